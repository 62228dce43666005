//! Saved views of lists: each person's own, and those shared with the company.

use super::links::Tie;
use super::sql::{Query, bind, flag, statements};
use super::{Fault, Key, Tenant, Written};
use crate::domain::ids::{UserId, ViewId};
use crate::domain::view::{View, ViewedList};
use serde::{Deserialize, Serialize};

macro_rules! seen {
    ($where:literal) => {
        concat!("
        select v.id, v.list, v.name, v.query, v.shared, v.user_id = ?2 as mine, v.version,
            exists (select 1 from default_views d where d.company_id = ?1 and d.user_id = ?2 and d.list = v.list and d.view_id = v.id) as preferred
        from views v
        where v.company_id = ?1 and (v.user_id = ?2 or v.shared = 1) and ", $where)
    };
}

statements! { TenantSql:
    /// What a person sees of a list, by name.
    LIST = seen!("(?3 is null or v.list = ?3) order by v.list, v.name_key, v.id limit 500");
    /// One that a person sees.
    FIND = seen!("v.id = ?3");
    /// Adds one.
    ADD = "
        insert into views (company_id, id, user_id, list, name, name_key, query, shared, created_at, updated_at)
        select ?1, ?2, ?3, ?4 ->> 'list', ?4 ->> 'name', ?4 ->> 'name_key', ?4 ->> 'query', ?4 ->> 'shared', ?5, ?5";
    /// Asserts that a person may change it: its author, and for a shared one whoever runs the company.
    MUST_BE_THEIRS = "
        insert into must (what, ok)
        select 'right', exists (
            select 1 from views v join memberships m on m.company_id = ?1 and m.user_id = ?3
            where v.company_id = ?1 and v.id = ?2 and (v.user_id = ?3 or v.shared = 1 and m.role in ('owner', 'admin')))";
    /// Asserts that the version is the one that was read.
    MUST_BE = "
        insert into must (what, ok)
        select 'change', exists (select 1 from views where company_id = ?1 and id = ?2 and version = ?3)";
    /// Replaces it, in the version that was read; it stays a view of its list.
    CHANGE = "
        update views set name = ?3 ->> 'name', name_key = ?3 ->> 'name_key', query = ?3 ->> 'query', shared = ?3 ->> 'shared',
            updated_at = ?4, version = version + 1
        where company_id = ?1 and id = ?2 and version = ?5";
    /// Removes it, in the version that was read.
    REMOVE = "delete from views where company_id = ?1 and id = ?2 and version = ?3";
    /// Asserts that a person sees it.
    MUST_BE_SEEN = "
        insert into must (what, ok)
        select 'change', exists (select 1 from views where company_id = ?1 and id = ?2 and (user_id = ?3 or shared = 1))";
    /// Opens the list with it from now on.
    PREFER = "
        insert into default_views (company_id, user_id, list, view_id)
        select v.company_id, ?3, v.list, v.id from views v where v.company_id = ?1 and v.id = ?2
        on conflict (company_id, user_id, list) do update set view_id = excluded.view_id";
    /// Opens the list with everything again.
    FORGET = "delete from default_views where company_id = ?1 and view_id = ?2 and user_id = ?3";
}

/// A view as somebody sees it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), schemars(rename = "View"), ts(rename = "View"))]
pub struct ViewEntry {
    /// Its id.
    pub id: ViewId,
    /// The list it looks at.
    pub list: ViewedList,
    /// Its name.
    pub name: String,
    /// The query of the page's address.
    pub query: String,
    /// Whether the whole company sees it.
    #[serde(deserialize_with = "flag")]
    pub shared: bool,
    /// Whether the caller has written it.
    #[serde(deserialize_with = "flag")]
    pub mine: bool,
    /// Whether the caller opens the list with it.
    #[serde(deserialize_with = "flag")]
    pub preferred: bool,
    /// The version that a change must name.
    pub version: u32,
}

impl Tenant {
    /// What the caller sees of a list, or of all.
    pub async fn views(&self, list: Option<ViewedList>) -> Result<Vec<ViewEntry>, Fault> {
        let asked = self.query(&LIST, bind![self.viewer(), list.map(ViewedList::word)]);
        let (_, answers) = self.read(vec![asked]).await?;
        answers.rows(0)
    }

    /// One view that the caller sees.
    pub async fn view(&self, id: &ViewId) -> Result<Option<ViewEntry>, Fault> {
        let (_, answers) = self.read(vec![self.view_query(id)]).await?;
        answers.row(0)
    }

    /// Keeps a view, once for each key.
    pub async fn keep_view(&self, key: &Key, id: &ViewId, view: &View) -> Result<Written, Fault> {
        let content = super::sql::Value::json(view);
        let add = self.query(&ADD, bind![id.as_str(), self.viewer(), content, self.now().ms]);
        self.write_once(key, id.as_str(), vec![add]).await
    }

    /// Replaces a view of the caller's, in the version that was read.
    pub async fn change_view(&self, id: &ViewId, version: u32, view: &View) -> Result<ViewEntry, Fault> {
        let content = super::sql::Value::json(view);
        let mut queries = self.theirs(id, version);
        queries.push(self.query(&CHANGE, bind![id.as_str(), content, self.now().ms, version]));
        queries.push(self.view_query(id));
        let answers = self.write(queries).await?;
        answers.row(3)?.ok_or(Fault::NotYours)
    }

    /// Removes a view of the caller's, in the version that was read.
    pub async fn remove_view(&self, id: &ViewId, version: u32) -> Result<(), Fault> {
        let mut queries = self.theirs(id, version);
        queries.push(self.query(&REMOVE, bind![id.as_str(), version]));
        self.write(queries).await.map(|_| ())
    }

    /// Opens the view's list with it, or with everything again.
    pub async fn prefer_view(&self, id: &ViewId, tie: Tie) -> Result<(), Fault> {
        let sql = match tie {
            Tie::Tied => &PREFER,
            Tie::Untied => &FORGET,
        };
        let values = || bind![id.as_str(), self.viewer()];
        self.write(vec![self.query(&MUST_BE_SEEN, values()), self.query(sql, values())]).await.map(|_| ())
    }

    fn theirs(&self, id: &ViewId, version: u32) -> Vec<Query> {
        vec![
            self.query(&MUST_BE_THEIRS, bind![id.as_str(), self.viewer()]),
            self.query(&MUST_BE, bind![id.as_str(), version]),
        ]
    }

    fn view_query(&self, id: &ViewId) -> Query {
        self.query(&FIND, bind![self.viewer(), id.as_str()])
    }

    fn viewer(&self) -> Option<&str> {
        self.user().map(UserId::as_str)
    }
}
