//! Under the head: the subject, a strip of what matters most, then every other fact of the document.

use super::super::layout::{Area, Ink, Role, mm};
use super::head::address;
use super::pen::{LEFT, Pen, RIGHT, regular, strong};
use super::sums::last_sum;
use crate::domain::einvoice::{due, terms};
use crate::domain::frozen::{Frozen, Preceding};
use crate::domain::kind::Kind;
use crate::domain::line::Nature;
use crate::domain::money::Cents;
use crate::domain::progress::Progress;
use crate::domain::relation::Relation;

/// Draws the facts and leaves the pen under them.
pub fn draw(pen: &mut Pen<'_>, frozen: &Frozen) {
    if !frozen.subject.is_empty() {
        pen.paragraph(LEFT, RIGHT - LEFT, strong(11.0, Ink::TEXT), &frozen.subject);
        pen.y += 5.0;
    }
    draw_strip(pen, &strip(pen, frozen));
    pen.y += 9.0;
    draw_pairs(pen, &pairs(pen, frozen));
    pen.y += 8.0;
}

/// What matters most: when, until when, how much.
fn strip(pen: &Pen<'_>, frozen: &Frozen) -> Vec<(&'static str, String)> {
    let words = pen.words;
    let until = match frozen.kind {
        Kind::Quote => words.pick("Valable jusqu’au", "Valid until"),
        _ if frozen.settled.is_some() => words.pick("Réglée le", "Paid on"),
        Kind::Invoice | Kind::Deposit | Kind::Credit | Kind::Progress => words.pick("Échéance", "Due date"),
    };
    let mut strip = vec![(words.pick("Date d’émission", "Issue date"), frozen.issued_on.written())];
    strip.extend(due(frozen).map(|due| (until, due.written())));
    let order = frozen.purchase_order.clone().filter(|order| is_short(order));
    strip.extend(order.map(|order| (words.pick("Votre commande", "Your order"), order)));
    let (label, amount) = last_sum(pen, frozen);
    strip.push((label, words.money(amount)));
    strip
}

/// Whether an order number fits the strip; a longer one stands among the other facts.
fn is_short(order: &str) -> bool {
    order.chars().count() <= 14
}

fn draw_strip(pen: &mut Pen<'_>, strip: &[(&'static str, String)]) {
    let top = pen.y;
    let width = (RIGHT - LEFT) / strip.len().max(1) as f32;
    pen.wash(Area { x: LEFT, y: top, width: RIGHT - LEFT, height: 36.0 });
    let mut x = LEFT;
    for (at, (label, value)) in (1..).zip(strip) {
        let ink = if at == strip.len() { pen.accent } else { Ink::TEXT };
        pen.within(Role::Paragraph, |pen| {
            pen.text(x + 10.0, top + 13.0, regular(7.5, Ink::QUIET), &format!("{label} "));
            let mut style = strong(11.0, ink);
            // A very large amount shrinks rather than run into its neighbour.
            style.size = (style.size * (width - 14.0) / pen.fonts.width(style, value)).clamp(5.0, 11.0);
            pen.text(x + 10.0, top + 28.0, style, value);
        });
        x += width;
    }
    pen.y = top + 36.0;
}

