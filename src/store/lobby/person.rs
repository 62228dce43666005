//! Somebody signed in, acting on what is theirs alone: each write asserts first that the session lives, and that its user has just proved who they are where the act is dangerous.

use super::super::sql::{Answers, Query, bind, statements};
use super::super::{Fault, Store};
use crate::auth::session::{Bearer, CONFIRMED_MS};
use crate::platform::Now;

statements! { LobbySql:
    /// Aborts the batch unless the session lives.
    MUST_BE_SIGNED_IN = "
        insert into must (what, ok)
        select 'right', exists (
            select 1 from sessions where id = ?1 and user_id = ?2 and revoked_at is null and expires_at > ?3)";
    /// Aborts the batch unless the user has proved who they are within the last fifteen minutes.
    MUST_BE_RECENT = "
        insert into must (what, ok)
        select 'recent', exists (
            select 1 from sessions where id = ?1 and user_id = ?2 and revoked_at is null and confirmed_at > ?3)";
}

/// How much a write of one's own asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// A session that lives.
    SignedIn,
    /// And a proof of who it is, no older than fifteen minutes.
    Recent,
}

impl Store {
    /// Writes in one batch, all or nothing, as the user of a session: the answers begin at 0, after the proof.
    pub(in crate::store) async fn write_as(
        &self,
        bearer: &Bearer,
        proof: Proof,
        queries: Vec<Query>,
        now: &Now,
    ) -> Result<Answers, Fault> {
        let (session, user) = (bearer.session.as_str(), bearer.user.as_str());
        let mut batch = vec![MUST_BE_SIGNED_IN.with(bind![session, user, now.ms])];
        if proof == Proof::Recent {
            batch.push(MUST_BE_RECENT.with(bind![session, user, now.ms - CONFIRMED_MS]));
        }
        let proofs = batch.len();
        batch.extend(queries);
        match self.batch(batch).await {
            Ok(mut answers) => {
                answers.0.drain(..proofs);
                Ok(answers)
            }
            // The only right this asks for is to be signed in.
            Err(Fault::RoleTooLow) => Err(Fault::SignedOut),
            Err(fault) => Err(fault),
        }
    }
}
