//! How the invoice is taxed, and who is known to the tax office.

use crate::domain::frozen::Frozen;
use crate::domain::identity::PostalAddress;
use crate::domain::language::Currency;
use crate::domain::mentions::MentionCode;
use crate::domain::money::Cents;
use crate::domain::vat::{Category, Vat, mention};

/// The rate (BT-119); zero where nothing is charged, and nothing at all outside the scope of VAT.
pub fn rate(vat: Vat) -> Option<String> {
    let percent = vat.rate().map_or_else(|| "0".to_owned(), |rate| rate.percent().to_string());
    (vat.category() != Category::O).then_some(percent)
}

/// Why nothing is charged, in words (BT-120).
pub fn exemption(frozen: &Frozen, vat: Vat) -> Option<String> {
    vat.reason().map(|reason| mention(reason, frozen.language, frozen.issued_on))
}

/// Whether VAT is owed from the day of the invoice, by option (BT-8).
pub fn debits(frozen: &Frozen, vat: Vat) -> bool {
    let chosen = frozen.mentions.iter().any(|mention| mention.code == MentionCode::Debits);
    chosen && vat.category() != Category::O
}

/// Whether VAT numbers may be written: outside the scope of VAT the norm refuses them.
pub fn names_vat_numbers(frozen: &Frozen) -> bool {
    !has(frozen, Category::O)
}

/// The seller's number at the tax office, and whether it is a VAT number (BT-31) or another one (BT-32).
pub fn tax_number(frozen: &Frozen) -> Option<(&'static str, String)> {
    let seller = &frozen.seller;
    let vat = seller.vat_number.as_ref().map(|number| ("VA", number.to_string()));
    let own = vat.or_else(|| seller.siren.as_ref().map(|siren| ("FC", siren.to_string())));
    own.filter(|_| names_vat_numbers(frozen))
}

/// Where the supply went (BG-15). Its country decides a supply within the European Union, so it is always said there.
pub fn delivery(frozen: &Frozen) -> Option<&PostalAddress> {
    let buyer = &frozen.buyer;
    let within_union = has(frozen, Category::K);
    buyer.delivery.as_ref().or(buyer.address.as_ref().filter(|_| within_union))
}

/// The VAT in euros of an invoice in another currency (BT-111): none is charged, else the rate of the day is wanted.
pub fn euro_tax(frozen: &Frozen) -> Option<Cents> {
    (frozen.currency != Currency::EUR).then_some(frozen.totals.vat_total)
}

fn has(frozen: &Frozen, category: Category) -> bool {
    frozen.vat.iter().any(|subtotal| subtotal.vat.category() == category)
}
