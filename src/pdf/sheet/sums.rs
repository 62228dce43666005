//! What it comes to: VAT by rate on the left, the totals on the right.

use super::super::layout::{Area, Ink, Mark, Role, Style, mm};
use super::answer::Answer;
use super::pen::{LEFT, Pen, RIGHT, regular, strong};
use super::row::rate;
use super::words::Words;
use crate::domain::einvoice::euro_tax;
use crate::domain::frozen::{AdjustmentKind, Frozen, FrozenAdjustment};
use crate::domain::kind::Kind;
use crate::domain::language::Currency;
use crate::domain::money::Cents;
use crate::domain::totals::{PriceMode, VatSubtotal};

const STEP: f32 = 16.0;
const FINAL: f32 = 25.0;
const ANSWER_GAP: f32 = 12.0;
const TOTALS: f32 = RIGHT - mm(80.0);

/// The width of what stands left of the totals.
const ASIDE: f32 = TOTALS - LEFT - 16.0;

/// Draws both and leaves the pen under the lower one.
pub fn draw(pen: &mut Pen<'_>, frozen: &Frozen) {
    let sums = sums(pen, frozen);
    let right = sums.iter().map(|sum| sum_height(pen, sum)).sum::<f32>() + FINAL + 6.0;
    let answer = Answer::of(pen, frozen, ASIDE);
    let left = (frozen.vat.len() as f32 + 1.0) * STEP + ANSWER_GAP + answer.height(pen);
    pen.need(right.max(left));
    let top = pen.y;
    draw_vat(pen, frozen);
    pen.y += ANSWER_GAP;
    answer.draw(pen);
    let low = pen.y;
    pen.y = top;
    draw_sums(pen, frozen, &sums);
    pen.y = pen.y.max(low) + 12.0;
}

fn draw_vat(pen: &mut Pen<'_>, frozen: &Frozen) {
    let columns = vat_columns(pen, frozen);
    let (title, text) = (strong(8.0, Ink::TEXT), regular(8.5, Ink::TEXT));
    let step = (ASIDE - 46.0) / columns.len() as f32;
    pen.within(Role::Table, |pen| {
        pen.within(Role::Row, |pen| {
            pen.within(Role::ColumnTitle, |pen| {
                pen.text(LEFT, pen.y + 11.0, title, pen.words.pick("Taux TVA", "VAT rate"))
            });
            for (at, (label, _)) in (1_u8..).zip(&columns) {
                let right = LEFT + 46.0 + step * f32::from(at);
                pen.within(Role::ColumnTitle, |pen| pen.text_to(right, pen.y + 11.0, title, label));
            }
        });
        pen.y += STEP;
        pen.rule(LEFT, LEFT + ASIDE, pen.y, 0.75, pen.accent);
        for subtotal in &frozen.vat {
            let base = pen.y + 11.5;
            pen.within(Role::Row, |pen| {
                let label = rate(pen, subtotal.vat);
                pen.within(Role::RowTitle, |pen| pen.text(LEFT, base, text, &label));
                for (at, (_, figure)) in (1_u8..).zip(&columns) {
                    let right = LEFT + 46.0 + step * f32::from(at);
                    let amount = pen.words.amount(figure(subtotal));
                    pen.within(Role::Cell(1), |pen| pen.text_to(right, base, text, &amount));
                }
            });
            pen.y += STEP;
            pen.rule(LEFT, LEFT + ASIDE, pen.y, 0.4, Ink::LINE);
        }
    });
}

type FigureOf = fn(&VatSubtotal) -> Cents;

