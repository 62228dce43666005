//! What a client sees behind a link: pages that need no account and no JavaScript.

mod acts;
mod lines;
mod notice;
mod options;
mod page;
mod paper;
mod standing;
mod sums;
pub mod verifier;

use super::html::Html;
use super::reply::{self, Showing};
use super::{Desk, Failure, Reader};
use crate::auth::link;
use crate::domain::color::Color;
use crate::domain::document::Document;
use crate::domain::ids::{DocumentId, MessageId, ShareId};
use crate::domain::kind::Kind;
use crate::domain::language::Language;
use crate::domain::quote::{Refusal, Verdict};
use crate::domain::text::{LINE_MAX, TEXT_MAX, optional_text, required_line};
use crate::domain::trade::accepted::Accepted;
use crate::flows::files::{self, Wanted};
use crate::flows::outbox;
use crate::store::Fault;
use crate::store::documents::Family;
use crate::store::frozen::Paper;
use serde::Deserialize;
use worker::{Method, Response};

/// The policy of these pages: a style sheet, a picture and a form, all our own.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Somebody who followed a link, and what it opens.
pub(super) struct Guest<'a> {
    reader: Reader<'a>,
    share: ShareId,
    document: DocumentId,
    family: Family,
}

/// What a form brought, shown again when it is refused.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    by: String,
    note: String,
    agree: Option<String>,
    /// The places of the options ticked, once the form was sent; before, those of the quote hold.
    #[serde(skip)]
    options: Option<Vec<u32>>,
    /// Which of the two forms was refused, and why: the code of a sentence.
    #[serde(skip)]
    refused: Option<(Verdict, &'static str)>,
}

impl Form {
    /// Reads what a form brought: each ticked option is a field of its own.
    pub fn read(body: &[u8]) -> Result<Self, Failure> {
        let unreadable = |_| Failure::body_unreadable();
        let form: Self = serde_urlencoded::from_bytes(body).map_err(unreadable)?;
        let fields: Vec<(String, String)> = serde_urlencoded::from_bytes(body).map_err(unreadable)?;
        let options = fields.iter().filter_map(|(name, _)| name.strip_prefix("option-")?.parse().ok());
        Ok(Self { options: Some(options.collect()), ..form })
    }
}

async fn guest<'a>(desk: &'a Desk, token: &str) -> Result<Option<Guest<'a>>, Failure> {
    let Some(share) = link::parse(&desk.settings, token) else { return Ok(None) };
    let Some(shared) = desk.store.follow(&share).await? else { return Ok(None) };
    let family = if shared.kind == Kind::Quote { Family::Quote } else { Family::Invoice };
    let reader = desk.guest(shared.company_id, share.clone());
    Ok(Some(Guest { reader, share, document: shared.document_id, family }))
}

/// Shows the document behind a link.
pub async fn show(desk: &Desk, token: &str) -> Result<Response, Failure> {
    let Some(guest) = guest(desk, token).await? else { return nowhere(desk.asked.language) };
    if desk.asked.method == Method::Get && !desk.asked.head {
        guest.reader.tenant.see(&guest.share).await?;
    }
    guest.page(token, Form::default(), 200).await
}

/// Takes the answer of a form.
pub async fn answer(desk: &Desk, token: &str, verdict: Verdict) -> Result<Response, Failure> {
    let Some(guest) = guest(desk, token).await? else { return nowhere(desk.asked.language) };
    let mut form = Form::read(&desk.asked.body)?;
    match guest.answered(&form, verdict).await? {
        Ok(()) => {
            outbox::run_now(&desk.context, &desk.store, &desk.settings, &desk.now);
            let response = Response::empty()?.with_status(303);
            response.headers().set("location", &format!("/p/{token}"))?;
            Ok(response)
        }
        Err((status, code)) => {
            form.refused = Some((verdict, code));
            guest.page(token, form, status).await
        }
    }
}

/// Shows what a quote comes to with the options ticked in the form, before it is accepted.
pub async fn choose(desk: &Desk, token: &str) -> Result<Response, Failure> {
    let Some(guest) = guest(desk, token).await? else { return nowhere(desk.asked.language) };
    guest.page(token, Form::read(&desk.asked.body)?, 200).await
}

