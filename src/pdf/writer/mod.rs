//! Writes sheets as a PDF that archives accept (PDF/A-3a) and screen readers read (PDF/UA-1); the same sheets always give the same bytes.

mod attachment;
mod fonts;
mod metadata;
mod pages;
mod tags;

use miniz_oxide::deflate::compress_to_vec_zlib;
use pdf_writer::{Filter, Pdf, Ref, Settings, TextStr, XRefFilter};
use sha2::{Digest, Sha256};

use super::Fault;
use super::fonts::Fonts;
use super::layout::Sheets;
use super::logo::LogoPixels;
use crate::domain::day::Day;
use crate::domain::language::Language;

use attachment::Attached;
use fonts::Embedded;
use tags::Tags;

/// What a file says of itself.
pub struct About<'a> {
    /// The title a window shows.
    pub title: &'a str,
    /// Who wrote it.
    pub author: &'a str,
    /// The language of its words.
    pub language: Language,
    /// The day it bears: files are dated by their document, not by the clock.
    pub day: Day,
}

/// Hands out the numbers of the objects of a file.
struct Refs(i32);

impl Refs {
    fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0)
    }
}

/// Writes the file.
pub fn write(
    sheets: &Sheets,
    fonts: &Fonts,
    about: &About<'_>,
    logo: Option<&LogoPixels>,
    invoice: Option<&[u8]>,
) -> Result<Vec<u8>, Fault> {
    let mut pdf = Pdf::with_settings(Settings { pretty: false });
    pdf.set_version(1, 7);
    let mut refs = Refs(0);
    let catalog = refs.next();
    let embedded = Embedded::write(&mut pdf, &mut refs, fonts, sheets)?;
    let mut tags = Tags::default();
    let tree = pages::write(&mut pdf, &mut refs, &mut tags, &pages::Paper { sheets, fonts: &embedded, logo });
    let structure = tags.write(&mut pdf, &mut refs, &tree.pages);
    let attached = invoice.map(|xml| attachment::write(&mut pdf, &mut refs, xml, about.day));
    let described = metadata::write(&mut pdf, &mut refs, about, attached.as_ref());
    write_catalog(
        &mut pdf,
        catalog,
        about,
        &Parts { pages: tree.root, structure, metadata: described, attached },
    );
    Ok(finish(pdf, refs.next()))
}

/// What the catalog holds together.
struct Parts {
    pages: Ref,
    structure: tags::Structure,
    metadata: metadata::Metadata,
    attached: Option<Attached>,
}

fn write_catalog(pdf: &mut Pdf, id: Ref, about: &About<'_>, parts: &Parts) {
    let mut catalog = pdf.catalog(id);
    catalog.pages(parts.pages).metadata(parts.metadata.xmp).lang(TextStr(about.language.code()));
    catalog.viewer_preferences().display_doc_title(true);
    catalog.mark_info().marked(true);
    parts.structure.name_in(&mut catalog);
    parts.metadata.name_in(&mut catalog);
    if let Some(attached) = &parts.attached {
        attached.name_in(&mut catalog);
    }
}

/// Closes the file; its identifier is the hash of what it holds.
fn finish(mut pdf: Pdf, index: Ref) -> Vec<u8> {
    let hash = Sha256::digest(pdf.as_bytes());
    let id: Vec<u8> = hash.iter().take(16).copied().collect();
    pdf.set_file_id((id.clone(), id));
    pdf.finish_with_xref_stream_and_filter(index, |table| {
        (deflate(table), XRefFilter::Single(Filter::FlateDecode))
    })
}

/// Beyond this level, twice the time saves a fiftieth of the bytes.
fn deflate(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec_zlib(bytes, 4)
}
