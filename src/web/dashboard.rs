//! The first page on the wire.

use super::{Failure, Reader, reply};
use worker::Response;

/// Everything the first page tells.
pub async fn read(reader: Reader<'_>) -> Result<Response, Failure> {
    reply::json(&reader.tenant.dashboard().await?)
}
