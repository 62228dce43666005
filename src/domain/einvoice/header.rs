//! What the invoice is: its process, its notes, and who it is for.

use crate::domain::frozen::{BuyerKind, Frozen};
use crate::domain::identity::CountryCode;
use crate::domain::kind::Kind;
use crate::domain::line::Nature;
use crate::domain::mentions::MentionCode;
use crate::domain::vat::Vat;

/// A note (BG-1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it is about (BT-21), as a code of UNTDID 4451.
    pub subject: Option<&'static str>,
    /// Its words (BT-22).
    pub text: String,
}

/// The French billing framework (BT-23): goods, services or both; first, already paid, or after a deposit.
pub fn process(frozen: &Frozen) -> String {
    let sells = |nature: Nature| frozen.lines.iter().any(|line| line.counts() && line.nature == Some(nature));
    let what = match (sells(Nature::Goods), sells(Nature::Service)) {
        (true, false) => 'B',
        (false, _) => 'S',
        (true, true) => 'M',
    };
    format!("{what}{}", stage(frozen))
}

/// 2 is paid already, 4 is final after a deposit. Deposits and credit notes begin a process of their own (BR-FR-CO-08).
fn stage(frozen: &Frozen) -> u8 {
    let totals = &frozen.totals;
    match frozen.kind {
        Kind::Quote | Kind::Deposit | Kind::Credit => 1,
        Kind::Invoice | Kind::Progress if frozen.settled.is_some() && totals.payable.is_zero() => 2,
        Kind::Invoice | Kind::Progress if totals.prepaid.is_zero() => 1,
        Kind::Invoice | Kind::Progress => 4,
    }
}

/// The notes: the three that French rules want of every invoice, who it is for, and what was typed.
pub fn notes(frozen: &Frozen) -> Vec<Note> {
    let about = |subject, text| Note { subject: Some(subject), text };
    let mut notes = vec![
        about("PMT", said(frozen, MentionCode::RecoveryFee)),
        about("PMD", said(frozen, MentionCode::LatePenalty)),
        about("AAB", said(frozen, MentionCode::Discount)),
        about("BAR", audience(frozen).to_owned()),
    ];
    let zero = frozen.vat.iter().any(|subtotal| subtotal.vat == Vat::Zero);
    let own = |code| is_free(code) || (zero && code == MentionCode::Franchise);
    let others = frozen.mentions.iter().filter(|mention| own(mention.code));
    let free = others.map(|mention| &mention.text).chain(Some(&frozen.subject)).chain(&frozen.note);
    let free = free.filter(|text| !text.is_empty()).cloned().chain(deducted(frozen));
    notes.extend(free.map(|text| Note { subject: None, text }));
    notes
}

/// Whether a mention has no place of its own among the data.
const fn is_free(code: MentionCode) -> bool {
    match code {
        MentionCode::Debits | MentionCode::Insurance | MentionCode::Mediator => true,
        MentionCode::Franchise | MentionCode::Exemption => false,
        MentionCode::LatePenalty | MentionCode::RecoveryFee | MentionCode::Discount => false,
        MentionCode::Validity | MentionCode::Approval | MentionCode::Waste => false,
    }
}

/// The deposits of a corrective invoice, which may name no other document than the one it replaces.
fn deducted(frozen: &Frozen) -> Option<String> {
    let numbers: Vec<&str> = frozen.deductions.iter().map(|deduction| deduction.number.as_str()).collect();
    let heading = frozen.language.pick("Acomptes déduits", "Deposits deducted");
    let silent = numbers.is_empty() || frozen.replaces().is_none();
    (!silent).then(|| format!("{heading} ; {}", numbers.join(" ; ")))
}

/// A mention of the document; the rules want the three even where the law forbids them, so that says so.
fn said(frozen: &Frozen, code: MentionCode) -> String {
    let found =
        frozen.mentions.iter().find(|mention| mention.code == code).map(|mention| mention.text.clone());
    found.unwrap_or_else(|| frozen.language.pick("Sans objet", "Not applicable").to_owned())
}

/// Who the invoice is for, in the words of the French rules.
fn audience(frozen: &Frozen) -> &'static str {
    let buyer = &frozen.buyer;
    let abroad = buyer.address.as_ref().is_some_and(|address| address.country != CountryCode::FRANCE);
    match (buyer.kind, buyer.siren.is_some()) {
        (BuyerKind::Consumer, _) if abroad => "B2CINT",
        (BuyerKind::Consumer, _) => "B2C",
        (BuyerKind::Business | BuyerKind::Public, true) => "B2B",
        (BuyerKind::Business | BuyerKind::Public, false) => "B2BINT",
    }
}
