//! Payments: how money moves, what a new one says, and what is shown of one.

mod input;
mod record;

pub use input::{Allocation, AllocationsInput, NewPayment, NewRefund, PaymentInput, RefundInput, RefundPart};
pub use record::{Collected, GivenBack, Payment, Settled, Warning, WarningCode, warnings};

use super::language::Language;
use serde::{Deserialize, Serialize};

/// How money moves (UNCL 4461).
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

    /// How, after «paid on such a day».
    pub const fn words(self, language: Language) -> &'static str {
        match self {
            Self::Transfer | Self::SepaTransfer => language.pick("par virement", "by bank transfer"),
            Self::SepaDebit | Self::DirectDebit => language.pick("par prélèvement", "by direct debit"),
            Self::Card => language.pick("par carte", "by card"),
            Self::Cash => language.pick("en espèces", "in cash"),
            Self::Cheque => language.pick("par chèque", "by cheque"),
            Self::StandingOrder => language.pick("par virement permanent", "by standing order"),
            Self::Clearing => language.pick("par compensation", "by clearing"),
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

/// Whether money comes in or goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(rename = "PaymentDirection"),
    ts(rename = "PaymentDirection")
)]
pub enum Direction {
    /// From the client.
    In,
    /// Back to the client.
    Out,
}

impl Direction {
    /// The word in storage and on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
        }
    }
}
