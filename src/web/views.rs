//! Saved views of lists on the wire.

use super::reply::{self, Telling};
use super::{Failure, Member, Reader};
use crate::domain::ids::ViewId;
use crate::domain::view::{View, ViewInput, ViewedList};
use crate::store::links::Tie;
use crate::store::views::ViewEntry;
use crate::store::{Fault, Written};
use serde::{Deserialize, Serialize};
use worker::Response;

/// The query of the views.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ViewsQuery {
    /// Those of this list; all when nothing is said.
    list: Option<ViewedList>,
}

/// The views that somebody sees.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Views {
    /// By list and name.
    pub items: Vec<ViewEntry>,
}

/// One's own views and the shared ones.
pub async fn list(reader: Reader<'_>) -> Result<Response, Failure> {
    let query: ViewsQuery = reader.desk.query()?;
    reply::json(&Views { items: reader.tenant.views(query.list).await? })
}

/// Keeps a view.
pub async fn add(member: Member<'_>) -> Result<Response, Failure> {
    let key = member.desk.key()?;
    let view = View::try_from(member.desk.json::<ViewInput>()?)?;
    let id: ViewId = member.desk.now.fresh().parse()?;
    let (id, telling) = match member.tenant.keep_view(&key, &id, &view).await? {
        Written::Fresh(_) => (id, Telling::First),
        Written::Replayed(made) => (made.parse()?, Telling::Again),
    };
    let kept = member.tenant.view(&id).await?.ok_or_else(Failure::not_found)?;
    reply::told(reply::versioned(&kept, kept.version)?, 201, telling)
}

/// Another name, another query, another public.
pub async fn change(member: Member<'_>, id: &str) -> Result<Response, Failure> {
    let id: ViewId = id.parse()?;
    let version = member.desk.version()?;
    let view = View::try_from(member.desk.json::<ViewInput>()?)?;
    seen(&member, &id).await?;
    match member.tenant.change_view(&id, version, &view).await {
        Ok(view) => reply::versioned(&view, view.version),
        Err(fault) => Err(stale(&member, &id, fault).await),
    }
}

/// No view any more.
pub async fn remove(member: Member<'_>, id: &str) -> Result<Response, Failure> {
    let id: ViewId = id.parse()?;
    let version = member.desk.version()?;
    seen(&member, &id).await?;
    match member.tenant.remove_view(&id, version).await {
        Ok(()) => reply::nothing(),
        Err(fault) => Err(stale(&member, &id, fault).await),
    }
}

/// The list opens with it, or with everything again.
pub async fn prefer(member: Member<'_>, id: &str, tie: Tie) -> Result<Response, Failure> {
    match member.tenant.prefer_view(&id.parse()?, tie).await {
        Ok(()) => reply::nothing(),
        Err(Fault::Changed) => Err(Failure::not_found()),
        Err(fault) => Err(fault.into()),
    }
}

/// A view of somebody else's that is not shared is not there.
async fn seen(reader: &Reader<'_>, id: &ViewId) -> Result<ViewEntry, Failure> {
    reader.tenant.view(id).await?.ok_or_else(Failure::not_found)
}

/// A lost race tells how the view stands now.
async fn stale(reader: &Reader<'_>, id: &ViewId, fault: Fault) -> Failure {
    match fault {
        Fault::Changed => seen(reader, id).await.map_or_else(|gone| gone, |view| Failure::changed_to(&view)),
        other => other.into(),
    }
}
