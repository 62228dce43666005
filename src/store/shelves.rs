//! Archiving: an entry that is used is put away instead of removed, and can be taken out again.

use super::directory::Entry;
use super::history::Event;
use super::sql::{TenantSql, bind};
use super::{Fault, Tenant};

/// What archiving asks of a kind of entry.
pub trait Archivable: Entry {
    /// Aborts the batch unless ?2 is not archived; archives it at ?3.
    const ARCHIVE: Shelving;
    /// Aborts the batch unless ?2 is archived; takes it out at ?3.
    const RESTORE: Shelving;
}

/// One direction: what must be so, the change, and its word in the journal.
pub struct Shelving {
    /// Aborts the batch unless the entry is on the other shelf.
    pub(super) must_be: TenantSql,
    /// Moves it.
    pub(super) change: TenantSql,
    /// The word of the journal.
    pub(super) action: &'static str,
}

/// Where an entry goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Out of the way.
    Archive,
    /// Where it is at hand.
    AtHand,
}

/// The two directions of a kind, from the statements of its file.
macro_rules! shelving {
    ($kind:literal) => {
        const ARCHIVE: $crate::store::shelves::Shelving = $crate::store::shelves::Shelving {
            must_be: MUST_BE_AT_HAND,
            change: ARCHIVE,
            action: concat!($kind, ".archived"),
        };
        const RESTORE: $crate::store::shelves::Shelving = $crate::store::shelves::Shelving {
            must_be: MUST_BE_ARCHIVED,
            change: RESTORE,
            action: concat!($kind, ".restored"),
        };
    };
}
pub(super) use shelving;

impl Tenant {
    /// Puts an entry on a shelf; an entry that is there already stays as it is.
    pub async fn shelve<E: Archivable>(&self, id: &str, shelf: Shelf) -> Result<Option<E>, Fault> {
        let Some(before) = self.entry::<E>(id).await? else { return Ok(None) };
        let shelving = match shelf {
            Shelf::Archive => E::ARCHIVE,
            Shelf::AtHand => E::RESTORE,
        };
        let label = before.label();
        let queries = vec![
            self.query(&shelving.must_be, bind![id]),
            self.query(&shelving.change, bind![id, self.now().ms]),
            self.event(&Event::new(shelving.action, E::WORDS.kind, id, &label)),
            self.finding::<E>(id),
        ];
        match self.write(queries).await {
            Ok(answers) => Ok(answers.row::<E>(3)?.map(|entry| entry.settled(self.now()))),
            Err(Fault::Changed) => self.entry(id).await,
            Err(fault) => Err(fault),
        }
    }
}
