//! An accepted quote with all that was made of it: what bills it, and what those took, category by category, rate by rate.

use crate::domain::credit::Taken;
use crate::domain::day::Day;
use crate::domain::document::{Document, DocumentVat};
use crate::domain::ids::DocumentId;
use crate::domain::kind::Kind;
use crate::domain::money::{Cents, Overflow};
use crate::domain::quantity::{Quantity, UnitPrice};
use crate::domain::relation::Relation;
use crate::domain::totals::Remainder;
use crate::domain::trade::accepted::Accepted;
use crate::domain::trade::left::left;
use crate::store::documents::Family;
use crate::store::sql::{Query, bind, statements};
use crate::store::trade::{Left, left_of};
use crate::store::{Fault, Tenant};
use serde::Deserialize;

statements! { TenantSql:
    /// What a draft is, and what it points at.
    POINTS = "
        select d.kind, l.to_id, l.relation
        from documents d left join document_links l on l.company_id = ?1 and l.from_id = d.id
        where d.company_id = ?1 and d.id = ?2 and d.family = ?3";
    /// What bills a quote, oldest first, with what was credited of it; not what was replaced.
    BILLS = "
        select b.id, b.kind, b.stage, b.number, b.issued_on, b.gross_total,
            coalesce((
                select sum(c.gross_total) from document_links k
                join documents c on c.company_id = ?1 and c.id = k.from_id and c.stage = 'issued'
                where k.company_id = ?1 and k.to_id = b.id and k.relation = 'credits'), 0) as credited
        from document_links l join documents b on b.company_id = ?1 and b.id = l.from_id
        where l.company_id = ?1 and l.to_id = ?2 and l.relation = 'bills' and not exists (
            select 1 from document_links r join documents n on n.company_id = ?1 and n.id = r.from_id and n.stage = 'issued'
            where r.company_id = ?1 and r.to_id = b.id and r.relation = 'revises')
        order by b.created_at, b.id";
    /// What issued deposits on a quote took of each VAT, less what was credited.
    DEPOSITED = "
        with bills as (
            select b.id from document_links l join documents b on b.company_id = ?1 and b.id = l.from_id and b.stage = 'issued'
            where l.company_id = ?1 and l.to_id = ?2 and l.relation = 'bills' and b.kind = 'deposit'),
        parts as (
            select v.category, v.rate, v.vatex, v.base, v.tax
            from bills b cross join vat_subtotals v on v.company_id = ?1 and v.document_id = b.id
            union all
            select v.category, v.rate, v.vatex, -v.base, -v.tax
            from bills b cross join document_links k on k.company_id = ?1 and k.to_id = b.id and k.relation = 'credits'
            cross join documents c on c.company_id = ?1 and c.id = k.from_id and c.stage = 'issued'
            cross join vat_subtotals v on v.company_id = ?1 and v.document_id = c.id)
        select category, rate, vatex, sum(base) as base, sum(tax) as tax from parts group by category, rate, vatex";
    /// What draft invoices of a quote are about to take of each VAT.
    DRAFTED = "
        select v.category, v.rate, v.vatex, sum(v.base) as base, sum(v.tax) as tax
        from document_links l join documents b on b.company_id = ?1 and b.id = l.from_id and b.stage = 'draft' and b.kind <> 'deposit'
        join vat_subtotals v on v.company_id = ?1 and v.document_id = b.id
        where l.company_id = ?1 and l.to_id = ?2 and l.relation = 'bills'
        group by v.category, v.rate, v.vatex";
    /// The lines of invoices that come from a quote, drafts too; and those that issued credit notes gave back of them.
    BILLED_LINES = "
        with bills as (
            select b.id from document_links l join documents b on b.company_id = ?1 and b.id = l.from_id and b.kind = 'invoice'
            where l.company_id = ?1 and l.to_id = ?2 and l.relation = 'bills' and not exists (
                select 1 from document_links r join documents n on n.company_id = ?1 and n.id = r.from_id and n.stage = 'issued'
                where r.company_id = ?1 and r.to_id = b.id and r.relation = 'revises'))
        select 1 as sign, s.source_position as position, n.quantity, n.unit_price,
            coalesce(n.allowance ->> 'amount', 0) as allowance, coalesce(n.charge ->> 'amount', 0) as charge
        from bills b join line_sources s on s.company_id = ?1 and s.document_id = b.id and s.source_id = ?2
        join lines n on n.company_id = ?1 and n.document_id = s.document_id and n.position = s.position and n.kind = 'product'
        where n.quantity is not null and n.unit_price is not null
        union all
        select -1, s.source_position, n.quantity, n.unit_price,
            coalesce(n.allowance ->> 'amount', 0) as allowance, coalesce(n.charge ->> 'amount', 0) as charge
        from bills b join line_sources s on s.company_id = ?1 and s.document_id = b.id and s.source_id = ?2
        join line_sources g on g.company_id = ?1 and g.source_id = s.document_id and g.source_position = s.position
        join documents c on c.company_id = ?1 and c.id = g.document_id and c.kind = 'credit' and c.stage = 'issued'
        join lines n on n.company_id = ?1 and n.document_id = g.document_id and n.position = g.position and n.kind = 'product'";
}

/// What a draft is, and what it points at.
#[derive(Debug, Clone)]
pub struct Points {
    /// Its kind.
    pub kind: Kind,
    /// The quote it bills.
    pub bills: Option<DocumentId>,
    /// The invoice it replaces.
    pub replaces: Option<DocumentId>,
    /// What is left of what it bills or credits.
    pub left: Left,
}

