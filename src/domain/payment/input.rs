//! What is typed: a payment, the later use of one, and money that goes back.

use super::Method;
use crate::domain::day::Day;
use crate::domain::form::Form;
use crate::domain::ids::{ClientId, DocumentId, PaymentId};
use crate::domain::money::Cents;
use crate::domain::refusal::{FieldRefusal, Refusal};
use crate::domain::text::{LINE_MAX, TEXT_MAX, optional_line, optional_text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// At most how many documents one payment settles, or how many sources one refund has.
const PARTS_MAX: usize = 200;

/// The part of a payment that settles one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Allocation {
    /// The document.
    pub document_id: DocumentId,
    /// How much of it, in cents.
    pub amount: Cents,
}

/// The body of a new payment.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct PaymentInput {
    /// Who paid.
    pub client_id: ClientId,
    /// On which day.
    pub paid_on: String,
    /// How much, in cents.
    pub amount: Cents,
    /// How.
    pub method: Method,
    /// The reference on the statement.
    #[serde(default)]
    pub reference: Option<String>,
    /// A remark.
    #[serde(default)]
    pub note: Option<String>,
    /// What it settles; the rest stays on the client's account.
    #[serde(default)]
    pub allocations: Vec<Allocation>,
}

/// A payment that can be stored.
#[derive(Debug, Clone)]
pub struct NewPayment {
    /// Who paid.
    pub client: ClientId,
    /// On which day.
    pub paid_on: Day,
    /// How much.
    pub amount: Cents,
    /// How.
    pub method: Method,
    /// The reference on the statement.
    pub reference: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// What it settles, each document once.
    pub allocations: Vec<Allocation>,
}

/// The body of a later use of what a payment left on the client's account.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct AllocationsInput {
    /// What it settles.
    pub allocations: Vec<Allocation>,
}

/// Where the money of a refund comes from: a credit note, or what a payment left on the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct RefundPart {
    /// The credit note.
    #[serde(default)]
    pub credit_id: Option<DocumentId>,
    /// The payment.
    #[serde(default)]
    pub payment_id: Option<PaymentId>,
    /// How much of it, in cents.
    pub amount: Cents,
}

/// The body of a refund: each cent that goes back says where it comes from.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct RefundInput {
    /// On which day.
    pub paid_on: String,
    /// How much, in cents.
    pub amount: Cents,
    /// How.
    pub method: Method,
    /// The reference on the statement.
    #[serde(default)]
    pub reference: Option<String>,
    /// A remark.
    #[serde(default)]
    pub note: Option<String>,
    /// Where it comes from: these sum to the amount.
    pub parts: Vec<RefundPart>,
}

/// A refund that can be stored.
#[derive(Debug, Clone)]
pub struct NewRefund {
    /// What it shares with a payment; it settles nothing.
    pub payment: NewPayment,
    /// Where it comes from, each source once.
    pub parts: Vec<RefundPart>,
}

impl PaymentInput {
    /// Reads every field, and names all those that are wrong.
    pub fn parse(self, today: Day) -> Result<NewPayment, Vec<FieldRefusal>> {
        let mut form = Form::default();
        let paid_on = past_day(&mut form, &self.paid_on, today);
        let reference = form.take("reference", optional_line(self.reference.as_deref(), LINE_MAX));
        let note = form.take("note", optional_text(self.note.as_deref(), TEXT_MAX));
        positive(&mut form, "amount", self.amount);
        allocations(&mut form, &self.allocations);
        let allocated = Cents::sum(self.allocations.iter().map(|allocation| allocation.amount));
        if allocated.is_ok_and(|allocated| allocated > self.amount) {
            form.refuse("amount", Refusal::AllocationExceedsPayment);
        }
        form.close(|| {
            Some(NewPayment {
                client: self.client_id,
                paid_on: paid_on?,
                amount: self.amount,
                method: self.method,
                reference: reference?,
                note: note?,
                allocations: self.allocations,
            })
        })
    }
}

impl AllocationsInput {
    /// Reads every allocation, and names all those that are wrong.
    pub fn parse(self) -> Result<Vec<Allocation>, Vec<FieldRefusal>> {
        let mut form = Form::default();
        if self.allocations.is_empty() {
            form.refuse("allocations", Refusal::Missing);
        }
        allocations(&mut form, &self.allocations);
        form.close(|| Some(self.allocations))
    }
}

