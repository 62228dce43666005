//! The known sums, to the cent.

use super::*;
use crate::domain::adjustment::{Allowance, Charge};
use crate::domain::line::{Choice, Nature, Portion, ProductLine};
use crate::domain::quantity::{Percent, Quantity, UnitPrice};
use crate::domain::unit::Unit;
use crate::domain::vat::{Rate, Reason};

fn product(quantity: &str, price: &str, rate: u16) -> ProductLine {
    ProductLine {
        name: "Objet".into(),
        description: None,
        nature: Nature::Goods,
        quantity: Quantity::parse(quantity).unwrap(),
        unit: Unit::ONE,
        unit_price: UnitPrice::parse(price).unwrap(),
        allowance: None,
        charge: None,
        vat: Rate::try_from(rate).map_or(Vat::Without(Reason::Franchise), Vat::At),
    }
}

fn line(quantity: &str, price: &str, rate: u16) -> Line {
    Line::Product(product(quantity, price, rate))
}

fn less(portion: Portion) -> Adjustment {
    Adjustment::Allowance(Allowance { portion, reason: "Remise".into(), code: None })
}

fn amount(cents: i64) -> Portion {
    Portion::Amount(cents.try_into().unwrap())
}

fn gross(mode: PriceMode, lines: &[Line], adjustments: &[Adjustment]) -> i64 {
    Totals::of(mode, lines, adjustments).unwrap().gross_total.get()
}

#[test]
fn vat_is_computed_once_per_rate_and_never_per_line() {
    let net = |lines: &[Line]| gross(PriceMode::Net, lines, &[]);
    assert_eq!(net(&[line("3", "10.01", 2000)]), 3604);
    assert_eq!(net(&[line("1", "10.01", 2000), line("1", "10.01", 2000), line("1", "10.01", 2000)]), 3604);
    assert_eq!(net(&[line("1", "10.33", 1000), line("1", "10.33", 1000), line("1", "10.34", 1000)]), 3410);
    assert_eq!(net(&vec![line("13", "0.195", 2000); 40]), 12192);
    assert_eq!(net(&[line("1", "0.33", 2000), line("1", "0.33", 2000), line("1", "0.33", 2000)]), 119);
}

#[test]
fn a_document_allowance_is_spread_over_the_rates() {
    let lines = [line("7", "33.33", 2000), line("3", "12.49", 550)];
    let totals = Totals::of(PriceMode::Net, &lines, &[less(amount(5000))]).unwrap();
    assert_eq!(totals.gross_total.get(), 26051);
    let parts: Vec<i64> = totals.allowances.iter().map(|part| part.amount.get()).collect();
    assert_eq!(parts, [4308, 692]);
    assert_eq!(totals.net_total.get(), 22078);
}

#[test]
fn a_price_including_vat_stays_what_was_typed() {
    let totals = Totals::of(PriceMode::Gross, &[line("1", "500", 1000)], &[]).unwrap();
    assert_eq!(
        (totals.gross_total.get(), totals.vat_total.get(), totals.net_total.get()),
        (50_000, 4545, 45_455)
    );
}

#[test]
fn nets_including_vat_sum_to_the_base() {
    let lines = [line("1", "0.10", 2000), line("1", "0.10", 2000), line("1", "0.10", 2000)];
    let totals = Totals::of(PriceMode::Gross, &lines, &[]).unwrap();
    let nets: Vec<i64> = totals.line_nets.iter().flatten().map(|net| net.get()).collect();
    assert_eq!((nets, totals.net_total.get(), totals.vat_total.get()), (vec![9, 8, 8], 25, 5));
}

#[test]
fn a_whole_rebate_including_vat_keeps_the_nets_of_the_lines() {
    let all = Portion::Percent(Percent::parse("100").unwrap());
    let totals = Totals::of(PriceMode::Gross, &[line("1", "120", 2000)], &[less(all)]).unwrap();
    assert_eq!((totals.line_total.get(), totals.allowance_total.get()), (10_000, 10_000));
    assert_eq!((totals.vat_total.get(), totals.gross_total.get()), (0, 0));
}

