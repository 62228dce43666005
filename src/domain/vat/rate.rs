//! The rates of VAT that exist in France, mainland, Corsica and overseas, today and on older documents.

use rust_decimal::Decimal;

use crate::domain::money::{Cents, Overflow};
use crate::domain::refusal::Refusal;

/// A rate in hundredths of a percent: 2000 is 20 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(u16);

impl Rate {
    /// The usual rate on the mainland.
    pub const STANDARD: Rate = Rate(2000);

    /// The rates the French rules accept (BR-FR-16), zero aside: it needs a reason.
    pub const ALL: &[Rate] = &[
        Rate(90),
        Rate(105),
        Rate(175),
        Rate(210),
        Rate(550),
        Rate(700),
        Rate(850),
        Rate(920),
        Rate(960),
        Rate(1000),
        Rate(1300),
        Rate(1960),
        Rate(2000),
        Rate(2060),
    ];

    /// The rate in hundredths of a percent.
    pub const fn hundredths(self) -> u16 {
        self.0
    }

    /// The rate in percent, exact.
    pub fn percent(self) -> Decimal {
        Decimal::new(self.0.into(), 2).normalize()
    }

    /// Base × rate, rounded once.
    pub(super) fn on(self, base: Cents) -> Result<Cents, Overflow> {
        let tax = base.decimal().checked_mul(Decimal::new(self.0.into(), 4)).ok_or(Overflow)?;
        Cents::round(tax)
    }

    /// Gross × rate / (100 + rate), rounded once.
    pub(super) fn within(self, gross: Cents) -> Result<Cents, Overflow> {
        // A quotient that is exactly half a cent has few decimals, so the 28 digits kept decide every case rightly.
        let share = gross.decimal().checked_mul(self.0.into()).ok_or(Overflow)?;
        Cents::round(share.checked_div(self.over_hundred().into()).ok_or(Overflow)?)
    }

    /// 100 % plus the rate, in hundredths of a percent.
    pub(in crate::domain) const fn over_hundred(self) -> u32 {
        10_000 + self.0 as u32
    }
}

impl TryFrom<u16> for Rate {
    type Error = Refusal;

    fn try_from(hundredths: u16) -> Result<Self, Refusal> {
        Self::ALL.iter().copied().find(|rate| rate.0 == hundredths).ok_or(Refusal::UnknownVatRate)
    }
}

impl std::fmt::Display for Rate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.percent().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_rates_of_the_law_exist() {
        assert_eq!(Rate::try_from(550).unwrap().to_string(), "5.5");
        assert_eq!(Rate::try_from(2000).unwrap().to_string(), "20");
        assert_eq!(Rate::try_from(0), Err(Refusal::UnknownVatRate));
        assert_eq!(Rate::try_from(1500), Err(Refusal::UnknownVatRate));
    }

    #[test]
    fn tax_is_rounded_half_away_from_zero_both_ways() {
        let cents = |amount: i64| Cents::try_from(amount).unwrap();
        let ten = Rate::try_from(1000).unwrap();
        assert_eq!(ten.on(cents(5)).unwrap().get(), 1);
        assert_eq!(ten.on(cents(-5)).unwrap().get(), -1);
        assert_eq!(ten.within(cents(50_000)).unwrap().get(), 4545);
        assert_eq!(Rate::STANDARD.within(cents(3)).unwrap().get(), 1, "half a cent exactly");
        let top = cents((1 << 53) - 1);
        assert_eq!(Rate::STANDARD.within(top).unwrap().get(), 1_501_199_875_790_165);
    }
}
