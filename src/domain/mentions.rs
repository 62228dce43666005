//! The sentences the law wants on a document, chosen by who sells what to whom, and when.

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::frozen::{BuyerKind, VatRegime};
use super::kind::Kind;
use super::language::Language;
use super::line::Nature;
use super::vat::{Reason, Vat, mention};

/// What a sentence is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub enum MentionCode {
    /// Why no VAT is charged: small business.
    Franchise,
    /// Why no VAT is charged: any other reason.
    Exemption,
    /// VAT is owed on the invoice, by option.
    Debits,
    /// What a delay costs (PMD).
    LatePenalty,
    /// What recovery costs (PMT).
    RecoveryFee,
    /// What paying early saves (AAB).
    Discount,
    /// Until when an offer stands.
    Validity,
    /// How an offer is accepted.
    Approval,
    /// The insurance of a building trade.
    Insurance,
}

/// One sentence, in the language of its document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Mention {
    /// What it is about.
    pub code: MentionCode,
    /// The sentence.
    pub text: String,
}

/// What decides which sentences a document carries.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// What the document is.
    pub kind: Kind,
    /// Its language.
    pub language: Language,
    /// Its day: the law moves.
    pub issued_on: Day,
    /// For a quote, its last day.
    pub until: Option<Day>,
    /// How the seller owes VAT.
    pub regime: VatRegime,
    /// Who buys.
    pub buyer: BuyerKind,
    /// Every VAT of the document, once.
    pub vat: &'a [Vat],
    /// The natures of what is sold.
    pub natures: &'a [Nature],
    /// The company's own late penalty, such as `3 fois le taux d’intérêt légal`.
    pub late_penalty: Option<&'a str>,
    /// The company's insurance.
    pub insurance: Option<&'a str>,
}

/// The sentences of a document, in the order they are printed.
pub fn mentions(ground: &Ground<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    found.extend(untaxed(ground));
    found.extend(debits(ground));
    match ground.kind {
        Kind::Quote => found.extend(offer(ground)),
        Kind::Invoice | Kind::Deposit | Kind::Credit | Kind::Progress => found.extend(payment(ground)),
    }
    found.extend(ground.insurance.map(|insurance| insured(ground.language, insurance)));
    found
}

fn say(code: MentionCode, text: impl Into<String>) -> Mention {
    Mention { code, text: text.into() }
}

fn untaxed(ground: &Ground<'_>) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for reason in ground.vat.iter().filter_map(|vat| vat.reason()) {
        let code = if reason == Reason::Franchise { MentionCode::Franchise } else { MentionCode::Exemption };
        let mention = say(code, mention(reason, ground.language, ground.issued_on));
        if !found.contains(&mention) {
            found.push(mention);
        }
    }
    found
}

/// The option concerns services: for goods, VAT is owed on delivery anyway.
fn debits(ground: &Ground<'_>) -> Option<Mention> {
    let taxed = ground.vat.iter().any(|vat| vat.rate().is_some());
    let concerned = ground.regime == VatRegime::Debits && taxed && ground.natures.contains(&Nature::Service);
    concerned.then(|| {
        let french = "Option pour le paiement de la taxe d’après les débits";
        say(
            MentionCode::Debits,
            ground.language.pick(french, "VAT payable on invoicing, by option (option pour les débits)"),
        )
    })
}

/// Penalties and the recovery fee exist between professionals only.
fn payment(ground: &Ground<'_>) -> Vec<Mention> {
    let language = ground.language;
    let discount =
        language.pick("Escompte pour paiement anticipé : néant.", "No discount for early payment.");
    let discount = say(MentionCode::Discount, discount);
    if ground.buyer == BuyerKind::Consumer {
        return vec![discount];
    }
    let usual = "taux de la BCE majoré de 10 points";
    let penalty = match (language, ground.late_penalty) {
        (Language::Fr, own) => {
            format!(
                "Pénalités de retard : {}, exigibles sans rappel dès le lendemain de l’échéance.",
                own.unwrap_or(usual)
            )
        }
        (Language::En, own) => {
            format!(
                "Late payment penalty: {}, due without reminder from the day after the due date.",
                own.unwrap_or("ECB rate plus 10 points")
            )
        }
    };
    let fee = language.pick(
        "Indemnité forfaitaire pour frais de recouvrement en cas de retard : 40 €.",
        "Flat fee for recovery costs in case of late payment: €40.",
    );
    vec![say(MentionCode::LatePenalty, penalty), say(MentionCode::RecoveryFee, fee), discount]
}

