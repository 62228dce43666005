//! What the database refuses about documents and money, whoever writes: gaps, backdating, second thoughts, payments that count twice.
#![expect(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod schema;

use rusqlite::Connection;

/// An issued invoice of 10 € of which 6 € are paid, the accepted quote it bills, a sent quote, and drafts of both with and without a line.
fn trade() -> Connection {
    let database = schema::database();
    let hash = "0".repeat(64);
    let issued = number("i1", "issued", "F-2026-", 1);
    let sent = number("q1", "sent", "D-2026-", 1);
    let asked = number("q0", "sent", "Q-", 1);
    database
        .execute_batch(&format!(
            "insert into users (id, email, email_key, name, language, password_hash, created_at) values ('u', 'a@b.fr', 'a@b.fr', 'Ana', 'fr', '-', 1);
             insert into companies (id, name, street, postcode, city, country, vat_regime, created_by, creation_key, created_at, updated_at)
             values ('a', 'A', '', '', '', 'FR', 'standard', 'u', 'ka', 1, 1);
             insert into clients (company_id, id, kind, name, name_key, search, created_at, updated_at)
             values ('a', 'ca', 'business', 'C', 'c', 'c', 1, 1), ('a', 'cb', 'business', 'C', 'c', 'c', 1, 1);
             insert into series values ('a', 'F-2026-', 1), ('a', 'D-2026-', 1), ('a', 'Q-', 1);
             insert into documents (company_id, id, kind, stage, client_id, issued_on, currency, language, price_mode, payment_terms, gross_total, payable,
                created_by, created_at, updated_at)
             select 'a', value, iif(value glob 'q*', 'quote', 'invoice'), 'draft', 'ca', '2026-11-10', 'EUR', 'fr', 'net', 'days:30', 1000, 1000, 'u', 1, 1
             from json_each('[\"i1\", \"i2\", \"empty\", \"q0\", \"q1\", \"q2\"]');
             insert into lines (company_id, document_id, position, kind, name, nature, quantity, unit, unit_price, vat_category, vat_rate, net)
             select 'a', id, 1, 'product', 'Pose', 'service', '1', 'C62', '10', 'S', 2000, 1000 from documents where id <> 'empty';
             insert into adjustments (company_id, document_id, position, kind, amount, reason)
             values ('a', 'i1', 1, 'allowance', 1, 'x'), ('a', 'i2', 1, 'allowance', 1, 'x');
             insert into vat_subtotals (company_id, document_id, position, category, rate, lines_net, allowance, charge, base, tax)
             values ('a', 'i1', 1, 'S', 2000, 1000, 0, 0, 1000, 200), ('a', 'i2', 1, 'S', 2000, 1000, 0, 0, 1000, 200);
             {asked}; update documents set stage = 'accepted', answered_on = '2026-11-10' where id = 'q0';
             insert into document_links values ('a', 'i1', 'q0', 'bills');
             {issued}; {sent};
             insert into document_files values ('a', 'i1', 'pdf', x'00', '{hash}', 1);
             insert into payments (company_id, id, client_id, client_name, paid_on, amount, method, search, created_by, created_at)
             values ('a', 'p1', 'ca', 'C', '2026-11-12', 600, 'card', '', 'u', 1), ('a', 'p2', 'ca', 'C', '2026-11-12', 9000, 'card', '', 'u', 1),
                ('a', 'other', 'cb', 'C', '2026-11-12', 9000, 'card', '', 'u', 1);
             insert into allocations values ('a', 'p1', 'i1', 600);"
        ))
        .unwrap();
    database
}

/// The change that numbers and freezes a draft.
fn number(id: &str, stage: &str, series: &str, rank: u32) -> String {
    format!(
        "update documents set stage = '{stage}', series = '{series}', seq = {rank}, number = '{series}{rank:04}', seller = '{{}}', buyer = '{{}}', mentions = '[]'
         where id = '{id}'"
    )
}

/// Each of these is refused, and for this reason; an empty one stands for any, where several laws forbid the same.
fn refused(why: &str, attacks: &[&str]) {
    for attack in attacks {
        let database = trade();
        let error = database.execute_batch(attack).expect_err(attack).to_string();
        assert!(error.contains(why), "{attack}\n{error}");
    }
}

#[test]
fn the_next_invoice_of_the_series_is_issued() {
    trade().execute_batch(&number("i2", "issued", "F-2026-", 2)).unwrap();
}

