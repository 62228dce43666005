//! Every statement of the store prepares against the migrations: a misspelt column stops the tests, not a customer.

use rusqlite::Connection;
use std::fs;

/// A database with every migration applied, in order.
fn migrated() -> Connection {
    let database = Connection::open_in_memory().unwrap();
    let mut files: Vec<_> = fs::read_dir("migrations").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "sql"));
    files.sort();
    assert!(!files.is_empty());
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        database.execute_batch(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
    database
}

#[test]
fn every_statement_prepares_against_the_schema() {
    let database = migrated();
    for (file, name, text) in comptoir::store::statements() {
        if let Err(error) = database.prepare(text) {
            panic!("{file}.{name}: {error}");
        }
    }
}

#[test]
fn no_two_statements_have_one_name() {
    let mut names: Vec<_> = comptoir::store::statements().map(|(file, name, _)| (file, name)).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
}
