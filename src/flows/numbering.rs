//! Issuing an invoice and sending a quote: the draft is checked, numbered and frozen, and its letter queued, in one breath.

use crate::domain::check::obstacles;
use crate::domain::day::Day;
use crate::domain::due::Due;
use crate::domain::einvoice;
use crate::domain::frozen::Frozen;
use crate::domain::identity::Email;
use crate::domain::ids::{DocumentId, MessageId, ShareId};
use crate::domain::issuance::Issuance;
use crate::domain::kind::Kind;
use crate::domain::money::Cents;
use crate::domain::proof::ProofCode;
use crate::domain::refusal::FieldRefusal;
use crate::domain::text::{LINE_MAX, TEXT_MAX, clean_text, required_line};
use crate::flows::{outbox, remaining};
use crate::platform;
use crate::store::documents::Family;
use crate::store::frozen::Paper;
use crate::store::messages::{Hold, LetterKind, NewMessage};
use crate::store::{Fault, Key, Tenant, Written};
use crate::web::{Desk, Failure, Member};
use serde::Deserialize;

/// The body of a sending.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct SendingInput {
    /// The recipient's e-mail address.
    pub to: String,
    /// The subject of the letter.
    pub subject: String,
    /// What it says.
    pub message: String,
    /// The day on the head of a quote that is still a draft; absent, today. Never before the latest of its series, never in the future.
    #[serde(default)]
    pub issued_on: Option<String>,
}

/// Whether a document was numbered now, or by the same key before.
pub enum Outcome {
    /// Now.
    Done,
    /// Before.
    Before,
}

/// Issues a draft invoice on a day, today when none is given.
pub async fn issue(member: &Member<'_>, id: &DocumentId, on: Option<Day>) -> Result<Outcome, Failure> {
    let key = member.desk.key()?;
    let paper = member.tenant.paper(Family::Invoice, id).await?.ok_or_else(Failure::not_found)?;
    if paper.stage != "draft" {
        return again(&member.tenant, &key, Failure::document_is_final()).await;
    }
    let takers = remaining::confirm(&member.tenant, id).await?;
    let issuance = Issuance { takers, ..checked(member, id, paper, on).await? };
    outcome(number(&member.tenant, &key, issuance, None).await?)
}

/// Numbers a draft. Somebody may have taken of the same document meanwhile, or chosen another format: unless that changes the figures, the next try passes.
async fn number(
    tenant: &Tenant,
    key: &Key,
    issuance: Issuance,
    letter: Option<&NewMessage>,
) -> Result<Written, Failure> {
    match tenant.number(key, &issuance, letter).await {
        Err(Fault::Changed) => {
            let takers = match issuance.takers {
                Some(_) => remaining::confirm(tenant, &issuance.document).await?,
                None => None,
            };
            let numbering = tenant.ranking(issuance.kind, issuance.issued_on).await?;
            Ok(tenant.number(key, &Issuance { takers, numbering, ..issuance }, letter).await?)
        }
        written => Ok(written?),
    }
}

/// Sends a document: a draft quote is numbered and frozen first; an invoice must be issued.
pub async fn send(
    member: &Member<'_>,
    family: Family,
    id: &DocumentId,
    input: SendingInput,
) -> Result<Outcome, Failure> {
    let key = member.desk.key()?;
    let tenant = &member.tenant;
    let paper = tenant.paper(family, id).await?.ok_or_else(Failure::not_found)?;
    let on =
        input.issued_on.as_deref().map(Day::parse).transpose().map_err(|refusal| refusal.at("issued_on"))?;
    let letter = letter(member.desk, family, id, &paper, input)?;
    let written = match (family, paper.stage.as_str()) {
        (Family::Invoice, "draft") => return Err(Failure::invoice_not_issued()),
        (Family::Quote, "draft") => {
            let issuance = checked(member, id, paper, on).await?;
            number(tenant, &key, issuance, Some(&letter)).await?
        }
        _ => tenant.send_again(&key, &letter).await?,
    };
    let desk = member.desk;
    outbox::run_soon(&desk.context, &desk.store, &desk.settings, &desk.now);
    outcome(written)
}

