//! What the invoice is: its process, profile, number, type, day and notes.

use super::day;
use crate::domain::einvoice::{PROFILE, notes, process};
use crate::domain::frozen::Frozen;
use crate::domain::xml::Xml;

/// Writes the context and the document's own data.
pub fn write(xml: &mut Xml, frozen: &Frozen) {
    xml.group("rsm:ExchangedDocumentContext", |xml| {
        xml.group("ram:BusinessProcessSpecifiedDocumentContextParameter", |xml| {
            xml.leaf("ram:ID", process(frozen))
        });
        xml.group("ram:GuidelineSpecifiedDocumentContextParameter", |xml| xml.leaf("ram:ID", PROFILE));
    });
    xml.group("rsm:ExchangedDocument", |xml| {
        xml.maybe("ram:ID", frozen.number.as_ref());
        xml.maybe("ram:TypeCode", frozen.type_code());
        day(xml, "ram:IssueDateTime", frozen.issued_on);
        for note in notes(frozen) {
            xml.group("ram:IncludedNote", |xml| {
                xml.leaf("ram:Content", note.text);
                xml.maybe("ram:SubjectCode", note.subject);
            });
        }
    });
}
