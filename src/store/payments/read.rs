//! Payments as they are shown: what each settled, what it gave back, and its split by VAT.

use crate::domain::client::ClientKind;
use crate::domain::day::Day;
use crate::domain::ids::{ClientId, PaymentId};
use crate::domain::money::{Cents, Overflow};
use crate::domain::payment::{
    Collected, Direction, GivenBack, Method, Payment, Settled, Warning, WarningCode, warnings,
};
use crate::domain::text::fold;
use crate::store::page::{self, Listed, Page, Sorted, words};
use crate::store::sql::{TenantSql, bind, json, statements};
use crate::store::{Fault, Tenant};
use serde::Deserialize;

macro_rules! columns {
    ($where:literal) => {
        concat!(
            "
        select p.id, p.direction, p.client_id, p.client_name, p.paid_on, p.amount, p.method, p.reference, p.note, p.reverses_id,
            c.kind as client_kind, c.country as client_country,
            (select r.id from payments r where r.company_id = ?1 and r.reverses_id = p.id) as reversed_by,
            (select json_group_array(json_object('document_id', a.document_id, 'number', d.number, 'amount', a.amount) order by d.issued_on, d.number)
                from allocations a join documents d on d.company_id = ?1 and d.id = a.document_id
                where a.company_id = ?1 and a.payment_id = p.id) as allocations,
            (select json_group_array(json_object('credit_id', r.credit_id, 'number', d.number, 'payment_id', r.payment_id, 'paid_on', s.paid_on,
                    'amount', r.amount) order by r.position)
                from refund_parts r left join documents d on d.company_id = ?1 and d.id = r.credit_id
                left join payments s on s.company_id = ?1 and s.id = r.payment_id
                where r.company_id = ?1 and r.refund_id = p.id) as parts,
            (select json_group_array(json_object('document_id', x.document_id, 'amount', x.amount,
                    'vat', json_object('category', x.category, 'rate', x.rate, 'vatex', x.vatex)) order by x.document_id, x.position)
                from collections x where x.company_id = ?1 and x.payment_id = p.id) as collections,
            (select coalesce(sum(r.amount), 0) from refund_parts r where r.company_id = ?1 and r.payment_id = p.id) as refunded,
            p.paid_on as mark, p.id as mark_id
        from payments p join clients c on c.company_id = ?1 and c.id = p.client_id
        ", $where
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
          and not exists (select 1 from json_each(?8) w where instr(p.search, w.value) = 0)
          and p.amount between coalesce(?10, p.amount) and coalesce(?11, p.amount) and (?12 is null or p.direction = ?12)
        order by p.paid_on, p.id limit ?9");
    /// A page, latest first.
    PAGE_BACK = columns!("
        where p.company_id = ?1 and (p.paid_on, p.id) < (?2, ?3)
          and (?4 is null or p.client_id = ?4) and p.paid_on between coalesce(?5, '0') and coalesce(?6, '9') and (?7 is null or p.method = ?7)
          and not exists (select 1 from json_each(?8) w where instr(p.search, w.value) = 0)
          and p.amount between coalesce(?10, p.amount) and coalesce(?11, p.amount) and (?12 is null or p.direction = ?12)
        order by p.paid_on desc, p.id desc limit ?9");
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
    /// Only what came in, or only what went back.
    pub direction: Option<Direction>,
    /// Holding these words.
    pub text: Option<String>,
}

#[derive(Deserialize)]
struct Row {
    id: PaymentId,
    direction: Direction,
    client_id: ClientId,
    client_name: String,
    client_kind: ClientKind,
    client_country: String,
    paid_on: Day,
    amount: Cents,
    method: Method,
    reference: Option<String>,
    note: Option<String>,
    reverses_id: Option<PaymentId>,
    reversed_by: Option<PaymentId>,
    #[serde(deserialize_with = "json")]
    allocations: Vec<Settled>,
    #[serde(deserialize_with = "json")]
    parts: Vec<GivenBack>,
    #[serde(deserialize_with = "json")]
    collections: Vec<Collected>,
    refunded: Cents,
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
            page::Direction::Ascending => &PAGE,
            page::Direction::Descending => &PAGE_BACK,
        };
        let [mark, id] = page.start(Sorted::ByText);
        let client = filter.client.as_ref().map(ClientId::as_str);
        let text = words(filter.text.as_deref());
        let method = filter.method.map(Method::word);
        let direction = filter.direction.map(Direction::word);
        let (least, most, limit) = (filter.min, filter.max, page.limit());
        let values =
            bind![mark, id, client, filter.from, filter.to, method, text, limit, least, most, direction];
        let (_, answers) = self.read(vec![self.query(sql, values)]).await?;
        let listed = page.read::<Row>(&answers, 0)?;
        let items = listed.items.into_iter().map(Payment::try_from).collect::<Result<_, _>>()?;
        Ok(Listed { items, next: listed.next })
    }
}

/// The words by which a list finds a payment, folded; the client's name comes on top.
pub(super) fn search(reference: Option<&str>) -> String {
    fold(reference.unwrap_or_default())
}

impl Row {
    /// What stays on the client's account: nothing of what was undone, nor of what went back.
    fn unallocated(&self) -> Result<Cents, Overflow> {
        if self.direction == Direction::Out || self.reverses_id.is_some() || self.reversed_by.is_some() {
            return Ok(Cents::ZERO);
        }
        let allocated = Cents::sum(self.allocations.iter().map(|settled| settled.amount))?;
        self.amount.less(allocated)?.less(self.refunded)
    }
}

impl TryFrom<Row> for Payment {
    type Error = Fault;

    fn try_from(row: Row) -> Result<Self, Fault> {
        let said = warnings(row.method, row.amount, row.client_kind, &row.client_country);
        let said = said.into_iter().filter(|_| row.direction == Direction::In && row.reverses_id.is_none());
        Ok(Self {
            unallocated: row.unallocated().map_err(|_| Fault::Corrupt("allocations"))?,
            warnings: said.map(WarningCode::code).map(Warning::unsaid).collect(),
            id: row.id,
            direction: row.direction,
            client_id: row.client_id,
            client_name: row.client_name,
            paid_on: row.paid_on,
            amount: row.amount,
            method: row.method,
            reference: row.reference,
            note: row.note,
            reverses_id: row.reverses_id,
            reversed_by: row.reversed_by,
            allocations: row.allocations,
            parts: row.parts,
            collections: row.collections,
            refunded: row.refunded,
        })
    }
}
