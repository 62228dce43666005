//! What is shown of a payment, and what the law says of it.

use super::{Direction, Method};
use crate::domain::check::cash_over_limit;
use crate::domain::client::ClientKind;
use crate::domain::day::Day;
use crate::domain::ids::{ClientId, DocumentId, PaymentId};
use crate::domain::money::Cents;
use crate::domain::vat::VatCode;
use serde::{Deserialize, Serialize};

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

/// What a refund gave back, and of what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct GivenBack {
    /// The credit note.
    pub credit_id: Option<DocumentId>,
    /// Its number.
    pub number: Option<String>,
    /// The payment that had brought too much.
    pub payment_id: Option<PaymentId>,
    /// The day it came.
    pub paid_on: Option<Day>,
    /// How much of it, in cents; negative in a reversal.
    pub amount: Cents,
}

/// What a payment brought for one VAT of a document, including VAT.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Collected {
    /// The document.
    pub document_id: DocumentId,
    /// How it is taxed.
    pub vat: VatCode,
    /// How much, in cents; negative when money goes back.
    pub amount: Cents,
}

/// What may be against the law in a payment; it is said, and the payment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub enum WarningCode {
    /// More cash than the law takes (C. mon. fin., L112-6 and D112-3).
    CashOver1000,
}

impl WarningCode {
    /// The stable code, key of a sentence.
    pub const fn code(self) -> &'static str {
        match self {
            Self::CashOver1000 => "cash_over_1000",
        }
    }
}

/// A warning in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Warning {
    /// Its stable code.
    pub code: &'static str,
    /// What it says, in the reader's language.
    pub detail: String,
}

impl Warning {
    /// A warning whose sentence is still to be said in the reader's language.
    pub fn unsaid(code: &'static str) -> Self {
        Self { code, detail: String::new() }
    }
}

/// What the law says of a payment: nobody pays more than 1,000 € in cash, but a private person who lives abroad.
pub fn warnings(method: Method, amount: Cents, kind: ClientKind, country: &str) -> Vec<WarningCode> {
    let visitor = kind == ClientKind::Consumer && country != "FR";
    let too_much = cash_over_limit(method, amount) && !visitor;
    if too_much { vec![WarningCode::CashOver1000] } else { Vec::new() }
}

/// A payment, a refund, or the reversal of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Payment {
    /// Its id.
    pub id: PaymentId,
    /// Whether money came in or went back.
    pub direction: Direction,
    /// The client.
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
    /// For a refund, what it gave back.
    pub parts: Vec<GivenBack>,
    /// What it brought, or gave back, VAT by VAT.
    pub collections: Vec<Collected>,
    /// What refunds gave back of it, in cents.
    pub refunded: Cents,
    /// What stays on the client's account, in cents.
    pub unallocated: Cents,
    /// What the law has to say.
    pub warnings: Vec<Warning>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cash_above_a_thousand_euros_is_warned_of_but_for_a_visitor() {
        let said = |method, amount: i64, kind, country| {
            !warnings(method, amount.try_into().unwrap(), kind, country).is_empty()
        };
        assert!(said(Method::Cash, 100_001, ClientKind::Business, "DE"));
        assert!(said(Method::Cash, 100_001, ClientKind::Consumer, "FR"));
        assert!(!said(Method::Cash, 100_001, ClientKind::Consumer, "US"));
        assert!(!said(Method::Cash, 100_000, ClientKind::Business, "FR"));
        assert!(!said(Method::Card, 900_000, ClientKind::Business, "FR"));
    }
}
