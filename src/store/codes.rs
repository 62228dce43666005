//! The mailed codes, hashed, in KV: written once under a random name, gone after ten minutes. The database keeps a copy, for KV may lag.

use super::{Fault, Store};
use crate::domain::ids::ChallengeId;

/// How long a code is kept, in seconds.
const LIFE_SECONDS: u64 = 600;

impl Store {
    /// Keeps the hash of a challenge's code.
    pub async fn keep_code(&self, challenge: &ChallengeId, hash: &str) -> Result<(), Fault> {
        let put = self.codes.put(&name(challenge), hash).map_err(broken)?;
        put.expiration_ttl(LIFE_SECONDS).execute().await.map_err(broken)
    }

    /// The hash of a challenge's code, or the copy where KV has not got it (yet), or does not answer.
    pub async fn code(&self, challenge: &ChallengeId, copy: String) -> String {
        let kept = self.codes.get(&name(challenge)).text().await;
        kept.ok().flatten().unwrap_or(copy)
    }
}

fn name(challenge: &ChallengeId) -> String {
    format!("mfa:{challenge}")
}

fn broken(error: worker::KvError) -> Fault {
    Fault::Broken(format!("kv {error:?}"))
}
