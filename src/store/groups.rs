//! The groups of a company's contacts, kept by name.

use super::Tenant;
use super::directory::{Entry, Sheet, Words, words_of};
use super::sql::{Query, bind, statements};
use crate::domain::group::Group;
use crate::domain::ids::GroupId;
use serde::{Deserialize, Serialize};

macro_rules! columns {
    () => {
        "t.id, t.name, t.version,
            (select count(*) from group_contacts g where g.company_id = t.company_id and g.group_id = t.id) as contacts"
    };
}

statements! { TenantSql:
    /// A page by name, from A to Z.
    FROM_A = concat!("
        select t.name_key as mark, t.id as mark_id, ", columns!(), "
        from groups t
        where t.company_id = ?1 and (t.name_key, t.id) > (?2, ?3)
          and ?5 is null
          and not exists (select 1 from json_each(?4) w where instr(t.name_key, w.value) = 0)
        order by t.name_key, t.id
        limit ?6");
    /// A page by name, from Z to A.
    FROM_Z = concat!("
        select t.name_key as mark, t.id as mark_id, ", columns!(), "
        from groups t
        where t.company_id = ?1 and (t.name_key, t.id) < (?2, ?3)
          and ?5 is null
          and not exists (select 1 from json_each(?4) w where instr(t.name_key, w.value) = 0)
        order by t.name_key desc, t.id desc
        limit ?6");
    /// One by its id.
    FIND = concat!("select ", columns!(), " from groups t where t.company_id = ?1 and t.id = ?2");
    /// Adds one; its name is no other group's. Its name is all there is to search.
    ADD = "
        insert into groups (company_id, id, name, name_key, created_at, updated_at)
        select ?1, ?2, ?3 ->> 'name', ?4, ?6, ?6 where ?5 is not null";
    /// Renames it, in the version that was read.
    CHANGE = "
        update groups set name = ?3 ->> 'name', name_key = ?4, updated_at = ?6, version = version + 1
        where company_id = ?1 and id = ?2 and ?5 is not null and version = ?7";
    /// Asserts that the version is the one that was read.
    MUST_BE = "
        insert into must (what, ok)
        select 'change', exists (select 1 from groups where company_id = ?1 and id = ?2 and version = ?3)";
    /// Removes it, in the version that was read.
    REMOVE = "delete from groups where company_id = ?1 and id = ?2 and version = ?3";
}

/// A group as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), schemars(rename = "Group"), ts(rename = "Group"))]
pub struct GroupEntry {
    /// Its id.
    pub id: GroupId,
    /// Its name.
    pub name: String,
    /// How many contacts it holds.
    pub contacts: u32,
    /// The version that a change must name.
    pub version: u32,
}

impl Tenant {
    /// The statement that tells a group.
    pub(super) fn telling_group(&self, id: &str) -> Query {
        self.query(&FIND, bind![id])
    }
}

impl Entry for GroupEntry {
    type Content = Group;
    const WORDS: Words = words_of!("group");
    const SHEET: Sheet = Sheet {
        from_a: FROM_A,
        from_z: FROM_Z,
        find: FIND,
        add: ADD,
        must_be: MUST_BE,
        change: CHANGE,
        remove: REMOVE,
    };

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn label(&self) -> String {
        self.name.clone()
    }

    fn version(&self) -> u32 {
        self.version
    }
}
