//! The engine against a plain reckoning in whole numbers, over thousands of random documents.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use comptoir::domain::adjustment::{Adjustment, Allowance, Charge};
use comptoir::domain::line::{Choice, Line, Nature, Portion, ProductLine, Reduction, Unit};
use comptoir::domain::money::Cents;
use comptoir::domain::quantity::{Percent, Quantity, UnitPrice};
use comptoir::domain::spread::spread;
use comptoir::domain::totals::{PriceMode, Totals};
use comptoir::domain::vat::{Rate, Reason, Vat};
use proptest::prelude::*;

/// A part of an amount, in whole numbers.
#[derive(Debug, Clone, Copy)]
enum Part {
    /// Ten-thousandths of a percent.
    Percent(i128),
    /// Cents.
    Amount(i128),
}

/// A line, in whole numbers: ten-thousandths of a unit, millionths of a euro.
#[derive(Debug, Clone)]
struct Sold {
    quantity: i128,
    price: i128,
    allowance: Option<Part>,
    charge: Option<Part>,
    vat: usize,
    counts: bool,
}

/// An allowance, or a charge with the place of its VAT.
type Changed = (Part, Option<usize>);

/// The ways of being taxed that documents here use, in the order of documents, and their hundredths of a percent.
fn taxes() -> [(Vat, i128); 6] {
    let at = |rate: u16| (Vat::At(Rate::try_from(rate).unwrap()), i128::from(rate));
    [at(2000), at(1000), at(550), at(210), (Vat::Zero, 0), (Vat::Without(Reason::Franchise), 0)]
}

/// Half away from zero, in whole numbers.
fn rounded(numerator: i128, denominator: i128) -> i128 {
    let size = (numerator.abs() * 2 + denominator) / (denominator * 2);
    size * numerator.signum()
}

fn part_of(part: Part, amount: i128) -> i128 {
    match part {
        Part::Percent(percent) => rounded(amount * percent, 1_000_000),
        Part::Amount(cents) => cents,
    }
}

fn amount_of(line: &Sold) -> i128 {
    let price = rounded(line.quantity * line.price, 100_000_000);
    let part = |part: Option<Part>| part.map_or(0, |part| part_of(part, price));
    price - part(line.allowance) + part(line.charge)
}

/// One cent at a time to whoever is owed most.
fn shared(amount: i128, weights: &[i128]) -> Vec<i128> {
    let total: i128 = weights.iter().sum();
    if amount == 0 {
        return vec![0; weights.len()];
    }
    let (sign, size) = (amount.signum(), amount.abs());
    let exact: Vec<i128> = weights.iter().map(|weight| size * weight * total.signum()).collect();
    let mut parts: Vec<i128> = exact.iter().map(|share| share.div_euclid(total.abs())).collect();
    while parts.iter().sum::<i128>() < size {
        let owed = |at: &usize| (exact[*at] - parts[*at] * total.abs(), std::cmp::Reverse(*at));
        let next = (0..parts.len()).max_by_key(owed).unwrap();
        parts[next] += 1;
    }
    parts.iter().map(|part| part * sign).collect()
}

fn decimal(value: i128, decimals: u32) -> String {
    let unit = 10_i128.pow(decimals);
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}.{:0width$}", value.abs() / unit, value.abs() % unit, width = decimals as usize)
}

fn portion(part: Part) -> Portion {
    match part {
        Part::Percent(percent) => Portion::Percent(Percent::parse(&decimal(percent, 4)).unwrap()),
        Part::Amount(cents) => Portion::Amount(i64::try_from(cents).unwrap().try_into().unwrap()),
    }
}

fn line(sold: &Sold) -> Line {
    let reduction = |part: Option<Part>| part.map(|part| Reduction { portion: portion(part), reason: None });
    let product = ProductLine {
        name: "Objet".into(),
        description: None,
        nature: Nature::Goods,
        quantity: Quantity::parse(&decimal(sold.quantity, 4)).unwrap(),
        unit: Unit::ONE,
        unit_price: UnitPrice::parse(&decimal(sold.price, 6)).unwrap(),
        allowance: reduction(sold.allowance),
        charge: reduction(sold.charge),
        vat: taxes()[sold.vat].0,
    };
    if sold.counts { Line::Product(product) } else { Line::Option(Choice::Unticked, product) }
}

fn adjustment((part, vat): &Changed) -> Adjustment {
    let (portion, reason) = (portion(*part), "Motif".to_owned());
    match vat {
        Some(vat) => Adjustment::Charge(Charge { portion, vat: taxes()[*vat].0, reason, code: None }),
        None => Adjustment::Allowance(Allowance { portion, reason, code: None }),
    }
}

