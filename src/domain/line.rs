//! The lines of a document, and the one place where quantity × price becomes an amount.

use rust_decimal::Decimal;

use super::money::{Cents, Overflow};
use super::quantity::{Percent, Quantity, UnitPrice};
use super::vat::Vat;

pub use super::unit::Unit;

/// A line of a document, in the order it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Something sold.
    Product(ProductLine),
    /// The title of the lines below it.
    Heading(String),
    /// A remark.
    Text(String),
    /// The sum of the products since the last heading or subtotal.
    Subtotal(String),
    /// Something the client may add to a quote.
    Option(Choice, ProductLine),
}

/// Whether the client took an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Taken: it counts.
    Ticked,
    /// Left aside: it does not count.
    Unticked,
}

/// Goods, or a service: invoices must say which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Nature {
    /// A thing.
    Goods,
    /// Work done.
    Service,
}

/// Something sold: what, how much of it, at what price, and how it is taxed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductLine {
    /// The precise name (BT-153).
    pub name: String,
    /// More about it (BT-154).
    pub description: Option<String>,
    /// Goods or a service.
    pub nature: Nature,
    /// How many (BT-129).
    pub quantity: Quantity,
    /// Of what (BT-130).
    pub unit: Unit,
    /// The price of one, in the document's price mode (BT-146).
    pub unit_price: UnitPrice,
    /// Taken off the line (BG-27).
    pub allowance: Option<Reduction>,
    /// Added to the line (BG-28).
    pub charge: Option<Reduction>,
    /// How it is taxed (BG-30).
    pub vat: Vat,
}

/// A part of an amount: a percentage of it, or a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Portion {
    /// So much of a hundred.
    Percent(Percent),
    /// So much money.
    Amount(Cents),
}

impl Portion {
    /// The percentage it was given as.
    pub const fn percent(self) -> Option<Decimal> {
        match self {
            Portion::Percent(percent) => Some(percent.decimal()),
            Portion::Amount(_) => None,
        }
    }

    /// What it comes to; a percentage is rounded here, once.
    pub fn of(self, amount: Cents) -> Result<Cents, Overflow> {
        match self {
            Portion::Percent(percent) => percent.of(amount),
            Portion::Amount(fixed) => Ok(fixed),
        }
    }
}

/// An allowance or a charge of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reduction {
    /// How much.
    pub portion: Portion,
    /// Why, as printed.
    pub reason: Option<String>,
}

/// The amounts of a line in the document's price mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineFigures {
    /// Quantity × unit price, rounded.
    pub price: Cents,
    /// The line allowance.
    pub allowance: Cents,
    /// The line charge.
    pub charge: Cents,
    /// Price − allowance + charge.
    pub amount: Cents,
}

impl Line {
    /// What the line sells, if it counts in the total.
    pub fn counted(&self) -> Option<&ProductLine> {
        match self {
            Line::Product(product) | Line::Option(Choice::Ticked, product) => Some(product),
            Line::Option(Choice::Unticked, _) | Line::Heading(_) | Line::Text(_) | Line::Subtotal(_) => None,
        }
    }

    /// What the line sells or offers, counted or not.
    pub fn product(&self) -> Option<&ProductLine> {
        match self {
            Line::Product(product) | Line::Option(_, product) => Some(product),
            Line::Heading(_) | Line::Text(_) | Line::Subtotal(_) => None,
        }
    }
}

impl ProductLine {
    /// The amounts of the line.
    pub fn figures(&self) -> Result<LineFigures, Overflow> {
        let price = self.quantity.at_price(self.unit_price)?;
        let part =
            |part: &Option<Reduction>| part.as_ref().map_or(Ok(Cents::ZERO), |part| part.portion.of(price));
        let (allowance, charge) = (part(&self.allowance)?, part(&self.charge)?);
        Ok(LineFigures { price, allowance, charge, amount: price.less(allowance)?.plus(charge)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_rounds_its_price_and_its_percentages_once_each() {
        let percent =
            |text| Reduction { portion: Portion::Percent(Percent::parse(text).unwrap()), reason: None };
        let line = ProductLine {
            name: "Vis".into(),
            description: None,
            nature: Nature::Goods,
            quantity: Quantity::parse("3").unwrap(),
            unit: Unit::ONE,
            unit_price: UnitPrice::parse("3.335").unwrap(),
            allowance: Some(percent("5")),
            charge: Some(percent("2.5")),
            vat: Vat::Zero,
        };
        let figures = line.figures().unwrap();
        let cents = [figures.price, figures.allowance, figures.charge, figures.amount].map(Cents::get);
        assert_eq!(cents, [1001, 50, 25, 976]);
    }
}
