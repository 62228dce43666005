//! VAT of a month, when the law makes it due (CGI, art. 269, 2).
//!
//! Under the standard regime, VAT on services is due when money comes in (269, 2, c), and so is that on deposits, of goods too
//! (269, 2, a bis): both are read from what each payment collected, VAT by VAT, refunds taken off. VAT on goods is due when they are
//! delivered (269, 2, a), which their invoice stands for, deposits deducted and credit notes taken off. A document with any service
//! counts as services for all of it, since a payment is not split between its lines. By option on debits, VAT is due when it is invoiced.

use crate::domain::day::Day;
use crate::domain::money::{Cents, Overflow};
use crate::domain::vat::{Rate, Vat};
use crate::store::sql::{Answers, Query, bind, statements};
use crate::store::{Fault, Tenant};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Whether VAT of a document is due as money moves: services, deposits, and credit notes on either.
macro_rules! by_receipts {
    () => {
        "(k.vat_regime = 'standard' and (
            d.kind = 'deposit'
            or exists (select 1 from lines l where l.company_id = ?1 and l.document_id = d.id and l.nature = 'service'
                and (l.kind = 'product' or (l.kind = 'option' and l.ticked = 1)))
            or exists (select 1 from document_links l join documents t on t.company_id = ?1 and t.id = l.to_id and t.kind = 'deposit'
                where l.company_id = ?1 and l.from_id = d.id and l.relation = 'credits')))"
    };
}

statements! { TenantSql:
    /// Whether the company owes VAT as money moves.
    REGIME = "
        select vat_regime = 'standard' as on_receipts from companies where id = ?1 /* company_id */";
    /// VAT of what was issued in a period and is due by it, by rate: deposits are not taxed twice, credit notes take off.
    INVOICED_VAT = concat!("
        select v.rate, sum(iif(d.kind = 'credit', -1, 1) * (v.base - coalesce((
                select sum(x.base) from deductions x where x.company_id = ?1 and x.document_id = d.id and (x.category, x.rate) is (v.category, v.rate)), 0))) as base,
            sum(iif(d.kind = 'credit', -1, 1) * (v.tax - coalesce((
                select sum(x.tax) from deductions x where x.company_id = ?1 and x.document_id = d.id and (x.category, x.rate) is (v.category, v.rate)), 0))) as tax
        from documents d join companies k on k.id = ?1 join vat_subtotals v on v.company_id = ?1 and v.document_id = d.id
        where d.company_id = ?1 and d.family = 'invoice' and d.stage = 'issued' and d.issued_on >= ?2 and d.issued_on <= ?3 and v.rate is not null
          and not ", by_receipts!(), " and not ", replaced!(), "
        group by v.rate");
    /// What came in during a period for documents taxed as money moves, by rate, including VAT.
    COLLECTED_VAT = concat!("
        select c.rate, sum(c.amount) as gross
        from payments p join companies k on k.id = ?1
        join collections c on c.company_id = ?1 and c.payment_id = p.id
        join documents d on d.company_id = ?1 and d.id = c.document_id
        where p.company_id = ?1 and p.paid_on >= ?2 and p.paid_on <= ?3 and c.rate is not null and ", by_receipts!(), "
        group by c.rate");
}

/// VAT of one rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct RateVat {
    /// Hundredths of a percent.
    pub rate: u16,
    /// What is taxed, in cents.
    pub base: Cents,
    /// The tax, in cents.
    pub tax: Cents,
}

/// What VAT is counted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub enum VatBasis {
    /// On what was invoiced in the period, paid or not.
    Invoiced,
    /// On what came in for services and deposits, on what was invoiced for goods.
    Received,
}

#[derive(Deserialize)]
struct RegimeRow {
    on_receipts: i64,
}

#[derive(Deserialize)]
struct GrossRow {
    rate: u16,
    gross: Cents,
}

impl Tenant {
    /// The statements that tell the VAT of a period.
    pub(super) fn vat_between(&self, from: Day, to: Day) -> [Query; 3] {
        [
            self.query(&REGIME, bind![]),
            self.query(&INVOICED_VAT, bind![from, to]),
            self.query(&COLLECTED_VAT, bind![from, to]),
        ]
    }
}

/// The basis and the figures, from the answers that begin at a place in the batch: regime, invoiced, collected.
pub(super) fn by_rate(answers: &Answers, at: usize) -> Result<(VatBasis, Vec<RateVat>), Fault> {
    let regime = answers.row::<RegimeRow>(at)?.ok_or(Fault::Corrupt("companies.vat_regime"))?;
    let basis = if regime.on_receipts == 1 { VatBasis::Received } else { VatBasis::Invoiced };
    let received = answers.rows::<GrossRow>(at + 2)?.into_iter().map(|row| {
        let rate = Rate::try_from(row.rate).map_err(|_| Fault::Corrupt("collections.rate"))?;
        inside(rate, row.gross).map_err(|_| Fault::Corrupt("collections.amount"))
    });
    let received = received.collect::<Result<Vec<_>, _>>()?;
    let figures = summed(answers.rows(at + 1)?.into_iter().chain(received));
    Ok((basis, figures.map_err(|_| Fault::Corrupt("vat"))?))
}

/// The tax inside what came in.
fn inside(rate: Rate, gross: Cents) -> Result<RateVat, Overflow> {
    let tax = Vat::At(rate).within(gross)?;
    Ok(RateVat { rate: rate.hundredths(), base: gross.less(tax)?, tax })
}

/// One figure for each rate, the highest first; a rate that comes to nothing is left out.
fn summed(figures: impl Iterator<Item = RateVat>) -> Result<Vec<RateVat>, Overflow> {
    let mut rates: BTreeMap<u16, (Cents, Cents)> = BTreeMap::new();
    for RateVat { rate, base, tax } in figures {
        let sum = rates.entry(rate).or_default();
        *sum = (sum.0.plus(base)?, sum.1.plus(tax)?);
    }
    let kept = rates.into_iter().rev().filter(|(_, (base, tax))| !base.is_zero() || !tax.is_zero());
    Ok(kept.map(|(rate, (base, tax))| RateVat { rate, base, tax }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(rate: u16, base: i64, tax: i64) -> RateVat {
        RateVat { rate, base: base.try_into().unwrap(), tax: tax.try_into().unwrap() }
    }

    #[test]
    fn what_came_in_holds_its_tax() {
        let rate = Rate::try_from(2000).unwrap();
        assert_eq!(inside(rate, Cents::try_from(12_000).unwrap()).unwrap(), figure(2000, 10_000, 2_000));
        assert_eq!(inside(rate, Cents::try_from(-6_000).unwrap()).unwrap(), figure(2000, -5_000, -1_000));
    }

    #[test]
    fn goods_and_services_of_a_rate_are_one_figure() {
        let figures =
            [figure(550, 200, 11), figure(2000, 1_000, 200), figure(2000, 500, 100), figure(1000, 0, 0)];
        assert_eq!(summed(figures.into_iter()).unwrap(), [figure(2000, 1_500, 300), figure(550, 200, 11)]);
    }
}
