//! What a document looks like, without a word about PDF: marks on pages, and the role each plays for those who cannot see it.

/// One of the two faces documents are printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// Running text.
    Regular,
    /// Titles and totals.
    SemiBold,
}

/// A colour: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ink(pub u8, pub u8, pub u8);

/// How letters are drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// The face.
    pub face: Face,
    /// The size in points.
    pub size: f32,
    /// The colour.
    pub ink: Ink,
}

/// A place on the page in points, from the top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// From the left edge.
    pub x: f32,
    /// From the top edge.
    pub y: f32,
}

/// A rectangle in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub x: f32,
    /// Its top edge.
    pub y: f32,
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
}

/// What a group of marks is, for a screen reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// The title of the document.
    Title,
    /// The title of a part.
    Heading,
    /// Text.
    Paragraph,
    /// A table; holds rows.
    Table,
    /// A row; holds cells.
    Row,
    /// The cell that names a column.
    ColumnTitle,
    /// The cell that names a row.
    RowTitle,
    /// A cell over so many columns.
    Cell(u8),
    /// A picture and the words that stand for it.
    Figure(String),
    /// Decoration, and what is repeated on each page: not read aloud.
    Artifact,
}

/// A rectangle of dark modules, in modules from the top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// From the left edge.
    pub x: u16,
    /// From the top edge.
    pub y: u16,
    /// How many across.
    pub width: u16,
    /// How many down.
    pub height: u16,
}

/// A code that machines read: a square of modules, of which some are dark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modules {
    /// How many modules a side has.
    pub side: u16,
    /// The dark ones.
    pub dark: Vec<Run>,
}

/// One thing on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// What follows plays this role.
    Begin(Role),
    /// The last role begun is over.
    End,
    /// Letters on a line; the spot is where their base line starts.
    Text(Spot, Style, String),
    /// A straight line.
    Rule(Spot, Spot, f32, Ink),
    /// A filled rectangle.
    Fill(Area, Ink),
    /// The outline of a rectangle.
    Frame(Area, f32, Ink),
    /// The logo.
    Picture(Area),
    /// A code that machines read.
    Code(Area, Modules),
}

/// The pages of a document, in order. A role may begin on one page and end on a later one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheets {
    /// The marks of each page.
    pub pages: Vec<Vec<Mark>>,
}

/// The width of a page: A4.
pub const WIDTH: f32 = 595.276;
/// The height of a page: A4.
pub const HEIGHT: f32 = 841.89;

/// Millimetres as points.
pub const fn mm(length: f32) -> f32 {
    length * 72.0 / 25.4
}

impl Ink {
    /// Black, softened.
    pub const TEXT: Ink = Ink(24, 27, 34);
    /// Secondary words; 5.9:1 on white.
    pub const QUIET: Ink = Ink(91, 98, 112);
    /// Hairlines.
    pub const LINE: Ink = Ink(214, 218, 225);
    /// Quiet backgrounds.
    pub const WASH: Ink = Ink(245, 246, 249);

    /// Reads `#204ec3` and darkens it until it can be read on white.
    pub fn accent(text: &str) -> Ink {
        let part = |at: usize| text.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match (text.strip_prefix('#'), part(1), part(3), part(5)) {
            (Some(_), Some(red), Some(green), Some(blue)) => Ink(red, green, blue).readable(),
            _ => Ink::TEXT,
        }
    }

    fn readable(mut self) -> Ink {
        // Contrast with white is 1.05 / (luminance + 0.05): 4.5 is reached at 0.1833.
        while self.luminance() > 0.1833 {
            let darker = |part: u8| (u16::from(part) * 19 / 20) as u8;
            self = Ink(darker(self.0), darker(self.1), darker(self.2));
        }
        self
    }

    fn luminance(self) -> f32 {
        let linear = |part: u8| {
            let share = f32::from(part) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_accent_is_always_readable_on_white() {
        assert_eq!(Ink::accent("#204ec3"), Ink(0x20, 0x4e, 0xc3));
        for text in ["#ffffff", "#ffff00", "#00ff88", "#fedcba"] {
            assert!(Ink::accent(text).luminance() <= 0.1833, "{text}");
        }
        assert_eq!(Ink::accent("é#204ec"), Ink::TEXT);
    }
}
