//! Every kind of document, each at its place in the trade: quotes, deposits, progress, balances, payments, credits, corrections.

use super::simple::boutique;
use super::{invoice, with};
use crate::fixtures::*;
use comptoir::domain::frozen::{Frozen, Preceding, Settled};
use comptoir::domain::kind::Kind;
use comptoir::domain::language::Language;
use comptoir::domain::line::{Choice, Line, ProductLine};
use comptoir::domain::payment::Method;
use comptoir::domain::progress::Progress;
use comptoir::domain::quantity::Percent;
use comptoir::domain::relation::Relation;
use comptoir::domain::terms::Terms;
use comptoir::domain::totals::{PriceMode, Remainder};
use comptoir::domain::vat::{Rate, Vat};

pub fn trade() -> Vec<(&'static str, Frozen)> {
    [quotes(), deposits(), balances(), rests(), progress(), credits(), corrections(), abroad()].concat()
}

/// What is left of an earlier document, whose tax was rounded three times before.
pub fn rest() -> Remainder {
    let vat = Vat::At(Rate::STANDARD);
    Remainder { vat, base: 10_001.try_into().unwrap(), tax: 2_002.try_into().unwrap() }
}

/// Documents that take all that is left of an earlier one, tax included.
fn rests() -> Vec<(&'static str, Frozen)> {
    let last = |mode, price| {
        let lines = [service("Solde du devis D-2026-0042", "1", price, 2000)];
        freeze_within(Kind::Invoice, mode, &lines, &[], &[rest()])
    };
    vec![("rest-net", last(PriceMode::Net, "100.01")), ("rest-gross", last(PriceMode::Gross, "120.03"))]
}

fn lines() -> Vec<Line> {
    vec![service("Conseil", "7", "90", 2000), goods("Ouvrage relié", "3", "24.9", 550)]
}

fn earlier(kind: Kind, relation: Relation, number: &str) -> Preceding {
    Preceding { kind, relation, number: number.into(), issued_on: day("2026-10-02") }
}

fn english(frozen: &mut Frozen) {
    frozen.language = Language::En;
    frozen.subject = "Shop fitting".into();
    frozen.terms = Terms::EndOfMonth(45);
}

fn quotes() -> Vec<(&'static str, Frozen)> {
    let option = Line::Option(Choice::Unticked, product("Livraison à l’étage", "1", "140", 2000));
    let quoted = [&boutique()[..], &[option]].concat();
    let quote = || freeze(Kind::Quote, PriceMode::Net, &quoted, &[discount("3")]);
    let revises = |frozen: &mut Frozen| {
        frozen.preceding = vec![earlier(Kind::Quote, Relation::Revises, "D-2026-0038")];
    };
    vec![
        ("quote", quote()),
        ("quote-revised", with(quote(), revises)),
        (
            "quote-english",
            with(quote(), |frozen| {
                revises(frozen);
                english(frozen);
            }),
        ),
    ]
}

fn deposits() -> Vec<(&'static str, Frozen)> {
    let share = |price: &str, rate| {
        Line::Product(product("Acompte de 30 % sur devis D-2026-0042 du 20/11/2026", "1", price, rate))
    };
    let net =
        freeze(Kind::Deposit, PriceMode::Net, &[service("Acompte sur travaux", "1", "1520", 2000)], &[]);
    let gross =
        || freeze(Kind::Deposit, PriceMode::Gross, &[share("226.80", 2000), share("23.64", 550)], &[]);
    vec![("deposit", net), ("deposit-of-two-rates", gross()), ("deposit-english", with(gross(), english))]
}

/// A final invoice after one deposit of two rates and one of a single rate.
fn balance() -> Frozen {
    with(invoice(&lines()), |frozen| {
        frozen.preceding = vec![
            earlier(Kind::Deposit, Relation::Deducts, "FA-2026-0009"),
            earlier(Kind::Deposit, Relation::Deducts, "FA-2026-0012"),
        ];
        deduct(frozen, "FA-2026-0009", &[(2000, 18_900, 3_780), (550, 2_241, 123)]);
        deduct(frozen, "FA-2026-0012", &[(2000, 10_000, 2_000)]);
    })
}

fn settle(frozen: &mut Frozen, method: Method) {
    frozen.settled = Some(Settled { on: frozen.issued_on, method });
    frozen.totals.prepaid = frozen.totals.gross_total;
    frozen.totals.payable = Default::default();
}

