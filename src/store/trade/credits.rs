//! What credit notes took of the lines of an invoice, and what is over of them, set off on other invoices.

use crate::domain::credit::Taken;
use crate::domain::ids::DocumentId;
use crate::domain::money::Cents;
use crate::domain::payment::Allocation;
use crate::domain::quantity::{Quantity, UnitPrice};
use crate::store::history::Event;
use crate::store::sql::{Query, Value, bind, statements};
use crate::store::{Fault, Key, Tenant, Written};
use serde::Deserialize;
use serde_json::json;

statements! { TenantSql:
    /// The lines of issued credit notes that come from an invoice.
    TAKEN = "
        select s.source_position as position, n.quantity, n.unit_price,
            coalesce(n.allowance ->> 'amount', 0) as allowance, coalesce(n.charge ->> 'amount', 0) as charge
        from line_sources s
        join documents d on d.company_id = ?1 and d.id = s.document_id and d.stage = 'issued' and d.kind = 'credit'
        join lines n on n.company_id = ?1 and n.document_id = s.document_id and n.position = s.position and n.kind = 'product'
        where s.company_id = ?1 and s.source_id = ?2 order by s.source_position, d.seq, n.position";
    /// Sets off what is over of a credit note; the database refuses what does not fit.
    OFFSET = "
        insert into offsets (company_id, from_id, document_id, amount, at)
        select ?1, ?2, a.value ->> 'document_id', a.value ->> 'amount', ?4 from json_each(?3) a";
    /// Asserts that the document is an issued credit note.
    MUST_BE_A_CREDIT = "
        insert into must (what, ok)
        select 'change', exists (select 1 from documents where company_id = ?1 and id = ?2 and kind = 'credit' and stage = 'issued')";
    /// Journals on an invoice that a credit note, or a corrective invoice, has come for it.
    FOLLOW = "
        insert into events (company_id, n, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, label, detail, request_id)
        select ?1, coalesce((select max(n) from events where company_id = ?1), 0) + 1, ?3, 'user', ?4, coalesce((select name from users where id = ?4), ''),
            iif(l.relation = 'credits', 'invoice.credited', 'invoice.replaced'), 'invoice', t.id, t.number,
            json_object('by', f.id, 'number', f.number, 'amount', f.gross_total), ?5
        from document_links l
        join documents f on f.company_id = ?1 and f.id = l.from_id
        join documents t on t.company_id = ?1 and t.id = l.to_id
        where l.company_id = ?1 and l.from_id = ?2 and l.relation in ('credits', 'revises')";
}

#[derive(Deserialize)]
struct TakenRow {
    position: u32,
    quantity: Quantity,
    unit_price: UnitPrice,
    allowance: Cents,
    charge: Cents,
}

impl Tenant {
    /// What issued credit notes took of the lines of an invoice.
    pub async fn taken(&self, invoice: &DocumentId) -> Result<Vec<Taken>, Fault> {
        let (_, answers) = self.read(vec![self.query(&TAKEN, bind![invoice.as_str()])]).await?;
        answers.rows::<TakenRow>(0)?.into_iter().map(Taken::try_from).collect()
    }

    /// Sets off what is over of a credit note on other invoices of its client.
    pub async fn offset(
        &self,
        key: &Key,
        credit: &DocumentId,
        parts: &[Allocation],
    ) -> Result<Written, Fault> {
        let id = credit.as_str();
        let mut queries = vec![
            self.query(&MUST_BE_A_CREDIT, bind![id]),
            self.query(&OFFSET, bind![id, Value::json(&parts), self.now().ms]),
            self.event(&Event::new("credit.offset", "credit", id, "").with(&json!({ "parts": parts }))),
        ];
        queries.extend(parts.iter().map(|part| {
            let said = json!({ "by": credit, "amount": part.amount });
            self.event(&Event::new("invoice.credited", "invoice", part.document_id.as_str(), "").with(&said))
        }));
        self.write_once(key, id, queries).await
    }

    /// The statement that tells a credited or replaced invoice so, once the document that does it has its number.
    pub(in crate::store) fn follow(&self, document: &DocumentId) -> Query {
        let user = self.user().map(|user| user.as_str());
        self.query(&FOLLOW, bind![document.as_str(), self.now().ms, user, self.now().request.as_str()])
    }
}

impl TryFrom<TakenRow> for Taken {
    type Error = Fault;

    fn try_from(row: TakenRow) -> Result<Self, Fault> {
        let price = row.quantity.at_price(row.unit_price);
        let amount = price.and_then(|price| price.less(row.allowance)?.plus(row.charge));
        let amount = amount.map_err(|_| Fault::Corrupt("lines"))?;
        Ok(Self { position: row.position, quantity: row.quantity, amount })
    }
}
