//! The page behind a link: the document, and what its reader may do with it.

use super::Form;
use super::paper;
use crate::domain::document::{Document, State};
use crate::domain::language::Language;
use crate::domain::written;
use crate::domain::{quote, settlement};
use crate::store::frozen::Paper;
use crate::web::html::Html;
use crate::web::sentences;

/// The page of a document.
pub(super) fn of(token: &str, document: &Document, paper: &Paper, form: &Form) -> Html {
    let language = document.language;
    let title = format!("{} – {}", paper::title(document), paper.frozen.seller.name);
    let body = vec![
        head(token, document, paper),
        state(document, language),
        refused(form, language),
        paper::sheet(document, paper),
        acts(token, document, form, language),
        Html::element(
            "footer",
            &[("class", "foot")],
            language.pick("Document transmis par Comptoir", "Document sent with Comptoir"),
        ),
    ];
    frame(language, &title, body)
}

/// The page of a link that leads nowhere.
pub(super) fn nowhere(language: Language) -> Html {
    let title = language.pick("Lien introuvable", "Link not found");
    let words = language.pick(
        "Ce lien n’existe pas ou n’est plus valable. Demandez à votre interlocuteur de vous renvoyer le document.",
        "This link does not exist or is no longer valid. Ask the sender for the document again.",
    );
    frame(
        language,
        title,
        vec![Html::element(
            "section",
            &[("class", "card state")],
            vec![Html::tag("h1", title), Html::tag("p", words)],
        )],
    )
}

fn frame(language: Language, title: &str, body: Vec<Html>) -> Html {
    let head = vec![
        Html::void("meta", &[("charset", "utf-8")]),
        Html::void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
        Html::void("meta", &[("name", "robots"), ("content", "noindex, nofollow")]),
        Html::void("meta", &[("name", "color-scheme"), ("content", "light dark")]),
        Html::void("link", &[("rel", "icon"), ("href", "/icon.svg")]),
        Html::void("link", &[("rel", "stylesheet"), ("href", "/css/layers.css")]),
        Html::void("link", &[("rel", "stylesheet"), ("href", "/css/public.css")]),
        Html::tag("title", title),
    ];
    let main = Html::element("main", &[("class", "guest")], body);
    let root = vec![Html::tag("head", head), Html::tag("body", main)];
    Html::all([Html::raw("<!doctype html>"), Html::element("html", &[("lang", language.code())], root)])
}

fn head(token: &str, document: &Document, paper: &Paper) -> Html {
    let seller = &paper.frozen.seller;
    let logo = seller.logo_id.as_ref().map(|_| {
        Html::void("img", &[("src", &format!("/p/{token}/logo")), ("alt", &seller.name), ("class", "logo")])
    });
    let named = logo.unwrap_or_else(|| Html::element("p", &[("class", "seller")], seller.name.as_str()));
    let download = document.language.pick("Télécharger le PDF", "Download the PDF");
    let download = Html::element("a", &[("class", "button"), ("href", &format!("/p/{token}/pdf"))], download);
    Html::element("header", &[("class", "top")], vec![named, download])
}

