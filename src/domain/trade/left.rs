//! What is left of a document's figures, category by category, rate by rate.

use crate::domain::document::DocumentVat;
use crate::domain::money::{Cents, Overflow};
use crate::domain::refusal::Refusal;
use crate::domain::totals::{Remainder, VatSubtotal};
use crate::domain::vat::{Vat, VatCode};

/// The whole figures less those taken; what was taken beside them shows as owed.
pub fn left(whole: &[Remainder], taken: &[Remainder]) -> Result<Vec<Remainder>, Overflow> {
    let mut rest = whole.to_vec();
    for part in taken {
        match rest.iter_mut().find(|left| left.vat == part.vat) {
            Some(left) => {
                left.base = left.base.less(part.base)?;
                left.tax = left.tax.less(part.tax)?;
            }
            None if part.base.is_zero() && part.tax.is_zero() => {}
            None => {
                rest.push(Remainder { base: part.base.negated(), tax: part.tax.negated(), ..*part });
            }
        }
    }
    Ok(rest)
}

/// The figures including VAT.
pub fn gross(parts: &[Remainder]) -> Result<Cents, Overflow> {
    parts.iter().try_fold(Cents::ZERO, |sum, part| sum.plus(part.gross()?))
}

impl Remainder {
    /// What is left including VAT.
    pub fn gross(&self) -> Result<Cents, Overflow> {
        self.base.plus(self.tax)
    }
}

impl From<&VatSubtotal> for Remainder {
    fn from(part: &VatSubtotal) -> Self {
        Self { vat: part.vat, base: part.base, tax: part.tax }
    }
}

impl TryFrom<&DocumentVat> for Remainder {
    type Error = Refusal;

    fn try_from(stored: &DocumentVat) -> Result<Self, Refusal> {
        let DocumentVat { category, rate, ref vatex, base, tax } = *stored;
        let vat = Vat::try_from(&VatCode { category, rate, vatex: vatex.clone() })?;
        Ok(Self { vat, base, tax })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vat::Rate;

    #[test]
    fn what_was_taken_is_no_longer_there() {
        let cents = |amount: i64| Cents::try_from(amount).unwrap();
        let at = |vat, base, tax| Remainder { vat, base: cents(base), tax: cents(tax) };
        let standard = Vat::At(Rate::STANDARD);
        let whole = [at(standard, 1000, 200), at(Vat::Zero, 50, 0)];
        let rest = left(&whole, &[at(standard, 400, 80)]).unwrap();
        assert_eq!(rest, [at(standard, 600, 120), at(Vat::Zero, 50, 0)]);
        let beside = left(&[], &[at(standard, 10, 2), at(Vat::Zero, 0, 0)]).unwrap();
        assert_eq!(beside, [at(standard, -10, -2)]);
        assert_eq!(gross(&rest).unwrap(), cents(770));
    }
}
