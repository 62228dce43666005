//! The revision of a quote: a draft with its words, which replaces it once it is sent.

use super::opened_before_in;
use crate::domain::document::State;
use crate::domain::kind::Kind;
use crate::domain::quote;
use crate::domain::relation::Relation;
use crate::store::documents::Family;
use crate::web::{Failure, Member, documents};
use worker::Response;

/// Opens the draft that will replace a quote: one that waits for its answer, has expired, or was refused.
pub async fn open(member: Member<'_>, id: &str) -> Result<Response, Failure> {
    if let Some(before) = opened_before_in(&member, Family::Quote).await? {
        return Ok(before);
    }
    let found = member.tenant.document(Family::Quote, &id.parse()?).await?;
    let (document, _) = found.ok_or_else(Failure::not_found)?;
    match document.state {
        State::Quote(quote::State::Sent | quote::State::Expired | quote::State::Refused) => {}
        State::Quote(quote::State::Replaced) => return Err(Failure::quote_is_replaced()),
        State::Quote(_) | State::Invoice(_) => return Err(Failure::quote_not_sent()),
    }
    let links = vec![(Relation::Revises, document.id.clone())];
    let draft = documents::as_typed(document).parse()?;
    documents::opened(&member, Kind::Quote, &draft, links).await
}
