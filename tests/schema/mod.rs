//! The real migrations in a database of their own, for tests that speak SQL.

use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};

/// The migrations, in their order.
pub fn migrations() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let entries = fs::read_dir(folder).expect("the migrations are there");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|it| it == "sql"))
        .collect();
    files.sort();
    files
}

/// An empty database after every migration, with foreign keys held as D1 holds them.
pub fn database() -> Connection {
    let database = Connection::open_in_memory().expect("SQLite opens in memory");
    database.execute_batch("pragma foreign_keys = on").expect("foreign keys can be held");
    for file in migrations() {
        let text = fs::read_to_string(&file).expect("a readable migration");
        database.execute_batch(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }
    database
}
