//! The sentences the law wants on a document, chosen by who sells what to whom, and when.

mod wording;

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::frozen::{BuyerKind, VatRegime};
use super::kind::Kind;
use super::language::Language;
use super::line::Nature;
use super::vat::{Reason, Vat, mention};
use wording::sentence;

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
    /// What becomes of the waste of a building site.
    Waste,
    /// Who mediates between the seller and a consumer.
    Mediator,
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
    /// How the company deals with the waste of its building sites.
    pub waste: Option<&'a str>,
    /// The consumer mediator that the company belongs to, with its address.
    pub mediator: Option<&'a str>,
}

/// The sentences of a document, in the order they are printed.
pub fn mentions(ground: &Ground<'_>) -> Vec<Mention> {
    let mut found = untaxed(ground);
    found.extend(debits(ground));
    match ground.kind {
        Kind::Quote => found.extend(offer(ground)),
        Kind::Invoice | Kind::Deposit | Kind::Credit | Kind::Progress => found.extend(payment(ground)),
    }
    found.extend(ground.insurance.and_then(|insurance| ground.say(MentionCode::Insurance, insurance)));
    let mediator = ground.mediator.filter(|_| ground.buyer == BuyerKind::Consumer);
    found.extend(mediator.and_then(|mediator| ground.say(MentionCode::Mediator, mediator)));
    found
}

impl Ground<'_> {
    /// The sentence the law of the day has; `blank` is what the company or the document adds to it.
    fn say(&self, code: MentionCode, blank: &str) -> Option<Mention> {
        sentence(code, self.language, self.issued_on, blank).map(|text| Mention { code, text })
    }
}

fn untaxed(ground: &Ground<'_>) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let said_as_zero = ground.regime == VatRegime::Franchise && ground.vat.contains(&Vat::Zero);
    // The franchise may be written as a rate of zero, which has no place for its reason: the law wants the sentence all the same.
    let reasons = said_as_zero.then_some(Reason::Franchise).into_iter();
    for reason in reasons.chain(ground.vat.iter().filter_map(|vat| vat.reason())) {
        let code = if reason == Reason::Franchise { MentionCode::Franchise } else { MentionCode::Exemption };
        let mention = Mention { code, text: mention(reason, ground.language, ground.issued_on) };
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
    concerned.then(|| ground.say(MentionCode::Debits, ""))?
}

/// Penalties and the recovery fee exist between professionals only.
fn payment(ground: &Ground<'_>) -> Vec<Mention> {
    let usual = ground.language.pick("taux de la BCE majoré de 10 points", "ECB rate plus 10 points");
    let penalty = ground.late_penalty.unwrap_or(usual);
    let due = match ground.buyer {
        BuyerKind::Consumer => [None, None],
        BuyerKind::Business | BuyerKind::Public => {
            [ground.say(MentionCode::LatePenalty, penalty), ground.say(MentionCode::RecoveryFee, "")]
        }
    };
    due.into_iter().flatten().chain(ground.say(MentionCode::Discount, "")).collect()
}

fn offer(ground: &Ground<'_>) -> Vec<Mention> {
    let until = ground.until.and_then(|day| ground.say(MentionCode::Validity, &day.written()));
    let waste = ground.waste.and_then(|waste| ground.say(MentionCode::Waste, waste));
    until.into_iter().chain(ground.say(MentionCode::Approval, "")).chain(waste).collect()
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
            waste: Some("évacués vers la déchèterie de Vertou"),
            mediator: Some("CM2C, 49 rue de Ponthieu, 75008 Paris"),
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
        let consumer = codes(&ground(Kind::Invoice, BuyerKind::Consumer, TAXED));
        assert_eq!(consumer, [Debits, Discount, MentionCode::Mediator], "and is told who mediates");
    }

    #[test]
    fn a_quote_says_until_when_it_stands_and_how_it_is_accepted() {
        let quote = ground(Kind::Quote, BuyerKind::Business, TAXED);
        use MentionCode::{Approval, Debits, Validity, Waste};
        assert_eq!(codes(&quote), [Debits, Validity, Approval, Waste]);
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
    fn the_franchise_says_so_even_as_a_rate_of_zero() {
        let zero = Ground {
            regime: VatRegime::Franchise,
            ..ground(Kind::Invoice, BuyerKind::Business, &[Vat::Zero])
        };
        assert_eq!(codes(&zero)[0], MentionCode::Franchise);
        assert_ne!(
            codes(&ground(Kind::Invoice, BuyerKind::Business, &[Vat::Zero]))[0],
            MentionCode::Franchise
        );
    }

    #[test]
    fn the_option_for_debits_is_said_for_services_alone() {
        let goods = Ground { natures: &[Nature::Goods], ..ground(Kind::Invoice, BuyerKind::Consumer, TAXED) };
        assert_eq!(codes(&goods), [MentionCode::Discount, MentionCode::Mediator]);
    }

    #[test]
    fn the_company_s_own_penalty_replaces_the_usual_one() {
        let own =
            Ground { late_penalty: Some("15 % l’an"), ..ground(Kind::Invoice, BuyerKind::Public, TAXED) };
        assert!(mentions(&own).iter().any(|mention| mention.text.contains("15 % l’an, exigibles")));
    }
}
