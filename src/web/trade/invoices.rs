//! The invoice of an accepted quote: all that is left, or chosen lines, less the deposits.

use super::{accepted, headed, opened_before};
use crate::domain::draft::{DeductionInput, DraftInput};
use crate::domain::ids::DocumentId;
use crate::domain::kind::Kind;
use crate::domain::money::{Cents, Overflow};
use crate::domain::refusal::Refusal;
use crate::domain::relation::Relation;
use crate::domain::trade::bill::{BillInput, Unbillable, bill, deductible};
use crate::domain::trade::left::gross;
use crate::flows::drafting::Ground;
use crate::store::trade::contract::Contract;
use crate::store::trade::{DepositLeft, Guard};
use crate::web::{Failure, Member, documents};
use worker::Response;

/// Opens the draft invoice of an accepted quote.
pub async fn open(member: Member<'_>, id: &str) -> Result<Response, Failure> {
    let asked: BillInput = member.desk.json()?;
    if let Some(before) = opened_before(&member).await? {
        return Ok(before);
    }
    let contract = accepted(&member, id).await?;
    let quote = contract.quote.id.clone();
    let left = contract.undrafted().map_err(|_| Refusal::AmountTooLarge.at("lines"))?;
    let taken = member.tenant.taken_of_quote(&quote).await?;
    let pricing = bill(&contract.quote, &contract.accepted, &left, taken, asked.lines.as_deref())
        .map_err(|why| unbillable(why, &contract))?;
    let deposits =
        if asked.deduct == Some(false) { Vec::new() } else { deposits(&member, &contract).await? };
    let typed = DraftInput {
        price_mode: pricing.price_mode,
        lines: pricing.lines,
        adjustments: pricing.adjustments,
        ..headed(&contract.quote)
    };
    let seen = contract.bills.iter().map(|bill| bill.id.clone()).collect();
    let guard = Some(Guard::BilledBy { quote: quote.clone(), seen });
    let ground = Ground::billing(Kind::Invoice, contract)?;
    let alone = ground.draft(&member.tenant, typed.clone()).await?;
    let taken_off = deductible(&deposits, alone.priced.totals.gross_total)
        .map_err(|_| Refusal::AmountTooLarge.at("deductions"))?;
    let deduction = |(deposit_id, amount)| DeductionInput { deposit_id, amount: Some(amount) };
    let typed = DraftInput { deductions: taken_off.into_iter().map(deduction).collect(), ..typed };
    let draft = ground.draft(&member.tenant, typed).await?;
    let links = vec![(Relation::Bills, quote)];
    let opened = documents::opened_if(&member, Kind::Invoice, &draft, links, guard).await;
    opened.map_err(|failure| failure.or_if(Failure::changed_meanwhile, Failure::quote_already_invoiced))
}

/// What is left of each issued deposit on the quote, oldest first.
async fn deposits(member: &Member<'_>, contract: &Contract) -> Result<Vec<(DocumentId, Cents)>, Failure> {
    let issued = contract.bills.iter().filter(|bill| bill.kind == Kind::Deposit && bill.stage == "issued");
    let ids: Vec<DocumentId> = issued.map(|bill| bill.id.clone()).collect();
    let left = member.tenant.deposits_left(&ids, None).await?;
    let whole = |deposit: &DepositLeft| Ok((deposit.id.clone(), gross(&deposit.vat)?));
    let sums: Result<_, Overflow> = left.iter().map(whole).collect();
    Ok(sums.map_err(|_| Refusal::AmountTooLarge.at("deductions"))?)
}

fn unbillable(why: Unbillable, contract: &Contract) -> Failure {
    match why {
        Unbillable::Fields(fields) => fields.into(),
        Unbillable::NothingLeft => {
            let refused = Failure::quote_already_invoiced();
            match contract.invoices().last() {
                Some(bill) => refused.with("invoice_id", bill.id.as_str().into()),
                None => refused,
            }
        }
    }
}
