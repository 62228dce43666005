//! What every page repeats: who sells, in the words of the law, and which page it is.

use super::super::Copy;
use super::super::fonts::Fonts;
use super::super::layout::{HEIGHT, Ink, Mark, Role, Sheets, Spot, Style, mm};
use super::head::stamp;
use super::pen::{LEFT, RIGHT, leading, regular, strong};
use super::words::Words;
use crate::domain::frozen::{Frozen, Seller};

/// Adds the foot to every page, and a reminder of the document to every page but the first.
pub fn draw(sheets: &mut Sheets, frozen: &Frozen, fonts: &Fonts, words: Words, copy: Copy) {
    let count = sheets.pages.len();
    let style = regular(7.0, Ink::QUIET);
    let lines = fonts.lines(style, &identity(&frozen.seller, words), RIGHT - LEFT - 60.0);
    for (page, marks) in (1..).zip(sheets.pages.iter_mut()) {
        marks.push(Mark::Begin(Role::Artifact));
        let top = HEIGHT - mm(17.0);
        let (from, to) = (Spot { x: LEFT, y: top }, Spot { x: RIGHT, y: top });
        marks.push(Mark::Rule(from, to, 0.4, Ink::LINE));
        let mut base = top + 11.0;
        for line in &lines {
            marks.push(Mark::Text(Spot { x: LEFT, y: base }, style, line.clone()));
            base += leading(style);
        }
        ending_at(marks, fonts, top + 11.0, style, &format!("Page {page}/{count}"));
        if page > 1 {
            remind(marks, frozen, fonts, words, copy);
        }
        marks.push(Mark::End);
    }
}

fn remind(marks: &mut Vec<Mark>, frozen: &Frozen, fonts: &Fonts, words: Words, copy: Copy) {
    let base = mm(16.0);
    let spot = Spot { x: LEFT, y: base };
    marks.push(Mark::Text(spot, strong(8.5, Ink::QUIET), super::title(frozen)));
    let stamp = stamp(copy, words).map(|stamp| format!("{stamp} · ")).unwrap_or_default();
    let style = regular(8.5, Ink::QUIET);
    let whole = format!("{stamp}{}", frozen.buyer.name);
    let mut lines = fonts.lines(style, &whole, mm(95.0)).into_iter();
    let first = lines.next().unwrap_or_default();
    let more = if lines.next().is_some() { "…" } else { "" };
    ending_at(marks, fonts, base, style, &format!("{first}{more}"));
}

fn ending_at(marks: &mut Vec<Mark>, fonts: &Fonts, base: f32, style: Style, text: &str) {
    let x = RIGHT - fonts.width(style, text);
    marks.push(Mark::Text(Spot { x, y: base }, style, text.to_owned()));
}

/// The seller as the law wants it named on every paper.
fn identity(seller: &Seller, words: Words) -> String {
    let siren = seller.siren.as_ref().map(|siren| format!("SIREN {}", siren.grouped()));
    let siret = seller.siret.as_ref().map(|siret| format!("SIRET {}", siret.grouped()));
    let number = seller.vat_number.as_ref();
    let vat = number.map(|number| format!("{} {number}", words.pick("TVA", "VAT")));
    let parts = [Some(seller.name.clone()), seller.legal(), siren, siret, vat];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
