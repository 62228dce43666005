//! A typed line, read and written back.

use super::reader::{Reader, typed};
use super::{LineInput, LineKind, Read, ReductionInput};
use crate::domain::line::{Choice, Line, Nature, Portion, ProductLine, Reduction};
use crate::domain::quantity::{Quantity, UnitPrice};
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
                let (mut line, said) =
                    self.read_product(words, reader, |product| Line::Option(ticked, product));
                line.ticked = Some(ticked == Choice::Ticked);
                (line, said)
            }
        }
    }

    fn read_product(
        &self,
        name: String,
        reader: &mut Reader<'_>,
        line: impl FnOnce(ProductLine) -> Line,
    ) -> Read<LineInput, Line> {
        let named = if name.is_empty() { Err(Refusal::Missing) } else { Ok(()) };
        reader.take("name", named);
        let description = optional_text(self.description.as_deref(), TEXT_MAX);
        let description = reader.take("description", description).flatten();
        let nature = reader.take("nature", self.nature.ok_or(Refusal::Missing));
        let quantity = reader.required("quantity", self.quantity.as_deref(), Quantity::parse);
        let unit = typed(self.unit.as_deref()).map_or(Ok(Unit::ONE), Unit::parse);
        let unit = reader.take("unit", unit).unwrap_or_default();
        let unit_price = reader.required("unit_price", self.unit_price.as_deref(), UnitPrice::parse);
        let allowance = reader.reduction("allowance", self.allowance.as_ref());
        let charge = reader.reduction("charge", self.charge.as_ref());
        let vat = reader.take("vat", self.vat.as_ref().map_or(Err(Refusal::Missing), Vat::try_from));
        let cleaned = LineInput {
            kind: self.kind,
            article_id: typed(self.article_id.as_deref()).map(str::to_owned),
            name: name.clone(),
            description: description.clone(),
            nature,
            quantity: quantity.map(String::from),
            unit: Some(unit.code().to_owned()),
            unit_price: unit_price.map(String::from),
            allowance: allowance.as_ref().map(ReductionInput::from),
            charge: charge.as_ref().map(ReductionInput::from),
            vat: vat.map(VatCode::from),
            ticked: None,
        };
        let said = quantity.zip(unit_price).zip(vat).map(|((quantity, unit_price), vat)| {
            // A draft may be silent on the nature; it weighs on no figure.
            let nature = nature.unwrap_or(Nature::Service);
            line(ProductLine {
                name,
                description,
                nature,
                quantity,
                unit,
                unit_price,
                allowance,
                charge,
                vat,
            })
        });
        (cleaned, said)
    }
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
