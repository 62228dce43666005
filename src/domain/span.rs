//! The days between which something of the law holds: rates, sentences and citations are dated.

use super::day::Day;

/// A stretch of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    from: &'static str,
    until: &'static str,
}

impl Span {
    /// Every day of the calendar.
    pub const ALWAYS: Span = Span { from: "0000-00-00", until: "9999-99-99" };
    /// No day at all.
    pub const NEVER: Span = Span { from: "9999-99-99", until: "0000-00-00" };

    /// From that day on, as `2026-11-24`.
    pub const fn from(day: &'static str) -> Span {
        Span { from: day, ..Span::ALWAYS }
    }

    /// Up to that day, as `2026-11-24`.
    pub const fn until(day: &'static str) -> Span {
        Span { until: day, ..Span::ALWAYS }
    }

    /// From one day to another.
    pub const fn between(from: &'static str, until: &'static str) -> Span {
        Span { from, until }
    }

    /// Whether it holds on that day.
    pub fn holds(self, day: Day) -> bool {
        let day = day.to_string();
        self.from <= day.as_str() && day.as_str() <= self.until
    }

    /// Its first and its last day, as text that sorts like days.
    pub const fn ends(self) -> (&'static str, &'static str) {
        (self.from, self.until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_holds_from_its_first_day_to_its_last() {
        let day = |text: &str| Day::parse(text).unwrap();
        let year = Span::between("2026-01-01", "2026-12-31");
        assert!(year.holds(day("2026-01-01")) && year.holds(day("2026-12-31")));
        assert!(!year.holds(day("2025-12-31")) && !year.holds(day("2027-01-01")));
        assert!(Span::ALWAYS.holds(day("1900-01-01")) && Span::ALWAYS.holds(day("2999-12-31")));
        assert!(!Span::NEVER.holds(day("2026-11-24")));
    }
}
