//! A client's account: what is owed, what credit notes owe back, and what payments left unused.

use crate::domain::day::Day;
use crate::domain::ids::{ClientId, DocumentId, PaymentId};
use crate::domain::money::Cents;
use crate::domain::payment::Method;
use crate::store::sql::{Answers, TenantSql, bind, statements};
use crate::store::{Fault, Tenant};
use serde::{Deserialize, Serialize};

statements! { TenantSql:
    /// The client, if there is one.
    CLIENT = "select id from clients where company_id = ?1 and id = ?2";
    /// What a client still owes, oldest due date first.
    OPEN = "
        select d.id, d.number, d.issued_on, s.due_on, d.gross_total, s.open
        from settlements s join documents d on d.company_id = ?1 and d.id = s.document_id
        where s.company_id = ?1 and s.client_id = ?2 and s.payable > s.paid + s.credited
        order by s.due_on, d.number limit 200";
    /// The credit notes that are neither set off nor given back, oldest first.
    CREDITS = "
        select id, number, issued_on, available from (
            select d.id, d.number, d.issued_on, d.gross_total
                - (select coalesce(sum(o.amount), 0) from offsets o where o.company_id = ?1 and o.from_id = d.id)
                - (select coalesce(sum(r.amount), 0) from refund_parts r where r.company_id = ?1 and r.credit_id = d.id) as available
            from documents d where d.company_id = ?1 and d.client_id = ?2 and d.kind = 'credit' and d.stage = 'issued')
        where available > 0 order by issued_on, number limit 200";
    /// The payments of which something is left, oldest first.
    PAYMENTS = "
        select id, paid_on, method, reference, available from (
            select p.id, p.paid_on, p.method, p.reference, p.amount
                - (select coalesce(sum(a.amount), 0) from allocations a where a.company_id = ?1 and a.payment_id = p.id)
                - (select coalesce(sum(r.amount), 0) from refund_parts r where r.company_id = ?1 and r.payment_id = p.id) as available
            from payments p
            where p.company_id = ?1 and p.client_id = ?2 and p.direction = 'in' and p.reverses_id is null
              and not exists (select 1 from payments x where x.company_id = ?1 and x.reverses_id = p.id))
        where available > 0 order by paid_on, id limit 200";
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

/// A credit note that still owes something back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SpareCredit {
    /// Its id.
    pub id: DocumentId,
    /// Its number.
    pub number: String,
    /// The day on its head.
    pub issued_on: Day,
    /// What can be given back or set off, in cents.
    pub available: Cents,
}

/// A payment of which something is left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SparePayment {
    /// Its id.
    pub id: PaymentId,
    /// The day it came.
    pub paid_on: Day,
    /// How it came.
    pub method: Method,
    /// The reference on the statement.
    pub reference: Option<String>,
    /// What can be given back or used, in cents.
    pub available: Cents,
}

/// A client's account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Account {
    /// What the client still owes, oldest due date first.
    pub open: Vec<OpenInvoice>,
    /// What credit notes owe back.
    pub credits: Vec<SpareCredit>,
    /// What payments left.
    pub payments: Vec<SparePayment>,
}

impl Tenant {
    /// What a client still owes, oldest due date first.
    pub async fn open_invoices(&self, client: &ClientId) -> Result<Vec<OpenInvoice>, Fault> {
        self.of_client(client, &[&OPEN]).await?.rows(1)
    }

    /// A client's whole account, in one round trip.
    pub async fn account(&self, client: &ClientId) -> Result<Account, Fault> {
        let answers = self.of_client(client, &[&OPEN, &CREDITS, &PAYMENTS]).await?;
        Ok(Account { open: answers.rows(1)?, credits: answers.rows(2)?, payments: answers.rows(3)? })
    }

    /// What is asked of a client, after the client itself: one that is not there has no account, not an empty one.
    async fn of_client(&self, client: &ClientId, asked: &[&TenantSql]) -> Result<Answers, Fault> {
        let queries = [&CLIENT].into_iter().chain(asked.iter().copied());
        let queries = queries.map(|sql| self.query(sql, bind![client.as_str()])).collect();
        let (_, answers) = self.read(queries).await?;
        match answers.row::<Found>(0)? {
            Some(_) => Ok(answers),
            None => Err(Fault::NotYours),
        }
    }
}

/// A client that is there.
#[derive(Deserialize)]
struct Found {}
