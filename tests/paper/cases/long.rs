//! Documents that are much longer than a page, or whose words are.

use super::{invoice, with};
use crate::fixtures::*;
use comptoir::domain::frozen::Frozen;
use comptoir::domain::line::{Line, ProductLine};

pub fn long() -> Vec<(&'static str, Frozen)> {
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
        ("lines-1", invoice(&many(1))),
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
