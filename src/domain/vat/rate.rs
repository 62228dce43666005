//! The rates of VAT that exist in France, mainland, Corsica and overseas, today and on older documents.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::territory::Territory;
use crate::domain::day::Day;
use crate::domain::exact;
use crate::domain::money::{Cents, Overflow};
use crate::domain::refusal::Refusal;
use crate::domain::span::Span;

/// A rate of the law: where it applies, and from when to when.
#[derive(Debug)]
pub struct Term {
    /// In hundredths of a percent.
    pub rate: u16,
    /// Where it applies.
    pub territories: &'static [Territory],
    /// When it applies.
    pub span: Span,
    /// What says so.
    pub law: &'static str,
}

const fn term(rate: u16, territories: &'static [Territory], span: Span, law: &'static str) -> Term {
    Term { rate, territories, span, law }
}

const CONTINENT: &[Territory] = &[Territory::Mainland, Territory::Corsica];
const CORSICA: &[Territory] = &[Territory::Corsica];
const OVERSEAS: &[Territory] = &[Territory::Overseas];

/// Every rate, the lowest first. The French rules accept 9.2 and 9.6 %, but no law of the years that documents can bear has them.
pub const TERMS: &[Term] = &[
    term(90, CORSICA, Span::ALWAYS, "CGI, art. 297"),
    term(105, OVERSEAS, Span::ALWAYS, "CGI, art. 298 septies"),
    term(175, OVERSEAS, Span::ALWAYS, "CGI, art. 296 ter"),
    term(210, CONTINENT, Span::ALWAYS, "CGI, art. 281 quater à 281 nonies, art. 297"),
    term(210, OVERSEAS, Span::ALWAYS, "CGI, art. 296"),
    term(550, CONTINENT, Span::from("1982-07-01"), "CGI, art. 278-0 bis"),
    term(700, CONTINENT, Span::between("2012-01-01", "2013-12-31"), "CGI, art. 279 (loi 2011-1978)"),
    term(850, OVERSEAS, Span::ALWAYS, "CGI, art. 296"),
    term(920, &[], Span::NEVER, "BR-FR-16"),
    term(960, &[], Span::NEVER, "BR-FR-16"),
    term(1000, CONTINENT, Span::from("2014-01-01"), "CGI, art. 278 bis à 279 (loi 2012-1510), art. 297"),
    term(1300, CORSICA, Span::ALWAYS, "CGI, art. 297"),
    term(1960, CONTINENT, Span::between("2000-04-01", "2013-12-31"), "CGI, art. 278 (loi 2000-656)"),
    term(2000, CONTINENT, Span::from("2014-01-01"), "CGI, art. 278 (loi 2012-1510)"),
    term(2060, CONTINENT, Span::between("1995-08-01", "2000-03-31"), "CGI, art. 278 (loi 95-885)"),
];

/// A rate in hundredths of a percent: 2000 is 20 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(u16);

impl Rate {
    /// The usual rate on the mainland.
    pub const STANDARD: Rate = Rate(2000);

    /// The rates the French rules accept (BR-FR-16), zero aside: it needs a reason.
    pub fn all() -> impl Iterator<Item = Rate> {
        TERMS.iter().map(|term| Rate(term.rate)).collect::<BTreeSet<_>>().into_iter()
    }

    /// Whether the law knew this rate on that day, anywhere in France.
    pub fn in_force(self, day: Day) -> bool {
        TERMS.iter().any(|term| term.rate == self.0 && term.span.holds(day))
    }

    /// The rates in force on a day, the highest first: those of the territory, then those of the others.
    pub fn offered(territory: Territory, day: Day) -> Vec<Rate> {
        let own = |term: &&Term| term.territories.contains(&territory);
        let others = |term: &&Term| !own(term);
        let in_force = TERMS.iter().rev().filter(|term| term.span.holds(day));
        let mut rates: Vec<Rate> = Vec::new();
        for term in in_force.clone().filter(own).chain(in_force.filter(others)) {
            if !rates.contains(&Rate(term.rate)) {
                rates.push(Rate(term.rate));
            }
        }
        rates
    }

