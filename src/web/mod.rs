//! HTTP: the route table, the whole API on one page.

mod account;
mod arrival;
mod articles;
pub mod checks;
mod clients;
pub mod companies;
mod confirmation;
mod contacts;
pub mod dashboard;
#[cfg(test)]
mod describe;
pub mod desk;
pub mod directory;
pub mod documents;
pub mod failure;
mod groups;
mod health;
mod html;
pub mod invoices;
pub mod journal;
mod messages;
pub mod page;
pub mod payments;
pub mod proofs;
pub mod public;
pub mod quotes;
pub mod reply;
mod resets;
pub mod routes;
pub mod sentences;
mod session;
pub mod trade;
pub mod views;

pub use arrival::answer;
pub use desk::{Admin, Desk, Member, Owner, Reader};
pub use failure::Failure;

use crate::domain::quote::Verdict::{Accepted, Refused};
use crate::store::articles::ArticleEntry;
use crate::store::clients::ClientEntry;
use crate::store::contacts::ContactEntry;
use crate::store::documents::Family::{Invoice, Quote};
use crate::store::groups::GroupEntry;
use crate::store::links::Holder::{Client, Group};
use crate::store::links::Tie::{Tied, Untied};
use crate::store::shelves::Shelf::{Archive, AtHand};
use routes::routes;
use worker::{Method, Response};

