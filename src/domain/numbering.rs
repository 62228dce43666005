//! How a company numbers its documents: a format for each kind; kinds whose formats meet share one series, which begins once.

use super::form::Form;
use super::kind::Kind;
use super::number::Format;
use super::refusal::{FieldRefusal, Refusal};
use serde::{Deserialize, Serialize};

/// The greatest rank a series may begin with.
const RANK_MAX: i64 = 99_999_999;

/// How a kind is numbered, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbering {
    /// The format.
    pub format: Format,
    /// The rank its first series begins with; what it is now when nothing is said.
    pub first_rank: Option<u32>,
}

/// A numbering as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct NumberingInput {
    /// A format such as `F-{YYYY}-{0000}`.
    #[serde(default)]
    pub pattern: String,
    /// The rank the first series begins with; unsaid, what it is now. Kinds that share a series share it.
    pub first_rank: Option<i64>,
}

/// The numbering of a kind as it is typed beside others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct KindNumberingInput {
    /// The kind of document.
    pub kind: Kind,
    /// A format such as `F-{YYYY}-{0000}`.
    #[serde(default)]
    pub pattern: String,
    /// The rank the first series begins with; unsaid, what it is now. Kinds that share a series share it.
    pub first_rank: Option<i64>,
}

/// How a kind is numbered now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The kind.
    pub kind: Kind,
    /// Its format.
    pub format: Format,
    /// The rank its first series begins with.
    pub first_rank: u32,
    /// Whether a document of the kind has a number, which fixes the format.
    pub locked: bool,
}

/// Why a numbering cannot be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unchosen {
    /// The kind has given a number.
    Locked,
    /// A field cannot be taken.
    Field(FieldRefusal),
}

impl TryFrom<NumberingInput> for Numbering {
    type Error = Vec<FieldRefusal>;

    fn try_from(typed: NumberingInput) -> Result<Self, Vec<FieldRefusal>> {
        let mut form = Form::default();
        let format = form.take("pattern", Format::parse(&typed.pattern));
        let first_rank = form.take("first_rank", typed.first_rank.map(rank).transpose());
        form.close(|| Some(Numbering { format: format?, first_rank: first_rank? }))
    }
}

/// The kinds that take their ranks from the same series as this one, itself among them.
pub fn sharers(all: &[Standing], kind: Kind) -> Vec<Kind> {
    let Some(own) = all.iter().find(|one| one.kind == kind) else { return vec![kind] };
    all.iter().filter(|other| other.format.meets(&own.format)).map(|other| other.kind).collect()
}

