//! The documents that are drawn and judged.

use comptoir::domain::frozen::{BuyerKind, Frozen, Preceding, VatRegime};
use comptoir::domain::kind::Kind;
use comptoir::domain::language::Language;
use comptoir::domain::line::{Choice, Line, ProductLine};
use comptoir::domain::relation::Relation;
use comptoir::domain::terms::Terms;
use comptoir::domain::totals::PriceMode;
use comptoir::domain::vat::Reason;

use super::fixtures::*;

/// Every case, by name; quotes begin with `quote` and carry no data.
pub fn all() -> Vec<(&'static str, Frozen)> {
    let mut cases = simple();
    cases.extend(vat());
    cases.extend(kinds());
    cases.extend(long());
    cases.extend(people());
    cases
}

fn invoice(lines: &[Line]) -> Frozen {
    freeze(Kind::Invoice, PriceMode::Net, lines, &[])
}

fn with(mut frozen: Frozen, change: impl FnOnce(&mut Frozen)) -> Frozen {
    change(&mut frozen);
    mention(&mut frozen);
    frozen
}

fn boutique() -> Vec<Line> {
    let plans = ProductLine {
        description: Some("Relevés, plans au 1/50, perspectives et échantillons de matériaux.".into()),
        allowance: percent("10", "fidélité"),
        ..product("Conception et plans", "18.5", "72.5", 2000)
    };
    vec![
        Line::Heading("Études".into()),
        Line::Product(plans),
        service("Suivi de chantier", "12", "65", 2000),
        Line::Subtotal("Sous-total études".into()),
        Line::Heading("Mobilier".into()),
        goods("Comptoir en chêne massif, plateau 40 mm", "1", "2480", 2000),
        goods("Tabouret haut, assise cuir", "6", "189.9", 2000),
        Line::Text("Mobilier garanti deux ans ; teinte au choix parmi le nuancier joint.".into()),
        Line::Subtotal("Sous-total mobilier".into()),
    ]
}

fn simple() -> Vec<(&'static str, Frozen)> {
    let supplied = |frozen: &mut Frozen| {
        frozen.supplied_on = Some(day("2026-11-20"));
        frozen.purchase_order = Some("BC-2026/118".into());
        frozen.buyer.siret = Some("40483304800022".parse().unwrap());
        frozen.buyer.delivery = Some(address("3 passage du Grand-Cerf", "75002", "Paris", "FR"));
        frozen.note = Some("Merci de votre confiance. Toute l’équipe reste à votre écoute.".into());
    };
    vec![
        ("services", invoice(&[service("Développement du site", "3", "10.01", 2000)])),
        ("goods", invoice(&[goods("Vis inox A4, boîte de 200", "12", "8.335", 2000)])),
        ("boutique", with(invoice(&boutique()), supplied)),
        (
            "mixed-rates",
            invoice(&[
                service("Conseil", "2", "90", 2000),
                goods("Ouvrage relié", "3", "24.9", 550),
                goods("Panier garni", "5", "31.7", 1000),
            ]),
        ),
        (
            "document-allowance",
            freeze(
                Kind::Invoice,
                PriceMode::Net,
                &[service("Conseil", "7", "90", 2000), goods("Ouvrage relié", "3", "24.9", 550)],
                &[discount("5"), freight(1250)],
            ),
        ),
        (
            "two-allowances",
            freeze(
                Kind::Invoice,
                PriceMode::Net,
                &[service("Conseil", "7", "90", 2000), goods("Ouvrage relié", "3", "24.9", 550)],
                &[discount("5"), discount("1.5")],
            ),
        ),
        (
            "negative-quantity",
            invoice(&[goods("Chaise", "10", "45", 2000), goods("Chaise reprise", "-2", "45", 2000)]),
        ),
        (
            "gross",
            freeze(
                Kind::Invoice,
                PriceMode::Gross,
                &[
                    goods("Formule déjeuner", "7", "14.9", 1000),
                    Line::Product(ProductLine {
                        allowance: percent("3", ""),
                        ..product("Privatisation de la salle", "3", "166.66", 2000)
                    }),
                ],
                &[discount("2.5"), freight(990)],
            ),
        ),
    ]
}

fn vat() -> Vec<(&'static str, Frozen)> {
    let small = || invoice(&[service("Cours de dessin", "4", "35", 0)]);
    let franchise = |frozen: &mut Frozen| {
        frozen.seller.vat_regime = VatRegime::Franchise;
        frozen.seller.legal_form = Some("EI".into());
        frozen.seller.capital = None;
    };
    let abroad = |frozen: &mut Frozen| {
        frozen.buyer.name = "Blauer Faden GmbH".into();
        frozen.buyer.siren = None;
        frozen.buyer.vat_number = Some("DE811907980".parse().unwrap());
        frozen.buyer.address = Some(address("Torstraße 12", "10119", "Berlin", "DE"));
    };
    vec![
        ("franchise-with-vat-number", with(small(), franchise)),
        (
            "franchise-without-vat-number",
            with(small(), |frozen| {
                franchise(frozen);
                frozen.seller.vat_number = None;
            }),
        ),
        (
            "debits",
            with(invoice(&[service("Conseil", "2", "90", 2000)]), |frozen| {
                frozen.seller.vat_regime = VatRegime::Debits
            }),
        ),
        (
            "reverse-charge-building",
            invoice(&[untaxed(service("Pose de cloisons", "14", "38", 0), Reason::ReverseCharge)]),
        ),
        (
            "eu-services",
            with(
                invoice(&[untaxed(service("Design", "14", "38", 0), Reason::ReverseChargeServices)]),
                abroad,
            ),
        ),
        (
            "eu-goods",
            with(invoice(&[untaxed(goods("Tabouret", "14", "38", 0), Reason::IntraCommunity)]), |frozen| {
                abroad(frozen);
                frozen.supplied_on = Some(day("2026-11-21"));
            }),
        ),
        (
            "export",
            with(invoice(&[untaxed(goods("Tabouret", "14", "38", 0), Reason::Export)]), |frozen| {
                abroad(frozen);
                frozen.buyer.vat_number = None;
                frozen.buyer.address = Some(address("5 Bahnhofstrasse", "8001", "Zürich", "CH"));
            }),
        ),
        ("out-of-scope", invoice(&[untaxed(service("Indemnité", "1", "500", 0), Reason::OutOfScope)])),
        (
            "exempt-teaching",
            invoice(&[untaxed(
                service("Formation", "2", "450", 0),
                Reason::parse("VATEX-FR-CGI261-4").unwrap(),
            )]),
        ),
    ]
}

