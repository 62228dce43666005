//! Who sells, who buys, and where the supply went.

use super::scheme;
use crate::domain::einvoice::{
    Mailbox, buyer_mailbox, delivery, names_vat_numbers, seller_mailbox, tax_number,
};
use crate::domain::frozen::Frozen;
use crate::domain::identity::{Email, PostalAddress, Siren, Siret};
use crate::domain::xml::Xml;

/// Writes both parties and the delivery.
pub fn write(xml: &mut Xml, frozen: &Frozen) {
    for (name, party) in
        [("cac:AccountingSupplierParty", seller(frozen)), ("cac:AccountingCustomerParty", buyer(frozen))]
    {
        xml.group(name, |xml| xml.group("cac:Party", |xml| write_party(xml, &party)));
    }
    let place = delivery(frozen);
    if place.is_none() && frozen.supplied_on.is_none() {
        return;
    }
    xml.group("cac:Delivery", |xml| {
        xml.maybe("cbc:ActualDeliveryDate", frozen.supplied_on);
        if let Some(address) = place {
            xml.group("cac:DeliveryLocation", |xml| write_address(xml, "cac:Address", address));
        }
    });
}

/// A party in the words of this syntax.
struct Party<'a> {
    mailbox: Option<Mailbox>,
    siret: Option<&'a Siret>,
    address: Option<&'a PostalAddress>,
    /// The number at the tax office, and its scheme.
    tax: Option<(&'static str, String)>,
    name: &'a str,
    siren: Option<&'a Siren>,
    legal: Option<String>,
    contact: Option<&'a str>,
    phone: Option<&'a str>,
    email: Option<&'a Email>,
}

fn seller(frozen: &Frozen) -> Party<'_> {
    let seller = &frozen.seller;
    let reachable = seller.phone.is_some() || seller.email.is_some();
    let tax = tax_number(frozen);
    Party {
        mailbox: seller_mailbox(frozen),
        siret: seller.siret.as_ref(),
        address: Some(&seller.address),
        tax: tax.map(|(scheme, number)| (if scheme == "VA" { "VAT" } else { scheme }, number)),
        name: &seller.name,
        siren: seller.siren.as_ref(),
        legal: seller.legal(),
        contact: reachable.then_some(seller.name.as_str()),
        phone: seller.phone.as_deref(),
        email: seller.email.as_ref(),
    }
}

fn buyer(frozen: &Frozen) -> Party<'_> {
    let buyer = &frozen.buyer;
    let number = buyer.vat_number.as_ref().filter(|_| names_vat_numbers(frozen));
    Party {
        mailbox: buyer_mailbox(frozen),
        siret: buyer.siret.as_ref(),
        address: buyer.address.as_ref(),
        tax: number.map(|number| ("VAT", number.to_string())),
        name: &buyer.name,
        siren: buyer.siren.as_ref(),
        legal: None,
        contact: buyer.contact_name.as_deref(),
        phone: None,
        email: buyer.email.as_ref(),
    }
}

fn write_party(xml: &mut Xml, party: &Party<'_>) {
    if let Some(Mailbox { scheme, id }) = &party.mailbox {
        xml.marked("cbc:EndpointID", ("schemeID", scheme), id);
    }
    if let Some(siret) = party.siret {
        xml.group("cac:PartyIdentification", |xml| xml.marked("cbc:ID", ("schemeID", "0009"), siret));
    }
    if let Some(address) = party.address {
        write_address(xml, "cac:PostalAddress", address);
    }
    if let Some((office, number)) = &party.tax {
        xml.group("cac:PartyTaxScheme", |xml| {
            xml.leaf("cbc:CompanyID", number);
            scheme(xml, office);
        });
    }
    xml.group("cac:PartyLegalEntity", |xml| {
        xml.leaf("cbc:RegistrationName", party.name);
        if let Some(siren) = party.siren {
            xml.marked("cbc:CompanyID", ("schemeID", "0002"), siren);
        }
        xml.maybe("cbc:CompanyLegalForm", party.legal.as_ref());
    });
    if let Some(contact) = party.contact {
        xml.group("cac:Contact", |xml| {
            xml.leaf("cbc:Name", contact);
            xml.maybe("cbc:Telephone", party.phone);
            xml.maybe("cbc:ElectronicMail", party.email);
        });
    }
}

fn write_address(xml: &mut Xml, name: &str, address: &PostalAddress) {
    xml.group(name, |xml| {
        xml.leaf("cbc:StreetName", &address.street);
        xml.maybe("cbc:AdditionalStreetName", address.street2.as_ref());
        xml.leaf("cbc:CityName", &address.city);
        xml.leaf("cbc:PostalZone", &address.postcode);
        xml.group("cac:Country", |xml| xml.leaf("cbc:IdentificationCode", address.country));
    });
}
