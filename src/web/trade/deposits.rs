//! The deposit invoice of an accepted quote.

use super::{accepted, headed, opened_before};
use crate::domain::draft::DraftInput;
use crate::domain::ids::DocumentId;
use crate::domain::kind::Kind;
use crate::domain::relation::Relation;
use crate::domain::totals::PriceMode;
use crate::domain::trade::deposit::{self, DepositInput};
use crate::flows::drafting::Ground;
use crate::web::documents;
use crate::web::{Failure, Member};
use worker::Response;

/// Opens the draft of a deposit: a percentage of the quote, or an amount.
pub async fn open(member: Member<'_>, id: &str) -> Result<Response, Failure> {
    let share = member.desk.json::<DepositInput>()?.read()?;
    if let Some(before) = opened_before(&member).await? {
        return Ok(before);
    }
    let contract = accepted(&member, id).await?;
    let quote = contract.quote.id.clone();
    let lines = deposit::lines(&contract.quote, &contract.accepted, share).map_err(|why| why.at("amount"))?;
    let typed = DraftInput { lines, price_mode: PriceMode::Gross, ..headed(&contract.quote) };
    let ground = Ground::billing(Kind::Deposit, contract)?;
    let draft = ground.draft(&member.tenant, typed).await?;
    let fresh: DocumentId = member.desk.now.fresh().parse()?;
    let guard = ground.guard(&fresh, &draft)?;
    let links = vec![(Relation::Bills, quote)];
    let opened = documents::opened_if(&member, Kind::Deposit, &draft, links, guard).await;
    opened.map_err(|failure| failure.or_if(Failure::changed_meanwhile, deposit_exceeds))
}

/// Another deposit came in between and left too little.
fn deposit_exceeds() -> Failure {
    Failure::field("amount", "deposit_exceeds_quote")
}
