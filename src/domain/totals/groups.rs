//! The working sheet of a sum: line amounts, allowance parts and charges, gathered by VAT.

use super::shown::shown_nets;
use super::{AdjustmentPart, PriceMode, Totals, VatSubtotal};
use crate::domain::adjustment::Adjustment;
use crate::domain::line::Line;
use crate::domain::money::{Cents, Overflow};
use crate::domain::refusal::Refusal;
use crate::domain::spread::spread;
use crate::domain::vat::Vat;

/// A line that counts: its place, its VAT, and its amount, which becomes its net.
pub(super) struct Counted {
    pub at: usize,
    pub vat: Vat,
    pub amount: Cents,
}

/// What a document adds up to, before tax.
pub(super) struct Sheet {
    pub line_amounts: Vec<Option<Cents>>,
    pub counted: Vec<Counted>,
    pub adjustment_amounts: Vec<Cents>,
    pub allowances: Vec<AdjustmentPart>,
    pub charges: Vec<AdjustmentPart>,
    /// Every VAT of the document, once, in the order of documents.
    pub kinds: Vec<Vat>,
}

impl Sheet {
    /// Reads the lines and spreads the adjustments.
    pub fn of(lines: &[Line], adjustments: &[Adjustment]) -> Result<Sheet, Refusal> {
        let (line_amounts, counted) = amounts(lines)?;
        let charged = adjustments.iter().filter_map(|adjustment| match adjustment {
            Adjustment::Charge(charge) => Some(charge.vat),
            Adjustment::Allowance(_) => None,
        });
        let kinds = ordered(counted.iter().map(|line| line.vat).chain(charged));
        let mut sheet = Sheet {
            line_amounts,
            counted,
            adjustment_amounts: vec![],
            allowances: vec![],
            charges: vec![],
            kinds,
        };
        sheet.adjust(adjustments)?;
        Ok(sheet)
    }

    fn adjust(&mut self, adjustments: &[Adjustment]) -> Result<(), Refusal> {
        let line_sum = Cents::sum(self.counted.iter().map(|line| line.amount))?;
        let mut by_kind = Vec::with_capacity(self.kinds.len());
        for vat in &self.kinds {
            by_kind.push(self.lines_of(*vat)?);
        }
        for (at, adjustment) in adjustments.iter().enumerate() {
            match adjustment {
                Adjustment::Charge(charge) => {
                    let amount = charge.portion.of(line_sum)?;
                    self.adjustment_amounts.push(amount);
                    self.charges.push(AdjustmentPart { adjustment: at, vat: charge.vat, amount });
                }
                Adjustment::Allowance(allowance) => {
                    let amount = allowance.portion.of(line_sum)?;
                    self.adjustment_amounts.push(amount);
                    let parts = spread(amount, &by_kind)?;
                    let parts = self.kinds.iter().zip(parts).filter(|(_, amount)| !amount.is_zero());
                    self.allowances.extend(parts.map(|(vat, amount)| AdjustmentPart {
                        adjustment: at,
                        vat: *vat,
                        amount,
                    }));
                }
            }
        }
        Ok(())
    }

    fn lines_of(&self, vat: Vat) -> Result<Cents, Overflow> {
        Cents::sum(self.counted.iter().filter(|line| line.vat == vat).map(|line| line.amount))
    }

    /// The VAT subtotals, with the tax that the given rule finds for each base.
    pub fn subtotals(
        &self,
        mut tax: impl FnMut(Vat, Cents) -> Result<Cents, Overflow>,
    ) -> Result<Vec<VatSubtotal>, Overflow> {
        let mut subtotals = Vec::with_capacity(self.kinds.len());
        for &vat in &self.kinds {
            let lines_net = self.lines_of(vat)?;
            let allowance = sum_of(&self.allowances, vat)?;
            let charge = sum_of(&self.charges, vat)?;
            let base = lines_net.less(allowance)?.plus(charge)?;
            subtotals.push(VatSubtotal { vat, lines_net, allowance, charge, base, tax: tax(vat, base)? });
        }
        Ok(subtotals)
    }

    /// Closes the sheet into its totals.
    pub fn total(self, mode: PriceMode, lines: &[Line], vat: Vec<VatSubtotal>) -> Result<Totals, Overflow> {
        let line_nets = self.line_nets();
        let sum = |figure: fn(&VatSubtotal) -> Cents| Cents::sum(vat.iter().map(figure));
        let (line_total, allowance_total) = (sum(|it| it.lines_net)?, sum(|it| it.allowance)?);
        let (charge_total, vat_total) = (sum(|it| it.charge)?, sum(|it| it.tax)?);
        let net_total = line_total.less(allowance_total)?.plus(charge_total)?;
        Ok(Totals {
            mode,
            shown_nets: shown_nets(mode, lines, &self.line_amounts, &line_nets)?,
            line_amounts: self.line_amounts,
            line_nets,
            adjustment_amounts: self.adjustment_amounts,
            allowances: self.allowances,
            charges: self.charges,
            vat,
            line_total,
            allowance_total,
            charge_total,
            net_total,
            vat_total,
            gross_total: net_total.plus(vat_total)?,
        })
    }

    fn line_nets(&self) -> Vec<Option<Cents>> {
        let mut nets = vec![None; self.line_amounts.len()];
        for line in &self.counted {
            if let Some(net) = nets.get_mut(line.at) {
                *net = Some(line.amount);
            }
        }
        nets
    }
}

/// Each kind once, in the order of documents.
fn ordered(vats: impl Iterator<Item = Vat>) -> Vec<Vat> {
    let mut kinds: Vec<Vat> = Vec::new();
    for vat in vats {
        if let Err(at) = kinds.binary_search_by_key(&vat.order(), |kind| kind.order()) {
            kinds.insert(at, vat);
        }
    }
    kinds
}

fn sum_of(parts: &[AdjustmentPart], vat: Vat) -> Result<Cents, Overflow> {
    Cents::sum(parts.iter().filter(|part| part.vat == vat).map(|part| part.amount))
}

/// Each line's amount as typed, and the lines that count.
fn amounts(lines: &[Line]) -> Result<(Vec<Option<Cents>>, Vec<Counted>), Overflow> {
    let mut counted = Vec::with_capacity(lines.len());
    let mut section = Cents::ZERO;
    let mut amounts = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let amount =
            line.product().map(|product| product.figures()).transpose()?.map(|figures| figures.amount);
        if let (Some(product), Some(amount)) = (line.counted(), amount) {
            section = section.plus(amount)?;
            counted.push(Counted { at, vat: product.vat, amount });
        }
        amounts.push(match line {
            Line::Subtotal(_) => Some(std::mem::take(&mut section)),
            Line::Heading(_) => {
                section = Cents::ZERO;
                None
            }
            Line::Product(_) | Line::Option(..) | Line::Text(_) => amount,
        });
    }
    Ok((amounts, counted))
}
