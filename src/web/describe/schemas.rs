//! The shapes of bodies: as JSON Schema for the description, as TypeScript for pages.

use schemars::generate::{SchemaGenerator, SchemaSettings};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value};
use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::{Config, TS, TypeVisitor};

/// How the file of declarations begins.
const HEAD: &str = "// What the API takes and gives, written by `cargo test` from the Rust types.";

/// Every shape that an operation names.
pub struct Schemas {
    given: SchemaGenerator,
    taken: SchemaGenerator,
    types: Types,
}

/// TypeScript declarations by name.
struct Types {
    config: Config,
    seen: BTreeSet<TypeId>,
    declared: BTreeMap<String, String>,
}

fn settings() -> SchemaSettings {
    SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    })
}

impl Default for Schemas {
    fn default() -> Self {
        let config = Config::new().with_large_int("number");
        Self {
            given: settings().for_serialize().into_generator(),
            taken: settings().for_deserialize().into_generator(),
            types: Types { config, seen: BTreeSet::new(), declared: BTreeMap::new() },
        }
    }
}

impl Schemas {
    /// The shape of an answer.
    pub fn given<T: JsonSchema + TS + 'static>(&mut self) -> Value {
        self.types.visit::<T>();
        self.given.subschema_for::<T>().to_value()
    }

    /// The shape of a body.
    pub fn taken<T: JsonSchema + TS + 'static>(&mut self) -> Value {
        self.types.visit::<T>();
        self.taken.subschema_for::<T>().to_value()
    }

    /// The fields of a query.
    pub fn properties<T: JsonSchema>(&mut self) -> Map<String, Value> {
        let schema: Schema = T::json_schema(&mut self.taken);
        let mut properties: Map<_, _> =
            schema.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
        properties.values_mut().for_each(absent_not_null);
        properties
    }

    /// All named shapes. What is both taken and given is shown as it is taken, the wider of the two.
    pub fn definitions(mut self) -> Map<String, Value> {
        let mut all = self.given.take_definitions(true);
        all.extend(self.taken.take_definitions(true));
        all
    }

    /// All declarations, in the order of their names.
    pub fn declarations(&self) -> String {
        let declared: Vec<&str> = self.types.declared.values().map(String::as_str).collect();
        let text = format!("{HEAD}\n\n{}", declared.join("\n"));
        text.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
    }
}

/// A parameter is said or not said; it is never null.
fn absent_not_null(schema: &mut Value) {
    let Some(members) = schema.as_object_mut() else { return };
    if let Some(Value::Array(types)) = members.get_mut("type") {
        types.retain(|name| name != "null");
    }
    if let Some(Value::Array(choices)) = members.remove("anyOf") {
        let choice = choices.into_iter().find_map(|choice| choice.as_object().cloned());
        members.extend(choice.unwrap_or_default());
    }
    members.remove("default");
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let text = format!("{docs}export {}\n", T::decl(&self.config));
            let before = self.declared.insert(T::ident(&self.config), text.clone());
            assert!(
                before.is_none_or(|before| before == text),
                "two types are called {}",
                T::ident(&self.config)
            );
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}
