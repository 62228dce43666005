//! The lines of a document as a table; on a phone each line is a small card, which is why cells carry their heading.

use crate::domain::frozen::{Frozen, FrozenLine, FrozenReduction};
use crate::domain::language::Language;
use crate::domain::pricing::LineKind;
use crate::domain::quantity::Quantity;
use crate::domain::totals::PriceMode;
use crate::domain::written;
use crate::web::html::Html;

/// The headings of the columns.
fn heads(frozen: &Frozen) -> [&'static str; 5] {
    let language = frozen.language;
    let price = match frozen.price_mode {
        PriceMode::Net => language.pick("Prix HT", "Unit price"),
        PriceMode::Gross => language.pick("Prix TTC", "Price incl. VAT"),
    };
    [
        language.pick("Désignation", "Description"),
        language.pick("Quantité", "Quantity"),
        price,
        language.pick("TVA", "VAT"),
        language.pick("Total HT", "Net"),
    ]
}

/// The table.
pub(super) fn table(frozen: &Frozen) -> Html {
    let heads = heads(frozen).map(|head| Html::element("th", &[("scope", "col")], head));
    let rows: Vec<Html> = frozen.lines.iter().map(|line| row(line, frozen)).collect();
    Html::element(
        "table",
        &[("class", "lines")],
        vec![Html::tag("thead", Html::tag("tr", Html::all(heads))), Html::tag("tbody", rows)],
    )
}

fn row(line: &FrozenLine, frozen: &Frozen) -> Html {
    let net = line.net.map(|net| written::money(net, frozen.currency, frozen.language)).unwrap_or_default();
    match line.kind {
        LineKind::Heading | LineKind::Text => Html::element(
            "tr",
            &[("class", line.kind.word())],
            Html::element("td", &[("colspan", "5")], name(line, frozen)),
        ),
        LineKind::Subtotal => Html::element(
            "tr",
            &[("class", "subtotal")],
            vec![Html::element("td", &[("colspan", "4")], name(line, frozen)), Html::tag("td", net)],
        ),
        LineKind::Product | LineKind::Option => {
            let class = if line.counts() { "product" } else { "option" };
            Html::element("tr", &[("class", class)], cells(line, frozen, net))
        }
    }
}

fn cells(line: &FrozenLine, frozen: &Frozen, net: String) -> Vec<Html> {
    let language = frozen.language;
    let quantity = line.quantity.unwrap_or(Quantity::ONE);
    let unit = line.unit.map(|unit| unit.beside(quantity, language)).unwrap_or_default();
    let quantity = line.quantity.map(|quantity| written::decimal(quantity.decimal(), language));
    let price = line.unit_price.map(|price| written::price(price.decimal(), frozen.currency, language));
    let rate = line.vat.and_then(|vat| vat.rate()).map(|rate| written::rate(rate.hundredths(), language));
    let [_, quantity_head, price_head, vat_head, net_head] = heads(frozen);
    let cell = |head: &str, text: String| Html::element("td", &[("data-head", head)], text);
    vec![
        Html::tag("td", name(line, frozen)),
        cell(quantity_head, format!("{} {unit}", quantity.unwrap_or_default())),
        cell(price_head, price.unwrap_or_default()),
        cell(vat_head, rate.unwrap_or_else(|| "–".to_owned())),
        cell(net_head, net),
    ]
}

fn name(line: &FrozenLine, frozen: &Frozen) -> Vec<Html> {
    let language = frozen.language;
    let mut inside = vec![Html::tag("strong", line.name.as_str())];
    if line.kind == LineKind::Option {
        let word = match line.counts() {
            true => language.pick("Option retenue", "Option taken"),
            false => language.pick("Option, non comprise dans le total", "Option, not in the total"),
        };
        inside.push(Html::element("em", &[], word));
    }
    inside.extend(line.description.as_deref().map(|text| Html::tag("small", text)));
    let allowance =
        line.allowance.as_ref().map(|part| reduction(part, language.pick("Remise", "Discount"), "−", frozen));
    let charge =
        line.charge.as_ref().map(|part| reduction(part, language.pick("Supplément", "Charge"), "+", frozen));
    inside.extend(allowance.into_iter().chain(charge).map(|words| Html::tag("small", words)));
    inside
}

fn reduction(part: &FrozenReduction, usual: &str, sign: &str, frozen: &Frozen) -> String {
    let language = frozen.language;
    let reason = part.reason.as_deref().filter(|reason| !reason.is_empty()).unwrap_or(usual);
    let amount = written::money(part.amount, frozen.currency, language);
    let percent = part.percent.map(|percent| written::percent(percent.decimal(), language));
    let percent = percent.map(|percent| format!(" ({percent})")).unwrap_or_default();
    let colon = match language {
        Language::Fr => " :",
        Language::En => ":",
    };
    format!("{reason}{percent}{colon} {sign}{amount}")
}
