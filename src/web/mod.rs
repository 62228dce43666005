//! HTTP: the route table, the whole API on one page.

mod arrival;
mod articles;
mod clients;
mod contacts;
pub mod desk;
pub mod directory;
pub mod failure;
mod groups;
mod health;
pub mod page;
pub mod reply;
pub mod routes;
pub mod sentences;

pub use arrival::answer;
pub use desk::{Admin, Desk, Member, Owner, Reader};
pub use failure::Failure;

use crate::store::articles::ArticleEntry;
use crate::store::clients::ClientEntry;
use crate::store::contacts::ContactEntry;
use crate::store::groups::GroupEntry;
use crate::store::links::Holder::{Client, Group};
use crate::store::links::Tie::{Tied, Untied};
use crate::store::shelves::Shelf::{Archive, AtHand};
use routes::routes;
use worker::{Method, Response};

routes! { desk:
    Get ["api", "health"] => health::read(desk);

    Get ["api", "companies", company, "clients"] => directory::list::<ClientEntry>(desk.reader(company)?);
    Post ["api", "companies", company, "clients"] => directory::add::<ClientEntry>(desk.member(company)?);
    Get ["api", "companies", company, "clients", id] => directory::read::<ClientEntry>(desk.reader(company)?, id);
    Put ["api", "companies", company, "clients", id] => directory::change::<ClientEntry>(desk.member(company)?, id);
    Delete ["api", "companies", company, "clients", id] => directory::remove::<ClientEntry>(desk.member(company)?, id);
    Post ["api", "companies", company, "clients", id, "archival"] => directory::shelve::<ClientEntry>(desk.member(company)?, id, Archive);
    Delete ["api", "companies", company, "clients", id, "archival"] => directory::shelve::<ClientEntry>(desk.member(company)?, id, AtHand);
    Put ["api", "companies", company, "clients", id, "contacts", contact] => directory::tie(desk.member(company)?, Client, id, contact, Tied);
    Delete ["api", "companies", company, "clients", id, "contacts", contact] => directory::tie(desk.member(company)?, Client, id, contact, Untied);

    Get ["api", "companies", company, "contacts"] => directory::list::<ContactEntry>(desk.reader(company)?);
    Post ["api", "companies", company, "contacts"] => directory::add::<ContactEntry>(desk.member(company)?);
    Get ["api", "companies", company, "contacts", id] => directory::read::<ContactEntry>(desk.reader(company)?, id);
    Put ["api", "companies", company, "contacts", id] => directory::change::<ContactEntry>(desk.member(company)?, id);
    Delete ["api", "companies", company, "contacts", id] => directory::remove::<ContactEntry>(desk.member(company)?, id);
    Post ["api", "companies", company, "contacts", id, "archival"] => directory::shelve::<ContactEntry>(desk.member(company)?, id, Archive);
    Delete ["api", "companies", company, "contacts", id, "archival"] => directory::shelve::<ContactEntry>(desk.member(company)?, id, AtHand);

    Get ["api", "companies", company, "groups"] => directory::list::<GroupEntry>(desk.reader(company)?);
    Post ["api", "companies", company, "groups"] => directory::add::<GroupEntry>(desk.member(company)?);
    Get ["api", "companies", company, "groups", id] => directory::read::<GroupEntry>(desk.reader(company)?, id);
    Put ["api", "companies", company, "groups", id] => directory::change::<GroupEntry>(desk.member(company)?, id);
    Delete ["api", "companies", company, "groups", id] => directory::remove::<GroupEntry>(desk.member(company)?, id);
    Put ["api", "companies", company, "groups", id, "contacts", contact] => directory::tie(desk.member(company)?, Group, id, contact, Tied);
    Delete ["api", "companies", company, "groups", id, "contacts", contact] => directory::tie(desk.member(company)?, Group, id, contact, Untied);

    Get ["api", "companies", company, "articles"] => directory::list::<ArticleEntry>(desk.reader(company)?);
    Post ["api", "companies", company, "articles"] => directory::add::<ArticleEntry>(desk.member(company)?);
    Get ["api", "companies", company, "articles", id] => directory::read::<ArticleEntry>(desk.reader(company)?, id);
    Put ["api", "companies", company, "articles", id] => directory::change::<ArticleEntry>(desk.member(company)?, id);
    Delete ["api", "companies", company, "articles", id] => directory::remove::<ArticleEntry>(desk.member(company)?, id);
    Post ["api", "companies", company, "articles", id, "archival"] => directory::shelve::<ArticleEntry>(desk.member(company)?, id, Archive);
    Delete ["api", "companies", company, "articles", id, "archival"] => directory::shelve::<ArticleEntry>(desk.member(company)?, id, AtHand);
}
