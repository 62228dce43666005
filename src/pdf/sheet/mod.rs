//! The sheet: how a quote or an invoice is laid out on A4.

mod answer;
mod deposits;
mod facts;
mod foot;
mod head;
mod pen;
mod remarks;
mod row;
mod sums;
mod table;
mod words;

use super::Copy;
use super::fonts::Fonts;
use super::layout::{Ink, Sheets};
use super::logo::LogoPixels;
use crate::domain::frozen::Frozen;
use pen::Pen;
use words::Words;

/// The title of the document, as windows and archives show it.
pub fn title(frozen: &Frozen) -> String {
    let title = frozen.title();
    frozen.number.as_ref().map_or_else(|| title.clone(), |number| format!("{title} {number}"))
}

/// Lays the document out.
pub fn draw(
    frozen: &Frozen,
    fonts: &Fonts,
    logo: Option<&LogoPixels>,
    copy: Copy,
    public_url: &str,
) -> Sheets {
    let words = Words { language: frozen.language, currency: frozen.currency };
    let mut pen = Pen::new(fonts, words, Ink::accent(&frozen.seller.accent));
    head::draw(&mut pen, frozen, logo, copy);
    facts::draw(&mut pen, frozen);
    table::draw(&mut pen, frozen);
    deposits::draw(&mut pen, frozen);
    sums::draw(&mut pen, frozen);
    remarks::draw(&mut pen, frozen);
    let mut sheets = pen.into_sheets();
    foot::draw(&mut sheets, &foot::Said { frozen, fonts, words, copy, public_url });
    sheets
}
