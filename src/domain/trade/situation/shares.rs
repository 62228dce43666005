//! What falls of the whole's allowances and charges to the work that is done: percentages are repeated, amounts follow the work.

use super::Situation;
use crate::domain::exact;
use crate::domain::money::{Cents, Overflow};
use crate::domain::pricing::{AdjustmentInput, AdjustmentKind};
use crate::domain::totals::PriceMode;
use crate::domain::trade::accepted::Accepted;
use crate::domain::vat::VatCode;

/// An allowance or a charge of the quote, with what it comes to excluding VAT.
#[derive(Debug, Clone)]
pub(super) struct Share {
    typed: AdjustmentInput,
    net: Cents,
}

/// How far the lines have come in all, excluding VAT.
#[derive(Debug, Clone, Copy)]
pub(super) struct Advance {
    before: Cents,
    now: Cents,
    whole: Cents,
}

/// The allowances and charges of a quote.
pub(super) fn of(accepted: &Accepted) -> Result<Vec<Share>, Overflow> {
    let totals = &accepted.totals;
    let share = |(at, typed): (usize, &AdjustmentInput)| {
        let parts = totals.allowances.iter().chain(&totals.charges).filter(|part| part.adjustment == at);
        let net = Cents::sum(parts.map(|part| part.amount))?;
        // A percentage of prices including VAT, charged at a rate of its own, is another one of prices without.
        let gross_charge = totals.mode == PriceMode::Gross && typed.kind == AdjustmentKind::Charge;
        let percent = typed.percent.clone().filter(|_| !gross_charge);
        let amount = percent.is_none().then_some(net);
        Ok(Share { typed: AdjustmentInput { percent, amount, ..typed.clone() }, net })
    };
    accepted.pricing.adjustments.iter().enumerate().map(share).collect()
}

impl Situation {
    /// How far the lines have come in all, when each has come to its net.
    pub(super) fn advance(&self, nets: &[Cents]) -> Result<Advance, Overflow> {
        Ok(Advance {
            before: Cents::sum(self.steps.iter().map(|step| step.billed))?,
            now: Cents::sum(nets.iter().copied())?,
            whole: Cents::sum(self.steps.iter().map(|step| step.contract_net))?,
        })
    }
}

impl Share {
    /// Whether it is a charge at this VAT.
    pub(super) fn charges(&self, vat: &VatCode) -> bool {
        self.typed.kind == AdjustmentKind::Charge && self.typed.vat.as_ref() == Some(vat)
    }

    /// What falls to this document: never below zero, which no allowance or charge may be.
    pub(super) fn between(&self, advance: &Advance) -> Result<AdjustmentInput, Overflow> {
        let amount = self.at(advance.now, advance)?.less(self.at(advance.before, advance)?)?;
        Ok(self.said(amount))
    }

    /// What falls to all that was done so far.
    pub(super) fn so_far(&self, advance: &Advance) -> Result<AdjustmentInput, Overflow> {
        Ok(self.said(self.at(advance.now, advance)?))
    }

    fn said(&self, amount: Cents) -> AdjustmentInput {
        let amount = self.typed.percent.is_none().then_some(amount.max(Cents::ZERO));
        AdjustmentInput { amount, ..self.typed.clone() }
    }

    fn at(&self, reached: Cents, advance: &Advance) -> Result<Cents, Overflow> {
        if advance.whole.is_zero() {
            return Ok(Cents::ZERO);
        }
        let product = exact::times(self.net.decimal(), reached.decimal())?;
        Cents::round(exact::over(product, advance.whole.decimal())?)
    }
}
