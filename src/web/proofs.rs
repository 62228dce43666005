//! Whether a file is the very one that was issued, for programs: by its hash, without the file leaving its holder.

use super::public::verifier::find;
use super::{Desk, Failure, reply};
use crate::domain::day::Day;
use crate::domain::kind::Kind;
use crate::domain::language::Currency;
use crate::domain::money::Cents;
use serde::Serialize;
use worker::Response;

/// What is known of a hash.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Proof {
    /// Whether the bytes of this hash are those of a document that was issued or sent, on paper or as data; all else is told only then.
    pub genuine: bool,
    /// What the document is.
    pub kind: Option<Kind>,
    /// Its number.
    pub number: Option<String>,
    /// The day on its head.
    pub issued_on: Option<Day>,
    /// Who issued it.
    pub seller: Option<String>,
    /// Its total including VAT.
    pub gross_total: Option<Cents>,
    /// What it counts in.
    pub currency: Option<Currency>,
}

/// What is known of a SHA-256, in hexadecimal.
pub async fn read(desk: &Desk, hash: &str) -> Result<Response, Failure> {
    let hash = hash.to_ascii_lowercase();
    if hash.len() != 64 || !hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Failure::not_found());
    }
    let found = find(desk, Some(&hash), None).await?.map_err(|seconds| {
        Failure::too_many_attempts().with("retry_after", seconds.into()).retry_after(seconds)
    })?;
    reply::json(&found.by_file.map_or_else(Proof::default, |document| Proof {
        genuine: true,
        kind: Some(document.kind),
        number: Some(document.number),
        issued_on: Some(document.issued_on),
        seller: Some(document.seller),
        gross_total: Some(document.gross_total),
        currency: Some(document.currency),
    }))
}
