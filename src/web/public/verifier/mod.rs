//! The page where anybody finds out whether a document is the true one, by its file, by the code on its paper, or by both.

mod answer;
pub mod form;
mod page;

use super::html;
use crate::auth::keyed::{Use, keyed_hex};
use crate::domain::language::Language;
use crate::domain::proof::ProofCode;
use crate::store::lobby::Knocks;
use crate::store::proofs::Found;
use crate::web::{Desk, Failure};
use answer::Answer;
use form::Asked;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use worker::Response;

/// The largest file that is looked at.
pub const LARGEST_FILE: usize = 2 * 1024 * 1024;
/// How often a network may ask in ten minutes: far too seldom to guess a code of sixty bits.
const ROOM: i64 = 60;

/// The query of the page.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Query {
    /// The code to look up.
    pub code: String,
    /// The language of the page, `fr` or `en`; absent, the reader's own.
    pub langue: String,
}

/// The page, with the answer for a code when its address brings one.
pub async fn show(desk: &Desk) -> Result<Response, Failure> {
    let query: Query = desk.query()?;
    let language = spoken(desk, &query);
    if query.code.trim().is_empty() {
        return html(page::of(language, "", None), 200);
    }
    look(desk, language, &Asked { code: query.code, file: &[] }).await
}

/// The answer for a file, a code, or both.
pub async fn check(desk: &Desk) -> Result<Response, Failure> {
    let language = spoken(desk, &desk.query()?);
    match form::read(&desk.asked.media, &desk.asked.body) {
        Err(form::Unreadable) => said(language, "", &Answer::Refused("body_unreadable"), 400),
        Ok(asked) if asked.file.len() > LARGEST_FILE => {
            said(language, &asked.code, &Answer::Refused("proof_file_too_large"), 413)
        }
        Ok(asked) => look(desk, language, &asked).await,
    }
}

/// The page in place of an answer that never reached it: a body too large, a request of another site, a fault of ours.
pub fn instead_of(refusal: &Response, query: &str, language: Language) -> Result<Response, Failure> {
    let query: Query = serde_urlencoded::from_str(query).unwrap_or_default();
    let language = Language::parse(&query.langue).unwrap_or(language);
    let code = match refusal.status_code() {
        413 => "proof_file_too_large",
        403 => "foreign_origin",
        503 => "overloaded",
        400..=499 => "body_unreadable",
        _ => "broken",
    };
    said(language, "", &Answer::Refused(code), refusal.status_code())
}

/// Looks a file's hash and a code up, as far as a network may.
pub async fn find(
    desk: &Desk,
    hash: Option<&str>,
    code: Option<&ProofCode>,
) -> Result<Result<Found, u32>, Failure> {
    let key = keyed_hex(&desk.settings.pepper, Use::Throttle, &["proof", &desk.asked.address]);
    let found = desk.store.prove(&Knocks { key, room: ROOM }, &desk.now, hash, code).await?;
    Ok(found.map_err(|waits| waits.longest().unwrap_or(1)))
}

/// SHA-256 in hexadecimal.
fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

async fn look(desk: &Desk, language: Language, asked: &Asked<'_>) -> Result<Response, Failure> {
    let typed = asked.code.trim();
    let code = match ProofCode::parse(typed) {
        Ok(code) => Some(code),
        Err(_) if typed.is_empty() => None,
        Err(_) => return said(language, typed, &Answer::Refused("proof_code_shape"), 422),
    };
    let hash = (!asked.file.is_empty()).then(|| digest(asked.file));
    if hash.is_none() && code.is_none() {
        return said(language, "", &Answer::Refused("proof_nothing_given"), 422);
    }
    let shown = code.as_ref().map(ProofCode::grouped).unwrap_or_default();
    match find(desk, hash.as_deref(), code.as_ref()).await? {
        Ok(found) => said(language, &shown, &Answer::of(hash.is_some(), code.as_ref(), found), 200),
        Err(seconds) => {
            let response = said(language, &shown, &Answer::Refused("too_many_attempts"), 429)?;
            response.headers().set("retry-after", &seconds.to_string())?;
            Ok(response)
        }
    }
}

fn said(language: Language, code: &str, answer: &Answer, status: u16) -> Result<Response, Failure> {
    html(page::of(language, code, Some(answer)), status)
}

fn spoken(desk: &Desk, query: &Query) -> Language {
    Language::parse(&query.langue).unwrap_or(desk.asked.language)
}
