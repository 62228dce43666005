//! The clients of a company, kept by name, with their contacts and what they owe.

use super::directory::{Entry, Sheet, Words, words_of};
use super::shelves::{Archivable, shelving};
use super::sql::{Value, flag, json, statements};
use crate::domain::client::{Client, ClientKind};
use crate::domain::identity::{CountryCode, Email, PostalAddress, Siren, Siret, VatNumber};
use crate::domain::ids::{ClientId, ContactId};
use crate::domain::language::Language;
use crate::domain::money::Cents;
use crate::domain::terms::Terms;
use crate::platform::Now;
use serde::{Deserialize, Serialize};

/// What is open, then what is overdue if today is the first, the second or the third of the days that the parameter lists: which one it is
/// depends on the company's time zone, which is read in the same breath.
macro_rules! columns {
    ($days:literal) => {
        concat!(
            "t.id, t.kind, t.name, t.siren, t.siret, t.vat_number, t.email, t.phone, t.street, t.street2, t.postcode, t.city, t.country,
            coalesce(t.delivery, 'null') as delivery, t.language, t.payment_terms, t.note, t.archived_at is not null as archived, t.version,
            (select json_group_array(json_object('id', p.id, 'first_name', p.first_name, 'last_name', p.last_name, 'email', p.email,
                'role', p.role) order by p.name_key)
             from client_contacts l join contacts p on p.company_id = l.company_id and p.id = l.contact_id
             where l.company_id = t.company_id and l.client_id = t.id and p.archived_at is null) as contacts,
            (select json_array(coalesce(sum(s.open), 0),
                coalesce(sum(s.open) filter (where s.due_on < ", $days, " ->> 0), 0),
                coalesce(sum(s.open) filter (where s.due_on < ", $days, " ->> 1), 0),
                coalesce(sum(s.open) filter (where s.due_on < ", $days, " ->> 2), 0))
             from settlements s
             where s.company_id = t.company_id and s.client_id = t.id and s.payable > s.paid + s.credited) as dues,
            (select z.time_zone from companies z where z.id = t.company_id) as time_zone"
        )
    };
}

