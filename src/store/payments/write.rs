//! What is added: a payment, the later use of one, a refund, a reversal. Each is split by VAT in the batch that writes it.

use super::ground::{Asking, list};
use super::read::search;
use crate::domain::collection::{Share, negated, split};
use crate::domain::day::Day;
use crate::domain::ids::{DocumentId, PaymentId};
use crate::domain::money::Cents;
use crate::domain::payment::{Allocation, Direction, NewPayment, NewRefund, Payment};
use crate::store::history::Event;
use crate::store::sql::{Query, bind, statements};
use crate::store::{Fault, Key, Tenant, Written};
use serde_json::{Value, json};

statements! { TenantSql:
    /// Adds a payment of a client, or a refund.
    ADD = "
        insert into payments (company_id, id, client_id, client_name, direction, paid_on, amount, method, reference, note, search, created_by, created_at)
        select ?1, ?2, c.id, c.name, ?12, ?4, ?5, ?6, ?7, ?8, c.name_key || ' ' || ?9, ?10, ?11
        from clients c where c.company_id = ?1 and c.id = ?3";
    /// Adds what a payment settles: an empty client made no payment, and the foreign key refuses what would settle for it.
    SETTLE = "
        insert into allocations (company_id, payment_id, document_id, amount)
        select ?1, ?2, a.value ->> 'document_id', a.value ->> 'amount' from json_each(?3) a";
    /// Adds where a refund comes from.
    SOURCE = "
        insert into refund_parts (company_id, refund_id, position, credit_id, payment_id, amount)
        select ?1, ?2, r.key + 1, r.value ->> 'credit_id', r.value ->> 'payment_id', r.value ->> 'amount' from json_each(?3) r";
    /// Adds what a payment brings for each VAT.
    COLLECT = "
        insert into collections (company_id, payment_id, document_id, position, category, rate, vatex, amount)
        select ?1, ?2, c.value ->> 'document_id', c.value ->> 'position', c.value ->> 'category', c.value ->> 'rate', c.value ->> 'vatex', c.value ->> 'amount'
        from json_each(?3) c";
    /// Asserts that the payment stands.
    MUST_STAND = "
        insert into must (what, ok) select 'change', exists (select 1 from payments where company_id = ?1 and id = ?2)";
    /// Adds the mirror of a payment.
    REVERSE = "
        insert into payments (company_id, id, client_id, client_name, direction, paid_on, amount, method, reference, note, reverses_id, search,
            created_by, created_at)
        select ?1, ?2, p.client_id, p.client_name, p.direction, ?4, -p.amount, p.method, p.reference, ?5, p.id, p.search, ?6, ?7
        from payments p where p.company_id = ?1 and p.id = ?3 and p.reverses_id is null";
    /// Adds the mirror of what it settled.
    UNSETTLE = "
        insert into allocations (company_id, payment_id, document_id, amount)
        select ?1, ?2, a.document_id, -a.amount from allocations a where a.company_id = ?1 and a.payment_id = ?3";
    /// Adds the mirror of where it came from.
    UNSOURCE = "
        insert into refund_parts (company_id, refund_id, position, credit_id, payment_id, amount)
        select ?1, ?2, r.position, r.credit_id, r.payment_id, -r.amount from refund_parts r where r.company_id = ?1 and r.refund_id = ?3";
    /// Adds the mirror of its split.
    UNCOLLECT = "
        insert into collections (company_id, payment_id, document_id, position, category, rate, vatex, amount)
        select ?1, ?2, c.document_id, c.position, c.category, c.rate, c.vatex, -c.amount from collections c where c.company_id = ?1 and c.payment_id = ?3";
}

/// An amount that settles a document, or comes from a credit note, with the document as it was read.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The document as it was read.
    pub document: &'a Asking,
    /// How much of it.
    pub amount: Cents,
}