/// Chooses how a kind is numbered. Who shares its series begins it with the same rank; a series that has begun keeps its own.
pub fn choose(all: &mut [Standing], kind: Kind, chosen: &Numbering) -> Result<(), Unchosen> {
    let own = all.iter().find(|one| one.kind == kind);
    let same = own.is_some_and(|own| own.format == chosen.format);
    if own.is_none_or(|own| own.locked) {
        let kept = own.is_some_and(|own| chosen.first_rank.is_none_or(|rank| rank == own.first_rank));
        return if same && kept { Ok(()) } else { Err(Unchosen::Locked) };
    }
    let met = |one: &Standing| one.kind != kind && one.format.meets(&chosen.format);
    if all.iter().any(|one| met(one) && (one.kind == Kind::Quote) != (kind == Kind::Quote)) {
        return Err(Unchosen::Field(Refusal::SeriesOfOtherFamily.at("pattern")));
    }
    let begun = all.iter().find(|one| met(one) && one.locked).map(|one| one.first_rank);
    let first_rank = match (begun, chosen.first_rank) {
        (Some(begun), Some(wanted)) if begun != wanted => {
            return Err(Unchosen::Field(Refusal::SeriesHasBegun.at("first_rank")));
        }
        (Some(begun), _) => begun,
        (None, Some(wanted)) => wanted,
        (None, None) => {
            all.iter().find(|one| met(one) || one.kind == kind && same).map_or(1, |one| one.first_rank)
        }
    };
    for one in all.iter_mut() {
        if one.kind == kind {
            one.format = chosen.format.clone();
        }
        if !one.locked && one.format.meets(&chosen.format) {
            one.first_rank = first_rank;
        }
    }
    Ok(())
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

    fn standing(kind: Kind, pattern: &str, first_rank: u32) -> Standing {
        Standing { kind, format: Format::parse(pattern).unwrap(), first_rank, locked: false }
    }

    fn house() -> Vec<Standing> {
        vec![
            standing(Kind::Quote, "D-{YYYY}-{0000}", 1),
            standing(Kind::Invoice, "F-{YYYY}-{0000}", 1),
            standing(Kind::Deposit, "F-{YYYY}-{0000}", 1),
            standing(Kind::Credit, "A-{YYYY}-{0000}", 1),
        ]
    }

    fn chosen(pattern: &str, first_rank: Option<u32>) -> Numbering {
        Numbering { format: Format::parse(pattern).unwrap(), first_rank }
    }

    #[test]
    fn a_quote_takes_no_rank_among_invoices() {
        let refused = Err(Unchosen::Field(Refusal::SeriesOfOtherFamily.at("pattern")));
        assert_eq!(choose(&mut house(), Kind::Invoice, &chosen("D-{YYYY}-{000}", None)), refused);
        assert_eq!(choose(&mut house(), Kind::Quote, &chosen("F-2031-{0000}", None)), refused);
        assert_eq!(choose(&mut house(), Kind::Credit, &chosen("F-{YYYY}-{000}", None)), Ok(()));
    }

    #[test]
    fn who_shares_a_series_begins_it_with_one_rank() {
        let mut all = house();
        choose(&mut all, Kind::Invoice, &chosen("F-{YYYY}-{0000}", Some(150))).unwrap();
        assert_eq!(all.iter().map(|one| one.first_rank).collect::<Vec<_>>(), [1, 150, 150, 1]);
        assert_eq!(sharers(&all, Kind::Deposit), [Kind::Invoice, Kind::Deposit]);
        choose(&mut all, Kind::Credit, &chosen("F-{YYYY}-{0000}", None)).unwrap();
        assert_eq!(all[3].first_rank, 150);
        choose(&mut all, Kind::Deposit, &chosen("AC-{YYYY}-{0000}", None)).unwrap();
        assert_eq!((all[2].first_rank, all[1].first_rank), (1, 150));
    }

    #[test]
    fn a_series_that_has_begun_keeps_its_rank_whoever_joins_it() {
        let mut all = house();
        all[1].locked = true;
        let refused = Err(Unchosen::Field(Refusal::SeriesHasBegun.at("first_rank")));
        assert_eq!(choose(&mut all, Kind::Deposit, &chosen("F-{YYYY}-{0000}", Some(9))), refused);
        assert_eq!(choose(&mut all, Kind::Credit, &chosen("F-{YYYY}-{0000}", None)), Ok(()));
        assert_eq!(choose(&mut all, Kind::Invoice, &chosen("F-{YYYY}-{0000}", Some(1))), Ok(()));
        assert_eq!(choose(&mut all, Kind::Invoice, &chosen("F{0000}", None)), Err(Unchosen::Locked));
        assert_eq!(all[1].first_rank, 1);
    }

    #[test]
    fn a_numbering_begins_at_one_or_later() {
        let read = |pattern: &str, first_rank| {
            Numbering::try_from(NumberingInput { pattern: pattern.into(), first_rank })
        };
        assert_eq!(read("F{0000}", None).unwrap().first_rank, None);
        assert_eq!(read("F{0000}", Some(0)).unwrap_err(), [Refusal::Missing.at("first_rank")]);
        assert_eq!(read("F", Some(100_000_000)).unwrap_err().len(), 2);
    }
}
