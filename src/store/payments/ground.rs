//! What a payment is computed from: what each document still asks for, VAT by VAT, and how many moves made it so.

use crate::domain::collection::{Share, gather, negated, set_off};
use crate::domain::ids::{ClientId, DocumentId, PaymentId};
use crate::domain::money::Cents;
use crate::domain::payment::RefundPart;
use crate::domain::vat::{Category, Vat, VatCode};
use crate::store::sql::{Answers, Query, bind, statements};
use crate::store::{Fault, Tenant};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

statements! { TenantSql:
    /// Whether the client is there.
    CLIENT = "
        select (select 1 from clients where company_id = ?1 and id = ?2) as known";
    /// The documents of a client that ask for money, among those named.
    ASKING = "
        select s.document_id as id, d.number, s.open,
            (select count(*) from allocations a where a.company_id = ?1 and a.document_id = s.document_id)
            + (select count(*) from offsets o where o.company_id = ?1 and o.document_id = s.document_id)
            + (select count(*) from offsets o where o.company_id = ?1 and o.from_id = s.document_id) as moves
        from json_each(?3) e
        cross join settlements s on s.company_id = ?1 and s.document_id = e.value and s.client_id = ?2
        join documents d on d.company_id = ?1 and d.id = s.document_id";
    /// The credit notes of a client that still owe something back, among those named.
    CREDITS = "
        select d.id, d.number,
            d.gross_total - (select coalesce(sum(o.amount), 0) from offsets o where o.company_id = ?1 and o.from_id = d.id)
            - (select coalesce(sum(r.amount), 0) from refund_parts r where r.company_id = ?1 and r.credit_id = d.id) as open,
            (select count(*) from offsets o where o.company_id = ?1 and o.from_id = d.id)
            + (select count(*) from refund_parts r where r.company_id = ?1 and r.credit_id = d.id) as moves
        from json_each(?3) e
        cross join documents d on d.company_id = ?1 and d.id = e.value and d.client_id = ?2 and d.kind = 'credit' and d.stage = 'issued'";
    /// The payments of a client that left something on the account, among those named.
    PAYMENTS = "
        select p.id, p.amount - (select coalesce(sum(a.amount), 0) from allocations a where a.company_id = ?1 and a.payment_id = p.id)
            - (select coalesce(sum(r.amount), 0) from refund_parts r where r.company_id = ?1 and r.payment_id = p.id) as open
        from json_each(?3) e
        cross join payments p on p.company_id = ?1 and p.id = e.value and p.client_id = ?2 and p.direction = 'in' and p.reverses_id is null
        where not exists (select 1 from payments x where x.company_id = ?1 and x.reverses_id = p.id)";
    /// What each document bills less what it deducts and what was collected, VAT by VAT; what a credit note gave back is stored below zero.
    LEFT = "
        select m.document_id, m.category, m.rate, m.vatex, sum(m.amount) as amount
        from (
            select v.document_id, v.category, v.rate, v.vatex, v.base + v.tax as amount
            from json_each(?2) e cross join vat_subtotals v on v.company_id = ?1 and v.document_id = e.value
            union all
            select x.document_id, x.category, x.rate, x.vatex, -(x.base + x.tax)
            from json_each(?2) e cross join deductions x on x.company_id = ?1 and x.document_id = e.value
            union all
            select c.document_id, c.category, c.rate, c.vatex, iif(d.kind = 'credit', c.amount, -c.amount)
            from json_each(?2) e cross join collections c on c.company_id = ?1 and c.document_id = e.value
            join documents d on d.company_id = ?1 and d.id = c.document_id) as m
        group by m.document_id, m.category, m.rate, m.vatex";
    /// Every setting-off of the credit notes that are concerned, in order.
    SET_OFF = "
        select o.from_id, o.document_id, o.amount
        from offsets o join documents d on d.company_id = ?1 and d.id = o.from_id and d.kind = 'credit'
        where o.company_id = ?1 and o.from_id in (
            select value from json_each(?2)
            union select f.from_id from json_each(?2) e cross join offsets f on f.company_id = ?1 and f.document_id = e.value)
        order by o.from_id, o.at, o.document_id";
    /// What those credit notes gave, VAT by VAT.
    CREDITED = "
        select v.document_id, v.category, v.rate, v.vatex, v.base + v.tax as amount
        from vat_subtotals v
        where v.company_id = ?1 and v.document_id in (
            select value from json_each(?2)
            union select f.from_id from json_each(?2) e cross join offsets f on f.company_id = ?1 and f.document_id = e.value)
        order by v.document_id, v.position";
    /// Asserts that nothing has moved on these documents since they were read.
    MUST_BE_UNMOVED = "
        insert into must (what, ok)
        select 'change', not exists (
            select 1 from json_each(?2) e
            where e.value ->> 'moves' <> (select count(*) from allocations a where a.company_id = ?1 and a.document_id = e.value ->> 'id')
                + (select count(*) from offsets o where o.company_id = ?1 and o.document_id = e.value ->> 'id')
                + (select count(*) from offsets o where o.company_id = ?1 and o.from_id = e.value ->> 'id')
                + (select count(*) from refund_parts r where r.company_id = ?1 and r.credit_id = e.value ->> 'id'))";
}

