//! What final invoices take off of deposits: what is left of each, and the rows of a draft.

use crate::domain::document::DocumentVat;
use crate::domain::ids::{ClientId, DocumentId};
use crate::domain::relation::Relation;
use crate::domain::totals::Remainder;
use crate::domain::trade::deduction::Deducted;
use crate::domain::vat::VatCode;
use crate::store::sql::{Query, Value, bind, statements};
use crate::store::{Fault, Tenant};
use serde::Deserialize;
use serde_json::json;

statements! { TenantSql:
    /// What is left of issued deposits, each VAT apart: billed, less deducted by issued invoices, less credited. What a replaced invoice deducted is free.
    DEPOSITS_LEFT = "
        select d.id, d.client_id, v.category, v.rate, v.vatex,
            v.base - coalesce(x.base, 0) - coalesce(c.base, 0) as base, v.tax - coalesce(x.tax, 0) - coalesce(c.tax, 0) as tax
        from json_each(?2) asked
        join documents d on d.company_id = ?1 and d.id = asked.value and d.kind = 'deposit' and d.stage = 'issued'
        join vat_subtotals v on v.company_id = ?1 and v.document_id = d.id
        left join (
            select y.deposit_id, y.category, y.rate, y.vatex, sum(y.base) as base, sum(y.tax) as tax
            from json_each(?2) a cross join deductions y on y.company_id = ?1 and y.deposit_id = a.value
            cross join documents i on i.company_id = ?1 and i.id = y.document_id and i.stage = 'issued'
            where i.id is not ?3 and not exists (
                select 1 from document_links r join documents n on n.company_id = ?1 and n.id = r.from_id and n.stage = 'issued'
                where r.company_id = ?1 and r.to_id = i.id and r.relation = 'revises')
            group by y.deposit_id, y.category, y.rate, y.vatex
        ) x on x.deposit_id = d.id and (x.category, x.rate, x.vatex) is (v.category, v.rate, v.vatex)
        left join (
            select k.to_id, w.category, w.rate, w.vatex, sum(w.base) as base, sum(w.tax) as tax
            from json_each(?2) a cross join document_links k on k.company_id = ?1 and k.to_id = a.value and k.relation = 'credits'
            cross join documents n on n.company_id = ?1 and n.id = k.from_id and n.stage = 'issued'
            cross join vat_subtotals w on w.company_id = ?1 and w.document_id = n.id
            group by k.to_id, w.category, w.rate, w.vatex
        ) c on c.to_id = d.id and (c.category, c.rate, c.vatex) is (v.category, v.rate, v.vatex)
        order by asked.key, v.position";
    /// Points a draft at the deposits that it deducts.
    ADD_LINKS = "
        insert into document_links (company_id, from_id, to_id, relation)
        select ?1, ?2, value, ?4 from json_each(?3)";
    /// Adds what a draft deducts.
    ADD = "
        insert into deductions (company_id, document_id, deposit_id, position, category, rate, vatex, base, tax)
        select ?1, ?2, x.value ->> 'deposit', x.value ->> 'position', x.value ->> 'category', x.value ->> 'rate', x.value ->> 'vatex',
            x.value ->> 'base', x.value ->> 'tax'
        from json_each(?3) x";
    /// Throws away what a draft deducts.
    DROP = "delete from deductions where company_id = ?1 and document_id = ?2";
    /// Throws away its links to deposits.
    DROP_LINKS = "
        delete from document_links where company_id = ?1 and from_id = ?2 and relation = ?3";
}

/// What is left of an issued deposit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepositLeft {
    /// The deposit invoice.
    pub id: DocumentId,
    /// Who paid it.
    pub client: Option<ClientId>,
    /// What is left, category by category, rate by rate.
    pub vat: Vec<Remainder>,
}

#[derive(Deserialize)]
struct LeftRow {
    id: DocumentId,
    client_id: Option<ClientId>,
    #[serde(flatten)]
    vat: DocumentVat,
}

impl Tenant {
    /// What is left of each of these deposits, for a draft that may replace an invoice; what is no issued deposit is passed over.
    pub async fn deposits_left(
        &self,
        deposits: &[DocumentId],
        replaced: Option<&DocumentId>,
    ) -> Result<Vec<DepositLeft>, Fault> {
        if deposits.is_empty() {
            return Ok(Vec::new());
        }
        let asked =
            self.query(&DEPOSITS_LEFT, bind![Value::json(&deposits), replaced.map(DocumentId::as_str)]);
        let mut found: Vec<DepositLeft> = Vec::new();
        for row in self.read(vec![asked]).await?.1.rows::<LeftRow>(0)? {
            let part = Remainder::try_from(&row.vat).map_err(|_| Fault::Corrupt("vat_subtotals"))?;
            match found.last_mut().filter(|last| last.id == row.id) {
                Some(last) => last.vat.push(part),
                None => found.push(DepositLeft { id: row.id, client: row.client_id, vat: vec![part] }),
            }
        }
        Ok(found)
    }

    /// The statements that write what a draft deducts.
    pub(in crate::store) fn add_deductions(&self, draft: &DocumentId, deducted: &[Deducted]) -> Vec<Query> {
        if deducted.is_empty() {
            return Vec::new();
        }
        let deposits: Vec<&DocumentId> = deducted.iter().map(|it| &it.deposit).collect();
        let row = |deposit: &DocumentId, place: u32, part: &Remainder| {
            let VatCode { category, rate, vatex } = part.vat.into();
            json!({ "deposit": deposit, "position": place, "category": category.code(), "rate": rate, "vatex": vatex,
                "base": part.base, "tax": part.tax })
        };
        let rows = deducted
            .iter()
            .flat_map(|it| (1_u32..).zip(&it.vat).map(|(place, part)| row(&it.deposit, place, part)));
        let rows = serde_json::Value::Array(rows.collect()).to_string();
        vec![
            self.query(&ADD_LINKS, bind![draft.as_str(), Value::json(&deposits), Relation::Deducts.word()]),
            self.query(&ADD, bind![draft.as_str(), rows]),
        ]
    }

    /// The statements that throw away what a draft deducts.
    pub(in crate::store) fn drop_deductions(&self, draft: &DocumentId) -> [Query; 2] {
        [
            self.query(&DROP, bind![draft.as_str()]),
            self.query(&DROP_LINKS, bind![draft.as_str(), Relation::Deducts.word()]),
        ]
    }
}
