//! A progress invoice, «situation»: each line of the quote as far as it has come, with its share of what is taken off or added to the whole.

mod settle;
mod shares;

use crate::domain::document::Document;
use crate::domain::ids::DocumentId;
use crate::domain::line::Nature;
use crate::domain::money::{Cents, Overflow};
use crate::domain::pricing::{LineInput, LineKind, LineSource, Pricing};
use crate::domain::quantity::Percent;
use crate::domain::refusal::{FieldRefusal, Refusal};
use crate::domain::totals::{PriceMode, Remainder};
use crate::domain::trade::accepted::Accepted;
use crate::domain::vat::VatCode;
use shares::Share;

/// What an issued document billed of a line of the quote; of a credit note, below zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Billed {
    /// The place of the line in the quote, from one.
    pub position: u32,
    /// The percentage that it reached, if it is a progress invoice.
    pub percent: Option<Percent>,
    /// How much, excluding VAT.
    pub net: Cents,
}

/// A quote that is billed little by little, with what was billed of it.
#[derive(Debug, Clone)]
pub struct Situation {
    quote: DocumentId,
    lines: Vec<LineInput>,
    steps: Vec<Step>,
    shares: Vec<Share>,
    accepted: Vec<Remainder>,
    left: Vec<Remainder>,
    rounding: &'static str,
}

/// A line that counts, and how far it has come.
#[derive(Debug, Clone)]
struct Step {
    position: u32,
    nature: Option<Nature>,
    vat: Option<VatCode>,
    contract_net: Cents,
    billed: Cents,
    previous: Percent,
}

impl Situation {
    /// The accepted quote, what is left of its figures, and what was billed of its lines, oldest first.
    pub fn of(
        quote: &Document,
        accepted: &Accepted,
        left: Vec<Remainder>,
        billed: &[Billed],
    ) -> Result<Self, Overflow> {
        let rounding = quote.language.pick("Arrondi", "Rounding");
        Self::begun(quote.id.clone(), accepted, left, billed, rounding)
    }

    /// The same, of a quote known by its id; cents that rounding leaves over are told by that word.
    pub fn begun(
        quote: DocumentId,
        accepted: &Accepted,
        left: Vec<Remainder>,
        billed: &[Billed],
        rounding: &'static str,
    ) -> Result<Self, Overflow> {
        let lines = &accepted.pricing.lines;
        let counted = (1_u32..).zip(lines).zip(&accepted.totals.line_nets);
        let steps = counted.filter_map(|((position, line), net)| Some((position, line, (*net)?)));
        Ok(Self {
            quote,
            lines: lines.clone(),
            steps: steps
                .map(|(position, line, net)| Step::of(position, line, net, billed))
                .collect::<Result<_, _>>()?,
            shares: shares::of(accepted)?,
            accepted: accepted.vat(),
            left,
            rounding,
        })
    }

    /// What is left of the figures of the quote.
    pub fn left(&self) -> &[Remainder] {
        &self.left
    }

    /// The lines of a new progress invoice, each as far as the one before had come.
    pub fn opening(&self) -> Vec<LineInput> {
        let line = |(position, line): (u32, &LineInput)| match (self.step(position), line.kind) {
            (Some(step), _) => Some(step.line(line.clone(), &self.quote, step.previous)),
            (None, LineKind::Heading | LineKind::Text | LineKind::Subtotal) => Some(line.clone()),
            (None, LineKind::Product | LineKind::Option) => None,
        };
        (1_u32..).zip(&self.lines).filter_map(line).collect()
    }

    /// The lines as typed, filled with what is known of the quote, and the allowances and charges that go with them.
    pub fn fill(&self, typed: Vec<LineInput>) -> Result<Pricing, Vec<FieldRefusal>> {
        let mut wrong = Vec::new();
        let mut reached: Vec<(u32, Percent)> = Vec::new();
        let mut lines = Vec::with_capacity(typed.len());
        for (at, line) in typed.into_iter().enumerate() {
            if !matches!(line.kind, LineKind::Product | LineKind::Option) {
                lines.push(line);
                continue;
            }
            match self.reach(&line, &reached) {
                Ok((step, percent)) => {
                    reached.push((step.position, percent));
                    lines.push(step.line(line, &self.quote, percent));
                }
                Err(why) => wrong.push(FieldRefusal { field: format!("lines.{at}.{}", why.field), ..why }),
            }
        }
        if wrong.is_empty() { self.settled(lines, &reached) } else { Err(wrong) }
    }

