//! The options of a quote that waits for its answer: a box for each, and what the whole comes to with those ticked, without any script.

use super::Form;
use crate::domain::document::{Document, DocumentLine};
use crate::domain::language::Language;
use crate::domain::money::Cents;
use crate::domain::pricing::LineKind;
use crate::domain::trade::accepted::Accepted;
use crate::domain::written;
use crate::web::html::Html;

/// The boxes, the total with those ticked, and the button that counts again.
pub(super) fn options(token: &str, document: &Document, form: &Form) -> Html {
    let Ok(accepted) =
        Accepted::with(document, form.options.as_deref()).or_else(|_| Accepted::with(document, None))
    else {
        return Html::default();
    };
    let taken = accepted.options();
    let offered = (1_u32..).zip(&document.lines).filter(|(_, line)| line.input.kind == LineKind::Option);
    let boxes: Vec<Html> =
        offered.map(|(place, line)| tick(place, line, taken.contains(&place), document)).collect();
    if boxes.is_empty() {
        return Html::default();
    }
    let language = document.language;
    let total = money(accepted.totals.gross_total, document);
    let total = match language {
        Language::Fr => format!("Total TTC avec les options cochées : {total}"),
        Language::En => format!("Total incl. VAT with the options ticked: {total}"),
    };
    let again = [
        ("class", "button"),
        ("type", "submit"),
        ("formnovalidate", "formnovalidate"),
        ("formaction", &format!("/p/{token}/options#answer")),
    ];
    let mut inside = vec![Html::tag("legend", language.pick("Options", "Options"))];
    inside.extend(boxes);
    inside.push(Html::element("p", &[("class", "total"), ("role", "status")], total));
    inside.push(Html::element("button", &again, language.pick("Mettre à jour le total", "Update the total")));
    Html::element("fieldset", &[("class", "options")], inside)
}

fn tick(place: u32, line: &DocumentLine, taken: bool, document: &Document) -> Html {
    let name = format!("option-{place}");
    let mut attributes = vec![("type", "checkbox"), ("id", &name), ("name", &name), ("value", "1")];
    if taken {
        attributes.push(("checked", "checked"));
    }
    let net = line.net.map(|net| money(net, document)).unwrap_or_default();
    let words = match document.language {
        Language::Fr => format!("{} : {net} HT", line.input.name),
        Language::En => format!("{}: {net} excl. VAT", line.input.name),
    };
    Html::element(
        "label",
        &[("class", "tick"), ("for", &name)],
        vec![Html::void("input", &attributes), Html::tag("span", words)],
    )
}

fn money(amount: Cents, document: &Document) -> String {
    written::money(amount, document.currency, document.language)
}
