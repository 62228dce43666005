//! The lists of quotes and of invoices: filtered, sorted, a page at a time by key.

use super::Family;
use super::filter::{Filter, narrowed, state_of};
use super::row::state;
use crate::domain::day::Day;
use crate::domain::document::DocumentRow;
use crate::domain::ids::{ClientId, DocumentId};
use crate::domain::kind::Kind;
use crate::domain::language::Currency;
use crate::domain::money::Cents;
use crate::domain::settlement::Settlement;
use crate::store::page::{Direction, Listed, Page, Sorted};
use crate::store::sql::{TenantSql, statements};
use crate::store::{Fault, Tenant};
use serde::Deserialize;

/// One page of one sort in one direction. The scalar bound beside the row value lets every index serve, those on expressions too.
macro_rules! page {
    ($key:literal, $bound:literal, $order:literal, $direction:literal) => {
        concat!(
            "
        select d.id, d.kind, d.stage, d.number, d.client_id, d.client_name, d.subject, d.issued_on, d.due_on, d.gross_total, coalesce(s.payable, d.payable) as payable, d.currency, d.version,
            coalesce(s.paid, 0) as paid, coalesce(s.credited, 0) as credited,
            iif(d.stage = 'accepted', (select l.from_id from document_links l where l.company_id = ?1 and l.to_id = d.id and l.relation = 'bills'), null) as billed_by,
            ", $key, " as mark, d.id as mark_id
        from documents d
        left join settlements s on s.company_id = ?1 and s.document_id = d.id
        where ", narrowed!(), "
          and ", $key, $bound, "?15 and (", $key, ", d.id) ", $order, " (?15, ?16)
        order by ", $key, " ", $direction, ", d.id ", $direction, "
        limit ?17"
        )
    };
}

statements! { TenantSql:
    /// By day, oldest first.
    BY_DAY = page!("d.issued_on", " >= ", ">", "asc");
    /// By day, latest first.
    BY_DAY_BACK = page!("d.issued_on", " <= ", "<", "desc");
    /// By due date, soonest first.
    BY_DUE = page!("ifnull(d.due_on, '')", " >= ", ">", "asc");
    /// By due date, latest first.
    BY_DUE_BACK = page!("ifnull(d.due_on, '')", " <= ", "<", "desc");
    /// By total, smallest first.
    BY_TOTAL = page!("d.gross_total", " >= ", ">", "asc");
    /// By total, largest first.
    BY_TOTAL_BACK = page!("d.gross_total", " <= ", "<", "desc");
    /// By client, A first.
    BY_CLIENT = page!("d.client_key", " >= ", ">", "asc");
    /// By client, Z first.
    BY_CLIENT_BACK = page!("d.client_key", " <= ", "<", "desc");
}

/// What a list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// The day on its head.
    IssuedOn,
    /// Its due date or last day.
    DueOn,
    /// Its total including VAT.
    GrossTotal,
    /// Its client's name, accents folded.
    ClientName,
}

#[derive(Deserialize)]
struct Row {
    id: DocumentId,
    kind: Kind,
    stage: String,
    number: Option<String>,
    client_id: Option<ClientId>,
    client_name: String,
    subject: String,
    issued_on: Day,
    due_on: Option<Day>,
    gross_total: Cents,
    payable: Cents,
    currency: Currency,
    version: u32,
    paid: Cents,
    credited: Cents,
    billed_by: Option<DocumentId>,
}

impl Sort {
    const fn statement(self, direction: Direction) -> &'static TenantSql {
        match (self, direction) {
            (Self::IssuedOn, Direction::Ascending) => &BY_DAY,
            (Self::IssuedOn, Direction::Descending) => &BY_DAY_BACK,
            (Self::DueOn, Direction::Ascending) => &BY_DUE,
            (Self::DueOn, Direction::Descending) => &BY_DUE_BACK,
            (Self::GrossTotal, Direction::Ascending) => &BY_TOTAL,
            (Self::GrossTotal, Direction::Descending) => &BY_TOTAL_BACK,
            (Self::ClientName, Direction::Ascending) => &BY_CLIENT,
            (Self::ClientName, Direction::Descending) => &BY_CLIENT_BACK,
        }
    }

    pub(super) const fn sorted(self) -> Sorted {
        match self {
            Self::GrossTotal => Sorted::ByWhole,
            Self::IssuedOn | Self::DueOn | Self::ClientName => Sorted::ByText,
        }
    }
}

impl Tenant {
    /// A page of the documents of one family.
    pub async fn documents(
        &self,
        family: Family,
        filter: &Filter,
        sort: Sort,
        page: &Page,
    ) -> Result<Listed<DocumentRow>, Fault> {
        let (today, answers) = self
            .read_today(|today| {
                let mut values = filter.values(family, today);
                values.extend(filter.start(sort, page));
                values.push(page.limit());
                vec![self.query(sort.statement(page.direction), values)]
            })
            .await?;
        let listed = page.read::<Row>(&answers, 0)?;
        let items = listed.items.into_iter().map(|row| row.seen(today)).collect::<Result<_, _>>()?;
        Ok(Listed { items, next: listed.next })
    }
}

impl Row {
    fn seen(self, today: Day) -> Result<DocumentRow, Fault> {
        let due_on = self.due_on.unwrap_or(self.issued_on);
        let settlement =
            Settlement { payable: self.payable, paid: self.paid, credited: self.credited, due_on };
        let open = match self.stage.as_str() {
            "issued" => settlement.open().map_err(|_| Fault::Corrupt("settlements"))?,
            _ => Cents::ZERO,
        };
        Ok(DocumentRow {
            state: state(&self.stage, self.kind, &self.id, self.billed_by, settlement, today)?,
            id: self.id,
            kind: self.kind,
            stage: self.stage,
            number: self.number,
            client_id: self.client_id,
            client_name: self.client_name,
            subject: self.subject,
            issued_on: self.issued_on,
            due_on: self.due_on,
            gross_total: self.gross_total,
            open,
            currency: self.currency,
            version: self.version,
        })
    }
}
