//! What is done with invoices alone: issuing, and what a client still owes.

use super::{Failure, Member, Reader, documents, reply};
use crate::domain::day::Day;
use crate::domain::ids::DocumentId;
use crate::flows::numbering;
use crate::store::documents::Family;
use crate::store::payments::OpenInvoice;
use serde::{Deserialize, Serialize};
use worker::Response;

/// The body of an issuance.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct IssuanceInput {
    /// The day on its head; absent, today. Never before the latest of its series, never in the future.
    pub issued_on: Option<String>,
}

/// Issues a draft: it takes its number and never changes again.
pub async fn issue(member: Member<'_>, id: &str) -> Result<Response, Failure> {
    let id: DocumentId = id.parse()?;
    let input: IssuanceInput = member.desk.json()?;
    let on =
        input.issued_on.as_deref().map(Day::parse).transpose().map_err(|refusal| refusal.at("issued_on"))?;
    let telling = documents::telling(&numbering::issue(&member, &id, on).await?);
    documents::told(&member, Family::Invoice, &id, 200, telling).await
}

/// The invoices a client still owes.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct OpenInvoices {
    /// Oldest due date first.
    pub items: Vec<OpenInvoice>,
}

/// What a client still owes.
pub async fn open(reader: Reader<'_>, client: &str) -> Result<Response, Failure> {
    reply::json(&OpenInvoices { items: reader.tenant.open_invoices(&client.parse()?).await? })
}
