//! Totals as the editor and the API receive them.

use serde::Serialize;

use super::Draft;
use crate::domain::money::Cents;
use crate::domain::totals::VatSubtotal;
use crate::domain::vat::Category;

/// Every figure of a document, flat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PriceAnswer {
    /// Per line, its amount in the document's price mode; subtotals too.
    pub line_amounts: Vec<Option<Cents>>,
    /// Per line, its net excluding VAT, if it counts.
    pub line_nets: Vec<Option<Cents>>,
    /// Per line, the net to show: also for options left aside and subtotals.
    pub shown_nets: Vec<Option<Cents>>,
    /// Per allowance or charge, what it comes to in the document's price mode, if it is complete.
    pub adjustment_amounts: Vec<Option<Cents>>,
    /// VAT, once per category, rate and reason.
    pub vat: Vec<VatAnswer>,
    /// The sum of line nets.
    pub line_total: Cents,
    /// The sum of allowances.
    pub allowance_total: Cents,
    /// The sum of charges.
    pub charge_total: Cents,
    /// The total excluding VAT.
    pub net_total: Cents,
    /// The total VAT.
    pub vat_total: Cents,
    /// The total including VAT.
    pub gross_total: Cents,
}

/// One VAT subtotal, flat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct VatAnswer {
    /// The category of UNCL 5305.
    pub category: Category,
    /// Hundredths of a percent, for category S.
    pub rate: Option<u16>,
    /// The code of the exemption reason.
    pub vatex: Option<String>,
    /// What is taxed.
    pub base: Cents,
    /// The tax.
    pub tax: Cents,
}

impl From<&Draft> for PriceAnswer {
    fn from(draft: &Draft) -> PriceAnswer {
        let totals = &draft.totals;
        PriceAnswer {
            shown_nets: totals.shown_nets.clone(),
            adjustment_amounts: draft.adjustment_amounts.clone(),
            line_amounts: totals.line_amounts.clone(),
            line_nets: totals.line_nets.clone(),
            vat: totals.vat.iter().map(VatAnswer::from).collect(),
            line_total: totals.line_total,
            allowance_total: totals.allowance_total,
            charge_total: totals.charge_total,
            net_total: totals.net_total,
            vat_total: totals.vat_total,
            gross_total: totals.gross_total,
        }
    }
}

impl From<&VatSubtotal> for VatAnswer {
    fn from(subtotal: &VatSubtotal) -> VatAnswer {
        VatAnswer {
            category: subtotal.vat.category(),
            rate: subtotal.vat.rate().map(|rate| rate.hundredths()),
            vatex: subtotal.vat.vatex().map(str::to_owned),
            base: subtotal.base,
            tax: subtotal.tax,
        }
    }
}
