//! What is owed: means of payment, VAT, allowances and charges, terms, totals, and the invoices before this one.

use super::lines::adds;
use super::{category, day};
use crate::domain::einvoice::{
    Portion, debits, due, earlier, euro_tax, exemption, means, portions, rate, terms,
};
use crate::domain::frozen::{Frozen, Preceding};
use crate::domain::language::Currency;
use crate::domain::money::Cents;
use crate::domain::totals::VatSubtotal;
use crate::domain::xml::Xml;

/// Writes the settlement.
pub fn write(xml: &mut Xml, frozen: &Frozen) {
    xml.group("ram:ApplicableHeaderTradeSettlement", |xml| {
        xml.maybe("ram:PaymentReference", frozen.number.as_ref());
        xml.maybe("ram:TaxCurrencyCode", euro_tax(frozen).map(|_| Currency::EUR.code()));
        xml.leaf("ram:InvoiceCurrencyCode", frozen.currency.code());
        write_means(xml, frozen);
        for subtotal in &frozen.vat {
            xml.group("ram:ApplicableTradeTax", |xml| write_tax(xml, frozen, subtotal));
        }
        for portion in portions(frozen) {
            xml.group("ram:SpecifiedTradeAllowanceCharge", |xml| write_portion(xml, &portion));
        }
        write_terms(xml, frozen);
        write_totals(xml, frozen);
        for invoice in earlier(frozen) {
            xml.group("ram:InvoiceReferencedDocument", |xml| write_earlier(xml, invoice));
        }
    });
}

fn write_means(xml: &mut Xml, frozen: &Frozen) {
    let Some(means) = means(frozen) else { return };
    xml.group("ram:SpecifiedTradeSettlementPaymentMeans", |xml| {
        xml.leaf("ram:TypeCode", means.method.code());
        let Some(iban) = means.account else { return };
        xml.group("ram:PayeePartyCreditorFinancialAccount", |xml| xml.leaf("ram:IBANID", iban));
        if let Some(bic) = &frozen.seller.bic {
            xml.group("ram:PayeeSpecifiedCreditorFinancialInstitution", |xml| xml.leaf("ram:BICID", bic));
        }
    });
}

fn write_tax(xml: &mut Xml, frozen: &Frozen, subtotal: &VatSubtotal) {
    let vat = subtotal.vat;
    xml.leaf("ram:CalculatedAmount", subtotal.tax.to_plain());
    xml.leaf("ram:TypeCode", "VAT");
    xml.maybe("ram:ExemptionReason", exemption(frozen, vat));
    xml.leaf("ram:BasisAmount", subtotal.base.to_plain());
    xml.leaf("ram:CategoryCode", vat.category().code());
    xml.maybe("ram:ExemptionReasonCode", vat.vatex());
    // Code 5 of UNTDID 2475: from the day of the invoice.
    xml.maybe("ram:DueDateTypeCode", debits(frozen, vat).then_some("5"));
    xml.maybe("ram:RateApplicablePercent", rate(vat));
}

fn write_portion(xml: &mut Xml, portion: &Portion) {
    xml.group("ram:ChargeIndicator", |xml| xml.leaf("udt:Indicator", adds(portion.kind)));
    xml.leaf("ram:ActualAmount", portion.amount.to_plain());
    xml.maybe("ram:ReasonCode", portion.code.as_ref());
    xml.leaf("ram:Reason", &portion.reason);
    xml.group("ram:CategoryTradeTax", |xml| category(xml, portion.vat));
}

fn write_terms(xml: &mut Xml, frozen: &Frozen) {
    xml.group("ram:SpecifiedTradePaymentTerms", |xml| {
        xml.leaf("ram:Description", terms(frozen));
        if let Some(due) = due(frozen) {
            day(xml, "ram:DueDateDateTime", due);
        }
    });
}

fn write_totals(xml: &mut Xml, frozen: &Frozen) {
    let totals = &frozen.totals;
    let tax = |xml: &mut Xml, currency, amount: Cents| {
        xml.marked("ram:TaxTotalAmount", ("currencyID", currency), amount.to_plain());
    };
    xml.group("ram:SpecifiedTradeSettlementHeaderMonetarySummation", |xml| {
        xml.leaf("ram:LineTotalAmount", totals.line_total.to_plain());
        xml.leaf("ram:ChargeTotalAmount", totals.charge_total.to_plain());
        xml.leaf("ram:AllowanceTotalAmount", totals.allowance_total.to_plain());
        xml.leaf("ram:TaxBasisTotalAmount", totals.net_total.to_plain());
        tax(xml, frozen.currency.code(), totals.vat_total);
        if let Some(euros) = euro_tax(frozen) {
            tax(xml, Currency::EUR.code(), euros);
        }
        xml.leaf("ram:GrandTotalAmount", totals.gross_total.to_plain());
        xml.leaf("ram:TotalPrepaidAmount", totals.prepaid.to_plain());
        xml.leaf("ram:DuePayableAmount", totals.payable.to_plain());
    });
}

fn write_earlier(xml: &mut Xml, invoice: &Preceding) {
    xml.leaf("ram:IssuerAssignedID", &invoice.number);
    xml.group("ram:FormattedIssueDateTime", |xml| {
        xml.marked("qdt:DateTimeString", ("format", "102"), invoice.issued_on.compact());
    });
}
