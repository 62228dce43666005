//! When an invoice is to be paid, within what the law allows between businesses.

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::refusal::Refusal;

/// The longest delay from the day of the invoice.
const DAYS_MAX: u16 = 60;
/// The longest delay when the end of the month is added.
const END_OF_MONTH_MAX: u16 = 45;

/// When an invoice is to be paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), schemars(with = "Wire"), ts(as = "Wire"))]
pub enum PaymentTerms {
    /// On the day of the invoice.
    OnReceipt,
    /// So many days after the invoice.
    Days(u16),
    /// So many days after the invoice, then to the end of that month.
    DaysEndOfMonth(u16),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(rename = "PaymentTerms"),
    ts(rename = "PaymentTerms")
)]
enum Wire {
    OnReceipt,
    Days { days: u16 },
    DaysEndOfMonth { days: u16 },
}

impl PaymentTerms {
    /// Terms as they are stored: `on_receipt`, `days:30`, `days_end_of_month:45`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let (kind, days) = text.trim().split_once(':').unwrap_or((text.trim(), ""));
        let days = || days.parse().map_err(|_| Refusal::UnknownTerms);
        match kind {
            "on_receipt" => Ok(PaymentTerms::OnReceipt),
            "days" => PaymentTerms::Days(days()?).within_the_law(),
            "days_end_of_month" => PaymentTerms::DaysEndOfMonth(days()?).within_the_law(),
            _ => Err(Refusal::UnknownTerms),
        }
    }

    /// The day payment is due for an invoice of that day.
    pub fn due(self, issued: Day) -> Day {
        match self {
            PaymentTerms::OnReceipt => issued,
            PaymentTerms::Days(days) => issued.plus_days(days),
            PaymentTerms::DaysEndOfMonth(days) => issued.plus_days(days).end_of_month(),
        }
    }

    /// Whether the law lets a business wait until that day: 60 days, or 45 days and the end of the month.
    pub fn lawful_due(issued: Day, due: Day) -> bool {
        let latest = issued.plus_days(DAYS_MAX).max(issued.plus_days(END_OF_MONTH_MAX).end_of_month());
        due >= issued && due <= latest
    }

    fn within_the_law(self) -> Result<Self, Refusal> {
        match self {
            PaymentTerms::Days(days) if days > DAYS_MAX => Err(Refusal::TermsTooLong),
            PaymentTerms::DaysEndOfMonth(days) if days > END_OF_MONTH_MAX => Err(Refusal::TermsTooLong),
            lawful => Ok(lawful),
        }
    }
}

impl Default for PaymentTerms {
    fn default() -> Self {
        // What the law supposes when nothing was agreed.
        PaymentTerms::Days(30)
    }
}

impl std::fmt::Display for PaymentTerms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            PaymentTerms::OnReceipt => f.write_str("on_receipt"),
            PaymentTerms::Days(days) => write!(f, "days:{days}"),
            PaymentTerms::DaysEndOfMonth(days) => write!(f, "days_end_of_month:{days}"),
        }
    }
}

impl TryFrom<Wire> for PaymentTerms {
    type Error = Refusal;

    fn try_from(wire: Wire) -> Result<Self, Refusal> {
        match wire {
            Wire::OnReceipt => PaymentTerms::OnReceipt,
            Wire::Days { days } => PaymentTerms::Days(days),
            Wire::DaysEndOfMonth { days } => PaymentTerms::DaysEndOfMonth(days),
        }
        .within_the_law()
    }
}

impl From<PaymentTerms> for Wire {
    fn from(terms: PaymentTerms) -> Wire {
        match terms {
            PaymentTerms::OnReceipt => Wire::OnReceipt,
            PaymentTerms::Days(days) => Wire::Days { days },
            PaymentTerms::DaysEndOfMonth(days) => Wire::DaysEndOfMonth { days },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(terms: &str, issued: &str) -> String {
        PaymentTerms::parse(terms).unwrap().due(Day::parse(issued).unwrap()).to_string()
    }

    #[test]
    fn the_due_day_follows_the_terms() {
        assert_eq!(due("on_receipt", "2026-11-24"), "2026-11-24");
        assert_eq!(due("days:30", "2026-01-31"), "2026-03-02");
        assert_eq!(due("days_end_of_month:45", "2026-01-10"), "2026-02-28");
        assert_eq!(due("days_end_of_month:0", "2026-04-30"), "2026-04-30");
    }

    #[test]
    fn the_law_sets_the_longest_delay() {
        assert_eq!(PaymentTerms::parse("days:61"), Err(Refusal::TermsTooLong));
        assert_eq!(PaymentTerms::parse("days_end_of_month:46"), Err(Refusal::TermsTooLong));
        assert!(serde_json::from_str::<PaymentTerms>(r#"{"kind":"days","days":90}"#).is_err());
        let day = |text| Day::parse(text).unwrap();
        assert!(PaymentTerms::lawful_due(day("2026-01-01"), day("2026-03-02")));
        assert!(!PaymentTerms::lawful_due(day("2026-01-01"), day("2026-03-03")));
        assert!(!PaymentTerms::lawful_due(day("2026-01-02"), day("2026-01-01")));
    }

    #[test]
    fn terms_read_what_they_write() {
        for terms in [PaymentTerms::OnReceipt, PaymentTerms::Days(60), PaymentTerms::DaysEndOfMonth(45)] {
            assert_eq!(PaymentTerms::parse(&terms.to_string()), Ok(terms));
            let wire = serde_json::to_string(&terms).unwrap();
            assert_eq!(serde_json::from_str::<PaymentTerms>(&wire).unwrap(), terms);
        }
    }
}
