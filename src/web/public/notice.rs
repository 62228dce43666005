//! The letter that tells a company what its client answered.

use crate::domain::document::Document;
use crate::domain::ids::MessageId;
use crate::domain::language::Language;
use crate::domain::quote::{Answer, Verdict};
use crate::domain::text::LINE_MAX;
use crate::store::frozen::Paper;
use crate::store::messages::{Hold, LetterKind, NewMessage};

/// The letter, in the company's own language; nothing when the company has no address.
pub(super) fn notice(
    id: MessageId,
    document: &Document,
    paper: &Paper,
    answer: &Answer,
) -> Option<NewMessage> {
    let seller = &paper.frozen.seller;
    let (subject, body) = words(document, paper.company_language, answer);
    Some(NewMessage {
        id,
        kind: LetterKind::Answer,
        document: document.id.clone(),
        share: None,
        recipient: seller.email.as_ref()?.to_string(),
        recipient_name: seller.name.clone(),
        reply_to: paper.frozen.buyer.email.as_ref().map(ToString::to_string),
        subject: subject.chars().take(LINE_MAX).collect(),
        body,
        language: paper.company_language,
        hold: Hold::None,
    })
}

fn words(document: &Document, language: Language, answer: &Answer) -> (String, String) {
    let number = document.number.as_deref().unwrap_or_default();
    let (by, client) = (&answer.by, &document.client_name);
    let done = match (answer.verdict, language) {
        (Verdict::Accepted, Language::Fr) => "accepté",
        (Verdict::Refused, Language::Fr) => "refusé",
        (Verdict::Accepted, Language::En) => "accepted",
        (Verdict::Refused, Language::En) => "refused",
    };
    let note = answer.note.as_deref();
    match language {
        Language::Fr => (
            format!("Devis {number} {done} par {client}"),
            format!("{by} a {done} le devis {number} pour {client}.")
                + &note.map(|note| format!("\n\n« {note} »")).unwrap_or_default(),
        ),
        Language::En => (
            format!("Quote {number} {done} by {client}"),
            format!("{by} {done} quote {number} for {client}.")
                + &note.map(|note| format!("\n\n“{note}”")).unwrap_or_default(),
        ),
    }
}
