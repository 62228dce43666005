//! The corrective invoice: it cancels and replaces an issued one of which nothing was paid or credited.

use super::{opened_before, standing};
use crate::domain::document::{Document, DocumentLink};
use crate::domain::draft::DraftInput;
use crate::domain::kind::Kind;
use crate::domain::relation::Relation;
use crate::flows::drafting::Ground;
use crate::flows::remaining;
use crate::web::{Failure, Member, documents};
use worker::Response;

/// Opens the draft of a corrective invoice, with all that the replaced one says.
pub async fn open(member: Member<'_>, id: &str) -> Result<Response, Failure> {
    if let Some(before) = opened_before(&member).await? {
        return Ok(before);
    }
    let document = standing(&member, id).await?;
    if document.kind != Kind::Invoice {
        return Err(Failure::correction_of_an_invoice_only());
    }
    if has_moved(&document) {
        return Err(Failure::invoice_has_moved());
    }
    let mut links = vec![(Relation::Revises, document.id.clone())];
    let bills = |link: &&DocumentLink| link.relation == Relation::Bills && link.direction == "to";
    // It bills the quote in the place of the one that it replaces.
    links.extend(document.links.iter().filter(bills).map(|link| (Relation::Bills, link.id.clone())));
    let ground = Ground::replacing(&document)?;
    let draft = ground.draft(&member.tenant, typed(document)).await?;
    documents::opened(&member, Kind::Invoice, &draft, links).await
}

fn has_moved(document: &Document) -> bool {
    let credited = |link: &DocumentLink| {
        link.relation == Relation::Credits && link.direction == "from" && link.number.is_some()
    };
    !document.paid.is_zero() || !document.credited.is_zero() || document.links.iter().any(credited)
}

/// What the replaced invoice said, under a new day: its due date follows from its terms.
fn typed(document: Document) -> DraftInput {
    DraftInput { issued_on: None, due_on: None, ..remaining::as_it_stands(document) }
}