/// Every other fact, as label and value.
fn pairs(pen: &Pen<'_>, frozen: &Frozen) -> Vec<(&'static str, String)> {
    let (words, buyer) = (pen.words, &frozen.buyer);
    let mut pairs = Vec::new();
    let mut add =
        |label: &'static str, value: Option<String>| pairs.extend(value.map(|value| (label, value)));
    let siret = buyer.siret.as_ref();
    let order = frozen.purchase_order.clone().filter(|order| !is_short(order));
    add(words.pick("Votre commande", "Your order"), order);
    add(words.pick("SIREN client", "Client SIREN"), buyer.siren.as_ref().map(|siren| siren.grouped()));
    add(words.pick("SIRET client", "Client SIRET"), siret.map(|siret| siret.grouped()));
    add(words.pick("TVA client", "Client VAT no."), buyer.vat_number.as_ref().map(ToString::to_string));
    add(words.pick("E-mail client", "Client email"), buyer.email.as_ref().map(ToString::to_string));
    add(words.pick("Nature", "Nature"), nature(pen, frozen).map(str::to_owned));
    let supplied = words.pick("Livré / exécuté le", "Date of supply");
    add(supplied, frozen.supplied_on.map(|day| day.written()));
    let place = buyer.delivery.as_ref().map(|place| address(place, words, &frozen.seller.address));
    add(words.pick("Lieu de livraison", "Delivered to"), place.map(|place| place.replace('\n', ", ")));
    add(words.pick("Conditions", "Terms"), Some(terms(frozen)));
    for deposit in unexplained(frozen) {
        add(words.pick("Acompte lié", "Related deposit"), Some(deposit.named(frozen.language)));
    }
    for (label, amount) in advancement(pen, frozen) {
        add(label, Some(words.money(amount)));
    }
    pairs
}

/// The deposits that are deducted without figures of their own: the table of deposits does not name them.
fn unexplained(frozen: &Frozen) -> impl Iterator<Item = &Preceding> {
    let explained = |number: &str| frozen.deductions.iter().any(|deduction| deduction.number == number);
    let deducted = frozen.preceding.iter().filter(|earlier| earlier.relation == Relation::Deducts);
    deducted.filter(move |earlier| !explained(&earlier.number))
}

/// Where the whole contract stands, excluding VAT: what it is worth, what was billed before, what is billed with this.
fn advancement(pen: &Pen<'_>, frozen: &Frozen) -> Vec<(&'static str, Cents)> {
    let words = pen.words;
    let steps: Vec<(Progress, Cents)> = frozen
        .lines
        .iter()
        .filter_map(|line| line.progress.map(|step| (step, line.net.unwrap_or_default())))
        .collect();
    if steps.is_empty() {
        return Vec::new();
    }
    let sum = |figure: fn(&(Progress, Cents)) -> [Cents; 2]| Cents::sum(steps.iter().flat_map(figure));
    let sums = [
        (words.pick("Marché HT", "Contract, net"), sum(|(step, _)| [step.contract_net, Cents::ZERO])),
        (words.pick("Facturé avant HT", "Billed before, net"), sum(|(step, _)| [step.billed, Cents::ZERO])),
        (words.pick("Cumul facturé HT", "Billed to date, net"), sum(|(step, net)| [step.billed, *net])),
    ];
    sums.into_iter().filter_map(|(label, sum)| sum.ok().map(|sum| (label, sum))).collect()
}

/// Goods, services or both: the law wants it said.
fn nature(pen: &Pen<'_>, frozen: &Frozen) -> Option<&'static str> {
    let sells = |nature| frozen.lines.iter().any(|line| line.counts() && line.nature == Some(nature));
    match (sells(Nature::Goods), sells(Nature::Service)) {
        (true, true) => Some(pen.words.pick("Biens et prestations de services", "Goods and services")),
        (true, false) => Some(pen.words.pick("Livraison de biens", "Supply of goods")),
        (false, true) => Some(pen.words.pick("Prestation de services", "Supply of services")),
        (false, false) => None,
    }
}

/// Two columns, filled row by row so that labels align.
fn draw_pairs(pen: &mut Pen<'_>, pairs: &[(&'static str, String)]) {
    let (column, label_width) = ((RIGHT - LEFT) / 2.0, mm(31.0));
    let (quiet, text) = (regular(8.5, Ink::QUIET), regular(8.5, Ink::TEXT));
    for row in pairs.chunks(2) {
        let top = pen.y;
        let mut lowest = top;
        let mut x = LEFT;
        for (label, value) in row {
            pen.y = top;
            pen.within(Role::Paragraph, |pen| {
                pen.lines(x, label_width, quiet, &format!("{label} "));
                pen.y = top;
                pen.lines(x + label_width, column - label_width - 10.0, text, value);
            });
            lowest = lowest.max(pen.y);
            x += column;
        }
        pen.y = lowest;
    }
}
