//! A document as its people see it: what is typed, what is counted, what happened to it.

use super::day::Day;
use super::frozen::{self, Amounts};
use super::ids::{ClientId, ContactId, DocumentId, MessageId};
use super::kind::Kind;
use super::language::{Currency, Language};
use super::mentions::Mention;
use super::money::Cents;
use super::payment::Method;
use super::pricing::{AdjustmentInput, LineInput};
use super::relation::Relation;
use super::totals::{PriceMode, Remainder};
use super::vat::Category;
use super::{quote, settlement};
use serde::{Deserialize, Serialize};

/// What people call a document's state today: a quote's or an invoice's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(rename = "DocumentState"),
    ts(rename = "DocumentState")
)]
pub enum State {
    /// A quote's.
    Quote(quote::State),
    /// An invoice's, a deposit's, a credit note's.
    Invoice(settlement::State),
}

/// A line with what it comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DocumentLine {
    /// What is typed.
    #[serde(flatten)]
    pub input: LineInput,
    /// Its net amount excluding VAT (BT-131).
    pub net: Option<Cents>,
}

/// A document allowance or charge with what it comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DocumentAdjustment {
    /// What is typed: for a percentage, `amount` is absent here.
    #[serde(flatten)]
    pub input: AdjustmentInput,
    /// What it comes to, excluding VAT.
    pub total: Cents,
}

/// The figures of one VAT category, rate and reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DocumentVat {
    /// The category of UNCL 5305.
    pub category: Category,
    /// Hundredths of a percent, for category S.
    pub rate: Option<u16>,
    /// The code of the exemption reason.
    pub vatex: Option<String>,
    /// What is taxed (BT-116).
    pub base: Cents,
    /// The tax (BT-117).
    pub tax: Cents,
}

/// What a final invoice takes off of one deposit, for one VAT category, rate and reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DocumentDeduction {
    /// The deposit invoice.
    pub deposit_id: DocumentId,
    /// Its number.
    pub number: String,
    /// The day it bears.
    pub issued_on: Day,
    /// The category of UNCL 5305.
    pub category: Category,
    /// Hundredths of a percent, for category S.
    pub rate: Option<u16>,
    /// The code of the exemption reason.
    pub vatex: Option<String>,
    /// What is taken off of the base.
    pub base: Cents,
    /// What is taken off of the tax.
    pub tax: Cents,
}

/// Another document that this one comes from or led to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DocumentLink {
    /// The other document.
    pub id: DocumentId,
    /// Its kind.
    pub kind: Kind,
    /// Its number, once it has one.
    pub number: Option<String>,
    /// The day it bears.
    pub issued_on: Day,
    /// How they are linked.
    pub relation: Relation,
    /// `to` when this document points at the other, `from` when the other points at it.
    pub direction: String,
    /// Its total including VAT.
    pub gross_total: Cents,
}

/// A letter about the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DocumentMessage {
    /// The letter.
    pub id: MessageId,
    /// quote, invoice or answer.
    pub kind: String,
    /// To whom.
    pub recipient: String,
    /// About what.
    pub subject: String,
    /// ready, leased, sent, failed, unknown or cancelled.
    pub state: String,
    /// When it leaves at the earliest, in milliseconds since 1970.
    pub not_before: i64,
    /// When it left.
    pub sent_at: Option<i64>,
    /// Why it did not.
    pub failure: Option<String>,
}

/// Something that happened to the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DocumentEvent {
    /// Its rank in the company's journal.
    pub n: i64,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Who.
    pub actor_name: String,
    /// What, as `quote.sent`.
    pub action: String,
}

