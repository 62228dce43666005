//! A document as it was frozen. Paper, data, public page and mail read this and nothing else, and recompute nothing.

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::identity::{Bic, Email, Iban, PostalAddress, Siren, Siret, VatNumber};
use super::kind::Kind;
use super::language::{Currency, Language};
use super::line::Nature;
use super::mentions::Mention;
use super::money::Cents;
use super::number::Number;
use super::payment::Method;
use super::progress::Progress;
use super::quantity::{Percent, Quantity, UnitPrice};
use super::relation::Relation;
use super::terms::Terms;
use super::totals::{PriceMode, Remainder, VatSubtotal};
use super::unit::Unit;
use super::vat::{Category, Vat};

pub use super::pricing::{AdjustmentKind, LineKind};

/// A document with every figure it was issued with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    /// What it is.
    pub kind: Kind,
    /// Its number (BT-1); a draft that is previewed has none.
    pub number: Option<Number>,
    /// The day it bears (BT-2).
    pub issued_on: Day,
    /// The day payment is due (BT-9); for a quote, its last day.
    pub due_on: Option<Day>,
    /// The day of the supply, where it differs (BT-72).
    pub supplied_on: Option<Day>,
    /// The currency of every amount (BT-5).
    pub currency: Currency,
    /// The language of its words.
    pub language: Language,
    /// Whether unit prices exclude or include VAT.
    pub price_mode: PriceMode,
    /// What it is about.
    pub subject: String,
    /// The buyer's order (BT-13).
    pub purchase_order: Option<String>,
    /// A free remark (BT-22).
    pub note: Option<String>,
    /// When it is to be paid (BT-20).
    pub terms: Terms,
    /// Who sells (BG-4).
    pub seller: Seller,
    /// Who buys (BG-7).
    pub buyer: Buyer,
    /// Its lines, in the order they are printed.
    pub lines: Vec<FrozenLine>,
    /// The allowances and charges of the whole document.
    pub adjustments: Vec<FrozenAdjustment>,
    /// VAT, once per category and rate (BG-23).
    pub vat: Vec<VatSubtotal>,
    /// Its totals (BG-22).
    pub totals: Amounts,
    /// The sentences the law wants, in the document's language, in the order they are printed.
    pub mentions: Vec<Mention>,
    /// The documents it credits, revises or deducts; the invoices among them are BG-3.
    pub preceding: Vec<Preceding>,
    /// What it takes off of each deposit, category by category, rate by rate.
    pub deductions: Vec<Deduction>,
    /// When and how it was paid on the spot.
    pub settled: Option<Settled>,
    /// The code printed for verification; a draft has none.
    pub proof_code: Option<String>,
    /// Which progress invoice of its quote it is: 1, 2, 3.
    pub rank: Option<u32>,
}

impl Frozen {
    /// The code of UNTDID 1001 (BT-3): 380 invoice, 384 corrective invoice, 386 deposit, 381 credit note, 503 credit note on a
    /// deposit; a quote is no invoice and has none.
    pub fn type_code(&self) -> Option<&'static str> {
        let of_deposit =
            |earlier: &Preceding| earlier.kind == Kind::Deposit && earlier.relation == Relation::Credits;
        match self.kind {
            Kind::Quote => None,
            Kind::Invoice if self.replaces().is_some() => Some("384"),
            Kind::Invoice | Kind::Progress => Some("380"),
            Kind::Deposit => Some("386"),
            Kind::Credit if self.preceding.iter().any(of_deposit) => Some("503"),
            Kind::Credit => Some("381"),
        }
    }

    /// The document that this one replaces.
    pub fn replaces(&self) -> Option<&Preceding> {
        self.preceding.iter().find(|earlier| earlier.relation == Relation::Revises)
    }
}

