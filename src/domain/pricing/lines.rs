//! A typed line, read and written back.

use super::reader::{Reader, typed};
use super::{LineInput, LineKind, LineSource, Read, ReductionInput};
use crate::domain::exact;
use crate::domain::frozen::FrozenReduction;
use crate::domain::line::{Choice, Line, Nature, Portion, ProductLine, Reduction};
use crate::domain::progress::Progress;
use crate::domain::quantity::{Percent, Quantity, UnitPrice};
use crate::domain::refusal::Refusal;
use crate::domain::text::{LINE_MAX, TEXT_MAX, clean_line, clean_text, optional_text};
use crate::domain::unit::Unit;
use crate::domain::vat::{Vat, VatCode};

impl LineInput {
    /// The line cleaned, and what it says if it is complete.
    pub(super) fn read(&self, reader: &mut Reader<'_>) -> Read<LineInput, Line> {
        let words = match self.kind {
            LineKind::Text => clean_text(&self.name, TEXT_MAX),
            LineKind::Product | LineKind::Option | LineKind::Heading | LineKind::Subtotal => {
                clean_line(&self.name, LINE_MAX)
            }
        };
        let words = reader.take("name", words).unwrap_or_default();
        let ticked = if self.ticked == Some(true) { Choice::Ticked } else { Choice::Unticked };
        match self.kind {
            LineKind::Heading => plain(Line::Heading(words)),
            LineKind::Text => plain(Line::Text(words)),
            LineKind::Subtotal => plain(Line::Subtotal(words)),
            LineKind::Product => self.read_product(words, reader, Line::Product),
            LineKind::Option => {
                let option = |product| Line::Option(ticked, product);
                let (line, said) = self.read_product(words, reader, option);
                (LineInput { ticked: Some(ticked == Choice::Ticked), ..line }, said)
            }
        }
    }

    /// What an allowance or a charge of this line comes to: a percentage is one of quantity × price.
    pub fn reduced(&self, typed: &ReductionInput) -> FrozenReduction {
        let price = || {
            let quantity = Quantity::parse(self.quantity.as_deref()?).ok()?;
            quantity.at_price(UnitPrice::parse(self.unit_price.as_deref()?).ok()?).ok()
        };
        let percent = typed.percent.as_deref().and_then(|text| Percent::parse(text).ok());
        let share = || percent?.of(price()?).ok();
        let amount = typed.amount.or_else(share).unwrap_or_default();
        FrozenReduction { percent, amount, reason: typed.reason.clone() }
    }

    /// How far the line has come, if it is billed little by little.
    pub fn progress(&self) -> Option<Progress> {
        let source = self.source.as_ref()?;
        let previous = source.previous_percent.as_deref().and_then(|text| Percent::parse(text).ok());
        Some(Progress {
            percent: Percent::parse(source.percent.as_deref()?).ok()?,
            previous: previous.unwrap_or(Percent::ZERO),
            contract_net: source.contract_net.unwrap_or_default(),
            billed: source.billed.unwrap_or_default(),
        })
    }

    fn read_product(
        &self,
        name: String,
        reader: &mut Reader<'_>,
        line: impl FnOnce(ProductLine) -> Line,
    ) -> Read<LineInput, Line> {
        let product = Product::of(self, name, reader);
        let article_id = typed(self.article_id.as_deref()).map(str::to_owned);
        let cleaned =
            LineInput { kind: self.kind, article_id, source: self.source.clone(), ..product.cleaned() };
        (cleaned, product.said().map(line))
    }
}

/// A product of which something may still be missing.
struct Product {
    name: String,
    description: Option<String>,
    nature: Option<Nature>,
    quantity: Option<Quantity>,
    unit: Unit,
    unit_price: Option<UnitPrice>,
    allowance: Option<Reduction>,
    charge: Option<Reduction>,
    vat: Option<Vat>,
}

