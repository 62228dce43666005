//! The lines of an invoice, what is left of each, and the part of them that a credit note gives back.

use rust_decimal::Decimal;

use super::{ChosenLine, Invoice, Refused};
use crate::domain::money::{Cents, Overflow};
use crate::domain::pricing::{AdjustmentInput, LineInput, LineSource, Pricing, ReductionInput};
use crate::domain::quantity::Quantity;
use crate::domain::refusal::{FieldRefusal, Refusal};

/// A line that sells something, with what is left of it.
pub(super) struct Sold<'a> {
    position: u32,
    line: &'a LineInput,
    quantity: Decimal,
    amount: Cents,
    quantity_left: Decimal,
    amount_left: Cents,
}

/// How many of which lines, in their order.
pub(super) type Choice = Vec<(u32, Decimal)>;

impl Invoice {
    /// The lines that count, in their order.
    pub(super) fn sold(&self) -> Result<Vec<Sold<'_>>, Refused> {
        let complete = self.pricing.complete()?;
        let amounts = &complete.totals.line_amounts;
        let lines = (1_u32..).zip(&self.pricing.lines).zip(complete.lines.iter().zip(amounts));
        let counted = lines.filter_map(|((position, line), (read, amount))| {
            Some((position, line, read.counted()?.quantity, (*amount)?))
        });
        counted.map(|(position, line, quantity, amount)| self.of(position, line, quantity, amount)).collect()
    }

    fn of<'a>(
        &self,
        position: u32,
        line: &'a LineInput,
        quantity: Quantity,
        amount: Cents,
    ) -> Result<Sold<'a>, Refused> {
        let quantity = quantity.decimal();
        let (mut quantity_left, mut amount_left) = (quantity, amount);
        for taken in self.taken.iter().filter(|taken| taken.position == position) {
            quantity_left -= taken.quantity.decimal();
            amount_left = amount_left.less(taken.amount)?;
        }
        Ok(Sold { position, line, quantity, amount, quantity_left, amount_left })
    }

    /// All of which something is left.
    pub(super) fn all_left(&self, sold: &[Sold<'_>]) -> Choice {
        let left = sold.iter().filter(|sold| {
            sold.has(sold.quantity_left) || (sold.quantity.is_zero() && !sold.amount_left.is_zero())
        });
        left.map(|sold| (sold.position, sold.quantity_left)).collect()
    }

    /// Reads a choice, and names what cannot be chosen.
    pub(super) fn choice(
        &self,
        sold: &[Sold<'_>],
        asked: &[ChosenLine],
    ) -> Result<Choice, Vec<FieldRefusal>> {
        let mut wrong = Vec::new();
        let mut chosen = Choice::new();
        for (at, line) in asked.iter().enumerate() {
            let again = chosen.iter().any(|(position, _)| *position == line.position);
            match sold.iter().find(|sold| sold.position == line.position && !again) {
                None => wrong.push(Refusal::UnknownChoice.at(format!("lines.{at}.position"))),
                Some(sold) => match sold.take(line.quantity.as_deref()) {
                    Ok(quantity) => chosen.push((sold.position, quantity)),
                    Err(why) => wrong.push(why.at(format!("lines.{at}.quantity"))),
                },
            }
        }
        if asked.is_empty() {
            wrong.push(Refusal::Missing.at("lines"));
        }
        chosen.sort_by_key(|(position, _)| *position);
        if wrong.is_empty() { Ok(chosen) } else { Err(wrong) }
    }

    /// The whole invoice again: the same words, the same figures.
    pub(super) fn copied(&self) -> Pricing {
        let lines =
            (1_u32..).zip(&self.pricing.lines).map(|(position, line)| self.given_back(position, line));
        Pricing { lines: lines.collect(), ..self.pricing.clone() }
    }

    /// A part of some lines, with its share of what was taken off or added to the whole.
    pub(super) fn part(&self, sold: &[Sold<'_>], chosen: &Choice) -> Result<Pricing, Refused> {
        let mut lines = Vec::with_capacity(chosen.len());
        for (position, quantity) in chosen {
            let found = sold.iter().find(|sold| sold.position == *position);
            let Some(sold) = found else { continue };
            lines.push(sold.part(self.given_back(*position, sold.line), *quantity, self.rounding())?);
        }
        let whole = Cents::sum(sold.iter().map(|sold| sold.amount))?;
        let alone = Pricing { lines, adjustments: Vec::new(), ..self.pricing.clone() };
        let amounts = alone.draft()?.totals.line_amounts;
        let taken = Cents::sum(amounts.into_iter().flatten())?;
        let adjustments = self.pricing.adjustments.iter();
        let adjustments = adjustments.filter_map(|it| shared(it, taken, whole).transpose());
        Ok(Pricing { adjustments: adjustments.collect::<Result<_, _>>()?, ..alone })
    }

    fn given_back(&self, position: u32, line: &LineInput) -> LineInput {
        let source = LineSource {
            document_id: self.id.clone(),
            position,
            percent: None,
            previous_percent: None,
            contract_net: None,
            billed: None,
        };
        LineInput { source: Some(source), ..line.clone() }
    }
}

impl Sold<'_> {
    /// Whether so many are left: of the sign of the line, and not more.
    fn has(&self, quantity: Decimal) -> bool {
        !quantity.is_zero()
            && quantity.is_sign_negative() == self.quantity.is_sign_negative()
            && quantity.abs() <= self.quantity_left.abs()
            && self.quantity_left.is_sign_negative() == self.quantity.is_sign_negative()
    }

    fn take(&self, typed: Option<&str>) -> Result<Decimal, Refusal> {
        let quantity = match typed {
            Some(text) => Quantity::parse(text)?.decimal(),
            None => self.quantity_left,
        };
        if self.has(quantity) { Ok(quantity) } else { Err(Refusal::QuantityExceedsInvoice) }
    }

    /// So many of it: reductions in their share, and the last ones at what is left of the amount.
    fn part(&self, line: LineInput, quantity: Decimal, rounding: &str) -> Result<LineInput, Refused> {
        if quantity == self.quantity {
            return Ok(line);
        }
        let share = |typed: Option<ReductionInput>| -> Result<_, Overflow> {
            let Some(typed) = typed else { return Ok(None) };
            let amount = typed.amount.map(|amount| part_of(amount, quantity, self.quantity)).transpose()?;
            Ok(Some(ReductionInput { amount, ..typed }))
        };
        let (allowance, charge) = (share(line.allowance.clone())?, share(line.charge.clone())?);
        let text = Some(quantity.normalize().to_string());
        let mut line = LineInput { quantity: text, allowance, charge, ..line };
        if quantity == self.quantity_left {
            let amount = amount_of(line.clone())?;
            if amount != self.amount_left {
                set_amount(&mut line, self.amount_left, rounding)?;
            }
        }
        Ok(line)
    }
}

/// Makes a line come to an amount: what its price does not say is told as a reduction.
pub(in crate::domain) fn set_amount(
    line: &mut LineInput,
    amount: Cents,
    rounding: &str,
) -> Result<(), Vec<FieldRefusal>> {
    let price = amount_of(LineInput { allowance: None, charge: None, ..line.clone() })?;
    let change = amount.less(price).map_err(|_| vec![Refusal::AmountTooLarge.at("lines")])?;
    let said = [&line.allowance, &line.charge].into_iter().flatten().find_map(|typed| typed.reason.clone());
    let reason = said.unwrap_or_else(|| rounding.to_owned());
    let reduction =
        |amount| Some(ReductionInput { percent: None, amount: Some(amount), reason: Some(reason) });
    (line.allowance, line.charge) = match change.get() {
        0 => (None, None),
        ..0 => (reduction(change.negated()), None),
        _ => (None, reduction(change)),
    };
    Ok(())
}

/// What a line comes to, in the price mode of its document.
fn amount_of(line: LineInput) -> Result<Cents, Vec<FieldRefusal>> {
    let alone = Pricing { lines: vec![line], ..Pricing::default() };
    Ok(alone.draft()?.totals.line_amounts.into_iter().flatten().next().unwrap_or_default())
}

/// The share of an adjustment of the whole that falls to a part of its lines; a percentage stays one.
fn shared(whole: &AdjustmentInput, taken: Cents, of: Cents) -> Result<Option<AdjustmentInput>, Overflow> {
    let Some(amount) = whole.amount else { return Ok(Some(whole.clone())) };
    let share = part_of(amount, taken.decimal(), of.decimal())?;
    Ok((share.get() > 0).then(|| AdjustmentInput { amount: Some(share), ..whole.clone() }))
}

/// An amount × part ÷ whole, rounded once.
fn part_of(amount: Cents, part: Decimal, whole: Decimal) -> Result<Cents, Overflow> {
    let product = amount.decimal().checked_mul(part).ok_or(Overflow)?;
    product.checked_div(whole).map_or(Ok(Cents::ZERO), Cents::round)
}
