//! What the first page tells: money month by month, what is owed and since when, VAT, quotes, what to do.

/// Whether a corrective invoice stands in the place of a document `d`.
macro_rules! replaced {
    () => {
        "exists (
            select 1 from document_links r join documents n on n.company_id = ?1 and n.id = r.from_id and n.stage = 'issued'
            where r.company_id = ?1 and r.to_id = d.id and r.relation = 'revises')"
    };
}

mod vat;

pub use vat::{RateVat, VatBasis};

use crate::domain::day::Day;
use crate::domain::document::DocumentEvent;
use crate::domain::money::Cents;
use crate::store::sql::{bind, statements};
use crate::store::{Fault, Tenant};
use serde::{Deserialize, Serialize};

statements! { TenantSql:
    /// Invoiced and collected by month, as triggers keep them: credit notes, refunds and reversals take off.
    MONTHS = "
        select month, invoiced, collected from months where company_id = ?1 and month >= ?2 and month <= ?3";
    /// What is owed, by how late it is.
    AGEING = "
        select case when due_on >= ?2 then 'not_due' when due_on >= date(?2, '-30 days') then 'days_1_30'
            when due_on >= date(?2, '-60 days') then 'days_31_60' else 'days_over_60' end as age,
            count(*) as documents, sum(open) as open
        from settlements where company_id = ?1 and payable > paid + credited
        group by 1";
    /// Quotes that wait for an answer, and the answers of the last 90 days.
    QUOTES = "
        select
            (select count(*) from documents indexed by quotes_by_last_day where company_id = ?1 and stage = 'sent' and due_on >= ?2) as documents,
            (select coalesce(sum(gross_total), 0) from documents indexed by quotes_by_last_day where company_id = ?1 and stage = 'sent' and due_on >= ?2) as gross,
            (select count(*) from documents indexed by quotes_by_answer where company_id = ?1 and answered_on >= date(?2, '-90 days') and stage = 'accepted') as accepted,
            (select count(*) from documents indexed by quotes_by_answer where company_id = ?1 and answered_on >= date(?2, '-90 days') and stage = 'refused') as refused";
    /// What waits for a hand: late invoices, accepted quotes without an invoice, drafts of three days and more.
    TODO = "
        select 'overdue' as kind, count(*) as documents, coalesce(sum(open), 0) as gross
        from settlements where company_id = ?1 and payable > paid + credited and due_on < ?2
        union all
        select 'accepted', count(*), coalesce(sum(d.gross_total), 0)
        from unbilled u cross join documents d on d.company_id = ?1 and d.id = u.document_id where u.company_id = ?1
        union all
        select 'old_draft', count(*), coalesce(sum(gross_total), 0)
        from documents indexed by drafts_by_age where company_id = ?1 and stage = 'draft' and updated_at < ?3 - 259200000";
    /// What happened last.
    RECENT = "
        select n, at, actor_name, action, subject_kind, subject_id, label from events where company_id = ?1 order by n desc limit 12";
}

/// A month of the chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Month {
    /// `2026-01`.
    pub month: String,
    /// Invoiced including VAT, in cents.
    pub invoiced: Cents,
    /// Collected, in cents.
    pub collected: Cents,
}

/// What is owed since about as long.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Owed {
    /// How many invoices.
    pub documents: u32,
    /// What is still due, in cents.
    pub open: Cents,
}

#[derive(Deserialize)]
struct AgeRow {
    age: String,
    documents: u32,
    open: Cents,
}

/// What is owed, by how late it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Ageing {
    /// Not due yet, today included.
    pub not_due: Owed,
    /// Up to 30 days late.
    pub days_1_30: Owed,
    /// Up to 60 days late.
    pub days_31_60: Owed,
    /// More.
    pub days_over_60: Owed,
}

/// The days that a figure counts, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Period {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

/// VAT of the current month, as it becomes due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PeriodVat {
    /// The month.
    pub period: Period,
    /// What it is counted on.
    pub basis: VatBasis,
    /// Highest rate first.
    pub by_rate: Vec<RateVat>,
}

/// Quotes that wait for an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct WaitingQuotes {
    /// How many.
    pub documents: u32,
    /// Their totals including VAT, in cents.
    pub gross: Cents,
    /// Of a hundred answers of the last 90 days, how many were yes.
    pub acceptance_rate_90d: Option<u32>,
}

#[derive(Deserialize)]
struct QuotesRow {
    documents: u32,
    gross: Cents,
    accepted: u32,
    refused: u32,
}

