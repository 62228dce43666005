//! How often somebody may knock: counted in the statement that asks, so that parallel tries are each counted.

use super::super::sql::{Answers, Query, bind, statements};
use super::super::{Fault, Store};
use crate::platform::Now;
use serde::Deserialize;

statements! { LobbySql:
    /// Counts a knock of a network in the present window.
    COUNT = "
        insert into throttles (key, slot, hits) values (?1, ?2, 1)
        on conflict (key) do update set hits = iif(slot = excluded.slot, hits + 1, 1), slot = excluded.slot
        returning hits";
    /// Counts a try on an account, unless it must wait: five are free, then 1, 2, 4, 8 and 15 minutes pass between two.
    TRY = "
        insert into throttles (key, slot, hits) values (?1, ?2, 1)
        on conflict (key) do update set hits = iif(slot < excluded.slot - 86400000, 1, hits + 1), slot = excluded.slot
        where hits < 5 or slot + min(15, 1 << min(hits - 5, 4)) * 60000 <= excluded.slot
        returning hits";
    /// Until when an account must wait.
    WAIT = "
        select slot + min(15, 1 << min(hits - 5, 4)) * 60000 as until from throttles where key = ?1 and hits >= 5";
    /// A right password clears the account.
    CLEAR = "
        delete from throttles where key = ?1";
}

/// The window in which a network's knocks are counted, in milliseconds.
const WINDOW_MS: i64 = 10 * 60 * 1000;
/// How many knocks a network has in a window: an office shares one.
const NETWORK_KNOCKS: i64 = 120;

/// Under which keys a knock is counted.
#[derive(Debug, Clone)]
pub struct Buckets {
    /// The network's.
    pub network: String,
    /// The account's, when a password is tried on it.
    pub account: Option<String>,
}

/// The knocks of a network at one door.
#[derive(Debug, Clone)]
pub struct Knocks {
    /// The key they are counted under.
    pub key: String,
    /// How many it has in a window.
    pub room: i64,
}

/// How long a knock must wait; nothing when it may go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Waits {
    /// Seconds until the network's window ends.
    pub network: Option<u32>,
    /// Seconds until the account may be tried again.
    pub account: Option<u32>,
}

impl Waits {
    /// The longer of both.
    pub fn longest(&self) -> Option<u32> {
        self.network.max(self.account)
    }
}

#[derive(Deserialize)]
struct Hits {
    hits: i64,
}

#[derive(Deserialize)]
struct Until {
    until: i64,
}

/// Three statements, whatever is asked: the answers keep their places.
pub(super) fn hits(buckets: &Buckets, now: &Now) -> Vec<Query> {
    let network = COUNT.with(bind![buckets.network.as_str(), window(now)]);
    let account = match &buckets.account {
        Some(key) => TRY.with(bind![key.as_str(), now.ms]),
        None => WAIT.with(bind![""]),
    };
    vec![network, account, WAIT.with(bind![buckets.account.as_deref().unwrap_or_default()])]
}

pub(super) fn waits(answers: &Answers, buckets: &Buckets, now: &Now) -> Result<Waits, Fault> {
    let knocks = answers.row::<Hits>(0)?.map_or(0, |row| row.hits);
    let network = late(knocks, NETWORK_KNOCKS, now);
    let refused = buckets.account.is_some() && answers.row::<Hits>(1)?.is_none();
    let until = if refused { answers.row::<Until>(2)? } else { None };
    Ok(Waits { network, account: until.map(|row| seconds(row.until - now.ms)) })
}

impl Knocks {
    /// The statement that counts one more, the first of its batch.
    pub(in crate::store) fn count(&self, now: &Now) -> Query {
        COUNT.with(bind![self.key.as_str(), window(now)])
    }

    /// Whether that was one too many.
    pub(in crate::store) fn waits(&self, answers: &Answers, now: &Now) -> Result<Waits, Fault> {
        let knocks = answers.row::<Hits>(0)?.map_or(0, |row| row.hits);
        Ok(Waits { network: late(knocks, self.room, now), account: None })
    }
}

impl Store {
    /// Lets an account start again at nought.
    pub async fn clear_tries(&self, buckets: &Buckets) -> Result<(), Fault> {
        let Some(key) = &buckets.account else { return Ok(()) };
        self.batch(vec![CLEAR.with(bind![key.as_str()])]).await.map(|_| ())
    }
}

fn window(now: &Now) -> i64 {
    now.ms - now.ms.rem_euclid(WINDOW_MS)
}

/// How long until the window ends, once it is full.
fn late(knocks: i64, room: i64, now: &Now) -> Option<u32> {
    (knocks > room).then(|| seconds(window(now) + WINDOW_MS - now.ms))
}

/// Whole seconds, at least one.
fn seconds(ms: i64) -> u32 {
    u32::try_from(ms.max(0).div_euclid(1000) + 1).unwrap_or(u32::MAX)
}
