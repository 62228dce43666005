//! What the browser reads and writes is what the server reads and writes: by the same serde, and to the letter.

use std::fmt::Debug;

use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::reader::read;
use super::writer::write;
use crate::domain::explanation::Figure;
use crate::domain::preview::PreviewInput;
use crate::domain::pricing::Pricing;

/// Every field of every type that the engine reads, and some that it passes over.
const PREVIEW: &str = r##"{"kind":"invoice","today":"2026-11-24","language":"fr","currency":"EUR",
    "seller":{"name":"Pain \u00e0 \"tous\" \ud83e\udd56\n","legal_form":"SAS","siren":"732829320","siret":null,
        "vat_number":"FR44732829320","capital":null,"rcs_city":"Paris","phone":null,"website":null,"bic":null,
        "address":{"street":"1 rue de la Paix","street2":null,"postcode":"75002","city":"Paris","country":"FR"},
        "email":"a@b.fr","iban":"FR7630006000011234567890189","vat_regime":"debits","insurance":null,
        "accent":"#123456","logo_id":null,"since":[1,-2.5e+3,{"a":[true,false,null,"\\"]},[],{}]},
    "buyer":{"kind":"business","name":"B","siren":null,"siret":null,"vat_number":null,"address":null,
        "delivery":null,"email":null,"contact_name":null},
    "habits":{"language":"en","payment_terms":"days:30","quote_days":30,"late_penalty":null},
    "draft":{"client_id":null,"contact_id":null,"subject":"Pose","issued_on":"2026-11-24","due_on":null,
        "supplied_on":null,"payment_terms":"end_of_month:45","purchase_order":null,"note":"\t","language":"fr",
        "price_mode":"gross","adjustments":[],"deductions":[{"deposit_id":
        "01234567-89ab-cdef-0123-456789abcdef","amount":1}],"settled_on":"2026-11-24","settled_method":"card","lines":[]},
    "preceding":[{"kind":"deposit","relation":"deducts","number":"A-1","issued_on":"2026-01-01"}],
    "remainder":[{"vat":{"category":"S","rate":2000,"vatex":null},"base":-100,"tax":-20}],"prepaid":120}"##;

const PRICING: &str = r#"{"price_mode":"net","lines":[
    {"kind":"product","article_id":null,"name":"Porte","description":"2 \u20ac","nature":"goods","quantity":"7.0",
     "unit":"C62","unit_price":"33.33","vat":{"category":"S","rate":2000},"ticked":null,
     "allowance":{"percent":"5","amount":null,"reason":"a"},"charge":{"amount":12}},
    {"kind":"option","ticked":true,"source":{"document_id":"01234567-89ab-cdef-0123-456789abcdef","position":3,
     "percent":"50","previous_percent":"0","contract_net":100000,"billed":0}}],
    "adjustments":[{"kind":"allowance","percent":null,"amount":5000,"reason":"Fidélité","reason_code":"95","vat":null}],
    "remainder":[{"vat":{"category":"E","vatex":"VATEX-FR-FRANCHISE"},"base":9007199254740991,"tax":0}]}"#;

/// Both readers say the same of a text: the same value, or that it is none.
fn alike<T: DeserializeOwned + Debug>(text: &str) {
    let ours = read::<T>(text).ok().map(|value| format!("{value:?}"));
    let theirs = serde_json::from_str::<T>(text).ok().map(|value| format!("{value:?}"));
    assert_eq!(ours, theirs, "{text}");
}

#[test]
fn what_the_engine_reads_is_what_the_server_reads() {
    alike::<PreviewInput>(PREVIEW);
    alike::<Pricing>(PRICING);
    alike::<Figure>(r#"{"figure":"vat","at":1}"#);
    assert!(read::<PreviewInput>(PREVIEW).is_ok() && read::<Pricing>(PRICING).is_ok());
    let deep =
        |levels: usize| PREVIEW.replace("[1,", &format!("[{}{},", "[".repeat(levels), "]".repeat(levels)));
    alike::<PreviewInput>(&deep(100));
}

#[test]
fn numbers_words_and_letters_are_read_alike() {
    for word in [
        "1",
        "-1",
        "0",
        "-0",
        "01",
        "1.0",
        "1e2",
        "+1",
        "9007199254740992",
        "-9223372036854775809",
        "1x",
        "",
        "-",
    ] {
        alike::<Pricing>(&format!(r#"{{"adjustments":[{{"kind":"charge","amount":{word}}}]}}"#));
        alike::<Figure>(&format!(r#"{{"figure":"line","at":{word}}}"#));
        alike::<PreviewInput>(&PREVIEW.replace("-2.5e+3", word));
    }
    for text in [
        r"\u00e9",
        r"\ud83d\ude00",
        r"\ud83d",
        r"\ude00",
        r"\ud83d\u0041",
        r"\u12",
        r"\x",
        "\u{7f}",
        "\u{1}",
        r"\/\b\f",
        "\"",
    ] {
        alike::<Pricing>(&format!(r#"{{"lines":[{{"name":"{text}"}}]}}"#));
    }
    for text in [
        "nope",
        "null",
        "nullx",
        "true",
        "[1 2]",
        "[1,]",
        "{,}",
        "{\"a\" 1}",
        "{\"a\":}",
        "1.e5",
        ".5",
        "-",
        "00",
        "2E9",
        "[\"\\q\"]",
    ] {
        alike::<PreviewInput>(&PREVIEW.replace("-2.5e+3", text));
        alike::<Pricing>(&format!(r#"{{"lines":[{{"quantity":{text}}}]}}"#));
    }
}

/// A text in which some letters are gone, doubled or others.
fn spoilt(text: &str, cuts: &[(prop::sample::Index, char)]) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for (at, other) in cuts {
        let at = at.index(letters.len());
        match other {
            '-' => drop(letters.remove(at)),
            '+' => letters.insert(at, letters[at]),
            other => letters[at] = *other,
        }
    }
    letters.into_iter().collect()
}

fn slips() -> impl Strategy<Value = Vec<(prop::sample::Index, char)>> {
    let letter = prop::sample::select("-+\"\\{}[],:019.eEtnu \n\u{1}é".chars().collect::<Vec<_>>());
    prop::collection::vec((any::<prop::sample::Index>(), letter), 1..3)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn slips_are_read_or_refused_alike(cuts in slips()) {
        alike::<PreviewInput>(&spoilt(PREVIEW, &cuts));
        alike::<Pricing>(&spoilt(PRICING, &cuts));
    }

    #[test]
    fn answers_are_written_to_the_letter(name in any::<String>(), cuts in slips()) {
        same(&name);
        same(&Vec::from([Some(&name), None]));
        if let Ok(pricing) = read::<Pricing>(&spoilt(PRICING, &cuts)) {
            same(&pricing);
            prop_assert_eq!(read::<Pricing>(&write(&pricing)), Ok(pricing));
        }
    }
}

fn same(value: &impl Serialize) {
    assert_eq!(write(value), serde_json::to_string(value).unwrap());
}

#[test]
fn what_is_explained_and_found_is_written_to_the_letter() {
    let preview = read::<PreviewInput>(PREVIEW).unwrap().preview().unwrap();
    assert!(!preview.mentions.is_empty() && !preview.findings.is_empty());
    same(&preview);
    same(&Vec::from([i64::MIN, 0, i64::MAX]));
    same(&Vec::from(["\u{0}\u{1f}\u{7f}\"\\/\u{8}\u{c}\n\r\t é €", ""]));
}
