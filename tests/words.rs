//! Whatever is typed, the doors of the domain answer: with a value that reads back the same, or with a refusal.

use std::str::FromStr;

use comptoir::domain::adjustment::{AllowanceCode, ChargeCode};
use comptoir::domain::calculator::calculate;
use comptoir::domain::day::Day;
use comptoir::domain::identity::{Bic, CountryCode, Email, Iban, Siren, Siret, VatNumber};
use comptoir::domain::language::{Currency, Language};
use comptoir::domain::line::Unit;
use comptoir::domain::number::Format;
use comptoir::domain::quantity::{Percent, Quantity, UnitPrice};
use comptoir::domain::refusal::Refusal;
use comptoir::domain::terms::Terms;
use comptoir::domain::text::{clean_line, clean_text, fold};
use proptest::prelude::*;

/// What is accepted is written in a form that reads back as the same value.
fn settles<T: FromStr<Err = Refusal> + ToString + PartialEq + std::fmt::Debug>(
    text: &str,
) -> Result<(), TestCaseError> {
    if let Ok(value) = text.parse::<T>() {
        prop_assert_eq!(value.to_string().parse::<T>(), Ok(value));
    }
    Ok(())
}

fn every_door(text: &str) -> Result<(), TestCaseError> {
    settles::<Quantity>(text)?;
    settles::<UnitPrice>(text)?;
    settles::<Percent>(text)?;
    settles::<Siren>(text)?;
    settles::<Siret>(text)?;
    settles::<VatNumber>(text)?;
    settles::<Iban>(text)?;
    settles::<Bic>(text)?;
    settles::<Email>(text)?;
    settles::<CountryCode>(text)?;
    settles::<Currency>(text)?;
    settles::<Unit>(text)?;
    settles::<AllowanceCode>(text)?;
    settles::<ChargeCode>(text)?;
    for again in
        [Day::parse(text).map(|day| day.to_string()), Terms::parse(text).map(|terms| terms.to_string())]
    {
        prop_assert!(again.is_err() || again.is_ok_and(|written| !written.is_empty()));
    }
    if let (Ok(format), Ok(day)) = (Format::parse(text), Day::parse("2026-11-24")) {
        let number = format.preview(day, u32::MAX);
        prop_assert!(number.len() <= 35 && !number.contains(' '));
    }
    for language in [Language::Fr, Language::En] {
        let _ = calculate(text, language, Some(1.into()));
    }
    Ok(())
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(1000))]

    #[test]
    fn any_text_is_answered(text in any::<String>()) {
        every_door(&text)?;
    }

    #[test]
    fn text_that_looks_right_is_answered(text in "[-+=0-9.,A-Z@{}YM%x*/() ]{0,40}") {
        every_door(&text)?;
    }

    #[test]
    fn cleaning_and_folding_settle_at_once(text in any::<String>()) {
        let folded = fold(&text);
        prop_assert_eq!(fold(&folded), folded);
        for clean in [clean_line, clean_text] {
            let cleaned = clean(&text, usize::MAX).unwrap_or_default();
            prop_assert_eq!(clean(&cleaned, usize::MAX), Ok(cleaned));
        }
    }

    #[test]
    fn numbers_in_a_cell_are_exact(whole in 0..1_000_000_000_u64, cents in 0..100_u64, share in 0..100_u64) {
        let typed = format!("{whole},{cents:02}+{share}%");
        let exact = (u128::from(whole) * 100 + u128::from(cents)) * (100 + u128::from(share));
        let result = calculate(&typed, Language::Fr, None).map(|value| value.to_string());
        let expected = format!("{}.{:04}", exact / 10_000, exact % 10_000);
        let expected = expected.trim_end_matches('0').trim_end_matches('.').to_owned();
        prop_assert_eq!(result, Ok(expected));
    }
}
