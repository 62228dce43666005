//! What may become of a quote: each answer consumes it, and only the rule makes one.

use super::day::Day;
use super::ids::DocumentId;
use super::money::Cents;
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
    /// How much of it is billed.
    pub billed: Billed,
    /// The sent quote that replaces it.
    pub replaced_by: Option<DocumentId>,
}

/// How much of an accepted quote is billed by invoices and progress invoices, drafts too, credit notes off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Billed {
    /// Nothing.
    Nothing,
    /// A part.
    Partly,
    /// All of it.
    Wholly,
}

impl Billed {
    /// What was billed, if anything was begun, against what was accepted, including VAT.
    pub fn of(billed: Option<Cents>, accepted: Cents) -> Self {
        match billed {
            None => Self::Nothing,
            Some(billed) if billed >= accepted => Self::Wholly,
            Some(billed) if billed > Cents::ZERO => Self::Partly,
            Some(_) => Self::Nothing,
        }
    }
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
    /// Accepted, and billed in part.
    PartlyInvoiced,
    /// Accepted and billed.
    Invoiced,
    /// Sent, and replaced by a later one.
    Replaced,
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
    /// What they took of it.
    pub chosen: Option<Chosen>,
}

/// What a client took of a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The places of the options taken, from one; nothing when the quote offers none.
    pub options: Option<Vec<u32>>,
    /// What it comes to with them, including VAT.
    pub gross: Cents,
}

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    Accepted,
    /// No.
    Refused,
}

/// Why a quote stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is not with the client, or has its answer.
    NotSent,
    /// Its last day is over.
    Expired,
    /// A later quote was sent in its stead.
    Replaced,
}

impl Quote {
    /// What people call its state today.
    pub fn state(&self, today: Day) -> State {
        match (self.stage, self.billed) {
            (Stage::Draft, _) => State::Draft,
            (Stage::Sent { .. }, _) if self.replaced_by.is_some() => State::Replaced,
            (Stage::Sent { until }, _) if today > until => State::Expired,
            (Stage::Sent { .. }, _) => State::Sent,
            (Stage::Accepted, Billed::Wholly) => State::Invoiced,
            (Stage::Accepted, Billed::Partly) => State::PartlyInvoiced,
            (Stage::Accepted, Billed::Nothing) => State::Accepted,
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
            (Stage::Sent { .. }, _) if self.replaced_by.is_some() => Err(Refusal::Replaced),
            (Stage::Sent { until }, Verdict::Accepted) if on > until => Err(Refusal::Expired),
            (Stage::Sent { .. }, Verdict::Accepted | Verdict::Refused) => {
                Ok(Answer { quote: self.id, verdict, on, by, note, chosen: None })
            }
            (Stage::Draft | Stage::Accepted | Stage::Refused, _) => Err(Refusal::NotSent),
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
        Quote { id: id('1'), stage, billed: Billed::Nothing, replaced_by: None }
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
    fn an_accepted_quote_is_invoiced_once_all_of_it_is_billed() {
        let cents = |amount: i64| Cents::try_from(amount).unwrap();
        let state = |billed: Option<i64>, accepted| {
            let billed = Billed::of(billed.map(cents), cents(accepted));
            Quote { billed, ..quote(Stage::Accepted) }.state(day("2026-12-01"))
        };
        assert_eq!(state(None, 1000), State::Accepted);
        assert_eq!(state(Some(0), 1000), State::Accepted, "credited whole");
        assert_eq!(state(Some(999), 1000), State::PartlyInvoiced);
        assert_eq!(state(Some(1000), 1000), State::Invoiced);
        assert_eq!((state(None, 0), state(Some(0), 0)), (State::Accepted, State::Invoiced));
    }

    #[test]
    fn a_replaced_quote_waits_for_no_answer() {
        let old = Quote { replaced_by: Some(id('2')), ..quote(Stage::Sent { until: day("2026-11-30") }) };
        assert_eq!(old.state(day("2026-12-01")), State::Replaced);
        for verdict in [Verdict::Accepted, Verdict::Refused] {
            assert_eq!(
                old.clone().answer(verdict, day("2026-11-29"), "Léa".into(), None),
                Err(Refusal::Replaced)
            );
        }
    }
}
