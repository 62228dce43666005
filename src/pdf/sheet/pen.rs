//! The pen: puts words and rules on pages and remembers how far down it is.

use super::super::fonts::Fonts;
use super::super::layout::{Area, Face, HEIGHT, Ink, Mark, Role, Sheets, Spot, Style, WIDTH, mm};
use super::words::Words;

/// The left edge of what is printed.
pub const LEFT: f32 = mm(15.0);
/// The right edge of what is printed.
pub const RIGHT: f32 = WIDTH - mm(15.0);
/// Where a following page begins.
const TOP: f32 = mm(24.0);
/// Where a page ends and its foot begins.
pub const BOTTOM: f32 = HEIGHT - mm(21.0);

/// The pen, and what it needs to know of the document.
pub struct Pen<'a> {
    /// The faces.
    pub fonts: &'a Fonts,
    /// The words.
    pub words: Words,
    /// The one colour of the company.
    pub accent: Ink,
    /// How far down the page it is.
    pub y: f32,
    sheets: Sheets,
}

impl<'a> Pen<'a> {
    /// A pen on a first page.
    pub fn new(fonts: &'a Fonts, words: Words, accent: Ink) -> Self {
        Pen { fonts, words, accent, y: TOP, sheets: Sheets { pages: vec![Vec::new()] } }
    }

    /// The finished pages.
    pub fn into_sheets(self) -> Sheets {
        self.sheets
    }

    /// Goes to the top of a new page.
    pub fn turn(&mut self) {
        self.sheets.pages.push(Vec::new());
        self.y = TOP;
    }

    /// Turns the page unless so much room is left.
    pub fn need(&mut self, height: f32) {
        if self.y + height > BOTTOM && self.y > TOP {
            self.turn();
        }
    }

    /// The room on a page that is still empty.
    pub const fn whole_page() -> f32 {
        BOTTOM - TOP
    }

    /// Puts one mark on the page.
    pub fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.sheets.pages.last_mut() {
            page.push(mark);
        }
    }

    /// Draws inside a role.
    pub fn within(&mut self, role: Role, draw: impl FnOnce(&mut Self)) {
        self.mark(Mark::Begin(role));
        draw(self);
        self.mark(Mark::End);
    }

    /// Words that start at a place.
    pub fn text(&mut self, x: f32, y: f32, style: Style, text: &str) {
        if !text.is_empty() {
            self.mark(Mark::Text(Spot { x, y }, style, text.to_owned()));
        }
    }

    /// Words that end at a place.
    pub fn text_to(&mut self, right: f32, y: f32, style: Style, text: &str) {
        let width = self.fonts.width(style, text);
        self.text(right - width, y, style, text);
    }

    /// Lines one under the other from the pen down, wrapped to a width; the pen moves below them.
    pub fn lines(&mut self, x: f32, width: f32, style: Style, text: &str) {
        let lines = self.fonts.lines(style, text, width);
        let last = lines.len().saturating_sub(1);
        for (at, line) in lines.iter().enumerate() {
            // The space a line was broken at, or ends with, stays in the text, for those who copy it or hear it.
            let line = if at < last || text.ends_with(' ') { format!("{line} ") } else { line.clone() };
            self.y += leading(style);
            self.text(x, self.y - drop(style), style, &line);
        }
    }

    /// The same, each line ending at a place.
    pub fn lines_to(&mut self, right: f32, width: f32, style: Style, text: &str) {
        let lines = self.fonts.lines(style, text, width);
        let last = lines.len().saturating_sub(1);
        for (at, line) in lines.iter().enumerate() {
            let left = right - self.fonts.width(style, line);
            let line = if at < last { format!("{line} ") } else { line.clone() };
            self.y += leading(style);
            self.text(left, self.y - drop(style), style, &line);
        }
    }

    /// A paragraph of its own.
    pub fn paragraph(&mut self, x: f32, width: f32, style: Style, text: &str) {
        self.within(Role::Paragraph, |pen| pen.lines(x, width, style, text));
    }

    /// How high a text would stand.
    pub fn height(&self, width: f32, style: Style, text: &str) -> f32 {
        self.fonts.lines(style, text, width).len() as f32 * leading(style)
    }

    /// A line across what is printed.
    pub fn rule(&mut self, left: f32, right: f32, y: f32, width: f32, ink: Ink) {
        self.mark(Mark::Rule(Spot { x: left, y }, Spot { x: right, y }, width, ink));
    }

    /// A quiet background.
    pub fn wash(&mut self, area: Area) {
        self.mark(Mark::Fill(area, Ink::WASH));
    }
}

/// From one base line to the next.
pub fn leading(style: Style) -> f32 {
    style.size * 1.38
}

/// From the bottom of a line's room up to its base line.
pub fn drop(style: Style) -> f32 {
    style.size * 0.36
}

/// Running text.
pub const fn regular(size: f32, ink: Ink) -> Style {
    Style { face: Face::Regular, size, ink }
}

/// Text that stands out.
pub const fn strong(size: f32, ink: Ink) -> Style {
    Style { face: Face::SemiBold, size, ink }
}
