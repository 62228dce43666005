//! What a payment brings for each VAT of a document: the figures that VAT on receipts is declared from.

use super::money::{Cents, Overflow};
use super::refusal::Refusal;
use super::spread::spread;
use super::vat::Vat;

/// An amount including VAT, of one VAT category, rate and reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// How it is taxed.
    pub vat: Vat,
    /// How much.
    pub amount: Cents,
}

/// Splits an amount over what is left of a document, VAT by VAT.
///
/// Who pays all that is left takes exactly what is left of each VAT, so that a paid document was collected to the cent of its own
/// figures. Who pays less takes in proportion to what is left, never more of a VAT than is left of it, and never below zero.
pub fn split(amount: Cents, left: &[Share]) -> Result<Vec<Share>, Refusal> {
    let whole = Cents::sum(left.iter().map(|share| share.amount))?;
    let parts = if amount == whole {
        left.iter().map(|share| share.amount).collect()
    } else {
        let weights: Vec<Cents> = left.iter().map(|share| share.amount.max(Cents::ZERO)).collect();
        spread(amount, &weights)?
    };
    let shares = left.iter().zip(parts).map(|(share, amount)| Share { vat: share.vat, amount });
    Ok(shares.filter(|share| !share.amount.is_zero()).collect())
}

/// Adds shares to others, VAT by VAT, in the order of documents.
pub fn gather(shares: impl IntoIterator<Item = Share>) -> Result<Vec<Share>, Overflow> {
    let mut gathered: Vec<Share> = Vec::new();
    for share in shares {
        match gathered.iter_mut().find(|known| known.vat == share.vat) {
            Some(known) => known.amount = known.amount.plus(share.amount)?,
            None => gathered.push(share),
        }
    }
    gathered.sort_by_key(|share| share.vat.order());
    Ok(gathered)
}

/// What a credit note gave to each of the documents it was set off on, in order: each takes in proportion, the last what is left.
pub fn set_off(credit: &[Share], amounts: &[Cents]) -> Result<Vec<Vec<Share>>, Refusal> {
    let mut left = credit.to_vec();
    let mut given = Vec::with_capacity(amounts.len());
    for amount in amounts {
        let shares = split(*amount, &left)?;
        left = gather(left.into_iter().chain(negated(&shares)))?;
        given.push(shares);
    }
    Ok(given)
}

/// The same shares, taken away.
pub fn negated(shares: &[Share]) -> Vec<Share> {
    shares.iter().map(|share| Share { vat: share.vat, amount: share.amount.negated() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vat::Rate;
    use proptest::prelude::*;

    fn shares(amounts: &[i64]) -> Vec<Share> {
        let rates = Rate::all().map(Vat::At);
        rates.zip(amounts).map(|(vat, &amount)| Share { vat, amount: cents(amount) }).collect()
    }

    fn cents(amount: i64) -> Cents {
        Cents::try_from(amount).unwrap()
    }

    fn amounts(shares: &[Share]) -> Vec<i64> {
        shares.iter().map(|share| share.amount.get()).collect()
    }

    fn of(shares: &[Share], vat: Vat) -> i64 {
        shares.iter().filter(|share| share.vat == vat).map(|share| share.amount.get()).sum()
    }

    #[test]
    fn a_payment_is_spread_over_what_is_left_and_the_last_takes_the_rest() {
        let left = shares(&[12_000, 5_500]);
        assert_eq!(amounts(&split(cents(10_000), &left).unwrap()), [6_857, 3_143]);
        assert_eq!(amounts(&split(cents(17_500), &left).unwrap()), [12_000, 5_500]);
        assert_eq!(amounts(&split(cents(7_500), &shares(&[5_143, 2_357])).unwrap()), [5_143, 2_357]);
    }

    #[test]
    fn a_rate_below_zero_is_left_alone_until_the_last_payment() {
        let left = shares(&[12_000, -2_000]);
        assert_eq!(amounts(&split(cents(4_000), &left).unwrap()), [4_000]);
        assert_eq!(amounts(&split(cents(6_000), &shares(&[8_000, -2_000])).unwrap()), [8_000, -2_000]);
        assert_eq!(split(cents(1), &shares(&[0, -5])), Err(Refusal::NothingToSpreadOver));
    }

    #[test]
    fn a_credit_note_set_off_twice_gives_all_of_each_rate() {
        let credit = shares(&[1_001, 502]);
        let given = set_off(&credit, &[cents(500), cents(1_003)]).unwrap();
        assert_eq!(amounts(&given[0]), [333, 167]);
        for share in &credit {
            assert_eq!(of(&given.concat(), share.vat), share.amount.get());
        }
    }

    proptest! {
        #[test]
        fn payments_in_any_steps_collect_the_document_to_the_cent(
            whole in prop::collection::vec(1_i64..2_000_000, 1..5),
            steps in prop::collection::vec(1_i64..1_000_000, 0..12),
        ) {
            let document = shares(&whole);
            let mut left = document.clone();
            let mut collected: Vec<Share> = Vec::new();
            let open = |left: &[Share]| left.iter().map(|share| share.amount.get()).sum::<i64>();
            let pay = |left: &mut Vec<Share>, amount: i64| -> Vec<Share> {
                let parts = split(cents(amount), left).unwrap();
                *left = gather(left.iter().copied().chain(negated(&parts))).unwrap();
                parts
            };
            for step in steps {
                let amount = step.min(open(&left));
                if amount == 0 { break }
                let parts = pay(&mut left, amount);
                prop_assert_eq!(amounts(&parts).iter().sum::<i64>(), amount);
                prop_assert!(parts.iter().chain(&left).all(|share| !share.amount.is_negative()));
                collected.extend(parts);
            }
            let rest = open(&left);
            if rest > 0 {
                collected.extend(pay(&mut left, rest));
            }
            for share in &document {
                prop_assert_eq!(of(&collected, share.vat), share.amount.get());
            }
        }
    }
}