fn total(mode: PriceMode, sold: &[Sold], changed: &[Changed]) -> Totals {
    let lines: Vec<Line> = sold.iter().map(line).collect();
    let adjustments: Vec<Adjustment> = changed.iter().map(adjustment).collect();
    Totals::of(mode, &lines, &adjustments).unwrap()
}

/// Per tax: lines, allowance and charge as typed.
fn groups(sold: &[Sold], changed: &[Changed]) -> Vec<[i128; 3]> {
    let mut groups = vec![[0; 3]; taxes().len()];
    for line in sold.iter().filter(|line| line.counts) {
        groups[line.vat][0] += amount_of(line);
    }
    let weights: Vec<i128> = groups.iter().map(|group| group[0]).collect();
    let sum: i128 = weights.iter().sum();
    for (part, vat) in changed {
        match vat {
            Some(vat) => groups[*vat][2] += part_of(*part, sum),
            None => {
                let shares = shared(part_of(*part, sum), &weights);
                groups.iter_mut().zip(shares).for_each(|(group, share)| group[1] += share);
            }
        }
    }
    groups
}

fn cents(cents: Cents) -> i128 {
    cents.get().into()
}

fn parts() -> impl Strategy<Value = Part> {
    prop_oneof![(0..=1_000_000_i128).prop_map(Part::Percent), (0..=100_000_i128).prop_map(Part::Amount)]
}

fn sales() -> impl Strategy<Value = Vec<Sold>> {
    let quantity =
        prop_oneof![1..=200_000_i128, -50_000..=-1_i128, (1..=20_i128).prop_map(|whole| whole * 10_000)];
    let price = prop_oneof![0..=200_000_000_i128, (0..=50_000_i128).prop_map(|cents| cents * 10_000)];
    let some = || prop::option::weighted(0.2, parts());
    let sold = (quantity, price, some(), some(), 0..6_usize, prop::bool::weighted(0.9));
    let sold = sold.prop_map(|(quantity, price, allowance, charge, vat, counts)| Sold {
        quantity,
        price,
        allowance,
        charge,
        vat,
        counts,
    });
    prop::collection::vec(sold, 1..10)
}

fn changes() -> impl Strategy<Value = Vec<Changed>> {
    prop::collection::vec((parts(), prop::option::of(0..6_usize)), 0..4)
}

/// A document whose allowances can be spread: its lines do not come to zero.
fn documents() -> impl Strategy<Value = (Vec<Sold>, Vec<Changed>)> {
    (sales(), changes()).prop_filter("lines that come to zero", |(sold, _)| {
        sold.iter().filter(|line| line.counts).map(amount_of).sum::<i128>() != 0
    })
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(4000))]

    #[test]
    fn a_document_excluding_vat_agrees_with_the_plain_reckoning((sold, changed) in documents()) {
        let totals = total(PriceMode::Net, &sold, &changed);
        let (mut net, mut tax) = (0, 0);
        for ((vat, rate), [lines, allowance, charge]) in taxes().into_iter().zip(groups(&sold, &changed)) {
            let base = lines - allowance + charge;
            let expected = [lines, allowance, charge, base, rounded(base * rate, 10_000)];
            let found = totals.vat.iter().find(|subtotal| subtotal.vat == vat);
            let found = found.map(|it| [it.lines_net, it.allowance, it.charge, it.base, it.tax].map(cents));
            prop_assert_eq!(found.unwrap_or_default(), expected);
            net += base;
            tax += expected[4];
        }
        prop_assert_eq!(cents(totals.net_total), net);
        prop_assert_eq!(cents(totals.vat_total), tax);
        prop_assert_eq!(cents(totals.gross_total), net + tax);
    }

    #[test]
    fn a_document_including_vat_keeps_its_typed_total((sold, changed) in documents()) {
        let totals = total(PriceMode::Gross, &sold, &changed);
        let mut typed = 0;
        for ((vat, rate), [lines, allowance, charge]) in taxes().into_iter().zip(groups(&sold, &changed)) {
            let gross = lines - allowance + charge;
            let tax = rounded(gross * rate, 10_000 + rate);
            let found = totals.vat.iter().find(|subtotal| subtotal.vat == vat);
            prop_assert_eq!(found.map_or((0, 0), |it| (cents(it.base), cents(it.tax))), (gross - tax, tax));
            typed += gross;
        }
        prop_assert_eq!(cents(totals.gross_total), typed);
        nets_are_shares(&totals, &sold)?;
    }

    #[test]
    fn every_total_is_the_sum_of_its_parts((sold, changed) in documents(), gross in any::<bool>()) {
        let totals = total(if gross { PriceMode::Gross } else { PriceMode::Net }, &sold, &changed);
        let sum = |amounts: Vec<Cents>| Cents::sum(amounts).unwrap();
        prop_assert_eq!(sum(totals.line_nets.iter().flatten().copied().collect()), totals.line_total);
        prop_assert_eq!(sum(totals.allowances.iter().map(|part| part.amount).collect()), totals.allowance_total);
        prop_assert_eq!(sum(totals.charges.iter().map(|part| part.amount).collect()), totals.charge_total);
        prop_assert_eq!(sum(totals.vat.iter().map(|subtotal| subtotal.base).collect()), totals.net_total);
        prop_assert_eq!(sum(totals.vat.iter().map(|subtotal| subtotal.tax).collect()), totals.vat_total);
        for subtotal in &totals.vat {
            let lines = sold.iter().zip(&totals.line_nets).filter(|(line, _)| taxes()[line.vat].0 == subtotal.vat);
            prop_assert_eq!(sum(lines.filter_map(|(_, net)| *net).collect()), subtotal.lines_net);
        }
    }
}

