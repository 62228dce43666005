//! Credit notes over thousands of random invoices: never more than the invoice, and the last one takes exactly what is left.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod random;

use comptoir::domain::credit::{ChosenLine, CreditInput, CreditMode, Invoice, Refused, Taken, excess};
use comptoir::domain::day::Day;
use comptoir::domain::kind::Kind;
use comptoir::domain::language::Language;
use comptoir::domain::line::Nature;
use comptoir::domain::money::Cents;
use comptoir::domain::pricing::{Draft, LineInput, Pricing};
use comptoir::domain::quantity::Quantity;
use comptoir::domain::totals::{PriceMode, Remainder};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use random::{adjustments, config, lines, vat};
use rust_decimal::Decimal;

fn id() -> comptoir::domain::ids::DocumentId {
    "01936f2e-8a3b-7c11-9d2e-123456789001".parse().unwrap()
}

/// An invoice that could be issued: it asks for something.
fn invoices() -> impl Strategy<Value = (Invoice, Vec<Remainder>)> {
    (lines(), adjustments(), any::<bool>()).prop_filter_map(
        "an invoice asks for money",
        |(lines, adjustments, gross)| {
            let price_mode = if gross { PriceMode::Gross } else { PriceMode::Net };
            let mut pricing = Pricing { price_mode, lines, adjustments, remainder: Vec::new() };
            let totals = pricing.draft().ok()?.totals;
            let whole: Vec<_> =
                totals.vat.iter().map(|it| Remainder { vat: it.vat, base: it.base, tax: it.tax }).collect();
            pricing.remainder.clone_from(&whole);
            let invoice = Invoice {
                id: id(),
                kind: Kind::Invoice,
                number: "F-2026-0001".into(),
                issued_on: Day::parse("2026-11-24").unwrap(),
                language: Language::Fr,
                pricing,
                taken: Vec::new(),
            };
            (totals.gross_total.get() > 0).then_some((invoice, whole))
        },
    )
}

/// What a person asks for: some lines and how much of each, in thousandths of what was sold, or a share of the amount left.
#[derive(Debug, Clone)]
enum Asked {
    Lines(Vec<(usize, i64)>),
    Amount(i64),
}

fn asked() -> impl Strategy<Value = Vec<Asked>> {
    let lines = prop::collection::vec((0..8_usize, prop_oneof![1..=1000_i64, Just(1000_i64)]), 1..5)
        .prop_map(Asked::Lines);
    let one = prop_oneof![3 => lines, 1 => (1..=900_i64).prop_map(Asked::Amount)];
    prop::collection::vec(one, 0..5)
}

fn input(invoice: &Invoice, asked: &Asked) -> CreditInput {
    match asked {
        Asked::Amount(thousandths) => {
            let left: i64 = invoice.pricing.remainder.iter().map(|it| it.base.get() + it.tax.get()).sum();
            let amount = Some(Cents::try_from((left * thousandths / 1000).max(1)).unwrap());
            CreditInput { mode: CreditMode::Amount, lines: None, amount }
        }
        Asked::Lines(parts) => {
            let chosen =
                parts.iter().filter(|(at, _)| *at < invoice.pricing.lines.len()).map(|(at, thousandths)| {
                    let sold: Decimal =
                        invoice.pricing.lines[*at].quantity.as_deref().unwrap().parse().unwrap();
                    let part = (sold * Decimal::new(*thousandths, 3)).round_dp(4).normalize().to_string();
                    let quantity = (*thousandths < 1000).then_some(part);
                    ChosenLine { position: u32::try_from(at + 1).unwrap(), quantity }
                });
            CreditInput { mode: CreditMode::Lines, lines: Some(chosen.collect()), amount: None }
        }
    }
}

/// Prices a credit note as the server does, and takes it off what is left. Nothing that was given back may exceed that.
fn issue(invoice: &mut Invoice, pricing: &Pricing) -> Result<Draft, TestCaseError> {
    let priced = pricing.draft().map_err(|why| TestCaseError::fail(format!("{why:?}")))?;
    prop_assert!(pricing.complete().is_ok());
    prop_assert_eq!(excess(&priced.totals.vat, &invoice.pricing.remainder), None);
    for part in &priced.totals.vat {
        let Some(left) = invoice.pricing.remainder.iter_mut().find(|left| left.vat == part.vat) else {
            prop_assert!(part.base.is_zero() && part.tax.is_zero());
            continue;
        };
        left.base = left.base.less(part.base).unwrap();
        left.tax = left.tax.less(part.tax).unwrap();
        prop_assert!(!left.base.is_zero() || left.tax.is_zero(), "all of a base takes all of its tax");
    }
    for (line, amount) in pricing.lines.iter().zip(&priced.totals.line_amounts) {
        if let (Some(source), Some(amount)) = (&line.source, amount) {
            let quantity = Quantity::parse(line.quantity.as_deref().unwrap()).unwrap();
            invoice.taken.push(Taken { position: source.position, quantity, amount: *amount });
        }
    }
    Ok(priced)
}

