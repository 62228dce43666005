//! The statements behind a list: each part of a family by the index that holds it, each sort in both directions, so that a page reads about
//! the rows it shows.

use super::Sort;
use super::filter::{Filter, narrowed, state_of};
use crate::store::page::Direction;
use crate::store::sql::{TenantSql, statements};

/// Which index holds what a filter leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The whole family, in the order of the sort; what most of it is (paid, invoiced) is soon found there too.
    Everywhere,
    /// What one client has.
    OfClient,
    /// One stage, the last parameter.
    InStage(&'static str),
    /// What still asks for money, and credit notes.
    Unsettled,
    /// What credit notes or a corrective invoice closed.
    Credited,
    /// Accepted quotes of which something is left to bill.
    Unbilled,
}

macro_rules! everywhere {
    () => {
        "documents d left join settlements s on s.company_id = ?1 and s.document_id = d.id where "
    };
}

macro_rules! of_client {
    () => {
        "documents d indexed by documents_of_one_client left join settlements s on s.company_id = ?1 and s.document_id = d.id where d.client_id = ?3 and "
    };
}

macro_rules! in_stage {
    () => {
        "documents d indexed by documents_by_stage left join settlements s on s.company_id = ?1 and s.document_id = d.id where d.stage = ?18 and "
    };
}

// `cross join` keeps the order: the few that are open first, then each by its key
macro_rules! unsettled {
    () => {
        "(select document_id from settlements where company_id = ?1 and payable > paid + credited
          union all
          select id from documents where company_id = ?1 and kind = 'credit') o
        cross join documents d on d.company_id = ?1 and d.id = o.document_id
        left join settlements s on s.company_id = ?1 and s.document_id = d.id where "
    };
}

macro_rules! credited {
    () => {
        "(select document_id from settlements where company_id = ?1 and paid = 0 and credited > 0) o
        cross join documents d on d.company_id = ?1 and d.id = o.document_id
        left join settlements s on s.company_id = ?1 and s.document_id = d.id where "
    };
}

macro_rules! unbilled {
    () => {
        "unbilled o
        cross join documents d on d.company_id = ?1 and d.id = o.document_id
        left join settlements s on s.company_id = ?1 and s.document_id = d.id where o.company_id = ?1 and "
    };
}

/// One page of one part, one sort, one direction. The scalar bound beside the row value lets every index serve, those on expressions too.
macro_rules! page {
    ($part:ident, $key:literal, $bound:literal, $order:literal, $direction:literal) => {
        concat!(
            "
        select d.id, d.kind, d.stage, d.number, d.client_id, d.client_name, d.subject, d.issued_on, d.due_on, d.gross_total, coalesce(s.payable, d.payable) as payable, d.currency, d.version,
            coalesce(s.paid, iif(d.kind = 'credit', (select sum(r.amount) from refund_parts r where r.company_id = ?1 and r.credit_id = d.id), 0), 0) as paid,
            coalesce(s.credited, iif(d.kind = 'credit', (select sum(o.amount) from offsets o where o.company_id = ?1 and o.from_id = d.id), 0), 0) as credited,
            coalesce(d.answered_gross, d.gross_total) as accepted,
            iif(d.stage = 'accepted', ", billed!(), ", null) as billed, iif(d.stage = 'sent', ", replaced_by!(), ", null) as replaced_by,
            ", $key, " as mark, d.id as mark_id
        from ", $part!(), narrowed!(), "
          and ", $key, $bound, "?15 and (", $key, ", d.id) ", $order, " (?15, ?16)
        order by ", $key, " ", $direction, ", d.id ", $direction, "
        limit ?17"
        )
    };
}

macro_rules! parts {
    ($($part:ident)+) => {
        $(mod $part {
            use super::*;

            statements! { TenantSql:
                /// By day, oldest first.
                BY_DAY = page!($part, "d.issued_on", " >= ", ">", "asc");
                /// By day, latest first.
                BY_DAY_BACK = page!($part, "d.issued_on", " <= ", "<", "desc");
                /// By due date, soonest first.
                BY_DUE = page!($part, "ifnull(d.due_on, '')", " >= ", ">", "asc");
                /// By due date, latest first.
                BY_DUE_BACK = page!($part, "ifnull(d.due_on, '')", " <= ", "<", "desc");
                /// By total, smallest first.
                BY_TOTAL = page!($part, "d.gross_total", " >= ", ">", "asc");
                /// By total, largest first.
                BY_TOTAL_BACK = page!($part, "d.gross_total", " <= ", "<", "desc");
                /// By client, A first.
                BY_CLIENT = page!($part, "d.client_key", " >= ", ">", "asc");
                /// By client, Z first.
                BY_CLIENT_BACK = page!($part, "d.client_key", " <= ", "<", "desc");
            }

            pub(super) const fn sorted(sort: Sort, direction: Direction) -> &'static TenantSql {
                match (sort, direction) {
                    (Sort::IssuedOn, Direction::Ascending) => &BY_DAY,
                    (Sort::IssuedOn, Direction::Descending) => &BY_DAY_BACK,
                    (Sort::DueOn, Direction::Ascending) => &BY_DUE,
                    (Sort::DueOn, Direction::Descending) => &BY_DUE_BACK,
                    (Sort::GrossTotal, Direction::Ascending) => &BY_TOTAL,
                    (Sort::GrossTotal, Direction::Descending) => &BY_TOTAL_BACK,
                    (Sort::ClientName, Direction::Ascending) => &BY_CLIENT,
                    (Sort::ClientName, Direction::Descending) => &BY_CLIENT_BACK,
                }
            }
        })+

        /// The statements of every part.
        pub(super) const STATEMENTS: &[(&str, &[(&str, &str)])] = &[$((stringify!($part), $part::STATEMENTS)),+];
    };
}

parts! { everywhere of_client in_stage unsettled credited unbilled }

impl Part {
    /// The part that a filter is found in with the least reading.
    pub(super) fn of(filter: &Filter) -> Self {
        if filter.client.is_some() {
            return Self::OfClient;
        }
        match filter.state.as_deref() {
            Some("draft") => Self::InStage("draft"),
            Some("refused") => Self::InStage("refused"),
            Some("sent" | "expired" | "replaced") => Self::InStage("sent"),
            Some("open" | "issued" | "partly_paid" | "overdue") => Self::Unsettled,
            Some("credited") => Self::Credited,
            Some("accepted" | "partly_invoiced") => Self::Unbilled,
            Some(_) | None => Self::Everywhere,
        }
    }

    /// The stage that its statements take last.
    pub(super) const fn stage(self) -> Option<&'static str> {
        match self {
            Self::InStage(stage) => Some(stage),
            Self::Everywhere | Self::OfClient | Self::Unsettled | Self::Credited | Self::Unbilled => None,
        }
    }

    /// Its statement for a sort.
    pub(super) const fn sorted(self, sort: Sort, direction: Direction) -> &'static TenantSql {
        match self {
            Self::Everywhere => everywhere::sorted(sort, direction),
            Self::OfClient => of_client::sorted(sort, direction),
            Self::InStage(_) => in_stage::sorted(sort, direction),
            Self::Unsettled => unsettled::sorted(sort, direction),
            Self::Credited => credited::sorted(sort, direction),
            Self::Unbilled => unbilled::sorted(sort, direction),
        }
    }
}
