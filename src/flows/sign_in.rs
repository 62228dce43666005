//! Signing up and in, as far as the mailed code: strangers learn nothing, and what is costly is counted first.

use crate::auth::code::Code;
use crate::auth::keyed::{Use, keyed_hex};
use crate::auth::password::Password;
use crate::domain::identity::Email;
use crate::domain::ids::{ChallengeId, SessionId, UserId};
use crate::domain::language::Language;
use crate::mail::provider::{self, Outcome};
use crate::mail::{Letter, letters};
use crate::platform;
use crate::store::Fault;
use crate::store::lobby::{
    Account, Buckets, HOUR_MS, Newcomer, Purpose, SENDINGS_PER_HOUR, Superseded, Ticket,
};
use crate::web::{Desk, Failure};
use serde_json::json;
use std::fmt::Display;

/// The wait before the first resending, in milliseconds; it doubles with each one.
const COOL_DOWN_MS: i64 = 30 * 1000;

/// A challenge, as whoever asked for it is told.
#[derive(Debug, Clone)]
pub struct Challenge {
    /// Its id.
    pub id: ChallengeId,
    /// Where the code went.
    pub email: Email,
    /// Until when the code is good, in milliseconds.
    pub expires_at: i64,
    /// From when on another may be asked for, in milliseconds.
    pub resend_at: i64,
}

/// Whom a letter is for.
pub(super) enum Whom {
    /// Somebody who will be enrolled by the code.
    Newcomer(Newcomer),
    /// Somebody who has an account.
    Account(UserId, String, Language),
    /// Somebody who is signed in, and proves again who they are in their session.
    Inside(SessionId, UserId, String, Language),
    /// Somebody who signs up with an address that has its account: the letter says so, and no code opens anything.
    Registered(Language),
}

/// What somebody signs up with.
pub struct SignUp {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: Email,
    /// Their password.
    pub password: Password,
    /// Their language.
    pub language: Language,
}

/// Sends a code to an address that wants an account; the answer is the same when it has one.
pub async fn sign_up(desk: &Desk, asked: SignUp) -> Result<Challenge, Failure> {
    let buckets = buckets(desk, None);
    let knock = desk.store.knock(&asked.email, Purpose::SignUp, &buckets, &desk.now).await?;
    wait(knock.waits.longest())?;
    wait(full(&knock.sendings, desk.now.ms))?;
    // Hashed whether it serves or not, so that both answers take as long.
    let password_hash = asked.password.hash(&desk.settings.pepper).map_err(broken)?;
    let whom = match knock.account {
        Some(_) => Whom::Registered(asked.language),
        None => Whom::Newcomer(Newcomer {
            name: asked.name,
            email: asked.email.clone(),
            language: asked.language,
            password_hash,
        }),
    };
    challenge(desk, Purpose::SignUp, asked.email, whom, &knock.sendings, None).await
}

/// Sends a code to whoever knows the password.
pub async fn sign_in(desk: &Desk, email: Email, password: Password) -> Result<Challenge, Failure> {
    let buckets = buckets(desk, Some(&email));
    let knock = desk.store.knock(&email, Purpose::SignIn, &buckets, &desk.now).await?;
    wait(knock.waits.longest())?;
    let kept = knock.account.as_ref().map(|account| account.password_hash.as_str());
    let knows = password.matches(&desk.settings.pepper, kept);
    let Some(Account { id, name, language, .. }) = knock.account.filter(|_| knows) else {
        return Err(Failure::wrong_credentials());
    };
    wait(full(&knock.sendings, desk.now.ms))?;
    desk.store.clear_tries(&buckets).await?;
    let whom = Whom::Account(id, name, language);
    challenge(desk, Purpose::SignIn, email, whom, &knock.sendings, None).await
}