fn outcome(written: Written) -> Result<Outcome, Failure> {
    Ok(match written {
        Written::Fresh(_) => Outcome::Done,
        Written::Replayed(_) => Outcome::Before,
    })
}

/// A repeated request finds its document final already: the key tells whether it made it so.
async fn again(tenant: &Tenant, key: &Key, otherwise: Failure) -> Result<Outcome, Failure> {
    match tenant.replayed(key).await? {
        Some(_) => Ok(Outcome::Before),
        None => Err(otherwise),
    }
}

async fn checked(
    member: &Member<'_>,
    id: &DocumentId,
    mut paper: Paper,
    on: Option<Day>,
) -> Result<Issuance, Failure> {
    paper.date(on.unwrap_or(paper.today));
    let mut found = obstacles(&paper.frozen, paper.chosen, paper.today);
    let numbering = member.tenant.ranking(paper.frozen.kind, paper.frozen.issued_on).await?;
    if found.is_empty() && paper.frozen.kind != Kind::Quote {
        // The last word is the norm's: what cannot be written as data is not issued.
        paper.frozen.number = Some(numbering.series.number(numbering.first_rank));
        let lacks = einvoice::lacks(&paper.frozen);
        found.extend(
            lacks.into_iter().map(|lack| FieldRefusal { field: "document".into(), code: lack.code() }),
        );
    }
    if !found.is_empty() {
        return Err(Failure::fields(found));
    }
    let Paper { frozen, version, .. } = paper;
    let on_the_spot = settled(&frozen).is_some_and(|amount| !amount.is_zero());
    let payment = on_the_spot.then(|| member.desk.now.fresh().parse()).transpose()?;
    Ok(Issuance {
        document: id.clone(),
        version,
        kind: frozen.kind,
        numbering,
        proof_code: ProofCode::of(platform::random().map_err(|error| Failure::Broken(error.to_string()))?),
        issued_on: frozen.issued_on,
        due_on: frozen.due_on.unwrap_or(frozen.issued_on),
        seller: frozen.seller,
        buyer: frozen.buyer,
        mentions: frozen.mentions,
        payment,
        takers: None,
    })
}

/// What was paid on the spot: all that deposits had not.
fn settled(frozen: &Frozen) -> Option<Cents> {
    let taken = frozen.deductions.iter().flat_map(|deduction| &deduction.vat);
    let deducted = Cents::sum(taken.flat_map(|part| [part.base, part.tax])).ok()?;
    Some(Due::of(frozen.totals.gross_total, deducted, frozen.settled).ok()?.settled)
}

fn letter(
    desk: &Desk,
    family: Family,
    id: &DocumentId,
    paper: &Paper,
    input: SendingInput,
) -> Result<NewMessage, Failure> {
    let mut wrong = Vec::new();
    let to = Email::parse(&input.to).map_err(|refusal| wrong.push(refusal.at("to"))).ok();
    let subject =
        required_line(&input.subject, LINE_MAX).map_err(|refusal| wrong.push(refusal.at("subject")));
    let message = clean_text(&input.message, TEXT_MAX).map_err(|refusal| wrong.push(refusal.at("message")));
    let (Some(to), Ok(subject), Ok(body)) = (to, subject, message) else {
        return Err(Failure::fields(wrong));
    };
    let fresh = |what: &str| Failure::Broken(format!("{what} id"));
    let kind = match family {
        Family::Quote => LetterKind::Quote,
        Family::Invoice => LetterKind::Invoice,
    };
    Ok(NewMessage {
        id: desk.now.fresh().parse::<MessageId>().map_err(|_| fresh("message"))?,
        kind,
        document: id.clone(),
        share: Some(desk.now.fresh().parse::<ShareId>().map_err(|_| fresh("share"))?),
        recipient: to.as_str().to_owned(),
        recipient_name: paper
            .frozen
            .buyer
            .contact_name
            .clone()
            .unwrap_or_else(|| paper.frozen.buyer.name.clone()),
        reply_to: paper.frozen.seller.email.as_ref().map(|email| email.as_str().to_owned()),
        subject,
        body,
        language: paper.frozen.language,
        hold: Hold::TenSeconds,
    })
}
