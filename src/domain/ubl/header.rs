//! What the invoice is: its profile, process, number, type, day and notes, and the documents around it.

use super::Shape;
use crate::domain::einvoice::{Note, PROFILE, debits, due, earlier, euro_tax, notes, process};
use crate::domain::frozen::Frozen;
use crate::domain::language::Currency;
use crate::domain::xml::Xml;

/// Writes the document's own data.
pub fn write(xml: &mut Xml, frozen: &Frozen, shape: Shape) {
    xml.leaf("cbc:CustomizationID", PROFILE);
    xml.leaf("cbc:ProfileID", process(frozen));
    xml.maybe("cbc:ID", frozen.number.as_ref());
    xml.leaf("cbc:IssueDate", frozen.issued_on);
    // A credit note has no due day.
    xml.maybe("cbc:DueDate", due(frozen));
    xml.maybe(shape.name("cbc:InvoiceTypeCode", "cbc:CreditNoteTypeCode"), frozen.type_code());
    for note in notes(frozen) {
        xml.leaf("cbc:Note", content(note));
    }
    xml.leaf("cbc:DocumentCurrencyCode", frozen.currency.code());
    xml.maybe("cbc:TaxCurrencyCode", euro_tax(frozen).map(|_| Currency::EUR.code()));
    if frozen.vat.iter().any(|subtotal| debits(frozen, subtotal.vat)) {
        // Code 3 of UNTDID 2005: VAT is owed from the day of the invoice.
        xml.group("cac:InvoicePeriod", |xml| xml.leaf("cbc:DescriptionCode", "3"));
    }
    if let Some(order) = &frozen.purchase_order {
        xml.group("cac:OrderReference", |xml| xml.leaf("cbc:ID", order));
    }
    for invoice in earlier(frozen) {
        xml.group("cac:BillingReference", |xml| {
            xml.group("cac:InvoiceDocumentReference", |xml| {
                xml.leaf("cbc:ID", &invoice.number);
                xml.leaf("cbc:IssueDate", invoice.issued_on);
            });
        });
    }
}

/// UBL has no place for the subject of a note: it stands before the words.
fn content(note: Note) -> String {
    match note.subject {
        Some(subject) => format!("#{subject}#{}", note.text),
        None => note.text,
    }
}
