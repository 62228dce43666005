//! How one document stands to another.

use serde::{Deserialize, Serialize};

/// What a document does to the earlier one it points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Relation {
    /// An invoice, a deposit or a progress invoice bills an accepted quote.
    Bills,
    /// A final invoice takes off what a deposit invoice has billed.
    Deducts,
    /// A credit note takes an invoice back, in whole or in part.
    Credits,
    /// A quote replaces a sent quote, a corrective invoice an issued one.
    Revises,
}

impl Relation {
    /// The word in storage and on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bills => "bills",
            Self::Deducts => "deducts",
            Self::Credits => "credits",
            Self::Revises => "revises",
        }
    }
}
