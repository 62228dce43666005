//! What a draft's figures rest on besides what is typed: what is left of its quote, and of the deposits that it deducts.

use crate::domain::document::Document;
use crate::domain::draft::{DeductionInput, Draft, DraftInput};
use crate::domain::ids::{ClientId, DocumentId};
use crate::domain::kind::Kind;
use crate::domain::money::Overflow;
use crate::domain::refusal::{FieldRefusal, Refusal};
use crate::domain::totals::Remainder;
use crate::domain::trade::deduction::{Deducted, part};
use crate::domain::trade::situation::Situation;
use crate::flows::remaining;
use crate::store::Tenant;
use crate::store::documents::Family;
use crate::store::trade::contract::{Contract, Points};
use crate::store::trade::{DepositLeft, Guard, Left};
use crate::web::Failure;

/// What a draft's figures rest on.
pub struct Ground {
    kind: Kind,
    left: Left,
    replaces: Option<DocumentId>,
    contract: Option<Contract>,
    situation: Option<Situation>,
}

impl Ground {
    /// A draft that rests on nothing but itself.
    pub fn alone(kind: Kind) -> Self {
        Self { kind, left: Left::default(), replaces: None, contract: None, situation: None }
    }

    /// A draft about to replace an issued invoice: what stays as it was keeps its figures.
    pub fn replacing(invoice: &Document) -> Result<Self, Failure> {
        let figures = invoice.vat.iter().map(Remainder::try_from).collect::<Result<_, _>>();
        let left = Left { parts: figures.map_err(|why| why.at("lines"))?, ..Left::default() };
        Ok(Self { left, replaces: Some(invoice.id.clone()), ..Self::alone(Kind::Invoice) })
    }

    /// A draft about to bill a quote.
    pub fn billing(kind: Kind, contract: Contract) -> Result<Self, Failure> {
        let parts = contract.left(kind).map_err(too_large)?;
        let left = Left { of: Some(Kind::Quote), parts, ..Left::default() };
        Ok(Self { left, contract: Some(contract), ..Self::alone(kind) })
    }

    /// A progress invoice about to bill a quote.
    pub fn advancing(contract: Contract, situation: Situation) -> Result<Self, Failure> {
        let ground = Self::billing(Kind::Progress, contract)?;
        Ok(Self { situation: Some(situation), ..ground })
    }

    /// What a stored draft rests on.
    pub async fn of(tenant: &Tenant, family: Family, id: &DocumentId) -> Result<Self, Failure> {
        if family == Family::Quote {
            return Ok(Self::alone(Kind::Quote));
        }
        let Points { kind, bills, replaces, left } =
            tenant.points(family, id).await?.ok_or_else(Failure::not_found)?;
        let contract = match bills.filter(|_| matches!(kind, Kind::Deposit | Kind::Progress)) {
            Some(quote) => tenant.contract(&quote).await?,
            None => None,
        };
        let situation = match &contract {
            Some(contract) if kind == Kind::Progress => Some(tenant.situation(contract).await?),
            _ => None,
        };
        Ok(Self { kind, left, replaces, contract, situation })
    }

    /// Reads what was typed, with the figures that follow from what is left.
    pub async fn draft(&self, tenant: &Tenant, typed: DraftInput) -> Result<Draft, Failure> {
        let mut draft = match &self.situation {
            Some(situation) => advanced(situation, typed, &self.left)?,
            None => remaining::read(typed, &self.left)?,
        };
        if draft.deductions.is_empty() {
            return Ok(draft);
        }
        if !matches!(self.kind, Kind::Invoice | Kind::Progress) {
            return Err(Refusal::NotApplicable.at("deductions").into());
        }
        let deposits: Vec<DocumentId> = draft.deductions.iter().map(|it| it.deposit_id.clone()).collect();
        let left = tenant.deposits_left(&deposits, self.replaces.as_ref()).await?;
        draft.deducted = deducted(&draft.deductions, &left, draft.client.as_ref())?;
        Ok(draft)
    }

    /// What the draft expects of the other documents of its quote.
    pub fn guard(&self, id: &DocumentId, draft: &Draft) -> Result<Option<Guard>, Failure> {
        let Some(contract) = self.contract.as_ref().filter(|_| self.kind == Kind::Deposit) else {
            return Ok(None);
        };
        let (gross, limit) = (draft.priced.totals.gross_total, contract.accepted.totals.gross_total);
        let others = contract.bills.iter().filter(|bill| bill.kind == Kind::Deposit && bill.id != *id);
        let left = others
            .map(|bill| bill.gross_total.less(bill.credited))
            .try_fold(limit, |left, taken| left.less(taken?))
            .map_err(too_large)?;
        if gross > left {
            let why = FieldRefusal { field: "amount".into(), code: "deposit_exceeds_quote" };
            return Err(Failure::from(why).with("left", left.get().max(0).into()));
        }
        Ok(Some(Guard::DepositsWithin { quote: contract.quote.id.clone(), gross, limit }))
    }
}

/// A progress invoice with the figures of its quote, whatever was typed for them.
fn advanced(situation: &Situation, typed: DraftInput, left: &Left) -> Result<Draft, Failure> {
    let pricing = situation.fill(typed.lines)?;
    let typed = DraftInput {
        price_mode: pricing.price_mode,
        lines: pricing.lines,
        adjustments: pricing.adjustments,
        ..typed
    };
    remaining::read(typed, &Left { parts: pricing.remainder, ..left.clone() })
}

/// What is taken off of each deposit: it must be issued, of the same client, and named once.
fn deducted(
    typed: &[DeductionInput],
    left: &[DepositLeft],
    client: Option<&ClientId>,
) -> Result<Vec<Deducted>, Vec<FieldRefusal>> {
    let mut wrong = Vec::new();
    let mut taken: Vec<Deducted> = Vec::new();
    for (at, asked) in typed.iter().enumerate() {
        let field = |name: &str| format!("deductions.{at}.{name}");
        let known = left.iter().find(|deposit| deposit.id == asked.deposit_id);
        let once = !taken.iter().any(|before| before.deposit == asked.deposit_id);
        match known.filter(|deposit| once && (client.is_none() || deposit.client.as_ref() == client)) {
            Some(deposit) => match part(&deposit.vat, asked.amount) {
                Ok(vat) if vat.is_empty() => {}
                Ok(vat) => taken.push(Deducted { deposit: deposit.id.clone(), vat }),
                Err(why) => wrong.push(why.at(field("amount"))),
            },
            None => wrong.push(Refusal::UnknownChoice.at(field("deposit_id"))),
        }
    }
    if wrong.is_empty() { Ok(taken) } else { Err(wrong) }
}

fn too_large(_: Overflow) -> Failure {
    Refusal::AmountTooLarge.at("lines").into()
}
