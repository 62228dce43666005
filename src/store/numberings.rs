//! How a company numbers its documents; a format is fixed from the first number it gave.

use super::history::Event;
use super::sql::{Query, Value, bind, flag, statements};
use super::{Fault, Tenant};
use crate::domain::day::Day;
use crate::domain::issuance::Ranking;
use crate::domain::kind::Kind;
use crate::domain::number::Format;
use crate::domain::numbering::{Standing, sharers};
use serde::{Deserialize, Serialize};
use serde_json::json;

statements! { TenantSql:
    /// Every kind's, in the order documents come.
    ALL = "
        select n.kind, n.pattern, n.first_rank, exists (
            select 1 from tallies t where t.company_id = n.company_id and t.kind = n.kind and t.stage <> 'draft' and t.documents > 0) as locked
        from numberings n where n.company_id = ?1
        order by instr('quote invoice deposit progress credit', n.kind)";
    /// The latest series, each with the last rank it gave.
    SERIES = "
        select s.id, (select max(d.seq) from documents d where d.company_id = ?1 and d.series = s.id and d.seq is not null) as last
        from series s where s.company_id = ?1
        order by s.rowid desc
        limit 60";
    /// Asserts that numberings are as they were read.
    MUST_BE_AS_READ = "
        insert into must (what, ok)
        select 'change', not exists (
            select 1 from json_each(?2) r left join numberings n on n.company_id = ?1 and n.kind = r.value ->> 'kind'
            where (n.pattern, n.first_rank) is not (r.value ->> 'pattern', r.value ->> 'first_rank'))";
    /// Asserts that no document of these kinds has a number.
    MUST_BE_FREE = "
        insert into must (what, ok)
        select 'change', not exists (
            select 1 from json_each(?2) r
            join tallies t on t.company_id = ?1 and t.kind = r.value ->> 'kind' and t.stage <> 'draft' and t.documents > 0)";
    /// Sets the formats of kinds.
    SET = "
        update numberings set pattern = r.value ->> 'pattern', first_rank = r.value ->> 'first_rank'
        from json_each(?2) r
        where company_id = ?1 and kind = r.value ->> 'kind'";
}

/// A numbering as it is kept.
#[derive(Debug, Deserialize)]
pub(super) struct Numbering {
    kind: Kind,
    pattern: Format,
    first_rank: u32,
    #[serde(deserialize_with = "flag")]
    locked: bool,
}

/// A series that has begun.
#[derive(Debug, Deserialize)]
pub(super) struct Begun {
    id: String,
    last: Option<u32>,
}

#[derive(Serialize)]
struct Kept<'a> {
    kind: Kind,
    pattern: &'a str,
    first_rank: u32,
}

/// A numbering as people see it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(rename = "Numbering"),
    ts(rename = "Numbering")
)]
pub struct NumberingView {
    /// The kind of document.
    pub kind: Kind,
    /// The format.
    pub pattern: Format,
    /// The rank its first series begins with.
    pub first_rank: u32,
    /// Whether a number has been given, which fixes the format.
    pub locked: bool,
    /// The other kinds whose documents enter the same series.
    pub shares: Vec<Kind>,
    /// The number that a document issued today would take.
    pub preview: Option<String>,
}

impl From<&Numbering> for Standing {
    fn from(row: &Numbering) -> Self {
        let Numbering { kind, pattern, first_rank, locked } = row;
        Self { kind: *kind, format: pattern.clone(), first_rank: *first_rank, locked: *locked }
    }
}

impl From<&NumberingView> for Standing {
    fn from(view: &NumberingView) -> Self {
        let NumberingView { kind, pattern, first_rank, locked, .. } = view;
        Self { kind: *kind, format: pattern.clone(), first_rank: *first_rank, locked: *locked }
    }
}

impl<'a> From<&'a Standing> for Kept<'a> {
    fn from(standing: &'a Standing) -> Self {
        let Standing { kind, format, first_rank, .. } = standing;
        Self { kind: *kind, pattern: format.pattern(), first_rank: *first_rank }
    }
}

/// Every kind's as people see them on that day.
pub(super) fn shown(rows: &[Numbering], begun: &[Begun], today: Option<Day>) -> Vec<NumberingView> {
    let all: Vec<Standing> = rows.iter().map(Standing::from).collect();
    let view = |one: &Standing| {
        let shares = sharers(&all, one.kind);
        let first = if all.iter().any(|other| other.locked && shares.contains(&other.kind)) {
            1
        } else {
            one.first_rank
        };
        let next = |day: Day| {
            let id = one.format.series(day).id;
            let last = begun.iter().find(|series| series.id == id).and_then(|series| series.last);
            one.format.preview(day, last.map_or(first, |last| last.saturating_add(1)))
        };
        NumberingView {
            kind: one.kind,
            pattern: one.format.clone(),
            first_rank: one.first_rank,
            locked: one.locked,
            shares: shares.into_iter().filter(|kind| *kind != one.kind).collect(),
            preview: today.map(next),
        }
    };
    all.iter().map(view).collect()
}

impl Tenant {
    /// The statements that read every kind's and the series they have begun.
    pub(super) fn numberings(&self) -> [Query; 2] {
        [self.query(&ALL, vec![]), self.query(&SERIES, vec![])]
    }

    /// How a kind is numbered on a day.
    pub async fn ranking(&self, kind: Kind, day: Day) -> Result<Ranking, Fault> {
        let (_, answers) = self.read(vec![self.query(&ALL, vec![])]).await?;
        let all: Vec<Standing> = answers.rows::<Numbering>(0)?.iter().map(Standing::from).collect();
        let own = all.iter().find(|one| one.kind == kind).ok_or(Fault::Corrupt("numberings"))?;
        Ok(Ranking {
            format: own.format.clone(),
            first_rank: own.first_rank,
            series: own.format.series(day),
            sharers: sharers(&all, kind),
        })
    }

    /// Changes how kinds are numbered, as long as they have given no number; `Changed` says that one has, or was chosen otherwise meanwhile.
    pub async fn choose_numberings(&self, before: &[Standing], after: &[Standing]) -> Result<(), Fault> {
        let read: Vec<Kept<'_>> = before.iter().map(Kept::from).collect();
        let changed: Vec<&Standing> = after.iter().filter(|one| !before.contains(one)).collect();
        let kept: Vec<Kept<'_>> = changed.iter().map(|one| Kept::from(*one)).collect();
        let mut queries = vec![
            self.query(&MUST_BE_AS_READ, bind![Value::json(&read)]),
            self.query(&MUST_BE_FREE, bind![Value::json(&kept)]),
            self.query(&SET, bind![Value::json(&kept)]),
        ];
        queries.extend(changed.iter().map(|one| {
            let event = Event::new(
                "company.numbering_changed",
                "company",
                self.company().as_str(),
                one.format.pattern(),
            );
            self.event(&event.with(&json!({ "kind": one.kind.word(), "first_rank": one.first_rank })))
        }));
        self.write(queries).await.map(|_| ())
    }
}
