//! A page per route: what it asks for, what it gives, and the refusals of its own.

use super::schemas::Schemas;
use schemars::JsonSchema;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use ts_rs::TS;

/// Every operation, and the schemas they name.
#[derive(Default)]
pub struct Book {
    /// In the order of their chapters.
    pub operations: Vec<Operation>,
    /// What they take and give.
    pub schemas: Schemas,
    chapter: &'static str,
}

/// One route.
pub struct Operation {
    /// In lower case.
    pub method: &'static str,
    /// As OpenAPI writes it.
    pub path: String,
    /// Its name, for generated clients.
    pub id: &'static str,
    /// What it does, in a sentence.
    pub summary: &'static str,
    /// Its chapter.
    pub chapter: &'static str,
    /// Its query and header parameters.
    pub parameters: Vec<Value>,
    /// Its body, by media type.
    pub body: Option<Value>,
    /// What it answers when all is well.
    pub answers: Vec<(u16, Value)>,
    /// The codes it refuses with, besides those its right brings.
    pub refusals: BTreeSet<&'static str>,
    /// Whether a session is enough, without any company.
    pub signed_in: bool,
}

/// An operation that is being written.
pub struct Entry<'a> {
    operation: &'a mut Operation,
    schemas: &'a mut Schemas,
}

impl Book {
    /// Begins a chapter.
    pub fn chapter(&mut self, name: &'static str) {
        self.chapter = name;
    }

    /// A read.
    pub fn get(&mut self, path: &str, id: &'static str, summary: &'static str) -> Entry<'_> {
        self.add("get", path, id, summary)
    }

    /// A deed.
    pub fn post(&mut self, path: &str, id: &'static str, summary: &'static str) -> Entry<'_> {
        self.add("post", path, id, summary)
    }

    /// A replacement.
    pub fn put(&mut self, path: &str, id: &'static str, summary: &'static str) -> Entry<'_> {
        self.add("put", path, id, summary)
    }

    /// A removal.
    pub fn delete(&mut self, path: &str, id: &'static str, summary: &'static str) -> Entry<'_> {
        self.add("delete", path, id, summary)
    }

    /// `C` in a path stands for the company's own.
    fn add(
        &mut self,
        method: &'static str,
        path: &str,
        id: &'static str,
        summary: &'static str,
    ) -> Entry<'_> {
        let path = match path.strip_prefix('C') {
            Some(rest) => format!("/api/companies/{{company}}{rest}"),
            None => path.to_owned(),
        };
        self.operations.push(Operation {
            method,
            path,
            id,
            summary,
            chapter: self.chapter,
            parameters: Vec::new(),
            body: None,
            answers: Vec::new(),
            refusals: BTreeSet::new(),
            signed_in: false,
        });
        Entry { operation: self.operations.last_mut().unwrap(), schemas: &mut self.schemas }
    }
}

impl Entry<'_> {
    /// Takes JSON of this shape.
    pub fn takes<T: JsonSchema + TS + 'static>(self) -> Self {
        let schema = self.schemas.taken::<T>();
        self.operation.body = Some(json!({ "application/json": { "schema": schema } }));
        self.refuses(&["body_unreadable", "body_not_json", "body_too_large", "invalid_fields"])
    }

    /// Takes a body of these media types and this shape.
    pub fn takes_raw(self, media: &[&str], schema: &Value) -> Self {
        let content = media.iter().map(|media| ((*media).to_owned(), json!({ "schema": schema })));
        self.operation.body = Some(Value::Object(content.collect()));
        self.refuses(&["body_too_large"])
    }

    /// Gives JSON of this shape.
    pub fn gives<T: JsonSchema + TS + 'static>(self, status: u16) -> Self {
        let schema = self.schemas.given::<T>();
        self.gives_raw(status, "application/json", &schema)
    }

    /// Gives a body of this media type and shape.
    pub fn gives_raw(self, status: u16, media: &str, schema: &Value) -> Self {
        let answer = json!({ "description": "Done.", "content": { media: { "schema": schema } } });
        self.operation.answers.push((status, answer));
        self
    }

    /// Gives a file.
    pub fn gives_file(self, media: &str) -> Self {
        self.gives_raw(200, media, &json!({ "type": "string", "format": "binary" }))
    }

    /// Gives no body.
    pub fn gives_nothing(self) -> Self {
        self.operation.answers.push((204, json!({ "description": "Done; no body." })));
        self
    }

    /// Sends on to another page.
    pub fn sends_on(self) -> Self {
        self.operation.answers.push((303, json!({ "description": "See the page named by `location`." })));
        self
    }

    /// Reads these parameters of a query.
    pub fn asks<T: JsonSchema>(self, names: &[&str]) -> Self {
        let properties = self.schemas.properties::<T>();
        for name in names {
            let mut schema = properties.get(*name).cloned().unwrap();
            let described = schema.as_object_mut().and_then(|schema| schema.remove("description"));
            self.operation.parameters.push(json!({
                "name": name, "in": "query", "required": false, "description": described.unwrap(), "schema": schema,
            }));
        }
        self.refuses(&["query_unreadable"])
    }

    /// Happens once for each `Idempotency-Key`.
    pub fn once(self) -> Self {
        self.operation.parameters.push(json!({
            "name": "Idempotency-Key", "in": "header", "required": true,
            "description": "Any text of one's own, such as a UUID. The same key again gives the same answer, marked `Idempotent-Replayed: true`, and does nothing.",
            "schema": { "type": "string", "minLength": 1, "maxLength": 255 },
        }));
        self.refuses(&["idempotency_key_missing", "idempotency_key_reused"])
    }

    /// Changes only the version that `If-Match` names.
    pub fn if_unchanged(self) -> Self {
        self.operation.parameters.push(json!({
            "name": "If-Match", "in": "header", "required": true,
            "description": "The version one has seen, as its `ETag` gave it: `\"3\"`. Had it changed since, the refusal shows what it is now under `current`.",
            "schema": { "type": "string" },
        }));
        self.refuses(&["version_missing", "changed_meanwhile"])
    }

    /// Is for anybody signed in.
    pub fn signed_in(self) -> Self {
        self.operation.signed_in = true;
        self.refuses(&["signed_out"])
    }

    /// May refuse with these codes.
    pub fn refuses(self, codes: &[&'static str]) -> Self {
        self.operation.refusals.extend(codes);
        self
    }
}
