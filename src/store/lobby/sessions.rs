//! Sessions: opened by a code, seen, revoked.

use super::super::sql::{Answers, Query, bind, statements};
use super::super::{Fault, Store};
use super::challenges;
use super::person::Proof;
use super::users::{self, Newcomer, Profile};
use crate::auth::session::{Bearer, SESSION_MS};
use crate::domain::ids::{ChallengeId, CompanyId, LogoId, SessionId, UserId};
use crate::domain::language::Language;
use crate::platform::Now;
use serde::Deserialize;

statements! { LobbySql:
    /// Opens a session.
    OPEN = "
        insert into sessions (id, user_id, device, address, created_at, seen_at, expires_at, confirmed_at)
        values (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?5)";
    /// Whose session it is, while it lives.
    WHOSE = "
        select u.id, u.name, u.email, u.language from sessions s
        join users u on u.id = s.user_id
        where s.id = ?1 and s.user_id = ?2 and s.revoked_at is null and s.expires_at > ?3";
    /// The companies of a user.
    COMPANIES = "
        select c.id, c.name, m.role, c.logo_id, c.accent from memberships m
        join companies c on c.id = m.company_id
        where m.user_id = ?1 and c.deleted_at is null
        order by c.name, c.id";
    /// Notes that a session was seen, once an hour at most.
    SEE = "
        update sessions set seen_at = ?3 where id = ?1 and user_id = ?2 and revoked_at is null and seen_at < ?4";
    /// Ends a session at once.
    REVOKE = "
        update sessions set revoked_at = ?3 where id = ?1 and user_id = ?2 and revoked_at is null";
    /// Changes the language of a user.
    SPEAK = "
        update users set language = ?2, version = version + 1 where id = ?1 and language <> ?2";
}

/// How far apart two sights of a session are noted, in milliseconds.
const SIGHT_MS: i64 = 3600 * 1000;

/// Where a session is opened from.
#[derive(Debug, Clone)]
pub struct Seat<'a> {
    /// Its id.
    pub session: SessionId,
    /// Its owner.
    pub user: UserId,
    /// The browser's own name.
    pub device: &'a str,
    /// The network it comes from.
    pub address: &'a str,
}

/// A company somebody belongs to.
#[derive(Debug, Clone, Deserialize)]
pub struct Belonging {
    /// The company.
    pub id: CompanyId,
    /// Its name.
    pub name: String,
    /// owner, admin, member or accountant.
    pub role: String,
    /// Its logo.
    pub logo_id: Option<LogoId>,
    /// Its colour.
    pub accent: String,
}

/// Somebody signed in, and where they may go.
#[derive(Debug, Clone)]
pub struct Entrance {
    /// Who.
    pub user: Profile,
    /// Their companies.
    pub companies: Vec<Belonging>,
}

impl Store {
    /// Uses a code up and opens a session, for a newcomer too: both or neither.
    pub async fn open_session(
        &self,
        challenge: &ChallengeId,
        newcomer: Option<&Newcomer>,
        seat: &Seat<'_>,
        now: &Now,
    ) -> Result<Entrance, Fault> {
        let mut batch = challenges::consume(challenge, now);
        batch.extend(newcomer.map(|newcomer| users::enrol(&seat.user, newcomer, now)));
        batch.push(OPEN.with(bind![
            seat.session.as_str(),
            seat.user.as_str(),
            seat.device,
            seat.address,
            now.ms,
            now.ms + SESSION_MS,
        ]));
        let first = batch.len();
        batch.extend(look(&seat.session, &seat.user, now));
        entrance(&self.batch(batch).await?, first)?.ok_or(Fault::SignedOut)
    }

    /// Who a session lets in, while it lives.
    pub async fn session(&self, bearer: &Bearer, now: &Now) -> Result<Entrance, Fault> {
        let mut batch = look(&bearer.session, &bearer.user, now);
        batch.push(SEE.with(bind![bearer.session.as_str(), bearer.user.as_str(), now.ms, now.ms - SIGHT_MS]));
        entrance(&self.batch(batch).await?, 0)?.ok_or(Fault::SignedOut)
    }

    /// Ends a session; ending it twice changes nothing.
    pub async fn revoke_session(&self, bearer: &Bearer, now: &Now) -> Result<(), Fault> {
        let revoke = REVOKE.with(bind![bearer.session.as_str(), bearer.user.as_str(), now.ms]);
        self.batch(vec![revoke]).await.map(|_| ())
    }

    /// Changes the language that somebody is spoken to in.
    pub async fn speak(&self, bearer: &Bearer, language: Language, now: &Now) -> Result<(), Fault> {
        let speak = SPEAK.with(bind![bearer.user.as_str(), language.code()]);
        self.write_as(bearer, Proof::SignedIn, vec![speak], now).await.map(|_| ())
    }
}

fn look(session: &SessionId, user: &UserId, now: &Now) -> Vec<Query> {
    vec![WHOSE.with(bind![session.as_str(), user.as_str(), now.ms]), COMPANIES.with(bind![user.as_str()])]
}

fn entrance(answers: &Answers, first: usize) -> Result<Option<Entrance>, Fault> {
    let Some(user) = answers.row::<Profile>(first)? else { return Ok(None) };
    Ok(Some(Entrance { user, companies: answers.rows(first + 1)? }))
}
