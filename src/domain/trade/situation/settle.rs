//! Makes progress invoices sum to their quote: the last one takes the cents that percentages leave over, told as a reduction of a line.

use super::Situation;
use super::shares::Advance;
use crate::domain::credit::set_amount;
use crate::domain::money::{Cents, Overflow};
use crate::domain::pricing::{AdjustmentInput, AdjustmentKind, Draft, LineInput, Pricing};
use crate::domain::quantity::Quantity;
use crate::domain::refusal::{FieldRefusal, Refusal};
use crate::domain::totals::{PriceMode, Remainder};
use crate::domain::vat::{Vat, VatCode};

/// How many times the cents may move: what is taken off a line moves what is spread over the lines.
const TRIES: usize = 40;
/// After how many times percentages become amounts: a line with a percentage of it does not come to every cent.
const PATIENCE: usize = 8;

/// What the base of a VAT is to come to, and by how much it may miss that.
pub(super) struct Goal {
    vat: Vat,
    base: Cents,
    tolerance: usize,
}

impl Situation {
    /// What each VAT is to come to in this document: its base so far, less what was billed of it.
    pub(super) fn goals(
        &self,
        nets: &[Cents],
        advance: &Advance,
        last: bool,
    ) -> Result<Vec<Goal>, Vec<FieldRefusal>> {
        let so_far = self.so_far(nets, advance)?;
        let rounding_explains = self.steps.len() + self.shares.len() + 1;
        let goal = |whole: &Remainder| {
            let found =
                |parts: &[Remainder]| parts.iter().find(|part| part.vat == whole.vat).map(|it| it.base);
            let ends = last || self.ends(whole.vat, nets);
            let so_far = if ends { whole.base } else { found(&so_far).unwrap_or_default() };
            let billed = whole.base.less(found(&self.left).unwrap_or_default())?;
            let tolerance = if ends || !self.sells(whole.vat) { 0 } else { rounding_explains };
            Ok(Goal { vat: whole.vat, base: so_far.less(billed)?, tolerance })
        };
        let goals: Result<_, Overflow> = self.accepted.iter().map(goal).collect();
        goals.map_err(|_| vec![Refusal::AmountTooLarge.at("lines")])
    }

    /// Whether lines have this VAT; a charge at a rate of its own has none that would give it back later.
    fn sells(&self, vat: Vat) -> bool {
        let vat = Some(VatCode::from(vat));
        self.steps.iter().any(|step| step.vat == vat)
    }

    /// Whether nothing more will come at this VAT: all its lines are done, and no charge grows with the others.
    fn ends(&self, vat: Vat, nets: &[Cents]) -> bool {
        let code = VatCode::from(vat);
        let mut lines = self.steps.iter().zip(nets).filter(|(step, _)| step.vat.as_ref() == Some(&code));
        self.sells(vat)
            && lines.all(|(step, net)| *net == step.contract_net)
            && !self.shares.iter().any(|share| share.charges(&code))
    }

    /// The figures of one document that bills all that was done so far.
    fn so_far(&self, nets: &[Cents], advance: &Advance) -> Result<Vec<Remainder>, Vec<FieldRefusal>> {
        let line = |net: &Cents| {
            let quantity = if net.is_negative() { Quantity::MINUS_ONE } else { Quantity::ONE };
            (Some(quantity.to_string()), Some(net.decimal().abs().to_string()))
        };
        let lines = self.steps.iter().zip(nets).map(|(step, net)| {
            let (quantity, unit_price) = line(net);
            let name = step.position.to_string();
            LineInput {
                name,
                nature: step.nature,
                vat: step.vat.clone(),
                quantity,
                unit_price,
                ..LineInput::default()
            }
        });
        let adjustments = self.shares.iter().map(|share| share.so_far(advance));
        let adjustments: Result<_, Overflow> = adjustments.collect();
        let adjustments = adjustments.map_err(|_| vec![Refusal::AmountTooLarge.at("lines")])?;
        let all = Pricing { lines: lines.collect(), adjustments, ..Pricing::default() };
        Ok(all.draft()?.totals.vat.iter().map(Remainder::from).collect())
    }
}

/// The document at its goals: to the cent where nothing more will come, within what rounding explains elsewhere.
pub(super) fn settled(
    mut pricing: Pricing,
    goals: &[Goal],
    rounding: &str,
) -> Result<Pricing, Vec<FieldRefusal>> {
    debug_assert_eq!(pricing.price_mode, PriceMode::Net);
    for tried in 0..TRIES {
        let draft = pricing.draft()?;
        if tried == PATIENCE {
            fix(&mut pricing, &draft);
        }
        let mut moved = false;
        for goal in goals {
            let found = draft.totals.vat.iter().find(|part| part.vat == goal.vat);
            let over = found.map_or(Cents::ZERO, |part| part.base).less(goal.base);
            let over = over.map_err(|_| vec![Refusal::AmountTooLarge.at("lines")])?;
            let off = usize::try_from(over.get().unsigned_abs()).unwrap_or(usize::MAX);
            moved |= off > goal.tolerance && trim(&mut pricing, &draft, goal, over, rounding)?;
        }
        if !moved {
            break;
        }
    }
    Ok(pricing)
}

/// Percentages become the amounts that they come to.
fn fix(pricing: &mut Pricing, draft: &Draft) {
    for (typed, amount) in pricing.adjustments.iter_mut().zip(&draft.adjustment_amounts) {
        if typed.percent.take().is_some() {
            typed.amount = Some(amount.unwrap_or_default().max(Cents::ZERO));
        }
    }
}

/// Takes an amount off the largest line of the VAT, or off a charge that has it for its own; tells whether there was one.
fn trim(
    pricing: &mut Pricing,
    draft: &Draft,
    goal: &Goal,
    over: Cents,
    rounding: &str,
) -> Result<bool, Vec<FieldRefusal>> {
    let too_large = |_| vec![Refusal::AmountTooLarge.at("lines")];
    let vat = VatCode::from(goal.vat);
    let lines = pricing.lines.iter_mut().zip(&draft.totals.line_nets);
    let lines = lines.filter_map(|(line, net)| Some((line, (*net)?)));
    let largest =
        lines.filter(|(line, _)| line.vat.as_ref() == Some(&vat)).max_by_key(|(_, net)| net.get().abs());
    if let Some((line, net)) = largest {
        set_amount(line, net.less(over).map_err(too_large)?, rounding)?;
        return Ok(true);
    }
    let own = |it: &(&mut AdjustmentInput, &Option<Cents>)| {
        it.0.kind == AdjustmentKind::Charge && it.0.vat.as_ref() == Some(&vat)
    };
    let charges = pricing.adjustments.iter_mut().zip(&draft.adjustment_amounts);
    let largest = charges.into_iter().filter(own).max_by_key(|(_, amount)| **amount);
    let Some((charge, amount)) = largest else { return Ok(false) };
    let amount = amount.unwrap_or_default();
    let rest = amount.less(over).map_err(too_large)?.max(Cents::ZERO);
    (charge.percent, charge.amount) = (None, Some(rest));
    Ok(rest != amount)
}
