//! Document numbers: the format a company chooses, the series it makes day by day, and the number itself.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::day::Day;
use super::refusal::Refusal;

/// The longest number (BT-1 in the French rules).
const LENGTH_MAX: usize = 35;
/// Room for the largest rank there is.
const RANK_DIGITS: usize = 10;

/// A number format such as `F-{YYYY}-{0000}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), schemars(with = "String"), ts(type = "string"))]
pub struct Format {
    pattern: String,
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Piece {
    Literal(String),
    Year,
    ShortYear,
    Month,
    Counter(usize),
}

/// How often the counter starts again: exactly as often as the text around it changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// Never.
    Forever,
    /// Every year.
    Year,
    /// Every month.
    Month,
}

/// The numbers of one period: they differ by their rank only.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Series {
    /// What tells this series from every other, whatever its width: `F-2026-`, or `F-{}-2026` around the rank.
    pub id: String,
    /// What stands before the rank.
    pub prefix: String,
    /// The digits of the rank, zeros before; a longer rank is written whole.
    pub width: usize,
    /// What stands after the rank.
    pub suffix: String,
}

/// The number of a document. Only an issued or sent document has one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), schemars(with = "String"), ts(type = "string"))]
pub struct Number(String);

impl Format {
    /// Reads a format: the letters, digits and signs of a number, `{YYYY}`, `{YY}`, `{MM}`, and one counter `{0000}`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let pattern = text.trim().to_owned();
        let pieces = pieces(&pattern)?;
        let counters = pieces.iter().filter(|piece| matches!(piece, Piece::Counter(_))).count();
        let has = |wanted: &[Piece]| pieces.iter().any(|piece| wanted.contains(piece));
        match counters {
            0 => return Err(Refusal::FormatWithoutCounter),
            1 => {}
            _ => return Err(Refusal::FormatWithTwoCounters),
        }
        if has(&[Piece::Month]) && !has(&[Piece::Year, Piece::ShortYear]) {
            return Err(Refusal::FormatMonthWithoutYear);
        }
        if pattern.len().max(pieces.iter().map(Piece::longest).sum()) > LENGTH_MAX {
            return Err(Refusal::FormatTooLong);
        }
        Ok(Format { pattern, pieces })
    }

    /// The format as it was typed.
    pub fn pattern(&self) -> &str {
        &self.pattern
    }

    /// How often numbers start again from one.
    pub fn period(&self) -> Period {
        let has = |wanted: &Piece| self.pieces.contains(wanted);
        match (has(&Piece::Month), has(&Piece::Year) || has(&Piece::ShortYear)) {
            (true, _) => Period::Month,
            (false, true) => Period::Year,
            (false, false) => Period::Forever,
        }
    }

    /// The series that a document of that day belongs to.
    pub fn series(&self, day: Day) -> Series {
        self.series_in(day.year(), day.month())
    }

    /// Whether documents in this format and in the other would ever take their ranks from one series, in whatever month of the century.
    pub fn meets(&self, other: &Format) -> bool {
        let meets_in = |year, month| self.series_in(year, month).id == other.series_in(year, month).id;
        self == other || (2000..2100).any(|year| (1..=12).any(|month| meets_in(year, month)))
    }

    fn series_in(&self, year: i32, month: u32) -> Series {
        let mut series = Series { id: String::new(), prefix: String::new(), width: 0, suffix: String::new() };
        for piece in &self.pieces {
            let text = match piece {
                Piece::Literal(text) => text.clone(),
                Piece::Year => format!("{year:04}"),
                Piece::ShortYear => format!("{:02}", year % 100),
                Piece::Month => format!("{month:02}"),
                Piece::Counter(width) => {
                    series.width = *width;
                    continue;
                }
            };
            if series.width == 0 { series.prefix.push_str(&text) } else { series.suffix.push_str(&text) }
        }
        series.id = match series.suffix.as_str() {
            "" => series.prefix.clone(),
            suffix => format!("{}{{}}{suffix}", series.prefix),
        };
        series
    }

    /// What a document of that day and rank would be numbered.
    pub fn preview(&self, day: Day, rank: u32) -> String {
        self.series(day).number(rank).0
    }
}

impl Piece {
    fn longest(&self) -> usize {
        match self {
            Piece::Literal(text) => text.len(),
            Piece::Year => 4,
            Piece::ShortYear | Piece::Month => 2,
            Piece::Counter(_) => RANK_DIGITS,
        }
    }
}

impl Series {
    /// The number of that rank.
    pub(crate) fn number(&self, rank: u32) -> Number {
        Number(format!("{}{rank:0width$}{}", self.prefix, self.suffix, width = self.width))
    }
}

impl Number {
    /// A number read back from where issued documents are kept.
    pub(crate) fn stored(text: String) -> Result<Self, Refusal> {
        let fits = !text.is_empty() && text.len() <= LENGTH_MAX && text.chars().all(is_allowed);
        if fits { Ok(Number(text)) } else { Err(Refusal::FormatForbiddenCharacter) }
    }

    /// The number as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Number::stored(String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Format {
    type Error = Refusal;

