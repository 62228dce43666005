//! The clock's rounds over every company's letters: lease what is due, and write down what became of it.

use super::messages::LetterKind;
use super::sql::{bind, statements};
use super::{Fault, Store};
use crate::domain::ids::{CompanyId, DocumentId, MessageId, ShareId};
use crate::domain::kind::Kind;
use crate::domain::language::{Currency, Language};
use serde::Deserialize;

/// How long a letter is ours alone, in milliseconds: longer than a whole round of slow answers.
const LEASE_MS: i64 = 90_000;

statements! { LobbySql:
    /// Leases the letters that are due, those whose lease ran out included; nobody else gets them meanwhile.
    LEASE = "
        update messages set state = 'leased', lease_until = ?2, attempts = attempts + 1
        where (company_id, id) in (
            select company_id, id from messages
            where state in ('ready', 'leased') and not_before <= ?1 and (state = 'ready' or lease_until < ?1)
            order by not_before limit ?3)
        returning company_id, id, kind, document_id, share_id, recipient, recipient_name, reply_to, subject, body, language, attempts, give_up_at";
    /// What surrounds a letter: the company it speaks for and the document it brings.
    SETTING = "
        select c.name as company_name, c.accent, d.kind as document_kind, d.number, d.gross_total, d.due_on, d.currency
        from companies c left join documents d on d.company_id = c.id and d.id = ?2
        where c.id = ?1 and c.deleted_at is null";
    /// Writes down that the provider took it; a lease that went to somebody else changes nothing.
    SENT = "
        update messages set state = 'sent', lease_until = null, sent_at = ?4, provider_id = ?5, failure = null
        where company_id = ?1 and id = ?2 and state = 'leased' and attempts = ?3";
    /// Puts it back until a later round.
    LATER = "
        update messages set state = 'ready', lease_until = null, not_before = ?4, failure = ?5
        where company_id = ?1 and id = ?2 and state = 'leased' and attempts = ?3";
    /// Gives it up.
    FAILED = "
        update messages set state = 'failed', lease_until = null, failure = ?4
        where company_id = ?1 and id = ?2 and state = 'leased' and attempts = ?3";
    /// Leaves it in doubt, for a person to decide.
    UNKNOWN = "
        update messages set state = 'unknown', lease_until = null, failure = ?4
        where company_id = ?1 and id = ?2 and state = 'leased' and attempts = ?3";
}

/// A letter that is ours to deliver until its lease runs out.
#[derive(Debug, Clone, Deserialize)]
pub struct Leased {
    /// Whose letter.
    pub company_id: CompanyId,
    /// Which.
    pub id: MessageId,
    /// What it is for.
    pub kind: LetterKind,
    /// The document it speaks of.
    pub document_id: DocumentId,
    /// The link it opens with.
    pub share_id: Option<ShareId>,
    /// To whom.
    pub recipient: String,
    /// The recipient's name.
    pub recipient_name: String,
    /// Who gets the answer.
    pub reply_to: Option<String>,
    /// Its subject.
    pub subject: String,
    /// What it says.
    pub body: String,
    /// The language around what it says.
    pub language: Language,
    /// How many times it was tried, this one included: what tells our lease from a later one.
    pub attempts: u32,
    /// When we stop trying.
    pub give_up_at: i64,
}

/// What surrounds a letter.
#[derive(Debug, Clone, Deserialize)]
pub struct Setting {
    /// The company it speaks for.
    pub company_name: String,
    /// Its colour.
    pub accent: String,
    /// The kind of its document.
    pub document_kind: Kind,
    /// The number of its document.
    pub number: Option<String>,
    /// What the document comes to, in cents.
    pub gross_total: i64,
    /// Its last day.
    pub due_on: Option<String>,
    /// Its currency.
    pub currency: Currency,
}

/// What became of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// The provider took it.
    Sent {
        /// Under this name.
        provider_id: String,
    },
    /// To be tried again.
    Later {
        /// Not before this instant.
        at: i64,
        /// Why it did not leave.
        why: String,
    },
    /// Refused for good, or given up.
    Failed {
        /// Why.
        why: String,
    },
    /// Perhaps delivered.
    Unknown {
        /// What was seen.
        why: String,
    },
}

impl Store {
    /// Leases up to so many letters that are due.
    pub async fn lease(&self, now: i64, most: u32) -> Result<Vec<Leased>, Fault> {
        self.batch(vec![LEASE.with(bind![now, now + LEASE_MS, most])]).await?.rows(0)
    }

    /// What surrounds a leased letter; nothing when its company is gone.
    pub async fn setting(&self, letter: &Leased) -> Result<Option<Setting>, Fault> {
        let asked = SETTING.with(bind![letter.company_id.as_str(), letter.document_id.as_str()]);
        self.batch(vec![asked]).await?.row(0)
    }

    /// Writes down what became of a leased letter, unless its lease has gone to somebody else.
    pub async fn settle(&self, letter: &Leased, now: i64, delivery: &Delivery) -> Result<(), Fault> {
        let (company, id, lease) = (letter.company_id.as_str(), letter.id.as_str(), letter.attempts);
        let query = match delivery {
            Delivery::Sent { provider_id } => SENT.with(bind![company, id, lease, now, provider_id]),
            Delivery::Later { at, why } => LATER.with(bind![company, id, lease, *at, why]),
            Delivery::Failed { why } => FAILED.with(bind![company, id, lease, why]),
            Delivery::Unknown { why } => UNKNOWN.with(bind![company, id, lease, why]),
        };
        self.batch(vec![query]).await.map(|_| ())
    }
}
