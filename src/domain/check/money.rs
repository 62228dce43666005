//! What the document comes to, and how it was paid.

use super::{Findings, Rule};
use crate::domain::frozen::Frozen;
use crate::domain::kind::Kind;
use crate::domain::money::Cents;
use crate::domain::payment::Method;
use crate::domain::relation::Relation;

/// The most that may be paid in cash between professionals, and by a resident consumer, in cents (CMF D112-3).
pub const CASH_MAX: i64 = 100_000;

pub(super) fn check(paper: &Frozen, findings: &mut Findings) {
    let total = paper.totals.gross_total;
    findings.add_if(total.is_negative(), Rule::TotalNegative, "lines");
    let mut counted = paper.lines.iter().filter(|line| line.counts()).peekable();
    let complete = counted.peek().is_some() && counted.all(|line| line.unit_price.is_some());
    findings.add_if(total.is_zero() && complete, Rule::TotalZero, "lines");
    findings.add_if(
        !total.is_negative() && paper.totals.payable.is_negative(),
        Rule::DeductionsExceed,
        "deductions",
    );
    let names_invoice = paper.preceding.iter().any(|earlier| earlier.relation == Relation::Credits);
    findings.add_if(paper.kind == Kind::Credit && !names_invoice, Rule::CreditWithoutInvoice, "document");
    let cash = paper.settled.is_some_and(|settled| cash_over_limit(settled.method, total));
    findings.add_if(cash, Rule::CashOverLimit, "settled_method");
}

/// Whether so much money may not change hands in cash.
pub fn cash_over_limit(method: Method, amount: Cents) -> bool {
    method == Method::Cash && amount.get() > CASH_MAX
}
