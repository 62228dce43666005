//! What no credit note may do: give back more of a VAT than is left of it.

use crate::domain::money::Cents;
use crate::domain::totals::{Remainder, VatSubtotal};
use crate::domain::vat::Vat;

/// What is left of the first VAT of which more is taken than that, or of which the other way is given.
pub fn excess(taken: &[VatSubtotal], left: &[Remainder]) -> Option<Remainder> {
    let left_of = |vat: Vat| {
        let none = Remainder { vat, base: Cents::ZERO, tax: Cents::ZERO };
        left.iter().find(|left| left.vat == vat).copied().unwrap_or(none)
    };
    let over = |part: &&VatSubtotal| {
        let left = left_of(part.vat);
        !(between(part.base, left.base) && between(part.tax, left.tax))
    };
    taken.iter().find(over).map(|part| left_of(part.vat))
}

/// Whether an amount lies between nothing and what is left.
fn between(amount: Cents, left: Cents) -> bool {
    amount >= left.min(Cents::ZERO) && amount <= left.max(Cents::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vat::Rate;

    fn taken(base: i64, tax: i64) -> VatSubtotal {
        let (base, tax) = (base.try_into().unwrap(), tax.try_into().unwrap());
        let (allowance, charge) = (Cents::ZERO, Cents::ZERO);
        VatSubtotal { vat: Vat::At(Rate::STANDARD), lines_net: base, allowance, charge, base, tax }
    }

    #[test]
    fn no_vat_gives_back_more_than_is_left_of_it() {
        let left = |base: i64, tax: i64| {
            [Remainder {
                vat: Vat::At(Rate::STANDARD),
                base: base.try_into().unwrap(),
                tax: tax.try_into().unwrap(),
            }]
        };
        assert_eq!(excess(&[taken(1000, 200)], &left(1000, 200)), None);
        assert_eq!(excess(&[taken(1001, 200)], &left(1000, 200)), Some(left(1000, 200)[0]));
        assert_eq!(excess(&[taken(900, 201)], &left(1000, 200)), Some(left(1000, 200)[0]));
        assert_eq!(excess(&[taken(-1, 0)], &left(1000, 200)), Some(left(1000, 200)[0]), "it would bill more");
        assert_eq!(
            excess(&[taken(-400, -80)], &left(-1000, -200)),
            None,
            "a rate that was negative as a whole"
        );
        assert_eq!(excess(&[taken(1, 0)], &[]).map(|left| left.base), Some(Cents::ZERO));
        assert_eq!(excess(&[taken(0, 0)], &[]), None);
    }
}
