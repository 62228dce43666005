//! Before a dangerous act: the password, then a mailed code, in the session that asks.

use super::entering;
use super::sign_in::{self, Challenge, Whom};
use crate::auth::code::Code;
use crate::auth::password::Password;
use crate::auth::session;
use crate::domain::identity::Email;
use crate::domain::ids::ChallengeId;
use crate::store::Fault;
use crate::store::lobby::{Account, Door, Purpose};
use crate::web::{Desk, Failure};

/// Sends a code to somebody signed in who knows their password.
pub async fn ask(desk: &Desk, password: Password) -> Result<Challenge, Failure> {
    let bearer = desk.bearer()?;
    let buckets = sign_in::buckets_inside(desk, &bearer.user);
    let knock = desk.store.knock_inside(&bearer, Purpose::Confirm, &buckets, &desk.now).await?;
    let account = knock.account.ok_or_else(Failure::signed_out)?;
    sign_in::wait(knock.waits.longest())?;
    if !password.matches(&desk.settings.pepper, Some(&account.password_hash)) {
        return Err(Failure::field("password", "wrong_password"));
    }
    sign_in::wait(sign_in::full(&knock.sendings, desk.now.ms))?;
    desk.store.clear_tries(&buckets).await?;
    let Account { id, name, email, language, .. } = account;
    let email = Email::parse(&email).map_err(|_| Fault::Corrupt("users.email"))?;
    let whom = Whom::Inside(bearer.session, id, name, language);
    sign_in::challenge(desk, Purpose::Confirm, email, whom, &knock.sendings, None).await
}

/// Takes the code: dangerous acts are open for a quarter of an hour, and the session has a new token.
pub async fn prove(desk: &Desk, challenge: &ChallengeId, typed: &Code) -> Result<String, Failure> {
    let bearer = desk.bearer()?;
    // A session that is over hears that, and nothing of challenges.
    desk.store.session(&bearer, &desk.now).await?;
    let door = Door::Inside(&bearer.session, Purpose::Confirm);
    entering::attempt(desk, challenge, &door, typed).await?;
    match desk.store.confirm(&bearer, challenge, &desk.now).await {
        Ok(()) => {}
        // The same code, sent twice at once.
        Err(Fault::Changed) => return Err(Failure::code_expired()),
        Err(fault) => return Err(fault.into()),
    }
    session::sign(&desk.settings, &desk.now, &bearer.user, &bearer.session).map_err(sign_in::broken)
}
