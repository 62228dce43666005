//! One document that nothing can be said of, and what each change to it brings up.

use super::*;
use crate::domain::frozen::*;
use crate::domain::identity::{CountryCode, PostalAddress};
use crate::domain::language::{Currency, Language};
use crate::domain::line::Nature;
use crate::domain::money::Cents;
use crate::domain::payment::Method;
use crate::domain::quantity::{Quantity, UnitPrice};
use crate::domain::terms::Terms;
use crate::domain::totals::{PriceMode, VatSubtotal};
use crate::domain::unit::Unit;
use crate::domain::vat::{Rate, Reason, Vat};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn address(country: &str) -> PostalAddress {
    PostalAddress {
        street: "1 rue du Port".into(),
        street2: None,
        postcode: "44000".into(),
        city: "Nantes".into(),
        country: CountryCode::parse(country).unwrap(),
    }
}

fn cents(amount: i64) -> Cents {
    amount.try_into().unwrap()
}

fn seller() -> Seller {
    Seller {
        name: "Atelier".into(),
        legal_form: Some("EI".into()),
        siren: Some("732829320".parse().unwrap()),
        siret: None,
        vat_number: Some("FR44732829320".parse().unwrap()),
        capital: None,
        rcs_city: None,
        address: address("FR"),
        email: None,
        phone: None,
        website: None,
        iban: Some("FR7630006000011234567890189".parse().unwrap()),
        bic: None,
        vat_regime: VatRegime::Standard,
        insurance: None,
        accent: "#204ec3".into(),
        logo_id: None,
    }
}

fn buyer() -> Buyer {
    Buyer {
        kind: BuyerKind::Business,
        name: "Maison".into(),
        siren: Some("404833048".parse().unwrap()),
        siret: None,
        vat_number: Some("FR83404833048".parse().unwrap()),
        address: Some(address("FR")),
        delivery: None,
        email: Some("compta@maison.fr".parse().unwrap()),
        contact_name: None,
    }
}

fn line(name: &str, vat: Vat) -> FrozenLine {
    FrozenLine {
        kind: LineKind::Product,
        name: name.into(),
        description: None,
        nature: Some(Nature::Goods),
        quantity: Some(Quantity::ONE),
        unit: Some(Unit::ONE),
        unit_price: Some(UnitPrice::parse("100").unwrap()),
        allowance: None,
        charge: None,
        vat: Some(vat),
        net: Some(cents(10_000)),
        ticked: None,
        progress: None,
    }
}

fn taxed(paper: &mut Frozen, vats: &[Vat]) {
    let subtotal = |vat: &Vat| VatSubtotal {
        vat: *vat,
        lines_net: cents(10_000),
        allowance: Cents::ZERO,
        charge: Cents::ZERO,
        base: cents(10_000),
        tax: vat.on(cents(10_000)).unwrap(),
    };
    paper.vat = vats.iter().map(subtotal).collect();
    paper.lines = vats.iter().enumerate().map(|(at, vat)| line(&format!("Reliure {at}"), *vat)).collect();
}

fn invoice() -> Frozen {
    let mut paper = Frozen {
        kind: Kind::Invoice,
        number: None,
        issued_on: day("2026-11-24"),
        due_on: Some(day("2026-12-24")),
        supplied_on: None,
        currency: Currency::EUR,
        language: Language::Fr,
        price_mode: PriceMode::Net,
        subject: String::new(),
        purchase_order: None,
        note: None,
        terms: Terms::Days(30),
        seller: seller(),
        buyer: buyer(),
        lines: vec![],
        adjustments: vec![],
        vat: vec![],
        totals: Amounts { gross_total: cents(12_000), payable: cents(12_000), ..Amounts::default() },
        mentions: vec![],
        preceding: vec![],
        deductions: vec![],
        settled: None,
        proof_code: None,
        rank: None,
    };
    taxed(&mut paper, &[Vat::At(Rate::STANDARD)]);
    paper
}

/// What a change of the flawless invoice brings up.
fn found(change: impl FnOnce(&mut Frozen)) -> Vec<(Rule, String)> {
    let mut paper = invoice();
    change(&mut paper);
    check(&paper, Chosen::Yes, day("2026-11-24")).into_iter().map(|it| (it.rule, it.field)).collect()
}

fn rules(change: impl FnOnce(&mut Frozen)) -> Vec<Rule> {
    found(change).into_iter().map(|(rule, _)| rule).collect()
}

#[test]
fn nothing_is_said_of_a_flawless_invoice() {
    assert_eq!(rules(|_| {}), []);
}

