//! A draft as it would be frozen today: the editor's page, its legal sentences and its check are made from it.

use serde::Deserialize;

use super::adjustment::AllowanceCode;
use super::check::{Finding, check};
use super::day::Day;
use super::draft::{Draft, DraftInput};
use super::due::Due;
use super::frozen::{Amounts, Buyer, BuyerKind, Frozen, FrozenAdjustment, FrozenLine, Preceding, Seller};
use super::issuance::Chosen;
use super::kind::Kind;
use super::language::{Currency, Language};
use super::line::Nature;
use super::mentions::{Ground, Mention, mentions};
use super::money::{Cents, Overflow};
use super::pricing::{AdjustmentInput, LineInput};
use super::refusal::{FieldRefusal, Refusal};
use super::terms::Terms;
use super::totals::Remainder;
use super::vat::Vat;

/// A draft with all that its page depends on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreviewInput {
    /// What it is.
    pub kind: Kind,
    /// Today, where the company keeps its books.
    pub today: Day,
    /// The language of the findings.
    pub language: Language,
    /// The company.
    pub seller: Seller,
    /// The client, once chosen.
    pub buyer: Option<Buyer>,
    /// ISO 4217.
    pub currency: Currency,
    /// What the company does when a draft says nothing.
    pub habits: Habits,
    /// What is typed.
    pub draft: DraftInput,
    /// The documents it credits, deducts or replaces.
    #[serde(default)]
    pub preceding: Vec<Preceding>,
    /// What is left of the document it bills or credits.
    #[serde(default)]
    pub remainder: Vec<Remainder>,
    /// What was billed before it, including VAT.
    #[serde(default)]
    pub prepaid: Cents,
}

/// What a company does when a document says nothing of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Habits {
    /// The language of the document.
    pub language: Language,
    /// When it is to be paid.
    pub payment_terms: Terms,
    /// How many days a quote holds.
    pub quote_days: u16,
    /// The company's own late penalty.
    #[serde(default)]
    pub late_penalty: Option<String>,
    /// How the company deals with the waste of its building sites.
    #[serde(default)]
    pub waste: Option<String>,
    /// The consumer mediator that the company belongs to.
    #[serde(default)]
    pub mediator: Option<String>,
}

/// What a page shows around the figures of a draft.
#[derive(Debug, PartialEq, Eq, serde::Serialize)]
pub struct Preview {
    /// The legal sentences it would carry.
    pub mentions: Vec<Mention>,
    /// What would stop it, and what is unusual.
    pub findings: Vec<Finding>,
}

impl PreviewInput {
    /// The sentences of the draft and what there is to say of it; refused are only values that cannot be read.
    pub fn preview(self) -> Result<Preview, Vec<FieldRefusal>> {
        let (today, language) = (self.today, self.language);
        let chosen = if self.buyer.is_some() { Chosen::Yes } else { Chosen::No };
        let frozen = self.freeze()?;
        let findings = check(&frozen, chosen, today);
        let findings = findings.into_iter().map(|found| found.told(language)).collect();
        Ok(Preview { mentions: frozen.mentions, findings })
    }

    fn freeze(self) -> Result<Frozen, Vec<FieldRefusal>> {
        let typed = self.draft.parse_within(self.remainder)?;
        let Draft { issued_on, due_on, supplied_on, terms, settled, priced, .. } = typed;
        let totals = &priced.totals;
        let day = issued_on.unwrap_or(self.today);
        let due = Due::of(totals.gross_total, self.prepaid, settled).map_err(too_large)?;
        let lines =
            priced.pricing.lines.iter().zip(&totals.shown_nets).map(|(line, net)| frozen_line(line, *net));
        let adjusted = priced.pricing.adjustments.iter().zip(&priced.adjustment_amounts);
        let mut frozen = Frozen {
            kind: self.kind,
            number: None,
            issued_on: day,
            due_on,
            supplied_on,
            currency: self.currency,
            language: typed.language.unwrap_or(self.habits.language),
            price_mode: totals.mode,
            subject: typed.subject,
            purchase_order: typed.purchase_order,
            note: typed.note,
            terms: terms.unwrap_or(self.habits.payment_terms),
            seller: self.seller,
            buyer: self.buyer.unwrap_or_else(Buyer::nobody),
            lines: lines.collect(),
            adjustments: adjusted.filter_map(|(typed, amount)| frozen_adjustment(typed, *amount)).collect(),
            vat: totals.vat.clone(),
            totals: Amounts {
                line_total: totals.line_total,
                allowance_total: totals.allowance_total,
                charge_total: totals.charge_total,
                net_total: totals.net_total,
                vat_total: totals.vat_total,
                gross_total: totals.gross_total,
                prepaid: due.prepaid,
                payable: due.payable,
            },
            mentions: Vec::new(),
            preceding: self.preceding,
            deductions: Vec::new(),
            settled,
            proof_code: None,
            rank: None,
        };
        frozen.date(day, &self.habits);
        Ok(frozen)
    }
}

