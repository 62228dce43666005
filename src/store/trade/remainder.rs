//! What is left of an earlier document: its stored figures, less what issued documents took of it. Never recomputed from its lines.

use crate::domain::ids::DocumentId;
use crate::domain::kind::Kind;
use crate::domain::money::Cents;
use crate::domain::pricing::{AdjustmentInput, LineInput, Pricing};
use crate::domain::totals::{PriceMode, Remainder};
use crate::domain::trade::accepted::Accepted;
use crate::domain::trade::left::left;
use crate::domain::vat::{Category, Vat, VatCode};
use crate::store::sql::{Answers, Query, bind, statements};
use crate::store::{Fault, Tenant};
use serde::Deserialize;

/// The earlier document: what a draft bills or credits, or a final document itself; and the issued ones that took of it or gave back.
/// Deposits on a quote count among themselves, for a deposit only promises what an invoice bills and deducts. What a corrective invoice
/// replaces no longer counts, nor what the draft itself is to replace.
macro_rules! takers {
    () => {
        "with earlier as (
            select t.id, t.kind, f.kind = 'deposit' as promises
            from documents f join document_links l on l.company_id = ?1 and l.from_id = f.id and l.relation in ('bills', 'credits')
            join documents t on t.company_id = ?1 and t.id = l.to_id
            where f.company_id = ?1 and f.id = ?2 and f.stage = 'draft'
            union all
            select id, kind, 0 from documents where company_id = ?1 and id = ?2 and stage in ('issued', 'accepted') and kind <> 'credit'),
        bills as (
            select d.id from earlier e
            cross join document_links l on l.company_id = ?1 and l.to_id = e.id and l.relation = 'bills'
            cross join documents d on d.company_id = ?1 and d.id = l.from_id and d.stage = 'issued' and (d.kind = 'deposit') = e.promises
            where e.kind = 'quote' and not exists (
                select 1 from document_links r join documents n on n.company_id = ?1 and n.id = r.from_id and (n.stage = 'issued' or n.id = ?2)
                where r.company_id = ?1 and r.to_id = d.id and r.relation = 'revises')),
        takers as (
            select id, 1 as sign, null as deposit_id from bills
            union all
            select d.id, iif(e.gives = 1, -1, 1), null
            from (select id, 0 as gives from earlier where kind <> 'quote' union all select id, 1 from bills) e
            cross join document_links l on l.company_id = ?1 and l.to_id = e.id and l.relation = 'credits'
            cross join documents d on d.company_id = ?1 and d.id = l.from_id and d.stage = 'issued'
            union all
            select d.id, 1, e.id from earlier e
            cross join document_links l on l.company_id = ?1 and l.to_id = e.id and l.relation = 'deducts'
            cross join documents d on d.company_id = ?1 and d.id = l.from_id and d.stage = 'issued'
            where not exists (
                select 1 from document_links r join documents n on n.company_id = ?1 and n.id = r.from_id and (n.stage = 'issued' or n.id = ?2)
                where r.company_id = ?1 and r.to_id = d.id and r.relation = 'revises'))"
    };
}

/// The columns of `AcceptedRow`, from the quote `q`.
macro_rules! accepted_columns {
    () => {
        "q.price_mode, q.answered_options,
            (select json_group_array(json_object('kind', kind, 'name', name, 'nature', nature, 'quantity', quantity, 'unit', unit, 'unit_price', unit_price,
                'allowance', json(iif(allowance ->> 'percent' is null, allowance, json_remove(allowance, '$.amount'))),
                'charge', json(iif(charge ->> 'percent' is null, charge, json_remove(charge, '$.amount'))),
                'vat', json(iif(vat_category is null, null, json_object('category', vat_category, 'rate', vat_rate, 'vatex', vatex)))))
             from (select kind, name, nature, quantity, unit, unit_price, allowance, charge, vat_category, vat_rate, vatex
                from lines n where n.company_id = ?1 and n.document_id = q.id order by n.position)) as lines,
            (select json_group_array(json_object('kind', kind, 'percent', percent, 'amount', iif(percent is null, amount, null), 'reason', reason,
                'reason_code', reason_code, 'vat', json(iif(vat_category is null, null, json_object('category', vat_category, 'rate', vat_rate, 'vatex', vatex)))))
             from (select kind, percent, amount, reason, reason_code, vat_category, vat_rate, vatex
                from adjustments a where a.company_id = ?1 and a.document_id = q.id order by a.position)) as adjustments"
    };
}
pub(super) use accepted_columns;

