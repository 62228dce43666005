//! The six digits that are mailed: drawn evenly, kept as a keyed hash, compared in constant time.

use super::keyed::{Use, keyed_hex};
use crate::domain::ids::ChallengeId;
use crate::platform::{self, Secret};
use subtle::ConstantTimeEq;

/// How many codes there are.
const CODES: u32 = 1_000_000;
/// Draws from here on would make low codes likelier, and are drawn again.
const EVEN: u32 = u32::MAX - u32::MAX % CODES;

/// Six digits.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// A fresh code.
    pub fn draw() -> Result<Self, getrandom::Error> {
        loop {
            let drawn = u32::from_le_bytes(platform::random()?);
            if let Some(code) = Self::of_draw(drawn) {
                return Ok(code);
            }
        }
    }

    /// What somebody typed: six digits, spaces aside.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        (digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(Self(digits))
    }

    /// The digits, for the letter.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// What is stored in its place, bound to its challenge.
    pub fn hash(&self, pepper: &Secret, challenge: &ChallengeId) -> String {
        keyed_hex(pepper, Use::Code, &[challenge.as_str(), &self.0])
    }

    /// Whether this is the code of a stored hash.
    pub fn matches(&self, pepper: &Secret, challenge: &ChallengeId, stored: &str) -> bool {
        self.hash(pepper, challenge).as_bytes().ct_eq(stored.as_bytes()).into()
    }

    fn of_draw(drawn: u32) -> Option<Self> {
        (drawn < EVEN).then(|| Self(format!("{:06}", drawn % CODES)))
    }
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn challenge(last: char) -> ChallengeId {
        format!("01936f2e-8a3b-7c11-9d2e-1234567890a{last}").parse().unwrap()
    }

    #[test]
    fn every_code_is_as_likely() {
        assert_eq!(EVEN % CODES, 0);
        assert_eq!(Code::of_draw(EVEN), None);
        assert_eq!(Code::of_draw(EVEN - 1).unwrap().digits(), "999999");
        assert_eq!(Code::of_draw(42).unwrap().digits(), "000042");
        assert_eq!(Code::draw().unwrap().digits().len(), 6);
    }

    #[test]
    fn a_code_is_six_digits() {
        assert_eq!(Code::parse(" 012 345\n").unwrap().digits(), "012345");
        for no in ["", "12345", "1234567", "12345a", "١٢٣٤٥٦", "-12345"] {
            assert_eq!(Code::parse(no), None, "{no}");
        }
    }

    #[test]
    fn a_code_opens_its_own_challenge_only() {
        let pepper = Secret::from("pepper");
        let code = Code::parse("012345").unwrap();
        let stored = code.hash(&pepper, &challenge('a'));
        assert!(code.matches(&pepper, &challenge('a'), &stored));
        assert!(!code.matches(&pepper, &challenge('b'), &stored));
        assert!(!Code::parse("012346").unwrap().matches(&pepper, &challenge('a'), &stored));
        assert!(!code.matches(&pepper, &challenge('a'), ""));
    }

    #[test]
    fn a_code_does_not_show_itself() {
        assert_eq!(format!("{:?}", Code::parse("012345")), "Some(***)");
    }
}
