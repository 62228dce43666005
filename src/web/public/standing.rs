//! What has become of a document, in one sentence for its reader.

use crate::domain::day::Day;
use crate::domain::document::{Document, State};
use crate::domain::kind::Kind;
use crate::domain::language::Language;
use crate::domain::quote;
use crate::domain::settlement;
use crate::domain::written;
use crate::web::html::Html;

/// The sentence, and the tone it is said in.
pub(super) fn banner(document: &Document) -> Html {
    let (tone, words) = match document.state {
        _ if document.kind == Kind::Credit => ("info", credit(document)),
        State::Quote(state) => of_quote(state, document),
        State::Invoice(state) => of_invoice(state, document),
    };
    Html::element("p", &[("class", &format!("state {tone}")), ("role", "status")], words)
}

fn of_quote(state: quote::State, document: &Document) -> (&'static str, String) {
    let language = document.language;
    let (answered, until) = (day(document.answered_on, language), day(document.due_on, language));
    let by = document.answered_by.as_deref().unwrap_or_default();
    let taken = taken(document);
    match (state, language) {
        (quote::State::Accepted | quote::State::PartlyInvoiced | quote::State::Invoiced, Language::Fr) => {
            ("ok", format!("Devis accepté le {answered} par {by}{taken}. Merci !"))
        }
        (quote::State::Accepted | quote::State::PartlyInvoiced | quote::State::Invoiced, Language::En) => {
            ("ok", format!("Quote accepted on {answered} by {by}{taken}. Thank you!"))
        }
        (quote::State::Refused, Language::Fr) => ("bad", format!("Devis refusé le {answered} par {by}.")),
        (quote::State::Refused, Language::En) => ("bad", format!("Quote refused on {answered} by {by}.")),
        (quote::State::Expired, Language::Fr) => {
            ("warn", format!("Ce devis était valable jusqu’au {until}. Demandez-en un nouveau."))
        }
        (quote::State::Expired, Language::En) => {
            ("warn", format!("This quote was valid until {until}. Ask for a new one."))
        }
        (quote::State::Replaced, Language::Fr) => {
            ("warn", "Ce devis a été remplacé par un autre, qui vous a été envoyé depuis.".to_owned())
        }
        (quote::State::Replaced, Language::En) => {
            ("warn", "This quote was replaced by another one, which has been sent to you since.".to_owned())
        }
        (quote::State::Draft | quote::State::Sent, Language::Fr) => {
            ("info", format!("Votre réponse est attendue jusqu’au {until}."))
        }
        (quote::State::Draft | quote::State::Sent, Language::En) => {
            ("info", format!("Your answer is expected by {until}."))
        }
    }
}

/// What was accepted, where options make it another total than the quote's own.
fn taken(document: &Document) -> String {
    let gross = document.answered_gross.filter(|_| document.answered_options.is_some());
    let total = gross.map(|gross| written::money(gross, document.currency, document.language));
    match (total, document.language) {
        (Some(total), Language::Fr) => format!(", pour {total} TTC avec les options retenues"),
        (Some(total), Language::En) => format!(", for {total} incl. VAT with the options taken"),
        (None, _) => String::new(),
    }
}

fn of_invoice(state: settlement::State, document: &Document) -> (&'static str, String) {
    let language = document.language;
    let (open, due) =
        (written::money(document.open, document.currency, language), day(document.due_on, language));
    match (state, language) {
        (settlement::State::Paid, Language::Fr) => ("ok", "Cette facture est réglée. Merci !".to_owned()),
        (settlement::State::Paid, Language::En) => ("ok", "This invoice is paid. Thank you!".to_owned()),
        (settlement::State::Credited, Language::Fr) => {
            ("info", "Cette facture est annulée : vous n’avez rien à payer.".to_owned())
        }
        (settlement::State::Credited, Language::En) => {
            ("info", "This invoice is cancelled: you have nothing to pay.".to_owned())
        }
        (settlement::State::Overdue, Language::Fr) => ("bad", format!("Reste dû : {open}, depuis le {due}.")),
        (settlement::State::Overdue, Language::En) => ("bad", format!("Still due: {open}, since {due}.")),
        (settlement::State::PartlyPaid, Language::Fr) => {
            ("info", format!("Reste à régler : {open}, au plus tard le {due}."))
        }
        (settlement::State::PartlyPaid, Language::En) => ("info", format!("Left to pay: {open}, by {due}.")),
        (settlement::State::Draft | settlement::State::Issued, Language::Fr) => {
            ("info", format!("À régler : {open}, au plus tard le {due}."))
        }
        (settlement::State::Draft | settlement::State::Issued, Language::En) => {
            ("info", format!("To pay: {open}, by {due}."))
        }
    }
}

fn credit(document: &Document) -> String {
    let total = written::money(document.totals.gross_total, document.currency, document.language);
    match document.language {
        Language::Fr => format!("Avoir de {total} en votre faveur."),
        Language::En => format!("Credit of {total} in your favour."),
    }
}

fn day(day: Option<Day>, language: Language) -> String {
    day.map(|day| written::day(day, language)).unwrap_or_default()
}
