//! A draft as it is typed: every field may be missing, none may be wrong.

use super::day::Day;
use super::due::Due;
use super::frozen::Settled;
use super::ids::{ClientId, ContactId, DocumentId};
use super::language::Language;
use super::money::{Cents, Overflow};
use super::payment::Method;
use super::pricing::{AdjustmentInput, Draft as Priced, LineInput, Pricing};
use super::refusal::{FieldRefusal, Refusal};
use super::terms::Terms;
use super::text::{LINE_MAX, TEXT_MAX, clean_line, fold, optional_line, optional_text};
use super::totals::{PriceMode, Remainder};
use super::trade::deduction::Deducted;
use super::trade::left::gross;
use serde::{Deserialize, Serialize};

/// The body of a new or changed draft.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct DraftInput {
    /// For whom.
    #[serde(default)]
    pub client_id: Option<String>,
    /// The person it is addressed to.
    #[serde(default)]
    pub contact_id: Option<String>,
    /// What it is about.
    #[serde(default)]
    pub subject: String,
    /// The day on its head; absent, today's or the one it has.
    #[serde(default)]
    pub issued_on: Option<String>,
    /// An invoice's due date, a quote's last day; absent, by the terms.
    #[serde(default)]
    pub due_on: Option<String>,
    /// The day of the supply, if it is another one.
    #[serde(default)]
    pub supplied_on: Option<String>,
    /// `receipt`, `days:30`, `end_of_month:45`; absent, the client's or the company's.
    #[serde(default)]
    pub payment_terms: Option<String>,
    /// The buyer's order number (BT-13).
    #[serde(default)]
    pub purchase_order: Option<String>,
    /// A remark (BT-22).
    #[serde(default)]
    pub note: Option<String>,
    /// The language it is printed in; absent, the client's or the company's.
    #[serde(default)]
    pub language: Option<Language>,
    /// Whether prices are typed excluding or including VAT.
    #[serde(default)]
    pub price_mode: PriceMode,
    /// The lines, in order.
    #[serde(default)]
    pub lines: Vec<LineInput>,
    /// Allowances and charges of the whole.
    #[serde(default)]
    pub adjustments: Vec<AdjustmentInput>,
    /// The deposits that a final invoice takes off.
    #[serde(default)]
    pub deductions: Vec<DeductionInput>,
    /// The day an invoice was paid on the spot; with `settled_method`.
    #[serde(default)]
    pub settled_on: Option<String>,
    /// How it was paid on the spot.
    #[serde(default)]
    pub settled_method: Option<Method>,
}

/// A deposit taken off, in whole or in part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct DeductionInput {
    /// The deposit invoice.
    pub deposit_id: DocumentId,
    /// How much of it including VAT, in cents; absent, all that is left.
    #[serde(default)]
    pub amount: Option<Cents>,
}

/// A draft that can be stored, with the totals of what is complete.
#[derive(Debug, Clone)]
pub struct Draft {
    /// For whom.
    pub client: Option<ClientId>,
    /// The person it is addressed to.
    pub contact: Option<ContactId>,
    /// What it is about.
    pub subject: String,
    /// The day on its head.
    pub issued_on: Option<Day>,
    /// An invoice's due date, a quote's last day.
    pub due_on: Option<Day>,
    /// The day of the supply.
    pub supplied_on: Option<Day>,
    /// When it is to be paid.
    pub terms: Option<Terms>,
    /// The buyer's order number.
    pub purchase_order: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// The language it is printed in.
    pub language: Option<Language>,
    /// Lines, adjustments and their totals.
    pub priced: Priced,
    /// The deposits that it takes off, as typed.
    pub deductions: Vec<DeductionInput>,
    /// What is taken off of each deposit, in the figures that are stored.
    pub deducted: Vec<Deducted>,
    /// When and how it was paid on the spot.
    pub settled: Option<Settled>,
}

impl DraftInput {
    /// Reads every field, and names all those that are wrong.
    pub fn parse(self) -> Result<Draft, Vec<FieldRefusal>> {
        self.parse_within(Vec::new())
    }