#[test]
fn numbers_follow_each_other_and_are_given_once() {
    let third = number("i2", "issued", "F-2026-", 3);
    let first = number("i2", "issued", "F-2026-", 1).replace("update", "update or replace");
    refused("rank_is_not_next", &[&third]);
    refused("", &[&first]);
    let twice = number("i2", "issued", "F-2026-", 2).replace("F-2026-0002", "F-2026-0001");
    refused("number_is_taken", &[&twice, &twice.replace("update", "update or replace")]);
}

#[test]
fn dates_never_run_backwards_in_a_series() {
    let early =
        number("i2", "issued", "F-2026-", 2).replace("set stage", "set issued_on = '2026-11-09', stage");
    refused("issue_date_before_series", &[&early]);
}

#[test]
fn a_document_is_whole_when_it_leaves() {
    refused("document_has_no_line", &[&number("empty", "issued", "F-2026-", 2)]);
    let half = format!(
        "update lines set unit_price = null where document_id = 'i2'; {}",
        number("i2", "issued", "F-2026-", 2)
    );
    refused("line_is_incomplete", &[&half]);
}

#[test]
fn a_document_moves_forward_only() {
    let skipped =
        number("q2", "accepted", "D-2026-", 2).replace("set stage", "set answered_on = '2026-11-11', stage");
    refused(
        "document_stage",
        &[&number("i2", "sent", "F-2026-", 2), &number("q2", "issued", "D-2026-", 2), &skipped],
    );
    refused(
        "document_",
        &[
            "update documents set stage = 'draft', series = null, seq = null, number = null, seller = null, buyer = null, mentions = null where id = 'i1'",
            "update documents set stage = 'accepted', answered_on = '2026-11-11' where id = 'q1'; update documents set stage = 'refused' where id = 'q1'",
            "update documents set stage = 'accepted', answered_on = '2026-11-11' where id = 'q1'; update documents set answered_by = 'x' where id = 'q1'",
        ],
    );
    refused(
        "document_born_draft",
        &["insert into documents (company_id, id, kind, stage, number, series, seq, client_id, issued_on, currency, language, price_mode, payment_terms, seller,
            buyer, mentions, created_by, created_at, updated_at)
           values ('a', 'n', 'invoice', 'issued', 'F-2026-0002', 'F-2026-', 2, 'ca', '2026-11-10', 'EUR', 'fr', 'net', 'days:30', '{}', '{}', '[]', 'u', 1, 1)"],
    );
}

