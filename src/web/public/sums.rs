//! What a document comes to: lines, allowances and charges, VAT by rate, and what is left to pay.

use crate::domain::frozen::Frozen;
use crate::domain::kind::Kind;
use crate::domain::language::Language;
use crate::domain::money::Cents;
use crate::domain::written;
use crate::web::html::Html;

/// A name, an amount, and whether it weighs more than the others.
struct Sum {
    name: String,
    amount: String,
    class: &'static str,
}

/// The sums, as a list of names and amounts.
pub(super) fn sums(frozen: &Frozen) -> Html {
    let rows = before(frozen).into_iter().chain(taxes(frozen)).chain(after(frozen));
    let pairs = rows.map(|sum| {
        Html::element(
            "div",
            &[("class", sum.class)],
            vec![Html::tag("dt", sum.name), Html::tag("dd", sum.amount)],
        )
    });
    Html::element("dl", &[("class", "sums")], Html::all(pairs))
}

fn sum(frozen: &Frozen, name: &str, amount: Cents, class: &'static str) -> Sum {
    Sum { name: name.to_owned(), amount: written::money(amount, frozen.currency, frozen.language), class }
}

/// Down to the total excluding VAT.
fn before(frozen: &Frozen) -> Vec<Sum> {
    let (totals, language) = (frozen.totals, frozen.language);
    let mut rows = Vec::new();
    if !totals.allowance_total.is_zero() || !totals.charge_total.is_zero() {
        rows.push(sum(frozen, language.pick("Total des lignes", "Sum of lines"), totals.line_total, "sum"));
    }
    if !totals.allowance_total.is_zero() {
        let name = language.pick("Remises", "Discounts");
        rows.push(sum(frozen, name, totals.allowance_total.negated(), "sum"));
    }
    if !totals.charge_total.is_zero() {
        rows.push(sum(frozen, language.pick("Frais", "Charges"), totals.charge_total, "sum"));
    }
    rows.push(sum(frozen, language.pick("Total HT", "Total excl. VAT"), totals.net_total, "sum"));
    rows
}

fn taxes(frozen: &Frozen) -> Vec<Sum> {
    let language = frozen.language;
    let taxed = frozen.vat.iter().filter_map(|subtotal| subtotal.vat.rate().map(|rate| (rate, subtotal)));
    let row = taxed.map(|(rate, subtotal)| {
        let rate = written::rate(rate.hundredths(), language);
        let base = written::money(subtotal.base, frozen.currency, language);
        let name = match language {
            Language::Fr => format!("TVA {rate} sur {base}"),
            Language::En => format!("VAT {rate} of {base}"),
        };
        sum(frozen, &name, subtotal.tax, "sum")
    });
    row.collect()
}

/// From the total including VAT to what is left to pay.
fn after(frozen: &Frozen) -> Vec<Sum> {
    let (totals, language) = (frozen.totals, frozen.language);
    let mut rows =
        vec![sum(frozen, language.pick("Total TTC", "Total incl. VAT"), totals.gross_total, "sum total")];
    if !totals.prepaid.is_zero() && frozen.kind != Kind::Quote {
        rows.push(sum(frozen, language.pick("Déjà versé", "Already paid"), totals.prepaid.negated(), "sum"));
        rows.push(sum(frozen, language.pick("Net à payer", "Left to pay"), totals.payable, "sum total"));
    }
    rows
}
