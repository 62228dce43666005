//! Mailed codes: a challenge counts its tries, is used once, and gives way to the next one.

use super::super::sql::{Answers, Query, Value, bind, statements};
use super::super::{Fault, Store};
use super::users::Newcomer;
use crate::domain::identity::Email;
use crate::domain::ids::{ChallengeId, SessionId, UserId};
use crate::domain::language::Language;
use crate::platform::Now;
use serde::Deserialize;

statements! { LobbySql:
    /// When codes were sent to an address within the hour.
    SENDINGS = "
        select created_at as at from challenges
        where email_key = ?1 and purpose = ?2 and created_at > ?3
        order by created_at";
    /// When codes were sent to the address of a user within the hour.
    SENDINGS_TO = "
        select c.created_at as at from users u
        join challenges c on c.email_key = u.email_key
        where u.id = ?1 and c.purpose = ?2 and c.created_at > ?3
        order by c.created_at";
    /// Aborts the batch when the address has had its codes of the hour.
    MUST_HAVE_ROOM = "
        insert into must (what, ok)
        select 'change', (select count(*) from challenges where email_key = ?1 and purpose = ?2 and created_at > ?3) < ?4";
    /// Opens a challenge.
    OPEN = "
        insert into challenges (id, purpose, user_id, session_id, email, email_key, newcomer, code_hash, created_at, expires_at)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    /// A challenge that may be replaced: not used, and not older than an hour.
    REPLACEABLE = "
        select c.purpose, c.session_id, c.email, c.newcomer, u.id as user_id, u.name, u.language from challenges c
        left join users u on u.id = c.user_id
        where c.id = ?1 and c.used_at is null and c.created_at > ?2";
    /// When codes were sent to the address of a challenge within the hour.
    SENDINGS_BESIDE = "
        select beside.created_at as at from challenges one
        join challenges beside on beside.email_key = one.email_key and beside.purpose = one.purpose
        where one.id = ?1 and beside.created_at > ?2
        order by beside.created_at";
    /// Aborts the batch when a challenge was used or replaced meanwhile.
    MUST_BE_OPEN = "
        insert into must (what, ok)
        select 'change', exists (select 1 from challenges where id = ?1 and used_at is null and created_at > ?2)";
    /// Aborts the batch when a code was used, or came too late.
    MUST_BE_VALID = "
        insert into must (what, ok)
        select 'change', exists (select 1 from challenges where id = ?1 and used_at is null and expires_at > ?2)";
    /// Uses a challenge up, once.
    USE_UP = "
        update challenges set used_at = ?2 where id = ?1 and used_at is null";
    /// Gives back a challenge whose successor could not be sent.
    GIVE_BACK = "
        update challenges set used_at = null where id = ?1";
    /// Takes back a challenge whose letter did not leave.
    TAKE_BACK = "
        delete from challenges where id = ?1 and used_at is null";
    /// Spends one try at the door that the code is for, if there is one left: the count and its limit are one statement.
    SPEND_TRY = "
        update challenges set attempts = attempts + 1
        where id = ?1 and attempts < 5 and used_at is null and expires_at > ?2
            and session_id is ?3 and purpose in (select value from json_each(?4))
        returning purpose, user_id, email, newcomer, code_hash, attempts";
}

/// How many codes an address is sent within an hour, for one purpose: one and its resendings.
pub const SENDINGS_PER_HOUR: u32 = 6;
/// An hour, in milliseconds.
pub const HOUR_MS: i64 = 3600 * 1000;
/// How long a code is good for, in milliseconds.
pub(super) const LIFE_MS: i64 = 600 * 1000;
/// How many tries a code has.
const TRIES: i64 = 5;

/// What a code is to open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// An account and its first session.
    SignUp,
    /// A session of an account.
    SignIn,
    /// A dangerous act: somebody signed in proves again who they are.
    Confirm,
    /// Another address for an account.
    Email,
}

/// Where a code is shown: one that was sent for another door opens nothing.
#[derive(Debug, Clone, Copy)]
pub enum Door<'a> {
    /// The way in.
    Entrance,
    /// Somebody signed in, in the session that asked for it.
    Inside(&'a SessionId, Purpose),
}

