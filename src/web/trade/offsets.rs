//! What is over of a credit note, set off on other open invoices of its client.

use crate::domain::document::Document;
use crate::domain::ids::DocumentId;
use crate::domain::kind::Kind;
use crate::domain::payment::Allocation;
use crate::domain::refusal::{FieldRefusal, Refusal};
use crate::store::documents::Family;
use crate::store::{Fault, Written};
use crate::web::reply::Telling;
use crate::web::{Failure, Member, documents};
use serde::Deserialize;
use worker::Response;

/// The body of an offset.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct OffsetInput {
    /// On which invoices, and how much on each.
    pub allocations: Vec<Allocation>,
}

/// Sets off what is over.
pub async fn add(member: Member<'_>, id: &str) -> Result<Response, Failure> {
    let key = member.desk.key()?;
    let id: DocumentId = id.parse()?;
    let input: OffsetInput = member.desk.json()?;
    let parts = read(input)?;
    let (credit, _) = member.tenant.document(Family::Invoice, &id).await?.ok_or_else(Failure::not_found)?;
    let written = match stands(&credit) {
        true => member.tenant.offset(&key, &id, &parts).await.map_err(|fault| match fault {
            Fault::Linked => Refusal::UnknownChoice.at("allocations").into(),
            other => Failure::from(other),
        })?,
        false => return Err(Failure::offset_does_not_fit()),
    };
    let telling = match written {
        Written::Fresh(_) => Telling::First,
        Written::Replayed(_) => Telling::Again,
    };
    documents::told(&member, Family::Invoice, &id, 200, telling).await
}

fn stands(document: &Document) -> bool {
    document.kind == Kind::Credit && document.stage == "issued"
}

fn read(input: OffsetInput) -> Result<Vec<Allocation>, Vec<FieldRefusal>> {
    let mut wrong = Vec::new();
    for (at, part) in input.allocations.iter().enumerate() {
        let field = |name: &str| format!("allocations.{at}.{name}");
        if part.amount.get() <= 0 {
            wrong.push(FieldRefusal { field: field("amount"), code: "amount_not_positive" });
        }
        if input.allocations.iter().take(at).any(|before| before.document_id == part.document_id) {
            wrong.push(Refusal::UnknownChoice.at(field("document_id")));
        }
    }
    if input.allocations.is_empty() {
        wrong.push(Refusal::Missing.at("allocations"));
    }
    if wrong.is_empty() { Ok(input.allocations) } else { Err(wrong) }
}
