//! The check before a document leaves, as the server sees it.

use super::{Failure, Reader, reply};
use crate::domain::check::{Finding, check};
use crate::store::documents::Family;
use serde::Serialize;
use worker::Response;

/// What there is to say of a draft before it leaves.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Findings {
    /// What blocks first, then what is unusual; empty once the document has left.
    pub findings: Vec<Finding>,
}

/// Checks a draft as it would leave today.
pub async fn read(reader: Reader<'_>, family: Family, id: &str) -> Result<Response, Failure> {
    let paper = reader.tenant.paper(family, &id.parse()?).await?.ok_or_else(Failure::not_found)?;
    let found = match paper.stage.as_str() {
        "draft" => check(&paper.frozen, paper.chosen, paper.today),
        _ => Vec::new(),
    };
    let language = reader.desk.asked.language;
    reply::json(&Findings { findings: found.into_iter().map(|found| found.told(language)).collect() })
}
