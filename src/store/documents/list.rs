//! The lists of quotes and of invoices: filtered, sorted, a page at a time by key.

use super::Family;
use super::row::state;
use crate::domain::day::Day;
use crate::domain::document::DocumentRow;
use crate::domain::ids::{ClientId, DocumentId};
use crate::domain::kind::Kind;
use crate::domain::language::Currency;
use crate::domain::money::Cents;
use crate::domain::settlement::Settlement;
use crate::store::page::{Direction, Listed, Page, Placed, Sorted, words};
use crate::store::sql::{TenantSql, bind, statements};
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
        where d.company_id = ?1 and d.family = ?2
          and ", $key, $bound, "?3 and (", $key, ", d.id) ", $order, " (?3, ?4)
          and (?5 is null or d.client_id = ?5)
          and d.issued_on between coalesce(?6, '0') and coalesce(?7, '9')
          and not exists (select 1 from json_each(?8) w where instr(d.client_key || ' ' || d.search, w.value) = 0 and d.gross_total is not ?9)
          and (?10 is null or d.kind = ?10)
          and (?11 is null or ?11 = case
            when d.stage in ('draft', 'refused') then d.stage
            when d.stage = 'sent' then iif(d.due_on < ?12, 'expired', 'sent')
            when d.stage = 'accepted' then iif(exists (select 1 from document_links l where l.company_id = ?1 and l.to_id = d.id and l.relation = 'bills'), 'invoiced', 'accepted')
            when s.open = 0 then 'paid'
            when s.due_on < ?12 then 'overdue'
            when s.open < s.payable then 'partly_paid'
            else 'issued' end)
        order by ", $key, " ", $direction, ", d.id ", $direction, "
        limit ?13"
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

/// What a list shows.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only this client's.
    pub client: Option<ClientId>,
    /// From this day.
    pub from: Option<Day>,
    /// To this day.
    pub to: Option<Day>,
    /// Holding these words, or of this amount.
    pub text: Option<String>,
    /// Only of this kind.
    pub kind: Option<Kind>,
    /// Only in this state, by its word.
    pub state: Option<String>,
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

    const fn sorted(self) -> Sorted {
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
                let [mark, id] = page.start(sort.sorted());
                let values = bind![
                    family.word(),
                    mark,
                    id,
                    filter.client.as_ref().map(ClientId::as_str),
                    filter.from,
                    filter.to,
                    words(filter.text.as_deref()),
                    filter.text.as_deref().and_then(amount),
                    filter.kind.map(Kind::word),
                    filter.state.as_deref(),
                    today,
                    page.limit(),
                ];
                vec![self.query(sort.statement(page.direction), values)]
            })
            .await?;
        let listed = page.cut(answers.rows::<Placed<Row>>(0)?);
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

/// An amount typed in a search, in cents: `1 234,50` finds the document of that total.
fn amount(text: &str) -> Option<i64> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (whole, decimals) = plain.split_once([',', '.']).unwrap_or((&plain, "00"));
    let decimals = match decimals.len() {
        1 => format!("{decimals}0"),
        2 => decimals.to_owned(),
        _ => return None,
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(&decimals) {
        return None;
    }
    format!("{whole}{decimals}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_found_as_it_is_typed() {
        assert_eq!(amount("1 234,5"), Some(123_450));
        assert_eq!(amount("12.05"), Some(1205));
        assert_eq!(amount("80"), Some(8000));
        for no in ["", "F-2026-0001", "12,345", "-3", ","] {
            assert_eq!(amount(no), None, "{no}");
        }
    }
}
