//! The closed lists that pages offer without the engine, written as a module from the domain.

use serde::Serialize;

use crate::domain::vat::{PLACES, Reason, TERMS};

/// How the file of VAT begins.
const HEAD: &str =
    "// The rates of VAT and the reasons for none, written by `cargo test` from the law the domain holds.";

/// Rates with their places and days, places with their postcodes, and reasons with their categories.
pub fn vat() -> String {
    let rates = TERMS.iter().rev().map(|term| (term.rate, term.territories, term.span.ends()));
    let reasons = Reason::all().map(|reason| (reason.category(), reason.vatex()));
    let shapes = [
        list("rates", "[rate: number, territories: string[], days: string[]]", rates),
        list("places", "[country: string, postcode: string, territory: string]", PLACES.iter()),
        list("reasons", "[category: import('./shapes.js').VatCode['category'], vatex: string]", reasons),
    ];
    format!("{HEAD}\n\n{}", shapes.join("\n"))
}

/// An exported list, a row on each line.
fn list(name: &str, row: &str, rows: impl Iterator<Item = impl Serialize>) -> String {
    let rows: Vec<String> = rows.map(|row| serde_json::to_string(&row).unwrap().replace('"', "'")).collect();
    format!("/** @type {{({row})[]}} */\nexport const {name} = [\n  {}\n]\n", rows.join(",\n  "))
}
