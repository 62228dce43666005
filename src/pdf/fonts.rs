//! The faces documents are printed in: how wide letters are, and which letters there are.

use ttf_parser::Face as Outlines;

use super::Fault;
use super::layout::{Face, Style};

const REGULAR: &[u8] = include_bytes!("fonts/Inter-Regular.ttf");
const SEMI_BOLD: &[u8] = include_bytes!("fonts/Inter-SemiBold.ttf");

/// What is drawn for a letter the faces lack, so that it never vanishes silently.
pub const UNKNOWN: char = '□';

/// Both faces, read once per document.
pub struct Fonts {
    regular: Outlines<'static>,
    semi_bold: Outlines<'static>,
}

impl Fonts {
    /// Reads the faces that are part of the program.
    pub fn load() -> Result<Self, Fault> {
        let read = |bytes| Outlines::parse(bytes, 0).map_err(|_| Fault::Font);
        Ok(Fonts { regular: read(REGULAR)?, semi_bold: read(SEMI_BOLD)? })
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
        match letter {
            // French thousands come with a narrow space that few fonts have and readers paste badly.
            '\u{202F}' => '\u{A0}',
            '\t' | '\n' | '\r' => ' ',
            known if self.has(known) => known,
            _ => UNKNOWN,
        }
    }

    /// The width of a letter, in thousandths of the size.
    pub fn advance(&self, face: Face, letter: char) -> f32 {
        let outlines = self.outlines(face);
        let glyph = outlines.glyph_index(self.shown(letter)).unwrap_or_default();
        let units = outlines.glyph_hor_advance(glyph).unwrap_or_default();
        f32::from(units) * 1000.0 / f32::from(outlines.units_per_em())
    }

    /// The width of a line in points.
    pub fn width(&self, style: Style, text: &str) -> f32 {
        text.chars().map(|letter| self.advance(style.face, letter)).sum::<f32>() * style.size / 1000.0
    }

    /// Breaks a text into lines no wider than this; a word that is too long is cut.
    pub fn lines(&self, style: Style, text: &str, width: f32) -> Vec<String> {
        text.split('\n').flat_map(|paragraph| self.wrap(style, paragraph, width)).collect()
    }

    fn wrap(&self, style: Style, paragraph: &str, width: f32) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if self.width(style, &longer) <= width {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line = self.cut(style, word, width, &mut lines);
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
