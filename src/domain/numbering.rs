//! How a company numbers one kind of document.

use super::day::Day;
use super::form::Form;
use super::kind::Kind;
use super::number::Format;
use super::refusal::{FieldRefusal, Refusal};
use serde::{Deserialize, Serialize};

/// The greatest rank a series may begin with.
const RANK_MAX: i64 = 99_999_999;

/// A format and the rank its first series begins with, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbering {
    /// The format.
    pub format: Format,
    /// The first rank.
    pub first_rank: u32,
}

/// A numbering as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct NumberingInput {
    /// A format such as `F-{YYYY}-{0000}`.
    #[serde(default)]
    pub pattern: String,
    /// The first rank; one when nothing is said.
    pub first_rank: Option<i64>,
}

impl TryFrom<NumberingInput> for Numbering {
    type Error = Vec<FieldRefusal>;

    fn try_from(typed: NumberingInput) -> Result<Self, Vec<FieldRefusal>> {
        let mut form = Form::default();
        let format = form.take("pattern", Format::parse(&typed.pattern));
        let first_rank = form.take("first_rank", rank(typed.first_rank.unwrap_or(1)));
        form.close(|| Some(Numbering { format: format?, first_rank: first_rank? }))
    }
}

impl Numbering {
    /// Whether documents of two kinds would take their ranks from one series where the law wants two: a quote among invoices leaves a gap between them.
    pub fn mixes(&self, kind: Kind, other: Kind, format: &Format, today: Day) -> bool {
        (kind == Kind::Quote) != (other == Kind::Quote)
            && self.format.series(today).id == format.series(today).id
    }
}

fn rank(typed: i64) -> Result<u32, Refusal> {
    match typed {
        0 => Err(Refusal::Missing),
        rank if rank < 0 => Err(Refusal::Negative),
        rank if rank > RANK_MAX => Err(Refusal::TooLarge),
        rank => u32::try_from(rank).map_err(|_| Refusal::TooLarge),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_takes_no_rank_among_invoices() {
        let today = Day::parse("2026-11-24").unwrap();
        let format = Format::parse("F-{YYYY}-{0000}").unwrap();
        let typed = NumberingInput { pattern: "F-{YYYY}-{000}".into(), first_rank: None };
        let typed = Numbering::try_from(typed).unwrap();
        assert!(typed.mixes(Kind::Quote, Kind::Invoice, &format, today));
        assert!(typed.mixes(Kind::Invoice, Kind::Quote, &format, today));
        assert!(!typed.mixes(Kind::Credit, Kind::Invoice, &format, today));
    }

    #[test]
    fn a_numbering_begins_at_one_or_later() {
        let read = |pattern: &str, first_rank| {
            Numbering::try_from(NumberingInput { pattern: pattern.into(), first_rank })
        };
        assert_eq!(read("F{0000}", None).unwrap().first_rank, 1);
        assert_eq!(read("F{0000}", Some(0)).unwrap_err(), [Refusal::Missing.at("first_rank")]);
        assert_eq!(read("F", Some(100_000_000)).unwrap_err().len(), 2);
    }
}