impl Frozen {
    /// Whether its VAT asks for the seller's VAT number (BT-31); under the franchise the number of the business stands for it.
    pub fn asks_for_vat_number(&self) -> bool {
        let franchise = self.seller.vat_regime == VatRegime::Franchise;
        self.vat.iter().any(|subtotal| match subtotal.vat.category() {
            Category::S | Category::AE | Category::K | Category::G => true,
            Category::Z => !franchise,
            Category::E | Category::O => false,
        })
    }
}

/// A payment on the spot, before the invoice was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settled {
    /// The day.
    pub on: Day,
    /// How.
    pub method: Method,
}

/// What a final invoice takes off of one deposit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deduction {
    /// The deposit invoice's number (BT-25).
    pub number: String,
    /// The day it bears (BT-26).
    pub issued_on: Day,
    /// The figures, category by category, rate by rate.
    pub vat: Vec<Remainder>,
}

/// The totals of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Amounts {
    /// The sum of line nets (BT-106).
    pub line_total: Cents,
    /// The sum of document allowances (BT-107).
    pub allowance_total: Cents,
    /// The sum of document charges (BT-108).
    pub charge_total: Cents,
    /// The total excluding VAT (BT-109).
    pub net_total: Cents,
    /// The total VAT (BT-110).
    pub vat_total: Cents,
    /// The total including VAT (BT-112).
    pub gross_total: Cents,
    /// What was paid before (BT-113).
    pub prepaid: Cents,
    /// What is left to pay (BT-115).
    pub payable: Cents,
}

/// A line with its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenLine {
    /// What the line is.
    pub kind: LineKind,
    /// Its name or its text (BT-153).
    pub name: String,
    /// More about it (BT-154).
    pub description: Option<String>,
    /// Goods or a service.
    pub nature: Option<Nature>,
    /// How many (BT-129).
    pub quantity: Option<Quantity>,
    /// Of what (BT-130).
    pub unit: Option<Unit>,
    /// The price of one, in the document's price mode (BT-146).
    pub unit_price: Option<UnitPrice>,
    /// Taken off the line, in the document's price mode (BG-27).
    pub allowance: Option<FrozenReduction>,
    /// Added to the line, in the document's price mode (BG-28).
    pub charge: Option<FrozenReduction>,
    /// How it is taxed (BG-30).
    pub vat: Option<Vat>,
    /// Its amount excluding VAT (BT-131); on a subtotal, the sum of those above it.
    pub net: Option<Cents>,
    /// Whether the client took the option.
    pub ticked: Option<bool>,
    /// How far the line has come, if it is billed little by little.
    pub progress: Option<Progress>,
}

impl FrozenLine {
    /// Whether its net is part of the totals.
    pub fn counts(&self) -> bool {
        match self.kind {
            LineKind::Product => true,
            LineKind::Option => self.ticked == Some(true),
            LineKind::Heading | LineKind::Text | LineKind::Subtotal => false,
        }
    }
}

/// What was taken off or added to a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenReduction {
    /// The percentage it was given as.
    pub percent: Option<Percent>,
    /// What it came to (BT-136, BT-141).
    pub amount: Cents,
    /// Why (BT-139, BT-144).
    pub reason: Option<String>,
}

/// What was taken off or added to the whole document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenAdjustment {
    /// Taken off or added.
    pub kind: AdjustmentKind,
    /// The percentage it was given as.
    pub percent: Option<Percent>,
    /// What it came to, in the document's price mode.
    pub amount: Cents,
    /// Why, as printed (BT-97, BT-104).
    pub reason: String,
    /// Why, as a code (BT-98, BT-105).
    pub reason_code: Option<String>,
    /// How a charge is taxed; an allowance is spread over the lines' VAT.
    pub vat: Option<Vat>,
}

/// An earlier document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preceding {
    /// What it is.
    pub kind: Kind,
    /// What this document does to it.
    pub relation: Relation,
    /// Its number (BT-25).
    pub number: String,
    /// The day it bears (BT-26).
    pub issued_on: Day,
}