impl Product {
    fn of(line: &LineInput, name: String, reader: &mut Reader<'_>) -> Product {
        reader.take("name", if name.is_empty() { Err(Refusal::Missing) } else { Ok(()) });
        let description = optional_text(line.description.as_deref(), TEXT_MAX);
        let unit = typed(line.unit.as_deref()).map_or(Ok(Unit::ONE), Unit::parse);
        let step = line.source.as_ref().and_then(|source| reader.progress(source));
        let reached = step.and_then(|step| reader.take("source.percent", billed_now(&step)));
        let (quantity, unit_price) = match (&line.source, reached) {
            (Some(LineSource { percent: Some(_), .. }), reached) => reached.unzip(),
            _ => (
                reader.required("quantity", line.quantity.as_deref(), Quantity::parse),
                reader.required("unit_price", line.unit_price.as_deref(), UnitPrice::parse),
            ),
        };
        Product {
            name,
            description: reader.take("description", description).flatten(),
            nature: reader.take("nature", line.nature.ok_or(Refusal::Missing)),
            quantity,
            unit: reader.take("unit", unit).unwrap_or_default(),
            unit_price,
            allowance: reader.reduction("allowance", line.allowance.as_ref()),
            charge: reader.reduction("charge", line.charge.as_ref()),
            vat: reader.take("vat", line.vat.as_ref().map_or(Err(Refusal::Missing), Vat::try_from)),
        }
    }

    fn cleaned(&self) -> LineInput {
        LineInput {
            name: self.name.clone(),
            description: self.description.clone(),
            nature: self.nature,
            quantity: self.quantity.map(String::from),
            unit: Some(self.unit.code().to_owned()),
            unit_price: self.unit_price.map(String::from),
            allowance: self.allowance.as_ref().map(ReductionInput::from),
            charge: self.charge.as_ref().map(ReductionInput::from),
            vat: self.vat.map(VatCode::from),
            ..LineInput::default()
        }
    }

    fn said(self) -> Option<ProductLine> {
        Some(ProductLine {
            name: self.name,
            description: self.description,
            // A draft may be silent on the nature; it weighs on no figure.
            nature: self.nature.unwrap_or(Nature::Service),
            quantity: self.quantity?,
            unit: self.unit,
            unit_price: self.unit_price?,
            allowance: self.allowance,
            charge: self.charge,
            vat: self.vat?,
        })
    }
}

/// What a step bills, as a line can say it: once its amount, or once less it.
fn billed_now(step: &Progress) -> Result<(Quantity, UnitPrice), Refusal> {
    let due = step.due()?;
    let quantity = if due.is_negative() { Quantity::MINUS_ONE } else { Quantity::ONE };
    Ok((quantity, UnitPrice::parse(&exact::plain(due.decimal().abs()))?))
}

fn plain(line: Line) -> Read<LineInput, Line> {
    (LineInput::from(&line), Some(line))
}

impl From<&Line> for LineInput {
    fn from(line: &Line) -> LineInput {
        let words = |kind, words: &String| LineInput { kind, name: words.clone(), ..LineInput::default() };
        match line {
            Line::Heading(text) => words(LineKind::Heading, text),
            Line::Text(text) => words(LineKind::Text, text),
            Line::Subtotal(text) => words(LineKind::Subtotal, text),
            Line::Product(product) => LineInput::from(product),
            Line::Option(choice, product) => LineInput {
                kind: LineKind::Option,
                ticked: Some(*choice == Choice::Ticked),
                ..LineInput::from(product)
            },
        }
    }
}

impl From<&ProductLine> for LineInput {
    fn from(product: &ProductLine) -> LineInput {
        LineInput {
            kind: LineKind::Product,
            article_id: None,
            name: product.name.clone(),
            description: product.description.clone(),
            nature: Some(product.nature),
            quantity: Some(product.quantity.to_string()),
            unit: Some(product.unit.code().to_owned()),
            unit_price: Some(product.unit_price.to_string()),
            allowance: product.allowance.as_ref().map(ReductionInput::from),
            charge: product.charge.as_ref().map(ReductionInput::from),
            vat: Some(product.vat.into()),
            ticked: None,
            source: None,
        }
    }
}

impl From<&Reduction> for ReductionInput {
    fn from(reduction: &Reduction) -> ReductionInput {
        let reason = reduction.reason.clone();
        match reduction.portion {
            Portion::Percent(percent) => {
                ReductionInput { percent: Some(percent.to_string()), amount: None, reason }
            }
            Portion::Amount(amount) => ReductionInput { percent: None, amount: Some(amount), reason },
        }
    }
}
