//! What is sold: each line complete, precise, and meant.

use super::{Findings, Rule};
use crate::domain::frozen::{Frozen, FrozenLine};

/// Words that name nothing by themselves.
const VAGUE: &[&str] = &[
    "divers",
    "prestation",
    "prestations",
    "service",
    "services",
    "travaux",
    "fourniture",
    "fournitures",
    "article",
    "produit",
    "misc",
];

pub(super) fn check(paper: &Frozen, findings: &mut Findings) {
    let products = || paper.lines.iter().enumerate().filter(|(_, line)| sells(line));
    findings.add_if(products().next().is_none(), Rule::LinesMissing, "lines");
    for (at, line) in products() {
        if !complete(at, line, findings) {
            continue;
        }
        let vague = VAGUE.iter().any(|word| word.eq_ignore_ascii_case(line.name.trim()));
        findings.add_if(vague && line.description.is_none(), Rule::LineVague, &field(at, "name"));
        let free = line.counts() && line.net.is_some_and(|net| net.is_zero()) && line.progress.is_none();
        findings.add_if(free, Rule::LineFree, &field(at, "unit_price"));
        let repeats = line.progress.is_none() && paper.lines.iter().take(at).any(|earlier| earlier == line);
        findings.add_if(repeats, Rule::LineRepeated, &field(at, "name"));
    }
}

/// Name, figures, nature: what a draft may still lack (CGI, ann. II, art. 242 nonies A, I, 8° and 8° bis).
fn complete(at: usize, line: &FrozenLine, findings: &mut Findings) -> bool {
    let before = findings.0.len();
    findings.add_if(line.name.trim().is_empty(), Rule::LineNameMissing, &field(at, "name"));
    let figure = if line.quantity.is_none() { "quantity" } else { "unit_price" };
    let lacking = line.quantity.is_none() || line.unit_price.is_none() || line.vat.is_none();
    findings.add_if(lacking, Rule::LineFigureMissing, &field(at, figure));
    findings.add_if(line.nature.is_none(), Rule::LineNatureMissing, &field(at, "nature"));
    findings.0.len() == before
}

fn sells(line: &FrozenLine) -> bool {
    use crate::domain::pricing::LineKind::{Heading, Option, Product, Subtotal, Text};
    match line.kind {
        Product | Option => true,
        Heading | Text | Subtotal => false,
    }
}

fn field(at: usize, name: &str) -> String {
    format!("lines.{at}.{name}")
}