    fn try_from(text: String) -> Result<Self, Refusal> {
        Format::parse(&text)
    }
}

impl From<Format> for String {
    fn from(format: Format) -> String {
        format.pattern
    }
}

/// The characters of a number (BR-FR-01): no space.
const fn is_allowed(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '_' | '/')
}

fn pieces(pattern: &str) -> Result<Vec<Piece>, Refusal> {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while !rest.is_empty() {
        let (literal, after) =
            rest.split_once('{').map_or((rest, None), |(before, after)| (before, Some(after)));
        if !literal.chars().all(is_allowed) {
            return Err(Refusal::FormatForbiddenCharacter);
        }
        if !literal.is_empty() {
            pieces.push(Piece::Literal(literal.to_owned()));
        }
        let Some(after) = after else { break };
        let (token, after) = after.split_once('}').ok_or(Refusal::FormatUnknownToken)?;
        pieces.push(piece(token)?);
        rest = after;
    }
    Ok(pieces)
}

fn piece(token: &str) -> Result<Piece, Refusal> {
    match token {
        "YYYY" => Ok(Piece::Year),
        "YY" => Ok(Piece::ShortYear),
        "MM" => Ok(Piece::Month),
        zeros if (1..=8).contains(&zeros.len()) && zeros.bytes().all(|byte| byte == b'0') => {
            Ok(Piece::Counter(zeros.len()))
        }
        _ => Err(Refusal::FormatUnknownToken),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preview(pattern: &str, rank: u32) -> Result<String, Refusal> {
        Ok(Format::parse(pattern)?.preview(Day::parse("2026-03-05").unwrap(), rank))
    }

    #[test]
    fn a_format_fills_in_its_date_and_rank() {
        assert_eq!(preview("F-{YYYY}-{0000}", 1).unwrap(), "F-2026-0001");
        assert_eq!(preview("{YY}{MM}/{000}_A+", 42).unwrap(), "2603/042_A+");
        assert_eq!(preview("F{0}", 12_345).unwrap(), "F12345");
    }

    #[test]
    fn a_format_that_could_repeat_or_break_a_number_is_refused() {
        for (pattern, refusal) in [
            ("F-{YYYY}", Refusal::FormatWithoutCounter),
            ("", Refusal::FormatWithoutCounter),
            ("{00}-{00}", Refusal::FormatWithTwoCounters),
            ("{MM}-{00}", Refusal::FormatMonthWithoutYear),
            ("F {0000}", Refusal::FormatForbiddenCharacter),
            ("É{0000}", Refusal::FormatForbiddenCharacter),
            ("F}{0000}", Refusal::FormatForbiddenCharacter),
            ("{DD}{0000}", Refusal::FormatUnknownToken),
            ("{000000000}", Refusal::FormatUnknownToken),
            ("{0000", Refusal::FormatUnknownToken),
            ("ABCDEFGHIJKLMNOPQRSTUVWXYZ{0000}", Refusal::FormatTooLong),
        ] {
            assert_eq!(preview(pattern, 1), Err(refusal), "{pattern}");
        }
    }

    #[test]
    fn a_series_restarts_when_its_text_changes() {
        let format = Format::parse("F-{YYYY}-{0000}-X").unwrap();
        let series = format.series(Day::parse("2026-12-31").unwrap());
        assert_eq!((series.id.as_str(), series.prefix.as_str()), ("F-2026-{}-X", "F-2026-"));
        assert_eq!((series.width, series.suffix.as_str()), (4, "-X"));
        assert_ne!(series, format.series(Day::parse("2027-01-01").unwrap()));
        assert_eq!(
            Format::parse("F-{YYYY}-{0}").unwrap().series(Day::parse("2026-01-01").unwrap()).id,
            "F-2026-"
        );
        assert_eq!(format.period(), Period::Year);
        assert_eq!(Format::parse("F{0000}").unwrap().period(), Period::Forever);
        assert_eq!(Format::parse("{YY}{MM}{0000}").unwrap().period(), Period::Month);
    }

    #[test]
    fn formats_meet_whenever_their_text_is_the_same_around_the_rank() {
        let meet = |one: &str, other: &str| Format::parse(one).unwrap().meets(&Format::parse(other).unwrap());
        assert!(meet("F-{YYYY}-{0000}", "F-{YYYY}-{000}"));
        assert!(meet("F-{YYYY}-{0000}", "F-20{YY}-{0000}"));
        assert!(meet("F-2031-{0000}", "F-{YYYY}-{0000}"));
        assert!(!meet("F-{YYYY}-{0000}", "A-{YYYY}-{0000}"));
        assert!(!meet("F-{YYYY}{0000}", "F-{YYYY}{MM}{0000}"));
    }

    #[test]
    fn the_largest_rank_still_fits() {
        let longest = preview("ABCDEFGHIJKLMNOPQRSTU{YYYY}{0}", u32::MAX).unwrap();
        assert_eq!(longest.len(), LENGTH_MAX);
        assert!(Number::stored(longest).is_ok());
        assert!(Number::stored("F 1".into()).is_err());
    }
}
