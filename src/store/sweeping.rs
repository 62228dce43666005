//! Sweeps away what has served its time; a little at each round, so that no round is long.

use super::sql::{bind, statements};
use super::{Fault, Store};

const DAY_MS: i64 = 24 * 3600 * 1000;

statements! { LobbySql:
    /// Idempotency keys of more than thirty days.
    OLD_KEYS = "
        delete from idempotency where rowid in (select rowid from idempotency where at < ?1 order by at limit 500)";
    /// Codes that ran out a day ago.
    OLD_CODES = "
        delete from challenges where rowid in (select rowid from challenges where expires_at < ?1 limit 500)";
    /// Sessions that ended a day ago.
    OLD_SESSIONS = "
        delete from sessions where rowid in (
            select rowid from sessions where expires_at < ?1 or revoked_at < ?1 limit 500)";
    /// Counts of knocks that a day has passed over.
    OLD_COUNTS = "
        delete from throttles where rowid in (select rowid from throttles where slot < ?1 limit 500)";
}

impl Store {
    /// Removes what nobody can ask for any more.
    pub async fn sweep(&self, now: i64) -> Result<(), Fault> {
        let keys = OLD_KEYS.with(bind![now - 30 * DAY_MS]);
        let codes = OLD_CODES.with(bind![now - DAY_MS]);
        let sessions = OLD_SESSIONS.with(bind![now - DAY_MS]);
        let counts = OLD_COUNTS.with(bind![now - DAY_MS]);
        self.batch(vec![keys, codes, sessions, counts]).await.map(|_| ())
    }
}