#[test]
fn a_charge_has_its_own_vat_even_where_no_line_has_it() {
    let charge =
        Charge { portion: amount(1000), vat: Vat::At(Rate::STANDARD), reason: "Port".into(), code: None };
    let totals = Totals::of(PriceMode::Net, &[line("1", "100", 550)], &[Adjustment::Charge(charge)]).unwrap();
    let vat: Vec<_> = totals.vat.iter().map(|group| (group.base.get(), group.tax.get())).collect();
    assert_eq!(vat, [(1000, 200), (10_000, 550)]);
    assert_eq!((totals.charge_total.get(), totals.gross_total.get()), (1000, 11_750));
}

#[test]
fn options_count_once_ticked_and_subtotals_sum_their_section() {
    let lines = [
        line("1", "1", 2000),
        Line::Heading("Pose".into()),
        line("1", "10", 2000),
        Line::Option(Choice::Unticked, product("1", "100", 2000)),
        Line::Option(Choice::Ticked, product("1", "1000", 2000)),
        Line::Text("Merci".into()),
        Line::Subtotal("Pose".into()),
        Line::Subtotal("Rien".into()),
    ];
    let totals = Totals::of(PriceMode::Net, &lines, &[]).unwrap();
    let cents =
        |amounts: &[Option<Cents>]| amounts.iter().map(|amount| amount.map(Cents::get)).collect::<Vec<_>>();
    let typed = [Some(100), None, Some(1000), Some(10_000), Some(100_000), None, Some(101_000), Some(0)];
    assert_eq!(cents(&totals.line_amounts), typed);
    assert_eq!(
        cents(&totals.line_nets),
        [Some(100), None, Some(1000), None, Some(100_000), None, None, None]
    );
    assert_eq!(cents(&totals.shown_nets), typed);
    assert_eq!(totals.net_total.get(), 101_100);
    let gross = Totals::of(PriceMode::Gross, &lines, &[]).unwrap();
    assert_eq!(gross.shown_nets[3].map(Cents::get), Some(8333), "an option left aside, excluding VAT");
    assert_eq!(
        gross.shown_nets[6],
        gross.line_nets[2].zip(gross.line_nets[4]).map(|(a, b)| a.plus(b).unwrap())
    );
}

#[test]
fn a_document_of_negative_quantities_mirrors_the_positive_one() {
    let there = [line("7", "33.33", 2000), line("3", "12.49", 550)];
    let back = [line("-7", "33.33", 2000), line("-3", "12.49", 550)];
    for mode in [PriceMode::Net, PriceMode::Gross] {
        assert_eq!(gross(mode, &there, &[]), -gross(mode, &back, &[]));
    }
}

#[test]
fn what_cannot_be_summed_is_refused() {
    let huge = line("900000000", "900000000", 2000);
    assert_eq!(Totals::of(PriceMode::Net, &[huge], &[]), Err(Refusal::AmountTooLarge));
    assert_eq!(Totals::of(PriceMode::Net, &[], &[less(amount(1))]), Err(Refusal::NothingToSpreadOver));
    let many = vec![line("90000000", "900000", 2000); 2];
    assert_eq!(Totals::of(PriceMode::Net, &many, &[]), Err(Refusal::AmountTooLarge));
    assert_eq!(gross(PriceMode::Net, &[], &[]), 0);
}

#[test]
fn en_16931_takes_one_reason_per_category_and_nothing_beside_out_of_scope() {
    let without = |vatex: &str| {
        let mut sold = product("1", "1", 2000);
        sold.vat = Vat::Without(Reason::parse(vatex).unwrap());
        Line::Product(sold)
    };
    let conflict = |lines: &[Line]| Totals::of(PriceMode::Net, lines, &[]).unwrap().vat_conflict();
    assert_eq!(conflict(&[line("1", "1", 2000), line("1", "1", 550), without("VATEX-FR-FRANCHISE")]), None);
    let two = [without("VATEX-FR-FRANCHISE"), without("VATEX-EU-79-C")];
    assert_eq!(conflict(&two), Some(Refusal::VatReasonsMixed));
    assert_eq!(conflict(&[without("VATEX-EU-O")]), None);
    assert_eq!(conflict(&[without("VATEX-EU-O"), line("1", "1", 550)]), Some(Refusal::VatOutOfScopeMixed));
}
