//! The token of a public link: the id of its row and a keyed hash of it, so that a letter can be written again and a stolen table opens nothing.

use crate::domain::ids::ShareId;
use crate::platform::{Secret, Settings};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// The bytes of an id.
const ID: usize = 16;
/// The bytes of the hash that are kept: 128 bits, which nobody guesses.
const PROOF: usize = 16;

/// The token of a link.
pub fn token(settings: &Settings, share: &ShareId) -> String {
    write(&settings.link_secret, share)
}

/// The link that a token names, if we wrote it.
pub fn parse(settings: &Settings, text: &str) -> Option<ShareId> {
    read(&settings.link_secret, text)
}

/// The address of the page that a link opens.
pub fn address(settings: &Settings, share: &ShareId) -> String {
    format!("{}/p/{}", settings.public_url, token(settings, share))
}

fn write(secret: &Secret, share: &ShareId) -> String {
    let mut bytes = bytes_of(share);
    bytes.extend(proof(secret, share));
    URL_SAFE_NO_PAD.encode(bytes)
}

fn read(secret: &Secret, text: &str) -> Option<ShareId> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    let (id, given) = bytes.split_at_checked(ID)?;
    let share: ShareId = spelt(id).parse().ok()?;
    bool::from(proof(secret, &share).ct_eq(given)).then_some(share)
}

fn proof(secret: &Secret, share: &ShareId) -> Vec<u8> {
    // HMAC takes a key of any length: there is nothing to fail.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.expose().as_bytes()) else { return Vec::new() };
    mac.update(b"share:");
    mac.update(share.as_str().as_bytes());
    mac.finalize().into_bytes().iter().copied().take(PROOF).collect()
}

fn bytes_of(share: &ShareId) -> Vec<u8> {
    let digits: Vec<u8> = share
        .as_str()
        .chars()
        .filter_map(|letter| letter.to_digit(16))
        .filter_map(|digit| digit.try_into().ok())
        .collect();
    digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect()
}

fn spelt(id: &[u8]) -> String {
    let mut text = String::with_capacity(36);
    for (at, byte) in id.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        text.push_str(&format!("{byte:02x}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share() -> ShareId {
        "01936f2e-8a3b-7c11-9d2e-1234567890ab".parse().unwrap()
    }

    #[test]
    fn a_token_names_the_link_it_was_written_for() {
        let secret = Secret::new("one");
        let token = write(&secret, &share());
        assert_eq!(token.len(), 43);
        assert_eq!(read(&secret, &token), Some(share()));
    }

    #[test]
    fn a_forged_token_names_nothing() {
        let secret = Secret::new("one");
        let token = write(&secret, &share());
        assert_eq!(read(&Secret::new("two"), &token), None);
        for (at, letter) in token.char_indices() {
            let other = if letter == 'A' { 'B' } else { 'A' };
            let mut forged = token.clone();
            forged.replace_range(at..=at, &other.to_string());
            assert_eq!(read(&secret, &forged), None, "{forged}");
        }
        for text in ["", "abc", "é", &token[..42], &format!("{token}A")] {
            assert_eq!(read(&secret, text), None, "{text}");
        }
    }
}