    /// The rate in hundredths of a percent.
    pub const fn hundredths(self) -> u16 {
        self.0
    }

    /// The rate in percent, exact.
    pub fn percent(self) -> Decimal {
        Decimal::new(self.0.into(), 2).normalize()
    }

    /// Base × rate, rounded once.
    pub(super) fn on(self, base: Cents) -> Result<Cents, Overflow> {
        Cents::round(exact::times(base.decimal(), Decimal::new(self.0.into(), 4))?)
    }

    /// Gross × rate / (100 + rate), rounded once.
    pub(super) fn within(self, gross: Cents) -> Result<Cents, Overflow> {
        // A quotient that is exactly half a cent has few decimals, so the 28 digits kept decide every case rightly.
        let share = exact::times(gross.decimal(), self.0.into())?;
        Cents::round(exact::over(share, self.over_hundred().into())?)
    }

    /// 100 % plus the rate, in hundredths of a percent.
    pub(in crate::domain) const fn over_hundred(self) -> u32 {
        10_000 + self.0 as u32
    }
}

impl TryFrom<u16> for Rate {
    type Error = Refusal;

    fn try_from(hundredths: u16) -> Result<Self, Refusal> {
        TERMS
            .iter()
            .find(|term| term.rate == hundredths)
            .map(|term| Rate(term.rate))
            .ok_or(Refusal::UnknownVatRate)
    }
}

impl std::fmt::Display for Rate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.percent().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_rates_of_the_law_exist() {
        assert_eq!(Rate::try_from(550).unwrap().to_string(), "5.5");
        assert_eq!(Rate::try_from(2000).unwrap().to_string(), "20");
        assert_eq!(Rate::try_from(0), Err(Refusal::UnknownVatRate));
        assert_eq!(Rate::try_from(1500), Err(Refusal::UnknownVatRate));
    }

    #[test]
    fn a_rate_is_in_force_from_its_first_day_to_its_last() {
        let on = |rate: u16, day: &str| Rate::try_from(rate).unwrap().in_force(Day::parse(day).unwrap());
        assert!(on(1960, "2013-12-31") && !on(1960, "2014-01-01"));
        assert!(!on(2000, "2013-12-31") && on(2000, "2014-01-01"));
        assert!(on(2060, "2000-03-31") && !on(2060, "2000-04-01"));
        assert!(on(700, "2013-06-01") && !on(700, "2011-12-31") && !on(1000, "2013-12-31"));
        assert!(!on(920, "2026-11-24") && !on(960, "1999-01-01"));
    }

    #[test]
    fn the_rates_of_a_territory_are_offered_first() {
        let day = Day::parse("2026-11-24").unwrap();
        let offered = |territory| -> Vec<u16> {
            Rate::offered(territory, day).into_iter().map(Rate::hundredths).collect()
        };
        assert_eq!(offered(Territory::Mainland), [2000, 1000, 550, 210, 1300, 850, 175, 105, 90]);
        assert_eq!(offered(Territory::Corsica)[..6], [2000, 1300, 1000, 550, 210, 90]);
        assert_eq!(offered(Territory::Overseas)[..5], [850, 210, 175, 105, 2000]);
        assert_eq!(offered(Territory::Untaxed).len(), 9);
        assert!(TERMS.windows(2).all(|pair| pair[0].rate <= pair[1].rate));
    }

    #[test]
    fn tax_is_rounded_half_away_from_zero_both_ways() {
        let cents = |amount: i64| Cents::try_from(amount).unwrap();
        let ten = Rate::try_from(1000).unwrap();
        assert_eq!(ten.on(cents(5)).unwrap().get(), 1);
        assert_eq!(ten.on(cents(-5)).unwrap().get(), -1);
        assert_eq!(ten.within(cents(50_000)).unwrap().get(), 4545);
        assert_eq!(Rate::STANDARD.within(cents(3)).unwrap().get(), 1, "half a cent exactly");
        let top = cents((1 << 53) - 1);
        assert_eq!(Rate::STANDARD.within(top).unwrap().get(), 1_501_199_875_790_165);
    }
}
