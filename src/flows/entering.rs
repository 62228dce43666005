//! From the right code to a session: a try is spent before the code is looked at, and the code is used up as the session opens.

use super::sign_in::broken;
use crate::auth::code::Code;
use crate::auth::session;
use crate::domain::ids::{ChallengeId, SessionId, UserId};
use crate::store::Fault;
use crate::store::lobby::{Attempt, Door, Entrance, Seat};
use crate::web::{Desk, Failure};

/// A session that has just been opened.
pub struct Opened {
    /// Whom it lets in.
    pub entrance: Entrance,
    /// The token for its cookie.
    pub token: String,
}

/// Opens a session with a code.
pub async fn enter(desk: &Desk, challenge: &ChallengeId, typed: &Code) -> Result<Opened, Failure> {
    let Attempt { user, newcomer, remaining, .. } = attempt(desk, challenge, &Door::Entrance, typed).await?;
    let user: UserId = match (user, &newcomer) {
        (Some(user), _) => user,
        (None, Some(_)) => desk.now.fresh().parse()?,
        (None, None) => return Err(wrong(remaining)),
    };
    let session: SessionId = desk.now.fresh().parse()?;
    let token = session::sign(&desk.settings, &desk.now, &user, &session).map_err(broken)?;
    let seat = Seat { session, user, device: &desk.asked.device, address: &desk.asked.address };
    match desk.store.open_session(challenge, newcomer.as_ref(), &seat, &desk.now).await {
        Ok(entrance) => Ok(Opened { entrance, token }),
        // The same code, sent twice at once, opens one session; so do two codes that would enrol one address.
        Err(Fault::Changed | Fault::Duplicate(_)) => Err(Failure::code_expired()),
        Err(fault) => Err(fault.into()),
    }
}

/// Spends a try at a door, and takes the right code only.
pub(super) async fn attempt(
    desk: &Desk,
    challenge: &ChallengeId,
    door: &Door<'_>,
    typed: &Code,
) -> Result<Attempt, Failure> {
    let tried = desk.store.spend_try(challenge, door, &desk.now).await?.ok_or_else(Failure::code_expired)?;
    let hash = desk.store.code(challenge, tried.code_hash.clone()).await;
    match typed.matches(&desk.settings.pepper, challenge, &hash) {
        true => Ok(tried),
        false => Err(wrong(tried.remaining)),
    }
}

fn wrong(remaining: i64) -> Failure {
    Failure::wrong_code().with("remaining", remaining.into())
}

/// Writes the token again when half of its life is over.
pub fn renewed(desk: &Desk, bearer: &session::Bearer) -> Result<Option<String>, Failure> {
    if !bearer.is_past_half(&desk.now) {
        return Ok(None);
    }
    session::sign(&desk.settings, &desk.now, &bearer.user, &bearer.session).map(Some).map_err(broken)
}