fn balances() -> Vec<(&'static str, Frozen)> {
    vec![
        ("balance-after-deposits", balance()),
        ("balance-english", with(balance(), english)),
        ("balance-paid-by-card", with(balance(), |frozen| settle(frozen, Method::Card))),
        ("paid-in-cash", with(invoice(&lines()), |frozen| settle(frozen, Method::Cash))),
        ("paid-by-transfer", with(invoice(&lines()), |frozen| settle(frozen, Method::SepaTransfer))),
        (
            "paid-by-card-english",
            with(invoice(&lines()), |frozen| {
                settle(frozen, Method::Card);
                english(frozen);
            }),
        ),
        (
            "covered-by-a-deposit",
            with(invoice(&lines()), |frozen| {
                frozen.preceding = vec![earlier(Kind::Deposit, Relation::Deducts, "FA-2026-0009")];
                deduct(frozen, "FA-2026-0009", &[(2000, 63_000, 12_600), (550, 7_470, 411)]);
            }),
        ),
        ("verifiable", with(invoice(&lines()), |frozen| frozen.proof_code = Some("7K4MX2Q9RT3B".into()))),
    ]
}

/// A line of a contract, of which a part was billed before.
fn step(name: &str, contract: i64, (before, now): (&str, &str), billed: i64) -> (Line, Progress) {
    let progress = Progress {
        percent: Percent::parse(now).unwrap(),
        previous: Percent::parse(before).unwrap(),
        contract_net: contract.try_into().unwrap(),
        billed: billed.try_into().unwrap(),
    };
    let due = progress.due().unwrap();
    let quantity = if due.is_negative() { "-1" } else { "1" };
    let price = due.decimal().abs().to_string();
    (Line::Product(ProductLine { ..product(name, quantity, &price, 2000) }), progress)
}

fn progress() -> Vec<(&'static str, Frozen)> {
    let steps = [
        step("Dépose et évacuation", 1_240_000, ("60", "100"), 744_000),
        step("Cloisons et doublages", 2_875_050, ("33.33", "66.66"), 958_254),
        step("Peinture, compté trop tôt", 640_000, ("25", "10"), 160_000),
    ];
    let billed: Vec<Line> = std::iter::once(Line::Heading("Lot 2 — Second œuvre".into()))
        .chain(steps.iter().map(|(line, _)| line.clone()))
        .collect();
    let situation = |change: fn(&mut Frozen)| {
        let mut frozen = freeze(Kind::Progress, PriceMode::Net, &billed, &[discount("2")]);
        for (line, (_, progress)) in frozen.lines.iter_mut().skip(1).zip(&steps) {
            line.progress = Some(*progress);
        }
        frozen.rank = Some(2);
        with(frozen, change)
    };
    vec![("progress", situation(|_| {})), ("progress-english", situation(english))]
}

fn credits() -> Vec<(&'static str, Frozen)> {
    let credit = |kind, number: &str| {
        with(freeze(Kind::Credit, PriceMode::Net, &lines(), &[]), |frozen| {
            frozen.preceding = vec![earlier(kind, Relation::Credits, number)];
            frozen.due_on = None;
        })
    };
    vec![
        ("credit", credit(Kind::Invoice, "F-2026-0101")),
        ("credit-of-a-deposit", credit(Kind::Deposit, "FA-2026-0009")),
        ("credit-of-progress", credit(Kind::Progress, "F-2026-0104")),
        ("credit-english", with(credit(Kind::Invoice, "F-2026-0101"), english)),
    ]
}

fn corrections() -> Vec<(&'static str, Frozen)> {
    let corrects = |frozen: &mut Frozen| {
        frozen.preceding.push(earlier(Kind::Invoice, Relation::Revises, "F-2026-0101"));
    };
    vec![
        ("correction", with(invoice(&lines()), corrects)),
        ("correction-after-deposits", with(balance(), corrects)),
        (
            "correction-english",
            with(invoice(&lines()), |frozen| {
                corrects(frozen);
                english(frozen);
            }),
        ),
    ]
}

fn abroad() -> Vec<(&'static str, Frozen)> {
    vec![("english", with(freeze(Kind::Invoice, PriceMode::Net, &lines(), &[discount("5")]), english))]
}
