//! Resets of a forgotten password: a mailed link, good for half an hour and one use.

use super::super::sql::{bind, statements};
use super::super::{Fault, Store};
use super::accounts::{set_password, shut};
use super::throttles::{self, Buckets, Waits};
use super::users::{self, Account};
use crate::domain::identity::Email;
use crate::domain::ids::UserId;
use crate::platform::Now;

statements! { LobbySql:
    /// Opens a reset for the account of an address; nothing where there is none.
    OPEN = "
        insert into resets (token_hash, user_id, created_at, expires_at)
        select ?1, id, ?3, ?4 from users where email_key = ?2 and deleted_at is null";
    /// Whose password a link resets, while it may.
    WHOSE = "
        select u.id, u.name, u.email, u.language, u.password_hash from resets r
        join users u on u.id = r.user_id
        where r.token_hash = ?1 and r.used_at is null and r.expires_at > ?2 and u.deleted_at is null";
    /// Aborts the batch when a link was used, or came too late.
    MUST_BE_VALID = "
        insert into must (what, ok)
        select 'change', exists (
            select 1 from resets where token_hash = ?1 and user_id = ?2 and used_at is null and expires_at > ?3)";
}

/// How long a link is good for, in milliseconds.
pub const RESET_MS: i64 = 30 * 60 * 1000;

impl Store {
    /// Opens a reset; an address without an account is asked the same statements, and is not told.
    pub async fn open_reset(
        &self,
        email: &Email,
        token_hash: &str,
        buckets: &Buckets,
        now: &Now,
    ) -> Result<(Waits, Option<Account>), Fault> {
        let mut batch = throttles::hits(buckets, now);
        batch.push(users::find(email));
        let answers = self.batch(batch).await?;
        let waits = throttles::waits(&answers, buckets, now)?;
        if waits.longest().is_none() {
            let open = OPEN.with(bind![token_hash, email.key(), now.ms, now.ms + RESET_MS]);
            self.batch(vec![open]).await?;
        }
        Ok((waits, answers.row(3)?))
    }

    /// Whose password a link resets; nothing when it is no link, was used or is too old.
    pub async fn resettable(
        &self,
        token_hash: &str,
        buckets: &Buckets,
        now: &Now,
    ) -> Result<(Waits, Option<Account>), Fault> {
        let mut batch = throttles::hits(buckets, now);
        batch.push(WHOSE.with(bind![token_hash, now.ms]));
        let answers = self.batch(batch).await?;
        Ok((throttles::waits(&answers, buckets, now)?, answers.row(3)?))
    }

    /// Uses a link up for another password: no session lives on, and none is opened.
    pub async fn reset_password(
        &self,
        token_hash: &str,
        user: &UserId,
        hash: &str,
        now: &Now,
    ) -> Result<(), Fault> {
        let mut batch = vec![MUST_BE_VALID.with(bind![token_hash, user.as_str(), now.ms])];
        batch.push(set_password(user, hash));
        batch.extend(shut(user, None, now));
        self.batch(batch).await.map(|_| ())
    }
}
