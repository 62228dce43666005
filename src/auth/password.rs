//! Passwords: what may be one, and the slow hash that is kept of it.

use super::keyed::{Use, keyed};
use crate::domain::identity::Email;
use crate::domain::refusal::FieldRefusal;
use crate::domain::text::composed;
use crate::platform::{self, Secret};
use argon2::password_hash::{self, PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use std::collections::HashSet;

/// In characters.
const SHORTEST: usize = 8;
/// In characters.
const LONGEST: usize = 128;
/// Digits and signs around a common word make it no better, up to this many.
const DECORATION: usize = 4;
/// The words that people choose first.
const COMMON: &str = include_str!("common-passwords.txt");
/// Checked against when there is no such user, so that both answers take as long.
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$Y29tcHRvaXItbm9ib2R5IQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// A password that may be kept.
pub struct Password(String);

impl Password {
    /// Takes a new password, or says why not.
    pub fn parse(text: &str, email: &Email) -> Result<Self, FieldRefusal> {
        let refuse = |code| Err(FieldRefusal { field: "password".to_owned(), code });
        let text = composed(text);
        match text.chars().count() {
            ..SHORTEST => refuse("password_too_short"),
            length if length > LONGEST => refuse("password_too_long"),
            _ if is_common(&text, email) => refuse("password_too_common"),
            _ => Ok(Self(text.into_owned())),
        }
    }

    /// What somebody typed to sign in: its length alone is bounded, for what it costs.
    pub fn typed(text: &str) -> Self {
        Self(composed(text).chars().take(LONGEST + 1).collect())
    }

    /// The PHC string that is kept.
    pub fn hash(&self, pepper: &Secret) -> Result<String, password_hash::Error> {
        let salt = platform::random::<16>().map_err(|_| password_hash::Error::RngFailure)?;
        Ok(argon2()?.hash_password_with_salt(&self.peppered(pepper), &salt)?.to_string())
    }

    /// Whether it is the password of a kept hash; of nobody's when there is none.
    pub fn matches(&self, pepper: &Secret, kept: Option<&str>) -> bool {
        let hash = kept.unwrap_or(NOBODYS);
        let same = argon2().is_ok_and(|it| it.verify_password(&self.peppered(pepper), hash).is_ok());
        same && kept.is_some()
    }

    fn peppered(&self, pepper: &Secret) -> [u8; 32] {
        keyed(pepper, Use::Password, &[&self.0])
    }
}

/// OWASP's first choice; more memory would crowd out the PDF that shares the isolate.
fn argon2() -> Result<Argon2<'static>, password_hash::Error> {
    let params = Params::new(19_456, 2, 1, Some(32)).map_err(|_| password_hash::Error::ParamsInvalid)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Whether it is a word of the list, of the product or of the address, as it is or decorated; or a keyboard's row.
fn is_common(text: &str, email: &Email) -> bool {
    let text = text.to_lowercase();
    let key = email.key();
    let (mailbox, domain) = key.split_once('@').unwrap_or((&key, ""));
    let common: HashSet<&str> = COMMON.split_whitespace().collect();
    let own = |word: &str| word == key || word == mailbox || domain.split('.').any(|label| label == word);
    let listed = |word: &str| !word.is_empty() && (common.contains(word) || own(word));
    let word = text.trim_matches(|letter: char| !letter.is_alphabetic());
    let decoration = text.chars().count().saturating_sub(word.chars().count());
    listed(&text) || (decoration <= DECORATION && listed(word)) || is_row(&text)
}

/// Each letter is the one before it, or the next, or the previous: `aaaaaaaa`, `abcdefgh`, `87654321`.
fn is_row(text: &str) -> bool {
    let letters: Vec<u32> = text.chars().map(u32::from).collect();
    let steps: HashSet<i64> = letters
        .iter()
        .zip(letters.iter().skip(1))
        .map(|(one, next)| i64::from(*next) - i64::from(*one))
        .collect();
    steps.len() == 1 && steps.iter().all(|step| step.abs() <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Password, &'static str> {
        let email = Email::parse("camille.martin@atelier-lune.fr").unwrap();
        Password::parse(text, &email).map_err(|refusal| refusal.code)
    }

    #[test]
    fn a_password_has_8_to_128_characters() {
        assert_eq!(parse("é1ö2û3").err(), Some("password_too_short"));
        // Eight letters once composed, sixteen scalars as typed.
        assert!(parse("e\u{301}a\u{301}i\u{301}o\u{301}u\u{301}y\u{301}c\u{301}n\u{301}").is_ok());
        assert!(parse(&"aé".repeat(64)).is_ok());
        assert_eq!(parse(&"aé".repeat(65)).err(), Some("password_too_long"));
        assert!(parse("cheval agrafe pile").is_ok());
    }

    #[test]
    fn a_common_password_is_refused_even_decorated() {
        for text in [
            "password",
            "Password1!",
            "12345678",
            "azertyuiop",
            "motdepasse2026",
            "aaaaaaaa",
            "hgfedcba",
            "Comptoir2026",
            "camille.martin",
            "atelier-lune12",
            "camille.martin@atelier-lune.fr",
            "qwertyuiop",
        ] {
            assert_eq!(parse(text).err(), Some("password_too_common"), "{text}");
        }
    }

    #[test]
    fn the_list_is_clean() {
        let words: Vec<&str> = COMMON.split_whitespace().collect();
        let distinct: HashSet<&&str> = words.iter().collect();
        assert!(words.len() >= 1000, "{}", words.len());
        assert_eq!(distinct.len(), words.len());
        assert!(words.iter().all(|word| **word == word.to_lowercase()));
    }

    #[test]
    fn a_hash_knows_its_password_its_pepper_and_nobody_else() {
        let (pepper, other) = (Secret::from("pepper"), Secret::from("other"));
        let password = parse("cheval agrafe pile").unwrap_or_else(|code| panic!("{code}"));
        let hash = password.hash(&pepper).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(password.matches(&pepper, Some(&hash)));
        assert!(!password.matches(&other, Some(&hash)));
        assert!(!Password::typed("cheval agrafe pilf").matches(&pepper, Some(&hash)));
        assert_ne!(hash, password.hash(&pepper).unwrap());
        assert!(!password.matches(&pepper, None));
    }

    #[test]
    fn nobodys_hash_costs_what_a_true_one_costs() {
        let params = |hash: &str| hash.split('$').take(4).collect::<Vec<_>>().join("$");
        let hash = Password::typed("cheval agrafe pile").hash(&Secret::from("pepper")).unwrap();
        assert_eq!(params(NOBODYS), params(&hash));
        assert_eq!(NOBODYS.len(), hash.len());
        let parsed = argon2::password_hash::phc::PasswordHash::new(NOBODYS).unwrap();
        assert_eq!(parsed.hash.map(|hash| hash.len()), Some(32));
    }
}
