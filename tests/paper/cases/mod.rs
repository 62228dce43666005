//! The documents that are drawn and judged.

mod long;
mod people;
mod simple;
mod trade;
mod vat;

pub use trade::rest;

use super::fixtures::{freeze, mention};
use comptoir::domain::frozen::Frozen;
use comptoir::domain::kind::Kind;
use comptoir::domain::line::Line;
use comptoir::domain::totals::PriceMode;

/// Every case, by name; quotes begin with `quote` and carry no data.
pub fn all() -> Vec<(&'static str, Frozen)> {
    [simple::simple(), vat::vat(), trade::trade(), long::long(), people::people()].concat()
}

/// The case of this name.
pub fn named(wanted: &str) -> Frozen {
    all().into_iter().find(|(name, _)| *name == wanted).unwrap().1
}

fn invoice(lines: &[Line]) -> Frozen {
    freeze(Kind::Invoice, PriceMode::Net, lines, &[])
}

fn with(mut frozen: Frozen, change: impl FnOnce(&mut Frozen)) -> Frozen {
    change(&mut frozen);
    mention(&mut frozen);
    frozen
}