#[test]
fn a_client_is_named_as_the_law_wants() {
    assert_eq!(check(&invoice(), Chosen::No, day("2026-11-24")).first().unwrap().rule, Rule::ClientMissing);
    assert_eq!(rules(|paper| paper.buyer.address = None), [Rule::ClientAddressMissing]);
    assert_eq!(rules(|paper| paper.buyer.siren = None), [Rule::ClientSirenMissing]);
    let quote = |paper: &mut Frozen| {
        paper.kind = Kind::Quote;
        paper.buyer.siren = None;
    };
    assert_eq!(rules(quote), [Rule::ClientSirenUseful]);
    let other = |paper: &mut Frozen| paper.buyer.vat_number = Some("FR44732829320".parse().unwrap());
    assert_eq!(rules(other), [Rule::ClientVatNumberOfAnother]);
    let public = |paper: &mut Frozen| paper.buyer.kind = BuyerKind::Public;
    assert_eq!(rules(public), [Rule::PublicOrderMissing, Rule::PublicSiretMissing]);
}

#[test]
fn a_seller_is_named_as_the_law_wants() {
    assert_eq!(rules(|paper| paper.seller.siren = None), [Rule::CompanySirenMissing]);
    assert_eq!(rules(|paper| paper.seller.vat_number = None), [Rule::CompanyVatNumberMissing]);
    assert_eq!(rules(|paper| paper.seller.iban = None), [Rule::CompanyIbanMissing]);
    assert_eq!(rules(|paper| paper.seller.legal_form = Some("SAS".into())), [Rule::CompanyRegisterMissing]);
    assert_eq!(rules(|paper| paper.seller.address.street.clear()), [Rule::CompanyAddressMissing]);
}

#[test]
fn a_sole_trader_is_named_as_one() {
    let named = |name: &str, form: &str| {
        Seller { name: name.into(), legal_form: Some(form.into()), ..seller() }.style()
    };
    assert_eq!(named("Léa Martin", "EI"), "Léa Martin EI");
    assert_eq!(named("Léa Martin EI", "Micro-entreprise"), "Léa Martin EI");
    assert_eq!(named("Léa Martin, entrepreneur individuel", "EI"), "Léa Martin, entrepreneur individuel");
    assert_eq!(named("Atelier", "SARL"), "Atelier");
}

#[test]
fn days_follow_each_other() {
    assert_eq!(rules(|paper| paper.issued_on = day("2026-11-25")), [Rule::IssueDateInFuture]);
    assert_eq!(rules(|paper| paper.due_on = Some(day("2026-11-23"))), [Rule::DueBeforeIssue]);
    assert_eq!(rules(|paper| paper.due_on = Some(day("2027-02-28"))), [Rule::TermsTooLong]);
    let consumer = |paper: &mut Frozen| {
        paper.due_on = Some(day("2027-02-28"));
        paper.buyer = Buyer { kind: BuyerKind::Consumer, siren: None, vat_number: None, ..buyer() };
    };
    assert_eq!(rules(consumer), [Rule::CompanyMediatorMissing]);
    assert_eq!(rules(|paper| paper.supplied_on = Some(day("2026-09-01"))), [Rule::IssuedLate]);
    assert_eq!(rules(|paper| paper.supplied_on = Some(day("2026-12-01"))), [Rule::SuppliedLater]);
}

#[test]
fn a_line_is_complete_precise_and_meant() {
    assert_eq!(rules(|paper| paper.lines.clear()), [Rule::LinesMissing]);
    let change = |change: fn(&mut FrozenLine)| found(|paper| paper.lines.iter_mut().for_each(change));
    assert_eq!(change(|line| line.name.clear()), [(Rule::LineNameMissing, "lines.0.name".to_owned())]);
    assert_eq!(
        change(|line| line.quantity = None),
        [(Rule::LineFigureMissing, "lines.0.quantity".to_owned())]
    );
    assert_eq!(change(|line| line.nature = None), [(Rule::LineNatureMissing, "lines.0.nature".to_owned())]);
    assert_eq!(change(|line| line.name = "Divers".into()), [(Rule::LineVague, "lines.0.name".to_owned())]);
    assert_eq!(
        change(|line| line.net = Some(Cents::ZERO)),
        [(Rule::LineFree, "lines.0.unit_price".to_owned())]
    );
    let twice = |paper: &mut Frozen| paper.lines.push(line("Reliure 0", Vat::At(Rate::STANDARD)));
    assert_eq!(found(twice), [(Rule::LineRepeated, "lines.1.name".to_owned())]);
}

