//! The priced part of a document as it is typed: read the same way by the editor and by the server.

mod adjustments;
mod answer;
mod lines;
mod reader;

use serde::{Deserialize, Serialize};

use super::adjustment::Adjustment;
use super::ids::DocumentId;
use super::line::{Line, Nature};
use super::money::Cents;
use super::refusal::{FieldRefusal, Refusal};
use super::totals::{PriceMode, Remainder, Totals};
use super::vat::VatCode;
use reader::{Reader, Rigour};

pub use answer::{PriceAnswer, VatAnswer};

/// The most lines a document may carry.
const LINES_MAX: usize = 500;
/// The most allowances and charges a document may carry.
const ADJUSTMENTS_MAX: usize = 20;

/// What decides the figures of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Pricing {
    /// Whether prices exclude or include VAT.
    #[serde(default)]
    pub price_mode: PriceMode,
    /// The lines, in order.
    #[serde(default)]
    pub lines: Vec<LineInput>,
    /// The allowances and charges of the whole document.
    #[serde(default)]
    pub adjustments: Vec<AdjustmentInput>,
    /// What is left of the document that this one bills or credits: who takes all of a base takes all of its tax.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remainder: Vec<Remainder>,
}

/// The kinds of line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub enum LineKind {
    /// Something sold.
    #[default]
    Product,
    /// The title of the lines below it.
    Heading,
    /// A remark.
    Text,
    /// The sum of the lines above it.
    Subtotal,
    /// Something the client may add.
    Option,
}

impl LineKind {
    /// The word in storage and on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            LineKind::Product => "product",
            LineKind::Heading => "heading",
            LineKind::Text => "text",
            LineKind::Subtotal => "subtotal",
            LineKind::Option => "option",
        }
    }
}

/// A line as it is typed: anything may still be missing, numbers are text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct LineInput {
    /// What kind of line it is.
    #[serde(default)]
    pub kind: LineKind,
    /// The article it was picked from.
    #[serde(default)]
    pub article_id: Option<String>,
    /// The name of what is sold, or the words of a heading, a text, a subtotal.
    #[serde(default)]
    pub name: String,
    /// More about what is sold.
    #[serde(default)]
    pub description: Option<String>,
    /// Goods or a service.
    #[serde(default)]
    pub nature: Option<Nature>,
    /// A plain decimal, such as `1.5`.
    #[serde(default)]
    pub quantity: Option<String>,
    /// A code of UN/ECE Recommendation 20.
    #[serde(default)]
    pub unit: Option<String>,
    /// A plain decimal, such as `12.345`.
    #[serde(default)]
    pub unit_price: Option<String>,
    /// Taken off the line.
    #[serde(default)]
    pub allowance: Option<ReductionInput>,
    /// Added to the line.
    #[serde(default)]
    pub charge: Option<ReductionInput>,
    /// How it is taxed.
    #[serde(default)]
    pub vat: Option<VatCode>,
    /// For an option: whether it is taken.
    #[serde(default)]
    pub ticked: Option<bool>,
    /// The line of an earlier document that this one bills or credits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<LineSource>,
}

/// The line of an earlier document that a line bills or credits; for progress, how far it has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct LineSource {
    /// The earlier document.
    pub document_id: DocumentId,
    /// The place of the line in it, from one.
    pub position: u32,
    /// Progress: the percentage of the whole line reached with this document, a plain decimal, 0 to 100.
    #[serde(default)]
    pub percent: Option<String>,
    /// Progress: the percentage reached before. The server's answer; what a request says is replaced.
    #[serde(default)]
    pub previous_percent: Option<String>,
    /// Progress: the whole net of the line, in cents. The server's answer.
    #[serde(default)]
    pub contract_net: Option<Cents>,
    /// Progress: what was billed of it before, in cents. The server's answer.
    #[serde(default)]
    pub billed: Option<Cents>,
}

/// An allowance or a charge of a line as it is typed: a percentage or an amount.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct ReductionInput {
    /// A plain decimal, 0 to 100.
    #[serde(default)]
    pub percent: Option<String>,
    /// An amount in cents.
    #[serde(default)]
    pub amount: Option<Cents>,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Whether a whole document is lowered or raised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub enum AdjustmentKind {
    /// Taken off.
    Allowance,
    /// Added.
    Charge,
}

impl AdjustmentKind {
    /// The word in storage and on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            AdjustmentKind::Allowance => "allowance",
            AdjustmentKind::Charge => "charge",
        }
    }
}

/// An allowance or a charge of the whole document as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct AdjustmentInput {
    /// Taken off, or added.
    pub kind: AdjustmentKind,
    /// A plain decimal, 0 to 100.
    #[serde(default)]
    pub percent: Option<String>,
    /// An amount in cents.
    #[serde(default)]
    pub amount: Option<Cents>,
    /// Why, as printed.
    #[serde(default)]
    pub reason: String,
    /// Why, as a code: UNCL 5189 for an allowance, 7161 for a charge.
    #[serde(default)]
    pub reason_code: Option<String>,
    /// How a charge is taxed; an allowance is spread over the lines' own VAT.
    #[serde(default)]
    pub vat: Option<VatCode>,
}

