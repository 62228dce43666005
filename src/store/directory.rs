//! The directory: clients, contacts, groups and articles are kept, listed, changed and removed in one way.

use super::history::{self, Event};
use super::page::{Direction, Listed, Page, Sorted, words};
use super::sql::{Query, TenantSql, Value, bind};
use super::{Fault, Key, Tenant, Written};
use crate::domain::filing::Filed;
use crate::platform::Now;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The statements of one kind of entry, all with the same parameters.
pub struct Sheet {
    /// A page from A to Z: ?2 and ?3 the start, ?4 the words, ?5 archived or not, ?6 the limit, then the entry's own.
    pub(super) from_a: TenantSql,
    /// The same from Z to A.
    pub(super) from_z: TenantSql,
    /// One entry: ?2 its id, then the entry's own.
    pub(super) find: TenantSql,
    /// A new entry: ?2 its id, ?3 its content as JSON, ?4 its key, ?5 its search text, ?6 now.
    pub(super) add: TenantSql,
    /// Aborts the batch unless the entry ?2 has the version ?3.
    pub(super) must_be: TenantSql,
    /// The same parameters as `add`, and ?7 the version it must have.
    pub(super) change: TenantSql,
    /// Removes ?2 if it has the version ?3.
    pub(super) remove: TenantSql,
}

/// What the journal calls the changes of an entry.
pub struct Words {
    /// The kind of thing.
    pub(super) kind: &'static str,
    /// It is new.
    pub(super) created: &'static str,
    /// It says something else.
    pub(super) edited: &'static str,
    /// It is gone.
    pub(super) removed: &'static str,
}

/// The words of a kind, from its name.
macro_rules! words_of {
    ($kind:literal) => {
        $crate::store::directory::Words {
            kind: $kind,
            created: concat!($kind, ".created"),
            edited: concat!($kind, ".edited"),
            removed: concat!($kind, ".removed"),
        }
    };
}
pub(super) use words_of;

/// An entry of the directory as it is kept.
pub trait Entry: DeserializeOwned + Serialize {
    /// What a person may write in it.
    type Content: Filed + Serialize;
    /// Its statements.
    const SHEET: Sheet;
    /// Its words in the journal.
    const WORDS: Words;

    /// Its id.
    fn id(&self) -> &str;
    /// How people call it.
    fn label(&self) -> String;
    /// The version that a change must name.
    fn version(&self) -> u32;

    /// The values its reading statements take after the common ones.
    fn reading(_now: &Now) -> Vec<Value> {
        vec![]
    }

    /// Settles what depends on the day where the company is.
    #[must_use]
    fn settled(self, _now: &Now) -> Self {
        self
    }
}

/// What a list of entries is narrowed to.
#[derive(Debug, Default)]
pub struct Wanted {
    /// Words that each entry holds.
    pub q: Option<String>,
    /// Archived or not; both when nothing is said.
    pub archived: Option<bool>,
    /// What one kind of entry is narrowed by, in the order of its statement.
    pub narrowed: Vec<Option<String>>,
}

/// Something that a key has made, now or before.
#[derive(Debug)]
pub enum Made<T> {
    /// Now.
    Now(T),
    /// Before: this is how it stands.
    Before(T),
}

impl Tenant {
    /// A page of entries by name.
    pub async fn entries<E: Entry>(&self, page: &Page, wanted: &Wanted) -> Result<Listed<E>, Fault> {
        let sql = match page.direction {
            Direction::Ascending => E::SHEET.from_a,
            Direction::Descending => E::SHEET.from_z,
        };
        let mut values = page.start(Sorted::ByText).to_vec();
        values.extend(bind![words(wanted.q.as_deref()), wanted.archived, page.limit()]);
        values.extend(E::reading(self.now()));
        values.extend(wanted.narrowed.iter().cloned().map(Value::from));
        let (_, answers) = self.read(vec![self.query(&sql, values)]).await?;
        let Listed { items, next } = page.read::<E>(&answers, 0)?;
        Ok(Listed { items: items.into_iter().map(|entry| entry.settled(self.now())).collect(), next })
    }

    /// One entry.
    pub async fn entry<E: Entry>(&self, id: &str) -> Result<Option<E>, Fault> {
        let (_, answers) = self.read(vec![self.finding::<E>(id)]).await?;
        Ok(answers.row::<E>(0)?.map(|entry| entry.settled(self.now())))
    }

    /// Adds an entry, once for each key.
    pub async fn add<E: Entry>(&self, key: &Key, id: &str, content: &E::Content) -> Result<Made<E>, Fault> {
        let label = content.filing().label;
        let queries = vec![
            self.query(&E::SHEET.add, self.values_of(id, content)),
            self.event(&Event::new(E::WORDS.created, E::WORDS.kind, id, &label)),
            self.finding::<E>(id),
        ];
        match self.write_once(key, id, queries).await? {
            Written::Fresh(answers) => {
                let made = answers.row::<E>(2)?.ok_or(Fault::Corrupt("entry"))?;
                Ok(Made::Now(made.settled(self.now())))
            }
            Written::Replayed(id) => self.entry(&id).await?.map(Made::Before).ok_or(Fault::NotYours),
        }
    }

    /// Replaces the content of an entry, if it still is as it was read.
    pub async fn change<E: Entry>(&self, before: &E, content: &E::Content) -> Result<E, Fault> {
        let (id, label) = (before.id(), content.filing().label);
        let mut values = self.values_of(id, content);
        values.extend(bind![before.version()]);
        let event = Event::new(E::WORDS.edited, E::WORDS.kind, id, &label);
        let queries = vec![
            self.query(&E::SHEET.must_be, bind![id, before.version()]),
            self.query(&E::SHEET.change, values),
            self.event(&event.with(&history::changed_fields(before, content))),
            self.finding::<E>(id),
        ];
        let answers = self.write(queries).await?;
        Ok(answers.row::<E>(3)?.ok_or(Fault::Corrupt("entry"))?.settled(self.now()))
    }

    /// Removes an entry that nothing points at, if it still is as it was read.
    pub async fn remove<E: Entry>(&self, before: &E) -> Result<(), Fault> {
        let (id, label) = (before.id(), before.label());
        let queries = vec![
            self.query(&E::SHEET.must_be, bind![id, before.version()]),
            self.query(&E::SHEET.remove, bind![id, before.version()]),
            self.event(&Event::new(E::WORDS.removed, E::WORDS.kind, id, &label)),
        ];
        self.write(queries).await.map(|_| ())
    }

    /// The statement that reads one entry.
    pub(super) fn finding<E: Entry>(&self, id: &str) -> Query {
        let mut values = bind![id];
        values.extend(E::reading(self.now()));
        self.query(&E::SHEET.find, values)
    }

    fn values_of<C: Filed + Serialize>(&self, id: &str, content: &C) -> Vec<Value> {
        let filing = content.filing();
        bind![id, Value::json(content), filing.key, filing.search, self.now().ms]
    }
}
