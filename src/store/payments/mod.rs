//! Payments: added, undone by a reversal, never changed.

mod spot;

use crate::domain::day::Day;
use crate::domain::ids::{ClientId, DocumentId, PaymentId};
use crate::domain::money::Cents;
use crate::domain::payment::{Method, NewPayment, Payment, Settled};
use crate::domain::text::fold;
use crate::store::history::Event;
use crate::store::page::{Direction, Listed, Page, Sorted, words};
use crate::store::sql::{Query, TenantSql, bind, statements};
use crate::store::{Fault, Key, Tenant, Written};
use serde::{Deserialize, Serialize};
use serde_json::json;

macro_rules! columns {
    ($where:literal) => {
        concat!(
            "
        select p.id, p.client_id, p.client_name, p.paid_on, p.amount, p.method, p.reference, p.note, p.reverses_id,
            (select r.id from payments r where r.company_id = ?1 and r.reverses_id = p.id) as reversed_by,
            (select json_group_array(json_object('document_id', a.document_id, 'number', d.number, 'amount', a.amount))
                from allocations a join documents d on d.company_id = ?1 and d.id = a.document_id
                where a.company_id = ?1 and a.payment_id = p.id) as allocations,
            p.paid_on as mark, p.id as mark_id
        from payments p ", $where
        )
    };
}

statements! { TenantSql:
    /// One payment.
    FIND = columns!("where p.company_id = ?1 and p.id = ?2");
    /// A page, oldest first.
    PAGE = columns!("
        where p.company_id = ?1 and (p.paid_on, p.id) > (?2, ?3)
          and (?4 is null or p.client_id = ?4) and p.paid_on between coalesce(?5, '0') and coalesce(?6, '9') and (?7 is null or p.method = ?7)
          and p.amount between coalesce(?10, p.amount) and coalesce(?11, p.amount)
          and not exists (select 1 from json_each(?8) w where instr(p.search, w.value) = 0)
        order by p.paid_on, p.id limit ?9");
    /// A page, latest first.
    PAGE_BACK = columns!("
        where p.company_id = ?1 and (p.paid_on, p.id) < (?2, ?3)
          and (?4 is null or p.client_id = ?4) and p.paid_on between coalesce(?5, '0') and coalesce(?6, '9') and (?7 is null or p.method = ?7)
          and p.amount between coalesce(?10, p.amount) and coalesce(?11, p.amount)
          and not exists (select 1 from json_each(?8) w where instr(p.search, w.value) = 0)
        order by p.paid_on desc, p.id desc limit ?9");
    /// Adds a payment of a client.
    ADD = "
        insert into payments (company_id, id, client_id, client_name, paid_on, amount, method, reference, note, search, created_by, created_at)
        select ?1, ?2, c.id, c.name, ?4, ?5, ?6, ?7, ?8, c.name_key || ' ' || ?9, ?10, ?11
        from clients c where c.company_id = ?1 and c.id = ?3";
    /// Adds what a payment settles: an empty client made no payment, and the foreign key refuses what would settle for it.
    SETTLE = "
        insert into allocations (company_id, payment_id, document_id, amount)
        select ?1, ?2, a.value ->> 'document_id', a.value ->> 'amount' from json_each(?3) a";
    /// Asserts that the payment stands.
    MUST_STAND = "
        insert into must (what, ok) select 'change', exists (select 1 from payments where company_id = ?1 and id = ?2)";
    /// Adds the mirror of a payment.
    REVERSE = "
        insert into payments (company_id, id, client_id, client_name, paid_on, amount, method, reference, note, reverses_id, search, created_by, created_at)
        select ?1, ?2, p.client_id, p.client_name, ?4, -p.amount, p.method, p.reference, ?5, p.id, p.search, ?6, ?7
        from payments p where p.company_id = ?1 and p.id = ?3 and p.reverses_id is null";
    /// Adds the mirror of what it settled.
    UNSETTLE = "
        insert into allocations (company_id, payment_id, document_id, amount)
        select ?1, ?2, a.document_id, -a.amount from allocations a where a.company_id = ?1 and a.payment_id = ?3";
    /// What a client still owes, oldest due date first.
    OPEN = "
        select d.id, d.number, d.issued_on, s.due_on, d.gross_total, s.open
        from settlements s join documents d on d.company_id = ?1 and d.id = s.document_id
        where s.company_id = ?1 and s.client_id = ?2 and s.payable > s.paid + s.credited
        order by s.due_on, d.number limit 200";
}

/// What a list shows.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only this client's.
    pub client: Option<ClientId>,
    /// From this day.
    pub from: Option<Day>,
    /// To this day.
    pub to: Option<Day>,
    /// Only by this means.
    pub method: Option<Method>,
    /// Of this amount or more.
    pub min: Option<Cents>,
    /// Of this amount or less.
    pub max: Option<Cents>,
    /// Holding these words.
    pub text: Option<String>,
}

/// An invoice that still asks for money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct OpenInvoice {
    /// Its id.
    pub id: DocumentId,
    /// Its number.
    pub number: String,
    /// The day on its head.
    pub issued_on: Day,
    /// The day it is due.
    pub due_on: Day,
    /// Its total including VAT, in cents.
    pub gross_total: Cents,
    /// What is still due, in cents.
    pub open: Cents,
}