/// How a company owes VAT.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub enum VatRegime {
    /// On payment for services, on delivery for goods.
    #[default]
    Standard,
    /// On the invoice, by option.
    Debits,
    /// Not at all: small business, article 293 B.
    Franchise,
}

/// The company, as it was that day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Seller {
    /// Its name (BT-27).
    pub name: String,
    /// Its legal form, as printed: `SAS`, `EI`.
    pub legal_form: Option<String>,
    /// Its number in the register of companies (BT-30).
    pub siren: Option<Siren>,
    /// The number of its establishment (BT-29).
    pub siret: Option<Siret>,
    /// Its VAT number (BT-31).
    pub vat_number: Option<VatNumber>,
    /// Its capital, as printed.
    pub capital: Option<String>,
    /// The city it is registered in.
    pub rcs_city: Option<String>,
    /// Where it is (BG-5).
    pub address: PostalAddress,
    /// Its e-mail address (BT-43).
    pub email: Option<Email>,
    /// Its telephone (BT-42).
    pub phone: Option<String>,
    /// Its web site.
    pub website: Option<String>,
    /// The account to pay to (BT-84).
    pub iban: Option<Iban>,
    /// The bank of that account (BT-86).
    pub bic: Option<Bic>,
    /// How it owes VAT.
    pub vat_regime: VatRegime,
    /// The insurance that building trades must name.
    pub insurance: Option<String>,
    /// The colour of its documents.
    pub accent: String,
    /// Its logo.
    pub logo_id: Option<String>,
}

/// The words for a sole trader in the settings, in lower case.
const SOLE_TRADER: [&str; 6] = [
    "ei",
    "micro",
    "micro-entreprise",
    "micro-entrepreneur",
    "entreprise individuelle",
    "entrepreneur individuel",
];

impl Seller {
    /// Its name as papers bear it: that of a sole trader is followed by «EI» (C. com., art. R526-27).
    pub fn style(&self) -> String {
        let form = self.legal_form.as_deref().unwrap_or_default().trim().to_lowercase();
        let says_so = |word: &str| word == "EI" || word.eq_ignore_ascii_case("entrepreneur");
        if SOLE_TRADER.contains(&form.as_str()) && !self.name.split_whitespace().any(says_so) {
            return format!("{} EI", self.name);
        }
        self.name.clone()
    }

    /// What the law adds to its name: form, capital, register (BT-33).
    pub fn legal(&self) -> Option<String> {
        let capital = self.capital.as_ref().map(|capital| match &self.legal_form {
            Some(form) => format!("{form} au capital de {capital}"),
            None => format!("Capital : {capital}"),
        });
        let register = self.rcs_city.as_ref().map(|city| format!("RCS {city}"));
        let legal = match (capital.or(self.legal_form.clone()), register) {
            (Some(form), Some(register)) => Some(format!("{form} · {register}")),
            (form, register) => form.or(register),
        };
        legal.filter(|legal| !legal.is_empty())
    }
}

/// What a client is, in the eyes of the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub enum BuyerKind {
    /// A business.
    Business,
    /// A private person.
    Consumer,
    /// A public body.
    Public,
}

/// The client, as it was that day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Buyer {
    /// Business, private person or public body.
    pub kind: BuyerKind,
    /// Its name (BT-44).
    pub name: String,
    /// Its number in the register of companies (BT-47).
    pub siren: Option<Siren>,
    /// The number of its establishment (BT-46).
    pub siret: Option<Siret>,
    /// Its VAT number (BT-48).
    pub vat_number: Option<VatNumber>,
    /// Where it is (BG-8).
    pub address: Option<PostalAddress>,
    /// Where it wants its goods, if elsewhere (BG-15).
    pub delivery: Option<PostalAddress>,
    /// Its e-mail address (BT-58).
    pub email: Option<Email>,
    /// The person to reach (BT-56).
    pub contact_name: Option<String>,
}
