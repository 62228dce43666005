//! The credit note of an issued invoice: all that is left, chosen lines, or an amount.

use super::{opened_before, standing};
use crate::domain::credit::{CreditInput, Invoice, Refused};
use crate::domain::document::Document;
use crate::domain::draft::DraftInput;
use crate::domain::kind::Kind;
use crate::domain::pricing::Pricing;
use crate::domain::relation::Relation;
use crate::flows::remaining;
use crate::store::trade::Left;
use crate::web::{Failure, Member, documents};
use serde_json::json;
use worker::Response;

/// Opens the draft of a credit note.
pub async fn open(member: Member<'_>, id: &str) -> Result<Response, Failure> {
    let asked: CreditInput = member.desk.json()?;
    if let Some(before) = opened_before(&member).await? {
        return Ok(before);
    }
    let document = standing(&member, id).await?;
    let taken = member.tenant.taken(&document.id).await?;
    let pricing = creditable(&document, taken).credit(&asked)?;
    let links = vec![(Relation::Credits, document.id.clone())];
    let left = Left { of: Some(document.kind), parts: pricing.remainder.clone(), takers: 0 };
    let draft = remaining::read(typed(document, pricing), &left)?;
    documents::opened(&member, Kind::Credit, &draft, links).await
}

fn creditable(document: &Document, taken: Vec<crate::domain::credit::Taken>) -> Invoice {
    Invoice {
        id: document.id.clone(),
        kind: document.kind,
        number: document.number.clone().unwrap_or_default(),
        issued_on: document.issued_on,
        language: document.language,
        pricing: Pricing {
            price_mode: document.price_mode,
            lines: document.lines.iter().map(|line| line.input.clone()).collect(),
            adjustments: document.adjustments.iter().map(|adjustment| adjustment.input.clone()).collect(),
            remainder: document.remainder.clone(),
        },
        taken,
    }
}

/// The credit note with the head of its invoice: the same client, order and day of supply, and its own words.
fn typed(document: Document, pricing: Pricing) -> DraftInput {
    let supplied_on = document.supplied_on.map(|day| day.to_string());
    let terms = Some(document.payment_terms.clone());
    DraftInput {
        supplied_on,
        payment_terms: terms,
        note: None,
        price_mode: pricing.price_mode,
        lines: pricing.lines,
        adjustments: pricing.adjustments,
        ..documents::as_typed(document)
    }
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::NothingLeft => Self::nothing_left_to_credit(),
            Refused::Exceeds(left) => remaining::exceeds(&left),
            Refused::ExceedsAll(gross) => {
                Self::credit_exceeds_invoice().with("left", json!({ "gross": gross }))
            }
            Refused::Fields(fields) => fields.into(),
        }
    }
}