/// The paper behind a link.
pub async fn pdf(desk: &Desk, token: &str) -> Result<Response, Failure> {
    let Some(guest) = guest(desk, token).await? else { return nowhere(desk.asked.language) };
    let (tenant, public_url) = (&guest.reader.tenant, &desk.settings.public_url);
    let file = files::file(tenant, guest.family, &guest.document, Wanted::Paper, public_url).await?;
    let file = file.ok_or_else(Failure::not_found)?;
    let name = file.number.unwrap_or_default();
    reply::file(file.bytes, "application/pdf", &format!("{name}.pdf"), Showing::Inline)
}

/// The seller's logo, as it was frozen.
pub async fn logo(desk: &Desk, token: &str) -> Result<Response, Failure> {
    let Some(guest) = guest(desk, token).await? else { return nowhere(desk.asked.language) };
    let image = guest.reader.tenant.frozen_logo(&guest.document).await?.ok_or_else(Failure::not_found)?;
    reply::picture(image)
}

/// The seller's colour, dark enough on light pages and light enough on dark ones.
pub async fn colors(desk: &Desk, token: &str) -> Result<Response, Failure> {
    let Some(guest) = guest(desk, token).await? else { return nowhere(desk.asked.language) };
    let (_, paper) = guest.read().await?;
    let accent = Color::parse(&paper.frozen.seller.accent).unwrap_or(Color::OURS);
    let style = format!(":root{{--accent:light-dark({},{})}}", accent.legible(), accent.luminous());
    reply::file(style.into_bytes(), "text/css; charset=utf-8", "colors.css", Showing::Inline)
}

/// The answer to a link that leads nowhere, or no longer.
fn nowhere(language: Language) -> Result<Response, Failure> {
    html(page::nowhere(language), 404)
}

fn html(page: Html, status: u16) -> Result<Response, Failure> {
    let response = Response::from_html(page.into_string())?.with_status(status);
    response.headers().set("content-security-policy", POLICY)?;
    Ok(response)
}

impl Guest<'_> {
    async fn page(&self, token: &str, form: Form, status: u16) -> Result<Response, Failure> {
        let (document, paper) = self.read().await?;
        html(page::of(token, &document, &paper, &form), status)
    }

    async fn read(&self) -> Result<(Document, Paper), Failure> {
        let tenant = &self.reader.tenant;
        let document = tenant.document(self.family, &self.document).await?.ok_or_else(Failure::not_found)?.0;
        let paper = tenant.paper(self.family, &self.document).await?.ok_or_else(Failure::not_found)?;
        Ok((document, paper))
    }

    /// Records the answer, or says which sentence refuses it.
    async fn answered(
        &self,
        form: &Form,
        verdict: Verdict,
    ) -> Result<Result<(), (u16, &'static str)>, Failure> {
        let Ok(by) = required_line(&form.by, LINE_MAX) else { return Ok(Err((422, "name_missing"))) };
        if verdict == Verdict::Accepted && form.agree.is_none() {
            return Ok(Err((422, "agreement_missing")));
        }
        let Ok(note) = optional_text(Some(&form.note), TEXT_MAX) else { return Ok(Err((422, "too_long"))) };
        let tenant = &self.reader.tenant;
        let Some(found) = tenant.quote(&self.document).await? else {
            return Ok(Err((409, "quote_not_sent")));
        };
        let today = found.today;
        let mut answer = match found.quote.answer(verdict, today, by, note) {
            Ok(answer) => answer,
            Err(Refusal::Expired) => return Ok(Err((409, "quote_expired"))),
            Err(Refusal::Replaced) => return Ok(Err((409, "quote_is_replaced"))),
            // Answered already, by a second click or from another window: the page tells what was answered.
            Err(Refusal::NotSent) => return Ok(Ok(())),
        };
        let (document, paper) = self.read().await?;
        if verdict == Verdict::Accepted {
            match Accepted::with(&document, form.options.as_deref()) {
                Ok(accepted) => answer.chosen = Some(accepted.chosen()),
                Err(_) => return Ok(Err((422, "unknown_choice"))),
            }
        }
        let id = self.reader.desk.now.fresh().parse::<MessageId>()?;
        let notice = notice::notice(id, &document, &paper, &answer);
        match tenant.answer_quote(&answer, notice.as_ref()).await {
            Ok(()) | Err(Fault::Changed) => Ok(Ok(())),
            Err(fault) => Err(fault.into()),
        }
    }
}
