//! A typed allowance or charge of the whole document, read and written back.

use super::reader::{Reader, typed};
use super::{AdjustmentInput, AdjustmentKind, Read};
use crate::domain::adjustment::{Adjustment, Allowance, AllowanceCode, Charge, ChargeCode};
use crate::domain::line::Portion;
use crate::domain::refusal::Refusal;
use crate::domain::text::{LINE_MAX, clean_line};
use crate::domain::vat::Vat;

impl AdjustmentInput {
    /// The adjustment cleaned, and what it says if it is complete.
    pub(super) fn read(&self, reader: &mut Reader<'_>) -> Read<AdjustmentInput, Adjustment> {
        let portion = reader.portion("", self.percent.as_deref(), self.amount);
        if typed(self.percent.as_deref()).is_none() && self.amount.is_none() {
            reader.take::<Portion>("amount", Err(Refusal::Missing));
        }
        let reason = reader.take("reason", clean_line(&self.reason, LINE_MAX)).unwrap_or_default();
        let code = typed(self.reason_code.as_deref());
        if reason.is_empty() && code.is_none() {
            reader.take::<String>("reason", Err(Refusal::Missing));
        }
        let said = match self.kind {
            AdjustmentKind::Allowance => self.read_allowance(portion, &reason, code, reader),
            AdjustmentKind::Charge => self.read_charge(portion, &reason, code, reader),
        };
        let cleaned = said.as_ref().map_or_else(
            || AdjustmentInput {
                reason,
                percent: typed(self.percent.as_deref()).map(str::to_owned),
                reason_code: code.map(str::to_owned),
                ..self.clone()
            },
            AdjustmentInput::from,
        );
        (cleaned, said)
    }

    fn read_allowance(
        &self,
        portion: Option<Portion>,
        reason: &str,
        code: Option<&str>,
        reader: &mut Reader<'_>,
    ) -> Option<Adjustment> {
        let code = reader.take("reason_code", code.map(AllowanceCode::parse).transpose())?;
        if self.vat.is_some() {
            reader.take::<Vat>("vat", Err(Refusal::NotApplicable));
        }
        Some(Adjustment::Allowance(Allowance { portion: portion?, reason: reason.to_owned(), code }))
    }

    fn read_charge(
        &self,
        portion: Option<Portion>,
        reason: &str,
        code: Option<&str>,
        reader: &mut Reader<'_>,
    ) -> Option<Adjustment> {
        let code = reader.take("reason_code", code.map(ChargeCode::parse).transpose());
        let vat = reader.take("vat", self.vat.as_ref().map_or(Err(Refusal::Missing), Vat::try_from));
        Some(Adjustment::Charge(Charge {
            portion: portion?,
            vat: vat?,
            reason: reason.to_owned(),
            code: code?,
        }))
    }
}

impl From<&Adjustment> for AdjustmentInput {
    fn from(adjustment: &Adjustment) -> AdjustmentInput {
        let (kind, portion, reason, code, vat) = match adjustment {
            Adjustment::Allowance(Allowance { portion, reason, code }) => {
                (AdjustmentKind::Allowance, portion, reason, code.map(AllowanceCode::code), None)
            }
            Adjustment::Charge(Charge { portion, vat, reason, code }) => {
                (AdjustmentKind::Charge, portion, reason, code.map(ChargeCode::code), Some((*vat).into()))
            }
        };
        let (percent, amount) = match portion {
            Portion::Percent(percent) => (Some(percent.to_string()), None),
            Portion::Amount(amount) => (None, Some(*amount)),
        };
        let reason_code = code.map(str::to_owned);
        AdjustmentInput { kind, percent, amount, reason: reason.clone(), reason_code, vat }
    }
}
