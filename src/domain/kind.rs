//! The kinds of document of one family.

use serde::{Deserialize, Serialize};

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Kind {
    /// An offer (devis).
    Quote,
    /// A commercial invoice (facture, UNTDID 1001 code 380).
    Invoice,
    /// A deposit invoice (acompte, code 386).
    Deposit,
    /// A credit note (avoir, code 381).
    Credit,
    /// A progress invoice (situation).
    Progress,
}

impl Kind {
    /// The word in storage and on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Invoice => "invoice",
            Self::Deposit => "deposit",
            Self::Credit => "credit",
            Self::Progress => "progress",
        }
    }
}
