//! «Why this amount?»: any figure of a document, step by step, with every rounding where it happens.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::exact;
use super::line::Portion;
use super::money::{Cents, Overflow};
use super::pricing::{Complete, Pricing};
use super::refusal::{FieldRefusal, Refusal};
use super::totals::{PriceMode, Totals, VatSubtotal};
use super::vat::{Vat, VatCode};

/// The figure asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Which one.
    pub figure: Asked,
    /// The place of the line or of the VAT subtotal, from zero.
    #[serde(default)]
    pub at: usize,
}

/// The figures that may be asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// The amount of one line.
    Line,
    /// The tax of one VAT subtotal.
    Vat,
    /// The sum of line nets.
    LineTotal,
    /// The sum of document allowances.
    AllowanceTotal,
    /// The sum of document charges.
    ChargeTotal,
    /// The total excluding VAT.
    NetTotal,
    /// The total VAT.
    VatTotal,
    /// The total including VAT.
    GrossTotal,
}

/// What a step does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Quantity × unit price.
    Price,
    /// An allowance of a line.
    LineAllowance,
    /// A charge of a line.
    LineCharge,
    /// The amount of a line.
    LineAmount,
    /// The net of a line whose price includes VAT: its part of the base.
    LineNet,
    /// A document allowance.
    Allowance,
    /// A document charge.
    Charge,
    /// The sum of the lines taxed so.
    Lines,
    /// A part of the document allowances.
    AllowancePart,
    /// The document charges taxed so.
    ChargePart,
    /// What is taxed.
    Base,
    /// Base × rate.
    TaxOnBase,
    /// What is taxed, VAT included.
    Gross,
    /// Gross × rate / (100 + rate).
    TaxWithinGross,
    /// All that is left of the tax of an earlier document.
    TaxLeft,
    /// No tax.
    NoTax,
    /// A VAT subtotal on its way into a sum.
    Tax,
    /// A total.
    Total,
}

/// One step: its factors, its exact result, and the cents it becomes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// What it does.
    pub act: Act,
    /// The words it is about: the name of a line, the reason of an allowance.
    pub label: Option<String>,
    /// The VAT it is about.
    pub vat: Option<VatCode>,
    /// The numbers that are multiplied, as plain decimals; the second is a percentage where the act takes one.
    pub factors: Vec<String>,
    /// The exact result, where it is not a whole number of cents: it was rounded half away from zero.
    pub exact: Option<String>,
    /// What it comes to, in cents; negative when it is taken off.
    pub amount: Cents,
}

impl Step {
    fn sum(act: Act, amount: Cents) -> Step {
        Step { act, label: None, vat: None, factors: Vec::new(), exact: None, amount }
    }

    fn of(mut self, vat: Vat) -> Step {
        self.vat = Some(vat.into());
        self
    }

    fn named(mut self, label: &str) -> Step {
        self.label = Some(label.to_owned()).filter(|label| !label.is_empty());
        self
    }

    /// Says how the amount came about, and whether it had to be rounded.
    fn from(mut self, factors: &[Decimal], exact: Option<Decimal>) -> Step {
        self.factors = factors.iter().map(|factor| exact::plain(factor.normalize())).collect();
        let cents = self.amount.decimal().abs();
        self.exact =
            exact.map(|exact| exact.normalize()).filter(|exact| exact.abs() != cents).map(exact::plain);
        self
    }
}

/// The steps that lead to a figure of a complete document, the figure itself last.
pub fn explain(pricing: &Pricing, figure: Figure) -> Result<Vec<Step>, Vec<FieldRefusal>> {
    let complete = pricing.complete()?;
    steps(&complete, figure).map_err(|why| vec![Refusal::from(why).at("lines")])
}

fn steps(document: &Complete, figure: Figure) -> Result<Vec<Step>, Overflow> {
    let totals = &document.totals;
    let (mut steps, total) = match figure.figure {
        Asked::Line => return line(document, figure.at),
        Asked::Vat => {
            return totals.vat.get(figure.at).map_or(Ok(Vec::new()), |subtotal| vat(document, subtotal));
        }
        Asked::LineTotal => (line_nets(document), totals.line_total),
        Asked::AllowanceTotal => (adjustments(document, Act::Allowance)?, totals.allowance_total),
        Asked::ChargeTotal => (adjustments(document, Act::Charge)?, totals.charge_total),
        Asked::NetTotal => {
            let parts = parts(totals.line_total, totals.allowance_total, totals.charge_total);
            (parts, totals.net_total)
        }
        Asked::VatTotal => (taxes(totals), totals.vat_total),
        Asked::GrossTotal => {
            let mut steps = vec![Step::sum(Act::Base, totals.net_total)];
            steps.extend(taxes(totals));
            (steps, totals.gross_total)
        }
    };
    steps.push(Step::sum(Act::Total, total));
    Ok(steps)
}

