//! The days of a document: when it is issued, supplied, due, paid.

use super::{Findings, Rule, offers};
use crate::domain::day::Day;
use crate::domain::frozen::{BuyerKind, Frozen};
use crate::domain::kind::Kind;
use crate::domain::terms::Terms;

/// How many days after a supply an invoice begins to be late.
const LATE: i64 = 31;

pub(super) fn check(paper: &Frozen, today: Day, findings: &mut Findings) {
    findings.add_if(paper.issued_on > today, Rule::IssueDateInFuture, "issued_on");
    if let Some(settled) = paper.settled {
        findings.add_if(paper.kind != Kind::Invoice, Rule::SettledOtherwise, "settled_on");
        findings.add_if(settled.on > today, Rule::SettledInFuture, "settled_on");
    }
    due(paper, findings);
    if let Some(supplied) = paper.supplied_on.filter(|_| !offers(paper) && paper.kind != Kind::Credit) {
        findings.add_if(supplied.days_until(paper.issued_on) > LATE, Rule::IssuedLate, "supplied_on");
        let later = supplied > paper.issued_on && paper.kind == Kind::Invoice;
        findings.add_if(later, Rule::SuppliedLater, "supplied_on");
    }
}

fn due(paper: &Frozen, findings: &mut Findings) {
    let Some(due) = paper.due_on.filter(|_| paper.kind != Kind::Credit) else { return };
    if due < paper.issued_on {
        findings.add(Rule::DueBeforeIssue, "due_on");
    } else if offers(paper) {
        findings.add_if(paper.issued_on.days_until(due) < 3, Rule::ValidityShort, "due_on");
    } else if paper.buyer.kind != BuyerKind::Consumer && !Terms::lawful_due(paper.issued_on, due) {
        findings.add(Rule::TermsTooLong, "due_on");
    }
}
