//! The four operations on exact decimals, within their limits. Each is compiled once: unfolded at every use, they
//! would be a tenth of the browser's engine.

use rust_decimal::Decimal;

use super::money::Overflow;

/// The product.
#[inline(never)]
pub fn times(left: Decimal, right: Decimal) -> Result<Decimal, Overflow> {
    left.checked_mul(right).ok_or(Overflow)
}

/// The quotient; nothing is divided by zero.
#[inline(never)]
pub fn over(left: Decimal, right: Decimal) -> Result<Decimal, Overflow> {
    left.checked_div(right).ok_or(Overflow)
}

/// The sum.
#[inline(never)]
pub fn plus(left: Decimal, right: Decimal) -> Result<Decimal, Overflow> {
    left.checked_add(right).ok_or(Overflow)
}