/// Sends another code in the place of one.
pub async fn resend(desk: &Desk, old: &ChallengeId) -> Result<Challenge, Failure> {
    let replaced = desk.store.replaceable(old, &desk.now).await?.ok_or_else(Failure::code_expired)?;
    let Superseded { purpose, session, email, user, newcomer, sendings } = replaced;
    wait(full(&sendings, desk.now.ms))?;
    wait(cooling(&sendings, desk.now.ms))?;
    let whom = match (user, session, newcomer) {
        (Some((id, name, language)), None, _) => Whom::Account(id, name, language),
        (Some((id, name, language)), Some(session), _) => Whom::Inside(session, id, name, language),
        (None, _, Some(newcomer)) => Whom::Newcomer(newcomer),
        (None, _, None) => Whom::Registered(desk.asked.language),
    };
    challenge(desk, purpose, email, whom, &sendings, Some(old)).await
}

/// Opens a challenge and mails its code; a challenge whose letter did not leave never was.
pub(super) async fn challenge(
    desk: &Desk,
    purpose: Purpose,
    email: Email,
    whom: Whom,
    sendings: &[i64],
    replacing: Option<&ChallengeId>,
) -> Result<Challenge, Failure> {
    let code = Code::draw().map_err(broken)?;
    let id = fresh_id()?;
    let letter = letter(desk, &email, &whom, &code);
    let ticket = ticket(desk, id, purpose, email, whom, &code)?;
    let opened = match replacing {
        None => desk.store.open_challenge(&ticket).await,
        Some(old) => desk.store.replace_challenge(old, &ticket).await,
    };
    match opened {
        // Others asked for the same address at the same time.
        Err(Fault::Changed) => return Err(later(60)),
        opened => opened?,
    }
    if let Err(fault) = desk.store.keep_code(&ticket.id, &ticket.code_hash).await {
        warn(desk, "kv", &format!("{fault:?}"));
    }
    deliver(desk, &letter, &ticket.id, replacing).await?;
    let resend_at = ticket.opened_at + cool_down(sendings.len() + 1);
    let expires_at = ticket.expires_at();
    Ok(Challenge { id: ticket.id, email: ticket.email, expires_at, resend_at })
}

/// The challenge as it is stored. Where nobody is to be let in, the hash is bound to another id: no code fits it.
fn ticket(
    desk: &Desk,
    id: ChallengeId,
    purpose: Purpose,
    email: Email,
    whom: Whom,
    code: &Code,
) -> Result<Ticket, Failure> {
    let (user, session, newcomer, bound) = match whom {
        Whom::Newcomer(newcomer) => (None, None, Some(newcomer), id.clone()),
        Whom::Account(user, ..) => (Some(user), None, None, id.clone()),
        Whom::Inside(session, user, ..) => (Some(user), Some(session), None, id.clone()),
        Whom::Registered(_) => (None, None, None, fresh_id()?),
    };
    let code_hash = code.hash(&desk.settings.pepper, &bound);
    Ok(Ticket { id, purpose, user, session, email, newcomer, code_hash, opened_at: desk.now.ms })
}

fn letter(desk: &Desk, email: &Email, whom: &Whom, code: &Code) -> Letter {
    let to = email.as_str();
    match whom {
        Whom::Newcomer(newcomer) => letters::code(to, &newcomer.name, newcomer.language, code.digits()),
        Whom::Account(_, name, language) => letters::code(to, name, *language, code.digits()),
        Whom::Inside(_, _, name, language) => letters::confirmation(to, name, *language, code.digits()),
        Whom::Registered(language) => letters::already_registered(&desk.settings, to, *language),
    }
}

/// A code waits in no queue: it leaves now, or its challenge is taken back.
async fn deliver(
    desk: &Desk,
    letter: &Letter,
    id: &ChallengeId,
    replaced: Option<&ChallengeId>,
) -> Result<(), Failure> {
    let why = match provider::send(&desk.settings, letter).await {
        Outcome::Accepted(_) => return Ok(()),
        Outcome::Retry { why, .. } | Outcome::Permanent(why) | Outcome::Unknown(why) => why,
    };
    warn(desk, "mail", &why);
    desk.store.take_back(id, replaced).await?;
    Err(Failure::mail_unavailable().retry_after(10))
}

