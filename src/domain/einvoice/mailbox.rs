//! Where the invoice is sent as data (BT-34, BT-49): the French directory, else an address that electronic mail reaches.

use crate::domain::frozen::{Buyer, BuyerKind, Frozen};
use crate::domain::identity::{Email, Siren};

/// An electronic address, in a scheme of the list EAS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// The scheme.
    pub scheme: &'static str,
    /// The address.
    pub id: String,
}

/// The schemes of the list EAS that are a country's VAT numbers.
const VAT_SCHEMES: &[(&str, &str)] = &[
    ("AT", "9914"),
    ("BE", "9925"),
    ("BG", "9926"),
    ("CY", "9928"),
    ("CZ", "9929"),
    ("DE", "9930"),
    ("EE", "9931"),
    ("EL", "9933"),
    ("ES", "9920"),
    ("FR", "9957"),
    ("GB", "9932"),
    ("HR", "9934"),
    ("HU", "9910"),
    ("IE", "9935"),
    ("IT", "0211"),
    ("LT", "9937"),
    ("LU", "9938"),
    ("LV", "9939"),
    ("MT", "9943"),
    ("NL", "9944"),
    ("PL", "9945"),
    ("PT", "9946"),
    ("RO", "9947"),
    ("SI", "9949"),
    ("SK", "9950"),
];

/// The seller's (BT-34).
pub fn seller_mailbox(frozen: &Frozen) -> Option<Mailbox> {
    let seller = &frozen.seller;
    seller.siren.as_ref().map(directory).or_else(|| seller.email.as_ref().map(mail))
}

/// The buyer's (BT-49). The French rules want one of everybody (BR-FR-12); a private person without an address
/// is handed the invoice by the seller, so there it is the seller's own.
pub fn buyer_mailbox(frozen: &Frozen) -> Option<Mailbox> {
    let buyer = &frozen.buyer;
    let own = buyer.siren.as_ref().map(directory).or_else(|| buyer.email.as_ref().map(mail));
    own.or_else(|| match buyer.kind {
        BuyerKind::Consumer => frozen.seller.email.as_ref().map(mail),
        BuyerKind::Business | BuyerKind::Public => by_vat_number(buyer),
    })
}

fn directory(siren: &Siren) -> Mailbox {
    Mailbox { scheme: "0225", id: siren.to_string() }
}

fn mail(email: &Email) -> Mailbox {
    Mailbox { scheme: "EM", id: email.to_string() }
}

fn by_vat_number(buyer: &Buyer) -> Option<Mailbox> {
    let number = buyer.vat_number.as_ref()?;
    let (_, scheme) = VAT_SCHEMES.iter().find(|(country, _)| *country == number.prefix())?;
    Some(Mailbox { scheme, id: number.to_string() })
}
