//! Makes parts sum to their whole: the cents that rounding leaves over are told as reductions, line by line, where they fell.

use super::Refused;
use super::lines::set_amount;
use crate::domain::money::{Cents, Overflow};
use crate::domain::pricing::{AdjustmentInput, AdjustmentKind, Draft, Pricing};
use crate::domain::totals::{PriceMode, Remainder};
use crate::domain::vat::VatCode;

/// How many times the cents may move before the lines are given up: a cent taken off a line can move the spread of a reduction.
const TRIES: usize = 6;

/// What the parts are to come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Goal {
    /// All that is left of each VAT.
    All,
    /// No more than that.
    Part,
}

/// The draft with its cents in place; or else what is left of a VAT from which it is further off than rounding explains.
pub(super) fn fitted(
    mut pricing: Pricing,
    goal: Goal,
    rounding: &str,
) -> Result<Result<Pricing, Remainder>, Refused> {
    let left = pricing.remainder.clone();
    let tolerance = i64::try_from(pricing.lines.len() + pricing.adjustments.len() + 1).unwrap_or(i64::MAX);
    let mut last = left.first().copied();
    for _ in 0..TRIES {
        let draft = pricing.draft()?;
        let mut fits = true;
        for part in &left {
            let over = over(&draft, part, goal)?;
            if over.is_zero() {
                continue;
            }
            (fits, last) = (false, Some(*part));
            if over.get().abs() > tolerance || !trim(&mut pricing, &draft, part, over, rounding)? {
                return Ok(Err(*part));
            }
        }
        if fits {
            return Ok(Ok(pricing));
        }
    }
    // The spread keeps moving: nothing is wrong with any one VAT.
    Ok(last.map_or(Ok(pricing), Err))
}

/// By how much the draft is over what is left of one VAT, as prices are typed.
fn over(draft: &Draft, left: &Remainder, goal: Goal) -> Result<Cents, Overflow> {
    let typed = |base: Cents, tax: Cents| match draft.totals.mode {
        PriceMode::Net => Ok(base),
        PriceMode::Gross => base.plus(tax),
    };
    let found = draft.totals.vat.iter().find(|part| part.vat == left.vat);
    let taken = found.map_or(Ok(Cents::ZERO), |part| typed(part.base, part.tax))?;
    let whole = typed(left.base, left.tax)?;
    let over = taken.less(whole)?;
    let exceeds = over.is_negative() == whole.is_negative();
    Ok(if goal == Goal::All || exceeds { over } else { Cents::ZERO })
}

/// Takes the cents off the largest line of the VAT, or off a charge that has it for its own.
fn trim(
    pricing: &mut Pricing,
    draft: &Draft,
    left: &Remainder,
    over: Cents,
    rounding: &str,
) -> Result<bool, Refused> {
    let vat = VatCode::from(left.vat);
    let amounts = &draft.totals.line_amounts;
    let lines = pricing.lines.iter_mut().zip(amounts).filter_map(|(line, amount)| Some((line, (*amount)?)));
    let largest = lines
        .filter(|(line, _)| line.vat.as_ref() == Some(&vat))
        .max_by_key(|(_, amount)| amount.get().abs());
    if let Some((line, amount)) = largest {
        set_amount(line, amount.less(over)?, rounding)?;
        return Ok(true);
    }
    let charges = pricing.adjustments.iter_mut().zip(&draft.adjustment_amounts);
    let own = |it: &(&mut AdjustmentInput, &Option<Cents>)| {
        it.0.kind == AdjustmentKind::Charge && it.0.vat.as_ref() == Some(&vat)
    };
    let Some((charge, amount)) = charges.into_iter().find(own) else { return Ok(false) };
    let amount = amount.unwrap_or_default().less(over)?;
    (charge.percent, charge.amount) = (None, Some(amount));
    Ok(!amount.is_negative())
}
