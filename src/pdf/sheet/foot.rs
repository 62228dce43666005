//! What every page repeats: who sells, in the words of the law, where the document is verified, and which page it is.

use super::super::Copy;
use super::super::fonts::Fonts;
use super::super::layout::{HEIGHT, Ink, Mark, Role, Sheets, Spot, Style, mm};
use super::head::stamp;
use super::pen::{LEFT, RIGHT, leading, regular, strong};
use super::words::Words;
use crate::domain::frozen::{Frozen, Seller};

const TOP: f32 = HEIGHT - mm(18.0);
const STYLE: Style = regular(7.0, Ink::QUIET);

/// What the feet are made of.
pub struct Said<'a> {
    /// The document.
    pub frozen: &'a Frozen,
    /// The faces.
    pub fonts: &'a Fonts,
    /// The words.
    pub words: Words,
    /// Which copy it is.
    pub copy: Copy,
    /// Where the product is reached.
    pub public_url: &'a str,
}

/// Adds the foot to every page, and a reminder of the document to every page but the first.
pub fn draw(sheets: &mut Sheets, said: &Said<'_>) {
    let count = sheets.pages.len();
    let identity = identity(&said.frozen.seller, said.words);
    let lines = said.fonts.lines(STYLE, &identity, RIGHT - LEFT - 60.0);
    for (page, marks) in (1..).zip(sheets.pages.iter_mut()) {
        marks.push(Mark::Begin(Role::Artifact));
        let (from, to) = (Spot { x: LEFT, y: TOP }, Spot { x: RIGHT, y: TOP });
        marks.push(Mark::Rule(from, to, 0.4, Ink::LINE));
        let mut base = TOP + 11.0;
        for line in &lines {
            marks.push(Mark::Text(Spot { x: LEFT, y: base }, STYLE, line.clone()));
            base += leading(STYLE);
        }
        ending_at(marks, said.fonts, TOP + 11.0, STYLE, &format!("Page {page}/{count}"));
        if page > 1 {
            remind(marks, said);
        }
        marks.push(Mark::End);
        // It is read aloud once, at the end of the document.
        prove(marks, said, base, if page == count { Role::Paragraph } else { Role::Artifact });
    }
}

/// Where anybody can check that the document is the true one.
fn prove(marks: &mut Vec<Mark>, said: &Said<'_>, base: f32, role: Role) {
    let Some(code) = &said.frozen.proof_code else { return };
    let letters: Vec<char> = code.chars().collect();
    let code: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    let verify = said.words.pick("Vérifier :", "Verify:");
    let line = format!("{verify} {}/verifier — code {}", said.public_url, code.join("-"));
    marks.push(Mark::Begin(role));
    marks.push(Mark::Text(Spot { x: LEFT, y: base }, STYLE, line));
    marks.push(Mark::End);
}

fn remind(marks: &mut Vec<Mark>, said: &Said<'_>) {
    let base = mm(16.0);
    let spot = Spot { x: LEFT, y: base };
    marks.push(Mark::Text(spot, strong(8.5, Ink::QUIET), super::title(said.frozen)));
    let stamp = stamp(said.copy, said.words).map(|stamp| format!("{stamp} · ")).unwrap_or_default();
    let style = regular(8.5, Ink::QUIET);
    let whole = format!("{stamp}{}", said.frozen.buyer.name);
    let mut lines = said.fonts.lines(style, &whole, mm(95.0)).into_iter();
    let first = lines.next().unwrap_or_default();
    let more = if lines.next().is_some() { "…" } else { "" };
    ending_at(marks, said.fonts, base, style, &format!("{first}{more}"));
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
