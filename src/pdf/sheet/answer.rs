//! What the client does with the document: where to pay an invoice, where to sign a quote.

use super::super::layout::{Area, Ink, Mark, Role, mm};
use super::pen::{LEFT, Pen, leading, regular, strong};
use crate::domain::frozen::Frozen;
use crate::domain::kind::Kind;

const HEAD: f32 = 21.0;
const FOOT: f32 = 8.0;
const MARGIN: f32 = 12.0;
const LABEL: f32 = mm(19.0);
const SIGNATURE: f32 = mm(31.0);

/// How high it stands.
pub fn height(pen: &Pen<'_>, frozen: &Frozen, width: f32) -> f32 {
    match frozen.kind {
        Kind::Quote => SIGNATURE,
        Kind::Credit => 0.0,
        Kind::Invoice | Kind::Deposit | Kind::Progress => account_height(pen, &account(pen, frozen), width),
    }
}

/// Draws it from the pen down.
pub fn draw(pen: &mut Pen<'_>, frozen: &Frozen, width: f32) {
    match frozen.kind {
        Kind::Quote => draw_signature(pen, width),
        Kind::Credit => {}
        Kind::Invoice | Kind::Deposit | Kind::Progress => draw_account(pen, &account(pen, frozen), width),
    }
}

type Fact = (&'static str, String);

/// The account to pay to, if there is one.
fn account(pen: &Pen<'_>, frozen: &Frozen) -> Vec<Fact> {
    let Some(iban) = &frozen.seller.iban else { return Vec::new() };
    let words = pen.words;
    let mut facts = vec![("IBAN", iban.grouped())];
    facts.extend(frozen.seller.bic.as_ref().map(|bic| ("BIC", bic.to_string())));
    facts.push((words.pick("Titulaire", "Holder"), frozen.seller.name.clone()));
    let number = frozen.number.as_ref().map(ToString::to_string);
    facts.extend(number.map(|number| (words.pick("Référence", "Reference"), number)));
    facts
}

fn account_height(pen: &Pen<'_>, facts: &[Fact], width: f32) -> f32 {
    let style = strong(8.5, Ink::TEXT);
    let room = width - MARGIN * 2.0 - LABEL;
    let lines = facts.iter().map(|(_, fact)| pen.height(room, style, fact)).sum::<f32>();
    if facts.is_empty() { 0.0 } else { HEAD + lines + FOOT }
}

fn draw_account(pen: &mut Pen<'_>, facts: &[Fact], width: f32) {
    if facts.is_empty() {
        return;
    }
    let (top, height) = (pen.y, account_height(pen, facts, width));
    pen.wash(Area { x: LEFT, y: top, width, height });
    pen.mark(Mark::Fill(Area { x: LEFT, y: top, width: 2.0, height }, pen.accent));
    let heading = pen.words.pick("Règlement par virement", "Payment by bank transfer");
    let title = strong(9.0, pen.accent);
    pen.within(Role::Heading, |pen| pen.text(LEFT + MARGIN, top + 15.0, title, heading));
    let (label, value) = (regular(8.5, Ink::QUIET), strong(8.5, Ink::TEXT));
    pen.y = top + HEAD;
    for (name, fact) in facts {
        pen.within(Role::Paragraph, |pen| {
            let base = pen.y + leading(label) - super::pen::drop(label);
            pen.text(LEFT + MARGIN, base, label, &format!("{name} "));
            pen.lines(LEFT + MARGIN + LABEL, width - MARGIN * 2.0 - LABEL, value, fact);
        });
    }
    pen.y = top + height;
}

fn draw_signature(pen: &mut Pen<'_>, width: f32) {
    let area = Area { x: LEFT, y: pen.y, width, height: SIGNATURE };
    pen.mark(Mark::Frame(area, 0.75, Ink::QUIET));
    let (title, label) = (strong(10.0, pen.accent), regular(8.0, Ink::QUIET));
    let words = pen.words;
    pen.within(Role::Heading, |pen| {
        pen.text(
            area.x + MARGIN,
            area.y + 17.0,
            title,
            words.pick("Bon pour accord", "Bon pour accord (agreed)"),
        );
    });
    let date = words.pick("Date", "Date");
    let signature = words.pick("Nom, qualité et signature", "Name, title and signature");
    pen.within(Role::Paragraph, |pen| pen.text(area.x + MARGIN, area.y + 33.0, label, date));
    pen.within(Role::Paragraph, |pen| pen.text(area.x + mm(32.0), area.y + 33.0, label, signature));
    pen.y += SIGNATURE;
}
