//! The page behind a link: the document, and what its reader may do with it.

use super::{Form, acts, paper, standing};
use crate::domain::document::Document;
use crate::domain::language::Language;
use crate::domain::proof::ProofCode;
use crate::store::frozen::Paper;
use crate::web::html::Html;

/// The page of a document.
pub(super) fn of(token: &str, document: &Document, paper: &Paper, form: &Form) -> Html {
    let language = document.language;
    let title = format!("{} – {}", paper::title(document), paper.frozen.seller.name);
    let title = match form.refused {
        Some(_) => format!("{}{title}", language.pick("Erreur : ", "Error: ")),
        None => title,
    };
    let colors = Html::void("link", &[("rel", "stylesheet"), ("href", &format!("/p/{token}/colors.css"))]);
    let main = vec![
        acts::alert(form, language),
        standing::banner(document),
        paper::sheet(document, paper),
        acts::acts(token, document, form),
    ];
    let body = vec![head(token, document, paper), Html::tag("main", main), foot(document)];
    frame(language, &title, colors, body)
}

/// Where the document came from, and the way to find out that it is the true one.
fn foot(document: &Document) -> Html {
    let language = document.language;
    let sent = language.pick("Document transmis avec Comptoir", "Document sent with Comptoir");
    let code = document.proof_code.as_deref().and_then(|code| ProofCode::parse(code).ok());
    let code = code.map(|code| format!("&code={}", code.grouped())).unwrap_or_default();
    let door = format!("/verifier?langue={}{code}", language.code());
    let verify = language.pick("Vérifier ce document", "Verify this document");
    let verify = Html::element("a", &[("href", &door)], verify);
    Html::element("footer", &[("class", "foot")], vec![sent.into(), Html::text(" · "), verify])
}

/// The page of a link that leads nowhere.
pub(super) fn nowhere(language: Language) -> Html {
    let title = language.pick("Lien introuvable", "Link not found");
    let words = language.pick(
        "Ce lien n’existe pas ou n’est plus valable. Demandez à votre interlocuteur de vous renvoyer le document.",
        "This link does not exist or is no longer valid. Ask the sender for the document again.",
    );
    let card =
        Html::element("section", &[("class", "card")], vec![Html::tag("h1", title), Html::tag("p", words)]);
    frame(language, title, Html::default(), vec![Html::tag("main", card)])
}

pub(super) fn frame(language: Language, title: &str, colors: Html, body: Vec<Html>) -> Html {
    let head = vec![
        Html::void("meta", &[("charset", "utf-8")]),
        Html::void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
        Html::void("meta", &[("name", "robots"), ("content", "noindex, nofollow")]),
        Html::void("meta", &[("name", "color-scheme"), ("content", "light dark")]),
        Html::tag("title", title),
        Html::void("link", &[("rel", "icon"), ("href", "/icon.svg")]),
        Html::void("link", &[("rel", "stylesheet"), ("href", "/css/layers.css")]),
        Html::void("link", &[("rel", "stylesheet"), ("href", "/css/public.css")]),
        colors,
    ];
    let body = Html::element("body", &[("class", "guest")], body);
    let root = vec![Html::tag("head", head), body];
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
    let answer = acts::awaits(document).then(|| {
        let words = document.language.pick("Répondre", "Answer");
        Html::element("a", &[("class", "button filled"), ("href", "#answer")], words)
    });
    let doors = Html::element("nav", &[], vec![download, answer.unwrap_or_default()]);
    Html::element("header", &[("class", "top")], vec![named, doors])
}
