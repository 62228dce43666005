//! The only room with SQL and KV: a `Store` for everybody, a `Tenant` for one company under one right.
#![expect(clippy::disallowed_types, reason = "this room owns the database")]

pub mod articles;
pub mod clients;
mod codes;
pub mod companies;
pub mod contacts;
pub mod dashboard;
pub mod directory;
pub mod documents;
mod fault;
pub mod files;
pub mod founding;
pub mod frozen;
pub mod groups;
pub mod history;
pub mod journal;
pub mod links;
pub mod lobby;
pub mod logos;
pub mod messages;
pub mod numberings;
pub mod outbox;
pub mod page;
pub mod payments;
pub mod proofs;
mod regrouping;
mod seals;
pub mod shares;
pub mod shelves;
mod sql;
mod sweeping;
mod tenant;
pub mod trade;
pub mod views;

pub use fault::Fault;
pub use sql::Answers;
pub use tenant::{Gate, Key, Standing, Tenant, Written};

use sql::{Query, statements};
use std::cell::Cell;
use std::rc::Rc;
use worker::{D1DatabaseSession, KvStore};

statements! { LobbySql:
    /// Answers when the database does.
    WELL = "select 1 as well";
}

/// The database and the sign-in codes of one request.
#[derive(Clone)]
pub struct Store {
    database: Rc<D1DatabaseSession>,
    codes: KvStore,
    cost: Rc<Cell<Cost>>,
}

/// What a request has asked of the database.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cost {
    /// Round trips.
    pub trips: usize,
    /// Statements.
    pub statements: usize,
}

impl Store {
    /// Opens the bindings of this request; every read sees what was written before it.
    pub fn open(env: &worker::Env) -> worker::Result<Self> {
        let database = env.d1("DB")?.with_session(Some("first-primary"))?;
        Ok(Self { database: Rc::new(database), codes: env.kv("CODES")?, cost: Rc::default() })
    }

    /// What was asked of the database so far.
    pub fn cost(&self) -> Cost {
        self.cost.get()
    }

    /// Whether the database answers.
    pub async fn is_well(&self) -> Result<(), Fault> {
        self.batch(vec![WELL.with(vec![])]).await.map(|_| ())
    }

    /// Runs the statements as one transaction: all of them or none.
    async fn batch(&self, queries: Vec<Query>) -> Result<Answers, Fault> {
        let mut statements = Vec::with_capacity(queries.len());
        for query in queries {
            let (text, values) = query.into_parts();
            let statement = self.database.prepare(text).bind(&values);
            statements.push(statement.map_err(|error| Fault::classify(&error))?);
        }
        let Cost { trips, statements: before } = self.cost.get();
        self.cost.set(Cost { trips: trips + 1, statements: before + statements.len() });
        self.database.batch(statements).await.map(Answers).map_err(|error| Fault::classify(&error))
    }
}

/// Every statement of the room: file, name, text.
pub fn statements() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let files: &[(&str, &[(&str, &str)])] = &[
        ("articles", articles::STATEMENTS),
        ("clients", clients::STATEMENTS),
        ("seals", seals::STATEMENTS),
        ("journal", journal::STATEMENTS),
        ("logos", logos::STATEMENTS),
        ("numberings", numberings::STATEMENTS),
        ("founding", founding::STATEMENTS),
        ("companies", companies::STATEMENTS),
        ("contacts", contacts::STATEMENTS),
        ("groups", groups::STATEMENTS),
        ("regrouping", regrouping::STATEMENTS),
        ("frozen", frozen::STATEMENTS),
        ("files", files::STATEMENTS),
        ("shares", shares::STATEMENTS),
        ("shares lobby", shares::LOBBY_STATEMENTS),
        ("proofs", proofs::STATEMENTS),
        ("views", views::STATEMENTS),
        ("links", links::STATEMENTS),
        ("store", STATEMENTS),
        ("tenant", tenant::STATEMENTS),
        ("history", history::STATEMENTS),
        ("messages", messages::STATEMENTS),
        ("outbox", outbox::STATEMENTS),
        ("sweeping", sweeping::STATEMENTS),
    ];
    let documents = documents::STATEMENTS.iter().map(|list| ("documents", *list));
    let trade = trade::STATEMENTS.iter().map(|list| ("trade", *list));
    let files = files
        .iter()
        .chain(lobby::STATEMENTS)
        .chain(documents::PAGES)
        .copied()
        .chain(documents)
        .chain(trade)
        .chain(payments::ALL.iter().chain(dashboard::ALL).copied());
    files.flat_map(|(file, list)| list.iter().map(move |(name, text)| (file, *name, *text)))
}