fn whole() -> CreditInput {
    CreditInput { mode: CreditMode::Whole, lines: None, amount: None }
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn the_last_credit_note_takes_exactly_what_is_left((mut invoice, _) in invoices(), parts in asked()) {
        for part in &parts {
            match invoice.credit(&input(&invoice, part)) {
                // What remaining::read refuses: a rate that would be given more than is left, or the other way.
                Ok(pricing) if excess(&pricing.draft().unwrap().totals.vat, &invoice.pricing.remainder).is_some() => {}
                Ok(pricing) => { issue(&mut invoice, &pricing)?; }
                Err(_) => {}
            }
        }
        let gross: i64 = invoice.pricing.remainder.iter().map(|it| it.base.get() + it.tax.get()).sum();
        match invoice.credit(&whole()) {
            Ok(pricing) => {
                issue(&mut invoice, &pricing)?;
                for left in &invoice.pricing.remainder {
                    prop_assert_eq!((left.base.get(), left.tax.get()), (0, 0));
                }
                prop_assert_eq!(invoice.credit(&whole()), Err(Refused::NothingLeft));
            }
            Err(why) => prop_assert!(gross <= 0, "{:?} of {}", why, gross),
        }
    }

    #[test]
    fn the_whole_credit_note_is_the_invoice_again((invoice, whole_of_it) in invoices()) {
        let pricing = invoice.credit(&whole()).unwrap();
        let totals = pricing.draft().unwrap().totals;
        let vat: Vec<_> = totals.vat.iter().map(|it| Remainder { vat: it.vat, base: it.base, tax: it.tax }).collect();
        prop_assert_eq!(vat, whole_of_it);
        prop_assert_eq!(pricing.lines.len(), invoice.pricing.lines.len());
        prop_assert!(pricing.lines.iter().all(|line| line.source.is_some()));
    }

    #[test]
    fn an_amount_is_given_back_to_the_cent((mut invoice, _) in invoices(), thousandths in 1..=1000_i64) {
        let asked = input(&invoice, &Asked::Amount(thousandths));
        let pricing = invoice.credit(&asked).unwrap();
        let priced = issue(&mut invoice, &pricing)?;
        prop_assert_eq!(Some(priced.totals.gross_total), asked.amount);
    }
}

#[test]
fn a_line_is_given_back_in_parts_and_never_more() {
    let line = LineInput {
        name: "Vis".into(),
        nature: Some(Nature::Goods),
        quantity: Some("3".into()),
        unit_price: Some("3.335".into()),
        vat: Some(vat(0)),
        ..LineInput::default()
    };
    let mut pricing = Pricing { lines: vec![line], ..Pricing::default() };
    let totals = pricing.draft().unwrap().totals;
    pricing.remainder =
        totals.vat.iter().map(|it| Remainder { vat: it.vat, base: it.base, tax: it.tax }).collect();
    let mut invoice = Invoice {
        id: id(),
        kind: Kind::Invoice,
        number: "F-2026-0001".into(),
        issued_on: Day::parse("2026-11-24").unwrap(),
        language: Language::Fr,
        pricing,
        taken: Vec::new(),
    };
    let one = || CreditInput {
        mode: CreditMode::Lines,
        lines: Some(vec![ChosenLine { position: 1, quantity: Some("1".into()) }]),
        amount: None,
    };
    let mut nets = Vec::new();
    for _ in 0..3 {
        let pricing = invoice.credit(&one()).unwrap();
        nets.push(issue(&mut invoice, &pricing).unwrap().totals.net_total.get());
    }
    assert_eq!(nets, [334, 334, 333], "the last takes the cent that rounding left");
    assert_eq!(invoice.credit(&one()), Err(Refused::NothingLeft));
}

/// The properties above pass over what is refused: that must be the exception.
#[test]
fn most_of_what_is_asked_for_is_given_back_as_it_was_sold() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut asked, mut given, mut wholes, mut by_line) = (0, 0, 0, 0);
    for _ in 0..400 {
        let (mut invoice, _) = invoices().new_tree(&mut runner).unwrap().current();
        let all = invoice.pricing.lines.len();
        let parts: Vec<(usize, i64)> =
            (0..all.min(3)).map(|at| (at, if at == 1 { 1000 } else { 400 })).collect();
        asked += 1;
        let Ok(pricing) = invoice.credit(&input(&invoice, &Asked::Lines(parts))) else { continue };
        if excess(&pricing.draft().unwrap().totals.vat, &invoice.pricing.remainder).is_some() {
            continue;
        }
        issue(&mut invoice, &pricing).unwrap();
        given += 1;
        if let Ok(pricing) = invoice.credit(&whole()) {
            wholes += 1;
            by_line += i32::from(pricing.lines.iter().all(|line| line.source.is_some()));
        }
    }
    assert!(given * 10 > asked * 7, "{given} of {asked}");
    assert!(by_line * 10 > wholes * 8, "{by_line} of {wholes}");
}
