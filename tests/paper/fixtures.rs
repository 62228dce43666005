//! Documents of many shapes, frozen as the store freezes them: the engine adds up, nothing else does.

use comptoir::domain::adjustment::{Adjustment, Allowance, AllowanceCode, Charge, ChargeCode};
use comptoir::domain::day::Day;
use comptoir::domain::frozen::*;
use comptoir::domain::identity::{CountryCode, PostalAddress};
use comptoir::domain::kind::Kind;
use comptoir::domain::language::{Currency, Language};
use comptoir::domain::line::{Choice, Line, Nature, Portion, ProductLine, Reduction};
use comptoir::domain::mentions::{Ground, mentions};
use comptoir::domain::money::Cents;
use comptoir::domain::quantity::{Percent, Quantity, UnitPrice};
use comptoir::domain::terms::Terms;
use comptoir::domain::totals::{PriceMode, Remainder, Totals};
use comptoir::domain::unit::Unit;
use comptoir::domain::vat::{Rate, Reason, Vat};

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub fn address(street: &str, postcode: &str, city: &str, country: &str) -> PostalAddress {
    let country = CountryCode::parse(country).unwrap();
    PostalAddress {
        street: street.into(),
        street2: None,
        postcode: postcode.into(),
        city: city.into(),
        country,
    }
}

pub fn seller() -> Seller {
    Seller {
        name: "Atelier Bérenger".into(),
        legal_form: Some("SARL".into()),
        siren: Some("732829320".parse().unwrap()),
        siret: Some("73282932000074".parse().unwrap()),
        vat_number: Some("FR44732829320".parse().unwrap()),
        capital: Some("12 000 €".into()),
        rcs_city: Some("Lyon".into()),
        address: address("14 rue de la République", "69002", "Lyon", "FR"),
        email: Some("bonjour@atelier-berenger.fr".parse().unwrap()),
        phone: Some("04 78 00 00 00".into()),
        website: Some("atelier-berenger.fr".into()),
        iban: Some("FR7630006000011234567890189".parse().unwrap()),
        bic: Some("AGRIFRPP".parse().unwrap()),
        vat_regime: VatRegime::Standard,
        insurance: None,
        accent: "#204ec3".into(),
        logo_id: None,
    }
}

pub fn buyer() -> Buyer {
    Buyer {
        kind: BuyerKind::Business,
        name: "Maison Delacroix SAS".into(),
        siren: Some("404833048".parse().unwrap()),
        siret: None,
        vat_number: Some("FR83404833048".parse().unwrap()),
        address: Some(address("8 quai des Célestins", "75004", "Paris", "FR")),
        delivery: None,
        email: Some("compta@maison-delacroix.fr".parse().unwrap()),
        contact_name: Some("Camille Œrstedt".into()),
    }
}

pub fn product(name: &str, quantity: &str, price: &str, rate: u16) -> ProductLine {
    ProductLine {
        name: name.into(),
        description: None,
        nature: Nature::Service,
        quantity: Quantity::parse(quantity).unwrap(),
        unit: Unit::parse("HUR").unwrap(),
        unit_price: UnitPrice::parse(price).unwrap(),
        allowance: None,
        charge: None,
        vat: Rate::try_from(rate).map_or(Vat::Without(Reason::Franchise), Vat::At),
    }
}

pub fn service(name: &str, quantity: &str, price: &str, rate: u16) -> Line {
    Line::Product(product(name, quantity, price, rate))
}

pub fn goods(name: &str, quantity: &str, price: &str, rate: u16) -> Line {
    let unit = Unit::parse("H87").unwrap();
    Line::Product(ProductLine { nature: Nature::Goods, unit, ..product(name, quantity, price, rate) })
}

pub fn untaxed(line: Line, reason: Reason) -> Line {
    match line {
        Line::Product(product) => Line::Product(ProductLine { vat: Vat::Without(reason), ..product }),
        other => other,
    }
}

pub fn percent(text: &str, reason: &str) -> Option<Reduction> {
    let reason = Some(reason).filter(|reason| !reason.is_empty()).map(str::to_owned);
    Some(Reduction { portion: Portion::Percent(Percent::parse(text).unwrap()), reason })
}

pub fn discount(text: &str) -> Adjustment {
    let portion = Portion::Percent(Percent::parse(text).unwrap());
    Adjustment::Allowance(Allowance {
        portion,
        reason: "Remise commerciale".into(),
        code: AllowanceCode::parse("95").ok(),
    })
}

pub fn freight(cents: i64) -> Adjustment {
    let portion = Portion::Amount(cents.try_into().unwrap());
    let vat = Vat::At(Rate::STANDARD);
    Adjustment::Charge(Charge {
        portion,
        vat,
        reason: "Frais de port".into(),
        code: ChargeCode::parse("FC").ok(),
    })
}

/// A document of that kind with the figures of the engine.
pub fn freeze(kind: Kind, mode: PriceMode, lines: &[Line], adjustments: &[Adjustment]) -> Frozen {
    freeze_within(kind, mode, lines, adjustments, &[])
}

