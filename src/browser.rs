//! The engine in the browser: the domain's own rules, called with text and answering with JSON.

mod reader;
#[cfg(test)]
mod tests;
mod writer;

use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::domain::adjustment::{AllowanceCode, ChargeCode};
use crate::domain::calculator::{calculate, held};
use crate::domain::day::Day;
use crate::domain::exact;
use crate::domain::explanation::{self, Figure};
use crate::domain::identity::{CountryCode, Iban, Siren, Siret, VatNumber};
use crate::domain::language::Language;
use crate::domain::money::Cents;
use crate::domain::number::Format;
use crate::domain::preview::PreviewInput;
use crate::domain::pricing::{PriceAnswer, Pricing};
use crate::domain::refusal::{FieldRefusal, Refusal};
use crate::domain::terms::Terms;
use crate::domain::unit::Unit;
use crate::domain::vat::{Rate, Reason, Territory, Vat, VatCode, mention};
use reader::{Unreadable, read};
use writer::write;

impl From<Unreadable> for String {
    fn from(why: Unreadable) -> String {
        why.to_string()
    }
}

#[cfg(all(feature = "browser", not(feature = "edge"), target_arch = "wasm32"))]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// What a draft comes to, what is wrong in it, and what it still lacks before it can be sent.
#[derive(Serialize)]
struct Priced {
    #[serde(flatten)]
    figures: Option<PriceAnswer>,
    refusals: Vec<FieldRefusal>,
    lacking: Vec<FieldRefusal>,
}

/// Prices a draft: `{price_mode, lines, adjustments}` in, its figures and refusals out.
#[wasm_bindgen]
pub fn price(json: &str) -> Result<String, String> {
    let pricing: Pricing = read(json)?;
    let (figures, refusals) = match pricing.draft() {
        Ok(draft) => (Some(PriceAnswer::from(&draft)), Vec::new()),
        Err(refusals) => (None, refusals),
    };
    let lacking = if refusals.is_empty() { pricing.complete().err().unwrap_or_default() } else { Vec::new() };
    Ok(write(&Priced { figures, refusals, lacking }))
}

/// The legal sentences a draft would carry and all there is to say of it before it leaves: see `PreviewInput`.
#[wasm_bindgen]
pub fn preview(json: &str) -> Result<String, String> {
    let input: PreviewInput = read(json)?;
    let preview = input.preview().map_err(|refusals| write(&refusals))?;
    Ok(write(&preview))
}

/// The steps that lead to a figure of a document: `{price_mode, lines, adjustments, remainder}` and `{figure, at}` in.
#[wasm_bindgen]
pub fn explain(pricing: &str, figure: &str) -> Result<String, String> {
    let pricing: Pricing = read(pricing)?;
    let figure: Figure = read(figure)?;
    let steps = explanation::explain(&pricing, figure).map_err(|refusals| write(&refusals))?;
    Ok(write(&steps))
}

/// A checked value: its stored form, and how people read it; or why it is refused.
#[derive(Serialize, Default)]
struct Checked {
    value: Option<String>,
    shown: Option<String>,
    code: Option<&'static str>,
    /// The VAT number that follows from a SIREN.
    vat_number: Option<String>,
    /// The whole of cents an amount comes to.
    cents: Option<Cents>,
}

impl Checked {
    fn of(read: Result<Checked, Refusal>) -> String {
        write(&read.unwrap_or_else(|why| Checked { code: Some(why.code()), ..Checked::default() }))
    }

    /// A value that people read as it is stored.
    fn plain(value: String) -> Checked {
        Checked { shown: Some(value.clone()), value: Some(value), ..Checked::default() }
    }
}

/// Works out a cell: `=12x45+10%`; `current` is what it holds, for `+20%`.
#[wasm_bindgen]
pub fn arithmetic(text: &str, language: &str, current: Option<String>) -> String {
    let language = Language::parse(language).unwrap_or_default();
    let current = current.as_deref().and_then(held);
    Checked::of(
        calculate(text, language, current)
            .map(|value| Checked { cents: Cents::round(value).ok(), ..Checked::plain(exact::plain(value)) }),
    )
}

/// Checks a SIREN, and gives the VAT number that follows from it.
#[wasm_bindgen]
pub fn check_siren(text: &str) -> String {
    Checked::of(Siren::parse(text).map(|siren| Checked {
        vat_number: Some(VatNumber::of(&siren).into()),
        shown: Some(siren.grouped()),
        ..Checked::plain(siren.into())
    }))
}

/// Checks a SIRET, and gives the VAT number that follows from its SIREN.
#[wasm_bindgen]
pub fn check_siret(text: &str) -> String {
    Checked::of(Siret::parse(text).map(|siret| Checked {
        vat_number: Some(VatNumber::of(&siret.siren()).into()),
        shown: Some(siret.grouped()),
        ..Checked::plain(siret.into())
    }))
}

