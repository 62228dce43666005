//! What the database refuses about credit notes, corrective invoices, offsets and deductions, whoever writes.
#![expect(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod schema;

use rusqlite::Connection;

/// A client's issued invoice of 12 € and another one, an issued deposit of which a draft deducts half, a stranger's invoice; draft credit notes of
/// the first (c1 of all of it, c2 of a part), one without an invoice, one of the deposit; draft invoices that replace the first (k1, k2).
fn trade() -> Connection {
    let database = schema::database();
    let issued = ["i1", "i2", "d1", "other"].map(|id| number(id, "issued")).join(";");
    database
        .execute_batch(&format!(
            "insert into users (id, email, email_key, name, language, password_hash, created_at) values ('u', 'a@b.fr', 'a@b.fr', 'Ana', 'fr', '-', 1);
             insert into companies (id, name, street, postcode, city, country, vat_regime, created_by, creation_key, created_at, updated_at)
             values ('a', 'A', '', '', '', 'FR', 'standard', 'u', 'ka', 1, 1);
             insert into clients (company_id, id, kind, name, name_key, search, created_at, updated_at)
             values ('a', 'ca', 'business', 'C', 'c', 'c', 1, 1), ('a', 'cb', 'business', 'C', 'c', 'c', 1, 1);
             insert into series values ('a', 'F', 1);
             insert into documents (company_id, id, kind, stage, client_id, issued_on, currency, language, price_mode, payment_terms, net_total, vat_total,
                gross_total, payable, created_by, created_at, updated_at)
             select 'a', value ->> 0, value ->> 1, 'draft', iif(value ->> 0 = 'other', 'cb', 'ca'), '2026-11-10', 'EUR', 'fr', 'net', 'days:30',
                value ->> 2, value ->> 3, value ->> 2 + value ->> 3, value ->> 2 + value ->> 3, 'u', 1, 1
             from json_each('[[\"i1\", \"invoice\", 1000, 200], [\"i2\", \"invoice\", 1000, 200], [\"other\", \"invoice\", 1000, 200], [\"d1\", \"deposit\", 1000, 200],
                [\"c1\", \"credit\", 1000, 200], [\"c2\", \"credit\", 400, 80], [\"c0\", \"credit\", 1000, 200], [\"cd\", \"credit\", 1000, 200],
                [\"k1\", \"invoice\", 500, 100], [\"k2\", \"invoice\", 500, 100], [\"f1\", \"invoice\", 1000, 200], [\"q\", \"quote\", 1000, 200]]');
             insert into lines (company_id, document_id, position, kind, name, nature, quantity, unit, unit_price, vat_category, vat_rate, net)
             select 'a', id, 1, 'product', 'Pose', 'service', '1', 'C62', '10', 'S', 2000, net_total from documents;
             insert into vat_subtotals (company_id, document_id, position, category, rate, lines_net, allowance, charge, base, tax)
             select 'a', id, 1, 'S', 2000, net_total, 0, 0, net_total, vat_total from documents;
             {issued};
             insert into document_links values ('a', 'c1', 'i1', 'credits'), ('a', 'c2', 'i1', 'credits'), ('a', 'cd', 'd1', 'credits'),
                ('a', 'k1', 'i1', 'revises'), ('a', 'k2', 'i1', 'revises'), ('a', 'f1', 'd1', 'deducts');
             insert into line_sources (company_id, document_id, position, source_id, source_position) values ('a', 'c1', 1, 'i1', 1);
             insert into deductions values ('a', 'f1', 'd1', 1, 'S', 2000, null, 500, 100);"
        ))
        .unwrap();
    database
}

/// The change that numbers and freezes a draft, whatever its rank.
fn number(id: &str, stage: &str) -> String {
    format!(
        "update documents set stage = '{stage}', series = 'F', number = 'F-' || '{id}', seller = '{{}}', buyer = '{{}}', mentions = '[]',
            seq = (select coalesce(max(seq), 0) + 1 from documents where series = 'F')
         where id = '{id}'"
    )
}

fn issue(id: &str) -> String {
    number(id, "issued")
}

/// Each of these is refused, and for this reason.
fn refused(why: &str, attacks: &[String]) {
    for attack in attacks {
        let error = trade().execute_batch(attack).expect_err(attack).to_string();
        assert!(error.contains(why), "{attack}\nwas refused as {error}");
    }
}

fn all(attacks: &[&str]) -> Vec<String> {
    attacks.iter().map(|attack| (*attack).to_owned()).collect()
}

fn read(database: &Connection, sql: &str) -> i64 {
    database.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// The figures of a draft made others.
fn figures(id: &str, base: i64, tax: i64) -> String {
    format!(
        "delete from vat_subtotals where document_id = '{id}';
         insert into vat_subtotals (company_id, document_id, position, category, rate, lines_net, allowance, charge, base, tax)
         values ('a', '{id}', 1, 'S', 2000, {base}, 0, 0, {base}, {tax})"
    )
}

#[test]
fn a_credit_note_sets_off_what_its_invoice_asks_for() {
    let database = trade();
    database.execute_batch(&issue("c2")).unwrap();
    assert_eq!(
        read(&database, "select amount from offsets where from_id = 'c2' and document_id = 'i1'"),
        480
    );
    assert_eq!(read(&database, "select open from settlements where document_id = 'i1'"), 720);
}

#[test]
fn a_credit_note_takes_back_one_issued_invoice_of_its_client() {
    refused(
        "link_does_not_fit",
        &all(&[
            "insert into document_links values ('a', 'c0', 'c1', 'credits')",
            "insert into document_links values ('a', 'c0', 'k1', 'credits')",
            "insert into document_links values ('a', 'c0', 'q', 'credits')",
            "insert into document_links values ('a', 'k1', 'i2', 'credits')",
            "insert into document_links values ('a', 'c1', 'i2', 'credits')",
            "insert into document_links values ('a', 'c0', 'i1', 'bills')",
        ]),
    );
    refused("credit_without_invoice", &[issue("c0")]);
    refused(
        "link_of_another_client",
        &[
            format!("update documents set client_id = 'cb' where id = 'c1'; {}", issue("c1")),
            format!("update documents set currency = 'CHF' where id = 'c1'; {}", issue("c1")),
            format!("insert into document_links values ('a', 'c0', 'other', 'credits'); {}", issue("c0")),
        ],
    );
}

#[test]
fn never_more_of_any_rate_than_is_left() {
    let other_rate = "update documents set note = 'x' where id = 'c2'; delete from vat_subtotals where document_id = 'c2';
        insert into vat_subtotals (company_id, document_id, position, category, rate, lines_net, allowance, charge, base, tax)
        values ('a', 'c2', 1, 'S', 1000, 400, 0, 0, 400, 40)";
    refused(
        "credit_exceeds_invoice",
        &[
            format!("{}; {}", figures("c1", 1001, 200), issue("c1")),
            format!("{}; {}", figures("c1", 900, 201), issue("c1")),
            format!("{}; {}", figures("c1", 1000, 199), issue("c1")),
            format!("{other_rate}; {}", issue("c2")),
            format!("{}; {}", issue("c2"), issue("c1")),
            format!("{}; {}", issue("c1"), issue("c2")),
        ],
    );
    let database = trade();
    database
        .execute_batch(&format!("{}; {}; {}", issue("c2"), figures("c1", 600, 120), issue("c1")))
        .unwrap();
}

#[test]
fn a_deducted_deposit_is_credited_no_more_than_what_is_left_of_it() {
    refused("credit_exceeds_invoice", &[format!("{}; {}", issue("f1"), issue("cd"))]);
    refused("deduction_exceeds_deposit", &[format!("{}; {}", issue("cd"), issue("f1"))]);
    let credited = |base, tax| {
        let sums = format!(
            "update documents set net_total = {base}, vat_total = {tax}, gross_total = {base} + {tax}, payable = {base} + {tax} where id = 'cd'"
        );
        format!("{}; {sums}; {}; {}", issue("f1"), figures("cd", base, tax), issue("cd"))
    };
    // within what is left as a sum, and not as a base and a tax
    refused("credit_exceeds_invoice", &[credited(501, 99), credited(499, 101), credited(500, 99)]);
    trade().execute_batch(&credited(500, 100)).unwrap();
}

/// Something that a draft deducts of the deposit.
fn deduct(document: &str, position: u32, vat: &str, base: i64, tax: i64) -> String {
    format!("insert into deductions values ('a', '{document}', 'd1', {position}, {vat}, {base}, {tax})")
}

#[test]
fn a_deposit_is_deducted_once_and_only_of_what_it_billed() {
    let standard = "'S', 2000, null";
    let other = "delete from deductions; insert into document_links values ('a', 'k1', 'd1', 'deducts')";
    let instead = |vat: &str, base, tax| {
        format!("delete from deductions; {}; {}", deduct("f1", 1, vat, base, tax), issue("f1"))
    };
    refused(
        "deduction_exceeds_deposit",
        &[
            instead(standard, 1001, 200),
            instead(standard, 1000, 201),
            // the sum is right, its parts are not
            instead(standard, 1200, 0),
            instead(standard, 0, 1200),
            instead(standard, 950, 250),
            instead(standard, 1000, 199),
            instead("'S', 1000, null", 500, 50),
            instead("'Z', null, null", 600, 0),
            instead("'E', null, 'VATEX-FR-FRANCHISE'", 600, 0),
            format!(
                "{other}; {}; {}; {}; {}",
                deduct("f1", 1, standard, 600, 120),
                deduct("k1", 1, standard, 401, 80),
                issue("f1"),
                issue("k1")
            ),
        ],
    );
    let whole = trade();
    whole.execute_batch(&instead(standard, 1000, 200)).unwrap();
    let shared = trade();
    let halves = [deduct("f1", 1, standard, 600, 120), deduct("k1", 1, standard, 400, 80)].join(";");
    shared.execute_batch(&format!("{other}; {halves}; {}; {}", issue("f1"), issue("k1"))).unwrap();
}

#[test]
fn one_rate_of_a_deposit_is_deducted_in_one_row() {
    refused(
        "UNIQUE",
        &[
            deduct("f1", 2, "'S', 2000, null", 700, 140),
            format!(
                "{}; {}",
                deduct("f1", 2, "'Z', null, null", 1, 0),
                deduct("f1", 3, "'Z', null, null", 1, 0)
            ),
        ],
    );
    let twice = format!(
        "update documents set net_total = 1200, vat_total = 240, gross_total = 1440, payable = 1440 where id = 'c1'; {};
         insert into vat_subtotals (company_id, document_id, position, category, rate, lines_net, allowance, charge, base, tax)
         values ('a', 'c1', 2, 'S', 2000, 600, 0, 0, 600, 120)",
        figures("c1", 600, 120)
    );
    refused("UNIQUE", &[format!("{twice}; {}", issue("c1"))]);
}

#[test]
fn what_an_issued_invoice_deducts_stays_as_it_is() {
    let more = deduct("f1", 2, "'S', 1000, null", 1, 0);
    refused(
        "document_is_final",
        &[
            deduct("c1", 1, "'S', 2000, null", 500, 100),
            "insert into deductions values ('a', 'f1', 'i1', 1, 'S', 2000, null, 500, 100)".to_owned(),
            "update deductions set base = 1".to_owned(),
            "update or replace deductions set position = 2".to_owned(),
            format!("{}; {more}", issue("f1")),
            format!("{}; {}", issue("f1"), more.replace("insert", "insert or replace")),
            format!("{}; update deductions set tax = 0", issue("f1")),
            format!("{}; delete from deductions", issue("f1")),
        ],
    );
    refused(
        "link_does_not_fit",
        &all(&[
            "insert into document_links values ('a', 'f1', 'i1', 'deducts')",
            "insert into document_links values ('a', 'c1', 'd1', 'deducts')",
            "insert into document_links values ('a', 'f1', 'k1', 'deducts')",
        ]),
    );
}

#[test]
fn a_line_comes_from_what_its_document_points_at() {
    let source = |document: &str, of: &str| {
        format!(
            "insert into line_sources (company_id, document_id, position, source_id, source_position) values ('a', '{document}', 1, '{of}', 1)"
        )
    };
    refused(
        "source_is_not_linked",
        &[source("c2", "i2"), source("k1", "i2"), source("c0", "i1"), source("i2", "i1")],
    );
    refused(
        "document_is_final",
        &[
            source("c1", "i1"),
            source("c1", "i1").replace("insert", "insert or replace"),
            "update line_sources set source_position = 1".to_owned(),
            format!("{}; delete from line_sources", issue("c1")),
            format!("{}; {}", issue("c2"), source("c2", "i1")),
        ],
    );
    refused(
        "FOREIGN KEY",
        &[
            source("c2", "i1").replace("1, 'i1', 1", "1, 'i1', 2"),
            source("c2", "i1").replace("1, 'i1', 1", "2, 'i1', 1"),
        ],
    );
}

#[test]
fn an_invoice_is_replaced_once_and_only_while_nothing_has_moved() {
    let database = trade();
    database.execute_batch(&issue("k1")).unwrap();
    assert_eq!(read(&database, "select open from settlements where document_id = 'i1'"), 0);
    assert_eq!(read(&database, "select open from settlements where document_id = 'k1'"), 600);
    refused("replaced_invoice_has_moved", &[
        format!("{}; {}", issue("k1"), issue("k2")),
        format!("{}; {}", issue("c2"), issue("k1")),
        format!("insert into payments (company_id, id, client_id, client_name, paid_on, amount, method, search, created_by, created_at)
            values ('a', 'p', 'ca', 'C', '2026-11-12', 1, 'card', '', 'u', 1); insert into allocations values ('a', 'p', 'i1', 1); {}", issue("k1")),
    ]);
    refused("invoice_is_replaced", &[format!("{}; {}", issue("k1"), issue("c1"))]);
    refused(
        "link_does_not_fit",
        &all(&[
            "insert into document_links values ('a', 'k1', 'i2', 'revises')",
            "insert into document_links values ('a', 'f1', 'd1', 'revises')",
            "insert into document_links values ('a', 'f1', 'k2', 'revises')",
            "insert into document_links values ('a', 'c0', 'i1', 'revises')",
        ]),
    );
}

#[test]
fn what_a_replaced_invoice_deducted_is_free_for_its_replacement() {
    let again =
        "insert into document_links values ('a', 'k3', 'f1', 'revises'), ('a', 'k3', 'd1', 'deducts');
        insert into deductions values ('a', 'k3', 'd1', 1, 'S', 2000, null, 1000, 200)";
    let copy = "insert into documents (company_id, id, kind, stage, client_id, issued_on, currency, language, price_mode, payment_terms, net_total, vat_total,
            gross_total, payable, created_by, created_at, updated_at)
        select 'a', 'k3', 'invoice', 'draft', 'ca', '2026-11-10', 'EUR', 'fr', 'net', 'days:30', 1000, 200, 1200, 0, 'u', 1, 1;
        insert into lines (company_id, document_id, position, kind, name, nature, quantity, unit, unit_price, vat_category, vat_rate, net)
        values ('a', 'k3', 1, 'product', 'Pose', 'service', '1', 'C62', '10', 'S', 2000, 1000)";
    let database = trade();
    database.execute_batch(&format!("{}; {copy}; {again}; {}", issue("f1"), issue("k3"))).unwrap();
    refused(
        "credit_exceeds_invoice",
        &[format!("{}; {copy}; {again}; {}; {}", issue("f1"), issue("k3"), issue("cd"))],
    );
}

#[test]
fn what_is_over_is_set_off_once_within_what_is_left_of_it() {
    let credit = format!(
        "insert into payments (company_id, id, client_id, client_name, paid_on, amount, method, search, created_by, created_at)
         values ('a', 'p', 'ca', 'C', '2026-11-12', 1200, 'card', '', 'u', 1); insert into allocations values ('a', 'p', 'i1', 1200); {}",
        issue("c1")
    );
    let database = trade();
    database.execute_batch(&credit).unwrap();
    assert_eq!(read(&database, "select count(*) from offsets"), 0, "the invoice was paid: all of it is over");
    database.execute_batch("insert into offsets values ('a', 'c1', 'i2', 500, 1)").unwrap();
    let offset = |more: &str| format!("{credit}; {more}");
    refused(
        "offset_does_not_fit",
        &[
            offset("insert into offsets values ('a', 'c1', 'i2', 1201, 1)"),
            offset("insert into offsets values ('a', 'c1', 'other', 1, 1)"),
            offset("insert into offsets values ('a', 'c1', 'i1', 1, 1)"),
            offset("insert into offsets values ('a', 'c2', 'i2', 1, 1)"),
            offset("insert into offsets values ('a', 'i1', 'i2', 1, 1)"),
            offset(
                "insert into offsets values ('a', 'c1', 'i2', 1, 1); insert into offsets values ('a', 'c1', 'i2', 1, 1)",
            ),
            offset(
                "insert into offsets values ('a', 'c1', 'i2', 1, 1); insert or replace into offsets values ('a', 'c1', 'i2', 2, 1)",
            ),
            offset(
                "insert into offsets values ('a', 'c1', 'd1', 700, 1); insert into offsets values ('a', 'c1', 'i2', 501, 1)",
            ),
        ],
    );
    let set_off = offset("insert into offsets values ('a', 'c1', 'i2', 500, 1)");
    refused(
        "offset_is_final",
        &[
            format!("{set_off}; update offsets set amount = 1"),
            format!("{set_off}; update or replace offsets set document_id = 'd1'"),
            format!("{set_off}; delete from offsets"),
        ],
    );
    refused(
        "settlement_is_derived",
        &all(&["update settlements set credited = 1", "update settlements set credited = payable"]),
    );
}
