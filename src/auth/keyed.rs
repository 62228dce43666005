//! Keyed hashes: what is stored of a code or an address tells nothing without the pepper.

use crate::platform::Secret;
use hmac::digest::Key;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// What a hash is for: the same words give another hash for another use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// A password, before its slow hash.
    Password,
    /// A mailed code.
    Code,
    /// A bucket of the throttle.
    Throttle,
    /// An account, as the log names it.
    Log,
}

impl Use {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Password => b"password:",
            Self::Code => b"code:",
            Self::Throttle => b"throttle:",
            Self::Log => b"log:",
        }
    }
}

/// The HMAC-SHA256 of the words under the pepper.
pub fn keyed(pepper: &Secret, what: Use, words: &[&str]) -> [u8; 32] {
    let mut hash = Hmac::<Sha256>::new(&block(pepper));
    hash.update(what.label());
    for word in words {
        // Each word is preceded by its length, so that no two lists of words read the same.
        hash.update(word.len().to_string().as_bytes());
        hash.update(b":");
        hash.update(word.as_bytes());
    }
    hash.finalize().into_bytes().into()
}

/// The same in hexadecimal, as it is stored.
pub fn keyed_hex(pepper: &Secret, what: Use, words: &[&str]) -> String {
    let mut hex = String::with_capacity(64);
    for byte in keyed(pepper, what, words) {
        // Writing to a string never fails.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// A pepper of any length as a key of HMAC's own length.
fn block(pepper: &Secret) -> Key<Hmac<Sha256>> {
    let mut block = Key::<Hmac<Sha256>>::default();
    for (to, from) in block.iter_mut().zip(Sha256::digest(pepper.expose())) {
        *to = from;
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_uses_and_peppers_each_make_another_hash() {
        let pepper = Secret::from("pepper");
        let hash = keyed_hex(&pepper, Use::Code, &["a", "bc"]);
        assert_eq!(hash.len(), 64);
        assert_eq!(hash, keyed_hex(&pepper, Use::Code, &["a", "bc"]));
        assert_ne!(hash, keyed_hex(&pepper, Use::Code, &["ab", "c"]));
        assert_ne!(hash, keyed_hex(&pepper, Use::Throttle, &["a", "bc"]));
        assert_ne!(hash, keyed_hex(&Secret::from("salt"), Use::Code, &["a", "bc"]));
    }
}
