//! What a document is called, and what it says under its title of the document it follows.

use super::frozen::{Frozen, Preceding};
use super::kind::Kind;
use super::language::Language;
use super::relation::Relation;

impl Frozen {
    /// The title printed on the document.
    pub fn title(&self) -> String {
        let language = self.language;
        let title = self.kind.title(language);
        match (self.kind, self.replaces(), self.rank) {
            (Kind::Invoice, Some(_), _) => {
                language.pick("Facture rectificative", "Corrective invoice").to_owned()
            }
            (Kind::Progress, _, Some(rank)) => {
                format!("{title} {}{rank}", language.pick("n°\u{A0}", "no.\u{A0}"))
            }
            _ => title.to_owned(),
        }
    }

    /// What the document does to an earlier one, as printed under its title.
    pub fn origin(&self) -> Option<String> {
        let earlier = self.preceding.iter().find(|earlier| earlier.relation != Relation::Deducts)?;
        let deed = match (self.kind, earlier.relation) {
            (_, Relation::Bills | Relation::Deducts) => return None,
            (_, Relation::Credits) => self.language.pick("Sur", "For"),
            (Kind::Quote, Relation::Revises) => self.language.pick("Remplace", "Replaces"),
            (_, Relation::Revises) => self.language.pick("Annule et remplace", "Cancels and replaces"),
        };
        Some(format!("{deed} {}", earlier.named(self.language)))
    }
}

impl Preceding {
    /// Its kind, its number and its day: `la facture F-2026-0101 du 02/10/2026`.
    pub fn named(&self, language: Language) -> String {
        let kind = match self.kind {
            Kind::Quote => language.pick("le devis", "quote"),
            Kind::Invoice => language.pick("la facture", "invoice"),
            Kind::Deposit => language.pick("la facture d’acompte", "deposit invoice"),
            Kind::Progress => language.pick("la facture de situation", "progress invoice"),
            Kind::Credit => language.pick("l’avoir", "credit note"),
        };
        let of = language.pick("du", "of");
        format!("{kind} {} {of} {}", self.number, self.issued_on.written())
    }
}
