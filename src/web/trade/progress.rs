//! The progress invoice of an accepted quote: one draft at a time, each line as far as the one before had come.

use super::{accepted, headed, opened_before};
use crate::domain::draft::DraftInput;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::relation::Relation;
use crate::domain::totals::PriceMode;
use crate::flows::drafting::Ground;
use crate::store::trade::Guard;
use crate::store::trade::contract::{Bill, Contract};
use crate::web::{Failure, Member, documents};
use worker::Response;

/// Opens the draft of the next progress invoice.
pub async fn open(member: Member<'_>, id: &str) -> Result<Response, Failure> {
    if let Some(before) = opened_before(&member).await? {
        return Ok(before);
    }
    let contract = accepted(&member, id).await?;
    free(&contract)?;
    let quote = contract.quote.id.clone();
    let situation = member.tenant.situation(&contract).await?;
    let typed =
        DraftInput { lines: situation.opening(), price_mode: PriceMode::Net, ..headed(&contract.quote) };
    let seen = contract.bills.iter().map(|bill| bill.id.clone()).collect();
    let guard = Some(Guard::BilledBy { quote: quote.clone(), seen });
    let ground = Ground::advancing(contract, situation)?;
    let draft = ground.draft(&member.tenant, typed).await?;
    let links = vec![(Relation::Bills, quote)];
    match documents::opened_if(&member, Kind::Progress, &draft, links, guard).await {
        Ok(opened) => Ok(opened),
        // Somebody may have been faster: then theirs is the draft to go on with.
        Err(failure) => {
            free(&accepted(&member, id).await?)?;
            Err(failure)
        }
    }
}

/// Something is left to bill, and no other progress invoice is about to.
fn free(contract: &Contract) -> Result<(), Failure> {
    let drafted = |bill: &&Bill| bill.kind == Kind::Progress && bill.stage == "draft";
    if let Some(draft) = contract.bills.iter().find(drafted) {
        return Err(Failure::progress_draft_exists().with("invoice_id", draft.id.as_str().into()));
    }
    let left = contract.undrafted().map_err(|_| Refusal::AmountTooLarge.at("lines"))?;
    match contract.invoices().last() {
        Some(bill) if left.iter().all(|left| left.base.is_zero() && left.tax.is_zero()) => {
            Err(Failure::quote_already_invoiced().with("invoice_id", bill.id.as_str().into()))
        }
        _ => Ok(()),
    }
}