/// In a group where nothing cancels out, each line's net is its exact share of the base, to the cent.
fn nets_are_shares(totals: &Totals, sold: &[Sold]) -> Result<(), TestCaseError> {
    for subtotal in totals.vat.iter().filter(|it| it.allowance.is_zero() && it.charge.is_zero()) {
        let of_group: Vec<(i128, i128)> = sold
            .iter()
            .zip(&totals.line_nets)
            .filter(|(line, net)| taxes()[line.vat].0 == subtotal.vat && net.is_some())
            .map(|(line, net)| (amount_of(line), cents(net.unwrap())))
            .collect();
        if of_group.iter().all(|(amount, _)| *amount > 0) {
            let amounts: Vec<i128> = of_group.iter().map(|(amount, _)| *amount).collect();
            let nets: Vec<i128> = of_group.iter().map(|(_, net)| *net).collect();
            prop_assert_eq!(shared(cents(subtotal.base), &amounts), nets);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(3000))]

    #[test]
    fn a_spread_is_exact_and_each_part_within_a_cent(
        amount in -1_000_000_000_i64..1_000_000_000,
        weights in prop::collection::vec(-100_000_i64..1_000_000, 1..12),
    ) {
        let total: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
        prop_assume!(total != 0);
        let typed: Vec<Cents> = weights.iter().map(|weight| Cents::try_from(*weight).unwrap()).collect();
        let parts = match spread(amount.try_into().unwrap(), &typed) {
            Ok(parts) => parts,
            Err(_) => return Ok(()),
        };
        prop_assert_eq!(parts.iter().map(|part| cents(*part)).sum::<i128>(), i128::from(amount));
        for (part, weight) in parts.iter().zip(&weights) {
            let off = cents(*part) * total - i128::from(amount) * i128::from(*weight);
            prop_assert!(off.abs() < total.abs());
        }
        let mirrored = spread(Cents::try_from(-amount).unwrap(), &typed).unwrap();
        prop_assert_eq!(mirrored, parts.iter().map(|part| part.negated()).collect::<Vec<_>>());
    }

    #[test]
    fn the_order_of_lines_changes_no_total((sold, changed) in documents(), gross in any::<bool>(), turn in 0..9_usize) {
        let mode = if gross { PriceMode::Gross } else { PriceMode::Net };
        let mut turned = sold.clone();
        turned.reverse();
        let places = turned.len();
        turned.rotate_left(turn % places);
        let (one, other) = (total(mode, &sold, &changed), total(mode, &turned, &changed));
        let taxed = |totals: &Totals| totals.vat.iter().map(|it| (it.vat, it.base, it.tax)).collect::<Vec<_>>();
        prop_assert_eq!(taxed(&one), taxed(&other));
        prop_assert_eq!(one.gross_total, other.gross_total);
    }

    #[test]
    fn no_figures_however_large_break_the_engine(
        typed in prop::collection::vec((-9_999_999_999_999_i128..9_999_999_999_999, 0..999_999_999_999_999_i128, 0..6_usize), 1..6),
        rebate in prop::option::of(0..9_007_199_254_740_991_i128),
        gross in any::<bool>(),
    ) {
        let sold = |(quantity, price, vat)| line(&Sold { quantity, price, allowance: None, charge: None, vat, counts: true });
        let lines: Vec<Line> = typed.into_iter().map(sold).collect();
        let less: Vec<Adjustment> = rebate.iter().map(|cents| adjustment(&(Part::Amount(*cents), None))).collect();
        let mode = if gross { PriceMode::Gross } else { PriceMode::Net };
        if let Ok(totals) = Totals::of(mode, &lines, &less) {
            prop_assert_eq!(totals.net_total.plus(totals.vat_total), Ok(totals.gross_total));
        }
    }
}
