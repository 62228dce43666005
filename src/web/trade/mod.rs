//! What follows from a document: deposits and invoices of a quote, credit notes, corrective invoices, and what is over of them.

pub mod corrections;
pub mod credits;
pub mod deposits;
pub mod dossiers;
pub mod invoices;
pub mod offsets;
pub mod progress;
pub mod revisions;

use super::documents;
use super::reply::Telling;
use super::{Failure, Member};
use crate::domain::document::Document;
use crate::domain::draft::DraftInput;
use crate::domain::kind::Kind;
use crate::domain::relation::Relation;
use crate::store::documents::Family;
use crate::store::trade::contract::Contract;
use worker::Response;

/// What a repeated key has opened before.
async fn opened_before(member: &Member<'_>) -> Result<Option<Response>, Failure> {
    opened_before_in(member, Family::Invoice).await
}

/// The same, in either family.
async fn opened_before_in(member: &Member<'_>, family: Family) -> Result<Option<Response>, Failure> {
    match member.tenant.replayed(&member.desk.key()?).await? {
        Some(made) => documents::told(member, family, &made.parse()?, 201, Telling::Again).await.map(Some),
        None => Ok(None),
    }
}

/// An accepted quote with what was made of it.
async fn accepted(member: &Member<'_>, id: &str) -> Result<Contract, Failure> {
    let contract = member.tenant.contract(&id.parse()?).await?.ok_or_else(Failure::not_found)?;
    if contract.quote.stage == "accepted" { Ok(contract) } else { Err(Failure::quote_not_accepted()) }
}

/// What a document that bills a quote takes over from its head: everything but its lines.
fn headed(quote: &Document) -> DraftInput {
    DraftInput { lines: Vec::new(), adjustments: Vec::new(), ..documents::as_typed(quote.clone()) }
}

/// An issued invoice, deposit or progress invoice that nothing replaces.
async fn standing(member: &Member<'_>, id: &str) -> Result<Document, Failure> {
    let found = member.tenant.document(Family::Invoice, &id.parse()?).await?;
    let (document, _) = found.ok_or_else(Failure::not_found)?;
    let replaced = |link: &&crate::domain::document::DocumentLink| {
        link.relation == Relation::Revises && link.direction == "from" && link.number.is_some()
    };
    match document.links.iter().find(replaced) {
        _ if document.kind == Kind::Credit => Err(Failure::credit_of_a_credit()),
        _ if document.stage == "draft" => Err(Failure::invoice_not_issued()),
        Some(by) => Err(Failure::invoice_is_replaced().with("invoice_id", by.id.as_str().into())),
        None => Ok(document),
    }
}
