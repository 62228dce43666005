//! What must be true before a document is numbered, and the value that lets the store number it.

use super::day::Day;
use super::frozen::{Buyer, Seller};
use super::ids::{DocumentId, PaymentId};
use super::kind::Kind;
use super::mentions::Mention;
use super::number::{Format, Series};
use super::proof::ProofCode;

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
    /// How its kind is numbered, and the series that this makes it enter.
    pub numbering: Ranking,
    /// The code that will be printed on it.
    pub proof_code: ProofCode,
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
    /// How many issued documents had taken of what it bills or credits when its figures were confirmed; nothing if it stands alone.
    pub takers: Option<u32>,
}

/// How a kind is numbered on a day: only as long as the company has not chosen otherwise.
#[derive(Debug, Clone)]
pub struct Ranking {
    /// The format, as it was read.
    pub format: Format,
    /// The rank with which the first series of the format begins; the following begin at one.
    pub first_rank: u32,
    /// The series of the day.
    pub series: Series,
    /// The kinds whose documents enter the same series.
    pub sharers: Vec<Kind>,
}

/// Whether a client stands behind the buyer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// A client was chosen.
    Yes,
    /// None was.
    No,
}
