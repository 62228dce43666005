//! The journal over HTTP: what happened, from the latest, and whether its chain holds.

use super::page::Paging;
use super::{Failure, Reader, reply};
use crate::store::journal::Narrowed;
use serde::Deserialize;
use worker::Response;

/// The query of the journal.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Query {
    /// The id of the one thing it is to be about.
    pub subject: Option<String>,
    /// The id of whoever acts.
    pub actor: Option<String>,
    /// What is done, as `quote.sent`.
    pub action: Option<String>,
    /// What kind of thing it is done to, as `invoice`.
    pub about: Option<String>,
    /// Not before this instant, in milliseconds since 1970 UTC.
    pub since: Option<i64>,
    /// Before this instant, in milliseconds since 1970 UTC.
    pub until: Option<i64>,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// At most how many, 1 to 100.
    pub limit: Option<u32>,
}

/// A page of events.
pub async fn list(reader: Reader<'_>) -> Result<Response, Failure> {
    let query: Query = reader.desk.query()?;
    let paging = Paging::read(&["-n"], None, query.after.as_deref(), query.limit)?;
    let said = |filter: Option<String>| filter.filter(|filter| !filter.is_empty());
    let narrowed = Narrowed {
        subject: said(query.subject),
        actor: said(query.actor),
        action: said(query.action),
        about: said(query.about),
        since: query.since,
        until: query.until,
    };
    paging.reply(reader.tenant.journal(&paging.page, narrowed).await?)
}

/// Whether every event still is what was sealed.
pub async fn verify(reader: Reader<'_>) -> Result<Response, Failure> {
    reply::json(&reader.tenant.verify_journal().await?)
}
