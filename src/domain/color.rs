//! A company's own colour, made dark enough to be read.

/// A colour of a company, as red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color([u8; 3]);

impl Color {
    /// Comptoir's own blue, for whoever has chosen none.
    pub const OURS: Color = Color([0x20, 0x4e, 0xc3]);

    /// Reads `#204ec3`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |from: usize| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok();
        Some(Color([part(0)?, part(2)?, part(4)?]))
    }

    /// The same hue, dark enough for white text on it and for text on white: a contrast of 4.5 at least.
    #[must_use]
    pub fn legible(self) -> Self {
        let mut color = self;
        while color.luminance() > DARK_ENOUGH {
            color = Color(color.0.map(|part| u8::try_from(u32::from(part) * 24 / 25).unwrap_or(part)));
        }
        color
    }

    /// The same hue, light enough to be read on a dark page: a contrast of 4.5 at least with a surface near black.
    #[must_use]
    pub fn luminous(self) -> Self {
        let mut color = self;
        while color.luminance() < LIGHT_ENOUGH {
            color = Color(color.0.map(|part| part.saturating_add((255 - part) / 25 + 1)));
        }
        color
    }

    /// The light it gives, in units of which white gives `WHITE`. Squares stand for the curve of screens, and are never below it.
    fn luminance(self) -> u32 {
        let [red, green, blue] = self.0.map(|part| u32::from(part) * u32::from(part));
        2126 * red + 7152 * green + 722 * blue
    }
}

/// The luminance of white.
const WHITE: u32 = 10_000 * 255 * 255;
/// White on this has a contrast of 4.5: (1 + 0.05) / (0.1833 + 0.05).
const DARK_ENOUGH: u32 = WHITE / 10_000 * 1833;
/// A good third of white, since squares flatter a colour by a quarter at most: (0.28 + 0.05) / (0.015 + 0.05) is above 4.5.
const LIGHT_ENOUGH: u32 = WHITE / 100 * 36;

impl std::fmt::Display for Color {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_read_and_written() {
        assert_eq!(Color::parse("#204ec3"), Some(Color::OURS));
        assert_eq!(Color::OURS.to_string(), "#204ec3");
        for no in ["", "204ec3", "#204ec", "#204ecé", "#20 ec3", "red"] {
            assert_eq!(Color::parse(no), None, "{no}");
        }
    }

    #[test]
    fn a_light_colour_stays_on_a_dark_page_and_a_dark_one_is_lit() {
        let yellow = Color::parse("#ffee00").unwrap();
        assert_eq!(yellow.luminous(), yellow);
        assert!(Color::parse("#000000").unwrap().luminous().luminance() >= LIGHT_ENOUGH);
    }

    #[test]
    fn a_dark_colour_stays_and_a_light_one_is_darkened() {
        assert_eq!(Color::OURS.legible(), Color::OURS);
        let yellow = Color::parse("#ffee00").unwrap().legible();
        assert!(yellow.luminance() <= DARK_ENOUGH);
        let Color([red, green, blue]) = yellow;
        assert!(red > green && blue == 0);
    }
}
