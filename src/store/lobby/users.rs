//! People: found by their address, enrolled once the address has proved to be theirs.

use super::super::sql::{Query, bind, statements};
use crate::domain::identity::Email;
use crate::domain::ids::UserId;
use crate::domain::language::Language;
use crate::platform::Now;
use serde::{Deserialize, Serialize};

statements! { LobbySql:
    /// The account of an address.
    FIND = "
        select id, name, email, language, password_hash from users where email_key = ?1";
    /// Enrols a newcomer; an address that was taken meanwhile aborts the batch.
    ENROL = "
        insert into users (id, email, email_key, name, language, password_hash, created_at)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
}

/// An account, with what it is checked by.
#[derive(Debug, Clone, Deserialize)]
pub struct Account {
    /// Whose it is.
    pub id: UserId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their language.
    pub language: Language,
    /// The PHC string of their password.
    pub password_hash: String,
}

/// Somebody signed in, as the interface shows them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Profile {
    /// Their id.
    pub id: UserId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their language.
    pub language: Language,
}

/// What a user will be made of, kept with the challenge until the code comes back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Newcomer {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: Email,
    /// Their language.
    pub language: Language,
    /// The PHC string of their password.
    pub password_hash: String,
}

pub(super) fn find(email: &Email) -> Query {
    FIND.with(bind![email.key()])
}

pub(super) fn enrol(id: &UserId, newcomer: &Newcomer, now: &Now) -> Query {
    ENROL.with(bind![
        id.as_str(),
        newcomer.email.as_str(),
        newcomer.email.key(),
        newcomer.name.as_str(),
        newcomer.language.code(),
        newcomer.password_hash.as_str(),
        now.ms,
    ])
}