routes! { desk:
    Get ["api", "health"] => health::read(desk);

    Post ["api", "sign-ups"] takes Little => session::sign_up(desk);
    Post ["api", "sign-ins"] takes Little => session::sign_in(desk);
    Post ["api", "challenges", id, "resending"] takes Little => session::resend(desk, id);
    Post ["api", "session"] takes Little => session::open(desk);
    Get ["api", "session"] => session::read(desk);
    Delete ["api", "session"] => session::close(desk);
    Post ["api", "session", "confirmation"] takes Little => confirmation::ask(desk);
    Put ["api", "session", "confirmation"] takes Little => confirmation::prove(desk);
    Put ["api", "session", "language"] takes Little => session::speak(desk);

    Post ["api", "password-resets"] takes Little => resets::ask(desk);
    Put ["api", "password-resets"] takes Little => resets::settle(desk);
    Put ["api", "account"] takes Little => account::change(desk);
    Put ["api", "account", "password"] takes Little => account::change_password(desk);

    Post ["api", "companies"] => companies::found(desk);
    Get ["api", "companies", company] => companies::read(desk.reader(company)?);
    Put ["api", "companies", company] => companies::change(desk.admin(company)?);
    Put ["api", "companies", company, "numberings"] => companies::renumber(desk.admin(company)?);
    Put ["api", "companies", company, "numberings", kind] => companies::number(desk.admin(company)?, kind);
    Put ["api", "companies", company, "logo"] takes Picture => companies::set_logo(desk.admin(company)?);
    Delete ["api", "companies", company, "logo"] => companies::hide_logo(desk.admin(company)?);
    Get ["api", "companies", company, "logos", id] => companies::logo(desk.reader(company)?, id);

    Get ["api", "companies", company, "journal"] => journal::list(desk.reader(company)?);
    Get ["api", "companies", company, "journal", "verification"] => journal::verify(desk.reader(company)?);

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
    Post ["api", "companies", company, "groups", id, "contacts"] => groups::regroup(desk.member(company)?, id);
    Put ["api", "companies", company, "groups", id, "contacts", contact] => directory::tie(desk.member(company)?, Group, id, contact, Tied);
    Delete ["api", "companies", company, "groups", id, "contacts", contact] => directory::tie(desk.member(company)?, Group, id, contact, Untied);

    Get ["api", "companies", company, "articles"] => directory::list::<ArticleEntry>(desk.reader(company)?);
    Post ["api", "companies", company, "articles"] => directory::add::<ArticleEntry>(desk.member(company)?);
    Get ["api", "companies", company, "articles", id] => directory::read::<ArticleEntry>(desk.reader(company)?, id);
    Put ["api", "companies", company, "articles", id] => directory::change::<ArticleEntry>(desk.member(company)?, id);
    Delete ["api", "companies", company, "articles", id] => directory::remove::<ArticleEntry>(desk.member(company)?, id);
    Post ["api", "companies", company, "articles", id, "archival"] => directory::shelve::<ArticleEntry>(desk.member(company)?, id, Archive);
    Delete ["api", "companies", company, "articles", id, "archival"] => directory::shelve::<ArticleEntry>(desk.member(company)?, id, AtHand);

    Get ["api", "companies", company, "quotes"] => documents::list(desk.reader(company)?, Quote);
    Post ["api", "companies", company, "quotes"] => documents::open(desk.member(company)?, Quote);
    Get ["api", "companies", company, "quotes", "tally"] => documents::tally(desk.reader(company)?, Quote);
    Get ["api", "companies", company, "quotes", id] => documents::one(desk.reader(company)?, Quote, id);
    Put ["api", "companies", company, "quotes", id] => documents::rewrite(desk.member(company)?, Quote, id);
    Delete ["api", "companies", company, "quotes", id] => documents::drop(desk.member(company)?, Quote, id);
    Post ["api", "companies", company, "quotes", id, "copy"] => documents::copy(desk.member(company)?, Quote, id);
    Get ["api", "companies", company, "quotes", id, "check"] => checks::read(desk.reader(company)?, Quote, id);
    Get ["api", "companies", company, "quotes", id, "dossier"] => trade::dossiers::read(desk.reader(company)?, Quote, id);
    Get ["api", "companies", company, "quotes", id, "letter"] => documents::letter(desk.reader(company)?, Quote, id);
    Post ["api", "companies", company, "quotes", id, "sending"] => documents::send(desk.member(company)?, Quote, id);
    Post ["api", "companies", company, "quotes", id, "acceptance"] => quotes::answer(desk.member(company)?, id, Accepted);
    Post ["api", "companies", company, "quotes", id, "refusal"] => quotes::answer(desk.member(company)?, id, Refused);
    Post ["api", "companies", company, "quotes", id, "deposit"] => trade::deposits::open(desk.member(company)?, id);
    Post ["api", "companies", company, "quotes", id, "invoice"] => trade::invoices::open(desk.member(company)?, id);
    Post ["api", "companies", company, "quotes", id, "progress"] => trade::progress::open(desk.member(company)?, id);
    Post ["api", "companies", company, "quotes", id, "revision"] => trade::revisions::open(desk.member(company)?, id);
    Get ["api", "companies", company, "quotes", id, "pdf"] => documents::pdf(desk.reader(company)?, Quote, id);

    Get ["api", "companies", company, "invoices"] => documents::list(desk.reader(company)?, Invoice);
    Post ["api", "companies", company, "invoices"] => documents::open(desk.member(company)?, Invoice);
    Get ["api", "companies", company, "invoices", "tally"] => documents::tally(desk.reader(company)?, Invoice);
    Get ["api", "companies", company, "invoices", id] => documents::one(desk.reader(company)?, Invoice, id);
    Put ["api", "companies", company, "invoices", id] => documents::rewrite(desk.member(company)?, Invoice, id);
    Delete ["api", "companies", company, "invoices", id] => documents::drop(desk.member(company)?, Invoice, id);
    Post ["api", "companies", company, "invoices", id, "copy"] => documents::copy(desk.member(company)?, Invoice, id);
    Post ["api", "companies", company, "invoices", id, "issuance"] => invoices::issue(desk.member(company)?, id);
    Get ["api", "companies", company, "invoices", id, "check"] => checks::read(desk.reader(company)?, Invoice, id);
    Get ["api", "companies", company, "invoices", id, "dossier"] => trade::dossiers::read(desk.reader(company)?, Invoice, id);
    Post ["api", "companies", company, "invoices", id, "credit"] => trade::credits::open(desk.member(company)?, id);
    Post ["api", "companies", company, "invoices", id, "correction"] => trade::corrections::open(desk.member(company)?, id);
    Post ["api", "companies", company, "invoices", id, "offsets"] => trade::offsets::add(desk.member(company)?, id);
    Get ["api", "companies", company, "invoices", id, "letter"] => documents::letter(desk.reader(company)?, Invoice, id);
    Post ["api", "companies", company, "invoices", id, "sending"] => documents::send(desk.member(company)?, Invoice, id);
    Get ["api", "companies", company, "invoices", id, "pdf"] => documents::pdf(desk.reader(company)?, Invoice, id);
    Get ["api", "companies", company, "invoices", id, "xml"] => documents::xml(desk.reader(company)?, id);

    Post ["api", "companies", company, "messages", id, "cancellation"] => messages::cancel(&desk.member(company)?, id.parse()?);
    Post ["api", "companies", company, "messages", id, "retry"] => messages::retry(&desk.member(company)?, id.parse()?);

    Get ["api", "companies", company, "payments"] => payments::list(desk.reader(company)?);
    Post ["api", "companies", company, "payments"] => payments::pay(desk.member(company)?);
    Get ["api", "companies", company, "payments", id] => payments::one(desk.reader(company)?, id);
    Post ["api", "companies", company, "payments", id, "allocations"] => payments::allocate(desk.member(company)?, id);
    Post ["api", "companies", company, "payments", id, "reversal"] => payments::reverse(desk.member(company)?, id);
    Get ["api", "companies", company, "clients", id, "open-invoices"] => invoices::open(desk.reader(company)?, id);
    Get ["api", "companies", company, "clients", id, "account"] => payments::account(desk.reader(company)?, id);
    Post ["api", "companies", company, "clients", id, "refunds"] => payments::refund(desk.member(company)?, id);
    Get ["api", "companies", company, "dashboard"] => dashboard::read(desk.reader(company)?);

    Get ["api", "companies", company, "views"] => views::list(desk.reader(company)?);
    Post ["api", "companies", company, "views"] => views::add(desk.member(company)?);
    Put ["api", "companies", company, "views", id] => views::change(desk.member(company)?, id);
    Delete ["api", "companies", company, "views", id] => views::remove(desk.member(company)?, id);
    Put ["api", "companies", company, "views", id, "default"] => views::prefer(desk.member(company)?, id, Tied);
    Delete ["api", "companies", company, "views", id, "default"] => views::prefer(desk.member(company)?, id, Untied);

    Get ["api", "proofs", sha256] => proofs::read(desk, sha256);
    Get ["verifier"] => public::verifier::show(desk);
    Post ["verifier"] takes Proof => public::verifier::check(desk);

    Get ["p", token] => public::show(desk, token);
    Post ["p", token, "acceptance"] takes Form => public::answer(desk, token, Accepted);
    Post ["p", token, "options"] takes Form => public::choose(desk, token);
    Post ["p", token, "refusal"] takes Form => public::answer(desk, token, Refused);
    Get ["p", token, "pdf"] => public::pdf(desk, token);
    Get ["p", token, "logo"] => public::logo(desk, token);
    Get ["p", token, "colors.css"] => public::colors(desk, token);
}
