//! What is owed: means of payment, terms, allowances and charges, VAT, totals.

use super::{amount, category};
use crate::domain::einvoice::{Portion, euro_tax, exemption, means, portions, terms};
use crate::domain::frozen::{AdjustmentKind, Frozen};
use crate::domain::language::Currency;
use crate::domain::money::Cents;
use crate::domain::totals::VatSubtotal;
use crate::domain::xml::Xml;

/// Writes the settlement.
pub fn write(xml: &mut Xml, frozen: &Frozen) {
    write_means(xml, frozen);
    xml.group("cac:PaymentTerms", |xml| xml.leaf("cbc:Note", terms(frozen)));
    for portion in portions(frozen) {
        let Portion { kind, code, reason, vat, .. } = &portion;
        xml.group("cac:AllowanceCharge", |xml| {
            write_change(xml, frozen, (*kind, portion.amount), code.as_deref(), reason);
            category(xml, "cac:TaxCategory", *vat, None);
        });
    }
    write_taxes(xml, frozen);
    write_totals(xml, frozen);
}

fn write_means(xml: &mut Xml, frozen: &Frozen) {
    let Some(means) = means(frozen) else { return };
    xml.group("cac:PaymentMeans", |xml| {
        xml.leaf("cbc:PaymentMeansCode", means.method.code());
        xml.maybe("cbc:PaymentID", frozen.number.as_ref());
        let Some(iban) = means.account else { return };
        xml.group("cac:PayeeFinancialAccount", |xml| {
            xml.leaf("cbc:ID", iban);
            if let Some(bic) = &frozen.seller.bic {
                xml.group("cac:FinancialInstitutionBranch", |xml| xml.leaf("cbc:ID", bic));
            }
        });
    });
}

/// What an allowance or a charge says before its tax: whether it adds, why, how much.
pub fn write_change(
    xml: &mut Xml,
    frozen: &Frozen,
    (kind, change): (AdjustmentKind, Cents),
    code: Option<&str>,
    reason: &str,
) {
    let adds = match kind {
        AdjustmentKind::Allowance => "false",
        AdjustmentKind::Charge => "true",
    };
    xml.leaf("cbc:ChargeIndicator", adds);
    xml.maybe("cbc:AllowanceChargeReasonCode", code);
    xml.leaf("cbc:AllowanceChargeReason", reason);
    amount(xml, frozen, "cbc:Amount", change);
}

fn write_taxes(xml: &mut Xml, frozen: &Frozen) {
    xml.group("cac:TaxTotal", |xml| {
        amount(xml, frozen, "cbc:TaxAmount", frozen.totals.vat_total);
        for subtotal in &frozen.vat {
            xml.group("cac:TaxSubtotal", |xml| write_tax(xml, frozen, subtotal));
        }
    });
    if let Some(euros) = euro_tax(frozen) {
        xml.group("cac:TaxTotal", |xml| {
            xml.marked("cbc:TaxAmount", ("currencyID", Currency::EUR.code()), euros.to_plain());
        });
    }
}

fn write_tax(xml: &mut Xml, frozen: &Frozen, subtotal: &VatSubtotal) {
    let vat = subtotal.vat;
    amount(xml, frozen, "cbc:TaxableAmount", subtotal.base);
    amount(xml, frozen, "cbc:TaxAmount", subtotal.tax);
    category(xml, "cac:TaxCategory", vat, exemption(frozen, vat));
}

fn write_totals(xml: &mut Xml, frozen: &Frozen) {
    let totals = &frozen.totals;
    xml.group("cac:LegalMonetaryTotal", |xml| {
        for (name, figure) in [
            ("cbc:LineExtensionAmount", totals.line_total),
            ("cbc:TaxExclusiveAmount", totals.net_total),
            ("cbc:TaxInclusiveAmount", totals.gross_total),
            ("cbc:AllowanceTotalAmount", totals.allowance_total),
            ("cbc:ChargeTotalAmount", totals.charge_total),
            ("cbc:PrepaidAmount", totals.prepaid),
            ("cbc:PayableAmount", totals.payable),
        ] {
            amount(xml, frozen, name, figure);
        }
    });
}
