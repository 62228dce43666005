//! The document itself on a page: who, to whom, what, how much.

use crate::domain::document::Document;
use crate::domain::frozen::FrozenLine;
use crate::domain::identity::PostalAddress;
use crate::domain::kind::Kind;
use crate::domain::language::Language;
use crate::domain::money::Cents;
use crate::domain::pricing::LineKind;
use crate::domain::written;
use crate::store::frozen::Paper;
use crate::web::html::Html;

/// What the document is called.
pub(super) fn title(document: &Document) -> String {
    let word = match (document.kind, document.language) {
        (Kind::Quote, Language::Fr) => "Devis",
        (Kind::Quote, Language::En) => "Quote",
        (Kind::Deposit, Language::Fr) => "Facture d’acompte",
        (Kind::Deposit, Language::En) => "Deposit invoice",
        (Kind::Credit, Language::Fr) => "Avoir",
        (Kind::Credit, Language::En) => "Credit note",
        (Kind::Invoice | Kind::Progress, Language::Fr) => "Facture",
        (Kind::Invoice | Kind::Progress, Language::En) => "Invoice",
    };
    format!("{word} {}", document.number.as_deref().unwrap_or_default())
}

/// The whole sheet.
pub(super) fn sheet(document: &Document, paper: &Paper) -> Html {
    let (frozen, language) = (&paper.frozen, document.language);
    let seller = party(
        &frozen.seller.name,
        Some(&frozen.seller.address),
        frozen.seller.siren.as_ref().map(|siren| siren.grouped()),
    );
    let buyer = party(
        &frozen.buyer.name,
        frozen.buyer.address.as_ref(),
        frozen.buyer.siren.as_ref().map(|siren| siren.grouped()),
    );
    let dated = match language {
        Language::Fr => format!("Du {}", written::day(document.issued_on, language)),
        Language::En => format!("Dated {}", written::day(document.issued_on, language)),
    };
    let subject = match document.subject.as_str() {
        "" => Html::default(),
        subject => Html::element("p", &[("class", "subject")], subject),
    };
    let note = document
        .note
        .as_deref()
        .map(|note| Html::element("p", &[("class", "note")], note))
        .unwrap_or_default();
    let mentions =
        frozen.mentions.iter().map(|mention| Html::tag("p", mention.text.as_str())).collect::<Vec<_>>();
    Html::element(
        "article",
        &[("class", "card sheet")],
        vec![
            Html::tag("h1", title(document)),
            Html::element("p", &[("class", "dated")], dated),
            Html::element("div", &[("class", "parties")], vec![seller, buyer]),
            subject,
            lines(frozen.lines.as_slice(), document, language),
            sums(document, language),
            note,
            bank(paper, document, language),
            Html::element("div", &[("class", "mentions")], mentions),
        ],
    )
}

fn party(name: &str, address: Option<&PostalAddress>, siren: Option<String>) -> Html {
    let mut rows = vec![Html::tag("strong", name)];
    rows.extend(address.map(PostalAddress::lines).into_iter().flatten().map(|line| Html::tag("span", line)));
    rows.extend(siren.map(|siren| Html::tag("span", format!("SIREN {siren}"))));
    Html::element("address", &[], rows)
}

fn lines(lines: &[FrozenLine], document: &Document, language: Language) -> Html {
    let heads = [
        language.pick("Désignation", "Description"),
        language.pick("Qté", "Qty"),
        language.pick("Prix", "Price"),
        language.pick("TVA", "VAT"),
        language.pick("Total HT", "Net"),
    ];
    let heads = heads.map(|head| Html::element("th", &[("scope", "col")], head));
    let rows: Vec<Html> = lines.iter().map(|line| row(line, document, language)).collect();
    Html::element(
        "table",
        &[("class", "lines")],
        vec![Html::tag("thead", Html::tag("tr", Html::all(heads))), Html::tag("tbody", rows)],
    )
}

fn row(line: &FrozenLine, document: &Document, language: Language) -> Html {
    let money = |cents: Cents| written::money(cents, document.currency, language);
    let name = vec![
        Html::tag("strong", line.name.as_str()),
        line.description.as_deref().map(|text| Html::tag("small", text)).unwrap_or_default(),
    ];
    match line.kind {
        LineKind::Heading | LineKind::Text => Html::element(
            "tr",
            &[("class", line.kind.word())],
            Html::element("td", &[("colspan", "5")], name),
        ),
        LineKind::Subtotal => Html::element(
            "tr",
            &[("class", "subtotal")],
            vec![
                Html::element("td", &[("colspan", "4")], name),
                Html::tag("td", line.net.map(money).unwrap_or_default()),
            ],
        ),
        LineKind::Product | LineKind::Option => {
            let unit = line.unit.map(|unit| unit.word(language)).unwrap_or_default();
            let quantity = line
                .quantity
                .map(|quantity| written::decimal(quantity.decimal(), language))
                .unwrap_or_default();
            let price =
                line.unit_price.map(|price| written::decimal(price.decimal(), language)).unwrap_or_default();
            let rate =
                line.vat.and_then(|vat| vat.rate()).map(|rate| written::rate(rate.hundredths(), language));
            let class = if line.counts() { "product" } else { "option" };
            Html::element(
                "tr",
                &[("class", class)],
                vec![
                    Html::tag("td", name),
                    Html::tag("td", format!("{quantity} {unit}")),
                    Html::tag("td", price),
                    Html::tag("td", rate.unwrap_or_else(|| "–".to_owned())),
                    Html::tag("td", line.net.map(money).unwrap_or_default()),
                ],
            )
        }
    }
}

fn sums(document: &Document, language: Language) -> Html {
    let money = |cents: Cents| written::money(cents, document.currency, language);
    let pair = |name: String, value: String| vec![Html::tag("dt", name), Html::tag("dd", value)];
    let mut rows =
        pair(language.pick("Total HT", "Total excl. VAT").to_owned(), money(document.totals.net_total));
    for vat in document.vat.iter().filter(|vat| vat.rate.is_some()) {
        let rate = vat.rate.map(|rate| written::rate(rate, language)).unwrap_or_default();
        let name = match language {
            Language::Fr => format!("TVA {rate} sur {}", money(vat.base)),
            Language::En => format!("VAT {rate} of {}", money(vat.base)),
        };
        rows.extend(pair(name, money(vat.tax)));
    }
    let total = vec![
        Html::element("dt", &[("class", "total")], language.pick("Total TTC", "Total incl. VAT")),
        Html::element("dd", &[("class", "total")], money(document.totals.gross_total)),
    ];
    rows.extend(total);
    Html::element("dl", &[("class", "sums")], rows)
}

/// Where to pay an invoice.
fn bank(paper: &Paper, document: &Document, language: Language) -> Html {
    let Some(iban) = paper.frozen.seller.iban.as_ref().filter(|_| document.kind != Kind::Quote) else {
        return Html::default();
    };
    let words = format!("{} IBAN {}", language.pick("Par virement :", "By transfer:"), iban.grouped());
    Html::element("p", &[("class", "bank")], words)
}
