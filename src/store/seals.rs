//! Seals: within a minute each event is chained by hash to the one before it, in a table that only grows.

use super::sql::{Query, Value, bind, statements};
use super::{Fault, Store};
use crate::domain::chain::{ORIGIN, next};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

statements! { LobbySql:
    /// The companies with events to seal, and the seal each ends with.
    DUE = "
        select c.id as company_id, coalesce(s.n, 0) as sealed, s.hash as head
        from companies c
        left join seals s on s.company_id = c.id and s.n = (select max(n) from seals where company_id = c.id)
        where (select max(e.n) from events e where e.company_id = c.id) > coalesce(s.n, 0)
        limit 50";
    /// Their next events.
    UNSEALED = "
        select e.company_id, e.n, e.at, e.actor_kind, e.actor_id, e.actor_name, e.action, e.subject_kind, e.subject_id, e.label,
            e.detail, e.request_id
        from json_each(?1) d
        join events e on e.company_id = d.value ->> 'company_id' and e.n > d.value ->> 'sealed' and e.n <= d.value ->> 'sealed' + 100
        order by e.company_id, e.n";
    /// Adds a company's seals, unless another round has added some meanwhile.
    SEAL = "
        insert into seals (company_id, n, previous, hash, sealed_at)
        select ?1, s.value ->> 'n', s.value ->> 'previous', s.value ->> 'hash', ?3
        from json_each(?2) s
        where (select coalesce(max(n), 0) from seals where company_id = ?1) = cast(?4 as integer)
        order by s.key";
}

/// An event as its seal covers it: the order of its fields is part of the proof and never changes.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct EventRow {
    company_id: String,
    pub(super) n: i64,
    pub(super) at: i64,
    actor_kind: String,
    actor_id: Option<String>,
    actor_name: String,
    action: String,
    subject_kind: String,
    subject_id: String,
    label: String,
    detail: String,
    request_id: String,
}

/// An event with the seal it has, if any.
#[derive(Debug, Deserialize)]
pub(super) struct SealedRow {
    #[serde(flatten)]
    pub(super) event: EventRow,
    pub(super) previous: Option<String>,
    pub(super) hash: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Due {
    company_id: String,
    sealed: i64,
    head: Option<String>,
}

#[derive(Debug, Serialize)]
struct NewSeal {
    n: i64,
    previous: String,
    hash: String,
}

/// The text that a seal covers.
pub(super) fn canonical(event: &EventRow) -> Result<String, Fault> {
    serde_json::to_string(event).map_err(|error| Fault::Broken(error.to_string()))
}

/// SHA-256 in hexadecimal.
pub(super) fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Store {
    /// Seals what waits for it. Two rounds at once are harmless: the second finds the tail already sealed and adds nothing.
    pub async fn seal_due(&self, now: i64) -> Result<(), Fault> {
        let due: Vec<Due> = self.batch(vec![DUE.with(vec![])]).await?.rows(0)?;
        if due.is_empty() {
            return Ok(());
        }
        let events: Vec<EventRow> =
            self.batch(vec![UNSEALED.with(bind![Value::json(&due)])]).await?.rows(0)?;
        let sealed: Result<Vec<Query>, Fault> = due.iter().map(|due| sealing(due, &events, now)).collect();
        self.batch(sealed?).await.map(|_| ())
    }
}

/// The statement that seals the events of one company, each after the one before.
fn sealing(due: &Due, events: &[EventRow], now: i64) -> Result<Query, Fault> {
    let mut head = due.head.clone().unwrap_or_else(|| ORIGIN.to_owned());
    let mut seals = Vec::new();
    for event in events.iter().filter(|event| event.company_id == due.company_id) {
        let hash = next(&head, &canonical(event)?, digest);
        let previous = std::mem::replace(&mut head, hash.clone());
        seals.push(NewSeal { n: event.n, previous, hash });
    }
    Ok(SEAL.with(bind![due.company_id.as_str(), Value::json(&seals), now, due.sealed]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(n: i64) -> EventRow {
        let text = |text: &str| text.to_owned();
        EventRow {
            company_id: text("c"),
            n,
            at: 1,
            actor_kind: text("user"),
            actor_id: None,
            actor_name: text("Ana"),
            action: text("client.added"),
            subject_kind: text("client"),
            subject_id: text("k"),
            label: text("Élan"),
            detail: text("{}"),
            request_id: text("r"),
        }
    }

    #[test]
    fn a_seal_covers_every_field_in_one_fixed_order() {
        let wanted = r#"{"company_id":"c","n":1,"at":1,"actor_kind":"user","actor_id":null,"actor_name":"Ana","action":"client.added","subject_kind":"client","subject_id":"k","label":"Élan","detail":"{}","request_id":"r"}"#;
        assert_eq!(canonical(&event(1)).unwrap(), wanted);
        assert_eq!(digest("").len(), 64);
    }

    #[test]
    fn each_seal_follows_the_one_before() {
        let due = Due { company_id: "c".into(), sealed: 0, head: None };
        let query = sealing(&due, &[event(1), event(2)], 5).unwrap();
        let Some(Value::Text(seals)) = query.values.get(1) else { panic!("the seals travel as one value") };
        let seals: serde_json::Value = serde_json::from_str(seals).unwrap();
        assert_eq!(seals[0]["previous"], ORIGIN);
        assert_eq!(seals[1]["previous"], seals[0]["hash"]);
    }
}
