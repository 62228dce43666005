//! What the database itself refuses, whoever writes: links across companies, and any change to what is only ever added.
#![expect(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod schema;

use rusqlite::{Connection, params};

/// Two companies, each with a contact and a group; the first with a logo, a begun series, two events and a seal.
fn two_companies() -> Connection {
    let database = schema::database();
    let hash = "0".repeat(64);
    database
        .execute_batch(&format!(
            "insert into users (id, email, email_key, name, language, password_hash, created_at) values ('u', 'a@b.fr', 'a@b.fr', 'Ana', 'fr', '-', 1);
             insert into companies (id, name, street, postcode, city, country, vat_regime, created_by, creation_key, created_at, updated_at)
             values ('a', 'A', '', '', '', 'FR', 'standard', 'u', 'ka', 1, 1), ('b', 'B', '', '', '', 'FR', 'standard', 'u', 'kb', 1, 1);
             insert into memberships values ('a', 'u', 'owner', 1), ('b', 'u', 'owner', 1);
             insert into contacts (company_id, id, first_name, last_name, name_key, search, created_at, updated_at)
             values ('a', 'pa', 'P', 'A', 'a p', 'a p', 1, 1), ('b', 'pb', 'P', 'B', 'b p', 'b p', 1, 1);
             insert into groups (company_id, id, name, name_key, created_at, updated_at) values ('a', 'ga', 'G', 'g', 1, 1), ('b', 'gb', 'G', 'g', 1, 1);
             insert into clients (company_id, id, kind, name, name_key, search, created_at, updated_at)
             values ('a', 'ca', 'business', 'C', 'c', 'c', 1, 1), ('b', 'cb', 'business', 'C', 'c', 'c', 1, 1);
             insert into logos (company_id, id, image, width, height, colors, created_at) values ('a', 'l', x'00', 1, 1, x'00', 1);
             insert into series values ('a', 'F-2026-', 1);
             insert into events (company_id, n, at, actor_kind, actor_name, action, subject_kind, subject_id, label, request_id)
             values ('a', 1, 1, 'user', 'Ana', 'x', 'x', 'x', 'x', 'r'), ('a', 2, 1, 'user', 'Ana', 'x', 'x', 'x', 'x', 'r');
             insert into seals values ('a', 1, '{hash}', '{hash}', 1);"
        ))
        .unwrap();
    database
}

/// Each of these is refused, and for this reason.
fn refused(why: &str, attacks: &[&str]) {
    for attack in attacks {
        let database = two_companies();
        let error = database.execute_batch(attack).expect_err(attack).to_string();
        assert!(error.contains(why), "{attack}\n{error}");
    }
}

#[test]
fn nothing_is_linked_across_companies() {
    refused(
        "FOREIGN KEY",
        &[
            "insert into group_contacts values ('a', 'ga', 'pb')",
            "insert into group_contacts values ('b', 'ga', 'pb')",
            "insert into client_contacts values ('a', 'ca', 'pb')",
            "insert or replace into client_contacts values ('a', 'cb', 'pa')",
            "insert into group_contacts values ('a', 'ga', 'pa'); update group_contacts set company_id = 'b'",
            "insert into group_contacts values ('a', 'ga', 'pa'); update or replace group_contacts set contact_id = 'pb'",
            "update companies set logo_id = 'l' where id = 'b'",
        ],
    );
    two_companies().execute_batch("insert into group_contacts values ('a', 'ga', 'pa')").unwrap();
}

#[test]
fn the_journal_only_grows() {
    refused(
        "event_is_final",
        &[
            "update events set label = 'y'",
            "update or replace events set n = 9 where n = 2",
            "update or ignore events set at = 0",
            "delete from events where n = 2",
        ],
    );
    refused(
        "event_out_of_order",
        &[
            "insert or replace into events select company_id, 1, at, actor_kind, actor_id, actor_name, 'y', subject_kind, subject_id, label, detail, request_id from events where n = 1",
            "insert into events select company_id, 4, at, actor_kind, actor_id, actor_name, 'y', subject_kind, subject_id, label, detail, request_id from events where n = 1",
        ],
    );
}

#[test]
fn seals_only_grow() {
    refused(
        "seal_is_final",
        &["update seals set sealed_at = 2", "update or replace seals set n = 2", "delete from seals"],
    );
    refused(
        "seal_out_of_order",
        &[
            "insert or replace into seals select company_id, 1, previous, hash, 9 from seals",
            "replace into seals select company_id, 3, previous, hash, 9 from seals",
        ],
    );
}

#[test]
fn logos_and_series_stay_as_they_began() {
    refused(
        "logo_is_final",
        &[
            "update logos set image = x'01'",
            "delete from logos",
            "insert or replace into logos (company_id, id, image, width, height, colors, created_at) values ('a', 'l', x'01', 1, 1, x'00', 1)",
            "update or replace logos set company_id = 'b'",
        ],
    );
    refused(
        "series_has_begun",
        &["update series set first_rank = 5", "update or replace series set id = 'F-'", "delete from series"],
    );
    let database = two_companies();
    database.execute_batch("insert or replace into series values ('a', 'F-2026-', 7)").unwrap();
    let rank: i64 = database.query_row("select first_rank from series", [], |row| row.get(0)).unwrap();
    assert_eq!(rank, 1, "a series that has begun keeps its first rank");
}

#[test]
fn a_company_has_one_owner() {
    refused(
        "UNIQUE",
        &[
            "insert into users (id, email, email_key, name, language, password_hash, created_at) values ('v', 'c@d.fr', 'c@d.fr', 'Bo', 'fr', '-', 1); insert into memberships values ('a', 'v', 'owner', 1)",
        ],
    );
}

/// The text of a statement of the store.
fn statement(file: &str, name: &str) -> &'static str {
    let mut all = comptoir::store::statements();
    let found = all.find(|(its_file, its_name, _)| (*its_file, *its_name) == (file, name));
    found.map(|(.., text)| text).unwrap_or_else(|| panic!("{file}.{name} is not a statement"))
}

#[test]
fn two_rounds_of_sealing_write_each_seal_once() {
    let database = two_companies();
    let seal = statement("seals", "SEAL");
    let hash = "1".repeat(64);
    let seals = format!(
        r#"[{{"n":2,"previous":"{hash}","hash":"{hash}"}},{{"n":3,"previous":"{hash}","hash":"{hash}"}}]"#
    );
    database
        .execute_batch("insert into events select company_id, 3, at, actor_kind, actor_id, actor_name, 'y', subject_kind, subject_id, label, detail, request_id from events where n = 1")
        .unwrap();
    // Numbers arrive from D1 as floats.
    assert_eq!(database.execute(seal, params!["a", seals, 5.0, 1.0]).unwrap(), 2);
    assert_eq!(database.execute(seal, params!["a", seals, 6.0, 1.0]).unwrap(), 0);
}

#[test]
fn only_companies_with_unsealed_events_are_due() {
    let database = two_companies();
    let due: Vec<(String, i64)> = database
        .prepare(statement("seals", "DUE"))
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(due, [("a".to_owned(), 1)]);
}

#[test]
fn a_change_asks_for_the_version_that_was_read() {
    let database = two_companies();
    let must = statement("groups", "MUST_BE");
    database.execute(must, params!["a", "ga", 1.0]).unwrap();
    for (company, id, version) in [("a", "ga", 2.0), ("b", "ga", 1.0), ("a", "gb", 1.0)] {
        let error = database.execute(must, params![company, id, version]).unwrap_err();
        assert!(error.to_string().contains("must_change"), "{error}");
    }
}
