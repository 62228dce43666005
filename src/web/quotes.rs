//! What is done with quotes alone: the answer a member writes down, and the invoice that follows.

use super::reply::Telling;
use super::{Failure, Member, documents};
use crate::domain::day::Day;
use crate::domain::kind::Kind;
use crate::domain::pricing::LineKind;
use crate::domain::quote::{self, Verdict};
use crate::domain::refusal::Refusal;
use crate::domain::relation::Relation;
use crate::domain::text::{LINE_MAX, TEXT_MAX, optional_text, required_line};
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
    let answer = found.quote.answer(verdict, day, by, note)?;
    documents::shown(member.desk, member.tenant.answer_and_read(&answer).await?)
}

/// Opens the draft invoice of an accepted quote, with its lines.
pub async fn invoice(member: Member<'_>, id: &str) -> Result<Response, Failure> {
    let key = member.desk.key()?;
    let found = member.tenant.document(Family::Quote, &id.parse()?).await?;
    let (document, _) = found.ok_or_else(Failure::not_found)?;
    let quote = member.tenant.quote(&document.id).await?.ok_or_else(Failure::not_found)?.quote;
    if let Some(made) = member.tenant.replayed(&key).await? {
        return documents::told(&member, Family::Invoice, &made.parse()?, 201, Telling::Again).await;
    }
    let conversion = quote.invoice(member.desk.now.fresh().parse()?)?;
    let mut typed = documents::as_typed(document);
    typed.lines.retain(|line| line.kind != LineKind::Option || line.ticked == Some(true));
    for line in &mut typed.lines {
        // What the client took is sold: an invoice has no options.
        if line.kind == LineKind::Option {
            line.kind = LineKind::Product;
            line.ticked = None;
        }
    }
    let links = vec![(Relation::Bills, conversion.quote)];
    let opened = documents::opened(&member, Kind::Invoice, &typed.parse()?, links).await;
    opened.map_err(|failure| failure.or_if(Failure::changed_meanwhile, Failure::quote_already_invoiced))
}

impl From<quote::Refusal> for Failure {
    fn from(refusal: quote::Refusal) -> Self {
        match refusal {
            quote::Refusal::NotSent => Self::quote_not_sent(),
            quote::Refusal::Expired => Self::quote_expired(),
            quote::Refusal::NotAccepted => Self::quote_not_accepted(),
            quote::Refusal::AlreadyInvoiced(invoice) => {
                Self::quote_already_invoiced().with("invoice_id", String::from(invoice).into())
            }
        }
    }
}
