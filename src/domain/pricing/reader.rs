//! Reads the fields of one typed thing, and notes every refusal under its name.

use super::{LineSource, ReductionInput};
use crate::domain::line::{Portion, Reduction};
use crate::domain::money::Cents;
use crate::domain::progress::Progress;
use crate::domain::quantity::Percent;
use crate::domain::refusal::{FieldRefusal, Refusal};
use crate::domain::text::{LINE_MAX, optional_line};

/// What becomes of a missing value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rigour {
    /// It may stay missing.
    Draft,
    /// It is refused.
    Complete,
}

/// The fields of one line or adjustment, by name.
pub(super) struct Reader<'a> {
    prefix: String,
    rigour: Rigour,
    refusals: &'a mut Vec<FieldRefusal>,
}

impl<'a> Reader<'a> {
    pub fn new(prefix: String, rigour: Rigour, refusals: &'a mut Vec<FieldRefusal>) -> Self {
        Reader { prefix, rigour, refusals }
    }

    /// The value, or nothing, its refusal noted.
    pub fn take<T>(&mut self, field: &str, read: Result<T, Refusal>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(why) => {
                self.note(field, why);
                None
            }
        }
    }

    fn note(&mut self, field: &str, why: Refusal) {
        if why != Refusal::Missing || self.rigour == Rigour::Complete {
            self.refusals.push(why.at(format!("{}.{field}", self.prefix)));
        }
    }

    /// A text that the reader may leave blank, which is then missing.
    pub fn required<T>(
        &mut self,
        field: &str,
        text: Option<&str>,
        parse: impl FnOnce(&str) -> Result<T, Refusal>,
    ) -> Option<T> {
        let read = typed(text).map_or(Err(Refusal::Missing), parse);
        self.take(field, read)
    }

    /// A percentage or an amount, not both; nothing when neither is typed.
    pub fn portion(&mut self, field: &str, percent: Option<&str>, amount: Option<Cents>) -> Option<Portion> {
        match (typed(percent), amount) {
            (Some(_), Some(_)) => self.take(field, Err(Refusal::PercentAndAmount)),
            (Some(text), None) => {
                self.take(&joined(field, "percent"), Percent::parse(text)).map(Portion::Percent)
            }
            (None, Some(amount)) if amount.is_negative() => {
                self.take(&joined(field, "amount"), Err(Refusal::Negative))
            }
            (None, Some(amount)) => Some(Portion::Amount(amount)),
            (None, None) => None,
        }
    }

    /// How far a line has come, if it is billed little by little.
    pub fn progress(&mut self, source: &LineSource) -> Option<Progress> {
        let text = source.percent.as_deref()?;
        let percent = self.required("source.percent", Some(text), Percent::parse)?;
        let previous = source.previous_percent.as_deref().map_or(Ok(Percent::ZERO), Percent::parse);
        Some(Progress {
            percent,
            previous: self.take("source.previous_percent", previous)?,
            contract_net: source.contract_net.unwrap_or_default(),
            billed: source.billed.unwrap_or_default(),
        })
    }

    /// The allowance or charge of a line.
    pub fn reduction(&mut self, field: &str, typed: Option<&ReductionInput>) -> Option<Reduction> {
        let typed = typed?;
        let portion = self.portion(field, typed.percent.as_deref(), typed.amount)?;
        let reason = optional_line(typed.reason.as_deref(), LINE_MAX);
        Some(Reduction { portion, reason: self.take(&joined(field, "reason"), reason)? })
    }
}

/// The text, unless it is blank.
pub(super) fn typed(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

fn joined(field: &str, inner: &str) -> String {
    if field.is_empty() { inner.to_owned() } else { format!("{field}.{inner}") }
}
