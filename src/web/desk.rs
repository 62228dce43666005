//! Who asks, and how far their right reaches: a handler takes the right it needs, and nobody else can call it.

use super::Failure;
use super::arrival::is_json;
use crate::auth::session::{self, Bearer};
use crate::domain::ids::{CompanyId, ShareId};
use crate::domain::language::Language;
use crate::platform::{Now, Settings};
use crate::store::{Gate, Key, Store, Tenant};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::ops::Deref;
use worker::{Context, Method};

/// What a request brought, read once.
pub struct Asked {
    /// Its method.
    pub method: Method,
    /// Whether only the headers are wanted (HEAD, answered as GET).
    pub head: bool,
    /// Its path.
    pub path: String,
    /// Its query, without the question mark.
    pub query: String,
    /// Its body.
    pub body: Vec<u8>,
    /// The media type of the body.
    pub media: String,
    /// The session token of its cookie.
    pub token: Option<String>,
    /// `Idempotency-Key`.
    pub key: Option<String>,
    /// `If-Match`.
    pub if_match: Option<String>,
    /// The language that refusals speak.
    pub language: Language,
    /// The network address, shortened to its /24 or /64.
    pub address: String,
    /// The browser's own name, shortened.
    pub device: String,
}

/// The desk where everybody arrives: nothing is known of the caller yet.
pub struct Desk {
    /// The request.
    pub asked: Asked,
    /// Its time.
    pub now: Now,
    /// The deployment's variables and secrets.
    pub settings: Settings,
    /// The database and the codes.
    pub store: Store,
    /// For what goes on after the answer.
    pub context: Context,
}

const READERS: &[&str] = &["owner", "admin", "member", "accountant"];
const MEMBERS: &[&str] = &["owner", "admin", "member"];
const ADMINS: &[&str] = &["owner", "admin"];
const OWNERS: &[&str] = &["owner"];

/// May read a company.
pub struct Reader<'a> {
    /// The company, opened under this right.
    pub tenant: Tenant,
    /// The desk they came from.
    pub desk: &'a Desk,
}

/// May read and write a company's trade.
pub struct Member<'a>(Reader<'a>);

/// May change a company's settings and people too.
pub struct Admin<'a>(Member<'a>);

/// May hand over or close the company too.
pub struct Owner<'a>(Admin<'a>);

macro_rules! reaches {
    ($($right:ident => $lesser:ident;)+) => {$(
        impl<'a> Deref for $right<'a> {
            type Target = $lesser<'a>;
            fn deref(&self) -> &$lesser<'a> {
                &self.0
            }
        }
    )+};
}

reaches! {
    Member => Reader;
    Admin => Member;
    Owner => Admin;
}

impl Desk {
    /// The bearer of a session cookie; the database still decides whether the session lives.
    pub fn bearer(&self) -> Result<Bearer, Failure> {
        let token = self.asked.token.as_deref().ok_or_else(Failure::signed_out)?;
        session::verify(&self.settings, &self.now, token).ok_or_else(Failure::signed_out)
    }

    /// Whoever belongs to the company.
    pub fn reader(&self, company: &str) -> Result<Reader<'_>, Failure> {
        self.seat(company, READERS)
    }

    /// Whoever may write its trade.
    pub fn member(&self, company: &str) -> Result<Member<'_>, Failure> {
        self.seat(company, MEMBERS).map(Member)
    }

    /// Whoever may change its settings.
    pub fn admin(&self, company: &str) -> Result<Admin<'_>, Failure> {
        self.seat(company, ADMINS).map(|reader| Admin(Member(reader)))
    }

    /// Its owner.
    pub fn owner(&self, company: &str) -> Result<Owner<'_>, Failure> {
        self.seat(company, OWNERS).map(|reader| Owner(Admin(Member(reader))))
    }

    fn seat(&self, company: &str, roles: &'static [&'static str]) -> Result<Reader<'_>, Failure> {
        let Bearer { user, session, .. } = self.bearer()?;
        let company: CompanyId = company.parse()?;
        let gate = Gate::Seat { session, user, roles };
        Ok(Reader { tenant: self.open(company, gate), desk: self })
    }

    /// The holder of a public link, whose token has been checked.
    pub fn guest(&self, company: CompanyId, share: ShareId) -> Reader<'_> {
        Reader { tenant: self.open(company, Gate::Guest { share }), desk: self }
    }

    fn open(&self, company: CompanyId, gate: Gate) -> Tenant {
        Tenant::open(self.store.clone(), company, gate, self.now.clone())
    }

    /// The body, read as JSON of the route's own shape.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        if !is_json(&self.asked.media) {
            return Err(Failure::body_not_json());
        }
        serde_json::from_slice(&self.asked.body)
            .map_err(|error| Failure::body_unreadable().with("reason", error.to_string().into()))
    }

    /// The query, each parameter once.
    pub fn query<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        serde_urlencoded::from_str(&self.asked.query)
            .map_err(|error| Failure::query_unreadable().with("reason", error.to_string().into()))
    }

    /// The idempotency key of a POST, with the fingerprint of what it asks for.
    pub fn key(&self) -> Result<Key, Failure> {
        let value = self.asked.key.as_deref().map(str::trim).unwrap_or_default();
        if value.is_empty() || value.len() > 255 {
            return Err(Failure::idempotency_key_missing());
        }
        let mut hash = Sha256::new();
        hash.update(self.asked.path.as_bytes());
        hash.update([0]);
        hash.update(&self.asked.body);
        let fingerprint = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Key { value: value.to_owned(), fingerprint })
    }

    /// The version that the caller has seen.
    pub fn version(&self) -> Result<u32, Failure> {
        let tag = self.asked.if_match.as_deref().ok_or_else(Failure::version_missing)?;
        tag.trim_start_matches("W/").trim_matches('"').parse().map_err(|_| Failure::version_missing())
    }
}