    /// Which line of the quote a line bills, and how far it is to come.
    fn reach(&self, line: &LineInput, before: &[(u32, Percent)]) -> Result<(&Step, Percent), FieldRefusal> {
        let source = line.source.as_ref().filter(|source| source.document_id == self.quote);
        let once = |source: &&LineSource| !before.iter().any(|(position, _)| *position == source.position);
        let known = source.filter(once).and_then(|source| Some((source, self.step(source.position)?)));
        let (source, step) = known.ok_or_else(|| Refusal::ProgressLineUnknown.at("source"))?;
        let typed = source.percent.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let percent = typed.map_or(Ok(step.previous), Percent::parse);
        Ok((step, percent.map_err(|why| why.at("source.percent"))?))
    }

    fn settled(
        &self,
        lines: Vec<LineInput>,
        reached: &[(u32, Percent)],
    ) -> Result<Pricing, Vec<FieldRefusal>> {
        let too_large = |_| vec![Refusal::AmountTooLarge.at("lines")];
        let nets = self.reached_nets(reached).map_err(too_large)?;
        let advance = self.advance(&nets).map_err(too_large)?;
        let adjustments = self.shares.iter().map(|share| share.between(&advance));
        let adjustments = adjustments.collect::<Result<_, _>>().map_err(too_large)?;
        let pricing = Pricing { price_mode: PriceMode::Net, lines, adjustments, remainder: Vec::new() };
        let last = self.steps.iter().zip(&nets).all(|(step, net)| *net == step.contract_net)
            && reached.iter().all(|(_, percent)| *percent == Percent::ALL);
        let mut pricing = settle::settled(pricing, &self.goals(&nets, &advance, last)?, self.rounding)?;
        pricing.adjustments.retain(|it| it.percent.is_some() || it.amount.is_none_or(|it| !it.is_zero()));
        Ok(Pricing { remainder: self.left.clone(), ..pricing })
    }

    /// What each line that counts comes to with this document, all told.
    fn reached_nets(&self, reached: &[(u32, Percent)]) -> Result<Vec<Cents>, Overflow> {
        let net = |step: &Step| match reached.iter().find(|(position, _)| *position == step.position) {
            Some((_, percent)) => percent.of(step.contract_net),
            None => Ok(step.billed),
        };
        self.steps.iter().map(net).collect()
    }

    fn step(&self, position: u32) -> Option<&Step> {
        self.steps.iter().find(|step| step.position == position)
    }
}

impl Step {
    fn of(position: u32, line: &LineInput, contract_net: Cents, all: &[Billed]) -> Result<Self, Overflow> {
        let mine: Vec<&Billed> = all.iter().filter(|billed| billed.position == position).collect();
        let billed = Cents::sum(mine.iter().map(|it| it.net))?;
        let latest = mine.iter().rev().find_map(|it| it.percent).unwrap_or(Percent::ZERO);
        // A credit note has moved what the percentage of the latest progress invoice says.
        let says = mine.iter().all(|it| it.percent.is_some()) || latest.of(contract_net)? == billed;
        let previous = if says { latest } else { Percent::reached(billed, contract_net) };
        Ok(Self { position, nature: line.nature, vat: line.vat.clone(), contract_net, billed, previous })
    }

    /// A line that bills this one as far as that.
    fn line(&self, typed: LineInput, quote: &DocumentId, percent: Percent) -> LineInput {
        let source = LineSource {
            document_id: quote.clone(),
            position: self.position,
            percent: Some(percent.to_string()),
            previous_percent: Some(self.previous.to_string()),
            contract_net: Some(self.contract_net),
            billed: Some(self.billed),
        };
        LineInput {
            kind: LineKind::Product,
            nature: self.nature,
            quantity: None,
            unit: None,
            unit_price: None,
            allowance: None,
            charge: None,
            vat: self.vat.clone(),
            ticked: None,
            source: Some(source),
            ..typed
        }
    }
}
