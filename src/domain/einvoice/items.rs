//! The lines that count, each with a price excluding VAT that gives its stored net exactly.

use crate::domain::frozen::{Frozen, FrozenLine};
use crate::domain::language::Language;
use crate::domain::money::Cents;
use crate::domain::pricing::AdjustmentKind;
use crate::domain::quantity::Quantity;
use crate::domain::totals::PriceMode;
use crate::domain::unit::Unit;

/// A line as data (BG-25).
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// Its place among the lines that count (BT-126).
    pub number: u32,
    /// What was frozen of it.
    pub line: &'a FrozenLine,
    /// How many (BT-129).
    pub quantity: Quantity,
    /// Of what (BT-130).
    pub unit: Unit,
    /// The price of so many, excluding VAT (BT-146).
    pub price: String,
    /// How many the price is for, if not one (BT-149).
    pub basis: Option<String>,
    /// What is taken off and added (BG-27, BG-28).
    pub reductions: Vec<Reduction<'a>>,
    /// Its amount (BT-131).
    pub net: Cents,
}

/// Taken off or added to one line.
#[derive(Debug, Clone, Copy)]
pub struct Reduction<'a> {
    /// Taken off or added.
    pub kind: AdjustmentKind,
    /// How much.
    pub amount: Cents,
    /// Why, as a code.
    pub code: &'static str,
    /// Why.
    pub reason: &'a str,
}

/// Every line that counts.
pub fn items(frozen: &Frozen) -> Vec<Item<'_>> {
    let counted = frozen.lines.iter().filter(|line| line.counts());
    (1..).zip(counted).map(|(number, line)| item(frozen, number, line)).collect()
}

fn item<'a>(frozen: &Frozen, number: u32, line: &'a FrozenLine) -> Item<'a> {
    let quantity = line.quantity.unwrap_or(Quantity::ONE);
    let net = line.net.unwrap_or_default();
    let (price, basis, reductions) = match frozen.price_mode {
        PriceMode::Net => {
            let price = line.unit_price.map_or_else(|| "0".to_owned(), |price| price.to_string());
            (price, None, reductions(frozen.language, line))
        }
        PriceMode::Gross => without_vat(frozen.language, quantity, net),
    };
    // A step of progress bills an amount once, whatever the line counts.
    let unit = if line.progress.is_some() { Unit::ONE } else { line.unit.unwrap_or_default() };
    Item { number, line, quantity, unit, price, basis, reductions, net }
}

/// Prices typed including VAT are given for the whole quantity, which is exact; their reductions are inside.
/// What a quantity cannot bring about, because no price is negative (BR-27), is taken off or added.
fn without_vat<'a>(
    language: Language,
    quantity: Quantity,
    net: Cents,
) -> (String, Option<String>, Vec<Reduction<'a>>) {
    let many = quantity.decimal();
    if !many.is_zero() && many.is_sign_negative() == net.is_negative() {
        return (net.decimal().abs().to_string(), Some(many.abs().to_string()), Vec::new());
    }
    let kind = if net.is_negative() { AdjustmentKind::Allowance } else { AdjustmentKind::Charge };
    let amount = if net.is_negative() { net.negated() } else { net };
    let whole = reduction(language, kind, amount, None);
    ("0".to_owned(), None, whole.into_iter().collect())
}

fn reductions(language: Language, line: &FrozenLine) -> Vec<Reduction<'_>> {
    let parts = [(AdjustmentKind::Allowance, &line.allowance), (AdjustmentKind::Charge, &line.charge)];
    let given = parts.into_iter().filter_map(|(kind, part)| part.as_ref().map(|part| (kind, part)));
    given.filter_map(|(kind, part)| reduction(language, kind, part.amount, part.reason.as_deref())).collect()
}

fn reduction<'a>(
    language: Language,
    kind: AdjustmentKind,
    amount: Cents,
    typed: Option<&'a str>,
) -> Option<Reduction<'a>> {
    let (code, word) = match kind {
        AdjustmentKind::Allowance => ("95", language.pick("Remise", "Discount")),
        AdjustmentKind::Charge => ("ABK", language.pick("Supplément", "Charge")),
    };
    (!amount.is_zero()).then(|| Reduction { kind, amount, code, reason: typed.unwrap_or(word) })
}
