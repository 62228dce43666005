//! The lines of a deposit invoice: what is asked for, spread over the VAT of the quote it is for.

use serde::{Deserialize, Serialize};

use super::accepted::Accepted;
use crate::domain::document::Document;
use crate::domain::language::Language;
use crate::domain::line::Nature;
use crate::domain::money::Cents;
use crate::domain::pricing::LineInput;
use crate::domain::quantity::{Percent, Quantity};
use crate::domain::refusal::{FieldRefusal, Refusal};
use crate::domain::spread::spread;
use crate::domain::totals::Remainder;
use crate::domain::vat::{Vat, VatCode};
use crate::domain::written;

/// How much of a quote a deposit asks for: a percentage or an amount.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct DepositInput {
    /// So much of a hundred of the quote's total including VAT, a plain decimal.
    pub percent: Option<String>,
    /// An amount including VAT, in cents.
    pub amount: Option<Cents>,
}

/// The same, read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// So much of a hundred.
    Percent(Percent),
    /// So much money.
    Amount(Cents),
}

impl DepositInput {
    /// Reads which of the two was typed.
    pub fn read(&self) -> Result<Share, FieldRefusal> {
        match (self.percent.as_deref(), self.amount) {
            (Some(_), Some(_)) => Err(Refusal::PercentAndAmount.at("amount")),
            (Some(text), None) => match Percent::parse(text) {
                Ok(percent) if percent == Percent::ZERO => Err(Refusal::Missing.at("percent")),
                read => read.map(Share::Percent).map_err(|why| why.at("percent")),
            },
            (None, Some(amount)) if amount.is_negative() => Err(Refusal::Negative.at("amount")),
            (None, Some(amount)) if !amount.is_zero() => Ok(Share::Amount(amount)),
            (None, _) => Err(Refusal::Missing.at("percent")),
        }
    }
}

/// One line for each VAT of the quote, including VAT.
pub fn lines(quote: &Document, accepted: &Accepted, share: Share) -> Result<Vec<LineInput>, Refusal> {
    let amount = match share {
        Share::Percent(percent) => percent.of(accepted.totals.gross_total)?,
        Share::Amount(amount) => amount,
    };
    let vat = accepted.vat();
    let weights = vat.iter().map(Remainder::gross).collect::<Result<Vec<_>, _>>()?;
    let parts = vat.iter().zip(spread(amount, &weights)?).filter(|(_, part)| !part.is_zero());
    let name = name(quote, share);
    let line = |(left, part): (&Remainder, Cents)| {
        let quantity = if part.is_negative() { Quantity::MINUS_ONE } else { Quantity::ONE };
        LineInput {
            name: name.clone(),
            nature: Some(nature(accepted, left.vat)),
            quantity: Some(quantity.to_string()),
            unit_price: Some(part.decimal().abs().to_string()),
            vat: Some(left.vat.into()),
            ..LineInput::default()
        }
    };
    Ok(parts.map(line).collect())
}

/// Goods where nothing else is taxed so; the law taxes a deposit on a service when it is paid.
fn nature(accepted: &Accepted, vat: Vat) -> Nature {
    let code = VatCode::from(vat);
    let mut sold = accepted.pricing.lines.iter().filter(|line| line.vat.as_ref() == Some(&code));
    if sold.all(|line| line.nature == Some(Nature::Goods)) { Nature::Goods } else { Nature::Service }
}

fn name(quote: &Document, share: Share) -> String {
    let language = quote.language;
    let (number, day) =
        (quote.number.as_deref().unwrap_or_default(), written::day(quote.issued_on, language));
    let percent = match share {
        Share::Percent(percent) => written::percent(percent.decimal(), language),
        Share::Amount(_) => String::new(),
    };
    match (share, language) {
        (Share::Percent(_), Language::Fr) => format!("Acompte de {percent} sur devis {number} du {day}"),
        (Share::Amount(_), Language::Fr) => format!("Acompte sur devis {number} du {day}"),
        (Share::Percent(_), Language::En) => format!("Deposit of {percent} on quote {number} of {day}"),
        (Share::Amount(_), Language::En) => format!("Deposit on quote {number} of {day}"),
    }
}
