//! Somebody signed in proves again who they are: their account as the session names it, and the moment of the proof.

use super::super::sql::{bind, statements};
use super::super::{Fault, Store};
use super::person::Proof;
use super::{Buckets, Knock, Purpose, challenges, throttles};
use crate::auth::session::Bearer;
use crate::domain::ids::ChallengeId;
use crate::platform::Now;

statements! { LobbySql:
    /// The account of a session, while it lives.
    WHO = "
        select u.id, u.name, u.email, u.language, u.password_hash from sessions s
        join users u on u.id = s.user_id
        where s.id = ?1 and s.user_id = ?2 and s.revoked_at is null and s.expires_at > ?3";
    /// Notes that the user has proved who they are.
    CONFIRM = "
        update sessions set confirmed_at = ?3 where id = ?1 and user_id = ?2";
}

impl Store {
    /// As `knock`, from within a session; its account is nobody's when the session is over.
    pub async fn knock_inside(
        &self,
        bearer: &Bearer,
        purpose: Purpose,
        buckets: &Buckets,
        now: &Now,
    ) -> Result<Knock, Fault> {
        let mut batch = throttles::hits(buckets, now);
        batch.push(WHO.with(bind![bearer.session.as_str(), bearer.user.as_str(), now.ms]));
        batch.push(challenges::sendings_to(&bearer.user, purpose, now));
        let answers = self.batch(batch).await?;
        Ok(Knock {
            waits: throttles::waits(&answers, buckets, now)?,
            account: answers.row(3)?,
            sendings: challenges::times(&answers, 4)?,
        })
    }

    /// Uses a code up and notes the proof: both or neither.
    pub async fn confirm(&self, bearer: &Bearer, challenge: &ChallengeId, now: &Now) -> Result<(), Fault> {
        let mut batch = challenges::consume(challenge, now);
        batch.push(CONFIRM.with(bind![bearer.session.as_str(), bearer.user.as_str(), now.ms]));
        self.write_as(bearer, Proof::SignedIn, batch, now).await.map(|_| ())
    }
}
