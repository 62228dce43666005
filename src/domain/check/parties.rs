//! Who sells and who buys, and what the law wants to read of them.

use super::{Findings, Rule, offers};
use crate::domain::einvoice::buyer_mailbox;
use crate::domain::frozen::{Buyer, BuyerKind, Frozen, Seller};
use crate::domain::identity::{CountryCode, VatNumber};
use crate::domain::mentions::MentionCode;

/// The buyer's identity (CGI, ann. II, art. 242 nonies A, I, 1°; C. com. L441-9).
pub(super) fn buyer(paper: &Frozen, findings: &mut Findings) {
    let buyer = &paper.buyer;
    findings.add_if(buyer.address.is_none(), Rule::ClientAddressMissing, "client.street");
    let unnamed = buyer.kind != BuyerKind::Consumer && french(buyer) && buyer.siren.is_none();
    let rule = if offers(paper) { Rule::ClientSirenUseful } else { Rule::ClientSirenMissing };
    findings.add_if(unnamed, rule, "client.siren");
    let unreachable = !offers(paper) && !unnamed && buyer_mailbox(paper).is_none();
    let rule = if unreachable { Rule::ClientMailboxMissing } else { Rule::ClientEmailMissing };
    findings.add_if(buyer.email.is_none(), rule, "client.email");
    let foreign_key = buyer.siren.as_ref().zip(buyer.vat_number.as_ref()).is_some_and(|(siren, number)| {
        number.to_string().starts_with("FR") && *number != VatNumber::of(siren)
    });
    findings.add_if(foreign_key, Rule::ClientVatNumberOfAnother, "client.vat_number");
    if buyer.kind == BuyerKind::Public && !offers(paper) {
        findings.add_if(paper.purchase_order.is_none(), Rule::PublicOrderMissing, "purchase_order");
        findings.add_if(buyer.siret.is_none(), Rule::PublicSiretMissing, "client.siret");
    }
}

/// The seller's identity (C. com. R123-237 and R123-238; CGI, ann. II, art. 242 nonies A, I, 2°).
pub(super) fn seller(paper: &Frozen, findings: &mut Findings) {
    let seller = &paper.seller;
    let address = &seller.address;
    let nowhere = address.street.is_empty() || address.city.is_empty();
    findings.add_if(nowhere, Rule::CompanyAddressMissing, "company.street");
    if address.country == CountryCode::FRANCE {
        findings.add_if(seller.siren.is_none(), Rule::CompanySirenMissing, "company.siren");
        findings.add_if(seller.legal_form.is_none(), Rule::CompanyFormMissing, "company.legal_form");
        let company = seller.legal_form.as_deref().is_some_and(has_capital);
        let unregistered = company && (seller.capital.is_none() || seller.rcs_city.is_none());
        findings.add_if(unregistered, Rule::CompanyRegisterMissing, "company.capital");
        let mediated = paper.mentions.iter().any(|mention| mention.code == MentionCode::Mediator);
        let consumer = paper.buyer.kind == BuyerKind::Consumer;
        findings.add_if(consumer && !mediated, Rule::CompanyMediatorMissing, "company.mediator");
    }
    let numberless = paper.asks_for_vat_number() && !offers(paper) && seller.vat_number.is_none();
    findings.add_if(numberless, Rule::CompanyVatNumberMissing, "company.vat_number");
    findings.add_if(of_another(seller), Rule::CompanyVatNumberOfAnother, "company.vat_number");
    let asks = !offers(paper) && paper.totals.payable.get() > 0 && paper.settled.is_none();
    findings.add_if(asks && seller.iban.is_none(), Rule::CompanyIbanMissing, "company.iban");
}

fn of_another(seller: &Seller) -> bool {
    let both = seller.siren.as_ref().zip(seller.vat_number.as_ref());
    both.is_some_and(|(siren, number)| {
        number.to_string().starts_with("FR") && *number != VatNumber::of(siren)
    })
}

/// The forms that have a capital; a sole trader has none.
fn has_capital(form: &str) -> bool {
    ["SARL", "EURL", "SAS", "SASU", "SA", "SNC", "SCA", "SELARL", "SCOP"].contains(&form.trim())
}

pub(super) fn french(buyer: &Buyer) -> bool {
    buyer.address.as_ref().is_some_and(|address| address.country == CountryCode::FRANCE)
}
