//! What must be true before a document is numbered, and the value that lets the store number it.

use super::day::Day;
<<<<<<< HEAD
use super::frozen::{Buyer, BuyerKind, Frozen, Seller, VatRegime};
use super::ids::{DocumentId, PaymentId};
=======
use super::frozen::{Buyer, Seller};
use super::ids::DocumentId;
>>>>>>> 8d6fa08 (Check a document before it leaves with one engine, in the editor and on the server; say of every figure how it came about)
use super::kind::Kind;
use super::mentions::Mention;
use super::number::Series;

/// A draft that may be numbered. Only the check makes one, only the store spends it.
#[derive(Debug, Clone)]
#[must_use]
pub struct Issuance {
    /// The draft.
    pub document: DocumentId,
    /// The version that was checked.
    pub version: u32,
    /// Its kind.
    pub kind: Kind,
    /// The series it enters.
    pub series: Series,
    /// The rank with which that series begins, if it has not.
    pub first_rank: u32,
    /// The day on its head.
    pub issued_on: Day,
    /// Its due date, or a quote's last day.
    pub due_on: Day,
    /// The seller, frozen.
    pub seller: Seller,
    /// The buyer, frozen.
    pub buyer: Buyer,
    /// The legal sentences, frozen.
    pub mentions: Vec<Mention>,
    /// The payment that is written with it when it was paid on the spot.
    pub payment: Option<PaymentId>,
}

/// Whether a client stands behind the buyer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// A client was chosen.
    Yes,
    /// None was.
    No,
}
<<<<<<< HEAD

/// C. com. L441-9 and CGI ann. II 242 nonies A, I, 1°: who buys, where, and under which SIREN.
fn buyer_obstacles(paper: &Frozen, no: &mut impl FnMut(&str, &'static str)) {
    let buyer = &paper.buyer;
    if buyer.address.is_none() {
        no("client_id", "client_address_missing");
    }
    if paper.kind == Kind::Quote {
        return;
    }
    let french = buyer.address.as_ref().is_some_and(|address| address.country.code() == "FR");
    if buyer.kind != BuyerKind::Consumer && french && buyer.siren.is_none() {
        no("client_id", "client_siren_missing");
    }
}

fn day_obstacles(paper: &Frozen, today: Day, no: &mut impl FnMut(&str, &'static str)) {
    if paper.issued_on > today {
        no("issued_on", "issue_date_in_future");
    }
    if let Some(settled) = paper.settled {
        if paper.kind != Kind::Invoice {
            no("settled_on", "not_applicable");
        } else if settled.on > today {
            no("settled_on", "paid_in_future");
        }
        // It was due when it was paid, which may be before the invoice was written (BR-FR-CO-07).
        return;
    }
    let Some(due) = paper.due_on else { return };
    if due < paper.issued_on {
        no("due_on", "due_before_issue");
    } else if paper.kind != Kind::Quote
        && paper.buyer.kind != BuyerKind::Consumer
        && !Terms::lawful_due(paper.issued_on, due)
    {
        no("due_on", "terms_too_long");
    }
}

/// R123-237 of the commercial code, and CGI 242 nonies A, I, 2°.
fn seller_obstacles(paper: &Frozen, no: &mut impl FnMut(&str, &'static str)) {
    let seller = &paper.seller;
    if seller.address.country.code() == "FR" && seller.siren.is_none() {
        no("company.siren", "company_siren_missing");
    }
    let taxed = paper.vat.iter().any(|subtotal| subtotal.vat.category() != Category::E);
    if taxed && paper.kind != Kind::Quote && seller.vat_number.is_none() {
        no("company.vat_number", "company_vat_number_missing");
    }
}

/// What each VAT category asks for (EN 16931 BR-AE, BR-IC, BR-O; CGI 293 B).
fn vat_obstacles(paper: &Frozen, no: &mut impl FnMut(&str, &'static str)) {
    let has = |category| paper.vat.iter().any(|subtotal| subtotal.vat.category() == category);
    let franchise = paper.seller.vat_regime == VatRegime::Franchise;
    if franchise && has(Category::S) {
        no("lines", "vat_not_allowed_in_franchise");
    }
    let claims = paper.vat.iter().any(|subtotal| subtotal.vat.reason() == Some(Reason::Franchise));
    if claims && !franchise {
        no("lines", "vat_without_franchise");
    }
    if paper.kind == Kind::Quote {
        return;
    }
    let buyer = &paper.buyer;
    if has(Category::K) && (buyer.vat_number.is_none() || paper.supplied_on.is_none()) {
        let code =
            if buyer.vat_number.is_none() { "client_vat_number_missing" } else { "supply_date_missing" };
        no(if buyer.vat_number.is_none() { "client_id" } else { "supplied_on" }, code);
    }
    if has(Category::AE) && buyer.vat_number.is_none() && buyer.siren.is_none() {
        no("client_id", "client_vat_number_missing");
    }
    if has(Category::O) && paper.vat.len() > 1 {
        no("lines", "out_of_scope_mixed");
    }
}
=======
>>>>>>> 8d6fa08 (Check a document before it leaves with one engine, in the editor and on the server; say of every figure how it came about)
