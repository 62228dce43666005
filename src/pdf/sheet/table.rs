//! The table of lines: its head on every page, sums carried over, no row split unless it is taller than a page.

use super::super::layout::{Area, Ink, Role, Style};
use super::pen::{BOTTOM, LEFT, Pen, RIGHT, drop, leading, regular, strong};
use super::row::{Columns, Figure, PADDING, Row, SIZE, Shape, heading, rows};
use crate::domain::frozen::Frozen;
use crate::domain::money::Cents;

const HEAD: f32 = 20.0;
const CARRY: f32 = 18.0;

/// Draws the table and leaves the pen under it.
pub fn draw(pen: &mut Pen<'_>, frozen: &Frozen) {
    let columns = Columns::of(pen, frozen);
    let rows = rows(pen, frozen, &columns);
    let mut table = Table { frozen, columns, carried: Cents::ZERO };
    pen.need(HEAD + CARRY + 40.0);
    pen.within(Role::Table, |pen| {
        pen.within(Role::Row, |pen| table.head(pen, Some(Role::ColumnTitle)));
        let last = rows.len().saturating_sub(1);
        for (at, row) in rows.iter().enumerate() {
            table.place(pen, row, if at < last { CARRY } else { 0.0 });
        }
    });
    pen.rule(LEFT, RIGHT, pen.y, 0.75, Ink::QUIET);
    pen.y += 12.0;
}

struct Table<'a> {
    frozen: &'a Frozen,
    columns: Columns,
    carried: Cents,
}

impl Table<'_> {
    /// The titles of the columns; repeated ones are not read aloud again.
    fn head(&self, pen: &mut Pen<'_>, role: Option<Role>) {
        let style = strong(8.5, Ink::TEXT);
        let base = pen.y + HEAD - 7.0;
        let mut titles = vec![(pen.words.pick("Désignation", "Description"), None)];
        let figures = self.columns.figures.iter();
        titles.extend(figures.map(|column| {
            (heading(pen, self.frozen, column.figure), Some((column.figure, column.right, column.width)))
        }));
        for (title, column) in titles {
            let draw = |pen: &mut Pen<'_>| match column {
                None => pen.text(LEFT, base, style, title),
                Some((figure, right, width)) => figure_at(pen, figure, (right, width), base, style, title),
            };
            match &role {
                Some(role) => pen.within(role.clone(), draw),
                None => draw(pen),
            }
        }
        pen.y += HEAD;
        pen.rule(LEFT, RIGHT, pen.y, 0.75, pen.accent);
    }

    fn place(&mut self, pen: &mut Pen<'_>, row: &Row, reserve: f32) {
        let whole = Pen::whole_page() - HEAD - CARRY * 2.0;
        if pen.y + row.height() + row.keep + reserve <= BOTTOM {
            self.row(pen, row, &row.lines);
            self.add(row);
        } else if row.height() + row.keep <= whole {
            self.carry_over(pen);
            self.row(pen, row, &row.lines);
            self.add(row);
        } else {
            self.split(pen, row);
        }
    }

    /// The sum carried over counts what has been printed; one too large to hold stays as it was.
    fn add(&mut self, row: &Row) {
        self.carried = self.carried.plus(row.adds).unwrap_or(self.carried);
    }

    /// A row taller than a page goes on over as many pages as it needs.
    fn split(&mut self, pen: &mut Pen<'_>, row: &Row) {
        let mut rest = row.lines.as_slice();
        let mut part = row.clone();
        while !rest.is_empty() {
            let mut room = BOTTOM - CARRY - PADDING * 2.0 - pen.y;
            let fits = |(style, _): &&(Style, String)| {
                room -= leading(*style);
                room >= 0.0
            };
            let (now, later) = rest.split_at(rest.iter().take_while(fits).count());
            if !now.is_empty() {
                self.row(pen, &part, now);
                self.add(&part);
                // The figures stand and count once, where the row begins.
                part.shape = Shape::Words;
                part.adds = Cents::ZERO;
            }
            if !later.is_empty() {
                self.carry_over(pen);
            }
            rest = later;
        }
    }

    /// Closes the page with the sum so far and opens the next one with it.
    fn carry_over(&self, pen: &mut Pen<'_>) {
        let sum = pen.words.amount(self.carried);
        pen.within(Role::Artifact, |pen| carry(pen, pen.words.pick("À reporter", "Carried forward"), &sum));
        pen.turn();
        pen.within(Role::Artifact, |pen| {
            self.head(pen, None);
            carry(pen, pen.words.pick("Report", "Brought forward"), &sum);
        });
    }

    fn row(&self, pen: &mut Pen<'_>, row: &Row, lines: &[(Style, String)]) {
        let top = pen.y;
        if let Shape::Sum(_) = row.shape {
            pen.wash(Area { x: LEFT, y: top, width: RIGHT - LEFT, height: row.height() });
        }
        pen.within(Role::Row, |pen| {
            let columns = u8::try_from(self.columns.figures.len()).unwrap_or_default();
            let across = match row.shape {
                Shape::Figures(_) => 1,
                Shape::Words => columns + 1,
                Shape::Sum(_) => columns,
            };
            pen.y = top + PADDING;
            pen.within(Role::Cell(across), |pen| {
                for (style, line) in lines {
                    pen.y += leading(*style);
                    pen.text(LEFT, pen.y - drop(*style), *style, line);
                }
            });
            self.figures(pen, &row.shape, top);
        });
        pen.y += PADDING;
        pen.rule(LEFT, RIGHT, pen.y, 0.4, Ink::LINE);
    }

    fn figures(&self, pen: &mut Pen<'_>, shape: &Shape, top: f32) {
        let style = regular(SIZE, Ink::TEXT);
        let base = top + PADDING + leading(style) - drop(style);
        match shape {
            Shape::Words => {}
            Shape::Sum(sum) => {
                pen.within(Role::Cell(1), |pen| pen.text_to(RIGHT, base, strong(SIZE, Ink::TEXT), sum));
            }
            Shape::Figures(figures) => {
                for (column, figure) in self.columns.figures.iter().zip(figures) {
                    let place = (column.right, column.width);
                    pen.within(Role::Cell(1), |pen| {
                        figure_at(pen, column.figure, place, base, style, figure)
                    });
                }
            }
        }
    }
}

/// Figures end at the right of their column, units begin at its left.
fn figure_at(
    pen: &mut Pen<'_>,
    figure: Figure,
    (right, width): (f32, f32),
    base: f32,
    style: Style,
    text: &str,
) {
    match figure {
        Figure::Unit => pen.text(right - width, base, style, text),
        Figure::Quantity | Figure::Price | Figure::Vat | Figure::Total => {
            pen.text_to(right, base, style, text)
        }
        Figure::Contract | Figure::Before | Figure::Reached => pen.text_to(right, base, style, text),
    }
}

fn carry(pen: &mut Pen<'_>, label: &str, sum: &str) {
    let (words, figure) = (regular(8.5, Ink::QUIET), strong(SIZE, Ink::QUIET));
    let base = pen.y + CARRY - 5.5;
    let left = RIGHT - 90.0 - pen.fonts.width(words, label);
    pen.text(left, base, words, label);
    pen.text_to(RIGHT, base, figure, sum);
    pen.y += CARRY;
}
