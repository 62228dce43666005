//! The dossier of a document over HTTP.

use crate::store::documents::Family;
use crate::web::{Failure, Reader, reply};
use worker::Response;

/// All that is tied to a document, and how far it has come.
pub async fn read(reader: Reader<'_>, family: Family, id: &str) -> Result<Response, Failure> {
    let found = reader.tenant.dossier(family, &id.parse()?).await?;
    reply::json(&found.ok_or_else(Failure::not_found)?)
}
