//! The lines of the invoice: what, how many, at what price, taxed how.

use super::category;
use crate::domain::frozen::{Frozen, FrozenLine, FrozenReduction};
use crate::domain::language::Language;
use crate::domain::money::Cents;
use crate::domain::quantity::Quantity;
use crate::domain::totals::PriceMode;
use crate::domain::xml::Xml;

/// Writes every line that counts.
pub fn write(xml: &mut Xml, frozen: &Frozen) {
    let counted = frozen.lines.iter().filter(|line| line.counts());
    for (number, line) in (1_u32..).zip(counted) {
        xml.group("ram:IncludedSupplyChainTradeLineItem", |xml| write_line(xml, frozen, line, number));
    }
}

fn write_line(xml: &mut Xml, frozen: &Frozen, line: &FrozenLine, number: u32) {
    let unit = line.unit.unwrap_or_default();
    let quantity = line.quantity.unwrap_or(Quantity::ONE);
    xml.group("ram:AssociatedDocumentLineDocument", |xml| xml.leaf("ram:LineID", number));
    xml.group("ram:SpecifiedTradeProduct", |xml| {
        xml.leaf("ram:Name", &line.name);
        xml.maybe("ram:Description", line.description.as_ref());
    });
    xml.group("ram:SpecifiedLineTradeAgreement", |xml| {
        xml.group("ram:NetPriceProductTradePrice", |xml| {
            let (price, basis) = price(frozen.price_mode, line, quantity);
            xml.leaf("ram:ChargeAmount", price);
            if let Some(basis) = basis {
                xml.marked("ram:BasisQuantity", ("unitCode", unit.code()), basis);
            }
        });
    });
    xml.group("ram:SpecifiedLineTradeDelivery", |xml| {
        xml.marked("ram:BilledQuantity", ("unitCode", unit.code()), quantity);
    });
    xml.group("ram:SpecifiedLineTradeSettlement", |xml| write_settlement(xml, frozen, line));
}

/// The price excluding VAT. Prices that were typed including VAT are given for the whole quantity, which is exact.
fn price(mode: PriceMode, line: &FrozenLine, quantity: Quantity) -> (String, Option<String>) {
    let net = line.net.unwrap_or_default().decimal().abs();
    match mode {
        PriceMode::Net => (line.unit_price.map_or_else(|| "0".to_owned(), |price| price.to_string()), None),
        PriceMode::Gross if quantity.decimal().is_zero() => ("0".to_owned(), None),
        PriceMode::Gross => (net.to_string(), Some(quantity.decimal().abs().to_string())),
    }
}

fn write_settlement(xml: &mut Xml, frozen: &Frozen, line: &FrozenLine) {
    if let Some(vat) = line.vat {
        // Why nothing is charged is said once, beside the sums: the profile has no place for it here.
        xml.group("ram:ApplicableTradeTax", |xml| category(xml, vat));
    }
    // Reductions of prices that include VAT are inside the net price.
    if frozen.price_mode == PriceMode::Net {
        let word = |french, english| match frozen.language {
            Language::Fr => french,
            Language::En => english,
        };
        write_reduction(xml, "false", line.allowance.as_ref(), ("95", word("Remise", "Discount")));
        write_reduction(xml, "true", line.charge.as_ref(), ("ABK", word("Supplément", "Charge")));
    }
    xml.group("ram:SpecifiedTradeSettlementLineMonetarySummation", |xml| {
        xml.leaf("ram:LineTotalAmount", line.net.unwrap_or_default().to_plain());
    });
}

fn write_reduction(xml: &mut Xml, charge: &str, part: Option<&FrozenReduction>, (code, word): (&str, &str)) {
    let Some(part) = part.filter(|part| part.amount != Cents::ZERO) else { return };
    xml.group("ram:SpecifiedTradeAllowanceCharge", |xml| {
        xml.group("ram:ChargeIndicator", |xml| xml.leaf("udt:Indicator", charge));
        xml.leaf("ram:ActualAmount", part.amount.to_plain());
        xml.leaf("ram:ReasonCode", code);
        xml.leaf("ram:Reason", part.reason.as_deref().unwrap_or(word));
    });
}
