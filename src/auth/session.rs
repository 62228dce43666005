//! The session cookie: a short JWT that names a user and a session row; the row can be revoked at any time.

use crate::domain::ids::{SessionId, UserId};
use crate::platform::{Now, Settings};
use jwt_simple::prelude::{
    Claims, Duration, HS256Key, JWTClaims, MACLike, UnixTimeStamp, VerificationOptions,
};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The cookie's name: the prefix makes browsers insist on Secure, Path=/ and no Domain.
pub const COOKIE: &str = "__Host-s";
/// Who may read the token.
const AUDIENCE: &str = "comptoir";
/// Which key signed it; a rotation adds a second one.
const KEY_ID: &str = "1";
/// A token is written again when it is used after half of this, in minutes.
const LIFE_MINUTES: u64 = 60 * 24 * 7;
/// A session row ends after this, however much it is used, in milliseconds.
pub const SESSION_MS: i64 = 30 * 24 * 3600 * 1000;

/// How long a proof of who somebody is stays fresh enough for a dangerous act, in milliseconds.
pub const CONFIRMED_MS: i64 = 15 * 60 * 1000;

#[derive(Serialize, Deserialize)]
struct Seat {
    sid: String,
}

/// A verified cookie: the database still decides whether the session lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearer {
    /// The user it names.
    pub user: UserId,
    /// The session row it names.
    pub session: SessionId,
    /// Seconds since 1970 at which it was written.
    pub issued_at: u64,
}

impl Bearer {
    /// Whether half of the token's life is over: time to write it again.
    pub fn is_past_half(&self, now: &Now) -> bool {
        now.ms.unsigned_abs() / 1000 > self.issued_at + LIFE_MINUTES * 30
    }
}

/// Writes the token of a session.
pub fn sign(
    settings: &Settings,
    now: &Now,
    user: &UserId,
    session: &SessionId,
) -> Result<String, jwt_simple::Error> {
    let issued = UnixTimeStamp::from_millis(now.ms.unsigned_abs());
    let mut claims = Claims::with_custom_claims(
        Seat { sid: session.as_str().to_owned() },
        Duration::from_mins(LIFE_MINUTES),
    )
    .with_subject(user.as_str())
    .with_audience(AUDIENCE)
    // Two tokens of one second are two tokens.
    .with_jwt_id(&now.request);
    claims.issued_at = Some(issued);
    claims.invalid_before = Some(issued);
    claims.expires_at = Some(issued + Duration::from_mins(LIFE_MINUTES));
    key(settings).authenticate(claims)
}

/// Reads a token: its signature, algorithm, key, audience and dates.
pub fn verify(settings: &Settings, now: &Now, token: &str) -> Option<Bearer> {
    let options = VerificationOptions {
        artificial_time: Some(UnixTimeStamp::from_millis(now.ms.unsigned_abs())),
        allowed_audiences: Some(HashSet::from([AUDIENCE.to_owned()])),
        required_key_id: Some(KEY_ID.to_owned()),
        max_header_length: Some(256),
        max_token_length: Some(1024),
        ..VerificationOptions::default()
    };
    let claims: JWTClaims<Seat> = key(settings).verify_token(token, Some(options)).ok()?;
    Some(Bearer {
        user: claims.subject?.parse().ok()?,
        session: claims.custom.sid.parse().ok()?,
        issued_at: claims.issued_at?.as_secs(),
    })
}

fn key(settings: &Settings) -> HS256Key {
    HS256Key::from_bytes(settings.jwt_secret.expose().as_bytes()).with_key_id(KEY_ID)
}

/// The header that hands the cookie over.
pub fn cookie(token: &str) -> String {
    format!("{COOKIE}={token}; Path=/; Max-Age=2592000; HttpOnly; Secure; SameSite=Lax")
}

/// The header that takes it back.
pub fn no_cookie() -> String {
    format!("{COOKIE}=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax")
}

/// The token in a `Cookie` header.
pub fn token(cookies: &str) -> Option<&str> {
    cookies.split(';').find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('='))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_written_again_after_half_its_life() {
        let user = "01936f2e-8a3b-7c11-9d2e-1234567890ab".parse().unwrap();
        let session = "01936f2e-8a3b-7c11-9d2e-1234567890ac".parse().unwrap();
        let bearer = Bearer { user, session, issued_at: 1_000_000 };
        let after = |days: i64| Now { ms: (1_000_000 + days * 86_400) * 1000, request: String::new() };
        assert!(!bearer.is_past_half(&after(3)));
        assert!(bearer.is_past_half(&after(4)));
    }

    #[test]
    fn the_token_is_found_among_other_cookies() {
        assert_eq!(token("a=1; __Host-s=abc.def; b=2"), Some("abc.def"));
        assert_eq!(token("x__Host-s=abc"), None);
        assert_eq!(token(""), None);
    }
}
