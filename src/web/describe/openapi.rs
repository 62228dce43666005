//! The book as an OpenAPI 3.1 document.

use super::book::{Book, Operation};
use crate::domain::language::Language;
use crate::web::routes::{Route, Takes};
use crate::web::{ROUTES, failure, sentences};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The method of a route, in lower case.
pub fn verb(route: &Route) -> &'static str {
    match route.method {
        "Get" => "get",
        "Post" => "post",
        "Put" => "put",
        "Delete" => "delete",
        other => panic!("{other} is no method of ours"),
    }
}

/// Who may call a route, as its call says; nothing for anybody.
fn right(route: &Route) -> Option<&'static str> {
    [
        ("desk.reader(", "owner, administrator, member or accountant of the company"),
        ("desk.member(", "owner, administrator or member of the company"),
        ("desk.admin(", "owner or administrator of the company"),
        ("desk.owner(", "owner of the company"),
    ]
    .into_iter()
    .find_map(|(call, who)| route.call.contains(call).then_some(who))
}

/// The status of a code.
fn status(code: &str) -> u16 {
    let known = failure::REFUSALS.iter().find(|(_, known)| *known == code);
    known.map_or_else(
        || match code {
            "invalid_fields" => 422,
            "broken" => 500,
            other => panic!("{other} is no refusal of ours"),
        },
        |(status, _)| *status,
    )
}

/// The codes of an operation: its own, and those its method and right bring.
fn codes(operation: &Operation, route: &Route) -> BTreeSet<&'static str> {
    let mut codes = operation.refusals.clone();
    codes.insert("broken");
    codes.insert("overloaded");
    codes.insert("address_too_long");
    if route.takes != Takes::Nothing {
        codes.extend(["body_too_large", "body_unreadable"]);
    }
    if route.takes.is_json() {
        codes.insert("body_not_json");
    }
    if operation.method != "get" {
        codes.insert("foreign_origin");
    }
    if right(route).is_some() {
        codes.extend(["signed_out", "not_found"]);
    }
    if right(route).is_some() && !route.call.contains("desk.reader(") {
        codes.insert("role_too_low");
    }
    codes
}

/// A reference for each status, to an answer that all operations with the same codes share.
fn refusals(codes: &BTreeSet<&'static str>, shared: &mut Map<String, Value>) -> Map<String, Value> {
    let mut by_status: BTreeMap<u16, Vec<&'static str>> = BTreeMap::new();
    for code in codes {
        by_status.entry(status(code)).or_default().push(code);
    }
    let answers = by_status.into_iter().map(|(status, codes)| {
        let name = codes.join(".");
        let reference = json!({ "$ref": format!("#/components/responses/{name}") });
        shared.insert(name, refusal(&codes));
        (status.to_string(), reference)
    });
    answers.collect()
}

fn refusal(codes: &[&'static str]) -> Value {
    let sentence = |code: &&'static str| format!("`{code}`: {}", sentences::of(code, Language::En));
    let sentences: Vec<_> = codes.iter().map(sentence).collect();
    let schema = json!({ "$ref": "#/components/schemas/Problem" });
    let content = json!({ "application/problem+json": { "schema": schema } });
    json!({ "description": sentences.join("\n\n"), "content": content })
}

fn described(operation: Operation, route: &Route, shared: &mut Map<String, Value>) -> Value {
    let who = right(route).or(operation.signed_in.then_some("anybody signed in"));
    let codes = codes(&operation, route);
    let mut responses = refusals(&codes, shared);
    for (status, mut answer) in operation.answers {
        // a page and a refusal may share a status
        if responses.contains_key(&status.to_string()) {
            answer["content"]["application/problem+json"] =
                json!({ "schema": { "$ref": "#/components/schemas/Problem" } });
        }
        responses.insert(status.to_string(), answer);
    }
    let named = operation.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let mut parameters: Vec<Value> = named
        .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }))
        .collect();
    parameters.extend(operation.parameters);
    let mut value = json!({
        "operationId": operation.id,
        "summary": operation.summary,
        "description": format!("For {}.", who.unwrap_or("everybody")),
        "tags": [operation.chapter],
        "security": if who.is_some() { json!([{ "session": [] }]) } else { json!([]) },
        "parameters": parameters,
        "responses": responses,
    });
    if let Some(content) = operation.body {
        value["requestBody"] = json!({ "required": true, "content": content });
    }
    value
}

fn problem() -> Value {
    json!({
        "type": "object",
        "description": "A refusal (RFC 9457), its sentences in the caller's language.",
        "required": ["type", "title", "status", "code", "detail", "request"],
        "properties": {
            "type": { "const": "about:blank" },
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "code": { "type": "string", "description": "Stable: programs decide by it." },
            "detail": { "type": "string" },
            "request": { "type": "string", "description": "The id under which the request is logged." },
            "fields": { "type": "array", "description": "Every field that cannot be taken.", "items": {
                "type": "object",
                "required": ["field", "code", "detail"],
                "properties": {
                    "field": { "type": "string", "description": "Its path, as `lines.2.quantity`." },
                    "code": { "type": "string" },
                    "detail": { "type": "string" },
                },
            } },
            "current": { "description": "With `changed_meanwhile`: what the thing is now." },
        },
    })
}

/// The whole document; its keys are sorted, so that the same code gives the same bytes.
pub fn document(book: Book) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    let mut chapters: Vec<Value> = Vec::new();
    let mut shared: Map<String, Value> = Map::new();
    for operation in book.operations {
        let is_its = |route: &&Route| verb(route) == operation.method && route.path() == operation.path;
        let Some(route) = ROUTES.iter().find(is_its) else { continue };
        let chapter = json!({ "name": operation.chapter });
        if !chapters.contains(&chapter) {
            chapters.push(chapter);
        }
        let (path, method) = (operation.path.clone(), operation.method);
        paths.entry(path).or_insert_with(|| json!({}))[method] = described(operation, route, &mut shared);
    }
    let mut schemas = book.schemas.definitions();
    schemas.insert("Problem".to_owned(), problem());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Comptoir",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Quotes, invoices and payments. Amounts are whole cents; quantities, prices and percentages are decimal texts with a dot; VAT rates are hundredths of a percent; days are `YYYY-MM-DD`; instants are milliseconds since 1970.",
        },
        "servers": [{ "url": "/" }],
        "tags": chapters,
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": shared,
            "securitySchemes": { "session": {
                "type": "apiKey", "in": "cookie", "name": "__Host-s",
                "description": "The cookie that `POST /api/session` sets.",
            } },
        },
    })
}