#[derive(Deserialize)]
struct Row {
    id: PaymentId,
    client_id: ClientId,
    client_name: String,
    paid_on: Day,
    amount: Cents,
    method: Method,
    reference: Option<String>,
    note: Option<String>,
    reverses_id: Option<PaymentId>,
    reversed_by: Option<PaymentId>,
    allocations: String,
}

impl Tenant {
    /// Today, where the company keeps its books.
    pub async fn date(&self) -> Result<Day, Fault> {
        let (standing, _) = self.read(vec![]).await?;
        self.today(&standing)
    }

    /// One payment.
    pub async fn payment(&self, id: &PaymentId) -> Result<Option<Payment>, Fault> {
        let (_, answers) = self.read(vec![self.query(&FIND, bind![id.as_str()])]).await?;
        answers.row::<Row>(0)?.map(Payment::try_from).transpose()
    }

    /// A page of payments.
    pub async fn payments(&self, filter: &Filter, page: &Page) -> Result<Listed<Payment>, Fault> {
        let sql: &TenantSql = match page.direction {
            Direction::Ascending => &PAGE,
            Direction::Descending => &PAGE_BACK,
        };
        let [mark, id] = page.start(Sorted::ByText);
        let client = filter.client.as_ref().map(ClientId::as_str);
        let text = words(filter.text.as_deref());
        let method = filter.method.map(Method::word);
        let (least, most) = (filter.min, filter.max);
        let values = bind![mark, id, client, filter.from, filter.to, method, text, page.limit(), least, most];
        let (_, answers) = self.read(vec![self.query(sql, values)]).await?;
        let listed = page.read::<Row>(&answers, 0)?;
        let items = listed.items.into_iter().map(Payment::try_from).collect::<Result<_, _>>()?;
        Ok(Listed { items, next: listed.next })
    }

    /// Adds a payment with what it settles; the database refuses more than a document asks for.
    pub async fn pay(&self, key: &Key, id: &PaymentId, payment: &NewPayment) -> Result<Written, Fault> {
        let settled = serde_json::to_string(&payment.allocations);
        let settled = settled.map_err(|error| Fault::Broken(error.to_string()))?;
        let search = fold(payment.reference.as_deref().unwrap_or_default());
        let detail = json!({ "amount": payment.amount, "method": payment.method });
        let mut queries = vec![
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
                    search,
                    self.user().map(|user| user.as_str()),
                    self.now().ms,
                ],
            ),
            self.query(&MUST_STAND, bind![id.as_str()]),
            self.query(&SETTLE, bind![id.as_str(), settled]),
            self.event(&Event::new("payment.recorded", "payment", id.as_str(), "").with(&detail)),
        ];
        let paid = payment.allocations.iter().map(|allocation| {
            let paid = json!({ "payment": id, "amount": allocation.amount });
            self.event(
                &Event::new("invoice.paid", "invoice", allocation.document_id.as_str(), "").with(&paid),
            )
        });
        queries.extend(paid.collect::<Vec<Query>>());
        self.write_once(key, id.as_str(), queries).await
    }

    /// Undoes a payment by its mirror.
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
            self.query(&UNSETTLE, bind![id.as_str(), reversed]),
            self.event(
                &Event::new("payment.reversed", "payment", reversed, "")
                    .with(&json!({ "by": id, "note": note })),
            ),
        ];
        let undone = payment.allocations.iter().map(|settled| {
            let undone = json!({ "payment": reversed, "amount": settled.amount });
            let document = settled.document_id.as_str();
            self.event(
                &Event::new("invoice.payment_reversed", "invoice", document, &settled.number).with(&undone),
            )
        });
        queries.extend(undone.collect::<Vec<Query>>());
        self.write_once(key, id.as_str(), queries).await
    }

    /// What a client still owes, oldest due date first.
    pub async fn open_invoices(&self, client: &ClientId) -> Result<Vec<OpenInvoice>, Fault> {
        let (_, answers) = self.read(vec![self.query(&OPEN, bind![client.as_str()])]).await?;
        answers.rows(0)
    }
}

impl TryFrom<Row> for Payment {
    type Error = Fault;

    fn try_from(row: Row) -> Result<Self, Fault> {
        let corrupt = |_| Fault::Corrupt("allocations");
        let allocations: Vec<Settled> =
            serde_json::from_str(&row.allocations).map_err(|_| Fault::Corrupt("allocations"))?;
        let allocated = Cents::sum(allocations.iter().map(|settled| settled.amount)).map_err(corrupt)?;
        Ok(Self {
            unallocated: row.amount.less(allocated).map_err(corrupt)?,
            id: row.id,
            client_id: row.client_id,
            client_name: row.client_name,
            paid_on: row.paid_on,
            amount: row.amount,
            method: row.method,
            reference: row.reference,
            note: row.note,
            reverses_id: row.reverses_id,
            reversed_by: row.reversed_by,
            allocations,
        })
    }
}

/// A file's name and its statements.
type Statements = (&'static str, &'static [(&'static str, &'static str)]);

/// Every statement of this folder, file by file.
pub(super) const ALL: &[Statements] = &[("payments", STATEMENTS), ("payments spot", spot::STATEMENTS)];