/// Something that waits for a hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Todo {
    /// overdue, accepted or old_draft.
    pub kind: String,
    /// How many documents.
    pub documents: u32,
    /// How much, in cents.
    pub gross: Cents,
}

/// An event with what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct RecentEvent {
    /// What happened.
    #[serde(flatten)]
    pub event: DocumentEvent,
    /// To what kind of thing.
    pub subject_kind: String,
    /// Which.
    pub subject_id: String,
    /// How people call it.
    pub label: String,
}

/// The first page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Dashboard {
    /// Today, where the company keeps its books.
    pub today: Day,
    /// The last twelve months, oldest first.
    pub months: Vec<Month>,
    /// What is owed.
    pub ageing: Ageing,
    /// VAT of the current month.
    pub vat: PeriodVat,
    /// Quotes that wait.
    pub quotes: WaitingQuotes,
    /// What to do.
    pub todo: Vec<Todo>,
    /// What happened last.
    pub recent: Vec<RecentEvent>,
}

impl Tenant {
    /// Everything the first page tells, in one round trip.
    pub async fn dashboard(&self) -> Result<Dashboard, Fault> {
        let (today, answers) = self
            .read_today(|today| {
                let (month, end) = (first(today), today.end_of_month());
                let [since, .., until] = twelve_months(today);
                let mut queries = vec![
                    self.query(&MONTHS, bind![since, until]),
                    self.query(&AGEING, bind![today]),
                    self.query(&QUOTES, bind![today]),
                    self.query(&TODO, bind![today, self.now().ms]),
                    self.query(&RECENT, bind![]),
                ];
                queries.extend(self.vat_between(month, end));
                queries
            })
            .await?;
        let (basis, by_rate) = vat::by_rate(&answers, 5)?;
        let quotes = answers.row::<QuotesRow>(2)?.ok_or(Fault::Corrupt("quotes"))?;
        let answered = quotes.accepted + quotes.refused;
        Ok(Dashboard {
            today,
            months: months(today, answers.rows(0)?),
            ageing: ageing(answers.rows(1)?),
            vat: PeriodVat {
                period: Period { from: first(today), to: today.end_of_month() },
                basis,
                by_rate,
            },
            quotes: WaitingQuotes {
                documents: quotes.documents,
                gross: quotes.gross,
                acceptance_rate_90d: (quotes.accepted * 100 + answered / 2).checked_div(answered),
            },
            todo: answers.rows::<Todo>(3)?.into_iter().filter(|todo| todo.documents > 0).collect(),
            recent: answers.rows(4)?,
        })
    }
}

/// The first day of a month.
fn first(day: Day) -> Day {
    Day::parse(&format!("{:04}-{:02}-01", day.year(), day.month())).unwrap_or(day)
}

/// The twelve months that end with today's, oldest first.
fn twelve_months(today: Day) -> [String; 12] {
    let last = today.year() * 12 + i32::try_from(today.month()).unwrap_or(1) - 1;
    std::array::from_fn(|at| {
        let month = last - 11 + i32::try_from(at).unwrap_or_default();
        format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1)
    })
}

/// Every month has its place; one without a row has come to nothing.
fn months(today: Day, rows: Vec<Month>) -> Vec<Month> {
    let nothing = |month| Month { month, invoiced: Cents::ZERO, collected: Cents::ZERO };
    let found = |month: String| rows.iter().find(|row| row.month == month).cloned();
    twelve_months(today).map(|month| found(month.clone()).unwrap_or_else(|| nothing(month))).to_vec()
}

fn ageing(rows: Vec<AgeRow>) -> Ageing {
    let mut ageing = Ageing::default();
    for row in rows {
        let owed = Owed { documents: row.documents, open: row.open };
        match row.age.as_str() {
            "not_due" => ageing.not_due = owed,
            "days_1_30" => ageing.days_1_30 = owed,
            "days_31_60" => ageing.days_31_60 = owed,
            _ => ageing.days_over_60 = owed,
        }
    }
    ageing
}

/// A file's name and its statements.
type Statements = (&'static str, &'static [(&'static str, &'static str)]);

/// Every statement of this folder, file by file.
pub(super) const ALL: &[Statements] = &[("dashboard", STATEMENTS), ("dashboard vat", vat::STATEMENTS)];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_months_end_with_this_one() {
        let months = twelve_months(Day::parse("2026-02-14").unwrap());
        assert_eq!(
            (months[0].as_str(), months[10].as_str(), months[11].as_str()),
            ("2025-03", "2026-01", "2026-02")
        );
    }
}