#[derive(Deserialize)]
struct PointRow {
    kind: Kind,
    to_id: Option<DocumentId>,
    relation: Option<Relation>,
}

#[derive(Deserialize)]
struct BilledLine {
    sign: i64,
    position: u32,
    quantity: Quantity,
    unit_price: UnitPrice,
    allowance: Cents,
    charge: Cents,
}

impl TryFrom<BilledLine> for Taken {
    type Error = Fault;

    fn try_from(line: BilledLine) -> Result<Self, Fault> {
        let price = line.quantity.at_price(line.unit_price);
        let amount = price.and_then(|price| price.less(line.allowance)?.plus(line.charge));
        let amount = amount.map_err(|_| Fault::Corrupt("lines"))?;
        let (quantity, amount) = match line.sign {
            1 => (line.quantity, amount),
            _ => (line.quantity.negated(), amount.negated()),
        };
        Ok(Self { position: line.position, quantity, amount })
    }
}

/// A document that bills a quote.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Bill {
    /// Which.
    pub id: DocumentId,
    /// Invoice, deposit or progress invoice.
    pub kind: Kind,
    /// draft or issued.
    pub stage: String,
    /// Its number, once issued.
    pub number: Option<String>,
    /// The day it bears.
    pub issued_on: Day,
    /// Its total including VAT.
    pub gross_total: Cents,
    /// What issued credit notes took off it.
    pub credited: Cents,
}

/// A quote and what was made of it.
#[derive(Debug, Clone)]
pub struct Contract {
    /// The quote.
    pub quote: Document,
    /// What its client accepted.
    pub accepted: Accepted,
    /// What bills it, oldest first.
    pub bills: Vec<Bill>,
    /// What issued deposits took.
    pub deposited: Vec<Remainder>,
    /// What draft invoices are about to take.
    pub drafted: Vec<Remainder>,
    /// Today, where the company keeps its books.
    pub today: Day,
}

impl Contract {
    /// What is left for another document of a kind: deposits count among themselves, for a deposit only promises what an invoice bills.
    pub fn left(&self, kind: Kind) -> Result<Vec<Remainder>, Overflow> {
        match kind {
            Kind::Deposit => left(&self.accepted.vat(), &self.deposited),
            Kind::Quote | Kind::Invoice | Kind::Credit | Kind::Progress => Ok(self.quote.remainder.clone()),
        }
    }

    /// What is left for one more invoice, beside the drafts of others.
    pub fn undrafted(&self) -> Result<Vec<Remainder>, Overflow> {
        left(&self.quote.remainder, &self.drafted)
    }

    /// The documents that bill it, deposits apart, whose figures still count: a draft, or what credit notes have not taken back whole.
    pub fn invoices(&self) -> impl Iterator<Item = &Bill> {
        let stands = |bill: &&Bill| bill.stage == "draft" || bill.gross_total > bill.credited;
        self.bills.iter().filter(|bill| bill.kind != Kind::Deposit).filter(stands)
    }
}

impl Tenant {
    /// What a draft of a family is, what it points at, and what is left of that.
    pub async fn points(&self, family: Family, id: &DocumentId) -> Result<Option<Points>, Fault> {
        let mut asked = vec![self.query(&POINTS, bind![id.as_str(), family.word()])];
        asked.extend(self.left_queries(id));
        let (_, answers) = self.read(asked).await?;
        let rows = answers.rows::<PointRow>(0)?;
        let to = |relation| {
            let row = rows.iter().find(|row| row.relation == Some(relation));
            row.and_then(|row| row.to_id.clone())
        };
        let (bills, replaces) = (to(Relation::Bills), to(Relation::Revises));
        let left = left_of(&answers, 1)?;
        Ok(rows.first().map(|row| Points { kind: row.kind, bills, replaces, left }))
    }

    /// A quote and what was made of it.
    pub async fn contract(&self, quote: &DocumentId) -> Result<Option<Contract>, Fault> {
        let (standing, answers) = self.read(self.contract_queries(quote)).await?;
        let today = self.today(&standing)?;
        let Some(document) = self.whole_of(&answers, 3, today)? else { return Ok(None) };
        let figures = |at| -> Result<Vec<Remainder>, Fault> {
            let rows = answers.rows::<DocumentVat>(at)?;
            let figures = rows.iter().map(Remainder::try_from).collect::<Result<_, _>>();
            figures.map_err(|_| Fault::Corrupt("vat_subtotals"))
        };
        Ok(Some(Contract {
            accepted: Accepted::of(&document).map_err(|_| Fault::Corrupt("documents.answered_options"))?,
            quote: document,
            bills: answers.rows::<Bill>(0)?,
            deposited: figures(1)?,
            drafted: figures(2)?,
            today,
        }))
    }

    /// What invoices took of the lines of a quote, drafts too, less what credit notes gave back.
    pub async fn taken_of_quote(&self, quote: &DocumentId) -> Result<Vec<Taken>, Fault> {
        let asked = self.query(&BILLED_LINES, bind![quote.as_str()]);
        let rows = self.read(vec![asked]).await?.1.rows::<BilledLine>(0)?;
        rows.into_iter().map(Taken::try_from).collect()
    }

    fn contract_queries(&self, quote: &DocumentId) -> Vec<Query> {
        let id = quote.as_str();
        let mut queries = vec![
            self.query(&BILLS, bind![id]),
            self.query(&DEPOSITED, bind![id]),
            self.query(&DRAFTED, bind![id]),
        ];
        queries.extend(self.whole(Family::Quote, quote));
        queries
    }
}
