//! The lines of the invoice: what, how many, at what price, taxed how.

use super::settlement::write_change;
use super::{Shape, amount, category};
use crate::domain::einvoice::{Item, items};
use crate::domain::frozen::Frozen;
use crate::domain::xml::Xml;

/// Writes every line that counts.
pub fn write(xml: &mut Xml, frozen: &Frozen, shape: Shape) {
    let name = shape.name("cac:InvoiceLine", "cac:CreditNoteLine");
    let quantity = shape.name("cbc:InvoicedQuantity", "cbc:CreditedQuantity");
    for item in items(frozen) {
        xml.group(name, |xml| write_line(xml, frozen, &item, quantity));
    }
}

fn write_line(xml: &mut Xml, frozen: &Frozen, item: &Item<'_>, quantity: &str) {
    let unit = ("unitCode", item.unit.code());
    xml.leaf("cbc:ID", item.number);
    xml.marked(quantity, unit, item.quantity);
    amount(xml, frozen, "cbc:LineExtensionAmount", item.net);
    for reduction in &item.reductions {
        xml.group("cac:AllowanceCharge", |xml| {
            let change = (reduction.kind, reduction.amount);
            write_change(xml, frozen, change, Some(reduction.code), reduction.reason);
        });
    }
    xml.group("cac:Item", |xml| {
        xml.maybe("cbc:Description", item.line.description.as_ref());
        xml.leaf("cbc:Name", &item.line.name);
        if let Some(vat) = item.line.vat {
            category(xml, "cac:ClassifiedTaxCategory", vat, None);
        }
    });
    xml.group("cac:Price", |xml| {
        xml.marked("cbc:PriceAmount", ("currencyID", frozen.currency.code()), &item.price);
        if let Some(basis) = &item.basis {
            xml.marked("cbc:BaseQuantity", unit, basis);
        }
    });
}
