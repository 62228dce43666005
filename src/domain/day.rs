//! A calendar day, without hour or zone: what stands on a document.

use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::refusal::Refusal;

/// A day of the calendar, from year 1900 to 2999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), schemars(with = "String"), ts(type = "string"))]
pub struct Day(NaiveDate);

impl Day {
    /// The first day of the calendar.
    pub const FIRST: Day = Day(match NaiveDate::from_ymd_opt(1900, 1, 1) {
        Some(date) => date,
        None => NaiveDate::MIN,
    });

    /// Reads `2026-11-24`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Refusal::Missing);
        }
        let (year, rest) = text.split_once('-').ok_or(Refusal::NotADay)?;
        let (month, day) = rest.split_once('-').ok_or(Refusal::NotADay)?;
        let date = NaiveDate::from_ymd_opt(whole(year, 4)?, whole(month, 2)?, whole(day, 2)?);
        date.ok_or(Refusal::NotADay)?.try_into()
    }

    /// The day itself, for calendars.
    pub const fn date(self) -> NaiveDate {
        self.0
    }

    /// The year, four digits.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// So many days later; the same day when that would leave the calendar.
    pub fn plus_days(self, days: u16) -> Self {
        let later = self.0.checked_add_days(Days::new(days.into()));
        later.and_then(|date| Day::try_from(date).ok()).unwrap_or(self)
    }

    /// The last day of the same month.
    pub fn end_of_month(self) -> Self {
        let first = self.0.with_day(1).and_then(|first| first.checked_add_months(Months::new(1)));
        first.and_then(|next| next.pred_opt()).map_or(self, Day)
    }

    /// How many days from here to the other day; negative when it is past.
    pub fn days_until(self, other: Day) -> i64 {
        (other.0 - self.0).num_days()
    }

    /// As people of this language write it: `24/11/2026` in both, day first.
    pub fn written(self) -> String {
        format!("{:02}/{:02}/{:04}", self.day(), self.month(), self.year())
    }

    /// Eight digits for exchange files: `20261124`.
    pub fn compact(self) -> String {
        format!("{:04}{:02}{:02}", self.year(), self.month(), self.day())
    }
}

/// A number of just that many digits.
fn whole<T: FromStr>(digits: &str, width: usize) -> Result<T, Refusal> {
    let plain = digits.len() == width && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| plain).ok_or(Refusal::NotADay)
}

impl TryFrom<NaiveDate> for Day {
    type Error = Refusal;

    fn try_from(date: NaiveDate) -> Result<Self, Refusal> {
        if (1900..3000).contains(&date.year()) { Ok(Day(date)) } else { Err(Refusal::NotADay) }
    }
}

impl TryFrom<String> for Day {
    type Error = Refusal;

    fn try_from(text: String) -> Result<Self, Refusal> {
        Day::parse(&text)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.to_string()
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_day_is_read_in_one_form_only() {
        assert_eq!(day("2026-11-24").to_string(), "2026-11-24");
        for text in [
            "2026-02-29",
            "24/11/2026",
            "2026-1-1",
            "+026-01-01",
            "1899-12-31",
            "2026-11-24T00:00",
            "20261124",
        ] {
            assert_eq!(Day::parse(text), Err(Refusal::NotADay), "{text}");
        }
    }

    #[test]
    fn months_end_where_they_end() {
        assert_eq!(day("2028-02-10").end_of_month(), day("2028-02-29"));
        assert_eq!(day("2026-12-31").end_of_month(), day("2026-12-31"));
        assert_eq!(day("2999-12-01").end_of_month(), day("2999-12-31"));
        assert_eq!(day("2026-01-31").plus_days(30), day("2026-03-02"));
        assert_eq!(day("2026-03-02").days_until(day("2026-01-31")), -30);
    }
}
