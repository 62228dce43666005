//! What is left to pay of a total: deposits and what was paid on the spot are taken off, and nothing else is.

use super::frozen::Settled;
use super::money::{Cents, Overflow};

/// A total, parted between what was paid before and what is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Due {
    /// Paid before: deposits and what was paid on the spot (BT-113).
    pub prepaid: Cents,
    /// What was paid on the spot.
    pub settled: Cents,
    /// What is left to pay (BT-115).
    pub payable: Cents,
}

impl Due {
    /// Parts a total: who paid on the spot paid all that deposits had not.
    pub fn of(gross: Cents, deducted: Cents, settled: Option<Settled>) -> Result<Self, Overflow> {
        let left = gross.less(deducted)?;
        let settled = if settled.is_some() { left.max(Cents::ZERO) } else { Cents::ZERO };
        Ok(Self { prepaid: deducted.plus(settled)?, settled, payable: left.less(settled)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::Day;
    use crate::domain::payment::Method;

    fn due(gross: i64, deducted: i64, settled: Option<Settled>) -> (i64, i64, i64) {
        let due = Due::of(gross.try_into().unwrap(), deducted.try_into().unwrap(), settled).unwrap();
        (due.prepaid.get(), due.settled.get(), due.payable.get())
    }

    #[test]
    fn the_three_figures_always_make_the_total() {
        let spot = Some(Settled { on: Day::parse("2026-11-24").unwrap(), method: Method::Card });
        assert_eq!(due(12_000, 0, None), (0, 0, 12_000));
        assert_eq!(due(12_000, 3_600, None), (3_600, 0, 8_400));
        assert_eq!(due(12_000, 3_600, spot), (12_000, 8_400, 0));
        assert_eq!(due(-500, 0, spot), (0, 0, -500), "a draft may be below zero for a while");
    }
}