fn offer(ground: &Ground<'_>) -> Vec<Mention> {
    let until = ground.until.map(|day| match ground.language {
        Language::Fr => format!("Devis gratuit, valable jusqu’au {}.", day.written()),
        Language::En => format!("Free quote, valid until {}.", day.written()),
    });
    let approval = ground.language.pick(
        "Pour accepter ce devis, retournez-le daté et signé avec la mention manuscrite « Bon pour accord ».",
        "To accept this quote, return it dated and signed with the handwritten words “Bon pour accord”.",
    );
    let until = until.map(|text| say(MentionCode::Validity, text));
    until.into_iter().chain([say(MentionCode::Approval, approval)]).collect()
}

fn insured(language: Language, insurance: &str) -> Mention {
    say(
        MentionCode::Insurance,
        format!("{}{insurance}", language.pick("Assurance professionnelle : ", "Professional insurance: ")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vat::Rate;

    fn ground<'a>(kind: Kind, buyer: BuyerKind, vat: &'a [Vat]) -> Ground<'a> {
        Ground {
            kind,
            language: Language::Fr,
            issued_on: Day::parse("2026-11-24").unwrap(),
            until: Some(Day::parse("2026-12-24").unwrap()),
            regime: VatRegime::Debits,
            buyer,
            vat,
            natures: &[Nature::Service],
            late_penalty: None,
            insurance: None,
        }
    }

    fn codes(ground: &Ground<'_>) -> Vec<MentionCode> {
        mentions(ground).into_iter().map(|mention| mention.code).collect()
    }

    const TAXED: &[Vat] = &[Vat::At(Rate::STANDARD)];

    #[test]
    fn a_consumer_never_reads_of_penalties() {
        let business = codes(&ground(Kind::Invoice, BuyerKind::Business, TAXED));
        use MentionCode::{Debits, Discount, LatePenalty, RecoveryFee};
        assert_eq!(business, [Debits, LatePenalty, RecoveryFee, Discount]);
        assert_eq!(codes(&ground(Kind::Invoice, BuyerKind::Consumer, TAXED)), [Debits, Discount]);
    }

    #[test]
    fn a_quote_says_until_when_it_stands_and_how_it_is_accepted() {
        let quote = ground(Kind::Quote, BuyerKind::Business, TAXED);
        assert_eq!(codes(&quote), [MentionCode::Debits, MentionCode::Validity, MentionCode::Approval]);
        assert!(mentions(&quote)[1].text.contains("24/12/2026"));
    }

    #[test]
    fn each_reason_for_no_vat_is_said_once() {
        let vat = [Vat::Without(Reason::Franchise), Vat::Without(Reason::Franchise)];
        let found = mentions(&ground(Kind::Invoice, BuyerKind::Consumer, &vat));
        assert_eq!(found[0].text, "TVA non applicable, art. 293 B du CGI");
        assert_eq!(found.iter().filter(|mention| mention.code == MentionCode::Franchise).count(), 1);
    }

    #[test]
    fn the_option_for_debits_is_said_for_services_alone() {
        let goods = Ground { natures: &[Nature::Goods], ..ground(Kind::Invoice, BuyerKind::Consumer, TAXED) };
        assert_eq!(codes(&goods), [MentionCode::Discount]);
    }

    #[test]
    fn the_company_s_own_penalty_replaces_the_usual_one() {
        let own =
            Ground { late_penalty: Some("15 % l’an"), ..ground(Kind::Invoice, BuyerKind::Public, TAXED) };
        assert!(mentions(&own).iter().any(|mention| mention.text.contains("15 % l’an, exigibles")));
    }
}