fn kinds() -> Vec<(&'static str, Frozen)> {
    let quoted = [
        &boutique()[..],
        &[Line::Option(Choice::Unticked, product("Livraison à l’étage", "1", "140", 2000))],
    ]
    .concat();
    let preceding = || {
        vec![Preceding {
            kind: Kind::Invoice,
            relation: Relation::Credits,
            number: "F-2026-0101".into(),
            issued_on: day("2026-10-02"),
        }]
    };
    let lines = [service("Conseil", "7", "90", 2000), goods("Ouvrage relié", "3", "24.9", 550)];
    vec![
        ("quote", freeze(Kind::Quote, PriceMode::Net, &quoted, &[discount("3")])),
        (
            "deposit",
            freeze(
                Kind::Deposit,
                PriceMode::Net,
                &[service("Acompte de 30 % sur devis D-2026-0042", "1", "1520", 2000)],
                &[],
            ),
        ),
        (
            "credit",
            with(freeze(Kind::Credit, PriceMode::Net, &lines, &[]), |frozen| {
                frozen.preceding = preceding();
                frozen.due_on = None;
            }),
        ),
        (
            "final-after-deposit",
            with(invoice(&lines), |frozen| {
                frozen.totals.prepaid = 30_000.try_into().unwrap();
                frozen.totals.payable = frozen.totals.gross_total.less(frozen.totals.prepaid).unwrap();
                frozen.preceding = preceding();
            }),
        ),
        (
            "already-paid",
            with(invoice(&lines), |frozen| {
                frozen.totals.prepaid = frozen.totals.gross_total;
                frozen.totals.payable = Default::default();
            }),
        ),
        (
            "consumer",
            with(invoice(&lines), |frozen| {
                frozen.buyer.kind = BuyerKind::Consumer;
                frozen.buyer.name = "Léa Fontaine".into();
                frozen.buyer.siren = None;
                frozen.buyer.vat_number = None;
                frozen.buyer.contact_name = None;
            }),
        ),
        (
            "english",
            with(freeze(Kind::Invoice, PriceMode::Net, &lines, &[discount("5")]), |frozen| {
                frozen.language = Language::En;
                frozen.subject = "Shop fitting".into();
                frozen.terms = Terms::EndOfMonth(45);
            }),
        ),
    ]
}

fn long() -> Vec<(&'static str, Frozen)> {
    let many = |count: u32| -> Vec<Line> {
        (1..=count)
            .map(|at| {
                let name = format!("Prestation n° {at} : intégration, recette et mise en service");
                service(
                    &name,
                    &format!("{}.{}", at % 9 + 1, at % 4),
                    &format!("{}.{:02}", 20 + at * 3, at * 7 % 100),
                    2000,
                )
            })
            .collect()
    };
    let words = "Dépose soignée de l’existant, tri des matériaux, évacuation en déchetterie agréée et remise en état. ";
    let tall = ProductLine {
        description: Some(words.repeat(75)),
        ..product("Travaux préparatoires", "1", "1850", 2000)
    };
    let texts = [service("Avant", "1", "10", 2000), Line::Product(tall), service("Après", "1", "20", 2000)];
    vec![
        ("lines-30", invoice(&many(30))),
        ("lines-200", invoice(&many(200))),
        (
            "long-texts",
            with(invoice(&texts), |frozen| {
                frozen.buyer.name = "Société coopérative d’intérêt collectif pour la rénovation énergétique des bâtiments ruraux de la Haute-Loire".into();
                frozen.note = Some(words.repeat(6));
                frozen.purchase_order = Some("MARCHÉ-2026-LOT-04/BÂTIMENT-C/TRANCHE-2".into());
            }),
        ),
        ("large-amounts", invoice(&[goods("Alliage spécial", "99999.9999", "12345.678901", 2000)])),
    ]
}

fn people() -> Vec<(&'static str, Frozen)> {
    let lines = [service("Conseil – «\u{202F}stratégie\u{202F}» & cœur <réseau>", "7", "90", 2000)];
    let named = |name: &'static str, contact: &'static str| {
        with(invoice(&lines), |frozen| {
            frozen.buyer.name = name.into();
            frozen.buyer.contact_name = Some(contact.into());
        })
    };
    vec![
        ("greek", named("Αφοί Παπαδόπουλοι Α.Ε.", "Αλέξανδρος Παπαδόπουλος")),
        ("cyrillic", named("ТОВ «Київський Кур’єр»", "Юлия Щербакова")),
        ("central-europe", named("Łódzka Spółdzielnia Žižkov ő", "Nguyễn Thị Ánh Đào")),
    ]
}
