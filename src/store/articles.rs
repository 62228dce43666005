//! The articles of a company, kept by name.

use super::directory::{Entry, Sheet, Words, words_of};
use super::shelves::{Archivable, shelving};
use super::sql::{flag, json, statements};
use crate::domain::article::Article;
use crate::domain::ids::ArticleId;
use crate::domain::line::{Nature, Unit};
use crate::domain::quantity::UnitPrice;
use crate::domain::vat::Vat;
use serde::{Deserialize, Serialize};

macro_rules! columns {
    () => {
        "t.id, t.reference, t.name, t.description, t.nature, t.unit, t.unit_price, t.archived_at is not null as archived, t.version,
            json_object('category', t.vat_category, 'rate', t.vat_rate, 'vatex', t.vatex) as vat"
    };
}

statements! { TenantSql:
    /// A page by name, from A to Z.
    FROM_A = concat!("
        select t.name_key as mark, t.id as mark_id, ", columns!(), "
        from articles t
        where t.company_id = ?1 and (t.name_key, t.id) > (?2, ?3)
          and (?5 is null or (t.archived_at is not null) = ?5)
          and not exists (select 1 from json_each(?4) w where instr(t.search, w.value) = 0)
        order by t.name_key, t.id
        limit ?6");
    /// A page by name, from Z to A.
    FROM_Z = concat!("
        select t.name_key as mark, t.id as mark_id, ", columns!(), "
        from articles t
        where t.company_id = ?1 and (t.name_key, t.id) < (?2, ?3)
          and (?5 is null or (t.archived_at is not null) = ?5)
          and not exists (select 1 from json_each(?4) w where instr(t.search, w.value) = 0)
        order by t.name_key desc, t.id desc
        limit ?6");
    /// One by its id.
    FIND = concat!("select ", columns!(), " from articles t where t.company_id = ?1 and t.id = ?2");
    /// Adds one; its reference is nobody else's.
    ADD = "
        insert into articles (company_id, id, reference, name, description, nature, unit, unit_price, vat_category, vat_rate, vatex,
            name_key, search, created_at, updated_at)
        select ?1, ?2, ?3 ->> 'reference', ?3 ->> 'name', ?3 ->> 'description', ?3 ->> 'nature', ?3 ->> 'unit', ?3 ->> 'unit_price',
            ?3 ->> '$.vat.category', ?3 ->> '$.vat.rate', ?3 ->> '$.vat.vatex', ?4, ?5, ?6, ?6";
    /// Replaces its content, in the version that was read.
    CHANGE = "
        update articles
        set reference = ?3 ->> 'reference', name = ?3 ->> 'name', description = ?3 ->> 'description', nature = ?3 ->> 'nature',
            unit = ?3 ->> 'unit', unit_price = ?3 ->> 'unit_price', vat_category = ?3 ->> '$.vat.category',
            vat_rate = ?3 ->> '$.vat.rate', vatex = ?3 ->> '$.vat.vatex', name_key = ?4, search = ?5, updated_at = ?6,
            version = version + 1
        where company_id = ?1 and id = ?2 and version = ?7";
    /// Asserts that the version is the one that was read.
    MUST_BE = "
        insert into must (what, ok)
        select 'change', exists (select 1 from articles where company_id = ?1 and id = ?2 and version = ?3)";
    /// Removes it, in the version that was read.
    REMOVE = "delete from articles where company_id = ?1 and id = ?2 and version = ?3";
    /// Asserts that it is not archived.
    MUST_BE_AT_HAND = "
        insert into must (what, ok)
        select 'change', exists (select 1 from articles where company_id = ?1 and id = ?2 and archived_at is null)";
    /// Archives it.
    ARCHIVE = "
        update articles set archived_at = ?3, updated_at = ?3, version = version + 1
        where company_id = ?1 and id = ?2 and archived_at is null";
    /// Asserts that it is archived.
    MUST_BE_ARCHIVED = "
        insert into must (what, ok)
        select 'change', exists (select 1 from articles where company_id = ?1 and id = ?2 and archived_at is not null)";
    /// Takes it out of the archive.
    RESTORE = "
        update articles set archived_at = null, updated_at = ?3, version = version + 1
        where company_id = ?1 and id = ?2 and archived_at is not null";
}

/// An article as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(rename = "Article"),
    ts(rename = "Article")
)]
pub struct ArticleEntry {
    /// Its id.
    pub id: ArticleId,
    /// The company's own code for it.
    pub reference: Option<String>,
    /// Its name.
    pub name: String,
    /// More about it.
    pub description: Option<String>,
    /// Goods or a service.
    pub nature: Nature,
    /// What is counted.
    pub unit: Unit,
    /// The price of one, VAT excluded.
    pub unit_price: UnitPrice,
    /// How it is taxed.
    #[serde(deserialize_with = "json")]
    pub vat: Vat,
    /// Whether it is out of the way.
    #[serde(deserialize_with = "flag")]
    pub archived: bool,
    /// The version that a change must name.
    pub version: u32,
}

impl Entry for ArticleEntry {
    type Content = Article;
    const WORDS: Words = words_of!("article");
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

impl Archivable for ArticleEntry {
    shelving!("article");
}
