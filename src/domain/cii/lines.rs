//! The lines of the invoice: what, how many, at what price, taxed how.

use super::category;
use crate::domain::einvoice::{Item, Reduction, items};
use crate::domain::frozen::{AdjustmentKind, Frozen};
use crate::domain::xml::Xml;

/// Writes every line that counts.
pub fn write(xml: &mut Xml, frozen: &Frozen) {
    for item in items(frozen) {
        xml.group("ram:IncludedSupplyChainTradeLineItem", |xml| write_line(xml, &item));
    }
}

fn write_line(xml: &mut Xml, item: &Item<'_>) {
    let unit = ("unitCode", item.unit.code());
    xml.group("ram:AssociatedDocumentLineDocument", |xml| xml.leaf("ram:LineID", item.number));
    xml.group("ram:SpecifiedTradeProduct", |xml| {
        xml.leaf("ram:Name", &item.line.name);
        xml.maybe("ram:Description", item.line.description.as_ref());
    });
    xml.group("ram:SpecifiedLineTradeAgreement", |xml| {
        xml.group("ram:NetPriceProductTradePrice", |xml| {
            xml.leaf("ram:ChargeAmount", &item.price);
            if let Some(basis) = &item.basis {
                xml.marked("ram:BasisQuantity", unit, basis);
            }
        });
    });
    xml.group("ram:SpecifiedLineTradeDelivery", |xml| {
        xml.marked("ram:BilledQuantity", unit, item.quantity);
    });
    xml.group("ram:SpecifiedLineTradeSettlement", |xml| write_settlement(xml, item));
}

fn write_settlement(xml: &mut Xml, item: &Item<'_>) {
    if let Some(vat) = item.line.vat {
        // Why nothing is charged is said once, beside the sums: the profile has no place for it here.
        xml.group("ram:ApplicableTradeTax", |xml| category(xml, vat));
    }
    for reduction in &item.reductions {
        xml.group("ram:SpecifiedTradeAllowanceCharge", |xml| write_reduction(xml, reduction));
    }
    xml.group("ram:SpecifiedTradeSettlementLineMonetarySummation", |xml| {
        xml.leaf("ram:LineTotalAmount", item.net.to_plain());
    });
}

fn write_reduction(xml: &mut Xml, reduction: &Reduction<'_>) {
    xml.group("ram:ChargeIndicator", |xml| xml.leaf("udt:Indicator", adds(reduction.kind)));
    xml.leaf("ram:ActualAmount", reduction.amount.to_plain());
    xml.leaf("ram:ReasonCode", reduction.code);
    xml.leaf("ram:Reason", reduction.reason);
}

/// Whether it is a charge.
pub const fn adds(kind: AdjustmentKind) -> bool {
    match kind {
        AdjustmentKind::Allowance => false,
        AdjustmentKind::Charge => true,
    }
}
