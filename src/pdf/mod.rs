//! The paper of documents: laid out from what was frozen, written as PDF/A-3 with the invoice's data inside.
#![expect(
    clippy::disallowed_types,
    reason = "lengths on a page are floats, as PDF wants them; amounts come as whole cents and leave as text"
)]

mod fonts;
pub mod layout;
mod logo;
mod sheet;
mod transfer;
mod writer;

use std::collections::BTreeSet;

use crate::domain::cii;
use crate::domain::einvoice::Lack;
use crate::domain::frozen::Frozen;
use fonts::Fonts;
use layout::{Mark, Sheets};

pub use logo::{LogoPixels, Refused, Upload};

/// Which copy of a document is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copy {
    /// The document itself.
    Original,
    /// The document drawn again.
    Duplicate,
    /// What the document would be if it were issued now.
    Draft,
}

/// Why a document could not be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A font that is part of the program could not be read.
    Font,
    /// The invoice cannot be written as data.
    Invoice(Lack),
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Fault::Font => f.write_str("a font could not be read"),
            Fault::Invoice(lack) => write!(f, "the invoice lacks {}", lack.code()),
        }
    }
}

impl std::error::Error for Fault {}

/// Draws a document, and on it the public address where it can be verified. The same document always gives the same bytes.
pub fn draw(
    frozen: &Frozen,
    logo: Option<&LogoPixels>,
    copy: Copy,
    public_url: &str,
) -> Result<Vec<u8>, Fault> {
    let fonts = Fonts::load()?;
    let sheets = sheet::draw(frozen, fonts, logo, copy, public_url);
    let title = sheet::title(frozen);
    let about = writer::About {
        title: &title,
        author: &frozen.seller.name,
        language: frozen.language,
        day: frozen.issued_on,
    };
    let data = match (copy, frozen.type_code()) {
        (Copy::Original | Copy::Duplicate, Some(_)) => Some(cii::xml(frozen).map_err(Fault::Invoice)?),
        (Copy::Original | Copy::Duplicate | Copy::Draft, _) => None,
    };
    writer::write(&sheets, fonts, &about, logo, data.as_deref())
}

/// What the document looks like, before it is written.
pub fn lay_out(
    frozen: &Frozen,
    logo: Option<&LogoPixels>,
    copy: Copy,
    public_url: &str,
) -> Result<Sheets, Fault> {
    Ok(sheet::draw(frozen, Fonts::load()?, logo, copy, public_url))
}

/// The letters of a document that no font has: they print as a visible box, and its author should know.
pub fn missing(frozen: &Frozen) -> Result<Vec<char>, Fault> {
    let fonts = Fonts::load()?;
    let sheets = sheet::draw(frozen, fonts, None, Copy::Original, "");
    Ok(letters(&sheets)
        .filter(|letter| fonts.shown(*letter) == fonts::UNKNOWN && *letter != fonts::UNKNOWN)
        .collect())
}

fn letters(sheets: &Sheets) -> impl Iterator<Item = char> {
    let mut letters = BTreeSet::new();
    for mark in sheets.pages.iter().flatten() {
        if let Mark::Text(_, _, text) = mark {
            letters.extend(text.chars());
        }
    }
    letters.into_iter()
}
