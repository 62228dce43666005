//! The verification page: what was found, in words, and the form that asks.

use super::answer::Answer;
use crate::domain::language::Language;
use crate::domain::written;
use crate::store::proofs::Proven;
use crate::web::html::Html;
use crate::web::public::page::frame;
use crate::web::sentences;

/// The page; what was typed as a code stays in its field.
pub(super) fn of(language: Language, code: &str, answer: Option<&Answer>) -> Html {
    let title = language.pick("Vérifier un document", "Verify a document");
    let refused = match answer {
        Some(Answer::Refused(why)) => Some(*why),
        _ => None,
    };
    let heading = match refused {
        Some(_) => format!("{}{title}", language.pick("Erreur : ", "Error: ")),
        None => title.to_owned(),
    };
    let lead = language.pick(
        "Devis, factures et avoirs émis avec Comptoir portent un code en bas de page. Ce code dit ce que contient l’original ; le fichier reçu, PDF ou XML, dit si c’est l’original lui-même, à l’octet près.",
        "Quotes, invoices and credit notes issued with Comptoir bear a code at the foot of the page. The code tells what the original says; the file you received, PDF or XML, tells whether it is the original itself, byte for byte.",
    );
    let intro = vec![Html::tag("h1", title), Html::element("p", &[("class", "lead")], lead)];
    let main = vec![
        Html::element("section", &[("class", "intro")], intro),
        answer.map(|answer| told(language, answer)).unwrap_or_default(),
        form(language, code, refused),
    ];
    let body = vec![top(language), Html::tag("main", main), foot(language)];
    frame(language, &format!("{heading} – Comptoir"), Html::default(), body)
}

fn top(language: Language) -> Html {
    let home = Html::element("a", &[("class", "seller"), ("href", "/")], "Comptoir");
    let other = match language {
        Language::Fr => ("/verifier?langue=en", "en", "English"),
        Language::En => ("/verifier?langue=fr", "fr", "Français"),
    };
    let (href, code, name) = other;
    let switch =
        Html::element("a", &[("class", "button"), ("href", href), ("hreflang", code), ("lang", code)], name);
    Html::element("header", &[("class", "top")], vec![home, Html::tag("nav", switch)])
}

fn foot(language: Language) -> Html {
    let words = language.pick(
        "Le fichier sert à calculer son empreinte ; il n’est ni gardé ni lu par personne.",
        "The file serves to work out its fingerprint; nobody keeps it or reads it.",
    );
    Html::element("footer", &[("class", "foot")], words)
}

fn told(language: Language, answer: &Answer) -> Html {
    let (tone, words) = sentence(language, answer);
    let role = if matches!(answer, Answer::Refused(_)) { "alert" } else { "status" };
    let state =
        Html::element("p", &[("class", &format!("state {tone}")), ("role", role), ("id", "answer")], words);
    let facts = answer.document().map(|document| facts(language, document)).unwrap_or_default();
    Html::all([state, facts])
}

fn sentence(language: Language, answer: &Answer) -> (&'static str, &'static str) {
    let (tone, french, english) = match answer {
        Answer::Genuine(_) => (
            "ok",
            "Ce fichier est exactement celui qui a été émis : pas un octet n’a changé.",
            "This file is exactly the one that was issued: not a byte has changed.",
        ),
        Answer::Exists(_) => (
            "info",
            "Un document porte ce code. Voici ce qu’il dit : comparez avec celui que vous avez reçu.",
            "A document bears this code. This is what it says: compare it with the one you received.",
        ),
        Answer::Altered(_) => (
            "bad",
            "Ce fichier n’est pas celui qui a été émis sous ce code, ou il a été modifié depuis. Voici ce que dit l’original : comparez.",
            "This file is not the one issued under this code, or it was changed since. This is what the original says: compare.",
        ),
        Answer::Apart => (
            "bad",
            "Ce fichier et ce code ne vont pas ensemble : vérifiez le code imprimé au bas du document.",
            "This file and this code do not belong together: check the code printed at the foot of the document.",
        ),
        Answer::UnknownFile => (
            "bad",
            "Ce fichier n’est pas l’un des nôtres, ou il a été modifié depuis son émission. Un duplicata, un scan ou un PDF réenregistré n’est pas l’original : vérifiez-le par son code.",
            "This file is not one of ours, or it was changed after it was issued. A duplicate, a scan or a PDF saved again is not the original: verify it by its code.",
        ),
        Answer::UnknownCode => (
            "bad",
            "Aucun document ne porte ce code. Relisez-le : douze lettres et chiffres, en bas de page.",
            "No document bears this code. Read it again: twelve letters and digits, at the foot of the page.",
        ),
        Answer::Refused(why) => return ("bad", sentences::of(why, language)),
    };
    (tone, language.pick(french, english))
}

