//! What a final invoice takes off of a deposit: all that is left of it, or a part, category by category, rate by rate.

use crate::domain::ids::DocumentId;
use crate::domain::money::Cents;
use crate::domain::refusal::Refusal;
use crate::domain::spread::spread;
use crate::domain::totals::Remainder;

use super::left::gross;

/// A part of one deposit, in the figures that are stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deducted {
    /// The deposit invoice.
    pub deposit: DocumentId,
    /// What is taken off.
    pub vat: Vec<Remainder>,
}

/// The part of what is left that an amount including VAT takes; without an amount, all of it.
pub fn part(left: &[Remainder], amount: Option<Cents>) -> Result<Vec<Remainder>, Refusal> {
    let all = gross(left)?;
    let amount = amount.unwrap_or(all);
    if amount.is_negative() {
        return Err(Refusal::Negative);
    }
    if amount > all {
        return Err(Refusal::DeductionExceedsDeposit);
    }
    let weights = left.iter().map(Remainder::gross).collect::<Result<Vec<_>, _>>()?;
    let shares = spread(amount, &weights)?;
    let parts = left.iter().zip(shares).filter(|(_, share)| !share.is_zero());
    parts.map(|(left, share)| piece(left, share)).collect()
}

/// A share of one rate: the tax inside it, but never more of either figure than is left; the last share takes both whole.
fn piece(left: &Remainder, share: Cents) -> Result<Remainder, Refusal> {
    if share == left.gross()? {
        return Ok(*left);
    }
    let tax = left.vat.within(share)?.min(left.tax).max(share.less(left.base)?);
    Ok(Remainder { vat: left.vat, base: share.less(tax)?, tax })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vat::{Rate, Vat};

    fn at(rate: u16, base: i64, tax: i64) -> Remainder {
        let vat = Vat::At(Rate::try_from(rate).unwrap());
        Remainder { vat, base: base.try_into().unwrap(), tax: tax.try_into().unwrap() }
    }

    fn cents(amount: i64) -> Option<Cents> {
        Some(amount.try_into().unwrap())
    }

    #[test]
    fn a_part_is_spread_and_the_last_one_takes_the_rest() {
        let left = [at(2000, 1000, 200), at(1000, 500, 50)];
        assert_eq!(part(&left, None).unwrap(), left);
        assert_eq!(part(&left, cents(1750)).unwrap(), left);
        let first = part(&left, cents(1000)).unwrap();
        assert_eq!(gross(&first).unwrap().get(), 1000);
        let rest = super::super::left::left(&left, &first).unwrap();
        assert_eq!(gross(&part(&rest, None).unwrap()).unwrap().get(), 750);
    }

    #[test]
    fn never_more_than_is_left() {
        let left = [at(2000, 1000, 200)];
        assert_eq!(part(&left, cents(1201)), Err(Refusal::DeductionExceedsDeposit));
        assert_eq!(part(&left, cents(-1)), Err(Refusal::Negative));
        assert_eq!(part(&left, cents(0)).unwrap(), []);
    }

    #[test]
    fn a_part_leaves_neither_figure_overdrawn() {
        // Earlier parts rounded their tax up: less tax is left than the share would hold.
        let left = [at(2000, 90, 10)];
        let taken = part(&left, cents(99)).unwrap();
        assert_eq!((taken[0].base.get(), taken[0].tax.get()), (89, 10));
    }
}
