//! Money in whole cents: exact, checked at every step, and without a `+` that could overflow in silence.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use super::refusal::Refusal;

/// The largest amount: JavaScript and D1 hold whole numbers exactly up to here.
const LIMIT: i64 = (1 << 53) - 1;

/// An amount left the range that every part of the product holds exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overflow;

impl std::fmt::Display for Overflow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("amount out of range")
    }
}

impl std::error::Error for Overflow {}

impl From<Overflow> for Refusal {
    fn from(_: Overflow) -> Self {
        Refusal::AmountTooLarge
    }
}

/// An amount in hundredths of its document's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(type = "number"))]
pub struct Cents(i64);

impl Cents {
    /// Nothing at all.
    pub const ZERO: Cents = Cents(0);

    /// The whole number of cents.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// The exact amount in currency units, with two decimals.
    pub fn decimal(self) -> Decimal {
        Decimal::new(self.0, 2)
    }

    /// The nearest amount, half away from zero: the only way from an exact figure to cents.
    pub fn round(exact: Decimal) -> Result<Self, Overflow> {
        let mut rounded = exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        rounded.rescale(2);
        if rounded.scale() != 2 {
            return Err(Overflow);
        }
        rounded.mantissa().to_i64().ok_or(Overflow)?.try_into()
    }

    /// The sum of two amounts.
    pub fn plus(self, other: Self) -> Result<Self, Overflow> {
        // Both are under 2^53, so this cannot wrap.
        (self.0 + other.0).try_into()
    }

    /// What is left when the other amount is taken away.
    pub fn less(self, other: Self) -> Result<Self, Overflow> {
        (self.0 - other.0).try_into()
    }

    /// The same amount with the other sign; the range is symmetrical, so it always exists.
    pub const fn negated(self) -> Self {
        Cents(-self.0)
    }

    /// The sum of many amounts, every intermediate one checked.
    pub fn sum(amounts: impl IntoIterator<Item = Cents>) -> Result<Self, Overflow> {
        amounts.into_iter().try_fold(Cents::ZERO, Cents::plus)
    }

    /// Whether nothing is owed either way.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether the amount is below zero.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The amount for files and machines: `-1234.50`, no grouping.
    pub fn to_plain(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let whole = self.0.unsigned_abs();
        format!("{sign}{}.{:02}", whole / 100, whole % 100)
    }
}

impl TryFrom<i64> for Cents {
    type Error = Overflow;

    fn try_from(cents: i64) -> Result<Self, Overflow> {
        if (-LIMIT..=LIMIT).contains(&cents) { Ok(Cents(cents)) } else { Err(Overflow) }
    }
}

impl From<Cents> for i64 {
    fn from(cents: Cents) -> i64 {
        cents.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_cent_rounds_away_from_zero_on_both_sides() {
        for (exact, cents) in
            [("0.005", 1), ("-0.005", -1), ("0.0049999", 0), ("2.675", 268), ("-2.675", -268)]
        {
            assert_eq!(Cents::round(exact.parse().unwrap()).unwrap().get(), cents, "{exact}");
        }
    }

    #[test]
    fn nothing_passes_the_largest_exact_number() {
        let top = Cents::try_from(LIMIT).unwrap();
        assert_eq!(top.plus(Cents(1)), Err(Overflow));
        assert_eq!(top.negated().less(Cents(1)), Err(Overflow));
        assert_eq!(Cents::try_from(LIMIT + 1), Err(Overflow));
        assert_eq!(Cents::try_from(i64::MIN), Err(Overflow));
        assert_eq!(Cents::round(Decimal::MAX), Err(Overflow));
        assert_eq!(Cents::round(Decimal::MIN), Err(Overflow));
        assert_eq!(Cents::round(top.decimal()), Ok(top));
    }

    #[test]
    fn a_plain_amount_has_two_decimals_and_its_sign() {
        assert_eq!(Cents(123_450).to_plain(), "1234.50");
        assert_eq!(Cents(-5).to_plain(), "-0.05");
        assert_eq!(Cents(0).to_plain(), "0.00");
    }
}
