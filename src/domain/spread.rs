//! Splits an amount into parts that sum exactly: the largest-remainder method, over signed weights.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::money::{Cents, Overflow};
use super::refusal::Refusal;

/// Spreads an amount in proportion to the weights; equal remainders go to the first weight.
pub fn spread(amount: Cents, weights: &[Cents]) -> Result<Vec<Cents>, Refusal> {
    let total: i128 = weights.iter().map(|weight| i128::from(weight.get())).sum();
    if amount.is_zero() {
        return Ok(vec![Cents::ZERO; weights.len()]);
    }
    if total == 0 {
        return Err(Refusal::NothingToSpreadOver);
    }
    Ok(apportion(amount, weights, i128::from(amount.get()), total)?)
}

/// Gives each weight its share `weight × numerator / denominator`, such that the parts sum to `total`.
///
/// The total must lie within one cent per weight of the exact shares; a spread is the case where it equals them.
pub(super) fn apportion(
    total: Cents,
    weights: &[Cents],
    numerator: i128,
    denominator: i128,
) -> Result<Vec<Cents>, Overflow> {
    // The mirror image of a spread is the spread of the mirror image: a credit note gives back what was billed.
    let mirror = if total.is_negative() { -1 } else { 1 };
    let numerator = numerator * mirror * denominator.signum();
    let denominator = denominator.abs();
    let (mut parts, mut largest) = (Vec::with_capacity(weights.len()), BinaryHeap::new());
    let mut missing = i128::from(total.get()) * mirror;
    for (at, weight) in weights.iter().enumerate() {
        let share = i128::from(weight.get()) * numerator;
        let part = share.div_euclid(denominator);
        missing -= part;
        parts.push(part);
        largest.push((share.rem_euclid(denominator), Reverse(at)));
    }
    for _ in 0..usize::try_from(missing).map_err(|_| Overflow)? {
        let (_, Reverse(at)) = largest.pop().ok_or(Overflow)?;
        if let Some(part) = parts.get_mut(at) {
            *part += 1;
        }
    }
    let mut amounts = Vec::with_capacity(parts.len());
    for part in parts {
        amounts.push(Cents::try_from(i64::try_from(part * mirror).map_err(|_| Overflow)?)?);
    }
    Ok(amounts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(amount: i64, weights: &[i64]) -> Result<Vec<i64>, Refusal> {
        let weights: Vec<Cents> = weights.iter().map(|&weight| weight.try_into().unwrap()).collect();
        Ok(spread(amount.try_into().unwrap(), &weights)?.into_iter().map(Cents::get).collect())
    }

    #[test]
    fn the_parts_sum_and_equal_remainders_go_to_the_first() {
        assert_eq!(split(100, &[1, 1, 1]).unwrap(), [34, 33, 33]);
        assert_eq!(split(5000, &[23_331, 3747]).unwrap(), [4308, 692]);
        assert_eq!(split(2, &[1, 0, 1, 1]).unwrap(), [1, 0, 1, 0]);
        assert_eq!(split(1, &[100, -99]).unwrap(), [100, -99]);
    }

    #[test]
    fn a_negative_amount_is_the_mirror_of_the_positive_one() {
        assert_eq!(split(-100, &[1, 1, 1]).unwrap(), [-34, -33, -33]);
        assert_eq!(split(100, &[-1, -1, -1]).unwrap(), [34, 33, 33]);
    }

    #[test]
    fn nothing_is_spread_over_nothing() {
        assert_eq!(split(0, &[0, 5, -5]).unwrap(), [0, 0, 0]);
        assert_eq!(split(1, &[0, 5, -5]), Err(Refusal::NothingToSpreadOver));
        assert_eq!(split(1, &[]), Err(Refusal::NothingToSpreadOver));
        assert_eq!(split((1 << 53) - 1, &[(1 << 53) - 1, 2 - (1 << 53)]), Err(Refusal::AmountTooLarge));
    }
}
