//! One company under one right: nothing reads or writes a company's rows but through a `Tenant`.

use super::sql::{Answers, Query, TenantSql, Value, bind, statements};
use super::{Fault, Store};
use crate::domain::day::Day;
use crate::domain::ids::{CompanyId, SessionId, ShareId, UserId};
use crate::platform::Now;
use serde::Deserialize;

statements! { TenantSql:
    /// Who asks, where: always one row, so that «signed out», «not yours» and «role too low» can be told apart.
    STANDING = "
        select
            (select 1 from sessions s where s.id = ?2 and s.user_id = ?3 and s.revoked_at is null and s.expires_at > ?4) as signed_in,
            (select m.role from memberships m where m.company_id = ?1 and m.user_id = ?3) as role,
            (select c.time_zone from companies c where c.id = ?1 and c.deleted_at is null) as time_zone";
    /// Aborts the batch unless the session lives and the role is among those of the right; an accountant writes nothing, whatever the right.
    MUST_BE_SEATED = "
        insert into must (what, ok)
        select 'right', exists (
            select 1 from sessions s
            join memberships m on m.user_id = s.user_id
            join companies c on c.id = m.company_id
            where m.company_id = ?1 and s.id = ?2 and s.user_id = ?3 and s.revoked_at is null and s.expires_at > ?4
              and c.deleted_at is null and m.role in (select value from json_each(?5)) and m.role <> 'accountant')";
    /// The same answer for the holder of a link: a guest of one document.
    GUEST_STANDING = "
        select
            1 as signed_in,
            (select 'guest' from shares s where s.company_id = ?1 and s.id = ?2 and s.revoked_at is null) as role,
            (select c.time_zone from companies c where c.id = ?1 and c.deleted_at is null) as time_zone";
    /// Aborts the batch unless the link still opens something.
    MUST_HOLD_A_LINK = "
        insert into must (what, ok)
        select 'right', exists (
            select 1 from shares s join companies c on c.id = s.company_id
            where s.company_id = ?1 and s.id = ?2 and s.revoked_at is null and c.deleted_at is null)";
    /// The same answer for the clock, which acts for the company itself.
    CLOCK_STANDING = "
        select 1 as signed_in, 'clock' as role, (select c.time_zone from companies c where c.id = ?1 and c.deleted_at is null) as time_zone /* company_id */";
    /// Aborts the batch once the company is closed.
    MUST_BE_OPEN = "
        insert into must (what, ok) select 'right', exists (select 1 from companies where id = ?1 and deleted_at is null) /* company_id */";
    /// Spends an idempotency key; a second time aborts the batch.
    SPEND_KEY = "
        insert into idempotency (company_id, user_id, key, fingerprint, reference, at) values (?1, ?2, ?3, ?4, ?5, ?6)";
    /// What a spent key stands for.
    SPENT_KEY = "
        select fingerprint, reference from idempotency where company_id = ?1 and user_id = ?2 and key = ?3";
}

/// Why a tenant may be opened: checked by the database in the same batch as what it allows.
#[derive(Debug, Clone)]
pub enum Gate {
    /// A signed-in user with one of these roles (a JSON list, as SQL takes it).
    Seat {
        /// The session the request came with.
        session: SessionId,
        /// Whose it is.
        user: UserId,
        /// The roles that the right admits.
        roles: &'static [&'static str],
    },
    /// The holder of a public link.
    Guest {
        /// The link.
        share: ShareId,
    },
    /// The clock, which delivers what a person has queued.
    Clock,
}

/// An idempotency key with the fingerprint of the request it came with.
#[derive(Debug, Clone)]
pub struct Key {
    /// The caller's own words.
    pub value: String,
    /// SHA-256 of method, path and body.
    pub fingerprint: String,
}

/// What became of a write that carries a key.
#[must_use]
pub enum Written {
    /// It happened now.
    Fresh(Answers),
    /// It had happened before: the id of what it made.
    Replayed(String),
}

/// Who asks, as the database sees it.
#[derive(Debug, Clone, Deserialize)]
pub struct Standing {
    signed_in: Option<i64>,
    /// owner, admin, member, accountant, or guest.
    pub role: Option<String>,
    time_zone: Option<String>,
}

impl Standing {
    /// The zone in which the company's days begin and end.
    pub fn time_zone(&self) -> &str {
        self.time_zone.as_deref().unwrap_or("Europe/Paris")
    }
}

/// One company, opened under one right. Its fields are private: the desk opens it, nobody else.
#[derive(Clone)]
pub struct Tenant {
    store: Store,
    company: CompanyId,
    gate: Gate,
    now: Now,
}

#[derive(Deserialize)]
struct SpentKey {
    fingerprint: String,
    reference: String,
}

impl Tenant {
    /// Opens a company under a right; the database checks it with each read and write.
    pub(crate) fn open(store: Store, company: CompanyId, gate: Gate, now: Now) -> Self {
        Self { store, company, gate, now }
    }

    /// The company.
    pub fn company(&self) -> &CompanyId {
        &self.company
    }

    /// The request's time.
    pub fn now(&self) -> &Now {
        &self.now
    }

    /// Who acts: the user's id, or nothing for a guest.
    pub fn user(&self) -> Option<&UserId> {
        match &self.gate {
            Gate::Seat { user, .. } => Some(user),
            Gate::Guest { .. } | Gate::Clock => None,
        }
    }

