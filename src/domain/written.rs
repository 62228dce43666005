//! Figures and days as people write them, in the language of a document.

use super::day::Day;
use super::exact;
use super::language::{Currency, Language};
use super::money::Cents;
use rust_decimal::Decimal;

/// Keeps a number and what follows it on one line.
const NO_BREAK: char = '\u{a0}';
/// Between groups of three digits in French.
const THIN: char = '\u{202f}';

/// An amount with its currency: `1 234,50 €`, `€1,234.50`.
pub fn money(amount: Cents, currency: Currency, language: Language) -> String {
    let figures = number(&amount.to_plain(), language);
    let (minus, figures) = figures.strip_prefix('-').map_or(("", figures.as_str()), |rest| ("-", rest));
    match (language, symbol(currency)) {
        (Language::Fr, symbol) => format!("{minus}{figures}{NO_BREAK}{}", symbol.unwrap_or(currency.code())),
        (Language::En, Some(symbol)) => format!("{minus}{symbol}{figures}"),
        (Language::En, None) => format!("{minus}{}{NO_BREAK}{figures}", currency.code()),
    }
}

/// A quantity, a price or a percentage, with the decimals it has.
pub fn decimal(value: Decimal, language: Language) -> String {
    number(&exact::plain(value.normalize()), language)
}

/// A unit price: two decimals at least.
pub fn price(value: Decimal, currency: Currency, language: Language) -> String {
    let mut value = value.normalize();
    if value.scale() < 2 {
        value.rescale(2);
    }
    let figures = number(&exact::plain(value), language);
    match (language, symbol(currency)) {
        (Language::Fr, symbol) => format!("{figures}{NO_BREAK}{}", symbol.unwrap_or(currency.code())),
        (Language::En, symbol) => format!("{}{figures}", symbol.unwrap_or_default()),
    }
}

/// A rate in percent: `5,5 %`.
pub fn percent(value: Decimal, language: Language) -> String {
    let figures = decimal(value, language);
    match language {
        Language::Fr => format!("{figures}{NO_BREAK}%"),
        Language::En => format!("{figures}%"),
    }
}

/// A VAT rate given in hundredths of a percent, as `5,5 %`.
pub fn rate(hundredths: u16, language: Language) -> String {
    percent(Decimal::new(i64::from(hundredths), 2), language)
}

/// A day in full: `1er mars 2026`, `1 March 2026`.
pub fn day(day: Day, language: Language) -> String {
    let (french, english) = month(day.month());
    let rank = match (language, day.day()) {
        (Language::Fr, 1) => "1er".to_owned(),
        (_, rank) => rank.to_string(),
    };
    format!("{rank}{NO_BREAK}{} {}", language.pick(french, english), day.year())
}

fn month(month: u32) -> (&'static str, &'static str) {
    match month {
        1 => ("janvier", "January"),
        2 => ("février", "February"),
        3 => ("mars", "March"),
        4 => ("avril", "April"),
        5 => ("mai", "May"),
        6 => ("juin", "June"),
        7 => ("juillet", "July"),
        8 => ("août", "August"),
        9 => ("septembre", "September"),
        10 => ("octobre", "October"),
        11 => ("novembre", "November"),
        _ => ("décembre", "December"),
    }
}

fn symbol(currency: Currency) -> Option<&'static str> {
    match currency.code() {
        "EUR" => Some("€"),
        "GBP" => Some("£"),
        "USD" => Some("$"),
        _ => None,
    }
}

/// Plain figures, grouped by three and with the language's comma.
fn number(plain: &str, language: Language) -> String {
    let (comma, gap) = match language {
        Language::Fr => (',', THIN),
        Language::En => ('.', ','),
    };
    let (minus, plain) = plain.strip_prefix('-').map_or(("", plain), |rest| ("-", rest));
    let (whole, decimals) = plain.split_once('.').unwrap_or((plain, ""));
    let mut written = minus.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            written.push(gap);
        }
        written.push(digit);
    }
    if !decimals.is_empty() {
        written.push(comma);
        written.push_str(decimals);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_each_language_does() {
        let amount = |cents: i64| Cents::try_from(cents).unwrap();
        assert_eq!(
            money(amount(123_456_789), Currency::EUR, Language::Fr),
            "1\u{202f}234\u{202f}567,89\u{a0}€"
        );
        assert_eq!(money(amount(-50), Currency::EUR, Language::Fr), "-0,50\u{a0}€");
        assert_eq!(money(amount(-123_450), Currency::EUR, Language::En), "-€1,234.50");
        let francs = Currency::parse("CHF").unwrap();
        assert_eq!(money(amount(100_000), francs, Language::En), "CHF\u{a0}1,000.00");
        assert_eq!(money(amount(100_000), francs, Language::Fr), "1\u{202f}000,00\u{a0}CHF");
    }

    #[test]
    fn other_figures_keep_the_decimals_they_have() {
        assert_eq!(decimal(Decimal::new(15_000, 4), Language::Fr), "1,5");
        assert_eq!(price(Decimal::new(450, 0), Currency::EUR, Language::Fr), "450,00\u{a0}€");
        assert_eq!(price(Decimal::new(12_345, 4), Currency::EUR, Language::En), "€1.2345");
        assert_eq!(percent(Decimal::new(55, 1), Language::Fr), "5,5\u{a0}%");
    }

    #[test]
    fn a_day_is_written_in_full() {
        let first = Day::parse("2026-03-01").unwrap();
        assert_eq!(day(first, Language::Fr), "1er\u{a0}mars 2026");
        assert_eq!(day(first, Language::En), "1\u{a0}March 2026");
    }
}
