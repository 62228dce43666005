//! The dossier of a sale: every document tied to one another, and how far it has come. It is the same from whichever document it is asked.

use crate::domain::day::Day;
use crate::domain::document::State;
use crate::domain::ids::{DocumentId, PaymentId};
use crate::domain::kind::Kind;
use crate::domain::money::{Cents, Overflow};
use crate::domain::payment::Method;
use crate::domain::relation::Relation;
use crate::domain::totals::Remainder;
use crate::domain::trade::next::{Next, next};
use crate::domain::vat::Vat;
use serde::{Deserialize, Serialize};

/// What was promised and what was asked, including VAT.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Sums {
    /// What clients accepted of quotes.
    pub quoted: Cents,
    /// Issued deposits, less what credit notes took back of them.
    pub deposited: Cents,
    /// Issued invoices and progress invoices that nothing replaces.
    pub billed: Cents,
    /// Issued credit notes on those.
    pub credited: Cents,
}

/// The sums of one VAT category, rate and reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DossierRate {
    /// How it is taxed.
    pub vat: Vat,
    /// Its sums.
    #[serde(flatten)]
    pub sums: Sums,
}

/// A document of the dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DossierDocument {
    /// Its id.
    pub id: DocumentId,
    /// Its kind.
    pub kind: Kind,
    /// What it does to the earlier document it comes from.
    pub relation: Option<Relation>,
    /// Its number, once it has one.
    pub number: Option<String>,
    /// The day on its head.
    pub issued_on: Day,
    /// draft, sent, accepted, refused or issued.
    pub stage: String,
    /// What people call its state today.
    pub state: State,
    /// Its total including VAT.
    pub gross_total: Cents,
    /// What is still due; of a credit note, what the client may still use of it.
    pub open: Cents,
}

/// What a payment brought to the dossier's documents; below zero, what a refund gave back of its credit notes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DossierPayment {
    /// The payment.
    pub id: PaymentId,
    /// Its day.
    pub paid_on: Day,
    /// Its part in this dossier.
    pub amount: Cents,
    /// How it was paid.
    pub method: Method,
}

/// All that is tied to one document, and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Dossier {
    /// Its sums.
    #[serde(flatten)]
    pub sums: Sums,
    /// What payments brought, less what was given back.
    pub paid: Cents,
    /// What is left to invoice of the accepted quotes: a deposit bills nothing yet.
    pub remaining_to_bill: Cents,
    /// What issued documents still ask for.
    pub remaining_to_pay: Cents,
    /// The sums, once per category, rate and reason.
    pub by_rate: Vec<DossierRate>,
    /// The documents, in the order of the sale.
    pub documents: Vec<DossierDocument>,
    /// The payments, by day; those that were undone are left out.
    pub payments: Vec<DossierPayment>,
    /// What can be done next.
    pub next: Vec<Next>,
    /// Whether all of it is here: no more than two hundred documents are followed.
    pub whole: bool,
}

/// A document with its figures.
#[derive(Debug, Clone)]
pub struct Filed {
    /// What is shown of it.
    pub shown: DossierDocument,
    /// What a client accepted of a quote, including VAT.
    pub accepted: Cents,
    /// Its figures, those of a quote with the options taken.
    pub vat: Vec<Remainder>,
}

/// That one document points at an earlier one.
#[derive(Debug, Clone, Deserialize)]
pub struct Tie {
    /// The later one.
    pub from_id: DocumentId,
    /// The earlier one.
    pub to_id: DocumentId,
    /// What it does to it.
    pub relation: Relation,
}

/// Documents and how they are tied.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chain<'a> {
    pub(super) filed: &'a [Filed],
    ties: &'a [Tie],
}

/// A column of the sums, and whether a document adds to it or takes away.
type Side = (fn(&mut Sums) -> &mut Cents, fn(Cents, Cents) -> Result<Cents, Overflow>);