#[test]
fn what_is_issued_or_sent_is_final() {
    refused(
        "document_is_final",
        &[
            "update documents set gross_total = 1 where id = 'i1'",
            "update documents set version = version + 1 where id = 'i1'",
            "update documents set subject = 'x' where id = 'q1'",
            "update or replace documents set id = 'i1' where id = 'i2'",
            "delete from documents where id = 'i1'",
            "delete from documents where id = 'q1'",
        ],
    );
    refused(
        "document_exists",
        &["insert or replace into documents (company_id, id, kind, stage, issued_on, currency, language, price_mode, payment_terms, created_by, created_at, updated_at)
           values ('a', 'i1', 'invoice', 'draft', '2026-11-10', 'EUR', 'fr', 'net', 'days:30', 'u', 1, 1)"],
    );
}

#[test]
fn so_is_every_part_of_it() {
    refused("", &["insert into document_links values ('a', 'i1', 'q2', 'bills')"]);
    for table in ["lines", "adjustments", "vat_subtotals"] {
        let attacks = [
            "update T set position = 2 where document_id = 'i1'",
            "update or replace T set document_id = 'i1' where document_id = 'i2'",
            "update T set document_id = 'i2', position = 2 where document_id = 'i1'",
            "delete from T where document_id = 'i1'",
        ]
        .map(|attack| {
            attack.replace("T set", &format!("{table} set")).replace("from T", &format!("from {table}"))
        });
        refused("document_is_final", &attacks.each_ref().map(String::as_str));
    }
    refused(
        "document_is_final",
        &[
            "insert or replace into lines (company_id, document_id, position, kind, name) values ('a', 'i1', 1, 'text', 'x')",
            "insert into lines (company_id, document_id, position, kind, name) values ('a', 'i1', 2, 'text', 'x')",
            "insert or replace into adjustments (company_id, document_id, position, kind, amount, reason) values ('a', 'i1', 1, 'charge', 1, 'x')",
            "insert into vat_subtotals (company_id, document_id, position, category, lines_net, allowance, charge, base, tax) values ('a', 'i1', 2, 'Z', 0, 0, 0, 0, 0)",
            "update document_links set to_id = 'q2'",
            "delete from document_links",
        ],
    );
}

#[test]
fn the_paper_that_left_stays_as_it_left() {
    refused("file_is_final", &["update document_files set bytes = x'01'", "delete from document_files"]);
    let hash = "1".repeat(64);
    let draft = format!("insert into document_files values ('a', 'i2', 'pdf', x'01', '{hash}', 1)");
    refused("file_of_a_draft", &[&draft]);
    let database = trade();
    let again =
        format!("insert or replace into document_files values ('a', 'i1', 'pdf', x'01', '{hash}', 1)");
    database.execute_batch(&again).unwrap();
    let kept: Vec<u8> = database.query_row("select bytes from document_files", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, [0]);
}

#[test]
fn payments_are_only_added() {
    refused(
        "payment_is_final",
        &[
            "update payments set amount = 700 where id = 'p1'",
            "update or replace payments set id = 'p1' where id = 'p2'",
            "delete from payments where id = 'other'",
            "update allocations set amount = 1",
            "update or replace allocations set payment_id = 'p2'",
            "delete from allocations",
        ],
    );
    let pay = "insert or replace into payments (company_id, id, client_id, client_name, paid_on, amount, method, reverses_id, search, created_by, created_at)
        values ('a', 'ID', 'ca', 'C', '2026-11-12', AMOUNT, 'card', REVERSED, '', 'u', 1)";
    let paid = |id: &str, amount: &str, reversed: &str| {
        pay.replace("ID", id).replace("AMOUNT", amount).replace("REVERSED", reversed)
    };
    refused("payment_exists", &[&paid("p1", "1", "null")]);
    refused("reversal_must_mirror", &[&paid("r", "-1", "'p1'")]);
    let once = paid("r", "-600", "'p1'");
    trade().execute_batch(&once).unwrap();
    refused("payment_exists", &[&format!("{once}; {}", paid("s", "-600", "'p1'"))]);
}

#[test]
fn nothing_is_paid_twice() {
    refused("", &["insert or replace into allocations values ('a', 'p1', 'i1', 300)"]);
    refused("allocation_exceeds_document", &["insert into allocations values ('a', 'p2', 'i1', 401)"]);
    trade().execute_batch("insert into allocations values ('a', 'p2', 'i1', 400)").unwrap();
    let second = number("i2", "issued", "F-2026-", 2);
    refused(
        "allocation_exceeds_payment",
        &[
            &format!("{second}; insert into allocations values ('a', 'p1', 'i2', 1)"),
            &format!("{second}; insert into allocations values ('a', 'other', 'i2', 1)"),
        ],
    );
    refused("", &["insert into allocations values ('a', 'p2', 'i2', 1)"]);
}

#[test]
fn what_is_due_is_counted_from_the_payments() {
    refused(
        "settlement_is_derived",
        &[
            "update settlements set paid = 1000",
            "update settlements set payable = 1",
            "update or replace settlements set document_id = 'i2'",
            "delete from settlements",
            "insert or replace into settlements (company_id, document_id, client_id, due_on, payable) values ('a', 'i1', 'ca', '2026-11-10', 1)",
            "insert into settlements (company_id, document_id, client_id, due_on, payable) values ('a', 'i2', 'ca', '2026-11-10', 1000)",
        ],
    );
}

/// A second invoice of 6 € and 4 €, wholly credited by a note that takes 4 € off it and owes 6 € back; and what was collected of it.
fn with_credit() -> String {
    let rank = |id: &str, rank: u32| number(id, "issued", "F-2026-", rank);
    format!(
        "{second};
         insert into allocations values ('a', 'p2', 'i2', 600);
         insert into collections values ('a', 'p2', 'i2', 1, 'S', 2000, null, 600);
         insert into documents (company_id, id, kind, stage, client_id, issued_on, currency, language, price_mode, payment_terms, gross_total, payable,
            created_by, created_at, updated_at)
         values ('a', 'k1', 'credit', 'draft', 'ca', '2026-11-10', 'EUR', 'fr', 'net', 'days:30', 1000, 1000, 'u', 1, 1);
         insert into lines (company_id, document_id, position, kind, name, nature, quantity, unit, unit_price, vat_category, vat_rate, net)
         values ('a', 'k1', 1, 'product', 'Pose', 'service', '1', 'C62', '10', 'S', 2000, 1000);
         insert into vat_subtotals (company_id, document_id, position, category, rate, lines_net, allowance, charge, base, tax)
         values ('a', 'k1', 1, 'S', 2000, 1000, 0, 0, 1000, 200);
         insert into document_links values ('a', 'k1', 'i2', 'credits');
         {credit};
         insert into payments (company_id, id, client_id, client_name, direction, paid_on, amount, method, search, created_by, created_at)
         values ('a', 'out', 'ca', 'C', 'out', '2026-11-12', 500, 'card', '', 'u', 1), ('a', 'foreign', 'cb', 'C', 'out', '2026-11-12', 500, 'card', '', 'u', 1)",
        second = rank("i2", 2),
        credit = rank("k1", 3),
    )
}

/// The same attacks, after the credit note.
fn refused_after_credit(why: &str, attacks: &[&str]) {
    let before = with_credit();
    trade().execute_batch(&before).unwrap();
    let attacks: Vec<String> = attacks.iter().map(|attack| format!("{before}; {attack}")).collect();
    refused(why, &attacks.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn what_was_collected_is_only_added() {
    refused_after_credit(
        "payment_is_final",
        &[
            "update collections set amount = 1",
            "update or replace collections set payment_id = 'p1'",
            "delete from collections",
            "insert or replace into collections values ('a', 'p2', 'i2', 1, 'S', 2000, null, 1)",
        ],
    );
}

#[test]
fn a_refund_gives_back_no_more_than_there_is() {
    let part = |refund: &str, credit: &str, payment: &str, amount: u32| {
        format!("insert into refund_parts values ('a', '{refund}', 1, {credit}, {payment}, {amount})")
    };
    let given = part("out", "'k1'", "null", 500);
    trade().execute_batch(&format!("{}; {given}", with_credit())).unwrap();
    refused_after_credit(
        "refund_does_not_fit",
        &[
            &part("out", "'k1'", "null", 501),
            &part("p2", "'k1'", "null", 1),
            &part("foreign", "'k1'", "null", 1),
            &part("out", "'i2'", "null", 1),
            &part("foreign", "null", "'p2'", 1),
            &part("out", "null", "'p1'", 1),
            &format!("{given}; {}", given.replace("1, 'k1'", "2, 'k1'")),
            &format!("{given}; {}", given.replace("insert", "insert or replace")),
        ],
    );
    refused_after_credit(
        "payment_is_final",
        &[
            &format!("{given}; update refund_parts set amount = 1"),
            &format!("{given}; delete from refund_parts"),
        ],
    );
    refused_after_credit(
        "allocation_exceeds_payment",
        &["insert into allocations values ('a', 'out', 'i1', 1)"],
    );
}

#[test]
fn what_was_given_back_is_undone_before_its_payment() {
    let reversal = "insert into payments (company_id, id, client_id, client_name, paid_on, amount, method, reverses_id, search, created_by, created_at)
        values ('a', 'r', 'ca', 'C', '2026-11-12', -9000, 'card', 'p2', '', 'u', 1)";
    let given = "insert into refund_parts values ('a', 'out', 1, null, 'p2', 500)";
    refused_after_credit("payment_was_refunded", &[&format!("{given}; {reversal}")]);
    refused_after_credit("refund_does_not_fit", &[&format!("{reversal}; {given}")]);
    let outward = reversal
        .replace("client_name, paid_on", "client_name, direction, paid_on")
        .replace("'C', '2026", "'C', 'out', '2026");
    refused_after_credit("reversal_must_mirror", &[&outward]);
}

#[test]
fn a_credit_note_is_set_off_once_and_stays_so() {
    let database = trade();
    database.execute_batch(&with_credit()).unwrap();
    let (credited, open): (i64, i64) = database
        .query_row("select credited, open from settlements where document_id = 'i2'", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    assert_eq!((credited, open), (400, 0));
    refused_after_credit("offset_is_final", &["update offsets set amount = 1", "delete from offsets"]);
    refused_after_credit(
        "offset_does_not_fit",
        &[
            "insert into offsets values ('a', 'k1', 'i1', 401, 1)",
            "insert or replace into offsets values ('a', 'k1', 'i2', 1, 1)",
            "insert into offsets values ('a', 'i2', 'i1', 1, 1)",
            "insert into refund_parts values ('a', 'out', 1, 'k1', null, 500); insert into offsets values ('a', 'k1', 'i1', 101, 1)",
        ],
    );
}

#[test]
fn months_kept_by_triggers_are_those_counted_afresh() {
    let database = trade();
    database.execute_batch(&with_credit()).unwrap();
    let months = || -> (String, i64, i64) {
        let asked = "select month, invoiced, collected from months";
        database.query_row(asked, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap()
    };
    // two invoices of 10 € and a credit note of as much; 6 €, 90 € twice, and 5 € twice given back
    assert_eq!(months(), ("2026-11".to_owned(), 1000, 17_600));
    let kept = months();
    database.execute("delete from months", []).unwrap();
    let migration = schema::migrations().into_iter().find(|file| file.ends_with("0021_months.sql")).unwrap();
    database.execute_batch(&std::fs::read_to_string(migration).unwrap()).unwrap();
    assert_eq!(months(), kept);
}
