//! Postal addresses.

use serde::{Deserialize, Serialize};

use super::CountryCode;
use crate::domain::refusal::{FieldRefusal, Refusal};
use crate::domain::text::{LINE_MAX, clean_line, optional_line, required_line};

/// An address complete enough for a letter and an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PostalAddress {
    /// Number and street.
    pub street: String,
    /// Building, floor, post-office box.
    #[serde(default)]
    pub street2: Option<String>,
    /// The postcode; empty where a country has none.
    pub postcode: String,
    /// The town.
    pub city: String,
    /// The country.
    pub country: CountryCode,
}

/// An address as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct AddressInput {
    /// Number and street.
    #[serde(default)]
    pub street: Option<String>,
    /// Building, floor, post-office box.
    #[serde(default)]
    pub street2: Option<String>,
    /// The postcode.
    #[serde(default)]
    pub postcode: Option<String>,
    /// The town.
    #[serde(default)]
    pub city: Option<String>,
    /// The country; France when nothing is said.
    #[serde(default)]
    pub country: Option<String>,
}

impl PostalAddress {
    /// Reads what was typed; every field refused is named after the prefix.
    pub fn parse(typed: &AddressInput, prefix: &str) -> Result<Self, Vec<FieldRefusal>> {
        let required = |text: &Option<String>| required_line(text.as_deref().unwrap_or_default(), LINE_MAX);
        let country = match typed.country.as_deref() {
            None | Some("") => Ok(CountryCode::FRANCE),
            Some(code) => CountryCode::parse(code),
        };
        let postcode = clean_line(typed.postcode.as_deref().unwrap_or_default(), 16);
        let postcode = postcode.and_then(|code| check_postcode(code, country.unwrap_or_default()));
        let street2 = optional_line(typed.street2.as_deref(), LINE_MAX);
        match (required(&typed.street), street2, postcode, required(&typed.city), country) {
            (Ok(street), Ok(street2), Ok(postcode), Ok(city), Ok(country)) => {
                Ok(PostalAddress { street, street2, postcode, city, country })
            }
            (street, street2, postcode, city, country) => {
                let failures = [
                    ("street", street.err()),
                    ("street2", street2.err()),
                    ("postcode", postcode.err()),
                    ("city", city.err()),
                    ("country", country.err()),
                ];
                let named = |(field, why): (&str, Option<Refusal>)| Some(why?.at(format!("{prefix}{field}")));
                Err(failures.into_iter().filter_map(named).collect())
            }
        }
    }

    /// The lines of an envelope, the country aside.
    pub fn lines(&self) -> Vec<String> {
        let town = format!("{} {}", self.postcode, self.city).trim_start().to_owned();
        [Some(self.street.clone()), self.street2.clone(), Some(town)].into_iter().flatten().collect()
    }
}

/// A French postcode is five digits; elsewhere any short text will do.
fn check_postcode(postcode: String, country: CountryCode) -> Result<String, Refusal> {
    if country != CountryCode::FRANCE {
        return Ok(postcode);
    }
    let digits = postcode.replace(' ', "");
    match digits.len() {
        0 => Err(Refusal::Missing),
        5 if digits.bytes().all(|byte| byte.is_ascii_digit()) => Ok(digits),
        _ => Err(Refusal::PostcodeShape),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(street: &str, postcode: &str, city: &str, country: &str) -> AddressInput {
        let some = |text: &str| Some(text.to_owned());
        AddressInput {
            street: some(street),
            street2: None,
            postcode: some(postcode),
            city: some(city),
            country: some(country),
        }
    }

    #[test]
    fn an_address_is_read_and_written() {
        let address = PostalAddress::parse(&typed(" 1 rue  de la Paix", "75 002", "Paris", ""), "").unwrap();
        assert_eq!(address.lines(), ["1 rue de la Paix", "75002 Paris"]);
        let abroad = PostalAddress::parse(&typed("1 Main Street", "", "Hong Kong", "hk"), "").unwrap();
        assert_eq!(abroad.lines(), ["1 Main Street", "Hong Kong"]);
    }

    #[test]
    fn every_wrong_field_is_named() {
        let refusals = PostalAddress::parse(&typed("", "7500", "", "XX"), "delivery.").unwrap_err();
        let named: Vec<_> = refusals.iter().map(|refusal| (refusal.field.as_str(), refusal.code)).collect();
        let wanted = [
            ("delivery.street", "missing"),
            ("delivery.postcode", "postcode_shape"),
            ("delivery.city", "missing"),
            ("delivery.country", "unknown_country"),
        ];
        assert_eq!(named, wanted);
    }
}