statements! { TenantSql:
    /// A page by name, from A to Z.
    FROM_A = concat!("
        select t.name_key as mark, t.id as mark_id, ", columns!("?7"), "
        from clients t
        where t.company_id = ?1 and (t.name_key, t.id) > (?2, ?3)
          and (?5 is null or (t.archived_at is not null) = ?5)
          and not exists (select 1 from json_each(?4) w where instr(t.search, w.value) = 0)
        order by t.name_key, t.id
        limit ?6");
    /// A page by name, from Z to A.
    FROM_Z = concat!("
        select t.name_key as mark, t.id as mark_id, ", columns!("?7"), "
        from clients t
        where t.company_id = ?1 and (t.name_key, t.id) < (?2, ?3)
          and (?5 is null or (t.archived_at is not null) = ?5)
          and not exists (select 1 from json_each(?4) w where instr(t.search, w.value) = 0)
        order by t.name_key desc, t.id desc
        limit ?6");
    /// One by its id.
    FIND = concat!("select ", columns!("?3"), " from clients t where t.company_id = ?1 and t.id = ?2");
    /// Adds one.
    ADD = "
        insert into clients (company_id, id, kind, name, siren, siret, vat_number, email, phone, street, street2, postcode, city, country, delivery, language,
            payment_terms, note, name_key, search, created_at, updated_at)
        select ?1, ?2, ?3 ->> 'kind', ?3 ->> 'name', ?3 ->> 'siren', ?3 ->> 'siret', ?3 ->> 'vat_number', ?3 ->> 'email',
            ?3 ->> 'phone', ?3 ->> 'street', ?3 ->> 'street2', ?3 ->> 'postcode', ?3 ->> 'city', ?3 ->> 'country',
            ?3 ->> 'delivery', ?3 ->> 'language', ?3 ->> 'payment_terms', ?3 ->> 'note', ?4, ?5, ?6, ?6";
    /// Replaces its content, in the version that was read.
    CHANGE = "
        update clients
        set kind = ?3 ->> 'kind', name = ?3 ->> 'name', siren = ?3 ->> 'siren', siret = ?3 ->> 'siret',
            vat_number = ?3 ->> 'vat_number', email = ?3 ->> 'email', phone = ?3 ->> 'phone', street = ?3 ->> 'street',
            street2 = ?3 ->> 'street2', postcode = ?3 ->> 'postcode', city = ?3 ->> 'city', country = ?3 ->> 'country',
            delivery = ?3 ->> 'delivery', language = ?3 ->> 'language', payment_terms = ?3 ->> 'payment_terms',
            note = ?3 ->> 'note', name_key = ?4, search = ?5, updated_at = ?6, version = version + 1
        where company_id = ?1 and id = ?2 and version = ?7";
    /// Asserts that the version is the one that was read.
    MUST_BE = "
        insert into must (what, ok)
        select 'change', exists (select 1 from clients where company_id = ?1 and id = ?2 and version = ?3)";
    /// Removes it, in the version that was read.
    REMOVE = "delete from clients where company_id = ?1 and id = ?2 and version = ?3";
    /// Asserts that it is not archived.
    MUST_BE_AT_HAND = "
        insert into must (what, ok)
        select 'change', exists (select 1 from clients where company_id = ?1 and id = ?2 and archived_at is null)";
    /// Archives it.
    ARCHIVE = "
        update clients set archived_at = ?3, updated_at = ?3, version = version + 1
        where company_id = ?1 and id = ?2 and archived_at is null";
    /// Asserts that it is archived.
    MUST_BE_ARCHIVED = "
        insert into must (what, ok)
        select 'change', exists (select 1 from clients where company_id = ?1 and id = ?2 and archived_at is not null)";
    /// Takes it out of the archive.
    RESTORE = "
        update clients set archived_at = null, updated_at = ?3, version = version + 1
        where company_id = ?1 and id = ?2 and archived_at is not null";
}

/// A contact, as a client names it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ContactName {
    /// Its id.
    pub id: ContactId,
    /// The first name.
    pub first_name: String,
    /// The last name.
    pub last_name: String,
    /// Where they are written to.
    pub email: Option<Email>,
    /// What the person does.
    pub role: Option<String>,
}

/// A client as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), schemars(rename = "Client"), ts(rename = "Client"))]
pub struct ClientEntry {
    /// Its id.
    pub id: ClientId,
    /// What they are before the law.
    pub kind: ClientKind,
    /// The name documents are made out to.
    pub name: String,
    /// The number of the business.
    pub siren: Option<Siren>,
    /// The number of the establishment.
    pub siret: Option<Siret>,
    /// The VAT number.
    pub vat_number: Option<VatNumber>,
    /// Where documents are sent.
    pub email: Option<Email>,
    /// Where they are called.
    pub phone: Option<String>,
    /// Number and street.
    pub street: Option<String>,
    /// Building, floor, post-office box.
    pub street2: Option<String>,
    /// The postcode.
    pub postcode: Option<String>,
    /// The town.
    pub city: Option<String>,
    /// The country.
    pub country: CountryCode,
    /// Where goods go, when it is elsewhere.
    #[serde(deserialize_with = "json")]
    pub delivery: Option<PostalAddress>,
    /// The language of their documents.
    pub language: Language,
    /// When they pay, when it is not as the company's other clients.
    pub payment_terms: Option<Terms>,
    /// What only the company reads.
    pub note: Option<String>,
    /// The contacts who act for them, by name.
    #[serde(deserialize_with = "json")]
    pub contacts: Vec<ContactName>,
    /// What their invoices still ask for.
    #[serde(default)]
    pub open: Cents,
    /// The part of it that should have been paid by now.
    #[serde(default)]
    pub overdue: Cents,
    /// Whether they are out of the way.
    #[serde(deserialize_with = "flag")]
    pub archived: bool,
    /// The version that a change must name.
    pub version: u32,
    #[serde(deserialize_with = "json", skip_serializing)]
    #[cfg_attr(test, schemars(skip), ts(skip))]
    dues: [Cents; 4],
    #[serde(skip_serializing)]
    #[cfg_attr(test, schemars(skip), ts(skip))]
    time_zone: String,
}

impl Entry for ClientEntry {
    type Content = Client;
    const WORDS: Words = words_of!("client");
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

    fn reading(now: &Now) -> Vec<Value> {
        vec![Value::json(&now.days_on_earth())]
    }

    fn settled(mut self, now: &Now) -> Self {
        let [open, west, middle, east] = self.dues;
        let today = now.today(&self.time_zone);
        self.open = open;
        self.overdue = match now.days_on_earth().iter().position(|day| today == Some(*day)) {
            Some(0) => west,
            Some(2) => east,
            _ => middle,
        };
        self
    }
}

impl Archivable for ClientEntry {
    shelving!("client");
}