/// The lines, and the allowances and charges there are.
fn parts(lines: Cents, allowance: Cents, charge: Cents) -> Vec<Step> {
    let mut parts = vec![Step::sum(Act::Lines, lines)];
    for (act, amount) in [(Act::AllowancePart, allowance.negated()), (Act::ChargePart, charge)] {
        if !amount.is_zero() {
            parts.push(Step::sum(act, amount));
        }
    }
    parts
}

fn taxes(totals: &Totals) -> Vec<Step> {
    let taxed = totals.vat.iter().filter(|subtotal| !subtotal.tax.is_zero());
    taxed.map(|subtotal| Step::sum(Act::Tax, subtotal.tax).of(subtotal.vat)).collect()
}

/// Quantity × price, less and plus what belongs to the line; its net where prices include VAT.
fn line(document: &Complete, at: usize) -> Result<Vec<Step>, Overflow> {
    let Some(product) = document.lines.get(at).and_then(|line| line.product()) else { return Ok(Vec::new()) };
    let figures = product.figures()?;
    let (quantity, price) = (product.quantity.decimal(), product.unit_price.decimal());
    let mut steps = vec![
        Step::sum(Act::Price, figures.price).from(&[quantity, price], exact::times(quantity, price).ok()),
    ];
    let reductions = [
        (Act::LineAllowance, &product.allowance, figures.allowance.negated()),
        (Act::LineCharge, &product.charge, figures.charge),
    ];
    for (act, typed, shown) in reductions {
        if let Some(typed) = typed {
            let step = Step::sum(act, shown).named(typed.reason.as_deref().unwrap_or_default());
            steps.push(percentage(step, typed.portion, figures.price));
        }
    }
    if steps.len() > 1 {
        steps.push(Step::sum(Act::LineAmount, figures.amount));
    }
    let net = document.totals.line_nets.get(at).copied().flatten();
    if let Some(net) = net.filter(|_| document.mode == PriceMode::Gross) {
        steps.push(Step::sum(Act::LineNet, net).of(product.vat));
    }
    Ok(steps)
}

/// A percentage of an amount shows both; a plain amount shows itself.
fn percentage(step: Step, portion: Portion, of: Cents) -> Step {
    let Some(percent) = portion.percent() else { return step };
    let of = of.decimal();
    step.from(&[of, percent], share(of, percent, Decimal::ONE_HUNDRED).ok())
}

/// Of × percent / over.
fn share(of: Decimal, percent: Decimal, over: Decimal) -> Result<Decimal, Overflow> {
    exact::over(exact::times(of, percent)?, over)
}

fn line_nets(document: &Complete) -> Vec<Step> {
    let mut steps = Vec::new();
    for (line, net) in document.lines.iter().zip(&document.totals.line_nets) {
        if let (Some(product), Some(net)) = (line.counted(), *net) {
            steps.push(Step::sum(Act::LineAmount, net).named(&product.name).of(product.vat));
        }
    }
    steps
}

fn adjustments(document: &Complete, wanted: Act) -> Result<Vec<Step>, Overflow> {
    use super::adjustment::Adjustment::{Allowance, Charge};
    let mut sum = Cents::ZERO;
    for (line, amount) in document.lines.iter().zip(&document.totals.line_amounts) {
        if line.counted().is_some() {
            sum = sum.plus(amount.unwrap_or_default())?;
        }
    }
    let mut steps = Vec::new();
    for (adjustment, amount) in document.adjustments.iter().zip(&document.totals.adjustment_amounts) {
        let (act, portion, reason) = match adjustment {
            Allowance(allowance) => (Act::Allowance, allowance.portion, &allowance.reason),
            Charge(charge) => (Act::Charge, charge.portion, &charge.reason),
        };
        if act == wanted {
            steps.push(percentage(Step::sum(act, *amount).named(reason), portion, sum));
        }
    }
    Ok(steps)
}

