//! What travels as JSON: drafts as they are typed, and the domain's values in their one form.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use comptoir::domain::day::Day;
use comptoir::domain::identity::{CountryCode, Siren};
use comptoir::domain::language::{Currency, Language};
use comptoir::domain::line::Unit;
use comptoir::domain::money::Cents;
use comptoir::domain::number::{Format, Number};
use comptoir::domain::pricing::{LineInput, Pricing};
use comptoir::domain::quantity::Quantity;
use comptoir::domain::refusal::FieldRefusal;
use comptoir::domain::terms::Terms;
use comptoir::domain::totals::PriceMode;
use comptoir::domain::vat::Vat;
use serde::Serialize;
use serde::de::DeserializeOwned;

fn pricing(json: &str) -> Pricing {
    serde_json::from_str(json).unwrap()
}

fn named(refusals: Vec<FieldRefusal>) -> Vec<(String, &'static str)> {
    refusals.into_iter().map(|refusal| (refusal.field, refusal.code)).collect()
}

const WHOLE: &str = r#"{"price_mode":"net","lines":[
    {"kind":"heading","name":" Pose "},
    {"kind":"product","name":"Porte","nature":"goods","quantity":"7.0","unit":"C62","unit_price":"33.33",
     "vat":{"category":"S","rate":2000}},
    {"kind":"product","name":"Livre","nature":"goods","quantity":"3","unit_price":"12.49","vat":{"category":"S","rate":550}},
    {"kind":"option","name":"Poignée","nature":"goods","quantity":"1","unit_price":"5","vat":{"category":"S","rate":2000}}],
    "adjustments":[{"kind":"allowance","amount":5000,"reason":"Fidélité","reason_code":"95"}]}"#;

#[test]
fn what_is_typed_becomes_the_totals() {
    let complete = pricing(WHOLE).complete().unwrap();
    assert_eq!(complete.totals.gross_total.get(), 26_051);
    let draft = pricing(WHOLE).draft().unwrap();
    assert_eq!(draft.totals, complete.totals);
    assert_eq!(draft.adjustment_amounts, [Cents::try_from(5000).ok()]);
    assert_eq!(draft.pricing.lines[0].name, "Pose");
    assert_eq!(draft.pricing.lines[1].quantity.as_deref(), Some("7"));
    assert_eq!(draft.pricing.lines[3].ticked, Some(false));
    let again = draft.pricing.draft().unwrap();
    assert_eq!(again, draft, "what is cleaned stays as it is");
    let written: Vec<LineInput> = complete.lines.iter().map(LineInput::from).collect();
    assert_eq!(written, draft.pricing.lines);
}

#[test]
fn a_draft_may_be_half_written_and_counts_what_is_complete() {
    let draft = pricing(
        r#"{"lines":[{"name":"","quantity":"1"},{},{"quantity":"2","unit_price":"10","vat":{"category":"Z"}}],
            "adjustments":[{"kind":"charge","amount":500}]}"#,
    );
    let read = draft.draft().unwrap();
    assert_eq!(read.totals.gross_total.get(), 2000);
    assert_eq!(
        read.totals.line_nets.iter().map(|net| net.map(Cents::get)).collect::<Vec<_>>(),
        [None, None, Some(2000)]
    );
    assert_eq!(read.adjustment_amounts, [None]);
    assert_eq!(read.pricing.adjustments[0].amount.map(Cents::get), Some(500));
    let missing = named(draft.complete().unwrap_err());
    for field in
        ["lines.0.name", "lines.0.unit_price", "lines.1.quantity", "lines.2.nature", "adjustments.0.vat"]
    {
        assert!(missing.contains(&(field.to_owned(), "missing")), "{field}: {missing:?}");
    }
}

#[test]
fn what_is_wrong_is_refused_under_its_name() {
    let wrong = pricing(
        r#"{"lines":[
            {"name":"a","quantity":"1.23456","unit_price":"-1","unit":"XYZ","vat":{"category":"S","rate":1234}},
            {"name":"b","quantity":"1","unit_price":"1","vat":{"category":"E"},
             "allowance":{"percent":"101"},"charge":{"percent":"1","amount":1}}],
            "adjustments":[{"kind":"allowance","amount":-1,"reason":"x","reason_code":"FC","vat":{"category":"Z"}}]}"#,
    );
    let wanted = [
        ("lines.0.quantity", "too_many_decimals"),
        ("lines.0.unit_price", "negative"),
        ("lines.0.unit", "unknown_unit"),
        ("lines.0.vat", "unknown_vat_rate"),
        ("lines.1.allowance.percent", "too_large"),
        ("lines.1.charge", "percent_and_amount"),
        ("lines.1.vat", "vat_reason_missing"),
        ("adjustments.0.amount", "negative"),
        ("adjustments.0.reason_code", "unknown_reason_code"),
    ];
    let wanted: Vec<_> = wanted.map(|(field, code)| (field.to_owned(), code)).into();
    assert_eq!(named(wrong.draft().unwrap_err()), wanted);
}

#[test]
fn a_document_needs_something_sold_and_has_bounds() {
    assert_eq!(named(pricing("{}").complete().unwrap_err()), [("lines".to_owned(), "missing")]);
    let many = Pricing { lines: vec![LineInput::default(); 501], ..Pricing::default() };
    assert_eq!(named(many.draft().unwrap_err()), [("lines".to_owned(), "too_many_lines")]);
    assert!(serde_json::from_str::<Pricing>(r#"{"line":[]}"#).is_err());
    assert!(serde_json::from_str::<Pricing>(r#"{"lines":[{"kind":"gift"}]}"#).is_err());
}

/// The JSON reads as a value that writes the same JSON.
fn travels<T: Serialize + DeserializeOwned>(json: &str) {
    let value: T = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap(), json);
}

#[test]
fn every_value_has_one_form() {
    travels::<Cents>("-1250");
    travels::<Quantity>(r#""1.5""#);
    travels::<Day>(r#""2026-11-24""#);
    travels::<Terms>(r#""end_of_month:45""#);
    travels::<Language>(r#""fr""#);
    travels::<Currency>(r#""EUR""#);
    travels::<CountryCode>(r#""FR""#);
    travels::<Siren>(r#""732829320""#);
    travels::<Unit>(r#""HUR""#);
    travels::<Format>(r#""F-{YYYY}-{0000}""#);
    travels::<Number>(r#""F-2026-0001""#);
    travels::<PriceMode>(r#""gross""#);
    travels::<Vat>(r#"{"category":"S","rate":2000,"vatex":null}"#);
    travels::<Vat>(r#"{"category":"E","rate":null,"vatex":"VATEX-FR-FRANCHISE"}"#);
}

#[test]
fn a_wrong_value_does_not_get_in() {
    fn refused<T: DeserializeOwned>(json: &str) {
        assert!(serde_json::from_str::<T>(json).is_err(), "{json}");
    }
    refused::<Cents>("9007199254740992");
    refused::<Cents>("12.5");
    refused::<Quantity>("1.5");
    refused::<Terms>(r#""days:90""#);
    refused::<Vat>(r#"{"category":"S","rate":0}"#);
    refused::<Number>(r#""F 1""#);
    refused::<Currency>(r#""JPY""#);
}
