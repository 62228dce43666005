//! The client's answer to a quote, given by the client through the link or written down by a member.

use super::Family;
use crate::domain::day::Day;
use crate::domain::document::Document;
use crate::domain::ids::DocumentId;
use crate::domain::money::Cents;
use crate::domain::quote::{Answer, Billed, Quote, Stage, Verdict};
use crate::store::history::Event;
use crate::store::messages::NewMessage;
use crate::store::sql::{Query, Value, bind, statements};
use crate::store::{Fault, Tenant};
use serde::Deserialize;
use serde_json::json;

statements! { TenantSql:
    /// How far a quote has come.
    STAGE = concat!(
        "
        select d.id, d.stage, d.due_on, d.issued_on, d.version, coalesce(d.answered_gross, d.gross_total) as accepted,
            ", billed!(), " as billed, ", replaced_by!(), " as replaced_by
        from documents d where d.company_id = ?1 and d.id = ?2 and d.kind = 'quote'"
    );
    /// Asserts that the quote still waits for its answer.
    MUST_WAIT = "
        insert into must (what, ok)
        select 'change', exists (select 1 from documents where company_id = ?1 and id = ?2 and kind = 'quote' and stage = 'sent')";
    /// Records the answer, only while it is awaited.
    ANSWER = "
        update documents
        set stage = ?3, answered_on = ?4, answered_by = ?5, answer_note = ?6, updated_at = ?7,
            answered_options = ?8, answered_gross = ?9, version = version + 1
        where company_id = ?1 and id = ?2 and kind = 'quote' and stage = 'sent'";
}

/// A quote's life, with what a caller needs to go on.
pub struct Answered {
    /// The quote as the rules see it.
    pub quote: Quote,
    /// Today, where the company keeps its books.
    pub today: Day,
}

#[derive(Deserialize)]
struct StageRow {
    id: DocumentId,
    stage: String,
    due_on: Option<Day>,
    issued_on: Day,
    accepted: Cents,
    billed: Option<Cents>,
    replaced_by: Option<DocumentId>,
}

impl Tenant {
    /// How far a quote has come, and today's date.
    pub async fn quote(&self, id: &DocumentId) -> Result<Option<Answered>, Fault> {
        let (standing, answers) = self.read(vec![self.query(&STAGE, bind![id.as_str()])]).await?;
        let today = self.today(&standing)?;
        let Some(row) = answers.row::<StageRow>(0)? else { return Ok(None) };
        let stage = match row.stage.as_str() {
            "draft" => Stage::Draft,
            "sent" => Stage::Sent { until: row.due_on.unwrap_or(row.issued_on) },
            "accepted" => Stage::Accepted,
            "refused" => Stage::Refused,
            _ => return Err(Fault::Corrupt("documents.stage")),
        };
        let billed = Billed::of(row.billed, row.accepted);
        Ok(Some(Answered { quote: Quote { id: row.id, stage, billed, replaced_by: row.replaced_by }, today }))
    }

    /// Records an answer, with a notice to the company in the same breath.
    pub async fn answer_quote(&self, answer: &Answer, notice: Option<&NewMessage>) -> Result<(), Fault> {
        self.write(self.answer_queries(answer, notice)).await.map(|_| ())
    }

    /// Records an answer and reads the quote again in the same batch.
    pub async fn answer_and_read(&self, answer: &Answer) -> Result<Document, Fault> {
        self.write_and_read(self.answer_queries(answer, None), Family::Quote, &answer.quote).await
    }

    fn answer_queries(&self, answer: &Answer, notice: Option<&NewMessage>) -> Vec<Query> {
        let (stage, action) = match answer.verdict {
            Verdict::Accepted => ("accepted", "quote.accepted"),
            Verdict::Refused => ("refused", "quote.refused"),
        };
        let id = answer.quote.as_str();
        let options = answer.chosen.as_ref().and_then(|chosen| chosen.options.as_ref());
        let mut event =
            Event::new(action, "quote", id, "").with(&json!({ "by": answer.by, "note": answer.note }));
        event.guest = &answer.by;
        let mut queries = vec![
            self.query(&MUST_WAIT, bind![id]),
            self.query(
                &ANSWER,
                bind![
                    id,
                    stage,
                    answer.on,
                    answer.by.as_str(),
                    answer.note.as_deref(),
                    self.now().ms,
                    options.map(Value::json),
                    answer.chosen.as_ref().map(|chosen| chosen.gross),
                ],
            ),
            self.event(&event),
        ];
        queries.extend(notice.into_iter().flat_map(|letter| self.queue(letter)));
        queries
    }
}
