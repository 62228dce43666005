//! What the invoice is: its process, profile, number, type, day and notes.

use super::{PROFILE, day};
use crate::domain::frozen::{BuyerKind, Frozen};
use crate::domain::kind::Kind;
use crate::domain::language::Language;
use crate::domain::line::Nature;
use crate::domain::mentions::MentionCode;
use crate::domain::xml::Xml;

/// Writes the context and the document's own data.
pub fn write(xml: &mut Xml, frozen: &Frozen) {
    xml.group("rsm:ExchangedDocumentContext", |xml| {
        xml.group("ram:BusinessProcessSpecifiedDocumentContextParameter", |xml| {
            xml.leaf("ram:ID", process(frozen))
        });
        xml.group("ram:GuidelineSpecifiedDocumentContextParameter", |xml| xml.leaf("ram:ID", PROFILE));
    });
    xml.group("rsm:ExchangedDocument", |xml| {
        xml.maybe("ram:ID", frozen.number.as_ref());
        xml.maybe("ram:TypeCode", frozen.type_code());
        day(xml, "ram:IssueDateTime", frozen.issued_on);
        for (subject, content) in notes(frozen) {
            xml.group("ram:IncludedNote", |xml| {
                xml.leaf("ram:Content", content);
                xml.maybe("ram:SubjectCode", subject);
            });
        }
    });
}

/// The French billing framework (BT-23): goods, services or both; first, already paid, or after a deposit.
fn process(frozen: &Frozen) -> String {
    let sells = |nature: Nature| frozen.lines.iter().any(|line| line.counts() && line.nature == Some(nature));
    let what = match (sells(Nature::Goods), sells(Nature::Service)) {
        (true, false) => 'B',
        (false, _) => 'S',
        (true, true) => 'M',
    };
    let totals = &frozen.totals;
    let stage = match frozen.kind {
        Kind::Quote | Kind::Deposit | Kind::Credit => 1,
        Kind::Invoice | Kind::Progress if totals.prepaid.is_zero() => 1,
        Kind::Invoice | Kind::Progress if totals.prepaid == totals.gross_total => 2,
        Kind::Invoice | Kind::Progress => 4,
    };
    format!("{what}{stage}")
}

/// The notes: the three that French rules want of every invoice, who it is for, and what was typed.
fn notes(frozen: &Frozen) -> Vec<(Option<&'static str>, String)> {
    let mut notes: Vec<(Option<&'static str>, String)> = vec![
        (Some("PMT"), said(frozen, MentionCode::RecoveryFee)),
        (Some("PMD"), said(frozen, MentionCode::LatePenalty)),
        (Some("AAB"), said(frozen, MentionCode::Discount)),
        (Some("BAR"), audience(frozen).to_owned()),
    ];
    let others = frozen.mentions.iter().filter(|mention| match mention.code {
        MentionCode::Debits | MentionCode::Insurance => true,
        MentionCode::Franchise | MentionCode::Exemption => false,
        MentionCode::LatePenalty | MentionCode::RecoveryFee | MentionCode::Discount => false,
        MentionCode::Validity | MentionCode::Approval => false,
    });
    notes.extend(others.map(|mention| (None, mention.text.clone())));
    notes.extend(
        Some(&frozen.subject).filter(|subject| !subject.is_empty()).map(|subject| (None, subject.clone())),
    );
    notes.extend(frozen.note.iter().map(|note| (None, note.clone())));
    notes
}

/// A mention of the document; the rules want the three even where the law forbids them, so that says so.
fn said(frozen: &Frozen, code: MentionCode) -> String {
    let found =
        frozen.mentions.iter().find(|mention| mention.code == code).map(|mention| mention.text.clone());
    found.unwrap_or_else(|| match frozen.language {
        Language::Fr => "Sans objet".to_owned(),
        Language::En => "Not applicable".to_owned(),
    })
}

/// Who the invoice is for, in the words of the French rules.
fn audience(frozen: &Frozen) -> &'static str {
    match (frozen.buyer.kind, frozen.buyer.siren.is_some()) {
        (BuyerKind::Consumer, _) => "B2C",
        (BuyerKind::Business | BuyerKind::Public, true) => "B2B",
        (BuyerKind::Business | BuyerKind::Public, false) => "B2BINT",
    }
}