/// What has become of it, in words.
fn state(document: &Document, language: Language) -> Html {
    let day =
        |day: Option<crate::domain::day::Day>| day.map(|day| written::day(day, language)).unwrap_or_default();
    let by = document.answered_by.as_deref().unwrap_or_default();
    let open = written::money(document.open, document.currency, language);
    let (class, words) = match (&document.state, language) {
        (State::Quote(quote::State::Accepted | quote::State::Invoiced), Language::Fr) => {
            ("ok", format!("Devis accepté le {} par {by}. Merci !", day(document.answered_on)))
        }
        (State::Quote(quote::State::Accepted | quote::State::Invoiced), Language::En) => {
            ("ok", format!("Quote accepted on {} by {by}. Thank you!", day(document.answered_on)))
        }
        (State::Quote(quote::State::Refused), Language::Fr) => {
            ("bad", format!("Devis refusé le {} par {by}.", day(document.answered_on)))
        }
        (State::Quote(quote::State::Refused), Language::En) => {
            ("bad", format!("Quote refused on {} by {by}.", day(document.answered_on)))
        }
        (State::Quote(quote::State::Expired), Language::Fr) => (
            "warn",
            format!("Ce devis était valable jusqu’au {}. Demandez-en un nouveau.", day(document.due_on)),
        ),
        (State::Quote(quote::State::Expired), Language::En) => {
            ("warn", format!("This quote was valid until {}. Ask for a new one.", day(document.due_on)))
        }
        (State::Quote(_), Language::Fr) => {
            ("info", format!("Votre réponse est attendue jusqu’au {}.", day(document.due_on)))
        }
        (State::Quote(_), Language::En) => {
            ("info", format!("Your answer is expected by {}.", day(document.due_on)))
        }
        (State::Invoice(settlement::State::Paid), _) => (
            "ok",
            language.pick("Cette facture est réglée. Merci !", "This invoice is paid. Thank you!").to_owned(),
        ),
        (State::Invoice(settlement::State::Overdue), Language::Fr) => {
            ("bad", format!("Reste dû : {open}, depuis le {}.", day(document.due_on)))
        }
        (State::Invoice(settlement::State::Overdue), Language::En) => {
            ("bad", format!("Still due: {open}, since {}.", day(document.due_on)))
        }
        (State::Invoice(_), Language::Fr) => {
            ("info", format!("À régler : {open}, au plus tard le {}.", day(document.due_on)))
        }
        (State::Invoice(_), Language::En) => {
            ("info", format!("To pay: {open}, by {}.", day(document.due_on)))
        }
    };
    Html::element("p", &[("class", &format!("state {class}")), ("role", "status")], words)
}

fn refused(form: &Form, language: Language) -> Html {
    match form.refused {
        Some(code) => Html::element(
            "p",
            &[("class", "state bad"), ("role", "alert"), ("id", "refused")],
            sentences::of(code, language),
        ),
        None => Html::default(),
    }
}

/// The two forms of a quote that waits.
fn acts(token: &str, document: &Document, form: &Form, language: Language) -> Html {
    if document.state != State::Quote(quote::State::Sent) {
        return Html::default();
    }
    let name = |id: &'static str| {
        Html::element(
            "label",
            &[("for", id)],
            vec![
                language.pick("Votre nom", "Your name").into(),
                Html::void(
                    "input",
                    &[("id", id), ("name", "by"), ("autocomplete", "name"), ("value", &form.by)],
                ),
            ],
        )
    };
    let mut tick = vec![("type", "checkbox"), ("name", "agree"), ("value", "1"), ("id", "agree")];
    if form.agree.is_some() {
        tick.push(("checked", "checked"));
    }
    let agree = language.pick(
        "J’accepte ce devis et ses conditions : bon pour accord.",
        "I accept this quote and its terms.",
    );
    let agree = Html::element(
        "label",
        &[("class", "tick"), ("for", "agree")],
        vec![Html::void("input", &tick), agree.into()],
    );
    let accept = language.pick("Accepter le devis", "Accept the quote");
    let accept = Html::element(
        "form",
        &[("method", "post"), ("action", &format!("/p/{token}/acceptance")), ("class", "card accept")],
        vec![
            name("accept-by"),
            agree,
            Html::element("button", &[("class", "button primary"), ("type", "submit")], accept),
        ],
    );
    let why = Html::element(
        "label",
        &[("for", "why")],
        vec![
            language.pick("Pourquoi ? (facultatif)", "Why? (optional)").into(),
            Html::element("textarea", &[("id", "why"), ("name", "note"), ("rows", "3")], form.note.as_str()),
        ],
    );
    let refuse = Html::element(
        "button",
        &[("class", "button"), ("type", "submit")],
        language.pick("Refuser le devis", "Refuse the quote"),
    );
    let refusal = Html::element(
        "form",
        &[("method", "post"), ("action", &format!("/p/{token}/refusal"))],
        vec![name("refuse-by"), why, refuse],
    );
    let refusal = Html::element(
        "details",
        &[("class", "card")],
        vec![Html::tag("summary", language.pick("Refuser", "Refuse")), refusal],
    );
    Html::element("section", &[("class", "acts")], vec![accept, refusal])
}
