//! What is done with quotes alone: the answer a member writes down.

use super::{Failure, Member, documents};
use crate::domain::day::Day;
use crate::domain::quote::{self, Verdict};
use crate::domain::refusal::Refusal;
use crate::domain::text::{LINE_MAX, TEXT_MAX, optional_text, required_line};
use crate::domain::trade::accepted::Accepted;
use crate::store::documents::Family;
use serde::Deserialize;
use worker::Response;

/// The body of an acceptance or a refusal written down for the client.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct AnswerInput {
    /// Who answered, by name.
    pub by: String,
    /// The day of the answer; absent, today.
    #[serde(default)]
    pub on: Option<String>,
    /// What they had to say.
    #[serde(default)]
    pub note: Option<String>,
    /// Of an acceptance: the places of the options taken, from one; absent, those that were ticked when it was sent.
    #[serde(default)]
    pub options: Option<Vec<u32>>,
}

/// Writes down the client's answer.
pub async fn answer(member: Member<'_>, id: &str, verdict: Verdict) -> Result<Response, Failure> {
    let input: AnswerInput = member.desk.json()?;
    let by = required_line(&input.by, LINE_MAX).map_err(|refusal| refusal.at("by"))?;
    let note = optional_text(input.note.as_deref(), TEXT_MAX).map_err(|refusal| refusal.at("note"))?;
    let on = input.on.as_deref().map(Day::parse).transpose().map_err(|refusal| refusal.at("on"))?;
    let found = member.tenant.quote(&id.parse()?).await?.ok_or_else(Failure::not_found)?;
    let day = on.unwrap_or(found.today);
    if day > found.today {
        return Err(Refusal::NotADay.at("on").into());
    }
    let mut answer = found.quote.answer(verdict, day, by, note)?;
    match (verdict, input.options) {
        (Verdict::Refused, Some(_)) => return Err(Refusal::NotApplicable.at("options").into()),
        (Verdict::Refused, None) => {}
        (Verdict::Accepted, options) => {
            let document = member.tenant.written(Family::Quote, &answer.quote).await?;
            answer.chosen = Some(Accepted::with(&document, options.as_deref())?.chosen());
        }
    }
    documents::shown(member.desk, member.tenant.answer_and_read(&answer).await?)
}

impl From<quote::Refusal> for Failure {
    fn from(refusal: quote::Refusal) -> Self {
        match refusal {
            quote::Refusal::NotSent => Self::quote_not_sent(),
            quote::Refusal::Expired => Self::quote_expired(),
            quote::Refusal::Replaced => Self::quote_is_replaced(),
        }
    }
}
