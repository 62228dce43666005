//! The invoice of an accepted quote.

use super::{accepted, headed, opened_before};
use crate::domain::draft::DraftInput;
use crate::domain::kind::Kind;
use crate::domain::pricing::LineKind;
use crate::domain::relation::Relation;
use crate::flows::drafting::Ground;
use crate::store::trade::Guard;
use crate::web::documents;
use crate::web::{Failure, Member};
use worker::Response;

/// Opens the draft invoice of an accepted quote, with its lines.
pub async fn open(member: Member<'_>, id: &str) -> Result<Response, Failure> {
    if let Some(before) = opened_before(&member).await? {
        return Ok(before);
    }
    let contract = accepted(&member, id).await?;
    if let Some(bill) = contract.invoices().next() {
        return Err(Failure::quote_already_invoiced().with("invoice_id", bill.id.as_str().into()));
    }
    let quote = contract.quote.id.clone();
    let pricing = contract.accepted.pricing.clone();
    let mut lines = pricing.lines;
    lines.retain(|line| line.kind != LineKind::Option || line.ticked == Some(true));
    for line in &mut lines {
        // What the client took is sold: an invoice has no options.
        if line.kind == LineKind::Option {
            line.kind = LineKind::Product;
            line.ticked = None;
        }
    }
    let typed = DraftInput { lines, adjustments: pricing.adjustments, ..headed(&contract.quote) };
    let seen = contract.bills.iter().map(|bill| bill.id.clone()).collect();
    let guard = Some(Guard::BilledBy { quote: quote.clone(), seen });
    let draft = Ground::billing(Kind::Invoice, contract)?.draft(&member.tenant, typed).await?;
    let links = vec![(Relation::Bills, quote)];
    let opened = documents::opened_if(&member, Kind::Invoice, &draft, links, guard).await;
    opened.map_err(|failure| failure.or_if(Failure::changed_meanwhile, Failure::quote_already_invoiced))
}