impl Tenant {
    /// Adds a payment with what it settles; the database refuses more than a document asks for.
    pub async fn pay(
        &self,
        key: &Key,
        id: &PaymentId,
        payment: &NewPayment,
        entries: &[Entry<'_>],
    ) -> Result<Written, Fault> {
        let detail = json!({ "amount": payment.amount, "method": payment.method });
        let mut queries = vec![
            self.must_be_unmoved(&documents(entries))?,
            self.moving(id, payment, Direction::In),
            self.query(&MUST_STAND, bind![id.as_str()]),
        ];
        queries.extend(self.settle(id, &payment.allocations, entries)?);
        queries.push(self.event(&Event::new("payment.recorded", "payment", id.as_str(), "").with(&detail)));
        queries.extend(self.told_of(id, entries, "invoice.paid", "invoice"));
        self.write_once(key, id.as_str(), queries).await
    }

    /// Uses what a payment left on the account.
    pub async fn allocate(
        &self,
        key: &Key,
        id: &PaymentId,
        allocations: &[Allocation],
        entries: &[Entry<'_>],
    ) -> Result<Written, Fault> {
        let mut queries = vec![self.must_be_unmoved(&documents(entries))?];
        queries.extend(self.settle(id, allocations, entries)?);
        queries.push(self.event(&Event::new("payment.allocated", "payment", id.as_str(), "")));
        queries.extend(self.told_of(id, entries, "invoice.paid", "invoice"));
        self.write_once(key, id.as_str(), queries).await
    }

    /// Gives money back; the database refuses more than its sources hold.
    pub async fn refund(
        &self,
        key: &Key,
        id: &PaymentId,
        refund: &NewRefund,
        credits: &[Entry<'_>],
    ) -> Result<Written, Fault> {
        let detail = json!({ "amount": refund.payment.amount, "method": refund.payment.method });
        let queries = vec![
            self.must_be_unmoved(&documents(credits))?,
            self.moving(id, &refund.payment, Direction::Out),
            self.query(&MUST_STAND, bind![id.as_str()]),
            self.query(&SOURCE, bind![id.as_str(), list(&refund.parts)?]),
            self.query(&COLLECT, bind![id.as_str(), collections(credits, Direction::Out)?]),
            self.event(&Event::new("payment.refunded", "payment", id.as_str(), "").with(&detail)),
        ];
        let told = self.told_of(id, credits, "credit.refunded", "credit");
        self.write_once(key, id.as_str(), queries.into_iter().chain(told).collect()).await
    }

    /// Undoes a payment or a refund by its mirror.
    pub async fn reverse(
        &self,
        key: &Key,
        id: &PaymentId,
        payment: &Payment,
        on: Day,
        note: Option<&str>,
    ) -> Result<Written, Fault> {
        let reversed = payment.id.as_str();
        let user = self.user().map(|user| user.as_str());
        let mut queries = vec![
            self.query(&REVERSE, bind![id.as_str(), reversed, on, note, user, self.now().ms]),
            self.query(&MUST_STAND, bind![id.as_str()]),
        ];
        let mirrors = [&UNSETTLE, &UNSOURCE, &UNCOLLECT];
        queries.extend(mirrors.map(|sql| self.query(sql, bind![id.as_str(), reversed])));
        queries.push(self.event(
            &Event::new("payment.reversed", "payment", reversed, "").with(&json!({ "by": id, "note": note })),
        ));
        queries.extend(payment.allocations.iter().map(|settled| {
            let undone = json!({ "payment": reversed, "amount": settled.amount });
            let document = settled.document_id.as_str();
            self.event(
                &Event::new("invoice.payment_reversed", "invoice", document, &settled.number).with(&undone),
            )
        }));
        self.write_once(key, id.as_str(), queries).await
    }

    fn moving(&self, id: &PaymentId, payment: &NewPayment, direction: Direction) -> Query {
        self.query(
            &ADD,
            bind![
                id.as_str(),
                payment.client.as_str(),
                payment.paid_on,
                payment.amount,
                payment.method.word(),
                payment.reference.as_deref(),
                payment.note.as_deref(),
                search(payment.reference.as_deref()),
                self.user().map(|user| user.as_str()),
                self.now().ms,
                direction.word(),
            ],
        )
    }

    fn settle(
        &self,
        id: &PaymentId,
        allocations: &[Allocation],
        entries: &[Entry<'_>],
    ) -> Result<[Query; 2], Fault> {
        Ok([
            self.query(&SETTLE, bind![id.as_str(), list(&allocations)?]),
            self.query(&COLLECT, bind![id.as_str(), collections(entries, Direction::In)?]),
        ])
    }

    /// One event for each document that money moved on.
    fn told_of(
        &self,
        id: &PaymentId,
        entries: &[Entry<'_>],
        action: &'static str,
        kind: &'static str,
    ) -> Vec<Query> {
        let of = |entry: &Entry<'_>| {
            let moved = json!({ "payment": id, "amount": entry.amount });
            self.event(
                &Event::new(action, kind, entry.document.id.as_str(), &entry.document.number).with(&moved),
            )
        };
        entries.iter().map(of).collect()
    }
}

fn documents<'a>(entries: &[Entry<'a>]) -> Vec<&'a Asking> {
    entries.iter().map(|entry| entry.document).collect()
}

/// The split of every entry, as SQL takes it: below zero when money goes back.
fn collections(entries: &[Entry<'_>], direction: Direction) -> Result<String, Fault> {
    let mut rows = Vec::new();
    for entry in entries {
        let shares = split(entry.amount, &entry.document.left).map_err(|_| Fault::Corrupt("collections"))?;
        let shares = match direction {
            Direction::In => shares,
            Direction::Out => negated(&shares),
        };
        rows.extend((1_u32..).zip(&shares).map(|(at, share)| row(&entry.document.id, at, share)));
    }
    list(&rows)
}

fn row(document: &DocumentId, position: u32, share: &Share) -> Value {
    json!({
        "document_id": document,
        "position": position,
        "category": share.vat.category().code(),
        "rate": share.vat.rate().map(|rate| rate.hundredths()),
        "vatex": share.vat.vatex(),
        "amount": share.amount,
    })
}
