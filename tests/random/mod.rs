//! Random lines and adjustments, as a quote or an invoice may hold them.

use comptoir::domain::line::Nature;
use comptoir::domain::money::Cents;
use comptoir::domain::pricing::{AdjustmentInput, AdjustmentKind, LineInput, ReductionInput};
use comptoir::domain::vat::{Category, VatCode};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// One of four rates, or zero.
pub fn vat(kind: usize) -> VatCode {
    let at = |rate| VatCode { category: Category::S, rate: Some(rate), vatex: None };
    match kind {
        0 => at(2000),
        1 => at(1000),
        2 => at(550),
        3 => at(210),
        _ => VatCode { category: Category::Z, rate: None, vatex: None },
    }
}

fn decimal(value: i64, decimals: u32) -> String {
    Decimal::new(value, decimals).normalize().to_string()
}

fn reductions() -> impl Strategy<Value = Option<ReductionInput>> {
    let percent = (0..=1_000_000_i64)
        .prop_map(|part| ReductionInput { percent: Some(decimal(part, 4)), ..ReductionInput::default() });
    let amount = (0..=3_000_i64).prop_map(|cents| ReductionInput {
        amount: Some(cents.try_into().unwrap()),
        ..ReductionInput::default()
    });
    prop::option::weighted(0.2, prop_oneof![percent, amount])
}

/// Lines: mostly sold, sometimes taken back.
pub fn lines() -> impl Strategy<Value = Vec<LineInput>> {
    let quantity = prop_oneof![8 => 1..=200_000_i64, 4 => (1..=20_i64).prop_map(|whole| whole * 10_000), 1 => -50_000..=-1_i64];
    let price = prop_oneof![0..=200_000_000_i64, (0..=50_000_i64).prop_map(|cents| cents * 10_000)];
    let line = (quantity, price, reductions(), reductions(), 0..5_usize).prop_map(
        |(quantity, price, allowance, charge, kind)| LineInput {
            name: "Objet".into(),
            nature: Some(Nature::Goods),
            quantity: Some(decimal(quantity, 4)),
            unit_price: Some(decimal(price, 6)),
            allowance,
            charge,
            vat: Some(vat(kind)),
            ..LineInput::default()
        },
    );
    prop::collection::vec(line, 1..8)
}

/// Allowances and charges of the whole.
pub fn adjustments() -> impl Strategy<Value = Vec<AdjustmentInput>> {
    let portion = prop_oneof![
        (0..=500_000_i64).prop_map(|part| (Some(decimal(part, 4)), None)),
        (0..=5_000_i64).prop_map(|cents| (None, Some(Cents::try_from(cents).unwrap()))),
    ];
    let one = (portion, prop::option::of(0..5_usize)).prop_map(|((percent, amount), own)| AdjustmentInput {
        kind: if own.is_some() { AdjustmentKind::Charge } else { AdjustmentKind::Allowance },
        percent,
        amount,
        reason: "Motif".into(),
        reason_code: None,
        vat: own.map(vat),
    });
    prop::collection::vec(one, 0..3)
}

/// So many cases, and no file of those that failed.
pub fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}