    /// The same of a document that bills or credits an earlier one, of which so much is left.
    pub fn parse_within(self, remainder: Vec<Remainder>) -> Result<Draft, Vec<FieldRefusal>> {
        let mut refusals = Vec::new();
        let pricing = Pricing {
            price_mode: self.price_mode,
            lines: self.lines,
            adjustments: self.adjustments,
            remainder,
        };
        let priced = pricing.draft().map_err(|wrong| refusals.extend(wrong)).ok();
        let subject = take(&mut refusals, "subject", clean_line(&self.subject, LINE_MAX));
        let client = take(&mut refusals, "client_id", id(self.client_id));
        let contact = take(&mut refusals, "contact_id", id(self.contact_id));
        let issued_on = take(&mut refusals, "issued_on", day(self.issued_on));
        let due_on = take(&mut refusals, "due_on", day(self.due_on));
        let supplied_on = take(&mut refusals, "supplied_on", day(self.supplied_on));
        let terms =
            self.payment_terms.as_deref().filter(|text| !text.is_empty()).map(Terms::parse).transpose();
        let terms = take(&mut refusals, "payment_terms", terms);
        let order = take(&mut refusals, "purchase_order", optional_line(self.purchase_order.as_deref(), 100));
        let note = take(&mut refusals, "note", optional_text(self.note.as_deref(), TEXT_MAX));
        let settled_on = take(&mut refusals, "settled_on", day(self.settled_on));
        let settled = match (settled_on.flatten(), self.settled_method) {
            (Some(on), Some(method)) => Some(Settled { on, method }),
            (None, None) => None,
            (Some(_), None) => take(&mut refusals, "settled_method", Err(Refusal::Missing)),
            (None, Some(_)) => take(&mut refusals, "settled_on", Err(Refusal::Missing)),
        };
        match priced {
            Some(priced) if refusals.is_empty() => Ok(Draft {
                client: client.flatten(),
                contact: contact.flatten(),
                subject: subject.unwrap_or_default(),
                issued_on: issued_on.flatten(),
                due_on: due_on.flatten(),
                supplied_on: supplied_on.flatten(),
                terms: terms.flatten(),
                purchase_order: order.flatten(),
                note: note.flatten(),
                language: self.language,
                priced,
                deductions: self.deductions,
                deducted: Vec::new(),
                settled,
            }),
            _ => Err(refusals),
        }
    }
}

impl Draft {
    /// What is left to pay once its deposits and what was paid on the spot are taken off.
    pub fn due(&self) -> Result<Due, Overflow> {
        let deducted = self.deducted.iter().try_fold(Cents::ZERO, |sum, it| sum.plus(gross(&it.vat)?))?;
        Due::of(self.priced.totals.gross_total, deducted, self.settled)
    }

    /// The words by which a list finds it, folded; the client's name and the number come on top.
    pub fn search(&self) -> String {
        let order = self.purchase_order.as_deref().unwrap_or_default();
        fold(&format!("{} {order}", self.subject))
    }
}

fn take<T>(refusals: &mut Vec<FieldRefusal>, field: &str, read: Result<T, Refusal>) -> Option<T> {
    read.map_err(|refusal| refusals.push(refusal.at(field))).ok()
}

fn id<T: std::str::FromStr>(text: Option<String>) -> Result<Option<T>, Refusal> {
    text.filter(|text| !text.is_empty())
        .map(|text| text.parse().map_err(|_| Refusal::UnknownChoice))
        .transpose()
}

fn day(text: Option<String>) -> Result<Option<Day>, Refusal> {
    text.filter(|text| !text.is_empty()).map(|text| Day::parse(&text)).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let line = LineInput { name: "Pain".into(), quantity: Some("deux".into()), ..LineInput::default() };
        let input = DraftInput {
            issued_on: Some("2026-02-30".into()),
            client_id: Some("x".into()),
            payment_terms: Some("days:90".into()),
            lines: vec![line],
            ..DraftInput::default()
        };
        let refused = input.parse().unwrap_err();
        let fields: Vec<_> = refused.iter().map(|refusal| refusal.field.as_str()).collect();
        assert_eq!(fields, ["lines.0.quantity", "client_id", "issued_on", "payment_terms"]);
    }

    #[test]
    fn an_empty_draft_is_a_draft() {
        assert!(DraftInput::default().parse().is_ok());
    }
}
