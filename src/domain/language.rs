//! The languages of the interface and of documents, and the currencies documents are written in.

use serde::{Deserialize, Serialize};

use super::coded::coded;
use super::refusal::Refusal;

/// A language Comptoir speaks; French is the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Language {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
}

impl Language {
    /// The code of ISO 639-1.
    pub const fn code(self) -> &'static str {
        match self {
            Language::Fr => "fr",
            Language::En => "en",
        }
    }

    /// Reads `fr` or `en`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        match text.trim().to_ascii_lowercase().as_str() {
            "fr" => Ok(Language::Fr),
            "en" => Ok(Language::En),
            _ => Err(Refusal::UnknownChoice),
        }
    }

    /// Picks the wording of this language.
    pub const fn pick<'a>(self, french: &'a str, english: &'a str) -> &'a str {
        match self {
            Language::Fr => french,
            Language::En => english,
        }
    }
}

/// The currencies whose smallest unit is the hundredth: the engine counts in hundredths.
const CURRENCIES: &[&str] = &[
    "AED", "AUD", "BGN", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "DZD", "EGP", "EUR", "GBP", "HKD", "HUF",
    "ILS", "INR", "MAD", "MUR", "MXN", "NOK", "NZD", "PLN", "QAR", "RON", "RSD", "SAR", "SEK", "SGD", "THB",
    "TRY", "UAH", "USD", "ZAR",
];

/// The currency of a company and of its documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), schemars(with = "String"), ts(type = "string"))]
pub struct Currency(&'static str);

coded!(Currency);

impl Currency {
    /// The euro.
    pub const EUR: Currency = Currency("EUR");

    /// Reads a code of ISO 4217.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let code = text.trim().to_ascii_uppercase();
        CURRENCIES
            .iter()
            .find(|known| **known == code)
            .map(|known| Currency(known))
            .ok_or(Refusal::UnknownCurrency)
    }

    /// The code of ISO 4217.
    pub const fn code(self) -> &'static str {
        self.0
    }
}

impl Default for Currency {
    fn default() -> Self {
        Currency::EUR
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_are_known_and_counted_in_hundredths() {
        assert_eq!(Currency::parse(" eur ").unwrap(), Currency::EUR);
        assert_eq!(Currency::parse("JPY"), Err(Refusal::UnknownCurrency));
        assert_eq!(Currency::parse("XXX"), Err(Refusal::UnknownCurrency));
    }

    #[test]
    fn french_is_the_first_language() {
        assert_eq!(Language::default(), Language::Fr);
        assert_eq!(Language::parse("EN"), Ok(Language::En));
    }
}
