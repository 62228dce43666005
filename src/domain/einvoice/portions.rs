//! The allowances and charges of the whole document, VAT subtotal by VAT subtotal.

use crate::domain::frozen::{AdjustmentKind, Frozen, FrozenAdjustment};
use crate::domain::money::Cents;
use crate::domain::vat::Vat;

/// What a document allowance or charge takes off or adds to one VAT subtotal (BG-20, BG-21).
#[derive(Debug, Clone)]
pub struct Portion {
    /// Taken off or added.
    pub kind: AdjustmentKind,
    /// How much.
    pub amount: Cents,
    /// Of which subtotal.
    pub vat: Vat,
    /// Why.
    pub reason: String,
    /// Why, as a code.
    pub code: Option<String>,
}

/// The stored part of each VAT subtotal; told apart by reason where the stored amounts still add up to it.
pub fn portions(frozen: &Frozen) -> Vec<Portion> {
    let subtotals = frozen.vat.iter().flat_map(|subtotal| {
        [
            (AdjustmentKind::Allowance, subtotal.vat, subtotal.allowance),
            (AdjustmentKind::Charge, subtotal.vat, subtotal.charge),
        ]
    });
    let parts = subtotals.filter(|(_, _, whole)| !whole.is_zero());
    parts.flat_map(|(kind, vat, whole)| portions_of(frozen, kind, vat, whole)).collect()
}

fn portions_of(frozen: &Frozen, kind: AdjustmentKind, vat: Vat, whole: Cents) -> Vec<Portion> {
    let concerned = |adjustment: &&FrozenAdjustment| {
        adjustment.kind == kind
            && adjustment.vat.is_none_or(|own| own == vat || kind == AdjustmentKind::Allowance)
    };
    let found: Vec<&FrozenAdjustment> = frozen.adjustments.iter().filter(concerned).collect();
    let portion =
        |amount: Cents, reason: String, code: Option<String>| Portion { kind, amount, vat, reason, code };
    if Cents::sum(found.iter().map(|adjustment| adjustment.amount)) == Ok(whole) {
        let each = |adjustment: &&FrozenAdjustment| {
            portion(adjustment.amount, adjustment.reason.clone(), adjustment.reason_code.clone())
        };
        return found.iter().filter(|adjustment| !adjustment.amount.is_zero()).map(each).collect();
    }
    let reasons: Vec<&str> = found.iter().map(|adjustment| adjustment.reason.as_str()).collect();
    let code = found.first().and_then(|first| first.reason_code.clone());
    let shared = code.filter(|code| found.iter().all(|other| other.reason_code.as_ref() == Some(code)));
    vec![portion(whole, reasons.join(" ; "), shared)]
}
