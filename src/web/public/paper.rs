//! The document itself on a page: who, to whom, what, how much.

use super::{lines, sums};
use crate::domain::document::Document;
use crate::domain::identity::{PostalAddress, Siren};
use crate::domain::kind::Kind;
use crate::domain::language::Language;
use crate::domain::mentions::MentionCode;
use crate::domain::written;
use crate::store::frozen::Paper;
use crate::web::html::Html;

/// What the document is called.
pub(super) fn title(document: &Document) -> String {
    let number = document.number.as_deref().unwrap_or_default();
    format!("{} {number}", document.kind.title(document.language))
}

/// The whole sheet.
pub(super) fn sheet(document: &Document, paper: &Paper) -> Html {
    let (frozen, language) = (&paper.frozen, document.language);
    let seller = &frozen.seller;
    let from = party(
        language.pick("De", "From"),
        &seller.style(),
        Some(&seller.address),
        [seller.siren.as_ref().map(named), seller.email.as_ref().map(ToString::to_string)],
    );
    let buyer = &frozen.buyer;
    let to = party(
        language.pick("Pour", "For"),
        &buyer.name,
        buyer.address.as_ref(),
        [buyer.contact_name.clone(), buyer.siren.as_ref().map(named)],
    );
    let optional = |class: &'static str, text: Option<&str>| {
        text.filter(|text| !text.is_empty())
            .map(|text| Html::element("p", &[("class", class)], text))
            .unwrap_or_default()
    };
    // How paper is accepted matters on paper; here there is a form.
    let said = frozen.mentions.iter().filter(|mention| mention.code != MentionCode::Approval);
    let mentions: Vec<Html> = said.map(|mention| Html::tag("p", mention.text.as_str())).collect();
    Html::element(
        "article",
        &[("class", "card sheet")],
        vec![
            Html::tag("h1", title(document)),
            Html::element("p", &[("class", "dated")], dated(document)),
            Html::element("div", &[("class", "parties")], vec![from, to]),
            optional("subject", Some(document.subject.as_str())),
            lines::table(frozen),
            sums::sums(frozen),
            optional("note", document.note.as_deref()),
            bank(paper, document),
            Html::element("div", &[("class", "mentions")], mentions),
        ],
    )
}

fn named(siren: &Siren) -> String {
    format!("SIREN {}", siren.grouped())
}

fn dated(document: &Document) -> String {
    let language = document.language;
    let day = written::day(document.issued_on, language);
    let order = document.purchase_order.as_deref().map(|order| match language {
        Language::Fr => format!(" · Votre commande {order}"),
        Language::En => format!(" · Your order {order}"),
    });
    let dated = match language {
        Language::Fr => format!("Du {day}"),
        Language::En => format!("Dated {day}"),
    };
    dated + order.as_deref().unwrap_or_default()
}

fn party(label: &str, name: &str, address: Option<&PostalAddress>, more: [Option<String>; 2]) -> Html {
    let mut rows = vec![Html::element("small", &[], label), Html::tag("strong", name)];
    rows.extend(address.map(PostalAddress::lines).into_iter().flatten().map(|line| Html::tag("span", line)));
    rows.extend(more.into_iter().flatten().map(|line| Html::tag("span", line)));
    Html::element("address", &[], rows)
}

/// Where to pay what is asked for.
fn bank(paper: &Paper, document: &Document) -> Html {
    let asks = matches!(document.kind, Kind::Invoice | Kind::Deposit | Kind::Progress);
    let Some(iban) = paper.frozen.seller.iban.as_ref().filter(|_| asks) else {
        return Html::default();
    };
    let number = title(document);
    let words = match document.language {
        Language::Fr => format!("Par virement : IBAN {}, avec la référence « {number} ».", iban.grouped()),
        Language::En => format!("By transfer: IBAN {}, with the reference “{number}”.", iban.grouped()),
    };
    Html::element("p", &[("class", "bank")], words)
}
