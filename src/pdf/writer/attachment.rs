//! The invoice as data inside the invoice as paper: Factur-X.

use pdf_writer::types::AssociationKind;
use pdf_writer::writers::Catalog;
use pdf_writer::{Date, Filter, Finish, Name, Pdf, Ref, Str, TextStr};

use super::{Refs, deflate};
use crate::domain::day::Day;

/// The name the norm gives the file.
pub const FILE_NAME: &str = "factur-x.xml";

/// An embedded file.
pub struct Attached {
    specification: Ref,
}

impl Attached {
    /// Names the file in the catalog, both as an attachment and as an associated file.
    pub fn name_in(&self, catalog: &mut Catalog<'_>) {
        catalog.insert(Name(b"AF")).array().item(self.specification);
        let mut names = catalog.names();
        names.embedded_files().names().insert(Str(FILE_NAME.as_bytes()), self.specification);
        names.finish();
    }
}

/// Embeds the data of the invoice.
pub fn write(pdf: &mut Pdf, refs: &mut Refs, xml: &[u8], day: Day) -> Attached {
    let (specification, file) = (refs.next(), refs.next());
    let packed = deflate(xml);
    let mut embedded = pdf.embedded_file(file, &packed);
    embedded.filter(Filter::FlateDecode);
    embedded.subtype(Name(b"text/xml"));
    let size = i32::try_from(xml.len()).unwrap_or(i32::MAX);
    embedded.params().size(size).modification_date(date(day));
    embedded.finish();
    let mut file_spec = pdf.file_spec(specification);
    file_spec.path(Str(FILE_NAME.as_bytes())).unic_file(TextStr(FILE_NAME)).description(TextStr("Factur-X"));
    file_spec.embedded_file_with_unicode(file).association_kind(AssociationKind::Alternative);
    file_spec.finish();
    Attached { specification }
}

/// Midnight, universal time, of a document's day.
pub fn date(day: Day) -> Date {
    let part = |value: u32| u8::try_from(value).unwrap_or(1);
    let date = Date::new(u16::try_from(day.year()).unwrap_or_default()).month(part(day.month()));
    date.day(part(day.day())).hour(0).minute(0).second(0).utc_offset_hour(0).utc_offset_minute(0)
}
