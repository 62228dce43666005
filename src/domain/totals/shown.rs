//! The nets a document shows beside its lines, counted or not.

use super::PriceMode;
use crate::domain::line::{Choice, Line};
use crate::domain::money::{Cents, Overflow};

/// Per line: its net if it counts, what an option left aside would add, what a subtotal's section comes to.
pub(super) fn shown_nets(
    mode: PriceMode,
    lines: &[Line],
    amounts: &[Option<Cents>],
    nets: &[Option<Cents>],
) -> Result<Vec<Option<Cents>>, Overflow> {
    let mut section = Cents::ZERO;
    let show = |((line, amount), net): ((&Line, &Option<Cents>), &Option<Cents>)| match line {
        Line::Product(_) | Line::Option(Choice::Ticked, _) => {
            section = section.plus(net.unwrap_or_default())?;
            Ok(*net)
        }
        Line::Option(Choice::Unticked, product) => match (mode, amount) {
            (PriceMode::Gross, Some(gross)) => Ok(Some(gross.less(product.vat.within(*gross)?)?)),
            (PriceMode::Net | PriceMode::Gross, amount) => Ok(*amount),
        },
        Line::Subtotal(_) => Ok(Some(std::mem::take(&mut section))),
        Line::Heading(_) => {
            section = Cents::ZERO;
            Ok(None)
        }
        Line::Text(_) => Ok(None),
    };
    lines.iter().zip(amounts).zip(nets).map(show).collect()
}
