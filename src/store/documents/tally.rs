//! What the tabs of a list count: rollup rows for the stages, the few open rows for what depends on today; one by one under a filter.

use super::Family;
use super::filter::{Filter, narrowed, state_of};
use crate::domain::money::Cents;
use crate::store::sql::{bind, statements};
use crate::store::{Fault, Tenant};
use serde::{Deserialize, Serialize};

statements! { TenantSql:
    /// The quotes of each state: those that wait for an answer or an invoice by their index, the invoiced ones by difference.
    QUOTES = concat!("
        with waiting as (
            select ", sent!(2), " as state, d.gross_total as gross
            from documents d indexed by quotes_by_last_day where d.company_id = ?1 and d.stage = 'sent'),
        unbilled_ones as (
            select ", accepted!(), " as state, d.gross_total as gross
            from unbilled u cross join documents d on d.company_id = ?1 and d.id = u.document_id where u.company_id = ?1),
        accepted as (select count(*) as documents, coalesce(sum(gross), 0) as gross from unbilled_ones)
        select state, count(*) as documents, sum(gross) as gross, 0 as credits from waiting group by state
        union all
        select state, count(*), sum(gross), 0 from unbilled_ones group by state
        union all
        select 'invoiced', t.documents - a.documents, t.gross - a.gross, 0
        from tallies t, accepted a where t.company_id = ?1 and t.kind = 'quote' and t.stage = 'accepted'
        union all
        select stage, documents, gross, 0 from tallies where company_id = ?1 and kind = 'quote' and stage in ('draft', 'refused')");
    /// The invoices of each state: the open and the credited ones by their indexes, the paid ones by difference.
    INVOICES = "
        with open_ones as (
            select iif(s.due_on < ?2, 'overdue', iif(s.open < s.payable, 'partly_paid', 'issued')) as state, d.gross_total as gross
            from settlements s join documents d on d.company_id = ?1 and d.id = s.document_id
            where s.company_id = ?1 and s.payable > s.paid + s.credited),
        credits as (
            select coalesce(sum(documents), 0) as documents, coalesce(sum(gross), 0) as gross
            from tallies where company_id = ?1 and kind = 'credit' and stage = 'issued'),
        credited as (
            select count(*) as documents, coalesce(sum(d.gross_total), 0) as gross
            from settlements s join documents d on d.company_id = ?1 and d.id = s.document_id
            where s.company_id = ?1 and s.paid = 0 and s.credited > 0 and s.payable = s.credited),
        issued as (
            select coalesce(sum(documents), 0) as documents, coalesce(sum(gross), 0) as gross
            from tallies where company_id = ?1 and kind in ('invoice', 'deposit', 'progress') and stage = 'issued')
        select state, sum(documents) as documents, sum(gross) as gross, sum(credits) as credits from (
            select state, count(*) as documents, sum(gross) as gross, 0 as credits from open_ones group by state
            union all
            select 'issued', documents, -gross, documents from credits)
        group by state
        union all
        select 'paid', i.documents - c.documents - (select count(*) from open_ones), i.gross - c.gross - (select coalesce(sum(gross), 0) from open_ones), 0
        from issued i, credited c
        union all
        select 'credited', documents, gross, 0 from credited
        union all
        select 'draft', coalesce(sum(documents), 0), coalesce(sum(iif(kind = 'credit', -gross, gross)), 0), coalesce(sum(iif(kind = 'credit', documents, 0)), 0) from tallies where company_id = ?1 and kind <> 'quote' and stage = 'draft'";
    /// The documents of each state under a filter.
    NARROWED = concat!("
        select ", state_of!(), " as state, count(*) as documents, sum(iif(d.kind = 'credit', -d.gross_total, d.gross_total)) as gross, sum(d.kind = 'credit') as credits
        from documents d
        left join settlements s on s.company_id = ?1 and s.document_id = d.id
        where ", narrowed!(), "
        group by 1");
}

/// How many documents are in a state, and their total including VAT; credit notes are taken off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct StateTally {
    /// The state's word.
    pub state: String,
    /// How many.
    pub documents: u32,
    /// Their totals including VAT, in cents, credit notes taken off.
    pub gross: Cents,
    /// How many of them are credit notes.
    pub credits: u32,
}

impl Tenant {
    /// What each tab of a list counts today, under a filter perhaps.
    pub async fn tally(&self, family: Family, filter: &Filter) -> Result<Vec<StateTally>, Fault> {
        let counting = |today| match family {
            _ if *filter != Filter::default() => self.query(&NARROWED, filter.values(family, today)),
            Family::Quote => self.query(&QUOTES, bind![today]),
            Family::Invoice => self.query(&INVOICES, bind![today]),
        };
        let (_, answers) = self.read_today(|today| vec![counting(today)]).await?;
        let mut states = answers.rows::<StateTally>(0)?;
        states.retain(|state| state.documents > 0);
        Ok(states)
    }
}
