//! A line billed little by little: the percentage reached decides what is billed now.

use super::money::{Cents, Overflow};
use super::quantity::Percent;

/// How far the work behind a line has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is reached with this document, of the whole line.
    pub percent: Percent,
    /// What earlier documents had reached.
    pub previous: Percent,
    /// The whole net of the line, as it was accepted.
    pub contract_net: Cents,
    /// What earlier documents billed of it, credit notes taken off.
    pub billed: Cents,
}

impl Progress {
    /// What is billed now: the share reached, rounded once, less what was billed. Negative when the work is found less advanced.
    pub fn due(&self) -> Result<Cents, Overflow> {
        self.percent.of(self.contract_net)?.less(self.billed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cents(amount: i64) -> Cents {
        Cents::try_from(amount).unwrap()
    }

    #[test]
    fn the_last_step_bills_all_that_is_left() {
        let percent = |text| Percent::parse(text).unwrap();
        let step = |now, before, billed| Progress {
            percent: percent(now),
            previous: percent(before),
            contract_net: cents(1001),
            billed: cents(billed),
        };
        assert_eq!(step("33.33", "0", 0).due().unwrap(), cents(334));
        assert_eq!(step("66.66", "33.33", 334).due().unwrap(), cents(333));
        assert_eq!(step("100", "66.66", 667).due().unwrap(), cents(334));
        assert_eq!(step("50", "66.66", 667).due().unwrap(), cents(-166), "half a cent rounds away from zero");
    }
}
