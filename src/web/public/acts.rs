//! The two forms of a quote that waits for its answer: plain posts, which ask again for what is missing and forget nothing.

use super::{Form, options};
use crate::domain::document::{Document, State};
use crate::domain::language::Language;
use crate::domain::quote::{self, Verdict};
use crate::domain::text::{LINE_MAX, TEXT_MAX};
use crate::web::html::Html;
use crate::web::sentences;

/// A field of the two forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    By,
    Agree,
    Note,
}

/// Whether the document waits for its reader's answer.
pub(super) fn awaits(document: &Document) -> bool {
    document.state == State::Quote(quote::State::Sent)
}

/// The forms, while an answer is awaited.
pub(super) fn acts(token: &str, document: &Document, form: &Form) -> Html {
    if !awaits(document) {
        return Html::default();
    }
    let language = document.language;
    Html::element(
        "section",
        &[("class", "acts"), ("id", "answer"), ("aria-label", language.pick("Votre réponse", "Your answer"))],
        vec![
            acceptance(token, options::options(token, document, form), form, language),
            refusal(token, form, language),
        ],
    )
}

/// Why the form was refused, with the way to the field.
pub(super) fn alert(form: &Form, language: Language) -> Html {
    let Some((verdict, code)) = form.refused else { return Html::default() };
    let words = sentences::of(code, language);
    let inside = match culprit(code) {
        Some(field) => Html::element("a", &[("href", &format!("#{}", id(field, verdict)))], words),
        None => words.into(),
    };
    Html::element("p", &[("class", "state bad"), ("role", "alert"), ("id", "refused")], inside)
}

/// The field that a refusal speaks of.
fn culprit(code: &str) -> Option<Field> {
    match code {
        "name_missing" => Some(Field::By),
        "agreement_missing" => Some(Field::Agree),
        "too_long" => Some(Field::Note),
        _ => None,
    }
}

const fn id(field: Field, verdict: Verdict) -> &'static str {
    match (field, verdict) {
        (Field::By, Verdict::Accepted) => "accept-by",
        (Field::By, Verdict::Refused) => "refuse-by",
        (Field::Agree, _) => "agree",
        (Field::Note, _) => "why",
    }
}

fn acceptance(token: &str, options: Html, form: &Form, language: Language) -> Html {
    let agree = language.pick(
        "J’accepte ce devis et ses conditions : bon pour accord.",
        "I accept this quote and its terms.",
    );
    let mut tick = vec![("type", "checkbox"), ("name", "agree"), ("value", "1"), ("required", "required")];
    if form.agree.is_some() {
        tick.push(("checked", "checked"));
    }
    let tick = field("input", &tick, Field::Agree, Verdict::Accepted, form);
    Html::element(
        "form",
        &[("method", "post"), ("action", &format!("/p/{token}/acceptance")), ("class", "card accept")],
        vec![
            Html::tag("h2", language.pick("Ce devis vous convient ?", "Happy with this quote?")),
            options,
            name(Verdict::Accepted, form, language),
            Html::element(
                "label",
                &[("class", "tick"), ("for", "agree")],
                vec![tick, Html::tag("span", agree)],
            ),
            button("button primary", language.pick("Accepter le devis", "Accept the quote")),
        ],
    )
}

fn refusal(token: &str, form: &Form, language: Language) -> Html {
    let longest = TEXT_MAX.to_string();
    let why = [("name", "note"), ("rows", "3"), ("maxlength", longest.as_str())];
    let why = Html::element(
        "label",
        &[("for", "why")],
        vec![
            Html::tag("span", language.pick("Pourquoi ? (facultatif)", "Why? (optional)")),
            Html::element("textarea", &marked(&why, Field::Note, Verdict::Refused, form), form.note.as_str()),
        ],
    );
    let form_of_it = Html::element(
        "form",
        &[("method", "post"), ("action", &format!("/p/{token}/refusal"))],
        vec![
            name(Verdict::Refused, form, language),
            why,
            button("button", language.pick("Refuser le devis", "Refuse the quote")),
        ],
    );
    let mut attributes = vec![("class", "card refuse")];
    if matches!(form.refused, Some((Verdict::Refused, _))) {
        attributes.push(("open", "open"));
    }
    let summary = language.pick("Refuser ce devis…", "Refuse this quote…");
    Html::element("details", &attributes, vec![Html::tag("summary", summary), form_of_it])
}

fn name(verdict: Verdict, form: &Form, language: Language) -> Html {
    let longest = LINE_MAX.to_string();
    let attributes = [
        ("name", "by"),
        ("autocomplete", "name"),
        ("required", "required"),
        ("maxlength", longest.as_str()),
        ("value", form.by.as_str()),
    ];
    let label = Html::tag("span", language.pick("Vos prénom et nom", "Your full name"));
    let input = field("input", &attributes, Field::By, verdict, form);
    Html::element("label", &[("for", id(Field::By, verdict))], vec![label, input])
}

fn button(class: &str, label: &str) -> Html {
    Html::element("button", &[("class", class), ("type", "submit")], label)
}

fn field(
    element: &'static str,
    attributes: &[(&'static str, &str)],
    field: Field,
    verdict: Verdict,
    form: &Form,
) -> Html {
    Html::void(element, &marked(attributes, field, verdict, form))
}

/// The attributes with the field's id, and its fault when it has one: the reader lands on it.
fn marked<'a>(
    attributes: &[(&'static str, &'a str)],
    field: Field,
    verdict: Verdict,
    form: &Form,
) -> Vec<(&'static str, &'a str)> {
    let mut all = vec![("id", id(field, verdict))];
    all.extend_from_slice(attributes);
    if form.refused.is_some_and(|(refused, code)| refused == verdict && culprit(code) == Some(field)) {
        all.extend([("aria-invalid", "true"), ("aria-describedby", "refused"), ("autofocus", "autofocus")]);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(verdict: Verdict, code: &'static str) -> Form {
        Form { by: "Anne <Martin>".to_owned(), refused: Some((verdict, code)), ..Form::default() }
    }

    #[test]
    fn what_was_typed_comes_back_and_the_fault_is_pointed_at() {
        let form = refused(Verdict::Accepted, "agreement_missing");
        let html = acceptance("t", Html::default(), &form, Language::Fr).into_string();
        assert!(html.contains("value=\"Anne &lt;Martin&gt;\""));
        assert!(html.contains("id=\"agree\" type=\"checkbox\""));
        assert_eq!(html.matches("aria-invalid").count(), 1);
        assert!(alert(&form, Language::Fr).into_string().contains("href=\"#agree\""));
    }

    #[test]
    fn a_refused_refusal_stays_open() {
        assert!(
            refusal("t", &refused(Verdict::Refused, "name_missing"), Language::En)
                .into_string()
                .contains("<details class=\"card refuse\" open")
        );
        assert!(!refusal("t", &Form::default(), Language::En).into_string().contains("open="));
    }

    #[test]
    fn a_refusal_of_no_field_leads_nowhere() {
        let html = alert(&refused(Verdict::Accepted, "quote_expired"), Language::En).into_string();
        assert!(!html.contains("<a") && html.contains("This quote has expired."));
    }
}
