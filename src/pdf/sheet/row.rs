//! The rows of the table of lines, as words and columns, before anything is placed.

use super::super::layout::{Ink, Style};
use super::pen::{LEFT, Pen, RIGHT, leading, regular, strong};
use crate::domain::frozen::{Frozen, FrozenLine, FrozenReduction, LineKind};
use crate::domain::kind::Kind;
use crate::domain::money::Cents;
use crate::domain::quantity::Quantity;
use crate::domain::totals::PriceMode;
use crate::domain::vat::{Category, Vat};

/// The size of the figures of a line.
pub const SIZE: f32 = 9.0;
/// Between two columns.
const GAP: f32 = 12.0;
/// The least a name is given.
const NAME_MIN: f32 = 150.0;

/// The columns after the name.
#[derive(Debug, Clone)]
pub struct Columns {
    /// Each column's title, its right edge, and its width.
    pub figures: Vec<Column>,
    /// The width of the name.
    pub name: f32,
}

/// One column of figures.
#[derive(Debug, Clone)]
pub struct Column {
    /// What it is.
    pub figure: Figure,
    /// Its right edge.
    pub right: f32,
    /// Its width.
    pub width: f32,
}

/// What a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// How many.
    Quantity,
    /// Of what.
    Unit,
    /// At what price.
    Price,
    /// Taxed how.
    Vat,
    /// For how much.
    Total,
    /// The whole net of what is billed little by little.
    Contract,
    /// What earlier documents had reached of it.
    Before,
    /// What is reached with this one.
    Reached,
}

/// What a bill of goods and work shows of each line.
const BILL: [Figure; 5] = [Figure::Quantity, Figure::Unit, Figure::Price, Figure::Vat, Figure::Total];
/// What a bill of progress shows of each line.
const STEPS: [Figure; 5] = [Figure::Contract, Figure::Before, Figure::Reached, Figure::Vat, Figure::Total];

/// What a row looks like.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A name and figures.
    Figures(Vec<String>),
    /// Words across the table.
    Words,
    /// A label and a sum.
    Sum(String),
}

/// A row ready to be placed.
#[derive(Debug, Clone)]
pub struct Row {
    /// How it is drawn.
    pub shape: Shape,
    /// The lines of its name.
    pub lines: Vec<(Style, String)>,
    /// What it adds to the sum carried to the next page.
    pub adds: Cents,
    /// Room to keep under it: a title is not left alone at the foot of a page.
    pub keep: f32,
}

impl Row {
    /// How high its lines stand.
    pub fn height(&self) -> f32 {
        self.lines.iter().map(|(style, _)| leading(*style)).sum::<f32>() + PADDING * 2.0
    }
}

/// Above and below the words of a row.
pub const PADDING: f32 = 3.6;