/// The base of one kind of VAT and its tax, in the document's own mode.
fn vat(document: &Complete, subtotal: &VatSubtotal) -> Result<Vec<Step>, Overflow> {
    let mut steps = parts(subtotal.lines_net, subtotal.allowance, subtotal.charge);
    steps.retain(|step| !step.amount.is_zero());
    if steps.len() > 1 {
        steps.push(Step::sum(Act::Base, subtotal.base));
    }
    let Some(rate) = subtotal.vat.rate() else {
        steps.push(Step::sum(Act::NoTax, subtotal.tax).of(subtotal.vat));
        return Ok(steps);
    };
    let gross = subtotal.base.plus(subtotal.tax)?;
    let (percent, hundred) = (rate.percent(), Decimal::ONE_HUNDRED);
    let (act, from, by_rule, over) = match document.mode {
        PriceMode::Net => (Act::TaxOnBase, subtotal.base, subtotal.vat.on(subtotal.base)?, hundred),
        PriceMode::Gross => {
            (Act::TaxWithinGross, gross, subtotal.vat.within(gross)?, exact::plus(hundred, percent)?)
        }
    };
    if document.mode == PriceMode::Gross {
        steps = vec![Step::sum(Act::Gross, gross)];
    }
    if by_rule != subtotal.tax {
        steps.push(Step::sum(Act::TaxLeft, subtotal.tax).of(subtotal.vat));
        return Ok(steps);
    }
    let exact = share(from.decimal(), percent, over).ok().map(|exact| exact.round_dp(6));
    steps.push(Step::sum(act, subtotal.tax).of(subtotal.vat).from(&[from.decimal(), percent], exact));
    Ok(steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pricing(mode: &str, lines: &str, adjustments: &str) -> Pricing {
        let json = format!(r#"{{"price_mode":"{mode}","lines":[{lines}],"adjustments":[{adjustments}]}}"#);
        serde_json::from_str(&json).unwrap()
    }

    fn line(quantity: &str, price: &str, rate: u16) -> String {
        format!(
            r#"{{"name":"Vis","nature":"goods","quantity":"{quantity}","unit_price":"{price}","vat":{{"category":"S","rate":{rate}}}}}"#
        )
    }

    fn told(pricing: &Pricing, figure: Figure) -> Vec<(Act, i64, Option<String>)> {
        explain(pricing, figure).unwrap().into_iter().map(|it| (it.act, it.amount.get(), it.exact)).collect()
    }

    #[test]
    fn a_line_shows_its_product_and_where_it_was_rounded() {
        let document = pricing("net", &line("13", "0.195", 2000), "");
        assert_eq!(
            told(&document, Figure { figure: Asked::Line, at: 0 }),
            [(Act::Price, 254, Some("2.535".into()))]
        );
    }

    #[test]
    fn vat_is_taken_once_on_the_sum() {
        let document = pricing("net", &line("3", "10.01", 2000), "");
        let steps = told(&document, Figure { figure: Asked::Vat, at: 0 });
        assert_eq!(steps, [(Act::Lines, 3003, None), (Act::TaxOnBase, 601, Some("6.006".into()))]);
        assert_eq!(told(&document, Figure { figure: Asked::GrossTotal, at: 0 }).last().unwrap().1, 3604);
    }

    #[test]
    fn a_typed_total_shows_the_tax_inside_it() {
        let document = pricing("gross", &line("1", "500", 1000), "");
        let steps = told(&document, Figure { figure: Asked::Vat, at: 0 });
        assert_eq!(
            steps,
            [(Act::Gross, 50_000, None), (Act::TaxWithinGross, 4545, Some("45.454545".into()))]
        );
        assert_eq!(told(&document, Figure { figure: Asked::Line, at: 0 })[1], (Act::LineNet, 45_455, None));
    }

    #[test]
    fn a_discount_shows_its_share_of_each_rate() {
        let lines = [line("7", "33.33", 2000), line("3", "12.49", 550)].join(",");
        let discount = r#"{"kind":"allowance","amount":5000,"reason":"Remise"}"#;
        let document = pricing("net", &lines, discount);
        assert_eq!(
            told(&document, Figure { figure: Asked::Vat, at: 1 })[1],
            (Act::AllowancePart, -692, None)
        );
        let net = told(&document, Figure { figure: Asked::NetTotal, at: 0 });
        assert_eq!(net.iter().map(|step| step.1).collect::<Vec<_>>(), [27_078, -5000, 22_078]);
    }

    #[test]
    fn the_last_part_says_that_it_takes_what_is_left() {
        let mut document = pricing("net", &line("1", "0.33", 2000), "");
        document.remainder =
            serde_json::from_str(r#"[{"vat":{"category":"S","rate":2000},"base":33,"tax":6}]"#).unwrap();
        assert_eq!(told(&document, Figure { figure: Asked::Vat, at: 0 })[1], (Act::TaxLeft, 6, None));
    }
}
