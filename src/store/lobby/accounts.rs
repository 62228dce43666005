//! One's own account: what its user changes of it, and the doors that such a change closes.

use super::super::sql::{Query, bind, statements};
use super::super::{Fault, Store};
use super::person::Proof;
use super::throttles::{self, Buckets, Waits};
use super::users::Account;
use crate::auth::session::Bearer;
use crate::domain::ids::{SessionId, UserId};
use crate::domain::language::Language;
use crate::platform::Now;

statements! { LobbySql:
    /// The account of a user.
    OWN = "
        select id, name, email, language, password_hash from users where id = ?1 and deleted_at is null";
    /// Calls a user by another name, in another language.
    RENAME = "
        update users set name = ?2, language = ?3, version = version + 1
        where id = ?1 and deleted_at is null and (name <> ?2 or language <> ?3)";
    /// Aborts the batch when the password has changed meanwhile.
    MUST_HAVE_PASSWORD = "
        insert into must (what, ok)
        select 'change', exists (select 1 from users where id = ?1 and password_hash = ?2 and deleted_at is null)";
    /// Gives a user another password.
    SET_PASSWORD = "
        update users set password_hash = ?2, version = version + 1 where id = ?1 and deleted_at is null";
    /// Ends the sessions of a user, but one where one is named.
    END_SESSIONS = "
        update sessions set revoked_at = ?3 where user_id = ?1 and id is not ?2 and revoked_at is null";
    /// Trusts no browser of a user any more: each asks for a code again.
    DISTRUST = "
        update devices set trusted_until = null where user_id = ?1 and trusted_until is not null";
    /// Uses up the mailed links that would reset a password.
    FORGET_RESETS = "
        update resets set used_at = ?2 where user_id = ?1 and used_at is null";
    /// Uses up the codes that wait for their user.
    FORGET_CODES = "
        update challenges set used_at = ?2 where user_id = ?1 and used_at is null";
}

impl Store {
    /// One's own account, for a change that wants a fresh proof; the try is counted first.
    pub async fn own_account(
        &self,
        bearer: &Bearer,
        buckets: &Buckets,
        now: &Now,
    ) -> Result<(Waits, Account), Fault> {
        let mut asked = throttles::hits(buckets, now);
        asked.push(OWN.with(bind![bearer.user.as_str()]));
        let answers = self.write_as(bearer, Proof::Recent, asked, now).await?;
        let account = answers.row(3)?.ok_or(Fault::SignedOut)?;
        Ok((throttles::waits(&answers, buckets, now)?, account))
    }

    /// Changes how somebody is called and spoken to.
    pub async fn rename(
        &self,
        bearer: &Bearer,
        name: &str,
        language: Language,
        now: &Now,
    ) -> Result<(), Fault> {
        let rename = RENAME.with(bind![bearer.user.as_str(), name, language.code()]);
        self.write_as(bearer, Proof::SignedIn, vec![rename], now).await.map(|_| ())
    }

    /// Changes the password from the one that was proved, and lets no other session of the user live.
    pub async fn change_password(
        &self,
        bearer: &Bearer,
        from: &str,
        to: &str,
        now: &Now,
    ) -> Result<(), Fault> {
        let mut batch = vec![MUST_HAVE_PASSWORD.with(bind![bearer.user.as_str(), from])];
        batch.push(set_password(&bearer.user, to));
        batch.extend(shut(&bearer.user, Some(&bearer.session), now));
        self.write_as(bearer, Proof::Recent, batch, now).await.map(|_| ())
    }
}

pub(super) fn set_password(user: &UserId, hash: &str) -> Query {
    SET_PASSWORD.with(bind![user.as_str(), hash])
}

/// What a change of password, address or second factor closes: the other sessions, trusted browsers, links and codes under way.
pub(in crate::store) fn shut(user: &UserId, except: Option<&SessionId>, now: &Now) -> Vec<Query> {
    let user = user.as_str();
    vec![
        END_SESSIONS.with(bind![user, except.map(SessionId::as_str), now.ms]),
        DISTRUST.with(bind![user]),
        FORGET_RESETS.with(bind![user, now.ms]),
        FORGET_CODES.with(bind![user, now.ms]),
    ]
}
