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
    let mut shown = Vec::with_capacity(lines.len());
    for ((line, amount), net) in lines.iter().zip(amounts).zip(nets) {
        shown.push(match line {
            Line::Product(_) | Line::Option(Choice::Ticked, _) => {
                section = section.plus(net.unwrap_or_default())?;
                *net
            }
            Line::Option(Choice::Unticked, product) => match (mode, amount) {
                (PriceMode::Gross, Some(gross)) => Some(gross.less(product.vat.within(*gross)?)?),
                (PriceMode::Net | PriceMode::Gross, amount) => *amount,
            },
            Line::Subtotal(_) => Some(std::mem::take(&mut section)),
            Line::Heading(_) => {
                section = Cents::ZERO;
                None
            }
            Line::Text(_) => None,
        });
    }
    Ok(shown)
}
