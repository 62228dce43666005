//! Every statement of the store prepares against the migrations: a misspelt column stops the tests, not a customer.
#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod schema;

#[test]
fn every_statement_prepares_against_the_migrations() {
    let database = schema::database();
    let broken: Vec<String> = comptoir::store::statements()
        .filter_map(|(file, name, text)| {
            let error = database.prepare(text).err()?;
            Some(format!("{file}.{name}: {error}"))
        })
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert!(!schema::migrations().is_empty());
}

#[test]
fn no_two_statements_of_a_file_have_one_name() {
    let mut names: Vec<_> = comptoir::store::statements().map(|(file, name, _)| (file, name)).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
}
