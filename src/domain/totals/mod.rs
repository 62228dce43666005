//! The totals of a document: VAT once per category and rate, every figure exact to the cent.

mod gross;
mod groups;
mod shown;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::adjustment::Adjustment;
use super::line::Line;
use super::money::{Cents, Overflow};
use super::refusal::Refusal;
use super::vat::{Category, Vat};
use groups::Sheet;

/// Whether prices are typed excluding or including VAT.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub enum PriceMode {
    /// Excluding VAT.
    #[default]
    Net,
    /// Including VAT.
    Gross,
}

impl PriceMode {
    /// The word in storage and on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            PriceMode::Net => "net",
            PriceMode::Gross => "gross",
        }
    }
}

/// The figures of one VAT category, rate and reason (BG-23).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct VatSubtotal {
    /// How it is taxed.
    #[serde(flatten)]
    pub vat: Vat,
    /// The sum of its line nets.
    pub lines_net: Cents,
    /// Its part of the document allowances.
    pub allowance: Cents,
    /// The document charges taxed so.
    pub charge: Cents,
    /// Lines − allowance + charge (BT-116).
    pub base: Cents,
    /// The tax (BT-117).
    pub tax: Cents,
}

/// What is left to bill or to credit of one VAT category, rate and reason of an earlier document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Remainder {
    /// How it is taxed.
    pub vat: Vat,
    /// What is left of the base.
    pub base: Cents,
    /// What is left of the tax.
    pub tax: Cents,
}

impl Remainder {
    /// The tax on a part of the base: all that is left of it on all that is left, and never more than that on less.
    fn tax_on(&self, base: Cents) -> Result<Cents, Overflow> {
        let tax = self.vat.on(base)?;
        Ok(if base == self.base {
            self.tax
        } else if lies_inside(base, self.base) {
            nearest(tax, Cents::ZERO, self.tax)
        } else {
            tax
        })
    }

    /// The tax inside a part of what is left including VAT: so much that a part leaves some of the base, too.
    fn tax_within(&self, gross: Cents) -> Result<Cents, Overflow> {
        let (tax, whole) = (self.vat.within(gross)?, self.base.plus(self.tax)?);
        if gross == whole {
            return Ok(self.tax);
        }
        if !lies_inside(gross, whole) {
            return Ok(tax);
        }
        let last = Cents::try_from(self.base.get().signum())?;
        Ok(nearest(tax, gross.less(self.base)?.plus(last)?, self.tax))
    }
}

/// Whether a part is one: of the same sign, and smaller.
fn lies_inside(part: Cents, whole: Cents) -> bool {
    part.is_negative() == whole.is_negative() && part.get().abs() < whole.get().abs()
}

/// The amount, kept between two bounds in whatever order.
fn nearest(amount: Cents, bound: Cents, other: Cents) -> Cents {
    if bound <= other { amount.max(bound).min(other) } else { amount.min(bound).max(other) }
}

/// The part of a document allowance or charge that falls to one VAT subtotal, excluding VAT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AdjustmentPart {
    /// The place of the allowance or charge in the document's list.
    pub adjustment: usize,
    /// How the part is taxed.
    pub vat: Vat,
    /// How much (BT-92, BT-99).
    pub amount: Cents,
}

/// Every total of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// How the prices were typed.
    pub mode: PriceMode,
    /// Per line, its amount in the document's own mode: products, options ticked or not, and subtotals.
    pub line_amounts: Vec<Option<Cents>>,
    /// Per line, its net amount excluding VAT if it counts (BT-131); these sum to the line total.
    pub line_nets: Vec<Option<Cents>>,
    /// Per line, the net a document shows: as `line_nets`, and also options left aside and subtotals.
    pub shown_nets: Vec<Option<Cents>>,
    /// Per allowance or charge, what it comes to in the document's own mode.
    pub adjustment_amounts: Vec<Cents>,
    /// The allowances, split over the VAT subtotals.
    pub allowances: Vec<AdjustmentPart>,
    /// The charges, each in its VAT subtotal.
    pub charges: Vec<AdjustmentPart>,
    /// The VAT subtotals, in the order of categories, highest rate first.
    pub vat: Vec<VatSubtotal>,
    /// The sum of line nets (BT-106).
    pub line_total: Cents,
    /// The sum of document allowances (BT-107).
    pub allowance_total: Cents,
    /// The sum of document charges (BT-108).
    pub charge_total: Cents,
    /// The total excluding VAT (BT-109).
    pub net_total: Cents,
    /// The total VAT (BT-110).
    pub vat_total: Cents,
    /// The total including VAT (BT-112).
    pub gross_total: Cents,
}

impl Totals {
    /// Adds a document up.
    pub fn of(mode: PriceMode, lines: &[Line], adjustments: &[Adjustment]) -> Result<Totals, Refusal> {
        Self::within(mode, lines, adjustments, &[])
    }

    /// Adds up a document that bills or credits an earlier one: when it takes all that is left of a base, it takes
    /// all that is left of its tax, so that the parts sum to the whole.
    pub fn within(
        mode: PriceMode,
        lines: &[Line],
        adjustments: &[Adjustment],
        remainder: &[Remainder],
    ) -> Result<Totals, Refusal> {
        let mut sheet = Sheet::of(lines, adjustments)?;
        let left = |vat: Vat| remainder.iter().find(|left| left.vat == vat);
        let vat = match mode {
            PriceMode::Net => sheet.subtotals(|vat, base| match left(vat) {
                Some(left) => left.tax_on(base),
                None => vat.on(base),
            })?,
            PriceMode::Gross => {
                let taxes = gross::take_vat_out(&mut sheet, |vat, gross| match left(vat) {
                    Some(left) => left.tax_within(gross),
                    None => vat.within(gross),
                })?;
                let mut taxes = taxes.into_iter();
                sheet.subtotals(|_, _| Ok(taxes.next().unwrap_or_default()))?
            }
        };
        Ok(sheet.total(mode, lines, vat)?)
    }

    /// What EN 16931 forbids in one document: two reasons in one category, or «out of scope» beside another category.
    pub fn vat_conflict(&self) -> Option<Refusal> {
        let twice = self.vat.windows(2).any(|pair| match pair {
            [one, next] => one.vat.category() == next.vat.category() && one.vat.category() != Category::S,
            _ => false,
        });
        let outside = self.vat.iter().any(|subtotal| subtotal.vat.category() == Category::O);
        match (twice, outside) {
            (true, _) => Some(Refusal::VatReasonsMixed),
            (false, true) if self.vat.len() > 1 => Some(Refusal::VatOutOfScopeMixed),
            (false, _) => None,
        }
    }
}
