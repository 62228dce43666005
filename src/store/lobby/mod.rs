//! What is known before a company is: who knocks, the codes they were sent, the sessions they opened.

mod accounts;
mod challenges;
mod confirmations;
mod person;
mod resets;
mod sessions;
mod throttles;
mod users;

pub use challenges::{Attempt, Door, HOUR_MS, Purpose, SENDINGS_PER_HOUR, Superseded, Ticket};
pub use person::Proof;
pub use resets::RESET_MS;
pub use sessions::{Belonging, Entrance, Seat};
pub use throttles::{Buckets, Knocks, Waits};
pub use users::{Account, Newcomer, Profile};

use super::{Fault, Store};
use crate::domain::identity::Email;
use crate::platform::Now;

/// What is known of somebody who knocks with an address.
#[derive(Debug, Clone)]
pub struct Knock {
    /// How long they must wait, and for what.
    pub waits: Waits,
    /// Whose address it is.
    pub account: Option<Account>,
    /// When codes were sent to it for this purpose within the hour.
    pub sendings: Vec<i64>,
}

impl Store {
    /// Counts the knock before anything costly is done, and tells what is known of the address: one round trip.
    pub async fn knock(
        &self,
        email: &Email,
        purpose: Purpose,
        buckets: &Buckets,
        now: &Now,
    ) -> Result<Knock, Fault> {
        let mut batch = throttles::hits(buckets, now);
        batch.push(users::find(email));
        batch.push(challenges::sendings(email, purpose, now));
        let answers = self.batch(batch).await?;
        Ok(Knock {
            waits: throttles::waits(&answers, buckets, now)?,
            account: answers.row(3)?,
            sendings: challenges::times(&answers, 4)?,
        })
    }
}

/// Every statement of the lobby by file.
pub(super) const STATEMENTS: &[(&str, &[(&str, &str)])] = &[
    ("lobby/accounts", accounts::STATEMENTS),
    ("lobby/challenges", challenges::STATEMENTS),
    ("lobby/confirmations", confirmations::STATEMENTS),
    ("lobby/person", person::STATEMENTS),
    ("lobby/resets", resets::STATEMENTS),
    ("lobby/sessions", sessions::STATEMENTS),
    ("lobby/throttles", throttles::STATEMENTS),
    ("lobby/users", users::STATEMENTS),
];
