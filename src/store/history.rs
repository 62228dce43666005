//! The journal: each change leaves one event, in the same batch.

use super::Tenant;
use super::sql::{Query, bind, statements};
use serde::Serialize;
use serde_json::{Map, Value, json};

statements! { TenantSql:
    /// Adds the next event; its rank is read in the statement that stamps it. A document without a label is called by its number.
    RECORD = "
        insert into events (company_id, n, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, label, detail, request_id)
        select ?1, coalesce((select max(n) from events where company_id = ?1), 0) + 1, ?2, ?3, ?4,
            coalesce((select name from users where id = ?4), ?5), ?6, ?7, ?8,
            coalesce(nullif(?9, ''), (select number from documents where company_id = ?1 and id = ?8), ''), ?10, ?11";
}

/// What happened, to what.
#[derive(Debug, Clone)]
pub struct Event<'a> {
    /// The verb, as `quote.sent`.
    pub action: &'static str,
    /// The kind of thing: quote, invoice, client, payment…
    pub subject_kind: &'static str,
    /// Its id.
    pub subject_id: &'a str,
    /// How people call it: its number or name.
    pub label: &'a str,
    /// More, as a JSON object.
    pub detail: String,
    /// The name of a guest who acts; users are named by their account.
    pub guest: &'a str,
}

impl<'a> Event<'a> {
    /// An event of a user, without detail.
    pub fn new(
        action: &'static str,
        subject_kind: &'static str,
        subject_id: &'a str,
        label: &'a str,
    ) -> Self {
        Self { action, subject_kind, subject_id, label, detail: "{}".to_owned(), guest: "" }
    }

    /// The same with its detail, a JSON object.
    #[must_use]
    pub fn with(mut self, detail: &serde_json::Value) -> Self {
        self.detail = detail.to_string();
        self
    }
}

/// The names of the fields that a change gives another value; the values themselves stay out of a journal that nothing can erase.
pub(super) fn changed_fields(before: &impl Serialize, after: &impl Serialize) -> Value {
    let members = |it| match it {
        Ok(Value::Object(members)) => members,
        _ => Map::new(),
    };
    let before = members(serde_json::to_value(before));
    let after = members(serde_json::to_value(after));
    let changed = after.iter().filter(|(name, value)| before.get(*name) != Some(*value));
    json!({ "fields": changed.map(|(name, _)| name).collect::<Vec<_>>() })
}

impl Tenant {
    /// The statement that records an event.
    pub(super) fn event(&self, event: &Event<'_>) -> Query {
        let kind = if self.user().is_some() { "user" } else { "client" };
        self.query(
            &RECORD,
            bind![
                self.now().ms,
                kind,
                self.user().map(|user| user.as_str()),
                event.guest,
                event.action,
                event.subject_kind,
                event.subject_id,
                event.label,
                event.detail.as_str(),
                self.now().request.as_str(),
            ],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_names_its_fields_and_nothing_else() {
        let before = json!({ "id": "1", "name": "A", "city": "Lyon", "version": 3 });
        let after = json!({ "name": "B", "city": "Lyon", "email": null });
        assert_eq!(changed_fields(&before, &after), json!({ "fields": ["email", "name"] }));
    }
}
