//! What each VAT category asks for, and what cannot stand together (EN 16931; CGI 262, 262 ter, 283, 293 B).

use super::{Findings, Rule, offers};
use crate::domain::frozen::{BuyerKind, Frozen, VatRegime};
use crate::domain::identity::CountryCode;
use crate::domain::issuance::Chosen;
use crate::domain::kind::Kind;
use crate::domain::language::Currency;
use crate::domain::totals::PriceMode;
use crate::domain::vat::{Category, Rate, Reason, Vat};

pub(super) fn check(paper: &Frozen, chosen: Chosen, findings: &mut Findings) {
    franchise(paper, findings);
    together(paper, findings);
    rounding(paper, findings);
    in_force(paper, findings);
    if !offers(paper) {
        let foreign = paper.currency != Currency::EUR && !paper.totals.vat_total.is_zero();
        findings.add_if(foreign, Rule::VatNotInEuros, "lines");
    }
    if !offers(paper) && chosen == Chosen::Yes {
        abroad(paper, findings);
    }
}

fn has(paper: &Frozen, category: Category) -> bool {
    paper.vat.iter().any(|subtotal| subtotal.vat.category() == category)
}

fn franchise(paper: &Frozen, findings: &mut Findings) {
    let franchise = paper.seller.vat_regime == VatRegime::Franchise;
    findings.add_if(franchise && has(paper, Category::S), Rule::VatNotAllowedInFranchise, "lines");
    let claims = paper.vat.iter().any(|subtotal| subtotal.vat.reason() == Some(Reason::Franchise));
    findings.add_if(claims && !franchise, Rule::VatWithoutFranchise, "lines");
}

/// The rate is that of the day of the supply; a credit note keeps the rates of its invoice.
fn in_force(paper: &Frozen, findings: &mut Findings) {
    let day = paper.supplied_on.unwrap_or(paper.issued_on);
    let old = |rate: Rate| paper.kind != Kind::Credit && !rate.in_force(day);
    for (at, line) in paper.lines.iter().enumerate() {
        let rate = line.vat.and_then(Vat::rate);
        findings.add_if(rate.is_some_and(old), Rule::RateNotInForce, &format!("lines.{at}.vat"));
    }
}

/// One reason for each category without tax; «out of scope» stands alone.
fn together(paper: &Frozen, findings: &mut Findings) {
    findings.add_if(has(paper, Category::O) && paper.vat.len() > 1, Rule::OutOfScopeMixed, "lines");
    let reasons = |category| paper.vat.iter().filter(|it| it.vat.category() == category).count();
    let twice = Category::ALL.into_iter().any(|category| category != Category::S && reasons(category) > 1);
    findings.add_if(twice, Rule::VatReasonsMixed, "lines");
}

/// Reverse charge, supplies within the Union, exports: who must buy, and where the goods must go.
fn abroad(paper: &Frozen, findings: &mut Findings) {
    let buyer = &paper.buyer;
    let home = buyer.address.as_ref().map(|address| address.country);
    let goes_to = buyer.delivery.as_ref().map(|address| address.country).or(home);
    let consumer = buyer.kind == BuyerKind::Consumer;
    if has(paper, Category::AE) {
        let nameless = buyer.vat_number.is_none() && buyer.siren.is_none();
        findings.add_if(nameless && !consumer, Rule::ClientVatNumberMissing, "client.vat_number");
    }
    if has(paper, Category::K) {
        findings.add_if(
            buyer.vat_number.is_none() && !consumer,
            Rule::ClientVatNumberMissing,
            "client.vat_number",
        );
        findings.add_if(paper.supplied_on.is_none(), Rule::SupplyDateMissing, "supplied_on");
        let elsewhere = goes_to.is_some_and(|country| country.in_union() && country != CountryCode::FRANCE);
        findings.add_if(goes_to.is_some() && !elsewhere, Rule::ClientNotInUnion, "client.country");
    }
    let reversed = has(paper, Category::AE) || has(paper, Category::K);
    findings.add_if(consumer && reversed, Rule::ClientIsConsumer, "client.kind");
    let stays = goes_to.is_some_and(CountryCode::in_union);
    findings.add_if(has(paper, Category::G) && stays, Rule::ExportWithinUnion, "client.country");
}

/// Lawful differences of a cent, said before somebody finds them.
fn rounding(paper: &Frozen, findings: &mut Findings) {
    let differs = paper.vat.iter().any(|subtotal| subtotal.vat.on(subtotal.base) != Ok(subtotal.tax));
    let rule = match paper.price_mode {
        PriceMode::Gross => Rule::VatByTheTypedTotal,
        PriceMode::Net => Rule::VatTakesTheRest,
    };
    findings.add_if(differs, rule, "lines");
}
