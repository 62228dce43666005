//! The lists of quotes and of invoices: filtered, sorted, a page at a time by key.

use super::Family;
use super::filter::Filter;
use super::pages::Part;
use super::row::{Made, state};
use crate::domain::day::Day;
use crate::domain::document::DocumentRow;
use crate::domain::ids::{ClientId, DocumentId};
use crate::domain::kind::Kind;
use crate::domain::language::Currency;
use crate::domain::money::Cents;
use crate::domain::quote::Billed;
use crate::domain::settlement::Settlement;
use crate::store::page::{Listed, Page, Sorted};
use crate::store::sql::Value;
use crate::store::{Fault, Tenant};
use serde::Deserialize;

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
    accepted: Cents,
    billed: Option<Cents>,
    replaced_by: Option<DocumentId>,
}

impl Sort {
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
        let part = Part::of(filter);
        let (today, answers) = self
            .read_today(|today| {
                let mut values = filter.values(family, today);
                values.extend(filter.start(sort, page));
                values.push(page.limit());
                values.extend(part.stage().map(Value::from));
                vec![self.query(part.sorted(sort, page.direction), values)]
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
        let billed = Billed::of(self.billed, self.accepted);
        let made = Made { id: self.id, billed, replaced_by: self.replaced_by };
        Ok(DocumentRow {
            state: state(&self.stage, self.kind, &made, settlement, today)?,
            id: made.id,
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