/// Allowances and charges are shown by rate only where there are some.
fn vat_columns(pen: &Pen<'_>, frozen: &Frozen) -> Vec<(&'static str, FigureOf)> {
    let words = pen.words;
    let mut columns: Vec<(&'static str, FigureOf)> = Vec::new();
    let allowed = frozen.vat.iter().any(|subtotal| !subtotal.allowance.is_zero());
    let charged = frozen.vat.iter().any(|subtotal| !subtotal.charge.is_zero());
    if allowed || charged {
        columns.push((words.pick("Lignes HT", "Lines"), |subtotal| subtotal.lines_net));
    }
    if allowed {
        columns.push((words.pick("Remise", "Discount"), |subtotal| subtotal.allowance.negated()));
    }
    if charged {
        columns.push((words.pick("Frais", "Charges"), |subtotal| subtotal.charge));
    }
    columns.push((words.pick("Base HT", "Net base"), |subtotal| subtotal.base));
    columns.push((words.pick("TVA", "VAT"), |subtotal| subtotal.tax));
    columns
}

/// A label, an amount in words, and how both are drawn.
type Sum = (String, String, Style);

/// The totals above the last one.
fn sums(pen: &Pen<'_>, frozen: &Frozen) -> Vec<Sum> {
    let (words, totals) = (pen.words, &frozen.totals);
    let (text, bold) = (regular(9.0, Ink::TEXT), strong(9.0, Ink::TEXT));
    let plain = |(label, amount): (String, Cents)| (label, words.money(amount), text);
    let sum = |label: &str, amount, style| (label.to_owned(), words.money(amount), style);
    let mut sums: Vec<Sum> = Vec::new();
    if !frozen.adjustments.is_empty() {
        sums.push(sum(words.pick("Total des lignes HT", "Sum of lines"), totals.line_total, text));
        sums.extend(adjustments(pen, frozen).into_iter().map(plain));
    }
    sums.push(sum(words.pick("Total HT", "Total excl. VAT"), totals.net_total, bold));
    sums.push(sum(words.pick("Total TVA", "Total VAT"), totals.vat_total, text));
    let euros = Words { currency: Currency::EUR, ..words };
    let in_euros = words.pick("Total TVA en euros", "Total VAT in euros");
    sums.extend(euro_tax(frozen).map(|tax| (in_euros.to_owned(), euros.money(tax), text)));
    if frozen.kind != Kind::Quote {
        sums.push(sum(words.pick("Total TTC", "Total incl. VAT"), totals.gross_total, bold));
    }
    let prepaid = prepaid(pen, frozen).into_iter();
    sums.extend(prepaid.map(|(label, amount)| plain((label, amount.negated()))));
    sums
}

/// What was paid before: deposits, then on the spot.
fn prepaid(pen: &Pen<'_>, frozen: &Frozen) -> Vec<(String, Cents)> {
    let words = pen.words;
    let parts = frozen.deductions.iter().flat_map(|deduction| &deduction.vat);
    let deducted = Cents::sum(parts.flat_map(|part| [part.base, part.tax])).unwrap_or_default();
    let rest = frozen.totals.prepaid.less(deducted).unwrap_or_default();
    let paid = match frozen.settled {
        Some(settled) => {
            let (on, how) = (settled.on.written(), settled.method.words(frozen.language));
            format!("{} {on} {how}", words.pick("Réglé le", "Paid on"))
        }
        None => words.pick("Déjà réglé", "Already paid").to_owned(),
    };
    let sums = [(words.pick("Acomptes déduits", "Deposits deducted").to_owned(), deducted), (paid, rest)];
    sums.into_iter().filter(|(_, amount)| !amount.is_zero()).collect()
}

/// The sum that counts: what is offered, credited, or left to pay.
pub fn last_sum(pen: &Pen<'_>, frozen: &Frozen) -> (&'static str, Cents) {
    let (words, totals) = (pen.words, &frozen.totals);
    match frozen.kind {
        Kind::Quote => (words.pick("Total TTC", "Total incl. VAT"), totals.gross_total),
        Kind::Credit => (words.pick("Montant de l’avoir", "Amount credited"), totals.gross_total),
        Kind::Invoice | Kind::Deposit | Kind::Progress if totals.prepaid.is_zero() => {
            (words.pick("Net à payer", "Amount due"), totals.payable)
        }
        Kind::Invoice | Kind::Deposit | Kind::Progress => {
            (words.pick("Reste à payer", "Balance due"), totals.payable)
        }
    }
}

/// Each allowance and charge; where prices include VAT, what they come to without it.
fn adjustments(pen: &Pen<'_>, frozen: &Frozen) -> Vec<(String, Cents)> {
    let words = pen.words;
    let signed = |kind: AdjustmentKind, amount: Cents| match kind {
        AdjustmentKind::Allowance => amount.negated(),
        AdjustmentKind::Charge => amount,
    };
    let label = |adjustment: &FrozenAdjustment| {
        let percent = adjustment.percent.map(|percent| format!(" ({})", words.percent(percent.decimal())));
        format!("{}{}", adjustment.reason, percent.unwrap_or_default())
    };
    match frozen.price_mode {
        PriceMode::Net => {
            let each = frozen.adjustments.iter();
            let each = each.map(|adjustment| (label(adjustment), signed(adjustment.kind, adjustment.amount)));
            each.chain(several(pen, frozen)).collect()
        }
        PriceMode::Gross => [
            (AdjustmentKind::Allowance, frozen.totals.allowance_total),
            (AdjustmentKind::Charge, frozen.totals.charge_total),
        ]
        .into_iter()
        .filter(|(_, amount)| !amount.is_zero())
        .map(|(kind, amount)| {
            let of_kind = frozen.adjustments.iter().filter(|adjustment| adjustment.kind == kind);
            let labels: Vec<String> = of_kind.map(label).collect();
            (format!("{} {}", labels.join(" ; "), words.pick("HT", "excl. VAT")), signed(kind, amount))
        })
        .collect(),
    }
}

/// Several allowances, or several charges, are summed too.
fn several(pen: &Pen<'_>, frozen: &Frozen) -> Vec<(String, Cents)> {
    let count = |kind| frozen.adjustments.iter().filter(|adjustment| adjustment.kind == kind).count();
    let (words, totals) = (pen.words, &frozen.totals);
    let mut sums = Vec::new();
    if count(AdjustmentKind::Allowance) > 1 {
        let label = words.pick("Total des remises", "Sum of discounts");
        sums.push((label.to_owned(), totals.allowance_total.negated()));
    }
    if count(AdjustmentKind::Charge) > 1 {
        sums.push((words.pick("Total des frais", "Sum of charges").to_owned(), totals.charge_total));
    }
    sums
}

const LABEL: f32 = mm(48.0);

fn sum_height(pen: &Pen<'_>, (label, _, style): &Sum) -> f32 {
    pen.height(LABEL, *style, label) + 4.0
}

fn draw_sums(pen: &mut Pen<'_>, frozen: &Frozen, sums: &[Sum]) {
    pen.within(Role::Table, |pen| {
        for sum in sums {
            let top = pen.y;
            let (label, amount, style) = sum;
            let height = sum_height(pen, sum);
            pen.within(Role::Row, |pen| {
                pen.within(Role::RowTitle, |pen| pen.lines(TOTALS + 8.0, LABEL, *style, label));
                pen.within(Role::Cell(1), |pen| pen.text_to(RIGHT - 8.0, top + 9.2, *style, amount));
            });
            pen.y = top + height;
        }
        draw_final(pen, frozen);
    });
}

fn draw_final(pen: &mut Pen<'_>, frozen: &Frozen) {
    let (label, amount) = last_sum(pen, frozen);
    let white = strong(11.5, Ink(255, 255, 255));
    pen.y += 2.0;
    let area = Area { x: TOTALS, y: pen.y, width: RIGHT - TOTALS, height: FINAL };
    pen.mark(Mark::Fill(area, pen.accent));
    let base = pen.y + 16.6;
    pen.within(Role::Row, |pen| {
        pen.within(Role::RowTitle, |pen| pen.text(TOTALS + 8.0, base, white, label));
        let written = pen.words.money(amount);
        pen.within(Role::Cell(1), |pen| pen.text_to(RIGHT - 8.0, base, white, &written));
    });
    pen.y += FINAL;
}