/// An id that nobody can guess: it stands for the one who asked until the code comes back.
fn fresh_id() -> Result<ChallengeId, Failure> {
    let bytes = platform::random::<16>().map_err(broken)?;
    Ok(uuid::Builder::from_random_bytes(bytes).into_uuid().to_string().parse()?)
}

fn buckets(desk: &Desk, email: Option<&Email>) -> Buckets {
    let bucket = |kind, words: &str| keyed_hex(&desk.settings.pepper, Use::Throttle, &[kind, words]);
    Buckets {
        network: bucket("network", &desk.asked.address),
        account: email.map(|email| bucket("account", &email.key())),
    }
}

/// The tries of somebody signed in: whoever holds a session spends none of those at the entrance.
pub(super) fn buckets_inside(desk: &Desk, user: &UserId) -> Buckets {
    let account = keyed_hex(&desk.settings.pepper, Use::Throttle, &["inside", user.as_str()]);
    Buckets { account: Some(account), ..buckets(desk, None) }
}

/// Refuses with the seconds to wait, when there are any.
pub(super) fn wait(seconds: Option<u32>) -> Result<(), Failure> {
    seconds.map_or(Ok(()), |seconds| Err(later(seconds)))
}

fn later(seconds: u32) -> Failure {
    Failure::too_many_attempts().with("retry_after", seconds.into()).retry_after(seconds)
}

/// How long an address that had all its codes of the hour must wait, in seconds.
pub(super) fn full(sendings: &[i64], now: i64) -> Option<u32> {
    let room = usize::try_from(SENDINGS_PER_HOUR).unwrap_or(usize::MAX);
    let first = sendings.first().filter(|_| sendings.len() >= room)?;
    seconds(first + HOUR_MS - now)
}

/// How long the last sending still cools down, in seconds.
fn cooling(sendings: &[i64], now: i64) -> Option<u32> {
    seconds(sendings.last()? + cool_down(sendings.len()) - now)
}

/// The wait after the n-th sending of an hour, in milliseconds.
fn cool_down(sent: usize) -> i64 {
    COOL_DOWN_MS << sent.saturating_sub(1).min(6)
}

/// Milliseconds as whole seconds, rounded up; nothing when they are over.
fn seconds(ms: i64) -> Option<u32> {
    (ms > 0).then(|| u32::try_from((ms + 999) / 1000).unwrap_or(u32::MAX))
}

fn warn(desk: &Desk, what: &str, why: &str) {
    worker::console_warn!("{}", json!({ "request": desk.now.request, "failed": what, "why": why }));
}

pub(super) fn broken(cause: impl Display) -> Failure {
    Failure::Broken(cause.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_resending_waits_twice_as_long() {
        assert_eq!([1, 2, 3, 4, 5].map(cool_down), [30_000, 60_000, 120_000, 240_000, 480_000]);
        assert_eq!(cooling(&[1_000], 1_000), Some(30));
        assert_eq!(cooling(&[1_000], 30_999), Some(1));
        assert_eq!(cooling(&[1_000], 31_000), None);
        assert_eq!(cooling(&[1_000, 31_000], 90_000), Some(1));
        assert_eq!(cooling(&[], 0), None);
    }

    #[test]
    fn an_address_is_sent_six_codes_an_hour() {
        assert_eq!(full(&[0, 1, 2, 3, 4], 5), None);
        assert_eq!(full(&[0, 1, 2, 3, 4, 5], HOUR_MS - 1_000), Some(1));
        assert_eq!(full(&[0, 1, 2, 3, 4, 5], HOUR_MS), None);
    }
}
