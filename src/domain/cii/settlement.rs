//! What is owed: means of payment, VAT, allowances and charges, terms, totals, and the invoices before this one.

use super::{category, day, exemption};
use crate::domain::frozen::{AdjustmentKind, Frozen, FrozenAdjustment};
use crate::domain::kind::Kind;
use crate::domain::language::Currency;
use crate::domain::mentions::MentionCode;
use crate::domain::money::Cents;
use crate::domain::payment::Method;
use crate::domain::totals::VatSubtotal;
use crate::domain::vat::{Category, Vat};
use crate::domain::xml::Xml;

/// Writes the settlement.
pub fn write(xml: &mut Xml, frozen: &Frozen) {
    xml.group("ram:ApplicableHeaderTradeSettlement", |xml| {
        xml.maybe("ram:PaymentReference", frozen.number.as_ref());
        xml.leaf("ram:InvoiceCurrencyCode", frozen.currency.code());
        write_means(xml, frozen);
        for subtotal in &frozen.vat {
            xml.group("ram:ApplicableTradeTax", |xml| write_tax(xml, frozen, subtotal));
        }
        for part in parts(frozen) {
            xml.group("ram:SpecifiedTradeAllowanceCharge", |xml| write_part(xml, &part));
        }
        write_terms(xml, frozen);
        write_totals(xml, frozen);
        for preceding in &frozen.preceding {
            xml.group("ram:InvoiceReferencedDocument", |xml| {
                xml.leaf("ram:IssuerAssignedID", &preceding.number);
                xml.group("ram:FormattedIssueDateTime", |xml| {
                    xml.marked("qdt:DateTimeString", ("format", "102"), preceding.issued_on.compact());
                });
            });
        }
    });
}

/// The way it was paid, or a transfer to the seller's account; a credit note asks for none.
fn write_means(xml: &mut Xml, frozen: &Frozen) {
    let transfer = if frozen.currency == Currency::EUR { Method::SepaTransfer } else { Method::Transfer };
    let method = frozen.settled.map_or(transfer, |settled| settled.method);
    let account = frozen.seller.iban.as_ref().filter(|_| method.names_the_account());
    if frozen.kind == Kind::Credit || (method.names_the_account() && account.is_none()) {
        return;
    }
    xml.group("ram:SpecifiedTradeSettlementPaymentMeans", |xml| {
        xml.leaf("ram:TypeCode", method.code());
        let Some(iban) = account else { return };
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
    // Code 5: VAT is owed from the day of the invoice.
    if frozen.mentions.iter().any(|mention| mention.code == MentionCode::Debits)
        && vat.category() != Category::O
    {
        xml.leaf("ram:DueDateTypeCode", "5");
    }
    super::rate(xml, vat);
}

/// A document allowance or charge inside one VAT subtotal.
struct Part {
    kind: AdjustmentKind,
    amount: Cents,
    vat: Vat,
    reason: String,
    code: Option<String>,
}

/// The stored part of each VAT subtotal; told apart by reason where the stored amounts still add up to it.
fn parts(frozen: &Frozen) -> Vec<Part> {
    let mut parts = Vec::new();
    for subtotal in &frozen.vat {
        for (kind, whole) in
            [(AdjustmentKind::Allowance, subtotal.allowance), (AdjustmentKind::Charge, subtotal.charge)]
        {
            if !whole.is_zero() {
                parts.extend(parts_of(frozen, kind, subtotal.vat, whole));
            }
        }
    }
    parts
}

fn parts_of(frozen: &Frozen, kind: AdjustmentKind, vat: Vat, whole: Cents) -> Vec<Part> {
    let concerned = |adjustment: &&FrozenAdjustment| {
        adjustment.kind == kind
            && adjustment.vat.is_none_or(|own| own == vat || kind == AdjustmentKind::Allowance)
    };
    let found: Vec<&FrozenAdjustment> = frozen.adjustments.iter().filter(concerned).collect();
    let part = |amount: Cents, reason: String, code: Option<String>| Part { kind, amount, vat, reason, code };
    if Cents::sum(found.iter().map(|adjustment| adjustment.amount)) == Ok(whole) {
        let each = |adjustment: &&FrozenAdjustment| {
            part(adjustment.amount, adjustment.reason.clone(), adjustment.reason_code.clone())
        };
        return found.iter().filter(|adjustment| !adjustment.amount.is_zero()).map(each).collect();
    }
    let reasons: Vec<&str> = found.iter().map(|adjustment| adjustment.reason.as_str()).collect();
    let code = found.first().and_then(|first| first.reason_code.clone());
    let shared = code.filter(|code| found.iter().all(|other| other.reason_code.as_ref() == Some(code)));
    vec![part(whole, reasons.join(" ; "), shared)]
}

fn write_part(xml: &mut Xml, part: &Part) {
    let charge = match part.kind {
        AdjustmentKind::Allowance => "false",
        AdjustmentKind::Charge => "true",
    };
    xml.group("ram:ChargeIndicator", |xml| xml.leaf("udt:Indicator", charge));
    xml.leaf("ram:ActualAmount", part.amount.to_plain());
    xml.maybe("ram:ReasonCode", part.code.as_ref());
    xml.leaf("ram:Reason", &part.reason);
    xml.group("ram:CategoryTradeTax", |xml| category(xml, part.vat));
}

fn write_terms(xml: &mut Xml, frozen: &Frozen) {
    xml.group("ram:SpecifiedTradePaymentTerms", |xml| {
        xml.leaf("ram:Description", frozen.terms.words(frozen.language));
        if let Some(due) = frozen.due_on {
            day(xml, "ram:DueDateDateTime", due);
        }
    });
}

fn write_totals(xml: &mut Xml, frozen: &Frozen) {
    let totals = &frozen.totals;
    xml.group("ram:SpecifiedTradeSettlementHeaderMonetarySummation", |xml| {
        xml.leaf("ram:LineTotalAmount", totals.line_total.to_plain());
        xml.leaf("ram:ChargeTotalAmount", totals.charge_total.to_plain());
        xml.leaf("ram:AllowanceTotalAmount", totals.allowance_total.to_plain());
        xml.leaf("ram:TaxBasisTotalAmount", totals.net_total.to_plain());
        xml.marked("ram:TaxTotalAmount", ("currencyID", frozen.currency.code()), totals.vat_total.to_plain());
        xml.leaf("ram:GrandTotalAmount", totals.gross_total.to_plain());
        xml.leaf("ram:TotalPrepaidAmount", totals.prepaid.to_plain());
        xml.leaf("ram:DuePayableAmount", totals.payable.to_plain());
    });
}