#[test]
fn each_vat_category_has_its_conditions() {
    let with = |vats: &[Vat], buyer: Buyer, supplied: bool| {
        let vats = vats.to_vec();
        rules(move |paper| {
            taxed(paper, &vats);
            paper.buyer = buyer;
            paper.supplied_on = supplied.then(|| day("2026-11-20"));
        })
    };
    let german = || Buyer {
        siren: None,
        vat_number: Some("DE123456789".parse().unwrap()),
        address: Some(address("DE")),
        ..buyer()
    };
    let within = [Vat::Without(Reason::IntraCommunity)];
    assert_eq!(with(&within, german(), true), []);
    assert_eq!(with(&within, german(), false), [Rule::SupplyDateMissing]);
    assert_eq!(with(&within, buyer(), true), [Rule::ClientNotInUnion]);
    assert_eq!(with(&within, Buyer { vat_number: None, ..german() }, true), [Rule::ClientVatNumberMissing]);
    let consumer = Buyer { kind: BuyerKind::Consumer, ..german() };
    assert_eq!(with(&within, consumer, true), [Rule::ClientIsConsumer, Rule::CompanyMediatorMissing]);
    let export = [Vat::Without(Reason::Export)];
    assert_eq!(with(&export, german(), false), [Rule::ExportWithinUnion]);
    let swiss = || Buyer { address: Some(address("CH")), siren: None, vat_number: None, ..buyer() };
    assert_eq!(with(&export, swiss(), false), []);
    let mixed = [Vat::At(Rate::STANDARD), Vat::Without(Reason::OutOfScope)];
    assert_eq!(with(&mixed, buyer(), false), [Rule::OutOfScopeMixed]);
    let twice = [Vat::Without(Reason::Disbursement), Vat::Without(Reason::MarginArt)];
    assert_eq!(with(&twice, buyer(), false), [Rule::VatReasonsMixed]);
}

#[test]
fn the_franchise_charges_no_vat_and_nobody_else_claims_it() {
    assert_eq!(
        rules(|paper| paper.seller.vat_regime = VatRegime::Franchise),
        [Rule::VatNotAllowedInFranchise]
    );
    assert_eq!(rules(|paper| taxed(paper, &[Vat::Without(Reason::Franchise)])), [Rule::VatWithoutFranchise]);
}

#[test]
fn a_rate_is_that_of_the_day_of_the_supply() {
    let old = [Vat::At(Rate::try_from(1960).unwrap())];
    let dated = |kind: Kind, supplied: Option<&str>| {
        found(|paper| {
            taxed(paper, &old);
            paper.kind = kind;
            paper.supplied_on = supplied.map(day);
        })
    };
    let of_rate =
        |all: Vec<(Rule, String)>| all.into_iter().filter(|it| it.0 == Rule::RateNotInForce).count();
    assert!(dated(Kind::Invoice, None).contains(&(Rule::RateNotInForce, "lines.0.vat".to_owned())));
    assert_eq!(of_rate(dated(Kind::Invoice, Some("2013-12-31"))), 0);
    assert_eq!(of_rate(dated(Kind::Credit, None)), 0, "a credit note keeps the rate of its invoice");
}

#[test]
fn a_cent_that_the_typed_total_costs_is_said() {
    let change = |mode| {
        rules(move |paper| {
            paper.price_mode = mode;
            paper.vat.iter_mut().for_each(|subtotal| subtotal.tax = cents(2001));
        })
    };
    assert_eq!(change(PriceMode::Gross), [Rule::VatByTheTypedTotal]);
    assert_eq!(change(PriceMode::Net), [Rule::VatTakesTheRest]);
}

#[test]
fn money_is_asked_for_and_received_as_the_law_allows() {
    assert_eq!(rules(|paper| paper.totals.gross_total = cents(-1)), [Rule::TotalNegative]);
    assert_eq!(rules(|paper| paper.totals.payable = cents(-1)), [Rule::DeductionsExceed]);
    assert_eq!(rules(|paper| paper.kind = Kind::Credit), [Rule::CreditWithoutInvoice]);
    let cash = |amount| {
        rules(move |paper| {
            paper.totals.gross_total = cents(amount);
            paper.settled = Some(Settled { on: day("2026-11-24"), method: Method::Cash });
        })
    };
    assert_eq!(cash(100_000), []);
    assert_eq!(cash(100_001), [Rule::CashOverLimit]);
}

#[test]
fn what_blocks_comes_first_and_only_that_is_an_obstacle() {
    let mut paper = invoice();
    paper.seller.iban = None;
    paper.seller.siren = None;
    let all = check(&paper, Chosen::Yes, day("2026-11-24"));
    assert_eq!(
        all.iter().map(|it| it.rule).collect::<Vec<_>>(),
        [Rule::CompanySirenMissing, Rule::CompanyIbanMissing]
    );
    assert_eq!(obstacles(&paper, Chosen::Yes, day("2026-11-24")).len(), 1);
    let told = all.into_iter().next().unwrap().told(Language::Fr);
    assert_eq!((told.code, told.law), ("company_siren_missing", Some("C. com., art. R123-237")));
}
