//! The code printed on a document, by which anybody finds out what the true one says.

/// Crockford's base 32: no letter that reads like a digit, and no U.
const ALPHABET: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M',
    'N', 'P', 'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];
/// How many characters a code has, five bits each.
const LENGTH: usize = 12;
/// How many stand together where people read it.
const GROUP: usize = 4;

/// A text that is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotACode;

/// Twelve characters, 60 bits that nobody can guess.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofCode(String);

impl ProofCode {
    /// The code of 60 random bits; the other four are left out.
    pub fn of(random: [u8; 8]) -> Self {
        let bits = u64::from_be_bytes(random);
        let digit = |at: usize| {
            let five = (bits >> (5 * at)) & 31;
            usize::try_from(five).ok().and_then(|five| ALPHABET.get(five)).copied()
        };
        Self((0..LENGTH).rev().filter_map(digit).collect())
    }

    /// Reads what somebody copied from paper: in any case, with spaces or dashes, with O for 0 and I or L for 1.
    pub fn parse(typed: &str) -> Result<Self, NotACode> {
        let mut code = String::with_capacity(LENGTH);
        for letter in typed.chars().filter(|letter| !is_between(*letter)) {
            let letter = match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                letter => letter,
            };
            if code.len() == LENGTH || !ALPHABET.contains(&letter) {
                return Err(NotACode);
            }
            code.push(letter);
        }
        if code.len() == LENGTH { Ok(Self(code)) } else { Err(NotACode) }
    }

    /// The code as it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code as it is printed: `7K2M-9QXA-04TZ`.
    pub fn grouped(&self) -> String {
        let mut shown = String::with_capacity(LENGTH + 2);
        for (at, letter) in self.0.chars().enumerate() {
            if at > 0 && at.is_multiple_of(GROUP) {
                shown.push('-');
            }
            shown.push(letter);
        }
        shown
    }
}

/// What stands between the groups: a space or a dash of any kind.
fn is_between(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '_' | '.' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sixty_bits_make_twelve_characters() {
        assert_eq!(ProofCode::of([0; 8]).as_str(), "000000000000");
        assert_eq!(ProofCode::of([255; 8]).as_str(), "ZZZZZZZZZZZZ");
        assert_eq!(ProofCode::of([0, 0, 0, 0, 0, 0, 0, 33]).grouped(), "0000-0000-0011");
        assert_eq!(ProofCode::of([240, 0, 0, 0, 0, 0, 0, 0]).as_str(), "000000000000");
    }

    #[test]
    fn a_code_is_read_as_people_write_it() {
        let code = ProofCode::parse("7K2M9QXA01TZ").unwrap();
        for typed in ["7k2m-9qxa-01tz", " 7K2M 9QXA O1TZ ", "7K2M–9QXA–0iTZ", "7k2m\u{a0}9qxa\u{a0}0lTz"]
        {
            assert_eq!(ProofCode::parse(typed), Ok(code.clone()), "{typed}");
        }
        for typed in
            ["", "7K2M-9QXA-01T", "7K2M-9QXA-01TZ7", "7K2M-9QXA-01TU", "7K2M-9QXA-01T’", "7K2M/9QXA/01TZ"]
        {
            assert_eq!(ProofCode::parse(typed), Err(NotACode), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_drawn_reads_back(random in any::<[u8; 8]>()) {
            let code = ProofCode::of(random);
            prop_assert_eq!(ProofCode::parse(&code.grouped()), Ok(code));
        }

        #[test]
        fn whatever_is_typed_is_answered(typed in any::<String>()) {
            if let Ok(code) = ProofCode::parse(&typed) {
                prop_assert_eq!(code.as_str().len(), LENGTH);
            }
        }
    }
}
