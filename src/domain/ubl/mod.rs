//! An invoice as data: EN 16931 in the syntax of UBL 2.1, from the stored figures alone.

mod header;
mod lines;
mod parties;
mod settlement;

use super::einvoice::{self, Lack, lacks};
use super::frozen::Frozen;
use super::money::Cents;
use super::vat::Vat;
use super::xml::Xml;

/// UBL has one document for what is asked and another for what is given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Invoice,
    CreditNote,
}

impl Shape {
    fn of(frozen: &Frozen) -> Shape {
        match frozen.type_code() {
            Some("381" | "503") => Shape::CreditNote,
            _ => Shape::Invoice,
        }
    }

    /// The name of an element that each document calls by its own.
    const fn name(self, invoice: &'static str, credit_note: &'static str) -> &'static str {
        match self {
            Shape::Invoice => invoice,
            Shape::CreditNote => credit_note,
        }
    }
}

/// Writes an issued invoice; what the norm cannot do without is named instead.
pub fn xml(frozen: &Frozen) -> Result<Vec<u8>, Lack> {
    if let Some(lack) = lacks(frozen).first() {
        return Err(*lack);
    }
    let shape = Shape::of(frozen);
    let name = shape.name("Invoice", "CreditNote");
    let root = format!(
        "{name} xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:{name}-2\" \
         xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\" \
         xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\""
    );
    let mut xml = Xml::new();
    xml.group(&root, |xml| {
        header::write(xml, frozen, shape);
        parties::write(xml, frozen);
        settlement::write(xml, frozen);
        lines::write(xml, frozen, shape);
    });
    Ok(xml.into_bytes())
}

/// An amount with its currency.
fn amount(xml: &mut Xml, frozen: &Frozen, name: &str, amount: Cents) {
    xml.marked(name, ("currencyID", frozen.currency.code()), amount.to_plain());
}

/// How something is taxed.
fn category(xml: &mut Xml, name: &str, vat: Vat, exemption: Option<String>) {
    xml.group(name, |xml| {
        xml.leaf("cbc:ID", vat.category().code());
        xml.maybe("cbc:Percent", einvoice::rate(vat));
        xml.maybe("cbc:TaxExemptionReasonCode", exemption.as_ref().and(vat.vatex()));
        xml.maybe("cbc:TaxExemptionReason", exemption);
        scheme(xml, "VAT");
    });
}

/// The kind of tax.
fn scheme(xml: &mut Xml, id: &str) {
    xml.group("cac:TaxScheme", |xml| xml.leaf("cbc:ID", id));
}
