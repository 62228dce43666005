//! The end of the document: the remark that was typed, and the sentences of the law.

use super::super::layout::Ink;
use super::pen::{LEFT, Pen, RIGHT, regular};
use crate::domain::frozen::Frozen;

/// Draws what follows the totals.
pub fn draw(pen: &mut Pen<'_>, frozen: &Frozen) {
    if let Some(note) = &frozen.note {
        flow(pen, note);
        pen.y += 8.0;
    }
    let style = regular(7.5, Ink::QUIET);
    for mention in &frozen.mentions {
        pen.need(pen.height(RIGHT - LEFT, style, &mention.text));
        pen.paragraph(LEFT, RIGHT - LEFT, style, &mention.text);
        pen.y += 1.5;
    }
}

/// A text of any length, a paragraph at a time.
fn flow(pen: &mut Pen<'_>, text: &str) {
    let style = regular(9.0, Ink::TEXT);
    for paragraph in text.split('\n').filter(|paragraph| !paragraph.trim().is_empty()) {
        pen.need(pen.height(RIGHT - LEFT, style, paragraph));
        pen.paragraph(LEFT, RIGHT - LEFT, style, paragraph);
        pen.y += 2.0;
    }
}
