//! Letters of a company: queued in the batch of what they speak of, listed, taken back, tried again.

use super::sql::{Query, bind, statements};
use super::tenant::Tenant;
use super::{Fault, history::Event};
use crate::domain::ids::{DocumentId, MessageId, ShareId};
use crate::domain::language::Language;
use serde::{Deserialize, Serialize};

/// How long a letter is held before it leaves, in milliseconds: the time to take it back.
const HOLD_MS: i64 = 10_000;
/// How long we try to deliver a letter, in milliseconds.
const PATIENCE_MS: i64 = 24 * 3600 * 1000;

statements! { TenantSql:
    /// Opens a link to a document.
    OPEN_LINK = "
        insert into shares (company_id, id, document_id, created_at) values (?1, ?2, ?3, ?4)";
    /// Puts a letter in the outbox.
    QUEUE = "
        insert into messages (company_id, id, kind, document_id, share_id, recipient, recipient_name, reply_to, subject, body, language, state,
            not_before, give_up_at, created_by, created_at)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'ready', ?12, ?13, ?14, ?15)";
    /// What a letter is about, for the journal.
    LETTER = "
        select m.document_id, m.state, d.kind as document_kind, coalesce(d.number, '') as number
        from messages m join documents d on d.company_id = m.company_id and d.id = m.document_id
        where m.company_id = ?1 and m.id = ?2";
    /// Aborts the batch unless the letter is in one of these states (a JSON list).
    MUST_BE_IN = "
        insert into must (what, ok)
        select 'change', exists (
            select 1 from messages where company_id = ?1 and id = ?2 and state in (select value from json_each(?3)))";
    /// Takes a letter back, while it is still in our hands.
    CANCEL = "
        update messages set state = 'cancelled' where company_id = ?1 and id = ?2 and state = 'ready'";
    /// Sends a letter on its way again, once it was given up or lost.
    RETRY = "
        update messages set state = 'ready', not_before = ?3, give_up_at = ?4, failure = null
        where company_id = ?1 and id = ?2 and state in ('failed', 'unknown')";
}

/// What a letter is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub enum LetterKind {
    /// It brings a quote.
    Quote,
    /// It brings an invoice, a deposit invoice or a credit note.
    Invoice,
    /// It tells the company what its client answered.
    Answer,
}

impl LetterKind {
    /// The word in storage and on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Invoice => "invoice",
            Self::Answer => "answer",
        }
    }
}

/// Where a letter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub enum LetterState {
    /// Waiting to leave.
    Ready,
    /// Being handed to the provider.
    Leased,
    /// Taken by the provider.
    Sent,
    /// Refused for good, or given up.
    Failed,
    /// Perhaps delivered: the provider's answer was lost.
    Unknown,
    /// Taken back before it left.
    Cancelled,
}

/// Whether a letter may still be taken back for a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// It waits ten seconds.
    TenSeconds,
    /// It leaves at the next round.
    None,
}

/// A letter to queue.
#[derive(Debug, Clone)]
pub struct NewMessage {
    /// Its id, made beforehand.
    pub id: MessageId,
    /// What it is for.
    pub kind: LetterKind,
    /// The document it speaks of.
    pub document: DocumentId,
    /// The link it opens with, made beforehand; a letter to ourselves has none.
    pub share: Option<ShareId>,
    /// To whom.
    pub recipient: String,
    /// The recipient's name.
    pub recipient_name: String,
    /// Who gets the answer.
    pub reply_to: Option<String>,
    /// Its subject, one line.
    pub subject: String,
    /// What it says.
    pub body: String,
    /// The language around what it says.
    pub language: Language,
    /// Whether it may be taken back.
    pub hold: Hold,
}

/// A letter as people see it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct MessageRow {
    /// Its id.
    pub id: MessageId,
    /// What it is for.
    pub kind: LetterKind,
    /// To whom.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// Where it is.
    pub state: LetterState,
    /// When it leaves at the earliest.
    #[cfg_attr(test, ts(type = "number"))]
    pub not_before: i64,
    /// When the provider took it.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub sent_at: Option<i64>,
    /// Why it did not leave: the code of a sentence, and what the provider said.
    pub failure: Option<String>,
}

#[derive(Deserialize)]
struct Letter {
    document_id: String,
    document_kind: String,
    number: String,
    state: LetterState,
}

impl Tenant {
    /// The statements that queue a letter with its link, to join the batch of what it speaks of.
    pub(super) fn queue(&self, letter: &NewMessage) -> Vec<Query> {
        let now = self.now().ms;
        let leaves = match letter.hold {
            Hold::TenSeconds => now + HOLD_MS,
            Hold::None => now,
        };
        let document = letter.document.as_str();
        let share = letter.share.as_ref().map(|share| share.as_str());
        let link = share.map(|share| self.query(&OPEN_LINK, bind![share, document, now]));
        let queued = self.query(
            &QUEUE,
            bind![
                letter.id.as_str(),
                letter.kind.word(),
                document,
                share,
                letter.recipient.as_str(),
                letter.recipient_name.as_str(),
                letter.reply_to.as_deref(),
                letter.subject.as_str(),
                letter.body.as_str(),
                letter.language.code(),
                leaves,
                now + PATIENCE_MS,
                self.user().map(|user| user.as_str()),
                now,
            ],
        );
        link.into_iter().chain([queued]).collect()
    }

    /// Takes a letter back before it leaves; `Fault::Changed` when it has left.
    pub async fn cancel_letter(&self, id: &MessageId) -> Result<(), Fault> {
        let letter = self.letter(id).await?;
        let change = self.query(&CANCEL, bind![id.as_str()]);
        self.change_letter(id, &letter, "letter.cancelled", r#"["ready"]"#, change).await
    }

    /// Tries a letter again that was given up or lost; `Fault::Changed` when it has left or was taken back.
    pub async fn retry_letter(&self, id: &MessageId) -> Result<(), Fault> {
        let letter = self.letter(id).await?;
        match letter.state {
            // It is on its way already: asking twice is asking once.
            LetterState::Ready | LetterState::Leased => return Ok(()),
            LetterState::Sent | LetterState::Failed | LetterState::Unknown | LetterState::Cancelled => {}
        }
        let now = self.now().ms;
        let change = self.query(&RETRY, bind![id.as_str(), now, now + PATIENCE_MS]);
        self.change_letter(id, &letter, "letter.retried", r#"["failed", "unknown"]"#, change).await
    }

    async fn letter(&self, id: &MessageId) -> Result<Letter, Fault> {
        let (_, answers) = self.read(vec![self.query(&LETTER, bind![id.as_str()])]).await?;
        answers.row::<Letter>(0)?.ok_or(Fault::NotYours)
    }

    async fn change_letter(
        &self,
        id: &MessageId,
        letter: &Letter,
        action: &'static str,
        states: &str,
        change: Query,
    ) -> Result<(), Fault> {
        let kind = if letter.document_kind == "quote" { "quote" } else { "invoice" };
        let event = Event::new(action, kind, &letter.document_id, &letter.number);
        let must = self.query(&MUST_BE_IN, bind![id.as_str(), states]);
        self.write(vec![must, change, self.event(&event)]).await.map(|_| ())
    }
}
