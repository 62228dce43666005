//! What an issued document still asks for: computed from payments, credits and today, never stored on it.

use super::day::Day;
use super::money::{Cents, Overflow};
use serde::Serialize;

/// What was asked, and what has come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settlement {
    /// What the document asks for.
    pub payable: Cents,
    /// What payments brought.
    pub paid: Cents,
    /// What credit notes took off.
    pub credited: Cents,
    /// The day on which it is due.
    pub due_on: Day,
}

/// What people call the state of an invoice on a given day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(rename = "InvoiceState"),
    ts(rename = "InvoiceState")
)]
pub enum State {
    /// Being written.
    Draft,
    /// Issued, nothing received, not late.
    Issued,
    /// Something received, not late.
    PartlyPaid,
    /// Nothing more is due.
    Paid,
    /// Something is due since yesterday at least.
    Overdue,
    /// Nothing more is due, and nothing was paid: credit notes or a corrective invoice took all of it.
    Credited,
}

impl Settlement {
    /// What is still due.
    pub fn open(&self) -> Result<Cents, Overflow> {
        self.payable.less(self.paid)?.less(self.credited)
    }

    /// What people call it today. An invoice due today is not late.
    pub fn state(&self, today: Day) -> State {
        let open = self.open().map_or(0, Cents::get);
        if open <= 0 && self.paid.is_zero() && self.credited.get() > 0 {
            State::Credited
        } else if open <= 0 {
            State::Paid
        } else if today > self.due_on {
            State::Overdue
        } else if open < self.payable.get() {
            State::PartlyPaid
        } else {
            State::Issued
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(paid: i64, credited: i64, today: &str) -> State {
        let cents = |amount| Cents::try_from(amount).unwrap();
        let due_on = Day::parse("2026-11-30").unwrap();
        let settlement =
            Settlement { payable: cents(10_000), paid: cents(paid), credited: cents(credited), due_on };
        settlement.state(Day::parse(today).unwrap())
    }

    #[test]
    fn overdue_is_a_matter_of_the_day_and_of_what_is_left() {
        assert_eq!(state(0, 0, "2026-11-30"), State::Issued);
        assert_eq!(state(0, 0, "2026-12-01"), State::Overdue);
        assert_eq!(state(4_000, 0, "2026-11-30"), State::PartlyPaid);
        assert_eq!(state(4_000, 0, "2026-12-01"), State::Overdue);
        assert_eq!(state(4_000, 6_000, "2026-12-01"), State::Paid);
        assert_eq!(state(0, 10_000, "2026-12-01"), State::Credited);
    }
}