/// A whole document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// Its kind.
    pub kind: Kind,
    /// draft, sent, accepted, refused or issued.
    pub stage: String,
    /// What people call its state today.
    pub state: State,
    /// Its number, once it has one.
    pub number: Option<String>,
    /// For whom.
    pub client_id: Option<ClientId>,
    /// The person it is addressed to.
    pub contact_id: Option<ContactId>,
    /// The client's name.
    pub client_name: String,
    /// What it is about.
    pub subject: String,
    /// The day on its head.
    pub issued_on: Day,
    /// An invoice's due date, a quote's last day.
    pub due_on: Option<Day>,
    /// The day of the supply, if it is another one.
    pub supplied_on: Option<Day>,
    /// ISO 4217.
    pub currency: Currency,
    /// The language it is printed in.
    pub language: Language,
    /// Whether prices are typed excluding or including VAT.
    pub price_mode: PriceMode,
    /// `receipt`, `days:30`, `end_of_month:45`.
    pub payment_terms: String,
    /// The buyer's order number (BT-13).
    pub purchase_order: Option<String>,
    /// A remark (BT-22).
    pub note: Option<String>,
    /// The lines, in order.
    pub lines: Vec<DocumentLine>,
    /// Allowances and charges of the whole.
    pub adjustments: Vec<DocumentAdjustment>,
    /// VAT, once per category, rate and reason.
    pub vat: Vec<DocumentVat>,
    /// The sums.
    pub totals: Amounts,
    /// What it takes off of each deposit, category by category, rate by rate.
    pub deductions: Vec<DocumentDeduction>,
    /// The day it was paid on the spot.
    pub settled_on: Option<Day>,
    /// How it was paid on the spot.
    pub settled_method: Option<Method>,
    /// For a draft that bills or credits: what is left of what it bills or credits; for an issued invoice or an accepted quote, what is
    /// left of itself.
    pub remainder: Vec<Remainder>,
    /// The code printed for verification, once sent or issued.
    pub proof_code: Option<String>,
    /// The places of the options that the client took, from one.
    pub answered_options: Option<Vec<u32>>,
    /// What the client accepted, including VAT, with the options taken.
    pub answered_gross: Option<Cents>,
    /// What payments brought; of a credit note, what was given back.
    pub paid: Cents,
    /// What credit notes took off; of a credit note, what was set off on invoices.
    pub credited: Cents,
    /// What is still due; of a credit note, what the client may still use of it.
    pub open: Cents,
    /// The day of the client's answer to a quote.
    pub answered_on: Option<Day>,
    /// Who answered.
    pub answered_by: Option<String>,
    /// What they had to say.
    pub answer_note: Option<String>,
    /// The seller as frozen, once sent or issued.
    pub seller: Option<frozen::Seller>,
    /// The buyer as frozen, once sent or issued.
    pub buyer: Option<frozen::Buyer>,
    /// The legal sentences, once sent or issued.
    pub mentions: Vec<Mention>,
    /// Where it comes from and what it led to.
    pub links: Vec<DocumentLink>,
    /// The letters about it.
    pub messages: Vec<DocumentMessage>,
    /// What happened to it, latest first.
    pub events: Vec<DocumentEvent>,
    /// The client's link, once it was sent.
    pub share_url: Option<String>,
    /// The version that a change must name.
    pub version: u32,
}

/// A document as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DocumentRow {
    /// Its id.
    pub id: DocumentId,
    /// Its kind.
    pub kind: Kind,
    /// draft, sent, accepted, refused or issued.
    pub stage: String,
    /// What people call its state today.
    pub state: State,
    /// Its number, once it has one.
    pub number: Option<String>,
    /// For whom.
    pub client_id: Option<ClientId>,
    /// The client's name.
    pub client_name: String,
    /// What it is about.
    pub subject: String,
    /// The day on its head.
    pub issued_on: Day,
    /// An invoice's due date, a quote's last day.
    pub due_on: Option<Day>,
    /// Its total including VAT.
    pub gross_total: Cents,
    /// What is still due.
    pub open: Cents,
    /// ISO 4217.
    pub currency: Currency,
    /// The version that a change must name.
    pub version: u32,
}