    /// The statement with the company at `?1` and the values after it.
    pub(super) fn query(&self, sql: &TenantSql, values: Vec<Value>) -> Query {
        let mut all = bind![self.company.as_str()];
        all.extend(values);
        Query { text: sql.text(), values: all }
    }

    /// Reads in one round trip: the answers begin at 0, after the standing.
    pub(super) async fn read(&self, queries: Vec<Query>) -> Result<(Standing, Answers), Fault> {
        let mut batch = vec![self.standing()];
        batch.extend(queries);
        let mut answers = self.store.batch(batch).await?;
        let standing = self.admitted(&answers)?;
        answers.0.remove(0);
        Ok((standing, answers))
    }

    /// Reads with today's date, in one round trip: the date of Paris is tried first, and the company's own when it differs.
    pub(super) async fn read_today(
        &self,
        queries: impl Fn(Day) -> Vec<Query>,
    ) -> Result<(Day, Answers), Fault> {
        let guess = self.now.today("Europe/Paris").ok_or(Fault::Corrupt("today"))?;
        let (standing, answers) = self.read(queries(guess)).await?;
        let today = self.today(&standing)?;
        if today == guess {
            return Ok((today, answers));
        }
        let (_, answers) = self.read(queries(today)).await?;
        Ok((today, answers))
    }

    /// Today's date where the company keeps its books.
    pub(super) fn today(&self, standing: &Standing) -> Result<Day, Fault> {
        self.now.today(standing.time_zone()).ok_or(Fault::Corrupt("companies.time_zone"))
    }

    /// Writes in one batch, all or nothing: the answers begin at 0, after the right.
    pub(super) async fn write(&self, queries: Vec<Query>) -> Result<Answers, Fault> {
        let mut batch = vec![self.must_right()];
        batch.extend(queries);
        match self.store.batch(batch).await {
            Ok(mut answers) => {
                answers.0.remove(0);
                Ok(answers)
            }
            // The assertion only says that the right is missing; the standing says why.
            Err(Fault::RoleTooLow) => Err(self.read(vec![]).await.err().unwrap_or(Fault::RoleTooLow)),
            Err(fault) => Err(fault),
        }
    }

    /// Writes once for each key: a repeated key answers with what it made the first time.
    pub(super) async fn write_once(
        &self,
        key: &Key,
        made: &str,
        queries: Vec<Query>,
    ) -> Result<Written, Fault> {
        let mut batch = vec![self.query(
            &SPEND_KEY,
            bind![self.actor(), key.value.as_str(), key.fingerprint.as_str(), made, self.now.ms],
        )];
        batch.extend(queries);
        match self.write(batch).await {
            Ok(mut answers) => {
                answers.0.remove(0);
                Ok(Written::Fresh(answers))
            }
            Err(Fault::Repeated) => self.replay(key).await.map(Written::Replayed),
            Err(fault) => Err(fault),
        }
    }

    async fn replay(&self, key: &Key) -> Result<String, Fault> {
        self.replayed(key).await?.ok_or(Fault::KeyReused)
    }

    /// What a key has made, if it has served for this very request.
    pub async fn replayed(&self, key: &Key) -> Result<Option<String>, Fault> {
        let asked = self.query(&SPENT_KEY, bind![self.actor(), key.value.as_str()]);
        let (_, answers) = self.read(vec![asked]).await?;
        match answers.row::<SpentKey>(0)? {
            Some(spent) if spent.fingerprint == key.fingerprint => Ok(Some(spent.reference)),
            Some(_) => Err(Fault::KeyReused),
            None => Ok(None),
        }
    }

    /// Whose keys these are: a user's, or those of a link.
    fn actor(&self) -> &str {
        match &self.gate {
            Gate::Seat { user, .. } => user.as_str(),
            Gate::Guest { share } => share.as_str(),
            Gate::Clock => "clock",
        }
    }

    /// The statement that says who asks: a write that needs the company's date reads it at its end.
    pub(super) fn standing(&self) -> Query {
        match &self.gate {
            Gate::Seat { session, user, .. } => {
                self.query(&STANDING, bind![session.as_str(), user.as_str(), self.now.ms])
            }
            Gate::Guest { share } => self.query(&GUEST_STANDING, bind![share.as_str()]),
            Gate::Clock => self.query(&CLOCK_STANDING, bind![]),
        }
    }

    fn must_right(&self) -> Query {
        match &self.gate {
            Gate::Seat { session, user, roles } => {
                let roles = format!("[\"{}\"]", roles.join("\",\""));
                self.query(&MUST_BE_SEATED, bind![session.as_str(), user.as_str(), self.now.ms, roles])
            }
            Gate::Guest { share } => self.query(&MUST_HOLD_A_LINK, bind![share.as_str()]),
            Gate::Clock => self.query(&MUST_BE_OPEN, bind![]),
        }
    }

    /// Builds a reply only if the first statement of the batch lets it.
    fn admitted(&self, answers: &Answers) -> Result<Standing, Fault> {
        let standing = answers.row::<Standing>(0)?.ok_or(Fault::Corrupt("standing"))?;
        if standing.signed_in.is_none() {
            return Err(Fault::SignedOut);
        }
        if standing.time_zone.is_none() {
            return Err(Fault::NotYours);
        }
        match (&self.gate, standing.role.as_deref()) {
            (_, None) => Err(Fault::NotYours),
            (Gate::Seat { roles, .. }, Some(role)) if !roles.contains(&role) => Err(Fault::RoleTooLow),
            _ => Ok(standing),
        }
    }
}
