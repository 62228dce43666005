//! Exact decimals that a person types: quantities, unit prices and percentages, each with its own bounds.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use super::exact;
use super::money::{Cents, Overflow};
use super::refusal::Refusal;

/// Quantities and prices stay below this, so that their product is exact in a 96-bit decimal.
const BELOW: i128 = 1_000_000_000;

/// Reads `-12.5`: digits with at most one point, no grouping, trailing zeros forgiven.
pub(crate) fn parse_decimal(text: &str, decimals: u32, below: i128) -> Result<Decimal, Refusal> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() && fraction.is_empty() || !all_digits(whole) || !all_digits(fraction) {
        return Err(if text.is_empty() { Refusal::Missing } else { Refusal::NotANumber });
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > decimals as usize {
        return Err(Refusal::TooManyDecimals);
    }
    let whole = whole.trim_start_matches('0');
    // Nineteen digits are far past every bound, and far inside what an i128 holds.
    if whole.len() > 19 {
        return Err(Refusal::TooLarge);
    }
    let zeros = std::iter::repeat_n(b'0', decimals as usize - fraction.len());
    let mantissa = whole.bytes().chain(fraction.bytes()).chain(zeros);
    let mantissa = mantissa.fold(0, |mantissa, digit| mantissa * 10 + i128::from(digit - b'0'));
    if mantissa >= below * 10_i128.pow(decimals) {
        return Err(Refusal::TooLarge);
    }
    let exact =
        Decimal::try_from_i128_with_scale(sign * mantissa, decimals).map_err(|_| Refusal::TooLarge)?;
    Ok(exact.normalize())
}

macro_rules! decimals {
    ($($(#[doc = $doc:literal])+ $name:ident, $decimals:literal, $below:expr, |$value:ident| $bound:expr;)+) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        #[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), schemars(with = "String"), ts(type = "string"))]
        pub struct $name(Decimal);

        impl $name {
            /// Reads a plain decimal such as `12.5`.
            pub fn parse(text: &str) -> Result<Self, Refusal> {
                let $value = parse_decimal(text, $decimals, $below)?;
                $bound
            }

            /// The exact value.
            pub const fn decimal(self) -> Decimal {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&exact::plain(self.0))
            }
        }

        impl std::str::FromStr for $name {
            type Err = Refusal;

            fn from_str(text: &str) -> Result<Self, Refusal> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = Refusal;

            fn try_from(text: String) -> Result<Self, Refusal> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> String {
                value.to_string()
            }
        }
    )+};
}

decimals! {
    /// How many: up to 4 decimals, negative to take back.
    Quantity, 4, BELOW, |value| Ok(Self(value));
    /// The price of one unit: up to 6 decimals, never negative.
    UnitPrice, 6, BELOW, |value| if value.is_sign_negative() { Err(Refusal::Negative) } else { Ok(Self(value)) };
    /// A share from 0 to 100, up to 4 decimals.
    Percent, 4, 101, |value| match value {
        value if value.is_sign_negative() => Err(Refusal::Negative),
        value if value > Decimal::ONE_HUNDRED => Err(Refusal::TooLarge),
        value => Ok(Self(value)),
    };
}

impl Quantity {
    /// Exactly one.
    pub const ONE: Quantity = Quantity(Decimal::ONE);
    /// One, taken back.
    pub const MINUS_ONE: Quantity = Quantity(Decimal::NEGATIVE_ONE);

    /// As many, taken back.
    pub fn negated(self) -> Self {
        Self(-self.0)
    }

    /// Quantity × unit price, rounded once.
    pub fn at_price(self, price: UnitPrice) -> Result<Cents, Overflow> {
        // 13 digits times 15 digits fit the 28 of a decimal: the product is exact.
        Cents::round(exact::times(self.0, price.0)?)
    }
}

impl Percent {
    /// Nothing of it.
    pub const ZERO: Percent = Percent(Decimal::ZERO);
    /// The whole of it.
    pub const ALL: Percent = Percent(Decimal::ONE_HUNDRED);

    /// How much of a whole a part is, to two decimals; never less than nothing, nor more than all.
    pub fn reached(part: Cents, whole: Cents) -> Self {
        let share = exact::over(part.decimal(), whole.decimal()).unwrap_or_default();
        let rounded = exact::times(share, Decimal::ONE_HUNDRED).unwrap_or_default();
        let rounded = rounded.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        Self(rounded.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED).normalize())
    }

    /// This share of an amount, rounded once.
    pub fn of(self, amount: Cents) -> Result<Cents, Overflow> {
        let hundredfold = exact::times(amount.decimal(), self.0)?;
        Cents::round(exact::times(hundredfold, Decimal::new(1, 2))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mistake_has_its_own_refusal() {
        assert_eq!(Quantity::parse("1.23456"), Err(Refusal::TooManyDecimals));
        assert_eq!(Quantity::parse("1000000000"), Err(Refusal::TooLarge));
        assert_eq!(Quantity::parse("9".repeat(400).as_str()), Err(Refusal::TooLarge));
        for text in ["abc", "1,5", "1e3", "--1", ".", "1.2.3", "1 000", "-", "0x1", "١"] {
            assert_eq!(Quantity::parse(text), Err(Refusal::NotANumber), "{text}");
        }
        assert_eq!(Quantity::parse(" "), Err(Refusal::Missing));
        assert_eq!(UnitPrice::parse("-0.01"), Err(Refusal::Negative));
        assert_eq!(UnitPrice::parse("1.2345678"), Err(Refusal::TooManyDecimals));
        assert_eq!(Percent::parse("100.0001"), Err(Refusal::TooLarge));
        assert_eq!(Percent::parse("-1"), Err(Refusal::Negative));
    }

    #[test]
    fn a_value_is_kept_exactly_and_written_plainly() {
        for (typed, kept) in [("1.50000000", "1.5"), ("-0", "0"), ("007", "7"), (".5", "0.5"), ("-2.", "-2")]
        {
            assert_eq!(Quantity::parse(typed).unwrap().to_string(), kept);
        }
        assert_eq!(UnitPrice::parse("999999999.999999").unwrap().to_string(), "999999999.999999");
        assert_eq!(Percent::parse("100").unwrap().to_string(), "100");
    }

    #[test]
    fn the_largest_product_is_exact() {
        let quantity = Quantity::parse("-999999999.9999").unwrap();
        let price = UnitPrice::parse("999999999.999999").unwrap();
        assert_eq!(quantity.at_price(price), Err(Overflow));
        let price = UnitPrice::parse("0.005").unwrap();
        assert_eq!(Quantity::parse("-1").unwrap().at_price(price).unwrap().get(), -1);
    }

    #[test]
    fn a_percentage_is_rounded_once() {
        let amount = Cents::try_from(1001).unwrap();
        assert_eq!(Percent::parse("33.3333").unwrap().of(amount).unwrap().get(), 334);
        assert_eq!(Percent::parse("2.5").unwrap().of(amount.negated()).unwrap().get(), -25);
    }
}
