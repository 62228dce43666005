//! The contacts of a company, kept by last name, with the clients they act for and the groups they are in.

use super::directory::{Entry, Sheet, Words, words_of};
use super::shelves::{Archivable, shelving};
use super::sql::{flag, json, statements};
use crate::domain::contact::{Contact, full_name};
use crate::domain::identity::Email;
use crate::domain::ids::{ClientId, ContactId, GroupId};
use serde::{Deserialize, Serialize};

macro_rules! columns {
    () => {
        "t.id, t.first_name, t.last_name, t.role, t.email, t.phone, t.note, t.archived_at is not null as archived, t.version,
            (select json_group_array(json_object('id', c.id, 'name', c.name) order by c.name_key)
             from client_contacts l join clients c on c.company_id = l.company_id and c.id = l.client_id
             where l.company_id = t.company_id and l.contact_id = t.id) as clients,
            (select json_group_array(json_object('id', g.id, 'name', g.name) order by g.name_key)
             from group_contacts l join groups g on g.company_id = l.company_id and g.id = l.group_id
             where l.company_id = t.company_id and l.contact_id = t.id) as groups"
    };
}

statements! { TenantSql:
    /// A page by name, from A to Z.
    FROM_A = concat!("
        select t.name_key as mark, t.id as mark_id, ", columns!(), "
        from contacts t
        where t.company_id = ?1 and (t.name_key, t.id) > (?2, ?3)
          and (?5 is null or (t.archived_at is not null) = ?5)
          and not exists (select 1 from json_each(?4) w where instr(t.search, w.value) = 0)
          and (?7 is null or exists (
            select 1 from group_contacts l where l.company_id = ?1 and l.group_id = ?7 and l.contact_id = t.id))
          and (?8 is null or exists (
            select 1 from client_contacts l where l.company_id = ?1 and l.client_id = ?8 and l.contact_id = t.id))
        order by t.name_key, t.id
        limit ?6");
    /// A page by name, from Z to A.
    FROM_Z = concat!("
        select t.name_key as mark, t.id as mark_id, ", columns!(), "
        from contacts t
        where t.company_id = ?1 and (t.name_key, t.id) < (?2, ?3)
          and (?5 is null or (t.archived_at is not null) = ?5)
          and not exists (select 1 from json_each(?4) w where instr(t.search, w.value) = 0)
          and (?7 is null or exists (
            select 1 from group_contacts l where l.company_id = ?1 and l.group_id = ?7 and l.contact_id = t.id))
          and (?8 is null or exists (
            select 1 from client_contacts l where l.company_id = ?1 and l.client_id = ?8 and l.contact_id = t.id))
        order by t.name_key desc, t.id desc
        limit ?6");
    /// One by its id.
    FIND = concat!("select ", columns!(), " from contacts t where t.company_id = ?1 and t.id = ?2");
    /// Adds one.
    ADD = "
        insert into contacts (company_id, id, first_name, last_name, role, email, phone, note, name_key, search, created_at, updated_at)
        select ?1, ?2, ?3 ->> 'first_name', ?3 ->> 'last_name', ?3 ->> 'role', ?3 ->> 'email', ?3 ->> 'phone', ?3 ->> 'note',
            ?4, ?5, ?6, ?6";
    /// Replaces its content, in the version that was read.
    CHANGE = "
        update contacts
        set first_name = ?3 ->> 'first_name', last_name = ?3 ->> 'last_name', role = ?3 ->> 'role', email = ?3 ->> 'email',
            phone = ?3 ->> 'phone', note = ?3 ->> 'note', name_key = ?4, search = ?5, updated_at = ?6, version = version + 1
        where company_id = ?1 and id = ?2 and version = ?7";
    /// Asserts that the version is the one that was read.
    MUST_BE = "
        insert into must (what, ok)
        select 'change', exists (select 1 from contacts where company_id = ?1 and id = ?2 and version = ?3)";
    /// Removes it, in the version that was read.
    REMOVE = "delete from contacts where company_id = ?1 and id = ?2 and version = ?3";
    /// Asserts that it is not archived.
    MUST_BE_AT_HAND = "
        insert into must (what, ok)
        select 'change', exists (select 1 from contacts where company_id = ?1 and id = ?2 and archived_at is null)";
    /// Archives it.
    ARCHIVE = "
        update contacts set archived_at = ?3, updated_at = ?3, version = version + 1
        where company_id = ?1 and id = ?2 and archived_at is null";
    /// Asserts that it is archived.
    MUST_BE_ARCHIVED = "
        insert into must (what, ok)
        select 'change', exists (select 1 from contacts where company_id = ?1 and id = ?2 and archived_at is not null)";
    /// Takes it out of the archive.
    RESTORE = "
        update contacts set archived_at = null, updated_at = ?3, version = version + 1
        where company_id = ?1 and id = ?2 and archived_at is not null";
}

/// A client, as a contact names it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ClientName {
    /// Its id.
    pub id: ClientId,
    /// Its name.
    pub name: String,
}

/// A group, as a contact names it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct GroupName {
    /// Its id.
    pub id: GroupId,
    /// Its name.
    pub name: String,
}

/// A contact as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(rename = "Contact"),
    ts(rename = "Contact")
)]
pub struct ContactEntry {
    /// Its id.
    pub id: ContactId,
    /// The first name.
    pub first_name: String,
    /// The last name.
    pub last_name: String,
    /// What the person does.
    pub role: Option<String>,
    /// Where they are written to.
    pub email: Option<Email>,
    /// Where they are called.
    pub phone: Option<String>,
    /// What only the company reads.
    pub note: Option<String>,
    /// The clients they act for, by name.
    #[serde(deserialize_with = "json")]
    pub clients: Vec<ClientName>,
    /// The groups they are in, by name.
    #[serde(deserialize_with = "json")]
    pub groups: Vec<GroupName>,
    /// Whether they are out of the way.
    #[serde(deserialize_with = "flag")]
    pub archived: bool,
    /// The version that a change must name.
    pub version: u32,
}

impl Entry for ContactEntry {
    type Content = Contact;
    const WORDS: Words = words_of!("contact");
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
        full_name(&self.first_name, &self.last_name)
    }

    fn version(&self) -> u32 {
        self.version
    }
}

impl Archivable for ContactEntry {
    shelving!("contact");
}
