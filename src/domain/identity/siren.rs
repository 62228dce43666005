//! SIREN and SIRET: the numbers of French businesses and of their establishments.

use serde::{Deserialize, Serialize};

use super::{checked_text, compact, grouped};
use crate::domain::refusal::Refusal;

/// La Poste numbers its offices by another rule than the Luhn key.
const LA_POSTE: &str = "356000000";

/// The number of a business: nine digits, the last a Luhn key.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), schemars(with = "String"), ts(type = "string"))]
pub struct Siren(String);

/// The number of an establishment: its SIREN and five digits, the last a Luhn key.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), schemars(with = "String"), ts(type = "string"))]
pub struct Siret(String);

checked_text!(Siren);
checked_text!(Siret);

impl Siren {
    /// Reads nine digits, grouped or not.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let digits = digits(text, 9).ok_or(Refusal::SirenLength)?;
        if luhn(&digits).is_multiple_of(10) { Ok(Siren(digits)) } else { Err(Refusal::SirenChecksum) }
    }

    /// As people read it: `732 829 320`.
    pub fn grouped(&self) -> String {
        grouped(&self.0, &[3])
    }
}

impl Siret {
    /// Reads fourteen digits, grouped or not.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let digits = digits(text, 14).ok_or(Refusal::SiretLength)?;
        let siren = digits.get(..9).unwrap_or_default();
        let plain_sum: u32 = digits.bytes().map(|digit| u32::from(digit - b'0')).sum();
        let post_office = siren == LA_POSTE && plain_sum.is_multiple_of(5);
        if luhn(&digits).is_multiple_of(10) || post_office {
            Siren::parse(siren).map_err(|_| Refusal::SiretChecksum).map(|_| Siret(digits))
        } else {
            Err(Refusal::SiretChecksum)
        }
    }

    /// The business this establishment belongs to.
    pub fn siren(&self) -> Siren {
        Siren(self.0.get(..9).unwrap_or_default().to_owned())
    }

    /// As people read it: `732 829 320 00074`.
    pub fn grouped(&self) -> String {
        grouped(&self.0, &[3, 3, 3, 5])
    }
}

fn digits(text: &str, length: usize) -> Option<String> {
    let digits = compact(text);
    (digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// The Luhn sum: every second digit from the right counts double, its digits summed.
fn luhn(digits: &str) -> u32 {
    let value = |(at, digit): (usize, u8)| match (at % 2, u32::from(digit - b'0')) {
        (0, digit) => digit,
        (_, digit) if digit > 4 => digit * 2 - 9,
        (_, digit) => digit * 2,
    };
    digits.bytes().rev().enumerate().map(value).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_siren_is_nine_digits_with_its_key() {
        assert_eq!(Siren::parse(" 732 829 320 ").unwrap().grouped(), "732 829 320");
        assert_eq!(Siren::parse("732829321"), Err(Refusal::SirenChecksum));
        assert_eq!(Siren::parse("73282932"), Err(Refusal::SirenLength));
        assert_eq!(Siren::parse("73282932٠"), Err(Refusal::SirenLength));
        assert_eq!(Siren::parse(""), Err(Refusal::SirenLength));
    }

    #[test]
    fn a_siret_holds_its_siren() {
        let siret = Siret::parse("732 829 320 00074").unwrap();
        assert_eq!(siret.siren(), Siren::parse("732829320").unwrap());
        assert_eq!(siret.grouped(), "732 829 320 00074");
        assert_eq!(Siret::parse("73282932000075"), Err(Refusal::SiretChecksum));
        assert_eq!(Siret::parse("732829320"), Err(Refusal::SiretLength));
    }

    #[test]
    fn an_office_of_la_poste_has_its_own_key() {
        assert!(Siret::parse("35600000000048").is_ok(), "the head office follows Luhn");
        assert!(Siret::parse("35600000049837").is_ok(), "an office whose digits sum to a multiple of five");
        assert_eq!(Siret::parse("35600000049838"), Err(Refusal::SiretChecksum));
    }
}
