//! Documents: one table for the whole family, one file for each thing that is done with them.

/// What bills the accepted quote `d`, including VAT; null when nothing was begun.
macro_rules! billed {
    () => {
        "(select q.billed from quotes_billed q where q.company_id = ?1 and q.id = d.id)"
    };
}

/// The sent quote that replaces the quote `d`.
macro_rules! replaced_by {
    () => {
        "(select l.from_id from document_links l join documents r on r.company_id = ?1 and r.id = l.from_id and r.stage <> 'draft'
            where l.company_id = ?1 and l.to_id = d.id and l.relation = 'revises')"
    };
}

/// The word for the state of an accepted quote `d`, as `Billed` finds it.
macro_rules! accepted {
    () => {
        concat!(
            "coalesce((select iif(w.billed >= coalesce(d.answered_gross, d.gross_total), 'invoiced', iif(w.billed > 0, 'partly_invoiced', 'accepted'))
                from (select ", billed!(), " as billed) w where w.billed is not null), 'accepted')"
        )
    };
}

/// The word for the state of a sent quote `d` on the day of a parameter.
macro_rules! sent {
    ($day:literal) => {
        concat!(
            "iif(exists ",
            replaced_by!(),
            ", 'replaced', iif(d.due_on < ?",
            $day,
            ", 'expired', 'sent'))"
        )
    };
}

pub(super) use {billed, replaced_by};

mod answer;
mod draft;
mod filter;
mod list;
mod number;
mod pages;
mod parts;
mod read;
mod row;
mod tally;

pub use answer::Answered;
pub use draft::Opening;
pub use filter::Filter;
pub use list::Sort;
pub(super) use row::{Made, state};
pub use tally::StateTally;

use crate::domain::kind::Kind;

/// Quotes on one side, everything that asks for money on the other: they never answer for each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Quotes.
    Quote,
    /// Invoices, deposits, credit notes, progress invoices.
    Invoice,
}

impl Family {
    /// The word in storage.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Invoice => "invoice",
        }
    }

    /// The family of a kind.
    pub const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Quote => Self::Quote,
            Kind::Invoice | Kind::Deposit | Kind::Credit | Kind::Progress => Self::Invoice,
        }
    }

    /// The kind of a new document of this family.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Quote => Kind::Quote,
            Self::Invoice => Kind::Invoice,
        }
    }
}

/// The pages of lists, part by part.
pub(super) const PAGES: &[(&str, &[(&str, &str)])] = pages::STATEMENTS;

pub(super) const STATEMENTS: &[&[(&str, &str)]] = &[
    read::STATEMENTS,
    draft::STATEMENTS,
    parts::STATEMENTS,
    number::STATEMENTS,
    answer::STATEMENTS,
    tally::STATEMENTS,
];
