//! The end of the document: how to pay or how to accept, the remark, and the sentences of the law.

use super::super::layout::{Area, Ink, Mark, Role, mm};
use super::pen::{LEFT, Pen, RIGHT, regular, strong};
use crate::domain::frozen::Frozen;
use crate::domain::kind::Kind;

/// Draws what follows the totals.
pub fn draw(pen: &mut Pen<'_>, frozen: &Frozen) {
    match frozen.kind {
        Kind::Quote | Kind::Credit => {}
        Kind::Invoice | Kind::Deposit | Kind::Progress => draw_account(pen, frozen),
    }
    if let Some(note) = &frozen.note {
        let style = regular(9.0, Ink::TEXT);
        for paragraph in note.split("\n\n") {
            pen.need(pen.height(RIGHT - LEFT, style, paragraph).min(Pen::whole_page()));
            pen.paragraph(LEFT, RIGHT - LEFT, style, paragraph);
            pen.y += 4.0;
        }
        pen.y += 6.0;
    }
    draw_mentions(pen, frozen);
    if frozen.kind == Kind::Quote {
        draw_signature(pen);
    }
}

/// The account to pay to.
fn draw_account(pen: &mut Pen<'_>, frozen: &Frozen) {
    let Some(iban) = &frozen.seller.iban else { return };
    let words = pen.words;
    let mut facts = vec![(words.pick("IBAN", "IBAN"), iban.grouped())];
    facts.extend(frozen.seller.bic.as_ref().map(|bic| ("BIC", bic.to_string())));
    facts.push((words.pick("Titulaire", "Account holder"), frozen.seller.name.clone()));
    let reference = frozen.number.as_ref().map(ToString::to_string);
    facts.extend(reference.map(|number| (words.pick("Référence à rappeler", "Reference to quote"), number)));
    let (title, label, value) = (strong(9.0, pen.accent), regular(8.5, Ink::QUIET), strong(8.5, Ink::TEXT));
    let height = 28.0 + facts.len() as f32 * 12.5;
    pen.need(height + 10.0);
    let top = pen.y;
    pen.wash(Area { x: LEFT, y: top, width: RIGHT - LEFT, height });
    pen.mark(Mark::Fill(Area { x: LEFT, y: top, width: 2.0, height }, pen.accent));
    let heading = words.pick("Règlement par virement", "Payment by bank transfer");
    pen.within(Role::Heading, |pen| pen.text(LEFT + 12.0, top + 16.0, title, heading));
    let mut base = top + 31.0;
    for (name, fact) in facts {
        pen.within(Role::Paragraph, |pen| {
            pen.text(LEFT + 12.0, base, label, &format!("{name} "));
            pen.text(LEFT + 12.0 + mm(36.0), base, value, &fact);
        });
        base += 12.5;
    }
    pen.y = top + height + 10.0;
}

fn draw_mentions(pen: &mut Pen<'_>, frozen: &Frozen) {
    let style = regular(7.5, Ink::QUIET);
    for mention in &frozen.mentions {
        pen.need(pen.height(RIGHT - LEFT, style, &mention.text));
        pen.paragraph(LEFT, RIGHT - LEFT, style, &mention.text);
        pen.y += 1.5;
    }
    pen.y += 8.0;
}

/// Where a client accepts.
fn draw_signature(pen: &mut Pen<'_>) {
    let (width, height) = (mm(80.0), mm(33.0));
    pen.need(height);
    let area = Area { x: RIGHT - width, y: pen.y, width, height };
    pen.mark(Mark::Frame(area, 0.75, Ink::LINE));
    let (title, label) = (strong(10.0, pen.accent), regular(8.0, Ink::QUIET));
    pen.within(Role::Heading, |pen| {
        pen.text(
            area.x + 10.0,
            area.y + 17.0,
            title,
            pen.words.pick("Bon pour accord", "Bon pour accord (agreed)"),
        );
    });
    let date = pen.words.pick("Date :", "Date:");
    let signature = pen.words.pick("Nom, qualité et signature :", "Name, title and signature:");
    pen.within(Role::Paragraph, |pen| pen.text(area.x + 10.0, area.y + 33.0, label, date));
    pen.within(Role::Paragraph, |pen| pen.text(area.x + 10.0, area.y + 48.0, label, signature));
    pen.y += height + 8.0;
}
