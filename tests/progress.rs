//! Quotes billed little by little, thousands of them at random: whatever the percentages were, the last progress invoice brings the sum to the quote.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use comptoir::domain::line::Nature;
use comptoir::domain::money::Cents;
use comptoir::domain::pricing::{AdjustmentInput, AdjustmentKind, Draft, LineInput, LineKind, Pricing};
use comptoir::domain::quantity::Percent;
use comptoir::domain::totals::{PriceMode, Remainder};
use comptoir::domain::trade::accepted::Accepted;
use comptoir::domain::trade::left::left;
use comptoir::domain::trade::situation::{Billed, Situation};
use comptoir::domain::vat::{Category, VatCode};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn id() -> comptoir::domain::ids::DocumentId {
    "01936f2e-8a3b-7c11-9d2e-123456789001".parse().unwrap()
}

fn vat(kind: usize) -> VatCode {
    VatCode { category: Category::S, rate: Some([2000, 1000, 550, 210][kind]), vatex: None }
}

fn decimal(value: i64, decimals: u32) -> String {
    Decimal::new(value, decimals).normalize().to_string()
}

fn lines() -> impl Strategy<Value = Vec<LineInput>> {
    let line = (1..=200_000_i64, 0..=50_000_000_i64, 0..4_usize, prop::option::weighted(0.2, any::<bool>()));
    let line = line.prop_map(|(quantity, price, kind, option)| LineInput {
        kind: if option.is_some() { LineKind::Option } else { LineKind::Product },
        ticked: option,
        name: "Ouvrage".into(),
        nature: Some(Nature::Service),
        quantity: Some(decimal(quantity, 4)),
        unit_price: Some(decimal(price, 6)),
        vat: Some(vat(kind)),
        ..LineInput::default()
    });
    prop::collection::vec(line, 1..7)
}

fn adjustments() -> impl Strategy<Value = Vec<AdjustmentInput>> {
    let portion = prop_oneof![
        (0..=300_000_i64).prop_map(|part| (Some(decimal(part, 4)), None)),
        (0..=9_000_i64).prop_map(|cents| (None, Some(Cents::try_from(cents).unwrap()))),
    ];
    let one = (portion, prop::option::weighted(0.3, 0..4_usize)).prop_map(|((percent, amount), own)| {
        let kind = if own.is_some() { AdjustmentKind::Charge } else { AdjustmentKind::Allowance };
        AdjustmentInput {
            kind,
            percent,
            amount,
            reason: "Motif".into(),
            reason_code: None,
            vat: own.map(vat),
        }
    });
    prop::collection::vec(one, 0..3)
}

/// A quote as it was accepted, which asks for something at each rate.
fn quotes() -> impl Strategy<Value = Accepted> {
    (lines(), adjustments(), any::<bool>()).prop_filter_map(
        "a quote asks for money",
        |(lines, adjustments, gross)| {
            let price_mode = if gross { PriceMode::Gross } else { PriceMode::Net };
            let pricing = Pricing { price_mode, lines, adjustments, remainder: Vec::new() };
            let totals = pricing.draft().ok()?.totals;
            let asks = totals.line_total.get() > 0 && totals.vat.iter().all(|part| part.base.get() >= 0);
            asks.then_some(Accepted { pricing, totals })
        },
    )
}

/// A step of the work: the percentages reached, line by line, and whether its invoice is given back whole.
type Move = (Vec<i64>, bool);

fn moves(most: i64) -> impl Strategy<Value = Vec<Move>> {
    let percents = prop::collection::vec(prop_oneof![4 => 0..=most, 1 => Just(most)], 7);
    prop::collection::vec((percents, prop::bool::weighted(0.2)), 0..5)
}

/// What was issued so far.
struct Works<'a> {
    accepted: &'a Accepted,
    billed: Vec<Billed>,
    taken: Vec<Remainder>,
}

impl Works<'_> {
    fn left(&self) -> Vec<Remainder> {
        left(&self.accepted.vat(), &self.taken).unwrap()
    }

    /// The draft with each line at its percentage.
    fn draft(&self, percents: impl Fn(usize) -> String) -> Draft {
        let situation = Situation::begun(id(), self.accepted, self.left(), &self.billed, "Arrondi").unwrap();
        let mut lines = situation.opening();
        for (at, line) in lines.iter_mut().enumerate() {
            let source = line.source.as_mut().unwrap();
            (source.percent, source.contract_net) = (Some(percents(at)), Some(Cents::try_from(7).unwrap()));
        }
        let pricing = situation.fill(lines).unwrap();
        let draft = pricing.draft().unwrap();
        assert_eq!(situation.fill(draft.pricing.lines.clone()).unwrap(), pricing, "written again, it stays");
        let told = pricing.lines.iter().any(|line| line.allowance.is_some() || line.charge.is_some());
        assert!(!told || !self.accepted.pricing.adjustments.is_empty(), "no cent is over");
        draft
    }

    fn issue(&mut self, draft: &Draft) {
        self.count(draft, |amount| amount, |percent| percent);
    }

    fn give_back(&mut self, draft: &Draft) {
        self.count(draft, Cents::negated, |_| None);
    }

    fn count(
        &mut self,
        draft: &Draft,
        sign: fn(Cents) -> Cents,
        told: fn(Option<Percent>) -> Option<Percent>,
    ) {
        for (line, net) in draft.pricing.lines.iter().zip(&draft.totals.line_nets) {
            let source = line.source.as_ref().unwrap();
            let percent = told(source.percent.as_deref().map(|text| Percent::parse(text).unwrap()));
            self.billed.push(Billed { position: source.position, percent, net: sign(net.unwrap()) });
        }
        let parts = draft.totals.vat.iter().map(Remainder::from);
        self.taken.extend(parts.map(|it| Remainder { base: sign(it.base), tax: sign(it.tax), ..it }));
    }
}

/// Goes through the moves, then to the end of the works.
fn finish(accepted: &Accepted, moves: &[Move]) -> Result<(), TestCaseError> {
    let mut works = Works { accepted, billed: Vec::new(), taken: Vec::new() };
    for (percents, back) in moves {
        let draft = works.draft(|at| decimal(percents[at], 2));
        if draft.totals.gross_total.is_negative() {
            continue;
        }
        works.issue(&draft);
        if *back {
            works.give_back(&draft);
        }
    }
    let last = works.draft(|_| "100".to_owned());
    works.issue(&last);
    for part in works.left() {
        prop_assert!(part.base.is_zero() && part.tax.is_zero(), "{:?} is left of {:?}", part, accepted.vat());
    }
    Ok(())
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_last_one_brings_every_base_and_tax_to_those_of_the_quote((accepted, moves) in (quotes(), moves(10_000))) {
        finish(&accepted, &moves)?;
    }

    #[test]
    fn a_first_one_of_a_hundred_percent_is_the_whole_quote(accepted in quotes()) {
        finish(&accepted, &[])?;
    }
}
