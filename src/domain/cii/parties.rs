//! Who sells, who buys, on what order, and where the supply went.

use super::day;
use crate::domain::einvoice::{self, Mailbox, buyer_mailbox, delivery, seller_mailbox, tax_number};
use crate::domain::frozen::Frozen;
use crate::domain::identity::{Email, PostalAddress, Siren, Siret};
use crate::domain::xml::Xml;

/// Writes the agreement and the delivery.
pub fn write(xml: &mut Xml, frozen: &Frozen) {
    xml.group("ram:ApplicableHeaderTradeAgreement", |xml| {
        xml.group("ram:SellerTradeParty", |xml| write_seller(xml, frozen));
        xml.group("ram:BuyerTradeParty", |xml| write_buyer(xml, frozen));
        if let Some(order) = &frozen.purchase_order {
            xml.group("ram:BuyerOrderReferencedDocument", |xml| xml.leaf("ram:IssuerAssignedID", order));
        }
    });
    xml.group("ram:ApplicableHeaderTradeDelivery", |xml| {
        if let Some(address) = delivery(frozen) {
            xml.group("ram:ShipToTradeParty", |xml| write_address(xml, address));
        }
        if let Some(supplied) = frozen.supplied_on {
            xml.group("ram:ActualDeliverySupplyChainEvent", |xml| {
                day(xml, "ram:OccurrenceDateTime", supplied)
            });
        }
    });
}

fn write_seller(xml: &mut Xml, frozen: &Frozen) {
    let seller = &frozen.seller;
    write_names(xml, &seller.name, seller.siret.as_ref(), seller.legal().as_deref(), seller.siren.as_ref());
    if seller.phone.is_some() || seller.email.is_some() {
        xml.group("ram:DefinedTradeContact", |xml| {
            xml.leaf("ram:PersonName", &seller.name);
            if let Some(phone) = &seller.phone {
                xml.group("ram:TelephoneUniversalCommunication", |xml| xml.leaf("ram:CompleteNumber", phone));
            }
            write_email(xml, seller.email.as_ref());
        });
    }
    write_address(xml, &seller.address);
    write_mailbox(xml, seller_mailbox(frozen));
    if let Some((scheme, number)) = tax_number(frozen) {
        write_tax_number(xml, scheme, number);
    }
}

fn write_buyer(xml: &mut Xml, frozen: &Frozen) {
    let buyer = &frozen.buyer;
    write_names(xml, &buyer.name, buyer.siret.as_ref(), None, buyer.siren.as_ref());
    if let Some(name) = &buyer.contact_name {
        xml.group("ram:DefinedTradeContact", |xml| {
            xml.leaf("ram:PersonName", name);
            write_email(xml, buyer.email.as_ref());
        });
    }
    if let Some(address) = &buyer.address {
        write_address(xml, address);
    }
    write_mailbox(xml, buyer_mailbox(frozen));
    if let Some(number) = buyer.vat_number.as_ref().filter(|_| einvoice::names_vat_numbers(frozen)) {
        write_tax_number(xml, "VA", number);
    }
}

fn write_names(xml: &mut Xml, name: &str, siret: Option<&Siret>, legal: Option<&str>, siren: Option<&Siren>) {
    if let Some(siret) = siret {
        xml.marked("ram:GlobalID", ("schemeID", "0009"), siret);
    }
    xml.leaf("ram:Name", name);
    xml.maybe("ram:Description", legal);
    if let Some(siren) = siren {
        xml.group("ram:SpecifiedLegalOrganization", |xml| xml.marked("ram:ID", ("schemeID", "0002"), siren));
    }
}

fn write_email(xml: &mut Xml, email: Option<&Email>) {
    if let Some(email) = email {
        xml.group("ram:EmailURIUniversalCommunication", |xml| xml.leaf("ram:URIID", email));
    }
}

fn write_address(xml: &mut Xml, address: &PostalAddress) {
    xml.group("ram:PostalTradeAddress", |xml| {
        xml.leaf("ram:PostcodeCode", &address.postcode);
        xml.leaf("ram:LineOne", &address.street);
        xml.maybe("ram:LineTwo", address.street2.as_ref());
        xml.leaf("ram:CityName", &address.city);
        xml.leaf("ram:CountryID", address.country);
    });
}

fn write_mailbox(xml: &mut Xml, mailbox: Option<Mailbox>) {
    if let Some(Mailbox { scheme, id }) = mailbox {
        xml.group("ram:URIUniversalCommunication", |xml| xml.marked("ram:URIID", ("schemeID", scheme), id));
    }
}

fn write_tax_number(xml: &mut Xml, scheme: &str, number: impl std::fmt::Display) {
    xml.group("ram:SpecifiedTaxRegistration", |xml| xml.marked("ram:ID", ("schemeID", scheme), number));
}
