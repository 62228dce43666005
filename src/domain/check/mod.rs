//! The check before a document leaves: what the law forbids, what is missing or unusual, each with its field and its source.

mod lines;
mod money;
mod parties;
mod rule;
mod time;
mod vat;

use serde::Serialize;

use super::day::Day;
use super::frozen::Frozen;
use super::issuance::Chosen;
use super::kind::Kind;
use super::language::Language;
use super::refusal::FieldRefusal;

pub use money::cash_over_limit;
pub use rule::Rule;

/// Whether a finding stops the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Severity {
    /// The law or the norm forbids it.
    Blocks,
    /// It is lawful, and unusual.
    Warns,
}

/// Something found, where it is put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub rule: Rule,
    /// The path of the field, such as `lines.2.unit_price`; `company.siren` is a setting, `client.siren` is on the client's card.
    pub field: String,
}

/// Something found, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Finding {
    /// Whether it stops the document.
    pub severity: Severity,
    /// The stable code.
    pub code: &'static str,
    /// The path of the field where it is put right.
    pub field: String,
    /// What to do about it.
    pub detail: &'static str,
    /// The article of law or the rule of the norm it rests on, when there is one.
    pub law: Option<&'static str>,
}

/// Where findings are gathered.
struct Findings(Vec<Found>);

impl Findings {
    fn add(&mut self, rule: Rule, field: &str) {
        self.0.push(Found { rule, field: field.to_owned() });
    }

    #[inline(never)]
    fn add_if(&mut self, found: bool, rule: Rule, field: &str) {
        if found {
            self.add(rule, field);
        }
    }
}

/// Everything there is to say of a document that would leave today: what blocks first, each in the order of the page.
pub fn check(paper: &Frozen, chosen: Chosen, today: Day) -> Vec<Found> {
    let mut findings = Findings(Vec::new());
    if chosen == Chosen::No {
        findings.add(Rule::ClientMissing, "client_id");
    } else {
        parties::buyer(paper, &mut findings);
    }
    time::check(paper, today, &mut findings);
    lines::check(paper, &mut findings);
    vat::check(paper, chosen, &mut findings);
    money::check(paper, &mut findings);
    parties::seller(paper, &mut findings);
    let blocks = |found: &Found| found.rule.severity() == Severity::Blocks;
    let (mut ordered, warnings): (Vec<_>, Vec<_>) = findings.0.into_iter().partition(blocks);
    ordered.extend(warnings);
    ordered
}

impl Found {
    /// The finding in words.
    pub fn told(self, language: Language) -> Finding {
        let Found { rule, field } = self;
        Finding {
            severity: rule.severity(),
            code: rule.code(),
            field,
            detail: rule.sentence(language),
            law: rule.law(),
        }
    }
}

/// What stops a document, as refusals of its fields. An empty list lets it pass.
pub fn obstacles(paper: &Frozen, chosen: Chosen, today: Day) -> Vec<FieldRefusal> {
    let blocks =
        check(paper, chosen, today).into_iter().filter(|found| found.rule.severity() == Severity::Blocks);
    blocks.map(|found| FieldRefusal { field: found.field, code: found.rule.code() }).collect()
}

/// Whether the document is an offer, which asks for less.
fn offers(paper: &Frozen) -> bool {
    paper.kind == Kind::Quote
}

#[cfg(test)]
mod tests;
