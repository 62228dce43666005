//! The kinds of document of one family.

use serde::{Deserialize, Serialize};

use super::language::Language;
use super::refusal::Refusal;

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(rename = "DocumentKind"),
    ts(rename = "DocumentKind")
)]
pub enum Kind {
    /// An offer (devis).
    Quote,
    /// A commercial invoice (facture, UNTDID 1001 code 380).
    Invoice,
    /// A deposit invoice (acompte, code 386).
    Deposit,
    /// A credit note (avoir, code 381).
    Credit,
    /// A progress invoice (situation, code 380).
    Progress,
}

impl Kind {
    /// Every kind, in the order of a sale.
    pub const ALL: [Kind; 5] = [Kind::Quote, Kind::Deposit, Kind::Progress, Kind::Invoice, Kind::Credit];

    /// Reads the word in storage and on the wire.
    pub fn parse(word: &str) -> Result<Self, Refusal> {
        Self::ALL.into_iter().find(|kind| kind.word() == word).ok_or(Refusal::UnknownChoice)
    }

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

    /// The title printed on the document.
    pub const fn title(self, language: Language) -> &'static str {
        match self {
            Self::Quote => language.pick("Devis", "Quote"),
            Self::Invoice => language.pick("Facture", "Invoice"),
            Self::Deposit => language.pick("Facture d’acompte", "Deposit invoice"),
            Self::Credit => language.pick("Avoir", "Credit note"),
            Self::Progress => language.pick("Facture de situation", "Progress invoice"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_reads_what_it_writes() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.word()), Ok(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.word());
        }
        assert_eq!(Kind::parse("receipt"), Err(Refusal::UnknownChoice));
    }
}
