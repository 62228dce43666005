//! The directory over HTTP: one set of handlers for clients, contacts, groups and articles.

use super::page::Paging;
use super::reply::{self, Telling};
use super::{Failure, Member, Reader};
use crate::domain::ids::{ClientId, ContactId, GroupId};
use crate::domain::refusal::FieldRefusal;
use crate::store::Fault;
use crate::store::directory::{Entry, Made, Wanted};
use crate::store::links::{Holder, Tie};
use crate::store::shelves::{Archivable, Shelf};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use worker::Response;

/// How a kind of entry is asked for and written.
pub trait Shown: Entry<Content: TryFrom<Self::Input, Error = Vec<FieldRefusal>>> {
    /// The body of a POST or PUT.
    type Input: DeserializeOwned;

    /// What a list is narrowed to; a filter this kind does not have is refused.
    fn wanted(query: Query) -> Result<Wanted, Failure>;
}

/// The query of a list.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Query {
    /// Words that each entry holds.
    pub q: Option<String>,
    /// `true` for the archived ones; the others when nothing is said.
    pub archived: Option<Archived>,
    /// Contacts of this group.
    pub group: Option<GroupId>,
    /// Contacts of this client.
    pub client: Option<ClientId>,
    /// `name` or `-name`.
    pub sort: Option<String>,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// At most how many, 1 to 100.
    pub limit: Option<u32>,
}

/// Which entries a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Archived {
    /// Those at hand.
    False,
    /// Those put away.
    True,
    /// Both.
    All,
}

impl Archived {
    /// As the store takes it.
    pub fn shown(asked: Option<Self>) -> Option<bool> {
        match asked.unwrap_or(Archived::False) {
            Archived::False => Some(false),
            Archived::True => Some(true),
            Archived::All => None,
        }
    }
}

/// A page of the list.
pub async fn list<E: Shown>(reader: Reader<'_>) -> Result<Response, Failure> {
    let query: Query = reader.desk.query()?;
    let paging = Paging::read(&["name"], query.sort.as_deref(), query.after.as_deref(), query.limit)?;
    let listed = reader.tenant.entries::<E>(&paging.page, &E::wanted(query)?).await?;
    paging.reply(listed)
}

/// A new entry, once for each key.
pub async fn add<E: Shown>(member: Member<'_>) -> Result<Response, Failure> {
    let key = member.desk.key()?;
    let typed: E::Input = member.desk.json()?;
    let content = E::Content::try_from(typed)?;
    let id = member.desk.now.fresh();
    let (entry, telling) = match member.tenant.add::<E>(&key, &id, &content).await? {
        Made::Now(entry) => (entry, Telling::First),
        Made::Before(entry) => (entry, Telling::Again),
    };
    reply::told(reply::versioned(&entry, entry.version())?, 201, telling)
}

/// One entry.
pub async fn read<E: Shown>(reader: Reader<'_>, id: &str) -> Result<Response, Failure> {
    let entry = find::<E>(&reader, id).await?;
    reply::versioned(&entry, entry.version())
}

/// Other content, if the caller has seen how it stands.
pub async fn change<E: Shown>(member: Member<'_>, id: &str) -> Result<Response, Failure> {
    let version = member.desk.version()?;
    let typed: E::Input = member.desk.json()?;
    let content = E::Content::try_from(typed)?;
    let before = seen::<E>(&member, id, version).await?;
    let changed = member.tenant.change(&before, &content).await;
    let entry = settled::<E, _>(&member, id, changed).await?;
    reply::versioned(&entry, entry.version())
}

/// No entry any more, if nothing points at it and the caller has seen how it stands.
pub async fn remove<E: Shown>(member: Member<'_>, id: &str) -> Result<Response, Failure> {
    let version = member.desk.version()?;
    let before = seen::<E>(&member, id, version).await?;
    let removed = member.tenant.remove(&before).await;
    settled::<E, _>(&member, id, removed).await?;
    reply::nothing()
}

/// Out of the way, or at hand again.
pub async fn shelve<E: Shown + Archivable>(
    member: Member<'_>,
    id: &str,
    shelf: Shelf,
) -> Result<Response, Failure> {
    let entry = member.tenant.shelve::<E>(id, shelf).await?.ok_or_else(Failure::not_found)?;
    reply::versioned(&entry, entry.version())
}

/// A contact linked to a client or a group, or no longer.
pub async fn tie(
    member: Member<'_>,
    holder: Holder,
    id: &str,
    contact: &str,
    tie: Tie,
) -> Result<Response, Failure> {
    let contact: ContactId = contact.parse()?;
    if member.tenant.tie(holder, id, contact.as_str(), tie).await? {
        reply::nothing()
    } else {
        Err(Failure::not_found())
    }
}

async fn find<E: Shown>(reader: &Reader<'_>, id: &str) -> Result<E, Failure> {
    reader.tenant.entry::<E>(id).await?.ok_or_else(Failure::not_found)
}

/// The entry in the version the caller has seen; else how it stands now, for the page to merge.
async fn seen<E: Shown>(reader: &Reader<'_>, id: &str, version: u32) -> Result<E, Failure> {
    let entry = find::<E>(reader, id).await?;
    if entry.version() == version { Ok(entry) } else { Err(Failure::changed_to(&entry)) }
}

/// The outcome of a write that expected a version: a lost race tells how the entry stands now.
async fn settled<E: Shown, T>(
    reader: &Reader<'_>,
    id: &str,
    outcome: Result<T, Fault>,
) -> Result<T, Failure> {
    match outcome {
        Err(Fault::Changed) => Err(Failure::changed_to(&find::<E>(reader, id).await?)),
        outcome => Ok(outcome?),
    }
}
