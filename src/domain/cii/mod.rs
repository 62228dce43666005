//! An invoice as data: EN 16931 in the syntax of Cross Industry Invoice, from the stored figures alone.

mod header;
mod lines;
mod parties;
mod settlement;

use super::day::Day;
use super::einvoice::{self, Lack, lacks};
use super::frozen::Frozen;
use super::vat::Vat;
use super::xml::Xml;

const ROOT: &str = "rsm:CrossIndustryInvoice \
    xmlns:rsm=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\" \
    xmlns:qdt=\"urn:un:unece:uncefact:data:standard:QualifiedDataType:100\" \
    xmlns:ram=\"urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100\" \
    xmlns:udt=\"urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100\"";

/// Writes an issued invoice; what the norm cannot do without is named instead.
pub fn xml(frozen: &Frozen) -> Result<Vec<u8>, Lack> {
    if let Some(lack) = lacks(frozen).first() {
        return Err(*lack);
    }
    let mut xml = Xml::new();
    xml.group(ROOT, |xml| {
        header::write(xml, frozen);
        xml.group("rsm:SupplyChainTradeTransaction", |xml| {
            lines::write(xml, frozen);
            parties::write(xml, frozen);
            settlement::write(xml, frozen);
        });
    });
    Ok(xml.into_bytes())
}

/// A day in an element of its own, in the form 102.
fn day(xml: &mut Xml, name: &str, day: Day) {
    xml.group(name, |xml| xml.marked("udt:DateTimeString", ("format", "102"), day.compact()));
}

/// How something is taxed: type, category and rate, in the order of the schema.
fn category(xml: &mut Xml, vat: Vat) {
    xml.leaf("ram:TypeCode", "VAT");
    xml.leaf("ram:CategoryCode", vat.category().code());
    xml.maybe("ram:RateApplicablePercent", einvoice::rate(vat));
}
