//! Invoices of lines, discounts and prices of every sort.

use super::{invoice, with};
use crate::fixtures::*;
use comptoir::domain::frozen::Frozen;
use comptoir::domain::kind::Kind;
use comptoir::domain::line::{Line, ProductLine};
use comptoir::domain::totals::PriceMode;

pub fn boutique() -> Vec<Line> {
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

pub fn simple() -> Vec<(&'static str, Frozen)> {
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