/// A document and what is left of it.
#[derive(Debug, Clone)]
pub struct Asking {
    /// The document.
    pub id: DocumentId,
    /// Its number.
    pub number: String,
    /// What an invoice still asks for, or a credit note still owes back.
    pub open: Cents,
    /// The same, VAT by VAT.
    pub left: Vec<Share>,
    moves: u32,
}

/// A payment and what it left on the account.
#[derive(Debug, Clone, Deserialize)]
pub struct Source {
    /// The payment.
    pub id: PaymentId,
    /// What is left of it.
    pub open: Cents,
}

/// What a payment of a client may settle.
#[derive(Debug, Clone)]
pub struct Ground {
    /// Whether the client is there.
    pub client_known: bool,
    /// The documents among those named that are the client's.
    pub documents: Vec<Asking>,
}

/// What a refund to a client may give back.
#[derive(Debug, Clone)]
pub struct Sources {
    /// Whether the client is there.
    pub client_known: bool,
    /// The credit notes among those named that are the client's.
    pub credits: Vec<Asking>,
    /// The payments among those named that are the client's.
    pub payments: Vec<Source>,
}

#[derive(Deserialize)]
struct KnownRow {
    known: Option<i64>,
}

#[derive(Deserialize)]
struct AskingRow {
    id: DocumentId,
    number: String,
    open: Cents,
    moves: u32,
}

#[derive(Deserialize)]
struct ShareRow {
    document_id: DocumentId,
    category: Category,
    rate: Option<u16>,
    vatex: Option<String>,
    amount: Cents,
}

#[derive(Deserialize)]
struct OffsetRow {
    from_id: DocumentId,
    document_id: DocumentId,
    amount: Cents,
}

/// How a document was seen, for the assertion that it still is so.
#[derive(Serialize)]
struct Seen<'a> {
    id: &'a DocumentId,
    moves: u32,
}

impl Tenant {
    /// What a payment of a client over these documents is computed from.
    pub async fn ground(&self, client: &ClientId, documents: &[&DocumentId]) -> Result<Ground, Fault> {
        let named = list(documents)?;
        let mut queries = vec![
            self.query(&CLIENT, bind![client.as_str()]),
            self.query(&ASKING, bind![client.as_str(), named.as_str()]),
        ];
        queries.extend(self.shares(&named));
        let (_, answers) = self.read(queries).await?;
        Ok(Ground { client_known: known(&answers)?, documents: asking(&answers, 1, 2)? })
    }

