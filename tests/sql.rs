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

#[test]
fn the_statements_are_written_down_for_the_tests_of_tenancy() {
    let rows: Vec<_> = comptoir::store::statements().map(|(file, name, text)| [file, name, text]).collect();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/.artifacts");
    std::fs::create_dir_all(&folder).expect("a folder for what tests leave");
    let text = serde_json::to_string(&rows).expect("texts are JSON");
    std::fs::write(folder.join("statements.json"), text).expect("a file for the statements");
}
