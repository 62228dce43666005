//! When an invoice is to be paid, within what the law allows between businesses.

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::language::Language;
use super::refusal::Refusal;

/// The longest delay from the day of the invoice.
const DAYS_MAX: u16 = 60;
/// The longest delay when the end of the month is added.
const END_OF_MONTH_MAX: u16 = 45;

/// When an invoice is to be paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), schemars(with = "String"), ts(type = "string"))]
pub enum Terms {
    /// On the day of the invoice.
    OnReceipt,
    /// So many days after the invoice.
    Days(u16),
    /// So many days after the invoice, then to the end of that month.
    EndOfMonth(u16),
}

impl Terms {
    /// Terms as they are stored: `receipt`, `days:30`, `end_of_month:45`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let (kind, days) = text.trim().split_once(':').unwrap_or((text.trim(), ""));
        let days = || days.parse().map_err(|_| Refusal::UnknownTerms);
        match kind {
            "receipt" => Ok(Terms::OnReceipt),
            "days" => Terms::Days(days()?).within_the_law(),
            "end_of_month" => Terms::EndOfMonth(days()?).within_the_law(),
            _ => Err(Refusal::UnknownTerms),
        }
    }

    /// The day payment is due for an invoice of that day.
    pub fn due(self, issued: Day) -> Day {
        match self {
            Terms::OnReceipt => issued,
            Terms::Days(days) => issued.plus_days(days),
            Terms::EndOfMonth(days) => issued.plus_days(days).end_of_month(),
        }
    }

    /// Whether the law lets a business wait until that day: 60 days, or 45 days and the end of the month.
    pub fn lawful_due(issued: Day, due: Day) -> bool {
        let latest = issued.plus_days(DAYS_MAX).max(issued.plus_days(END_OF_MONTH_MAX).end_of_month());
        due >= issued && due <= latest
    }

    /// The terms in words, as printed.
    pub fn words(self, language: Language) -> String {
        match (self, language) {
            (Terms::OnReceipt, language) => {
                language.pick("Paiement à réception", "Payment on receipt").to_owned()
            }
            (Terms::Days(days), Language::Fr) => format!("Paiement à {days} jours"),
            (Terms::Days(days), Language::En) => format!("Payment within {days} days"),
            (Terms::EndOfMonth(days), Language::Fr) => format!("Paiement à {days} jours fin de mois"),
            (Terms::EndOfMonth(days), Language::En) => format!("Payment within {days} days, end of month"),
        }
    }

    fn within_the_law(self) -> Result<Self, Refusal> {
        match self {
            Terms::Days(days) if days > DAYS_MAX => Err(Refusal::TermsTooLong),
            Terms::EndOfMonth(days) if days > END_OF_MONTH_MAX => Err(Refusal::TermsTooLong),
            lawful => Ok(lawful),
        }
    }
}

impl Default for Terms {
    fn default() -> Self {
        // What the law supposes when nothing was agreed.
        Terms::Days(30)
    }
}

impl std::fmt::Display for Terms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Terms::OnReceipt => f.write_str("receipt"),
            Terms::Days(days) => write!(f, "days:{days}"),
            Terms::EndOfMonth(days) => write!(f, "end_of_month:{days}"),
        }
    }
}

impl TryFrom<String> for Terms {
    type Error = Refusal;

    fn try_from(text: String) -> Result<Self, Refusal> {
        Terms::parse(&text)
    }
}

impl From<Terms> for String {
    fn from(terms: Terms) -> String {
        terms.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(terms: &str, issued: &str) -> String {
        Terms::parse(terms).unwrap().due(Day::parse(issued).unwrap()).to_string()
    }

    #[test]
    fn the_due_day_follows_the_terms() {
        assert_eq!(due("receipt", "2026-11-24"), "2026-11-24");
        assert_eq!(due("days:30", "2026-01-31"), "2026-03-02");
        assert_eq!(due("end_of_month:45", "2026-01-10"), "2026-02-28");
        assert_eq!(due("end_of_month:0", "2026-04-30"), "2026-04-30");
    }

    #[test]
    fn the_law_sets_the_longest_delay() {
        assert_eq!(Terms::parse("days:61"), Err(Refusal::TermsTooLong));
        assert_eq!(Terms::parse("end_of_month:46"), Err(Refusal::TermsTooLong));
        let day = |text| Day::parse(text).unwrap();
        assert!(Terms::lawful_due(day("2026-01-01"), day("2026-03-02")));
        assert!(!Terms::lawful_due(day("2026-01-01"), day("2026-03-03")));
        assert!(!Terms::lawful_due(day("2026-01-02"), day("2026-01-01")));
    }

    #[test]
    fn terms_read_what_they_write() {
        for terms in [Terms::OnReceipt, Terms::Days(60), Terms::EndOfMonth(45)] {
            assert_eq!(Terms::parse(&terms.to_string()), Ok(terms));
        }
    }
}
