//! Documents typed including VAT: the tax is taken out of each group, and the nets are what remains, to the cent.

use super::groups::Sheet;
use crate::domain::money::{Cents, Overflow};
use crate::domain::spread::apportion;
use crate::domain::vat::{Rate, Vat};

/// Turns every amount of the sheet from including to excluding VAT, and gives the tax of each kind.
pub(super) fn take_vat_out(
    sheet: &mut Sheet,
    tax: impl Fn(Vat, Cents) -> Result<Cents, Overflow>,
) -> Result<Vec<Cents>, Overflow> {
    let mut taxes = Vec::new();
    for vat in sheet.kinds.clone() {
        taxes.push(take_out(sheet, vat, &tax)?);
    }
    Ok(taxes)
}

fn take_out(
    sheet: &mut Sheet,
    vat: Vat,
    tax: impl Fn(Vat, Cents) -> Result<Cents, Overflow>,
) -> Result<Cents, Overflow> {
    let signed: Vec<Cents> = amounts(sheet, vat).map(|(sign, amount)| sign.times(*amount)).collect();
    let gross = Cents::sum(signed.iter().copied())?;
    let tax = tax(vat, gross)?;
    let nets = net_parts(&signed, gross, gross.less(tax)?, vat)?;
    for ((sign, amount), net) in amounts(sheet, vat).zip(nets) {
        *amount = sign.times(net);
    }
    Ok(tax)
}

/// Whether an amount adds to its group or takes from it.
#[derive(Clone, Copy)]
enum Sign {
    Plus,
    Minus,
}

impl Sign {
    fn times(self, amount: Cents) -> Cents {
        match self {
            Sign::Plus => amount,
            Sign::Minus => amount.negated(),
        }
    }
}

/// Every amount of one kind of VAT: its lines, allowance parts and charges.
fn amounts(sheet: &mut Sheet, vat: Vat) -> impl Iterator<Item = (Sign, &mut Cents)> {
    let lines = sheet.counted.iter_mut().filter(move |line| line.vat == vat);
    let allowances = sheet.allowances.iter_mut().filter(move |part| part.vat == vat);
    let charges = sheet.charges.iter_mut().filter(move |part| part.vat == vat);
    lines
        .map(|line| (Sign::Plus, &mut line.amount))
        .chain(allowances.map(|part| (Sign::Minus, &mut part.amount)))
        .chain(charges.map(|part| (Sign::Plus, &mut part.amount)))
}

/// Spreads the base over the amounts it came from.
fn net_parts(signed: &[Cents], gross: Cents, base: Cents, vat: Vat) -> Result<Vec<Cents>, Overflow> {
    let against = |amount: &Cents| !amount.is_zero() && amount.is_negative() != gross.is_negative();
    if gross.is_zero() || signed.iter().any(against) {
        // Amounts cancel out: what is left is no measure of them, so each takes its exact net share instead.
        // These sum to the base that the gross holds within half a cent, which the remainders absorb.
        let over_hundred = vat.rate().map_or(10_000, Rate::over_hundred);
        let exact = gross.less(vat.within(gross)?)?;
        let mut nets = apportion(exact, signed, 10_000, over_hundred.into())?;
        drift(signed, &mut nets, base.less(exact)?)?;
        return Ok(nets);
    }
    apportion(base, signed, base.get().into(), gross.get().into())
}

/// What earlier documents left of a base may be some cents away from what its gross holds: the largest amount takes them.
fn drift(signed: &[Cents], nets: &mut [Cents], cents: Cents) -> Result<(), Overflow> {
    let largest = signed.iter().zip(nets).max_by_key(|(amount, _)| amount.get().abs());
    if let Some((_, net)) = largest {
        *net = net.plus(cents)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_that_cancel_out_come_to_any_base_that_earlier_documents_left() {
        let cents = |amount: i64| Cents::try_from(amount).unwrap();
        let nets = |base| {
            let signed = [cents(1000), cents(-100)];
            let nets = net_parts(&signed, cents(900), cents(base), Vat::At(Rate::STANDARD)).unwrap();
            nets.into_iter().map(Cents::get).collect::<Vec<_>>()
        };
        assert_eq!(nets(750), [833, -83]);
        assert_eq!(nets(748), [831, -83]);
        assert_eq!(nets(753), [836, -83]);
    }
}