fn too_large(why: Overflow) -> Vec<FieldRefusal> {
    vec![Refusal::from(why).at("lines")]
}

impl Frozen {
    /// Puts a day on the head of a draft: its last day and its legal sentences follow.
    pub fn date(&mut self, day: Day, habits: &Habits) {
        self.issued_on = day;
        let by_the_terms = match self.kind {
            Kind::Quote => day.plus_days(habits.quote_days),
            Kind::Invoice | Kind::Deposit | Kind::Credit | Kind::Progress => self.terms.due(day),
        };
        // What was paid on the spot was due that day (BR-FR-CO-09: BT-9 is the day of the payment).
        let paid_on = self.settled.map(|settled| settled.on);
        self.due_on = Some(paid_on.or(self.due_on).unwrap_or(by_the_terms));
        let vat: Vec<Vat> = self.vat.iter().map(|subtotal| subtotal.vat).collect();
        let natures: Vec<Nature> = self.lines.iter().filter_map(|line| line.nature).collect();
        self.mentions = mentions(&Ground {
            kind: self.kind,
            language: self.language,
            issued_on: day,
            until: self.due_on.filter(|_| self.kind == Kind::Quote),
            regime: self.seller.vat_regime,
            buyer: self.buyer.kind,
            vat: &vat,
            natures: &natures,
            late_penalty: habits.late_penalty.as_deref(),
            insurance: self.seller.insurance.as_deref(),
            waste: habits.waste.as_deref(),
            mediator: habits.mediator.as_deref(),
        });
    }
}

impl Buyer {
    /// The buyer of a draft for which no client is chosen yet.
    pub fn nobody() -> Buyer {
        Buyer {
            kind: BuyerKind::Business,
            name: String::new(),
            siren: None,
            siret: None,
            vat_number: None,
            address: None,
            delivery: None,
            email: None,
            contact_name: None,
        }
    }
}

/// A cleaned line with its net: texts that were read once read again.
fn frozen_line(line: &LineInput, net: Option<Cents>) -> FrozenLine {
    FrozenLine {
        kind: line.kind,
        name: line.name.clone(),
        description: line.description.clone(),
        nature: line.nature,
        quantity: line.quantity.as_deref().and_then(|text| text.parse().ok()),
        unit: line.unit.as_deref().and_then(|text| text.parse().ok()),
        unit_price: line.unit_price.as_deref().and_then(|text| text.parse().ok()),
        allowance: line.allowance.as_ref().map(|typed| line.reduced(typed)),
        charge: line.charge.as_ref().map(|typed| line.reduced(typed)),
        vat: line.vat.as_ref().and_then(|code| Vat::try_from(code).ok()),
        net,
        ticked: line.ticked,
        progress: line.progress(),
    }
}

fn frozen_adjustment(typed: &AdjustmentInput, amount: Option<Cents>) -> Option<FrozenAdjustment> {
    Some(FrozenAdjustment {
        kind: typed.kind,
        percent: typed.percent.as_deref().and_then(|text| text.parse().ok()),
        amount: amount?,
        reason: typed.reason.clone(),
        reason_code: typed.reason_code.clone().or_else(|| Some(AllowanceCode::LIST.first()?.0.to_owned())),
        vat: typed.vat.as_ref().and_then(|code| Vat::try_from(code).ok()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preview(draft: &str) -> Preview {
        let json = format!(
            r##"{{"kind":"invoice","today":"2026-11-24","language":"fr","currency":"EUR",
            "seller":{{"name":"Atelier","legal_form":"EI","siren":"732829320","vat_number":"FR44732829320","iban":"FR7630006000011234567890189",
              "address":{{"street":"1 rue","street2":null,"postcode":"44000","city":"Nantes","country":"FR"}},"vat_regime":"debits","accent":"#204ec3"}},
            "buyer":{{"kind":"business","name":"Maison","siren":"404833048","email":"a@b.fr",
              "address":{{"street":"2 rue","street2":null,"postcode":"44000","city":"Nantes","country":"FR"}}}},
            "habits":{{"language":"fr","payment_terms":"days:30","quote_days":30}},"draft":{draft}}}"##
        );
        serde_json::from_str::<PreviewInput>(&json).unwrap().preview().unwrap()
    }

    #[test]
    fn a_draft_shows_the_sentences_it_will_carry() {
        let line = r#"{"name":"Pose","nature":"service","quantity":"2","unit_price":"50","vat":{"category":"S","rate":2000}}"#;
        let preview = preview(&format!(r#"{{"lines":[{line}]}}"#));
        assert_eq!(preview.findings, []);
        assert!(preview.mentions.iter().any(|mention| mention.text.contains("débits")));
        assert!(preview.mentions.iter().any(|mention| mention.text.contains("40 €")));
    }

    #[test]
    fn an_empty_draft_says_what_it_lacks() {
        let preview = preview(r#"{"lines":[{"name":"Pose","nature":"service"}]}"#);
        let codes: Vec<_> = preview.findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, ["line_figure_missing"]);
    }
}
