//! The journal as it is read: page by page from the latest, and whole when its seals are checked.

use super::page::{Listed, Page, Sorted};
use super::seals::{SealedRow, canonical, digest};
use super::sql::{bind, flag, json, statements};
use super::{Fault, Tenant};
use crate::domain::chain::{Break, Seal, Walk};
use serde::{Deserialize, Serialize};

/// How many events one round trip checks.
const STRIDE: i64 = 1000;

macro_rules! columns {
    () => {
        "e.n as mark, '' as mark_id, e.n, e.at, e.actor_kind, e.actor_name, e.action, e.subject_kind, e.subject_id, e.label, e.detail,
            exists (select 1 from seals s where s.company_id = e.company_id and s.n = e.n) as sealed"
    };
}

macro_rules! narrowed {
    () => {
        "(?4 is null or e.actor_id = ?4) and (?5 is null or e.action = ?5) and (?6 is null or e.subject_kind = ?6)
            and (?7 is null or e.at >= ?7) and (?8 is null or e.at < ?8)"
    };
}

statements! { TenantSql:
    /// A page of everything, from the latest.
    LATEST = concat!("
        select ", columns!(), " from events e where e.company_id = ?1 and e.n < ?2 and ", narrowed!(), "
        order by e.n desc limit ?3");
    /// A page about one thing, from the latest.
    ABOUT = concat!("
        select ", columns!(), " from events e where e.company_id = ?1 and e.subject_id = ?9 and e.n < ?2 and ", narrowed!(), "
        order by e.n desc limit ?3");
    /// The next events with their seals, from the first.
    CHAIN = "
        select e.company_id, e.n, e.at, e.actor_kind, e.actor_id, e.actor_name, e.action, e.subject_kind, e.subject_id, e.label,
            e.detail, e.request_id, s.previous, s.hash
        from events e left join seals s on s.company_id = e.company_id and s.n = e.n
        where e.company_id = ?1 and e.n > ?2
        order by e.n
        limit ?3";
}

/// An event as people read it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct JournalEvent {
    /// Its rank in the company's journal.
    #[cfg_attr(test, ts(type = "number"))]
    pub n: i64,
    /// Its instant.
    #[cfg_attr(test, ts(type = "number"))]
    pub at: i64,
    /// user, client or system.
    pub actor_kind: String,
    /// Who acted.
    pub actor_name: String,
    /// What they did.
    pub action: String,
    /// To what kind of thing.
    pub subject_kind: String,
    /// To which.
    pub subject_id: String,
    /// How people call it.
    pub label: String,
    /// More about it.
    #[serde(deserialize_with = "json")]
    #[cfg_attr(test, ts(type = "Record<string, unknown>"))]
    pub detail: serde_json::Value,
    /// Whether its seal is written.
    #[serde(deserialize_with = "flag")]
    pub sealed: bool,
}

/// What a journal is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Narrowed {
    /// What is acted on, by its id.
    pub subject: Option<String>,
    /// Who acts, by their id.
    pub actor: Option<String>,
    /// What is done.
    pub action: Option<String>,
    /// To what kind of thing.
    pub about: Option<String>,
    /// Not before this instant, in milliseconds.
    pub since: Option<i64>,
    /// Before this instant, in milliseconds.
    pub until: Option<i64>,
}

/// What a check of the chain found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Verification {
    /// It holds.
    Intact {
        /// True.
        intact: bool,
        /// How many events there are.
        #[cfg_attr(test, ts(type = "number"))]
        events: i64,
        /// How many of them are sealed.
        #[cfg_attr(test, ts(type = "number"))]
        sealed: i64,
        /// Since when events wait for their seal.
        #[cfg_attr(test, ts(type = "number | null"))]
        unsealed_since: Option<i64>,
    },
    /// It breaks.
    Broken {
        /// False.
        intact: bool,
        /// At which rank.
        #[cfg_attr(test, ts(type = "number"))]
        broken_at: i64,
        /// Why: a stable code.
        reason: &'static str,
    },
}

impl Verification {
    fn broken(at: i64, why: Break) -> Self {
        Self::Broken { intact: false, broken_at: at, reason: why.code() }
    }
}

impl From<Walk> for Verification {
    fn from(walk: Walk) -> Self {
        let Walk { events, sealed, unsealed_since, .. } = walk;
        Self::Intact { intact: true, events, sealed, unsealed_since }
    }
}

impl Tenant {
    /// A page of the journal, about one thing or everything.
    pub async fn journal(&self, page: &Page, narrowed: Narrowed) -> Result<Listed<JournalEvent>, Fault> {
        let [before, _] = page.start(Sorted::ByWhole);
        let Narrowed { subject, actor, action, about, since, until } = narrowed;
        let mut values = bind![before, page.limit(), actor, action, about, since, until];
        let query = match subject {
            None => self.query(&LATEST, values),
            Some(subject) => {
                values.push(subject.into());
                self.query(&ABOUT, values)
            }
        };
        let (_, answers) = self.read(vec![query]).await?;
        page.read(&answers, 0)
    }

    /// Walks the whole chain: every event against its seal, every seal against the one before.
    pub async fn verify_journal(&self) -> Result<Verification, Fault> {
        let mut walk = Walk::default();
        loop {
            let asked = self.query(&CHAIN, bind![walk.events, STRIDE]);
            let (_, answers) = self.read(vec![asked]).await?;
            let rows = answers.rows::<SealedRow>(0)?;
            let last = i64::try_from(rows.len()).unwrap_or(STRIDE) < STRIDE;
            for SealedRow { event, previous, hash } in rows {
                let seal = previous.as_deref().zip(hash.as_deref());
                let seal = seal.map(|(previous, hash)| Seal { previous, hash });
                if let Err(why) = walk.meet(event.n, event.at, &canonical(&event)?, seal, digest) {
                    return Ok(Verification::broken(walk.events, why));
                }
            }
            if last {
                return Ok(walk.into());
            }
        }
    }
}
