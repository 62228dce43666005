//! The deposits that a final invoice takes off: each by its number, its day, and its stored figures rate by rate.

use super::super::layout::{Ink, Role, Style, mm};
use super::pen::{BOTTOM, LEFT, Pen, RIGHT, regular, strong};
use super::row::rate;
use crate::domain::frozen::{Deduction, Frozen};
use crate::domain::money::Cents;
use crate::domain::totals::Remainder;

const TITLE: f32 = 18.0;
const STEP: f32 = 16.0;
/// Where each column ends, from the right; the number and the day begin at the left instead.
const ENDS: [f32; 4] = [mm(84.0), mm(54.0), mm(27.0), 0.0];
const DAY: f32 = mm(52.0);

/// Draws the table, if there is something to take off, and leaves the pen under it.
pub fn draw(pen: &mut Pen<'_>, frozen: &Frozen) {
    let rows: Vec<(&Deduction, &Remainder)> = frozen
        .deductions
        .iter()
        .flat_map(|deposit| deposit.vat.iter().map(move |part| (deposit, part)))
        .collect();
    if rows.is_empty() {
        return;
    }
    pen.need(TITLE + STEP * 2.0);
    let heading = pen.words.pick("Acomptes déduits", "Deposits deducted");
    let base = pen.y + 12.0;
    pen.within(Role::Heading, |pen| pen.text(LEFT, base, strong(10.0, pen.accent), heading));
    pen.y += TITLE;
    pen.within(Role::Table, |pen| {
        head(pen, Some(Role::ColumnTitle));
        for (deposit, part) in &rows {
            line(pen, &Cells::of(pen, deposit, part), regular(9.0, Ink::TEXT));
        }
        if rows.len() > 1 {
            let sum = Cells::sum(pen, rows.iter().map(|(_, part)| *part));
            line(pen, &sum, strong(9.0, Ink::TEXT));
        }
    });
    pen.y += 12.0;
}

/// One row in words.
struct Cells {
    number: String,
    day: String,
    figures: [String; 4],
}

impl Cells {
    fn of(pen: &Pen<'_>, deposit: &Deduction, part: &Remainder) -> Cells {
        let day = deposit.issued_on.written();
        let figures = figures(pen, rate(pen, part.vat), part.base, part.tax);
        Cells { number: deposit.number.clone(), day, figures }
    }

    fn sum<'a>(pen: &Pen<'_>, parts: impl Iterator<Item = &'a Remainder> + Clone) -> Cells {
        let base = Cents::sum(parts.clone().map(|part| part.base)).unwrap_or_default();
        let tax = Cents::sum(parts.map(|part| part.tax)).unwrap_or_default();
        let number = pen.words.pick("Total des acomptes", "Sum of deposits").to_owned();
        Cells { number, day: String::new(), figures: figures(pen, String::new(), base, tax) }
    }
}

fn figures(pen: &Pen<'_>, rate: String, base: Cents, tax: Cents) -> [String; 4] {
    let gross = base.plus(tax).unwrap_or_default();
    let amount = |cents| pen.words.amount(cents);
    [rate, amount(base), amount(tax), amount(gross)]
}

/// The titles of the columns; repeated ones are not read aloud again.
fn head(pen: &mut Pen<'_>, role: Option<Role>) {
    let words = pen.words;
    let titles = [
        words.pick("Taux TVA", "VAT rate"),
        words.pick("Base HT", "Net base"),
        words.pick("TVA", "VAT"),
        words.pick("TTC", "Incl. VAT"),
    ];
    let (invoice, day) = (words.pick("Facture d’acompte", "Deposit invoice"), words.pick("Date", "Date"));
    let cells = Cells { number: invoice.into(), day: day.into(), figures: titles.map(str::to_owned) };
    match role {
        Some(role) => pen.within(Role::Row, |pen| write(pen, &cells, strong(8.5, Ink::TEXT), Some(role))),
        None => pen.within(Role::Artifact, |pen| write(pen, &cells, strong(8.5, Ink::TEXT), None)),
    }
    pen.y += STEP;
    pen.rule(LEFT, RIGHT, pen.y, 0.75, pen.accent);
}

fn line(pen: &mut Pen<'_>, cells: &Cells, style: Style) {
    if pen.y + STEP > BOTTOM {
        pen.turn();
        head(pen, None);
    }
    pen.within(Role::Row, |pen| write(pen, cells, style, Some(Role::Cell(1))));
    pen.y += STEP;
    pen.rule(LEFT, RIGHT, pen.y, 0.4, Ink::LINE);
}

/// Writes a row, each cell in a role unless the whole row has one.
fn write(pen: &mut Pen<'_>, cells: &Cells, style: Style, role: Option<Role>) {
    let base = pen.y + 11.5;
    let mut cell = |role: Option<Role>, draw: &dyn Fn(&mut Pen<'_>)| match role {
        Some(role) => pen.within(role, |pen| draw(pen)),
        None => draw(pen),
    };
    // The number names its row.
    let first = if role == Some(Role::Cell(1)) { Some(Role::RowTitle) } else { role.clone() };
    cell(first, &|pen| pen.text(LEFT, base, style, &cells.number));
    cell(role.clone(), &|pen| pen.text(LEFT + DAY, base, style, &cells.day));
    for (figure, end) in cells.figures.iter().zip(ENDS) {
        cell(role.clone(), &|pen| pen.text_to(RIGHT - end, base, style, figure));
    }
}