/// A draft: what was typed, cleaned, and the totals of what is complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What was typed, texts cleaned and numbers in their plain form.
    pub pricing: Pricing,
    /// The totals of the complete lines, aligned with the lines typed.
    pub totals: Totals,
    /// What each complete allowance or charge comes to in the price mode, aligned with those typed.
    pub adjustment_amounts: Vec<Option<Cents>>,
}

/// Everything a document needs, nothing missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complete {
    /// Whether prices exclude or include VAT.
    pub mode: PriceMode,
    /// The lines.
    pub lines: Vec<Line>,
    /// The allowances and charges.
    pub adjustments: Vec<Adjustment>,
    /// What they come to.
    pub totals: Totals,
}

impl Pricing {
    /// Reads a draft: what is missing may stay so, what is wrong is refused.
    pub fn draft(&self) -> Result<Draft, Vec<FieldRefusal>> {
        let Reading { cleaned, lines, adjustments } = self.read(Rigour::Draft)?;
        // A line still incomplete holds its place, and counts for nothing.
        let priced: Vec<Line> =
            lines.into_iter().map(|line| line.unwrap_or(Line::Text(String::new()))).collect();
        let adjusted: Vec<Adjustment> = adjustments.iter().flatten().cloned().collect();
        let totals = self.totals(&priced, &adjusted)?;
        let mut amounts = totals.adjustment_amounts.iter().copied();
        let mut adjustment_amounts = Vec::new();
        for adjustment in &adjustments {
            adjustment_amounts.push(if adjustment.is_some() { amounts.next() } else { None });
        }
        Ok(Draft { pricing: cleaned, totals, adjustment_amounts })
    }

    /// Reads a document that is to be sent or issued: what is missing is refused too.
    pub fn complete(&self) -> Result<Complete, Vec<FieldRefusal>> {
        let Reading { lines, adjustments, .. } = self.read(Rigour::Complete)?;
        let lines: Vec<Line> = lines.into_iter().flatten().collect();
        let adjustments: Vec<Adjustment> = adjustments.into_iter().flatten().collect();
        if !lines.iter().any(|line| line.product().is_some()) {
            return Err(vec![Refusal::Missing.at("lines")]);
        }
        let totals = self.totals(&lines, &adjustments)?;
        match totals.vat_conflict() {
            Some(conflict) => Err(vec![conflict.at("lines")]),
            None => Ok(Complete { mode: self.price_mode, lines, adjustments, totals }),
        }
    }

    fn totals(&self, lines: &[Line], adjustments: &[Adjustment]) -> Result<Totals, Vec<FieldRefusal>> {
        let field = |why| if why == Refusal::NothingToSpreadOver { "adjustments" } else { "lines" };
        Totals::within(self.price_mode, lines, adjustments, &self.remainder)
            .map_err(|why| vec![why.at(field(why))])
    }

    fn read(&self, rigour: Rigour) -> Result<Reading, Vec<FieldRefusal>> {
        let mut refusals = Vec::new();
        if self.lines.len() > LINES_MAX {
            refusals.push(Refusal::TooManyLines.at("lines"));
        }
        if self.adjustments.len() > ADJUSTMENTS_MAX {
            refusals.push(Refusal::TooManyLines.at("adjustments"));
        }
        let mut reading = Reading {
            cleaned: Pricing {
                price_mode: self.price_mode,
                remainder: self.remainder.clone(),
                ..Pricing::default()
            },
            lines: Vec::new(),
            adjustments: Vec::new(),
        };
        for (at, typed) in self.lines.iter().take(LINES_MAX).enumerate() {
            let (cleaned, said) = typed.read(&mut Reader::new(format!("lines.{at}"), rigour, &mut refusals));
            reading.cleaned.lines.push(cleaned);
            reading.lines.push(said);
        }
        for (at, typed) in self.adjustments.iter().take(ADJUSTMENTS_MAX).enumerate() {
            let mut reader = Reader::new(format!("adjustments.{at}"), rigour, &mut refusals);
            let (cleaned, said) = typed.read(&mut reader);
            reading.cleaned.adjustments.push(cleaned);
            reading.adjustments.push(said);
        }
        if refusals.is_empty() { Ok(reading) } else { Err(refusals) }
    }
}

/// Everything typed, cleaned, and each line and adjustment that is complete, in its place.
struct Reading {
    cleaned: Pricing,
    lines: Vec<Option<Line>>,
    adjustments: Vec<Option<Adjustment>>,
}

/// What was typed, cleaned, and what it says once complete.
type Read<Typed, Said> = (Typed, Option<Said>);
