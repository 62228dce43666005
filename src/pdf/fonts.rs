//! The faces documents are printed in: how wide letters are, and which letters there are.

use std::ops::RangeInclusive;
use std::sync::OnceLock;

use ttf_parser::Face as Outlines;

use super::Fault;
use super::layout::{Face, Style};

const REGULAR: &[u8] = include_bytes!("fonts/Inter-Regular.ttf");
const SEMI_BOLD: &[u8] = include_bytes!("fonts/Inter-SemiBold.ttf");

/// What is drawn for a letter the faces lack, so that it never vanishes silently.
pub const UNKNOWN: char = '□';

/// What papers are mostly written in: its letters are looked up once, for each is measured thousands of times.
const USUAL: [RangeInclusive<char>; 2] = ['\0'..='\u{24F}', '\u{2000}'..='\u{20CF}'];

static FONTS: OnceLock<Option<Fonts>> = OnceLock::new();

/// Both faces, read once.
pub struct Fonts {
    regular: Outlines<'static>,
    semi_bold: Outlines<'static>,
    /// The usual letters, range after range.
    usual: Vec<Letter>,
}

/// A letter as it is printed.
#[derive(Clone, Copy)]
struct Letter {
    shown: char,
    regular: f32,
    semi_bold: f32,
}

impl Fonts {
    /// The faces that are part of the program, read by whoever comes first.
    pub fn load() -> Result<&'static Self, Fault> {
        FONTS.get_or_init(Self::read).as_ref().ok_or(Fault::Font)
    }

    fn read() -> Option<Self> {
        let face = |bytes| Outlines::parse(bytes, 0).ok();
        let mut fonts = Fonts { regular: face(REGULAR)?, semi_bold: face(SEMI_BOLD)?, usual: Vec::new() };
        fonts.usual = USUAL.into_iter().flatten().map(|letter| fonts.letter(letter)).collect();
        Some(fonts)
    }

    /// The outlines of a face.
    pub const fn outlines(&self, face: Face) -> &Outlines<'static> {
        match face {
            Face::Regular => &self.regular,
            Face::SemiBold => &self.semi_bold,
        }
    }

    /// Whether a letter can be printed.
    pub fn has(&self, letter: char) -> bool {
        self.regular.glyph_index(letter).is_some()
    }

    /// The letter that is printed for this one.
    pub fn shown(&self, letter: char) -> char {
        self.printed(letter).shown
    }

    /// The width of a letter, in thousandths of the size.
    pub fn advance(&self, face: Face, letter: char) -> f32 {
        let letter = self.printed(letter);
        match face {
            Face::Regular => letter.regular,
            Face::SemiBold => letter.semi_bold,
        }
    }

    fn printed(&self, letter: char) -> Letter {
        let place = match letter {
            '\0'..='\u{24F}' => Some(letter as usize),
            '\u{2000}'..='\u{20CF}' => Some(letter as usize - 0x2000 + 0x250),
            _ => None,
        };
        place.and_then(|at| self.usual.get(at)).copied().unwrap_or_else(|| self.letter(letter))
    }

    /// Looks a letter up.
    fn letter(&self, letter: char) -> Letter {
        let shown = match letter {
            // French thousands come with a narrow space that few fonts have and readers paste badly.
            '\u{202F}' => '\u{A0}',
            '\t' | '\n' | '\r' => ' ',
            known if self.has(known) => known,
            _ => UNKNOWN,
        };
        let advance = |outlines: &Outlines<'_>| {
            let glyph = outlines.glyph_index(shown).unwrap_or_default();
            let units = outlines.glyph_hor_advance(glyph).unwrap_or_default();
            f32::from(units) * 1000.0 / f32::from(outlines.units_per_em())
        };
        Letter { shown, regular: advance(&self.regular), semi_bold: advance(&self.semi_bold) }
    }

    /// The width of a line in points.
    pub fn width(&self, style: Style, text: &str) -> f32 {
        self.longer(style, 0.0, text) * style.size / 1000.0
    }

    /// The width of a line that goes on with these letters, in thousandths of the size.
    fn longer(&self, style: Style, line: f32, text: &str) -> f32 {
        text.chars().fold(line, |sum, letter| sum + self.advance(style.face, letter))
    }

    /// Breaks a text into lines no wider than this; a word that is too long is cut.
    pub fn lines(&self, style: Style, text: &str, width: f32) -> Vec<String> {
        text.split('\n').flat_map(|paragraph| self.wrap(style, paragraph, width)).collect()
    }

    fn wrap(&self, style: Style, paragraph: &str, width: f32) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        let mut long = 0.0;
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            let spaced = if line.is_empty() { 0.0 } else { self.longer(style, long, " ") };
            let longer = self.longer(style, spaced, word);
            if longer * style.size / 1000.0 <= width {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(word);
                long = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line = self.cut(style, word, width, &mut lines);
            long = self.longer(style, 0.0, &line);
        }
        lines.push(line);
        lines
    }

    /// Puts the full lines of a long word aside and returns its last part.
    fn cut(&self, style: Style, word: &str, width: f32, lines: &mut Vec<String>) -> String {
        let mut part = String::new();
        for letter in word.chars() {
            part.push(letter);
            if part.chars().count() > 1 && self.width(style, &part) > width {
                part.pop();
                lines.push(std::mem::replace(&mut part, letter.to_string()));
            }
        }
        part
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::layout::Ink;

    const STYLE: Style = Style { face: Face::Regular, size: 10.0, ink: Ink::TEXT };

    #[test]
    fn latin_greek_and_cyrillic_print_in_both_faces() {
        let fonts = Fonts::load().unwrap();
        for letter in "Éœçß ŁódźșțĳΑλέξανδρος Юлия ґєії €£–’«»…²№•→×\u{A0}\u{2011}".chars()
        {
            let known = |face| fonts.outlines(face).glyph_index(letter).is_some();
            assert!(known(Face::Regular) && known(Face::SemiBold), "{letter:?}");
        }
        assert!(fonts.has(UNKNOWN));
        assert_eq!(fonts.shown('漢'), UNKNOWN);
        assert_eq!(fonts.shown('\u{202F}'), '\u{A0}');
    }

    #[test]
    fn each_usual_letter_stands_in_its_place() {
        let fonts = Fonts::load().unwrap();
        for letter in USUAL.into_iter().flatten() {
            let (printed, found) = (fonts.printed(letter), fonts.letter(letter));
            assert_eq!(printed.shown, found.shown, "{letter:?}");
            assert!(printed.regular == found.regular && printed.semi_bold == found.semi_bold, "{letter:?}");
        }
    }

    #[test]
    fn digits_are_all_as_wide() {
        let fonts = Fonts::load().unwrap();
        for face in [Face::Regular, Face::SemiBold] {
            let widths: Vec<f32> = ('0'..='9').map(|digit| fonts.advance(face, digit)).collect();
            assert!(widths.windows(2).all(|pair| pair[0] == pair[1]));
        }
    }

    #[test]
    fn a_text_wraps_between_words_and_cuts_only_what_is_too_long() {
        let fonts = Fonts::load().unwrap();
        let lines = fonts.lines(STYLE, "deux mots\n\nanticonstitutionnellement", 60.0);
        assert_eq!(lines.first().map(String::as_str), Some("deux mots"));
        assert_eq!(lines.get(1).map(String::as_str), Some(""));
        assert_eq!(lines.iter().skip(2).map(String::as_str).collect::<String>(), "anticonstitutionnellement");
        assert!(lines.iter().all(|line| fonts.width(STYLE, line) <= 60.0));
    }
}