statements! { TenantSql:
    /// The figures of the earlier document and what was taken of them, one row for each category, rate and reason.
    LEFT = concat!(takers!(), "
        select category, rate, vatex, sum(base) as base, sum(tax) as tax, sum(taken_base) as taken_base, sum(taken_tax) as taken_tax,
            (select min(kind) from earlier) as of, (select count(*) from takers) as takers
        from (
            select v.category, v.rate, v.vatex, v.position, v.base, v.tax, 0 as taken_base, 0 as taken_tax
            from earlier e cross join vat_subtotals v on v.company_id = ?1 and v.document_id = e.id
            union all
            select v.category, v.rate, v.vatex, 100 + v.position, 0, 0, t.sign * v.base, t.sign * v.tax
            from takers t cross join vat_subtotals v on v.company_id = ?1 and v.document_id = t.id
            where t.deposit_id is null
            union all
            select x.category, x.rate, x.vatex, 100 + x.position, 0, 0, x.base, x.tax
            from takers t cross join deductions x on x.company_id = ?1 and x.document_id = t.id and x.deposit_id = t.deposit_id)
        group by category, rate, vatex
        order by min(position)");
    /// What decides the figures of an accepted quote of which the client took options: these are not the figures that it was sent with.
    ACCEPTED = concat!(takers!(), "
        select ", accepted_columns!(), "
        from earlier e join documents q on q.company_id = ?1 and q.id = e.id
        where q.kind = 'quote' and q.answered_options is not null");
    /// Asserts that nobody took anything of the earlier document since it was looked at: what is issued only ever adds up.
    MUST_BE_ALL_TAKERS = concat!("insert into must (what, ok) ", takers!(), " select 'change', (select count(*) from takers) = ?3");
}

/// What is left of an earlier document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Left {
    /// The kind of the earlier document.
    pub of: Option<Kind>,
    /// Category by category, rate by rate, those of which nothing is left too; empty when there is no earlier document.
    pub parts: Vec<Remainder>,
    /// How many issued documents have taken of it or given back: as long as it stays the same, so do the parts.
    pub takers: u32,
}

#[derive(Deserialize)]
struct Row {
    category: Category,
    rate: Option<u16>,
    vatex: Option<String>,
    base: Cents,
    tax: Cents,
    taken_base: Cents,
    taken_tax: Cents,
    of: Kind,
    takers: u32,
}

/// An accepted quote of which the client took options.
#[derive(Deserialize)]
pub(super) struct AcceptedRow {
    price_mode: PriceMode,
    answered_options: String,
    lines: String,
    adjustments: String,
}

/// How many statements it takes to know what is left.
pub(in crate::store) const LEFT_QUERIES: usize = 2;

impl Tenant {
    /// What is left of what a draft bills or credits; of a final document, what is left of itself.
    pub async fn left(&self, id: &DocumentId) -> Result<Left, Fault> {
        let (_, answers) = self.read(self.left_queries(id).into()).await?;
        left_of(&answers, 0)
    }

    /// The statements that tell what is left, for a batch that reads more.
    pub(in crate::store) fn left_queries(&self, id: &DocumentId) -> [Query; LEFT_QUERIES] {
        [&LEFT, &ACCEPTED].map(|sql| self.query(sql, bind![id.as_str()]))
    }

    /// Aborts the batch if something was taken since.
    pub(in crate::store) fn must_be_all_takers(&self, id: &DocumentId, takers: u32) -> Query {
        self.query(&MUST_BE_ALL_TAKERS, bind![id.as_str(), takers])
    }
}

/// What those statements answered, from a place in the batch.
pub(in crate::store) fn left_of(answers: &Answers, at: usize) -> Result<Left, Fault> {
    let rows = answers.rows::<Row>(at)?;
    let (of, takers) = rows.first().map_or((None, 0), |row| (Some(row.of), row.takers));
    let mut parts = Vec::with_capacity(rows.len());
    let mut taken = Vec::with_capacity(rows.len());
    for row in rows {
        let vat = VatCode { category: row.category, rate: row.rate, vatex: row.vatex };
        let vat = Vat::try_from(&vat).map_err(|_| Fault::Corrupt("vat_subtotals"))?;
        parts.push(Remainder { vat, base: row.base, tax: row.tax });
        taken.push(Remainder { vat, base: row.taken_base, tax: row.taken_tax });
    }
    if let Some(accepted) = answers.row::<AcceptedRow>(at + 1)? {
        parts = accepted.figures()?;
    }
    let parts = left(&parts, &taken).map_err(|_| Fault::Corrupt("vat_subtotals"))?;
    Ok(Left { of, parts, takers })
}

impl AcceptedRow {
    /// The figures with the options that the client took.
    pub(super) fn figures(&self) -> Result<Vec<Remainder>, Fault> {
        let corrupt = |_| Fault::Corrupt("documents.answered_options");
        let taken: Vec<u32> = serde_json::from_str(&self.answered_options).map_err(corrupt)?;
        let lines: Vec<LineInput> = serde_json::from_str(&self.lines).map_err(corrupt)?;
        let adjustments: Vec<AdjustmentInput> = serde_json::from_str(&self.adjustments).map_err(corrupt)?;
        let pricing = Pricing { price_mode: self.price_mode, lines, adjustments, remainder: Vec::new() };
        let accepted = Accepted::priced(pricing, Some(&taken)).map_err(|_| Fault::Corrupt("lines"))?;
        Ok(accepted.vat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vat::Rate;

    fn part(rate: u16, base: i64, tax: i64) -> Remainder {
        let vat = Vat::At(Rate::try_from(rate).unwrap());
        Remainder { vat, base: base.try_into().unwrap(), tax: tax.try_into().unwrap() }
    }

    #[test]
    fn an_accepted_quote_counts_the_options_that_were_taken() {
        let line = |kind: &str| {
            format!(
                r#"{{"kind":"{kind}","name":"Pose","nature":"service","quantity":"1","unit":"C62","unit_price":"10","allowance":null,"charge":null,
                "vat":{{"category":"S","rate":2000,"vatex":null}}}}"#
            )
        };
        let accepted = AcceptedRow {
            price_mode: PriceMode::Net,
            answered_options: "[3]".to_owned(),
            lines: format!("[{},{},{}]", line("product"), line("option"), line("option")),
            adjustments: r#"[{"kind":"allowance","percent":"10","amount":null,"reason":"Fidélité","reason_code":null,"vat":null}]"#.to_owned(),
        };
        assert_eq!(accepted.figures().unwrap(), [part(2000, 1800, 360)]);
    }
}
