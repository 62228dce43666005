//! What was billed of each line of a quote, and what was given back, line by line or not.

use super::contract::Contract;
use crate::domain::document::DocumentVat;
use crate::domain::ids::DocumentId;
use crate::domain::money::Cents;
use crate::domain::quantity::Percent;
use crate::domain::totals::Remainder;
use crate::domain::trade::left::left;
use crate::domain::trade::situation::{Billed, Situation};
use crate::store::sql::{bind, statements};
use crate::store::{Fault, Tenant};
use serde::Deserialize;

/// The issued documents that bill a quote, deposits apart; not what was replaced.
macro_rules! bills {
    () => {
        "with bills as (
            select b.id, b.created_at from document_links l
            cross join documents b on b.company_id = ?1 and b.id = l.from_id and b.stage = 'issued' and b.kind <> 'deposit'
            where l.company_id = ?1 and l.to_id = ?2 and l.relation = 'bills' and not exists (
                select 1 from document_links r join documents n on n.company_id = ?1 and n.id = r.from_id and n.stage = 'issued'
                where r.company_id = ?1 and r.to_id = b.id and r.relation = 'revises'))"
    };
}

statements! { TenantSql:
    /// The lines of issued invoices that come from a quote, oldest first; those of issued credit notes that come from these, below zero.
    BILLED = concat!(bills!(), "
        select position, percent, net from (
            select b.created_at, b.id, s.source_position as position, s.percent, n.net
            from bills b cross join line_sources s on s.company_id = ?1 and s.document_id = b.id and s.source_id = ?2
            join lines n on n.company_id = ?1 and n.document_id = s.document_id and n.position = s.position
            union all
            select c.created_at, c.id, s.source_position, null, -n.net
            from bills b cross join line_sources s on s.company_id = ?1 and s.document_id = b.id and s.source_id = ?2
            cross join line_sources g on g.company_id = ?1 and g.source_id = s.document_id and g.source_position = s.position
            join documents c on c.company_id = ?1 and c.id = g.document_id and c.kind = 'credit' and c.stage = 'issued'
            join lines n on n.company_id = ?1 and n.document_id = g.document_id and n.position = g.position)
        where net is not null order by created_at, id, position");
    /// What issued credit notes gave back as an amount, and not line by line: it stays given.
    GIVEN = concat!(bills!(), "
        select v.category, v.rate, v.vatex, sum(v.base) as base, sum(v.tax) as tax
        from bills b cross join document_links k on k.company_id = ?1 and k.to_id = b.id and k.relation = 'credits'
        join documents c on c.company_id = ?1 and c.id = k.from_id and c.stage = 'issued'
        join vat_subtotals v on v.company_id = ?1 and v.document_id = c.id
        where not exists (select 1 from line_sources g where g.company_id = ?1 and g.document_id = c.id)
        group by v.category, v.rate, v.vatex");
}

#[derive(Deserialize)]
struct BilledRow {
    position: u32,
    percent: Option<Percent>,
    net: Cents,
}

impl Tenant {
    /// A quote as its next progress invoice finds it.
    pub async fn situation(&self, contract: &Contract) -> Result<Situation, Fault> {
        let quote: &DocumentId = &contract.quote.id;
        let asked = [&BILLED, &GIVEN].map(|sql| self.query(sql, bind![quote.as_str()]));
        let (_, answers) = self.read(asked.into()).await?;
        let billed = answers.rows::<BilledRow>(0)?.into_iter();
        let billed = billed.map(|BilledRow { position, percent, net }| Billed { position, percent, net });
        let billed: Vec<Billed> = billed.collect();
        let given = answers.rows::<DocumentVat>(1)?;
        let given: Result<Vec<_>, _> = given.iter().map(Remainder::try_from).collect();
        let given = given.map_err(|_| Fault::Corrupt("vat_subtotals"))?;
        let left = left(&contract.quote.remainder, &given);
        left.and_then(|left| Situation::of(&contract.quote, &contract.accepted, left, &billed))
            .map_err(|_| Fault::Corrupt("lines"))
    }
}
