//! Clients of every kind, and names in every alphabet.

use super::{invoice, with};
use crate::fixtures::*;
use comptoir::domain::frozen::{BuyerKind, Frozen};

pub fn people() -> Vec<(&'static str, Frozen)> {
    let lines = [service("Conseil – «\u{202F}stratégie\u{202F}» & cœur <réseau>", "7", "90", 2000)];
    let named = |name: &'static str, contact: &'static str| {
        with(invoice(&lines), |frozen| {
            frozen.buyer.name = name.into();
            frozen.buyer.contact_name = Some(contact.into());
        })
    };
    let consumer = |frozen: &mut Frozen| {
        frozen.buyer.kind = BuyerKind::Consumer;
        frozen.buyer.name = "Léa Fontaine".into();
        frozen.buyer.siren = None;
        frozen.buyer.vat_number = None;
        frozen.buyer.contact_name = None;
    };
    vec![
        ("consumer", with(invoice(&lines), consumer)),
        (
            "consumer-without-email",
            with(invoice(&lines), |frozen| {
                consumer(frozen);
                frozen.buyer.email = None;
            }),
        ),
        (
            "consumer-abroad",
            with(invoice(&lines), |frozen| {
                consumer(frozen);
                frozen.buyer.address = Some(address("Rue Neuve 4", "1000", "Bruxelles", "BE"));
            }),
        ),
        (
            "business-abroad-without-email",
            with(invoice(&lines), |frozen| {
                frozen.buyer.siren = None;
                frozen.buyer.email = None;
                frozen.buyer.vat_number = Some("DE811907980".parse().unwrap());
                frozen.buyer.address = Some(address("Torstraße 12", "10119", "Berlin", "DE"));
            }),
        ),
        ("greek", named("Αφοί Παπαδόπουλοι Α.Ε.", "Αλέξανδρος Παπαδόπουλος")),
        ("cyrillic", named("ТОВ «Київський Кур’єр»", "Юлия Щербакова")),
        ("central-europe", named("Łódzka Spółdzielnia Žižkov ő", "Nguyễn Thị Ánh Đào")),
    ]
}
