//! What a letter that brings a document could say, in the document's language; people write their own over it.

use crate::domain::frozen::Frozen;
use crate::domain::kind::Kind;
use crate::domain::language::Language;
use serde::Serialize;

/// A letter as it is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Proposal {
    /// The client's address, when it is known.
    pub to: Option<String>,
    /// The subject.
    pub subject: String,
    /// What it says.
    pub message: String,
}

/// Proposes a letter.
pub fn proposal(frozen: &Frozen) -> Proposal {
    let (language, seller) = (frozen.language, &frozen.seller.name);
    let number = frozen.number.as_ref().map(|number| format!(" {}", number.as_str())).unwrap_or_default();
    let about = match frozen.subject.as_str() {
        "" => String::new(),
        subject => language.pick(" : ", ": ").to_owned() + subject,
    };
    let word = match (frozen.kind, language) {
        (Kind::Quote, Language::Fr) => "devis",
        (Kind::Quote, Language::En) => "quote",
        (Kind::Credit, Language::Fr) => "avoir",
        (Kind::Credit, Language::En) => "credit note",
        (Kind::Deposit, Language::Fr) => "facture d’acompte",
        (Kind::Deposit, Language::En) => "deposit invoice",
        (Kind::Invoice | Kind::Progress, Language::Fr) => "facture",
        (Kind::Invoice | Kind::Progress, Language::En) => "invoice",
    };
    let subject = match language {
        Language::Fr => format!("Votre {word}{number}{about}"),
        Language::En => format!("Your {word}{number}{about}"),
    };
    let ask = match (frozen.kind, language) {
        (Kind::Quote, Language::Fr) => "Vous pouvez le consulter et l’accepter en ligne.",
        (Kind::Quote, Language::En) => "You can read and accept it online.",
        (Kind::Credit, Language::Fr) => "Vous le trouverez en pièce jointe et en ligne.",
        (_, Language::Fr) => "Vous la trouverez en pièce jointe et en ligne.",
        (_, Language::En) => "You will find it attached and online.",
    };
    let message = match language {
        Language::Fr => format!("Bonjour,\n\nVoici votre {word}{number}. {ask}\n\nBien à vous,\n{seller}"),
        Language::En => format!("Hello,\n\nHere is your {word}{number}. {ask}\n\nKind regards,\n{seller}"),
    };
    Proposal { to: frozen.buyer.email.as_ref().map(|email| email.as_str().to_owned()), subject, message }
}