/// The title of a column.
pub fn heading(pen: &Pen<'_>, frozen: &Frozen, figure: Figure) -> &'static str {
    let words = pen.words;
    match (figure, frozen.price_mode) {
        (Figure::Quantity, _) => words.pick("Qté", "Qty"),
        (Figure::Unit, _) => words.pick("Unité", "Unit"),
        (Figure::Price, PriceMode::Net) => words.pick("PU HT", "Unit price"),
        (Figure::Price, PriceMode::Gross) => words.pick("PU TTC", "Price incl. VAT"),
        (Figure::Vat, _) => words.pick("TVA", "VAT"),
        (Figure::Contract, _) => words.pick("Marché HT", "Contract"),
        (Figure::Before, _) => words.pick("Antérieur", "Before"),
        (Figure::Reached, _) => words.pick("Cumulé", "To date"),
        (Figure::Total, _) if frozen.kind == Kind::Progress => words.pick("Montant HT", "Net amount"),
        (Figure::Total, _) => words.pick("Total HT", "Net amount"),
    }
}

impl Columns {
    /// Columns as wide as their widest figure; the name takes what is left.
    pub fn of(pen: &Pen<'_>, frozen: &Frozen) -> Columns {
        let stepwise = frozen.lines.iter().any(|line| line.progress.is_some());
        let wanted = if stepwise { STEPS } else { BILL };
        let wanted = wanted.into_iter().filter(|figure| *figure != Figure::Vat || shows_vat(frozen));
        let mut right = RIGHT;
        let mut figures: Vec<Column> = Vec::new();
        for figure in wanted.rev() {
            let title = pen.fonts.width(strong(8.5, Ink::TEXT), heading(pen, frozen, figure));
            let widths = frozen.lines.iter().filter(|line| line.unit_price.is_some());
            let widths =
                widths.map(|line| pen.fonts.width(regular(SIZE, Ink::TEXT), &figure_of(pen, line, figure)));
            let width = widths.fold(title, f32::max);
            figures.push(Column { figure, right, width });
            right -= width + GAP;
        }
        figures.reverse();
        Columns { figures, name: (right - LEFT).max(NAME_MIN) }
    }
}

/// A document whose every line escapes VAT for one reason says so once, below.
fn shows_vat(frozen: &Frozen) -> bool {
    !(frozen.vat.len() == 1 && frozen.vat.iter().all(|subtotal| subtotal.vat.reason().is_some()))
}

fn figure_of(pen: &Pen<'_>, line: &FrozenLine, figure: Figure) -> String {
    let words = pen.words;
    let found = match figure {
        Figure::Quantity => line.quantity.map(|quantity| words.number(quantity.decimal())),
        Figure::Unit => line
            .unit
            .map(|unit| unit.beside(line.quantity.unwrap_or(Quantity::ONE), words.language).to_owned()),
        Figure::Price => line.unit_price.map(|price| words.price(price.decimal())),
        Figure::Vat => line.vat.map(|vat| rate(pen, vat)),
        Figure::Contract => line.progress.map(|step| words.amount(step.contract_net)),
        Figure::Before => line.progress.map(|step| words.percent(step.previous.decimal())),
        Figure::Reached => line.progress.map(|step| words.percent(step.percent.decimal())),
        Figure::Total => line
            .net
            .map(|net| if line.counts() { words.amount(net) } else { format!("({})", words.amount(net)) }),
    };
    found.unwrap_or_default()
}

/// A rate as it is printed.
pub fn rate(pen: &Pen<'_>, vat: Vat) -> String {
    match (vat.rate(), vat.category()) {
        (Some(rate), _) => pen.words.percent(rate.percent()),
        (None, Category::O) => pen.words.pick("Hors TVA", "No VAT").to_owned(),
        (None, _) => pen.words.percent(0.into()),
    }
}

/// The rows of a document.
pub fn rows(pen: &Pen<'_>, frozen: &Frozen, columns: &Columns) -> Vec<Row> {
    frozen.lines.iter().map(|line| row(pen, line, columns)).collect()
}

fn row(pen: &Pen<'_>, line: &FrozenLine, columns: &Columns) -> Row {
    let wide = RIGHT - LEFT;
    let wrapped = |style: Style, text: &str, width: f32| -> Vec<(Style, String)> {
        let lines = pen.fonts.lines(style, text, width);
        let last = lines.len().saturating_sub(1);
        let spaced = lines.into_iter().enumerate();
        spaced.map(|(at, line)| (style, if at < last { format!("{line} ") } else { line })).collect()
    };
    match line.kind {
        LineKind::Heading => {
            let lines = wrapped(strong(10.0, pen.accent), &line.name, wide);
            Row { shape: Shape::Words, lines, adds: Cents::ZERO, keep: 34.0 }
        }
        LineKind::Text => {
            let lines = wrapped(regular(8.5, Ink::QUIET), &line.name, wide);
            Row { shape: Shape::Words, lines, adds: Cents::ZERO, keep: 0.0 }
        }
        LineKind::Subtotal => {
            let sum = line.net.map(|net| pen.words.amount(net)).unwrap_or_default();
            let lines = wrapped(strong(SIZE, Ink::TEXT), &line.name, wide - 100.0);
            Row { shape: Shape::Sum(sum), lines, adds: Cents::ZERO, keep: 0.0 }
        }
        LineKind::Product | LineKind::Option => {
            let mut lines = wrapped(regular(SIZE, Ink::TEXT), &name(pen, line), columns.name);
            for detail in details(pen, line) {
                lines.extend(wrapped(regular(8.0, Ink::QUIET), &detail, columns.name));
            }
            let figures = columns.figures.iter().map(|column| figure_of(pen, line, column.figure)).collect();
            let adds = line.net.filter(|_| line.counts()).unwrap_or_default();
            Row { shape: Shape::Figures(figures), lines, adds, keep: 0.0 }
        }
    }
}

fn name(pen: &Pen<'_>, line: &FrozenLine) -> String {
    match line.kind {
        LineKind::Option if line.ticked == Some(true) => {
            format!("{} {}", pen.words.pick("Option retenue :", "Option taken:"), line.name)
        }
        LineKind::Option => format!("{} {}", pen.words.pick("En option :", "Optional:"), line.name),
        LineKind::Product | LineKind::Heading | LineKind::Text | LineKind::Subtotal => line.name.clone(),
    }
}

/// What stands under a name: its description, what was taken off, what was added; of a step, what it comes to before that.
fn details(pen: &Pen<'_>, line: &FrozenLine) -> Vec<String> {
    let words = pen.words;
    let allowance = line.allowance.as_ref();
    let charge = line.charge.as_ref();
    let due = line.progress.filter(|_| allowance.or(charge).is_some()).and_then(|step| step.due().ok());
    [
        line.description.clone(),
        due.map(|due| format!("{}{}", words.pick("Avancement\u{A0}: ", "Progress: "), words.amount(due))),
        allowance.map(|part| reduction(pen, words.pick("Remise", "Discount"), part, part.amount.negated())),
        charge.map(|part| reduction(pen, words.pick("Supplément", "Charge"), part, part.amount)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn reduction(pen: &Pen<'_>, word: &str, part: &FrozenReduction, amount: Cents) -> String {
    let percent =
        part.percent.map(|percent| format!(" {}", pen.words.percent(percent.decimal()))).unwrap_or_default();
    let reason = part.reason.as_ref().filter(|reason| reason.as_str() != word);
    let reason = reason.map(|reason| format!(" ({reason})")).unwrap_or_default();
    format!("{word}{percent}{reason}{}{}", pen.words.pick("\u{A0}: ", ": "), pen.words.amount(amount))
}
