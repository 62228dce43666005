//! How a company numbers its documents; a format is fixed from the first number it gave.

use super::history::Event;
use super::sql::{Query, bind, flag, statements};
use super::{Fault, Tenant};
use crate::domain::day::Day;
use crate::domain::kind::Kind;
use crate::domain::number::Format;
use crate::domain::numbering;
use serde::{Deserialize, Serialize};

macro_rules! columns {
    () => {
        "n.kind, n.pattern, n.first_rank, exists (
            select 1 from documents d where d.company_id = n.company_id and d.kind = n.kind and d.number is not null) as locked"
    };
}

statements! { TenantSql:
    /// Every kind's, in the order documents come.
    ALL = concat!("
        select ", columns!(), " from numberings n where n.company_id = ?1
        order by instr('quote invoice deposit progress credit', n.kind)");
    /// One kind's.
    FIND = concat!("
        select ", columns!(), ", (select c.time_zone from companies c where c.id = n.company_id) as time_zone
        from numberings n where n.company_id = ?1 and n.kind = ?2");
    /// Asserts that no document of the kind has a number.
    MUST_BE_FREE = "
        insert into must (what, ok)
        select 'change', not exists (
            select 1 from documents where company_id = ?1 and kind = ?2 and number is not null)";
    /// Sets the format of a kind.
    SET = "
        update numberings set pattern = ?3, first_rank = ?4
        where company_id = ?1 and kind = ?2
          and not exists (select 1 from documents where company_id = ?1 and kind = ?2 and number is not null)";
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

#[derive(Deserialize)]
struct Zone {
    time_zone: String,
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
    /// The first number it gives today.
    pub preview: Option<String>,
}

impl Numbering {
    /// As people see it on that day.
    pub(super) fn shown(self, today: Option<Day>) -> NumberingView {
        let Numbering { kind, pattern, first_rank, locked } = self;
        let preview = today.map(|today| pattern.preview(today, first_rank));
        NumberingView { kind, pattern, first_rank, locked, preview }
    }
}

impl Tenant {
    /// The statement that reads every kind's.
    pub(super) fn numberings(&self) -> Query {
        self.query(&ALL, vec![])
    }

    /// Chooses how a kind is numbered, as long as it has given no number; `Changed` says that it has.
    pub async fn choose_numbering(
        &self,
        kind: Kind,
        chosen: &numbering::Numbering,
    ) -> Result<NumberingView, Fault> {
        let (word, pattern) = (kind.word(), chosen.format.pattern());
        let event = Event::new("company.numbering_changed", "company", self.company().as_str(), pattern);
        let queries = vec![
            self.query(&MUST_BE_FREE, bind![word]),
            self.query(&SET, bind![word, pattern, chosen.first_rank]),
            self.event(&event.with(&serde_json::json!({ "kind": word }))),
            self.query(&FIND, bind![word]),
        ];
        let answers = self.write(queries).await?;
        let zone = answers.row::<Zone>(3)?.ok_or(Fault::Corrupt("numberings"))?;
        let numbering = answers.row::<Numbering>(3)?.ok_or(Fault::Corrupt("numberings"))?;
        Ok(numbering.shown(self.now().today(&zone.time_zone)))
    }
}
