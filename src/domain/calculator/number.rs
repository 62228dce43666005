//! A number as people write it: grouped by thousands or not, with a point or a comma.

use rust_decimal::Decimal;

use crate::domain::language::Language;
use crate::domain::quantity::parse_decimal;
use crate::domain::refusal::Refusal;

/// How many decimals and how large a number in a calculation may be.
const DECIMALS: u32 = 10;
const BELOW: i128 = 1_000_000_000_000_000;

/// How many bytes at the start of the text make one number; a space belongs to it only between digits.
pub(super) fn length(text: &str) -> usize {
    let mut end = 0;
    for (at, letter) in text.char_indices() {
        match letter {
            '0'..='9' | '.' | ',' => end = at + 1,
            space if is_space(space) => {}
            _ => break,
        }
    }
    end
}

/// Reads one number.
pub(super) fn read(typed: &str, language: Language) -> Result<Decimal, Refusal> {
    let (whole, fraction) = split(typed, language);
    let groups: Vec<&str> = whole.split(|letter| is_space(letter) || matches!(letter, '.' | ',')).collect();
    let grouped = match groups.as_slice() {
        [_] => true,
        [first, rest @ ..] => (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3),
        [] => false,
    };
    if !grouped || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Refusal::CalculationShape);
    }
    match plain(&(groups.into_iter().collect::<String>() + "." + fraction)) {
        Err(Refusal::NotANumber | Refusal::Missing) => Err(Refusal::CalculationShape),
        read => read,
    }
}

/// A number as a program writes it.
pub(super) fn plain(text: &str) -> Result<Decimal, Refusal> {
    parse_decimal(text, DECIMALS, BELOW)
}

/// Parts the whole from the fraction at the decimal sign, if there is one.
fn split(typed: &str, language: Language) -> (&str, &str) {
    let Some((whole, fraction)) = typed.rsplit_once(['.', ',']) else { return (typed, "") };
    let signs = |sign: u8| typed.bytes().filter(|byte| *byte == sign).count();
    let comma_last = typed.as_bytes().get(whole.len()) == Some(&b',');
    let (last, other) = if comma_last { (b',', b'.') } else { (b'.', b',') };
    // `1,234` groups thousands in English; in French a comma is always the decimal sign.
    let english_group =
        comma_last && language == Language::En && fraction.len() == 3 && !whole.starts_with('0');
    let groups =
        signs(last) > 1 || (signs(other) == 0 && english_group && whole.len() <= 3 && !whole.is_empty());
    if groups { (typed, "") } else { (whole, fraction) }
}

fn is_space(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\'' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_and_decimals_are_told_apart() {
        for (typed, french, english) in [
            ("1234", "1234", "1234"),
            ("1 234,5", "1234.5", "1234.5"),
            ("1\u{202f}234\u{a0}567,89", "1234567.89", "1234567.89"),
            ("1.234,50", "1234.5", "1234.5"),
            ("1,234.50", "1234.5", "1234.5"),
            ("1,234", "1.234", "1234"),
            ("0,125", "0.125", "0.125"),
            ("1.234", "1.234", "1.234"),
            ("1,5", "1.5", "1.5"),
            ("1.234.567", "1234567", "1234567"),
            ("1'234.5", "1234.5", "1234.5"),
            (",5", "0.5", "0.5"),
            ("5,", "5", "5"),
        ] {
            assert_eq!(
                read(typed, Language::Fr).map(|value| value.to_string()),
                Ok(french.into()),
                "{typed}"
            );
            assert_eq!(
                read(typed, Language::En).map(|value| value.to_string()),
                Ok(english.into()),
                "{typed}"
            );
        }
    }

    #[test]
    fn a_slip_is_not_a_number() {
        for typed in ["12 45", "1 2345", "1,2,3", "1.23.456", "1,234.567,8", ".", "1 234,5 6", "1234 567"] {
            assert_eq!(read(typed, Language::Fr), Err(Refusal::CalculationShape), "{typed}");
        }
    }
}