    /// What a refund to a client is computed from.
    pub async fn sources(&self, client: &ClientId, parts: &[RefundPart]) -> Result<Sources, Fault> {
        let credits: Vec<&DocumentId> = parts.iter().filter_map(|part| part.credit_id.as_ref()).collect();
        let payments: Vec<&PaymentId> = parts.iter().filter_map(|part| part.payment_id.as_ref()).collect();
        let (credits, payments) = (list(&credits)?, list(&payments)?);
        let mut queries = vec![
            self.query(&CLIENT, bind![client.as_str()]),
            self.query(&CREDITS, bind![client.as_str(), credits.as_str()]),
            self.query(&PAYMENTS, bind![client.as_str(), payments.as_str()]),
        ];
        queries.extend(self.shares(&credits));
        let (_, answers) = self.read(queries).await?;
        Ok(Sources {
            client_known: known(&answers)?,
            credits: asking(&answers, 1, 3)?,
            payments: answers.rows(2)?,
        })
    }

    fn shares(&self, named: &str) -> [Query; 3] {
        [&LEFT, &SET_OFF, &CREDITED].map(|sql| self.query(sql, bind![named]))
    }

    /// The assertion that nothing has moved on these documents since they were read.
    pub(super) fn must_be_unmoved(&self, documents: &[&Asking]) -> Result<Query, Fault> {
        let seen = documents.iter().map(|asking| Seen { id: &asking.id, moves: asking.moves });
        Ok(self.query(&MUST_BE_UNMOVED, bind![list(&seen.collect::<Vec<_>>())?]))
    }
}

/// A list as SQL takes it.
pub(super) fn list(values: &(impl Serialize + ?Sized)) -> Result<String, Fault> {
    serde_json::to_string(values).map_err(|error| Fault::Broken(error.to_string()))
}

fn known(answers: &Answers) -> Result<bool, Fault> {
    Ok(answers.row::<KnownRow>(0)?.is_some_and(|row| row.known.is_some()))
}

/// The documents of one answer with what is left of each, from the three answers that begin at a place in the batch.
fn asking(answers: &Answers, at: usize, shares: usize) -> Result<Vec<Asking>, Fault> {
    let mut left = by_document(answers.rows(shares)?)?;
    for (offset, given) in given(answers, shares)? {
        // What a credit note gave away is off the invoice that took it, and off the credit note itself.
        for document in [offset.document_id, offset.from_id] {
            left.entry(document).or_default().extend(negated(&given));
        }
    }
    let of = |row: AskingRow| {
        let left = gather(left.remove(&row.id).unwrap_or_default());
        let left = left.map_err(|_| Fault::Corrupt("collections"))?;
        Ok(Asking { id: row.id, number: row.number, open: row.open, moves: row.moves, left })
    };
    answers.rows::<AskingRow>(at)?.into_iter().map(of).collect()
}

/// What each setting-off gave, VAT by VAT.
fn given(answers: &Answers, shares: usize) -> Result<Vec<(OffsetRow, Vec<Share>)>, Fault> {
    let mut offsets: BTreeMap<DocumentId, Vec<OffsetRow>> = BTreeMap::new();
    for row in answers.rows::<OffsetRow>(shares + 1)? {
        offsets.entry(row.from_id.clone()).or_default().push(row);
    }
    let credits = by_document(answers.rows(shares + 2)?)?;
    let mut given = Vec::new();
    for (credit, offsets) in offsets {
        let amounts: Vec<Cents> = offsets.iter().map(|offset| offset.amount).collect();
        let shares = credits.get(&credit).map(Vec::as_slice).unwrap_or_default();
        let parts = set_off(shares, &amounts).map_err(|_| Fault::Corrupt("offsets"))?;
        given.extend(offsets.into_iter().zip(parts));
    }
    Ok(given)
}

fn by_document(rows: Vec<ShareRow>) -> Result<BTreeMap<DocumentId, Vec<Share>>, Fault> {
    let mut shares: BTreeMap<DocumentId, Vec<Share>> = BTreeMap::new();
    for ShareRow { document_id, category, rate, vatex, amount } in rows {
        let vat = Vat::try_from(VatCode { category, rate, vatex }).map_err(|_| Fault::Corrupt("vat"))?;
        shares.entry(document_id).or_default().push(Share { vat, amount });
    }
    Ok(shares)
}
