//! Credit notes: what is given back of an invoice, whole, line by line or as an amount, and never more than is left of it.

mod excess;
mod fit;
mod lines;

use serde::Deserialize;

use super::day::Day;
use super::ids::DocumentId;
use super::kind::Kind;
use super::language::Language;
use super::line::Nature;
use super::money::{Cents, Overflow};
use super::pricing::{LineInput, Pricing};
use super::quantity::Quantity;
use super::refusal::{FieldRefusal, Refusal};
use super::spread::spread;
use super::totals::{PriceMode, Remainder};
use super::vat::{Vat, VatCode};
use super::written;
use fit::Goal;

pub use excess::excess;
pub(super) use lines::set_amount;

/// The body of a new credit note.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct CreditInput {
    /// All that is left, chosen lines, or an amount.
    pub mode: CreditMode,
    /// For `lines`: which, and how much of each.
    #[serde(default)]
    pub lines: Option<Vec<ChosenLine>>,
    /// For `amount`: how much including VAT, in cents.
    #[serde(default)]
    pub amount: Option<Cents>,
}

/// What a credit note gives back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub enum CreditMode {
    /// All that is left.
    Whole,
    /// Some lines, or a part of each.
    Lines,
    /// An amount, spread over the VAT of what is left.
    Amount,
}

/// A line of the invoice, and how much of it is given back.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct ChosenLine {
    /// Its place in the invoice, from one.
    pub position: u32,
    /// A plain decimal; absent, all that is left of it.
    #[serde(default)]
    pub quantity: Option<String>,
}

/// What an issued credit note took of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// The place of the line in the invoice, from one.
    pub position: u32,
    /// How many.
    pub quantity: Quantity,
    /// What they came to, in the price mode of the invoice.
    pub amount: Cents,
}

/// An issued invoice, as far as its credit notes go.
#[derive(Debug, Clone)]
pub struct Invoice {
    /// Which.
    pub id: DocumentId,
    /// Invoice, deposit or progress invoice.
    pub kind: Kind,
    /// Its number.
    pub number: String,
    /// The day it bears.
    pub issued_on: Day,
    /// The language of its words.
    pub language: Language,
    /// Its lines and adjustments, and what is left of it.
    pub pricing: Pricing,
    /// What issued credit notes took of its lines.
    pub taken: Vec<Taken>,
}

/// Why nothing can be given back as asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// All of it was given back, or deducted, before.
    NothingLeft,
    /// More than is left of this VAT.
    Exceeds(Remainder),
    /// More than is left in all: this much, including VAT.
    ExceedsAll(Cents),
    /// Fields that cannot be taken as they are.
    Fields(Vec<FieldRefusal>),
}

impl Invoice {
    /// The lines and adjustments of the credit note that was asked for.
    pub fn credit(&self, asked: &CreditInput) -> Result<Pricing, Refused> {
        if self.left().iter().all(|left| left.base.is_zero() && left.tax.is_zero()) {
            return Err(Refused::NothingLeft);
        }
        match (asked.mode, asked.amount) {
            (CreditMode::Whole, _) => self.whole(),
            (CreditMode::Lines, _) => self.chosen(asked.lines.as_deref().unwrap_or_default()),
            (CreditMode::Amount, Some(amount)) => self.amount(amount),
            (CreditMode::Amount, None) => Err(Refusal::Missing.at("amount").into()),
        }
    }

    /// What is left of it.
    fn left(&self) -> &[Remainder] {
        &self.pricing.remainder
    }

    /// All that is left: line by line while that adds up to it, else an amount for each VAT.
    fn whole(&self) -> Result<Pricing, Refused> {
        let sold = self.sold()?;
        let untouched = self.taken.is_empty();
        let pricing = if untouched { self.copied() } else { self.part(&sold, &self.all_left(&sold))? };
        match fit::fitted(pricing, Goal::All, self.rounding())? {
            Ok(pricing) => Ok(pricing),
            Err(_) => self.amount(self.gross_left()?),
        }
    }

    /// Chosen lines, with their share of what was taken off or added to the whole.
    fn chosen(&self, asked: &[ChosenLine]) -> Result<Pricing, Refused> {
        let sold = self.sold()?;
        let chosen = self.choice(&sold, asked)?;
        if chosen == self.all_left(&sold) {
            return self.whole();
        }
        fit::fitted(self.part(&sold, &chosen)?, Goal::Part, self.rounding())?.map_err(Refused::Exceeds)
    }

    /// An amount including VAT, one line for each VAT.
    fn amount(&self, amount: Cents) -> Result<Pricing, Refused> {
        if amount.get() <= 0 {
            return Err(FieldRefusal { field: "amount".to_owned(), code: "amount_not_positive" }.into());
        }
        let all = self.gross_left()?;
        if amount > all {
            return Err(Refused::ExceedsAll(all));
        }
        let weights = self.left().iter().map(gross).collect::<Result<Vec<_>, _>>()?;
        let shares = spread(amount, &weights).map_err(|why| why.at("amount"))?;
        let parts = self.left().iter().zip(shares).filter(|(_, share)| !share.is_zero());
        Ok(Pricing {
            price_mode: PriceMode::Gross,
            lines: parts.map(|(left, share)| self.line_of(left.vat, share)).collect(),
            adjustments: Vec::new(),
            remainder: self.left().to_vec(),
        })
    }

    fn gross_left(&self) -> Result<Cents, Overflow> {
        self.left().iter().try_fold(Cents::ZERO, |sum, left| sum.plus(gross(left)?))
    }

    /// A line that says which invoice it gives back, and nothing else.
    fn line_of(&self, vat: Vat, amount: Cents) -> LineInput {
        let quantity = if amount.is_negative() { Quantity::MINUS_ONE } else { Quantity::ONE };
        let code = VatCode::from(vat);
        let alike = self.pricing.lines.iter().find(|line| line.vat.as_ref() == Some(&code));
        LineInput {
            name: self.words(),
            nature: Some(alike.and_then(|line| line.nature).unwrap_or(Nature::Service)),
            quantity: Some(quantity.to_string()),
            unit_price: Some(amount.decimal().abs().to_string()),
            vat: Some(code),
            ..LineInput::default()
        }
    }

    /// `Avoir sur facture F-2026-0001 du 24/11/2026`; the invoice of what is left of a quote is its balance.
    fn words(&self) -> String {
        let (title, day) =
            (self.kind.title(self.language).to_lowercase(), written::day(self.issued_on, self.language));
        match (self.kind, self.language) {
            (Kind::Quote, Language::Fr) => format!("Solde du {title} {} du {day}", self.number),
            (Kind::Quote, Language::En) => format!("Balance of {title} {} of {day}", self.number),
            (_, Language::Fr) => format!("Avoir sur {title} {} du {day}", self.number),
            (_, Language::En) => format!("Credit for {title} {} of {day}", self.number),
        }
    }

    /// The reason of a cent that makes parts sum to their whole.
    const fn rounding(&self) -> &'static str {
        self.language.pick("Arrondi", "Rounding")
    }
}

fn gross(left: &Remainder) -> Result<Cents, Overflow> {
    left.base.plus(left.tax)
}

impl From<FieldRefusal> for Refused {
    fn from(refusal: FieldRefusal) -> Self {
        Self::Fields(vec![refusal])
    }
}

impl From<Vec<FieldRefusal>> for Refused {
    fn from(refusals: Vec<FieldRefusal>) -> Self {
        Self::Fields(refusals)
    }
}

impl From<Overflow> for Refused {
    fn from(_: Overflow) -> Self {
        Refusal::AmountTooLarge.at("lines").into()
    }
}