impl Door<'_> {
    fn session(&self) -> Option<&str> {
        match self {
            Self::Entrance => None,
            Self::Inside(session, _) => Some(session.as_str()),
        }
    }

    fn words(&self) -> Value {
        match self {
            Self::Entrance => Value::json(&[Purpose::SignUp.word(), Purpose::SignIn.word()]),
            Self::Inside(_, purpose) => Value::json(&[purpose.word()]),
        }
    }
}

impl Purpose {
    const fn word(self) -> &'static str {
        match self {
            Self::SignUp => "sign_up",
            Self::SignIn => "sign_in",
            Self::Confirm => "confirm",
            Self::Email => "email",
        }
    }
}

/// A challenge about to be opened. It names nobody when there is nobody to let in.
#[derive(Debug, Clone)]
pub struct Ticket {
    /// Its id.
    pub id: ChallengeId,
    /// What its code opens.
    pub purpose: Purpose,
    /// Whose account.
    pub user: Option<UserId>,
    /// The session that it is bound to, when somebody signed in asked for it.
    pub session: Option<SessionId>,
    /// Where the code goes.
    pub email: Email,
    /// Who will be enrolled.
    pub newcomer: Option<Newcomer>,
    /// The keyed hash of the code.
    pub code_hash: String,
    /// When it is opened, in milliseconds.
    pub opened_at: i64,
}

impl Ticket {
    /// Until when its code is good, in milliseconds.
    pub fn expires_at(&self) -> i64 {
        self.opened_at + LIFE_MS
    }

    fn room(&self) -> Query {
        MUST_HAVE_ROOM.with(bind![
            self.email.key(),
            self.purpose.word(),
            self.opened_at - HOUR_MS,
            SENDINGS_PER_HOUR
        ])
    }

    fn open(&self) -> Result<Query, Fault> {
        let newcomer = self.newcomer.as_ref().map(serde_json::to_string).transpose();
        let newcomer = newcomer.map_err(|error| Fault::Broken(error.to_string()))?;
        Ok(OPEN.with(bind![
            self.id.as_str(),
            self.purpose.word(),
            self.user.as_ref().map(UserId::as_str),
            self.session.as_ref().map(SessionId::as_str),
            self.email.as_str(),
            self.email.key(),
            newcomer,
            self.code_hash.as_str(),
            self.opened_at,
            self.expires_at(),
        ]))
    }
}

/// A challenge that gives way to the next.
#[derive(Debug, Clone)]
pub struct Superseded {
    /// What its code opens.
    pub purpose: Purpose,
    /// Where the code goes.
    pub email: Email,
    /// The session that it is bound to.
    pub session: Option<SessionId>,
    /// Whose account, by what name and in what language.
    pub user: Option<(UserId, String, Language)>,
    /// Who will be enrolled.
    pub newcomer: Option<Newcomer>,
    /// When codes were sent to the address within the hour.
    pub sendings: Vec<i64>,
}

/// One try at a code.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// What the code opens.
    pub purpose: Purpose,
    /// Whose account.
    pub user: Option<UserId>,
    /// Where the code went.
    pub email: Email,
    /// Who will be enrolled.
    pub newcomer: Option<Newcomer>,
    /// The database's copy of the code's keyed hash.
    pub code_hash: String,
    /// How many tries are left after this one.
    pub remaining: i64,
}

#[derive(Deserialize)]
struct Replaceable {
    purpose: Purpose,
    session_id: Option<SessionId>,
    email: Email,
    newcomer: Option<String>,
    user_id: Option<UserId>,
    name: Option<String>,
    language: Option<Language>,
}

#[derive(Deserialize)]
struct Tried {
    purpose: Purpose,
    user_id: Option<UserId>,
    email: Email,
    newcomer: Option<String>,
    code_hash: String,
    attempts: i64,
}

#[derive(Deserialize)]
struct Sent {
    at: i64,
}

