//! Payments as they come in: an amount, its day, its means, and the documents it settles.

use super::day::Day;
use super::form::Form;
use super::ids::{ClientId, DocumentId, PaymentId};
use super::money::Cents;
use super::refusal::{FieldRefusal, Refusal};
use super::text::{LINE_MAX, TEXT_MAX, optional_line, optional_text};
use serde::{Deserialize, Serialize};

/// How money came in (UNCL 4461).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(rename = "PaymentMethod"),
    ts(rename = "PaymentMethod")
)]
pub enum Method {
    /// Credit transfer (30).
    Transfer,
    /// SEPA credit transfer (58).
    SepaTransfer,
    /// SEPA direct debit (59).
    SepaDebit,
    /// Direct debit (49).
    DirectDebit,
    /// Bank card (48).
    Card,
    /// Cash (10).
    Cash,
    /// Cheque (20).
    Cheque,
    /// Standing agreement (57).
    StandingOrder,
    /// Clearing between partners (97).
    Clearing,
}

impl Method {
    /// The word in storage and on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Transfer => "transfer",
            Self::SepaTransfer => "sepa_transfer",
            Self::SepaDebit => "sepa_debit",
            Self::DirectDebit => "direct_debit",
            Self::Card => "card",
            Self::Cash => "cash",
            Self::Cheque => "cheque",
            Self::StandingOrder => "standing_order",
            Self::Clearing => "clearing",
        }
    }

    /// The code of UNCL 4461 (BT-81).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Transfer => "30",
            Self::SepaTransfer => "58",
            Self::SepaDebit => "59",
            Self::DirectDebit => "49",
            Self::Card => "48",
            Self::Cash => "10",
            Self::Cheque => "20",
            Self::StandingOrder => "57",
            Self::Clearing => "97",
        }
    }

    /// Whether the money goes to the seller's account by transfer: EN 16931 then wants the account named (BR-61).
    pub const fn names_the_account(self) -> bool {
        match self {
            Self::Transfer | Self::SepaTransfer => true,
            Self::SepaDebit | Self::DirectDebit | Self::Card | Self::Cash => false,
            Self::Cheque | Self::StandingOrder | Self::Clearing => false,
        }
    }
}

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

impl PaymentInput {
    /// Reads every field, and names all those that are wrong.
    pub fn parse(self, today: Day) -> Result<NewPayment, Vec<FieldRefusal>> {
        let mut form = Form::default();
        let paid_on = form.take("paid_on", Day::parse(&self.paid_on));
        let reference = form.take("reference", optional_line(self.reference.as_deref(), LINE_MAX));
        let note = form.take("note", optional_text(self.note.as_deref(), TEXT_MAX));
        let mut wrong = Vec::new();
        let mut no = |field: String, code| wrong.push(FieldRefusal { field, code });
        if self.amount <= Cents::ZERO {
            no("amount".into(), "amount_not_positive");
        }
        if paid_on.is_some_and(|day| day > today) {
            no("paid_on".into(), "paid_in_future");
        }
        for (at, allocation) in self.allocations.iter().enumerate() {
            if allocation.amount <= Cents::ZERO {
                no(format!("allocations.{at}.amount"), "amount_not_positive");
            }
        }
        let allocated = Cents::sum(self.allocations.iter().map(|allocation| allocation.amount));
        if allocated.is_ok_and(|allocated| allocated > self.amount) {
            no("amount".into(), "allocation_exceeds_payment");
        }
        if self.allocations.len() > 200 {
            form.refuse("allocations", Refusal::TooLarge);
        }
        let read = form.close(|| {
            Some(NewPayment {
                client: self.client_id,
                paid_on: paid_on?,
                amount: self.amount,
                method: self.method,
                reference: reference?,
                note: note?,
                allocations: self.allocations,
            })
        });
        match read {
            Ok(payment) if wrong.is_empty() => Ok(payment),
            Ok(_) => Err(wrong),
            Err(mut refusals) => {
                refusals.extend(wrong);
                Err(refusals)
            }
        }
    }
}

/// What a payment settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Settled {
    /// The document.
    pub document_id: DocumentId,
    /// Its number.
    pub number: String,
    /// How much of it, in cents; negative in a reversal.
    pub amount: Cents,
}

/// A payment, or the reversal of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Payment {
    /// Its id.
    pub id: PaymentId,
    /// Who paid.
    pub client_id: ClientId,
    /// The client's name.
    pub client_name: String,
    /// On which day.
    pub paid_on: Day,
    /// How much, in cents; negative in a reversal.
    pub amount: Cents,
    /// How.
    pub method: Method,
    /// The reference on the statement.
    pub reference: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// The payment that this one undoes.
    pub reverses_id: Option<PaymentId>,
    /// The payment that undoes this one.
    pub reversed_by: Option<PaymentId>,
    /// What it settled.
    pub allocations: Vec<Settled>,
    /// What stays on the client's account, in cents.
    pub unallocated: Cents,
}
