//! Invoices of every way to charge VAT, or not to.

use super::{invoice, with};
use crate::fixtures::*;
use comptoir::domain::frozen::{Frozen, VatRegime};
use comptoir::domain::language::Currency;
use comptoir::domain::line::Line;
use comptoir::domain::vat::{Rate, Reason};

pub fn vat() -> Vec<(&'static str, Frozen)> {
    let small = || invoice(&[service("Cours de dessin", "4", "35", 0)]);
    let franchise = |frozen: &mut Frozen| {
        frozen.seller.vat_regime = VatRegime::Franchise;
        frozen.seller.legal_form = Some("EI".into());
        frozen.seller.capital = None;
    };
    let abroad = |frozen: &mut Frozen| {
        frozen.buyer.name = "Blauer Faden GmbH".into();
        frozen.buyer.siren = None;
        frozen.buyer.vat_number = Some("DE811907980".parse().unwrap());
        frozen.buyer.address = Some(address("Torstraße 12", "10119", "Berlin", "DE"));
    };
    vec![
        ("franchise-with-vat-number", with(small(), franchise)),
        (
            "franchise-without-vat-number",
            with(small(), |frozen| {
                franchise(frozen);
                frozen.seller.vat_number = None;
            }),
        ),
        (
            "debits",
            with(invoice(&[service("Conseil", "2", "90", 2000)]), |frozen| {
                frozen.seller.vat_regime = VatRegime::Debits
            }),
        ),
        (
            "reverse-charge-building",
            invoice(&[untaxed(service("Pose de cloisons", "14", "38", 0), Reason::ReverseCharge)]),
        ),
        (
            "eu-services",
            with(
                invoice(&[untaxed(service("Design", "14", "38", 0), Reason::ReverseChargeServices)]),
                abroad,
            ),
        ),
        (
            "eu-goods",
            with(invoice(&[untaxed(goods("Tabouret", "14", "38", 0), Reason::IntraCommunity)]), |frozen| {
                abroad(frozen);
                frozen.supplied_on = Some(day("2026-11-21"));
            }),
        ),
        (
            "export",
            with(invoice(&[untaxed(goods("Tabouret", "14", "38", 0), Reason::Export)]), |frozen| {
                abroad(frozen);
                frozen.buyer.vat_number = None;
                frozen.buyer.address = Some(address("5 Bahnhofstrasse", "8001", "Zürich", "CH"));
            }),
        ),
        (
            "export-in-dollars",
            with(invoice(&[untaxed(goods("Tabouret", "14", "38", 0), Reason::Export)]), |frozen| {
                abroad(frozen);
                frozen.currency = Currency::parse("USD").unwrap();
                frozen.buyer.name = "Blue Thread Inc.".into();
                frozen.buyer.vat_number = None;
                frozen.buyer.address = Some(address("12 Mercer St", "10013", "New York", "US"));
            }),
        ),
        ("every-rate", invoice(&every_rate())),
        ("out-of-scope", invoice(&[untaxed(service("Indemnité", "1", "500", 0), Reason::OutOfScope)])),
        (
            "exempt-teaching",
            invoice(&[untaxed(
                service("Formation", "2", "450", 0),
                Reason::parse("VATEX-FR-CGI261-4").unwrap(),
            )]),
        ),
    ]
}

/// A line at each rate of France, overseas and Corsica, and some that are not taxed.
fn every_rate() -> Vec<Line> {
    let rates = Rate::all().map(Rate::hundredths);
    let taxed = rates.map(|rate| goods(&format!("Article au taux {rate}"), "3", "19.99", rate));
    let reasons = [Reason::parse("VATEX-FR-CGI261-4").unwrap(), Reason::ReverseCharge, Reason::Export];
    let untaxed_lines = reasons.map(|reason| untaxed(goods("Article non taxé", "2", "7.45", 0), reason));
    taxed.chain(untaxed_lines).collect()
}