impl Store {
    /// Opens a challenge, if the address has not had its codes of the hour.
    pub async fn open_challenge(&self, ticket: &Ticket) -> Result<(), Fault> {
        self.batch(vec![ticket.room(), ticket.open()?]).await.map(|_| ())
    }

    /// The challenge that a resending would replace.
    pub async fn replaceable(&self, id: &ChallengeId, now: &Now) -> Result<Option<Superseded>, Fault> {
        let since = now.ms - HOUR_MS;
        let asked = vec![
            REPLACEABLE.with(bind![id.as_str(), since]),
            SENDINGS_BESIDE.with(bind![id.as_str(), since]),
        ];
        let answers = self.batch(asked).await?;
        let Some(row) = answers.row::<Replaceable>(0)? else { return Ok(None) };
        Ok(Some(Superseded {
            purpose: row.purpose,
            session: row.session_id,
            email: row.email,
            user: row
                .user_id
                .zip(row.name)
                .zip(row.language)
                .map(|((id, name), language)| (id, name, language)),
            newcomer: newcomer(row.newcomer)?,
            sendings: times(&answers, 1)?,
        }))
    }

    /// Opens a challenge in the place of another, whose code opens nothing from then on.
    pub async fn replace_challenge(&self, old: &ChallengeId, ticket: &Ticket) -> Result<(), Fault> {
        let batch = vec![
            MUST_BE_OPEN.with(bind![old.as_str(), ticket.opened_at - HOUR_MS]),
            ticket.room(),
            USE_UP.with(bind![old.as_str(), ticket.opened_at]),
            ticket.open()?,
        ];
        self.batch(batch).await.map(|_| ())
    }

    /// Takes back a challenge whose letter did not leave, and gives back the one it had replaced.
    pub async fn take_back(&self, id: &ChallengeId, replaced: Option<&ChallengeId>) -> Result<(), Fault> {
        let mut batch = vec![TAKE_BACK.with(bind![id.as_str()])];
        batch.extend(replaced.map(|old| GIVE_BACK.with(bind![old.as_str()])));
        self.batch(batch).await.map(|_| ())
    }

    /// Spends a try at a door; nothing when there is none left to spend, or the code is for another door.
    pub async fn spend_try(
        &self,
        id: &ChallengeId,
        door: &Door<'_>,
        now: &Now,
    ) -> Result<Option<Attempt>, Fault> {
        let spend = SPEND_TRY.with(bind![id.as_str(), now.ms, door.session(), door.words()]);
        let answers = self.batch(vec![spend]).await?;
        let Some(row) = answers.row::<Tried>(0)? else { return Ok(None) };
        Ok(Some(Attempt {
            purpose: row.purpose,
            user: row.user_id,
            email: row.email,
            newcomer: newcomer(row.newcomer)?,
            code_hash: row.code_hash,
            remaining: TRIES - row.attempts,
        }))
    }
}

pub(super) fn sendings(email: &Email, purpose: Purpose, now: &Now) -> Query {
    SENDINGS.with(bind![email.key(), purpose.word(), now.ms - HOUR_MS])
}

pub(super) fn sendings_to(user: &UserId, purpose: Purpose, now: &Now) -> Query {
    SENDINGS_TO.with(bind![user.as_str(), purpose.word(), now.ms - HOUR_MS])
}

pub(super) fn times(answers: &Answers, at: usize) -> Result<Vec<i64>, Fault> {
    Ok(answers.rows::<Sent>(at)?.into_iter().map(|sent| sent.at).collect())
}

/// The two statements that use a code up, before what it opens.
pub(super) fn consume(id: &ChallengeId, now: &Now) -> Vec<Query> {
    vec![MUST_BE_VALID.with(bind![id.as_str(), now.ms]), USE_UP.with(bind![id.as_str(), now.ms])]
}

fn newcomer(stored: Option<String>) -> Result<Option<Newcomer>, Fault> {
    let read = stored.as_deref().map(serde_json::from_str).transpose();
    read.map_err(|_| Fault::Corrupt("challenges.newcomer"))
}
