//! The invoice of a quote: all that is left, or chosen lines. A quote is billed in parts the way that an invoice is credited in parts.

use serde::Deserialize;

use super::accepted::Accepted;
use crate::domain::credit::{ChosenLine, CreditInput, CreditMode, Invoice, Refused, Taken};
use crate::domain::document::Document;
use crate::domain::ids::DocumentId;
use crate::domain::money::{Cents, Overflow};
use crate::domain::pricing::{LineInput, LineKind, Pricing};
use crate::domain::refusal::{FieldRefusal, Refusal};
use crate::domain::totals::Remainder;

/// What is to be billed of a quote.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct BillInput {
    /// Which lines, and how much of each; absent, all that is left.
    pub lines: Option<Vec<ChosenLine>>,
    /// Whether the deposits billed on the quote are deducted; they are when nothing is said.
    pub deduct: Option<bool>,
}

/// Why a quote cannot be billed so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unbillable {
    /// Nothing is left of it.
    NothingLeft,
    /// Fields that cannot be taken as they are.
    Fields(Vec<FieldRefusal>),
}

/// The lines and adjustments of the invoice, each line with the one it comes from.
pub fn bill(
    quote: &Document,
    accepted: &Accepted,
    left: &[Remainder],
    taken: Vec<Taken>,
    lines: Option<&[ChosenLine]>,
) -> Result<Pricing, Unbillable> {
    let mode = if lines.is_some() { CreditMode::Lines } else { CreditMode::Whole };
    let asked = CreditInput { mode, lines: lines.map(<[_]>::to_vec), amount: None };
    let sold = Pricing {
        lines: accepted.pricing.lines.iter().map(sold).collect(),
        remainder: left.to_vec(),
        ..accepted.pricing.clone()
    };
    let whole = Invoice {
        id: quote.id.clone(),
        kind: quote.kind,
        number: quote.number.clone().unwrap_or_default(),
        issued_on: quote.issued_on,
        language: quote.language,
        pricing: sold,
        taken,
    };
    let mut part = whole.credit(&asked)?;
    part.lines.retain(|line| line.kind != LineKind::Option);
    Ok(part)
}

/// What the client took is sold; what they left aside holds its place, and counts for nothing.
fn sold(line: &LineInput) -> LineInput {
    match (line.kind, line.ticked) {
        (LineKind::Option, Some(true)) => LineInput { kind: LineKind::Product, ticked: None, ..line.clone() },
        _ => line.clone(),
    }
}

/// How much of each deposit an invoice takes off: all that is left of the first ones, while the invoice asks for as much.
pub fn deductible(
    deposits: &[(DocumentId, Cents)],
    gross: Cents,
) -> Result<Vec<(DocumentId, Cents)>, Overflow> {
    let mut open = gross.max(Cents::ZERO);
    let mut taken = Vec::new();
    for (deposit, left) in deposits {
        let amount = (*left).min(open);
        open = open.less(amount)?;
        if amount > Cents::ZERO {
            taken.push((deposit.clone(), amount));
        }
    }
    Ok(taken)
}

impl From<Refused> for Unbillable {
    fn from(refused: Refused) -> Self {
        let of_a_quote = |mut refusal: FieldRefusal| {
            if refusal.code == Refusal::QuantityExceedsInvoice.code() {
                refusal.code = Refusal::QuantityExceedsQuote.code();
            }
            refusal
        };
        match refused {
            Refused::NothingLeft => Self::NothingLeft,
            Refused::Exceeds(_) | Refused::ExceedsAll(_) => {
                Self::Fields(vec![Refusal::QuantityExceedsQuote.at("lines")])
            }
            Refused::Fields(fields) => Self::Fields(fields.into_iter().map(of_a_quote).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deposits_come_off_while_the_invoice_asks_for_as_much() {
        let id = |last: char| -> DocumentId {
            format!("01936f2e-8a3b-7c11-9d2e-12345678900{last}").parse().unwrap()
        };
        let cents = |amount: i64| Cents::try_from(amount).unwrap();
        let deposits = [(id('1'), cents(300)), (id('2'), cents(0)), (id('3'), cents(500))];
        assert_eq!(
            deductible(&deposits, cents(400)).unwrap(),
            [(id('1'), cents(300)), (id('3'), cents(100))]
        );
        assert_eq!(deductible(&deposits, cents(-1)).unwrap(), []);
    }
}