/// The same, taking from what is left of an earlier document.
pub fn freeze_within(
    kind: Kind,
    mode: PriceMode,
    lines: &[Line],
    adjustments: &[Adjustment],
    left: &[Remainder],
) -> Frozen {
    let totals = Totals::within(mode, lines, adjustments, left).unwrap();
    let number = serde_json::from_str(match kind {
        Kind::Quote => "\"D-2026-0042\"",
        Kind::Invoice | Kind::Progress => "\"F-2026-0117\"",
        Kind::Deposit => "\"FA-2026-0009\"",
        Kind::Credit => "\"A-2026-0003\"",
    });
    let mut frozen = Frozen {
        kind,
        number: number.ok(),
        issued_on: day("2026-11-24"),
        due_on: Some(day("2026-12-24")),
        supplied_on: None,
        currency: Currency::EUR,
        language: Language::Fr,
        price_mode: mode,
        subject: "Aménagement de la boutique".into(),
        purchase_order: None,
        note: None,
        terms: Terms::Days(30),
        seller: seller(),
        buyer: buyer(),
        lines: lines.iter().enumerate().map(|(at, line)| frozen_line(&totals, at, line)).collect(),
        adjustments: adjustments.iter().map(|adjustment| frozen_adjustment(&totals, adjustment)).collect(),
        vat: totals.vat.clone(),
        totals: Amounts {
            line_total: totals.line_total,
            allowance_total: totals.allowance_total,
            charge_total: totals.charge_total,
            net_total: totals.net_total,
            vat_total: totals.vat_total,
            gross_total: totals.gross_total,
            prepaid: Cents::ZERO,
            payable: totals.gross_total,
        },
        mentions: Vec::new(),
        preceding: Vec::new(),
        deductions: Vec::new(),
        settled: None,
        proof_code: None,
        rank: None,
    };
    mention(&mut frozen);
    frozen
}

/// Takes a part of a deposit off: rate, base and tax.
pub fn deduct(frozen: &mut Frozen, number: &str, parts: &[(u16, i64, i64)]) {
    let part = |(rate, base, tax): &(u16, i64, i64)| Remainder {
        vat: Vat::At(Rate::try_from(*rate).unwrap()),
        base: (*base).try_into().unwrap(),
        tax: (*tax).try_into().unwrap(),
    };
    let vat: Vec<Remainder> = parts.iter().map(part).collect();
    for part in &vat {
        frozen.totals.prepaid = Cents::sum([frozen.totals.prepaid, part.base, part.tax]).unwrap();
    }
    frozen.totals.payable = frozen.totals.gross_total.less(frozen.totals.prepaid).unwrap();
    frozen.deductions.push(Deduction { number: number.into(), issued_on: day("2026-10-02"), vat });
}

/// Gives a document the sentences it must carry.
pub fn mention(frozen: &mut Frozen) {
    let vat: Vec<Vat> = frozen.vat.iter().map(|subtotal| subtotal.vat).collect();
    let natures: Vec<Nature> = frozen.lines.iter().filter_map(|line| line.nature).collect();
    frozen.mentions = mentions(&Ground {
        kind: frozen.kind,
        language: frozen.language,
        issued_on: frozen.issued_on,
        until: frozen.due_on,
        regime: frozen.seller.vat_regime,
        buyer: frozen.buyer.kind,
        vat: &vat,
        natures: &natures,
        late_penalty: None,
        insurance: frozen.seller.insurance.as_deref(),
        waste: None,
        mediator: None,
    });
}

fn frozen_line(totals: &Totals, at: usize, line: &Line) -> FrozenLine {
    let amount = totals.line_nets[at].or(totals.line_amounts[at]);
    let words = |kind, name: &str| FrozenLine {
        kind,
        name: name.into(),
        description: None,
        nature: None,
        quantity: None,
        unit: None,
        unit_price: None,
        allowance: None,
        charge: None,
        vat: None,
        net: amount,
        ticked: None,
        progress: None,
    };
    match line {
        Line::Heading(text) => words(LineKind::Heading, text),
        Line::Text(text) => words(LineKind::Text, text),
        Line::Subtotal(text) => words(LineKind::Subtotal, text),
        Line::Product(product) => sold(words(LineKind::Product, &product.name), product),
        Line::Option(choice, product) => {
            let ticked = Some(*choice == Choice::Ticked);
            FrozenLine { ticked, ..sold(words(LineKind::Option, &product.name), product) }
        }
    }
}

fn sold(line: FrozenLine, product: &ProductLine) -> FrozenLine {
    let figures = product.figures().unwrap();
    let reduction = |part: &Option<Reduction>, amount| {
        part.as_ref().map(|part| FrozenReduction {
            percent: in_percent(part.portion),
            amount,
            reason: part.reason.clone(),
        })
    };
    FrozenLine {
        description: product.description.clone(),
        nature: Some(product.nature),
        quantity: Some(product.quantity),
        unit: Some(product.unit),
        unit_price: Some(product.unit_price),
        allowance: reduction(&product.allowance, figures.allowance),
        charge: reduction(&product.charge, figures.charge),
        vat: Some(product.vat),
        ..line
    }
}

fn in_percent(portion: Portion) -> Option<Percent> {
    match portion {
        Portion::Percent(percent) => Some(percent),
        Portion::Amount(_) => None,
    }
}

fn frozen_adjustment(totals: &Totals, adjustment: &Adjustment) -> FrozenAdjustment {
    match adjustment {
        Adjustment::Allowance(allowance) => FrozenAdjustment {
            kind: AdjustmentKind::Allowance,
            percent: in_percent(allowance.portion),
            amount: allowance.portion.of(totals.line_total).unwrap(),
            reason: allowance.reason.clone(),
            reason_code: allowance.code.map(|code| code.code().to_owned()),
            vat: None,
        },
        Adjustment::Charge(charge) => FrozenAdjustment {
            kind: AdjustmentKind::Charge,
            percent: in_percent(charge.portion),
            amount: charge.portion.of(totals.line_total).unwrap(),
            reason: charge.reason.clone(),
            reason_code: charge.code.map(|code| code.code().to_owned()),
            vat: Some(charge.vat),
        },
    }
}