fn facts(language: Language, document: &Proven) -> Html {
    let total = written::money(document.gross_total, document.currency, language);
    let rows = [
        (language.pick("Document", "Document"), document.kind.title(language).to_owned()),
        (language.pick("Numéro", "Number"), document.number.clone()),
        (language.pick("Date d’émission", "Issue date"), written::day(document.issued_on, language)),
        (language.pick("Émis par", "Issued by"), document.seller.clone()),
        (language.pick("Total TTC", "Total incl. VAT"), total),
    ];
    let pairs = rows.map(|(name, value)| {
        Html::element("div", &[("class", "sum")], vec![Html::tag("dt", name), Html::tag("dd", value)])
    });
    let label = language.pick("Ce que dit l’original", "What the original says");
    let list = Html::element("dl", &[("class", "facts")], Html::all(pairs));
    Html::element("section", &[("class", "card"), ("aria-label", label)], list)
}

fn form(language: Language, code: &str, refused: Option<&str>) -> Html {
    let action = format!("/verifier?langue={}", language.code());
    let inside = vec![
        code_field(language, code, refused),
        file_field(language, refused),
        Html::element(
            "button",
            &[("class", "button primary"), ("type", "submit")],
            language.pick("Vérifier", "Verify"),
        ),
    ];
    Html::element(
        "form",
        &[("class", "card"), ("method", "post"), ("action", &action), ("enctype", "multipart/form-data")],
        inside,
    )
}

fn code_field(language: Language, code: &str, refused: Option<&str>) -> Html {
    let mut attributes = vec![
        ("id", "code"),
        ("name", "code"),
        ("value", code),
        ("autocomplete", "off"),
        ("autocapitalize", "characters"),
        ("spellcheck", "false"),
        ("maxlength", "40"),
        ("placeholder", "XXXX-XXXX-XXXX"),
    ];
    if refused.is_some_and(|why| matches!(why, "proof_code_shape" | "proof_nothing_given")) {
        attributes.extend([
            ("aria-invalid", "true"),
            ("aria-describedby", "answer"),
            ("autofocus", "autofocus"),
        ]);
    }
    let label =
        Html::tag("span", language.pick("Code imprimé en bas de page", "Code at the foot of the page"));
    Html::element("label", &[("for", "code")], vec![label, Html::void("input", &attributes)])
}

fn file_field(language: Language, refused: Option<&str>) -> Html {
    let mut attributes = vec![
        ("id", "file"),
        ("name", "file"),
        ("type", "file"),
        ("accept", "application/pdf,text/xml,application/xml,.pdf,.xml"),
    ];
    if refused == Some("proof_file_too_large") {
        attributes.extend([("aria-invalid", "true"), ("aria-describedby", "answer")]);
    }
    let words = language
        .pick("Fichier reçu, PDF ou XML, 2 Mo au plus", "The file you received, PDF or XML, at most 2 MB");
    let label = Html::tag("span", words);
    Html::element("label", &[("for", "file")], vec![label, Html::void("input", &attributes)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back_escaped_beside_what_refused_it() {
        let page = of(Language::Fr, "<script>", Some(&Answer::Refused("proof_code_shape"))).into_string();
        assert!(page.contains("value=\"&lt;script&gt;\"") && page.contains("role=\"alert\""));
        assert!(page.contains("<title>Erreur : Vérifier un document"));
        assert_eq!(page.matches("aria-invalid").count(), 1);
        assert!(!page.contains("<script") && !page.contains("style="));
    }

    #[test]
    fn the_page_speaks_both_languages() {
        assert!(of(Language::En, "", Some(&Answer::Apart)).into_string().contains("do not belong together"));
        assert!(of(Language::Fr, "", None).into_string().contains("action=\"/verifier?langue=fr\""));
    }
}
