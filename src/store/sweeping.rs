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
}

impl Store {
    /// Removes what nobody can ask for any more.
    pub async fn sweep(&self, now: i64) -> Result<(), Fault> {
        let keys = OLD_KEYS.with(bind![now - 30 * DAY_MS]);
        let codes = OLD_CODES.with(bind![now - DAY_MS]);
        self.batch(vec![keys, codes]).await.map(|_| ())
    }
}
