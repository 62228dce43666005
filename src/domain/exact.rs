//! The operations on exact decimals, within their limits, and their plain form. Each is compiled once: unfolded at every use, they
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

/// The sum, with as many decimals as fit. The library's own addition would weigh ten times as much.
#[inline(never)]
pub fn plus(mut left: Decimal, mut right: Decimal) -> Result<Decimal, Overflow> {
    let mut scale = left.scale().max(right.scale());
    loop {
        left.rescale(scale);
        right.rescale(scale);
        // a number that has no room for so many decimals keeps fewer
        if left.scale() == right.scale() {
            // two of 96 bits cannot wrap in 128
            if let Ok(sum) = Decimal::try_from_i128_with_scale(left.mantissa() + right.mantissa(), scale) {
                return Ok(sum);
            }
        }
        scale = scale.checked_sub(1).ok_or(Overflow)?;
    }
}

/// The number as programs write it: `-12.5`.
pub fn plain(value: Decimal) -> String {
    let (mut left, mut places) = (value.mantissa().unsigned_abs(), 0);
    let mut text = String::new();
    while left > 0 || places <= value.scale() {
        if places > 0 && places == value.scale() {
            text.insert(0, '.');
        }
        text.insert(
            0,
            char::from_digit(u32::try_from(left % 10).unwrap_or_default(), 10).unwrap_or_default(),
        );
        left /= 10;
        places += 1;
    }
    if value.is_sign_negative() {
        text.insert(0, '-');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_and_its_text_are_those_of_the_library() {
        let third = over(Decimal::ONE, Decimal::from(3)).unwrap();
        let numbers = [
            "0",
            "-0.00",
            "1",
            "-1.5",
            "0.000001",
            "999999999999999.999",
            "-12.3400",
            "79228162514264337593543950334",
        ];
        let numbers: Vec<Decimal> =
            numbers.iter().map(|text| text.parse().unwrap()).chain([third, -third]).collect();
        for &left in &numbers {
            assert_eq!(plain(left), left.to_string());
            for &right in &numbers {
                assert_eq!(plus(left, right).ok(), left.checked_add(right), "{left} + {right}");
            }
        }
        assert_eq!(plus(Decimal::MAX, Decimal::ONE), Err(Overflow));
        assert_eq!(plus(Decimal::MIN, Decimal::NEGATIVE_ONE), Err(Overflow));
    }
}
