//! VAT numbers of the European Union: the French key is checked, the others by their shape.

use serde::{Deserialize, Serialize};

use super::{Siren, checked_text, compact};
use crate::domain::refusal::Refusal;

/// The shapes after the country: `9` a digit, `A` a letter, `*` either, anything else itself.
const SHAPES: &[(&str, &[&str])] = &[
    ("AT", &["U99999999"]),
    ("BE", &["0999999999", "1999999999"]),
    ("BG", &["999999999", "9999999999"]),
    ("CY", &["99999999A"]),
    ("CZ", &["99999999", "999999999", "9999999999"]),
    ("DE", &["999999999"]),
    ("DK", &["99999999"]),
    ("EE", &["999999999"]),
    ("EL", &["999999999"]),
    ("ES", &["*9999999*"]),
    ("FI", &["99999999"]),
    ("FR", &["**999999999"]),
    ("HR", &["99999999999"]),
    ("HU", &["99999999"]),
    ("IE", &["9999999A", "9999999AA", "9*99999A"]),
    ("IT", &["99999999999"]),
    ("LT", &["999999999", "999999999999"]),
    ("LU", &["99999999"]),
    ("LV", &["99999999999"]),
    ("MT", &["99999999"]),
    ("NL", &["999999999B99"]),
    ("PL", &["9999999999"]),
    ("PT", &["999999999"]),
    ("RO", &["99", "999", "9999", "99999", "999999", "9999999", "99999999", "999999999", "9999999999"]),
    ("SE", &["999999999999"]),
    ("SI", &["99999999"]),
    ("SK", &["9999999999"]),
    // Northern Ireland stays in the single market for goods.
    ("XI", &["999999999", "999999999999", "GD999", "HA999"]),
];

/// The number a business is known by for VAT between member states.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), schemars(with = "String"), ts(type = "string"))]
pub struct VatNumber(String);

checked_text!(VatNumber);

impl VatNumber {
    /// Reads a number with its country, grouped or not.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let number = compact(text);
        let (country, rest) = number.split_at_checked(2).ok_or(Refusal::VatNumberCountry)?;
        let country = if country == "GR" { "EL" } else { country };
        let found = SHAPES.iter().find(|(prefix, _)| *prefix == country);
        let (_, shapes) = found.ok_or(Refusal::VatNumberCountry)?;
        if !shapes.iter().any(|shape| fits(shape, rest)) {
            return Err(Refusal::VatNumberShape);
        }
        if country == "FR" {
            check_french(rest)?;
        }
        Ok(VatNumber(format!("{country}{rest}")))
    }

    /// The number that follows from a French SIREN.
    pub fn of(siren: &Siren) -> Self {
        let siren = siren.as_str();
        VatNumber(format!("FR{:02}{siren}", french_key(siren)))
    }

    /// The prefix of the member state; Greece is `EL`, Northern Ireland `XI`.
    pub fn prefix(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }
}

fn fits(shape: &str, text: &str) -> bool {
    let letter_fits = |(wanted, letter): (u8, u8)| match wanted {
        b'9' => letter.is_ascii_digit(),
        b'A' if shape.len() > 2 => letter.is_ascii_uppercase(),
        b'*' => letter.is_ascii_digit() || letter.is_ascii_uppercase(),
        exact => letter == exact,
    };
    shape.len() == text.len() && shape.bytes().zip(text.bytes()).all(letter_fits)
}

/// The key is two digits that follow from the SIREN, or, in the newer form, holds a letter and is known by its shape.
fn check_french(rest: &str) -> Result<(), Refusal> {
    let (key, siren) = rest.split_at_checked(2).ok_or(Refusal::VatNumberShape)?;
    let siren = Siren::parse(siren).map_err(|_| Refusal::VatNumberKey)?;
    match key.parse::<u64>() {
        Ok(key) if key == french_key(siren.as_str()) => Ok(()),
        Ok(_) => Err(Refusal::VatNumberKey),
        Err(_) if key.contains(['I', 'O']) => Err(Refusal::VatNumberShape),
        Err(_) => Ok(()),
    }
}

fn french_key(siren: &str) -> u64 {
    let siren = siren.bytes().fold(0, |number, digit| number * 10 + u64::from(digit - b'0'));
    (12 + 3 * (siren % 97)) % 97
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_french_number_follows_from_its_siren() {
        let siren = Siren::parse("732829320").unwrap();
        assert_eq!(VatNumber::of(&siren).as_str(), "FR44732829320");
        assert_eq!(VatNumber::parse("fr 44 732 829 320").unwrap(), VatNumber::of(&siren));
        assert_eq!(VatNumber::parse("FR45732829320"), Err(Refusal::VatNumberKey));
        assert_eq!(VatNumber::parse("FR44732829321"), Err(Refusal::VatNumberKey));
        assert!(VatNumber::parse("FRK7399859412").is_ok_and(|number| number.prefix() == "FR"));
        assert_eq!(VatNumber::parse("FRO7399859412"), Err(Refusal::VatNumberShape));
    }

    #[test]
    fn other_member_states_are_known_by_their_shape() {
        for number in
            ["DE136695976", "ATU13585627", "BE0428759497", "ESB58378431", "NL004495445B01", "XIGD123"]
        {
            assert!(VatNumber::parse(number).is_ok(), "{number}");
        }
        assert_eq!(VatNumber::parse("GR094259216").unwrap().as_str(), "EL094259216");
        assert_eq!(VatNumber::parse("DE13669597"), Err(Refusal::VatNumberShape));
        for text in ["US123", "", "F", "é", "732829320"] {
            assert_eq!(VatNumber::parse(text), Err(Refusal::VatNumberCountry), "{text}");
        }
    }
}