impl Dossier {
    /// Adds up what is tied.
    pub fn of(mut filed: Vec<Filed>, ties: &[Tie], payments: Vec<DossierPayment>) -> Result<Self, Overflow> {
        for one in &mut filed {
            one.shown.relation = relation(&one.shown.id, ties);
        }
        let chain = Chain { filed: &filed, ties };
        let (sums, by_rate) = chain.sums()?;
        let due = filed.iter().filter(|one| one.shown.kind != Kind::Credit);
        Ok(Self {
            sums,
            by_rate,
            paid: Cents::sum(payments.iter().map(|payment| payment.amount))?,
            remaining_to_bill: chain.remaining_to_bill()?,
            remaining_to_pay: Cents::sum(due.map(|one| one.shown.open))?,
            next: next(&chain)?,
            payments,
            documents: filed.into_iter().map(|one| one.shown).collect(),
            whole: true,
        })
    }
}

/// What a document does to the one it comes from, the most telling first.
fn relation(id: &DocumentId, ties: &[Tie]) -> Option<Relation> {
    let said = [Relation::Credits, Relation::Revises, Relation::Bills, Relation::Deducts];
    said.into_iter().find(|relation| ties.iter().any(|tie| tie.from_id == *id && tie.relation == *relation))
}

impl<'a> Chain<'a> {
    /// The documents that point at one.
    pub(super) fn later(self, of: &'a Filed, relation: Relation) -> impl Iterator<Item = &'a Filed> {
        let ties = self.ties.iter().filter(move |tie| tie.to_id == of.shown.id && tie.relation == relation);
        ties.filter_map(move |tie| self.filed.iter().find(|one| one.shown.id == tie.from_id))
    }

    /// What issued credit notes took of one.
    pub(super) fn credited(self, of: &'a Filed) -> Result<Cents, Overflow> {
        let credits = self.later(of, Relation::Credits).filter(|credit| credit.is("issued"));
        Cents::sum(credits.map(|credit| credit.shown.gross_total))
    }

    /// Whether a document counts: it is final, and nothing that is final replaces it.
    pub(super) fn stands(self, one: &'a Filed) -> bool {
        let replaced = || self.later(one, Relation::Revises).any(|by| !by.is("draft"));
        (one.is("issued") || one.is("accepted")) && !replaced()
    }

    fn side(self, one: &'a Filed) -> Option<Side> {
        let of_deposit = || {
            let deposits = self.filed.iter().filter(|it| it.shown.kind == Kind::Deposit);
            deposits.flat_map(|it| self.later(it, Relation::Credits)).any(|it| it.shown.id == one.shown.id)
        };
        let side: Side = match one.shown.kind {
            _ if !self.stands(one) => return None,
            Kind::Quote => (|sums| &mut sums.quoted, Cents::plus),
            Kind::Deposit => (|sums| &mut sums.deposited, Cents::plus),
            Kind::Invoice | Kind::Progress => (|sums| &mut sums.billed, Cents::plus),
            Kind::Credit if of_deposit() => (|sums| &mut sums.deposited, Cents::less),
            Kind::Credit => (|sums| &mut sums.credited, Cents::plus),
        };
        Some(side)
    }

    fn sums(self) -> Result<(Sums, Vec<DossierRate>), Overflow> {
        let mut whole = Sums::NONE;
        let mut rates: Vec<DossierRate> = Vec::new();
        for (one, (column, count)) in self.filed.iter().filter_map(|one| Some((one, self.side(one)?))) {
            let sum = column(&mut whole);
            *sum = count(*sum, one.accepted)?;
            for part in &one.vat {
                if !rates.iter().any(|rate| rate.vat == part.vat) {
                    rates.push(DossierRate { vat: part.vat, sums: Sums::NONE });
                }
                if let Some(rate) = rates.iter_mut().find(|rate| rate.vat == part.vat) {
                    let sum = column(&mut rate.sums);
                    *sum = count(*sum, part.gross()?)?;
                }
            }
        }
        Ok((whole, rates))
    }

    fn remaining_to_bill(self) -> Result<Cents, Overflow> {
        let quotes = self.filed.iter().filter(|one| one.shown.kind == Kind::Quote && self.stands(one));
        quotes.map(|quote| self.unbilled(quote)).try_fold(Cents::ZERO, |sum, left| sum.plus(left?))
    }

    /// What issued invoices leave of a quote.
    fn unbilled(self, quote: &'a Filed) -> Result<Cents, Overflow> {
        let bills = self.later(quote, Relation::Bills);
        let mut invoices = bills.filter(|bill| bill.shown.kind != Kind::Deposit && self.stands(bill));
        let left = invoices.try_fold(quote.accepted, |left, invoice| {
            left.less(invoice.shown.gross_total)?.plus(self.credited(invoice)?)
        })?;
        Ok(left.max(Cents::ZERO))
    }
}

impl Sums {
    const NONE: Self =
        Self { quoted: Cents::ZERO, deposited: Cents::ZERO, billed: Cents::ZERO, credited: Cents::ZERO };
}

impl Filed {
    pub(super) fn is(&self, stage: &str) -> bool {
        self.shown.stage == stage
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::trade::next::Action;
    use crate::domain::vat::Rate;
    use crate::domain::{quote, settlement};

    fn cents(amount: i64) -> Cents {
        amount.try_into().unwrap()
    }

    fn id(at: usize) -> DocumentId {
        format!("01936f2e-8a3b-7c11-9d2e-{at:012}").parse().unwrap()
    }

    /// A document of which a sixth is VAT.
    fn filed(at: usize, kind: Kind, stage: &str, gross: i64, open: i64) -> Filed {
        let state = match kind {
            Kind::Quote => State::Quote(quote::State::PartlyInvoiced),
            _ => State::Invoice(settlement::State::Issued),
        };
        let shown = DossierDocument {
            id: id(at),
            kind,
            relation: None,
            number: None,
            issued_on: Day::parse("2026-11-24").unwrap(),
            stage: stage.to_owned(),
            state,
            gross_total: cents(gross),
            open: cents(open),
        };
        let vat = Vat::At(Rate::STANDARD);
        let part = Remainder { vat, base: cents(gross / 6 * 5), tax: cents(gross / 6) };
        Filed { shown, accepted: cents(gross), vat: vec![part] }
    }

    fn tie(from: usize, relation: Relation, to: usize) -> Tie {
        Tie { from_id: id(from), to_id: id(to), relation }
    }

    fn sums(quoted: i64, deposited: i64, billed: i64, credited: i64) -> Sums {
        let [quoted, deposited, billed, credited] = [quoted, deposited, billed, credited].map(cents);
        Sums { quoted, deposited, billed, credited }
    }

    #[test]
    fn a_sale_is_counted_once_whatever_was_deducted_credited_or_replaced() {
        let all = vec![
            filed(0, Kind::Quote, "accepted", 12_000, 0),
            filed(1, Kind::Deposit, "issued", 3_600, 600),
            filed(2, Kind::Credit, "issued", 1_200, 0),
            filed(3, Kind::Invoice, "issued", 6_000, 0),
            filed(4, Kind::Invoice, "issued", 6_600, 4_200),
            filed(5, Kind::Credit, "issued", 600, 0),
            filed(6, Kind::Invoice, "draft", 6_000, 0),
        ];
        let ties = [
            tie(1, Relation::Bills, 0),
            tie(2, Relation::Credits, 1),
            tie(3, Relation::Bills, 0),
            tie(4, Relation::Bills, 0),
            tie(4, Relation::Revises, 3),
            tie(4, Relation::Deducts, 1),
            tie(5, Relation::Credits, 4),
            tie(6, Relation::Bills, 0),
        ];
        let dossier = Dossier::of(all, &ties, Vec::new()).unwrap();
        assert_eq!(dossier.sums, sums(12_000, 2_400, 6_600, 600));
        assert_eq!(dossier.by_rate.iter().map(|rate| rate.sums).collect::<Vec<_>>(), [dossier.sums]);
        assert_eq!(dossier.remaining_to_bill, cents(6_000));
        assert_eq!(dossier.remaining_to_pay, cents(4_800));
        let said: Vec<_> = dossier.documents.iter().map(|one| one.relation).collect();
        let [bills, credits, revises] = [Relation::Bills, Relation::Credits, Relation::Revises].map(Some);
        assert_eq!(said, [None, bills, credits, bills, revises, credits, bills]);
        let next: Vec<_> = dossier.next.iter().map(|next| (next.action, next.document_id.clone())).collect();
        let deeds = [
            (Action::Progress, id(0)),
            (Action::Invoice, id(0)),
            (Action::Pay, id(1)),
            (Action::Pay, id(4)),
            (Action::Credit, id(4)),
            (Action::Issue, id(6)),
        ];
        assert_eq!(next, deeds);
    }
}