impl RefundInput {
    /// Reads every field, and names all those that are wrong: the parts must make the amount.
    pub fn parse(self, client: ClientId, today: Day) -> Result<NewRefund, Vec<FieldRefusal>> {
        let mut form = Form::default();
        let paid_on = past_day(&mut form, &self.paid_on, today);
        let reference = form.take("reference", optional_line(self.reference.as_deref(), LINE_MAX));
        let note = form.take("note", optional_text(self.note.as_deref(), TEXT_MAX));
        positive(&mut form, "amount", self.amount);
        parts(&mut form, &self.parts);
        if Cents::sum(self.parts.iter().map(|part| part.amount)) != Ok(self.amount) {
            form.refuse("amount", Refusal::RefundNotSourced);
        }
        form.close(|| {
            let payment = NewPayment {
                client,
                paid_on: paid_on?,
                amount: self.amount,
                method: self.method,
                reference: reference?,
                note: note?,
                allocations: Vec::new(),
            };
            Some(NewRefund { payment, parts: self.parts })
        })
    }
}

fn past_day(form: &mut Form, text: &str, today: Day) -> Option<Day> {
    let day = form.take("paid_on", Day::parse(text))?;
    if day > today {
        form.refuse("paid_on", Refusal::PaidInFuture);
    }
    Some(day)
}

fn positive(form: &mut Form, field: &str, amount: Cents) {
    if amount <= Cents::ZERO {
        form.refuse(field, Refusal::AmountNotPositive);
    }
}

fn allocations(form: &mut Form, allocations: &[Allocation]) {
    if allocations.len() > PARTS_MAX {
        form.refuse("allocations", Refusal::TooLarge);
    }
    let mut seen = BTreeSet::new();
    for (at, allocation) in allocations.iter().enumerate() {
        positive(form, &format!("allocations.{at}.amount"), allocation.amount);
        if !seen.insert(&allocation.document_id) {
            form.refuse(&format!("allocations.{at}.document_id"), Refusal::NamedTwice);
        }
    }
}

fn parts(form: &mut Form, parts: &[RefundPart]) {
    if parts.len() > PARTS_MAX {
        form.refuse("parts", Refusal::TooLarge);
    }
    let mut seen = BTreeSet::new();
    for (at, part) in parts.iter().enumerate() {
        positive(form, &format!("parts.{at}.amount"), part.amount);
        if part.credit_id.is_some() == part.payment_id.is_some() {
            form.refuse(&format!("parts.{at}"), Refusal::SourceMissing);
        }
        if !seen.insert((&part.credit_id, &part.payment_id)) {
            form.refuse(&format!("parts.{at}"), Refusal::NamedTwice);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cents(amount: i64) -> Cents {
        Cents::try_from(amount).unwrap()
    }

    fn part(amount: i64) -> RefundPart {
        let credit_id = "0198c0de-0000-7000-8000-000000000001".parse().ok();
        RefundPart { credit_id, payment_id: None, amount: cents(amount) }
    }

    fn refusals(amount: i64, parts: Vec<RefundPart>) -> Vec<(String, &'static str)> {
        let today = Day::parse("2026-11-24").unwrap();
        let input = RefundInput {
            paid_on: "2026-11-24".into(),
            amount: cents(amount),
            method: Method::Transfer,
            reference: None,
            note: None,
            parts,
        };
        let client = "0198c0de-0000-7000-8000-00000000000c".parse().unwrap();
        let refused = input.parse(client, today).err().unwrap_or_default();
        refused.into_iter().map(|refusal| (refusal.field, refusal.code)).collect()
    }

    #[test]
    fn each_cent_that_goes_back_says_where_it_comes_from() {
        assert_eq!(refusals(500, vec![part(500)]), []);
        assert_eq!(refusals(500, vec![part(499)]), [("amount".into(), "refund_not_sourced")]);
        assert_eq!(refusals(500, vec![]), [("amount".into(), "refund_not_sourced")]);
        let nowhere = RefundPart { credit_id: None, ..part(500) };
        assert_eq!(refusals(500, vec![nowhere]), [("parts.0".into(), "source_missing")]);
        assert_eq!(refusals(500, vec![part(250), part(250)]), [("parts.1".into(), "named_twice")]);
    }
}
