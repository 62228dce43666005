//! Whether the service runs, for a prober: one word.

use super::{Desk, Failure, reply};
use serde_json::json;
use worker::Response;

/// RUN when the database answers, ERROR otherwise.
pub async fn read(desk: &Desk) -> Result<Response, Failure> {
    match desk.store.is_well().await {
        Ok(()) => reply::json(&json!({ "status": "RUN" })),
        Err(_) => Ok(reply::json(&json!({ "status": "ERROR" }))?.with_status(503)),
    }
}
