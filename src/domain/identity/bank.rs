//! Bank coordinates: IBAN and BIC.

use serde::{Deserialize, Serialize};

use super::{CountryCode, checked_text, compact, grouped};
use crate::domain::refusal::Refusal;

/// The length of an IBAN, by country.
const LENGTHS: &[(&str, usize)] = &[
    ("AD", 24),
    ("AE", 23),
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("BH", 22),
    ("BR", 29),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("EG", 29),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GI", 23),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IL", 23),
    ("IS", 26),
    ("IT", 27),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MT", 31),
    ("MU", 30),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("QA", 29),
    ("RO", 24),
    ("RS", 22),
    ("SA", 24),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("TN", 24),
    ("TR", 26),
    ("UA", 29),
    ("VA", 22),
];

/// An account number, its control key checked.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), schemars(with = "String"), ts(type = "string"))]
pub struct Iban(String);

/// A bank's identifier.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), schemars(with = "String"), ts(type = "string"))]
pub struct Bic(String);

checked_text!(Iban);
checked_text!(Bic);

impl Iban {
    /// Reads an IBAN, grouped or not.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let iban = compact(text);
        let (country, rest) = iban.split_at_checked(2).ok_or(Refusal::IbanShape)?;
        let known = LENGTHS.iter().find(|(code, _)| *code == country).map(|(_, length)| *length);
        let length_fits = known.map_or((15..=34).contains(&iban.len()), |length| iban.len() == length);
        let key_fits = rest.bytes().take(2).all(|byte| byte.is_ascii_digit());
        let letters_fit = iban.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        if !length_fits || !key_fits || !letters_fit || CountryCode::parse(country).is_err() {
            return Err(Refusal::IbanShape);
        }
        if remainder(&iban) == 1 { Ok(Iban(iban)) } else { Err(Refusal::IbanChecksum) }
    }

    /// As people read it: groups of four.
    pub fn grouped(&self) -> String {
        grouped(&self.0, &[4])
    }
}

impl Bic {
    /// Reads 8 or 11 letters and digits: bank, country, place, branch.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let bic = compact(text);
        let letters = bic.bytes().take(6).all(|byte| byte.is_ascii_uppercase());
        let rest = bic.bytes().skip(6).all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        let country = bic.get(4..6).is_some_and(|code| code == "XK" || CountryCode::parse(code).is_ok());
        if matches!(bic.len(), 8 | 11) && letters && rest && country {
            Ok(Bic(bic))
        } else {
            Err(Refusal::BicShape)
        }
    }
}

/// The number modulo 97, its first four letters moved to the end and letters counted from ten.
fn remainder(iban: &str) -> u32 {
    let (head, tail) = iban.split_at_checked(4).unwrap_or((iban, ""));
    tail.chars().chain(head.chars()).filter_map(|letter| letter.to_digit(36)).fold(0, |sum, value| {
        let shift = if value > 9 { 100 } else { 10 };
        (sum * shift + value) % 97
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_iban_is_checked_and_grouped_by_four() {
        let iban = Iban::parse("fr76 3000 6000 0112 3456 7890 189").unwrap();
        assert_eq!(iban.grouped(), "FR76 3000 6000 0112 3456 7890 189");
        assert!(Iban::parse("DE89 3704 0044 0532 0130 00").is_ok());
        assert!(Iban::parse("GB29NWBK60161331926819").is_ok());
        assert_eq!(Iban::parse("FR7630006000011234567890188"), Err(Refusal::IbanChecksum));
        for text in ["FR76", "", "ZZ7630006000011234567890189", "FRA630006000011234567890189", "FR76é"] {
            assert_eq!(Iban::parse(text), Err(Refusal::IbanShape), "{text}");
        }
    }

    #[test]
    fn a_bic_has_eight_or_eleven_letters() {
        assert_eq!(Bic::parse("bnpa fr pp xxx").unwrap().as_str(), "BNPAFRPPXXX");
        assert!(Bic::parse("AGRIFRPP").is_ok());
        for text in ["AGRIFRP", "AGRIZZPP", "AGR1FRPP", "AGRIFRPPX", ""] {
            assert_eq!(Bic::parse(text), Err(Refusal::BicShape), "{text}");
        }
    }
}
