//! What may become of a quote: each answer consumes it, and only the rule makes one.

use super::day::Day;
use super::ids::DocumentId;
use serde::Serialize;

/// How far a quote has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Being written.
    Draft,
    /// With the client, until its last day included.
    Sent {
        /// The last day on which it holds.
        until: Day,
    },
    /// The client said yes.
    Accepted,
    /// The client said no.
    Refused,
}

/// A quote, as far as its life goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Which.
    pub id: DocumentId,
    /// How far it has come.
    pub stage: Stage,
    /// The invoice that bills it.
    pub billed_by: Option<DocumentId>,
}

/// What people call the state of a quote on a given day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(rename = "QuoteState"),
    ts(rename = "QuoteState")
)]
pub enum State {
    /// Being written.
    Draft,
    /// Waiting for an answer.
    Sent,
    /// Its last day is over, without an answer.
    Expired,
    /// Accepted, not billed yet.
    Accepted,
    /// Refused.
    Refused,
    /// Accepted and billed.
    Invoiced,
}

/// A client's answer, ready to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Answer {
    /// The quote.
    pub quote: DocumentId,
    /// Yes or no.
    pub verdict: Verdict,
    /// The day of the answer.
    pub on: Day,
    /// Who answered, by name.
    pub by: String,
    /// What they had to say.
    pub note: Option<String>,
}

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    Accepted,
    /// No.
    Refused,
}

/// An accepted quote on its way to its invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Conversion {
    /// What is billed.
    pub quote: DocumentId,
    /// The draft that bills it.
    pub invoice: DocumentId,
}

/// Why a quote stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is not with the client, or has its answer.
    NotSent,
    /// Its last day is over.
    Expired,
    /// Nobody accepted it.
    NotAccepted,
    /// It has its invoice.
    AlreadyInvoiced(DocumentId),
}

impl Quote {
    /// What people call its state today.
    pub fn state(&self, today: Day) -> State {
        match (&self.stage, &self.billed_by) {
            (Stage::Draft, _) => State::Draft,
            (Stage::Sent { until }, _) if today > *until => State::Expired,
            (Stage::Sent { .. }, _) => State::Sent,
            (Stage::Accepted, Some(_)) => State::Invoiced,
            (Stage::Accepted, None) => State::Accepted,
            (Stage::Refused, _) => State::Refused,
        }
    }

    /// Records the client's yes or no, up to the last day included; a refusal may come late.
    pub fn answer(
        self,
        verdict: Verdict,
        on: Day,
        by: String,
        note: Option<String>,
    ) -> Result<Answer, Refusal> {
        match (self.stage, verdict) {
            (Stage::Sent { until }, Verdict::Accepted) if on > until => Err(Refusal::Expired),
            (Stage::Sent { .. }, Verdict::Accepted | Verdict::Refused) => {
                Ok(Answer { quote: self.id, verdict, on, by, note })
            }
            (Stage::Draft | Stage::Accepted | Stage::Refused, _) => Err(Refusal::NotSent),
        }
    }

    /// Turns an accepted quote into a draft invoice, once.
    pub fn invoice(self, invoice: DocumentId) -> Result<Conversion, Refusal> {
        match (self.stage, self.billed_by) {
            (Stage::Accepted, None) => Ok(Conversion { quote: self.id, invoice }),
            (Stage::Accepted, Some(invoice)) => Err(Refusal::AlreadyInvoiced(invoice)),
            (Stage::Draft | Stage::Sent { .. } | Stage::Refused, _) => Err(Refusal::NotAccepted),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(last: char) -> DocumentId {
        format!("01936f2e-8a3b-7c11-9d2e-12345678900{last}").parse().unwrap()
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn quote(stage: Stage) -> Quote {
        Quote { id: id('1'), stage, billed_by: None }
    }

    #[test]
    fn a_quote_is_accepted_until_its_last_day_included() {
        let sent = quote(Stage::Sent { until: day("2026-11-30") });
        let accept = |on| sent.clone().answer(Verdict::Accepted, day(on), "Léa".into(), None);
        assert!(accept("2026-11-30").is_ok());
        assert_eq!(accept("2026-12-01"), Err(Refusal::Expired));
        assert_eq!(sent.state(day("2026-12-01")), State::Expired);
        assert!(sent.clone().answer(Verdict::Refused, day("2026-12-01"), "Léa".into(), None).is_ok());
    }

    #[test]
    fn only_an_accepted_quote_is_billed_and_only_once() {
        assert_eq!(quote(Stage::Draft).invoice(id('2')), Err(Refusal::NotAccepted));
        assert!(quote(Stage::Accepted).invoice(id('2')).is_ok());
        let billed = Quote { billed_by: Some(id('3')), ..quote(Stage::Accepted) };
        assert_eq!(billed.state(day("2026-12-01")), State::Invoiced);
        assert_eq!(billed.invoice(id('2')), Err(Refusal::AlreadyInvoiced(id('3'))));
    }
}
