//! Tokens that say nothing: 256 random bits, mailed or handed over once, and kept as their hash alone.

use crate::platform;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// The bytes of a token: more than anybody guesses, so that a plain hash keeps it.
const BYTES: usize = 32;

/// A token.
#[derive(Clone, PartialEq, Eq)]
pub struct Opaque([u8; BYTES]);

impl Opaque {
    /// A fresh token.
    pub fn draw() -> Result<Self, getrandom::Error> {
        platform::random().map(Self)
    }

    /// The token that a text is, if it is one.
    pub fn parse(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Self)
    }

    /// The text that whoever holds it is given.
    pub fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What is stored in its place.
    pub fn hash(&self) -> String {
        Sha256::digest(self.0).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl std::fmt::Debug for Opaque {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_reads_back_and_its_hash_tells_nothing_of_it() {
        let token = Opaque::draw().unwrap();
        assert_eq!(token.text().len(), 43);
        assert_eq!(Opaque::parse(&token.text()), Some(token.clone()));
        assert_eq!((token.hash().len(), format!("{token:?}").as_str()), (64, "***"));
        assert_ne!(token.hash(), Opaque::draw().unwrap().hash());
        for no in ["", "abc", &token.text()[1..], &format!("{}A", token.text()), "é"] {
            assert_eq!(Opaque::parse(no), None, "{no}");
        }
    }
}
