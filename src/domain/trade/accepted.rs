//! What a client accepted of a quote: its lines with the options taken, and what they come to.

use crate::domain::document::Document;
use crate::domain::pricing::{LineKind, Pricing};
use crate::domain::quote::Chosen;
use crate::domain::refusal::{FieldRefusal, Refusal};
use crate::domain::totals::{Remainder, Totals};

/// A quote as it was accepted; its lines keep their places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The lines, each option ticked or not as it was answered.
    pub pricing: Pricing,
    /// What they come to.
    pub totals: Totals,
}

impl Accepted {
    /// The quote as its client answered it.
    pub fn of(quote: &Document) -> Result<Self, Vec<FieldRefusal>> {
        Self::with(quote, quote.answered_options.as_deref())
    }

    /// The quote with the options at these places, and no others; without a word on them, as it was sent.
    pub fn with(quote: &Document, options: Option<&[u32]>) -> Result<Self, Vec<FieldRefusal>> {
        let chosen = options.unwrap_or_default();
        if chosen.iter().any(|place| !places(quote).contains(place)) {
            return Err(vec![Refusal::UnknownChoice.at("options")]);
        }
        let lines = quote.lines.iter().map(|line| line.input.clone()).collect();
        let adjustments = quote.adjustments.iter().map(|adjustment| adjustment.input.clone()).collect();
        let pricing = Pricing { price_mode: quote.price_mode, lines, adjustments, remainder: Vec::new() };
        Self::priced(pricing, options)
    }

    /// What decides the figures of a quote, with the options at these places taken; without a word on them, as it stands.
    pub fn priced(mut pricing: Pricing, options: Option<&[u32]>) -> Result<Self, Vec<FieldRefusal>> {
        if let Some(chosen) = options {
            let lines = (1_u32..).zip(&mut pricing.lines);
            for (place, line) in lines.filter(|(_, line)| line.kind == LineKind::Option) {
                line.ticked = Some(chosen.contains(&place));
            }
        }
        let totals = pricing.draft()?.totals;
        Ok(Self { pricing, totals })
    }

    /// The places of the options taken, from one.
    pub fn options(&self) -> Vec<u32> {
        let lines = (1_u32..).zip(&self.pricing.lines);
        let taken = lines.filter(|(_, line)| line.kind == LineKind::Option && line.ticked == Some(true));
        taken.map(|(place, _)| place).collect()
    }

    /// What the client took, to be kept with the answer.
    pub fn chosen(&self) -> Chosen {
        let offers = self.pricing.lines.iter().any(|line| line.kind == LineKind::Option);
        Chosen { options: offers.then(|| self.options()), gross: self.totals.gross_total }
    }

    /// Its figures, category by category, rate by rate.
    pub fn vat(&self) -> Vec<Remainder> {
        self.totals.vat.iter().map(Remainder::from).collect()
    }
}

/// The places of a quote's options, from one.
pub fn places(quote: &Document) -> Vec<u32> {
    let lines = (1_u32..).zip(&quote.lines);
    lines.filter(|(_, line)| line.input.kind == LineKind::Option).map(|(place, _)| place).collect()
}
