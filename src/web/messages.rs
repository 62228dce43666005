//! Letters that a person takes back, or sends on their way again.

use super::{Failure, Member, reply};
use crate::domain::ids::MessageId;
use crate::flows::outbox;
use crate::store::Fault;
use worker::Response;

/// Takes a letter back before it leaves.
pub async fn cancel(member: &Member<'_>, id: MessageId) -> Result<Response, Failure> {
    member.tenant.cancel_letter(&id).await.map_err(left)?;
    reply::nothing()
}

/// Tries a letter again that was given up or lost.
pub async fn retry(member: &Member<'_>, id: MessageId) -> Result<Response, Failure> {
    member.tenant.retry_letter(&id).await.map_err(left)?;
    let desk = member.desk;
    outbox::run_now(&desk.context, &desk.store, &desk.settings, &desk.now);
    reply::nothing()
}

fn left(fault: Fault) -> Failure {
    match fault {
        Fault::Changed => Failure::already_left(),
        other => other.into(),
    }
}