/// Checks a VAT number of the European Union.
#[wasm_bindgen]
pub fn check_vat_number(text: &str) -> String {
    Checked::of(VatNumber::parse(text).map(|number| Checked::plain(number.into())))
}

/// Checks an IBAN.
#[wasm_bindgen]
pub fn check_iban(text: &str) -> String {
    Checked::of(
        Iban::parse(text).map(|iban| Checked { shown: Some(iban.grouped()), ..Checked::plain(iban.into()) }),
    )
}

/// Shows the number a document of that day and rank would take.
#[wasm_bindgen]
pub fn number_preview(pattern: &str, day: &str, rank: u32) -> String {
    let preview = Format::parse(pattern).and_then(|format| Ok(format.preview(Day::parse(day)?, rank)));
    Checked::of(preview.map(Checked::plain))
}

/// The day payment is due under those terms.
#[wasm_bindgen]
pub fn due_day(terms: &str, day: &str) -> String {
    let due = Terms::parse(terms).and_then(|terms| Ok(terms.due(Day::parse(day)?)));
    Checked::of(due.map(|due| Checked::plain(due.into())))
}

/// A choice of a closed list.
#[derive(Serialize)]
struct Choice {
    code: &'static str,
    label: &'static str,
}

/// A way of being taxed, and the sentence it prints.
#[derive(Serialize)]
struct VatChoice {
    #[serde(flatten)]
    vat: VatCode,
    mention: Option<String>,
}

/// The closed lists a page offers.
#[derive(Serialize)]
struct Lists {
    units: Vec<Choice>,
    allowance_reasons: Vec<Choice>,
    charge_reasons: Vec<Choice>,
    vat: Vec<VatChoice>,
}

/// The closed lists a page offers, in its language, as they stand on that day where the company is: its own rates first.
#[wasm_bindgen]
pub fn lists(language: &str, day: &str, country: &str, postcode: &str) -> String {
    let language = Language::parse(language).unwrap_or_default();
    let day = Day::parse(day).unwrap_or(Day::FIRST);
    let territory = Territory::of(CountryCode::parse(country).unwrap_or_default(), postcode);
    let words = |list: &[(&'static str, &'static str, &'static str)]| {
        list.iter().map(|(code, fr, en)| Choice { code, label: language.pick(fr, en) }).collect()
    };
    let said = |vat: Vat| VatChoice {
        mention: vat.reason().map(|reason| mention(reason, language, day)),
        vat: vat.into(),
    };
    let rates = Rate::offered(territory, day).into_iter().map(Vat::At);
    write(&Lists {
        units: Unit::all().map(|unit| Choice { code: unit.code(), label: unit.word(language) }).collect(),
        allowance_reasons: words(AllowanceCode::LIST),
        charge_reasons: words(ChargeCode::LIST),
        vat: rates.chain([Vat::Zero]).chain(Reason::all().map(Vat::Without)).map(said).collect(),
    })
}

#[cfg(test)]
mod calls {
    use super::*;

    #[test]
    fn a_draft_is_priced_from_json_to_json() {
        let typed = r#"{"price_mode":"gross","lines":[
            {"name":"","quantity":"1","unit_price":"500","vat":{"category":"S","rate":1000}}],"adjustments":[]}"#;
        let priced: serde_json::Value = serde_json::from_str(&price(typed).unwrap()).unwrap();
        assert_eq!(priced["gross_total"], 50_000);
        assert_eq!(priced["vat"][0]["tax"], 4545);
        assert_eq!(priced["refusals"], serde_json::json!([]));
        assert_eq!(priced["lacking"][0]["field"], "lines.0.name");
        let wrong = price(r#"{"lines":[{"quantity":"a"}]}"#).unwrap();
        assert_eq!(
            wrong,
            r#"{"refusals":[{"field":"lines.0.quantity","code":"not_a_number"}],"lacking":[]}"#
        );
        assert!(price("{").is_err());
    }

    #[test]
    fn a_cell_and_a_number_are_checked() {
        let said = |json: String| serde_json::from_str::<serde_json::Value>(&json).unwrap();
        assert_eq!(said(arithmetic("=12x45+10%", "fr", None))["cents"], 59_400);
        assert_eq!(said(arithmetic("+20%", "fr", Some("80".into())))["value"], "96");
        assert_eq!(said(check_siren("732 829 320"))["vat_number"], "FR44732829320");
        assert_eq!(said(check_iban("x"))["code"], "iban_shape");
        assert_eq!(said(number_preview("F-{YYYY}-{0000}", "2026-11-24", 149))["value"], "F-2026-0149");
        assert_eq!(said(due_day("days:30", "2026-11-24"))["value"], "2026-12-24");
        assert_eq!(said(lists("en", "2026-11-24", "FR", "97110"))["vat"][0]["rate"], 850);
    }
}
