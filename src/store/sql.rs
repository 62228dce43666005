//! Statements as constants, values on their way to D1, and the answers that come back.

use super::Fault;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize};
use worker::D1Result;
use worker::js_sys::Uint8Array;
use worker::wasm_bindgen::JsValue;

/// A statement of one company: it will not compile unless it filters on `company_id` and takes the company at `?1`.
#[derive(Debug, Clone, Copy)]
pub struct TenantSql(&'static str);

impl TenantSql {
    /// Takes the text, or stops the build.
    pub const fn new(text: &'static str) -> Self {
        assert!(contains(text, "company_id"), "tenant SQL must filter on company_id");
        assert!(contains(text, "?1"), "tenant SQL takes the company at ?1");
        assert!(!contains(text, "select *"), "SQL names its columns");
        Self(text)
    }

    /// The text.
    pub const fn text(&self) -> &'static str {
        self.0
    }
}

/// A statement from before a company is known: sign-in, public links, the clock's rounds.
#[derive(Debug, Clone, Copy)]
pub struct LobbySql(&'static str);

impl LobbySql {
    /// Takes the text.
    pub const fn new(text: &'static str) -> Self {
        assert!(!contains(text, "select *"), "SQL names its columns");
        Self(text)
    }

    /// The text.
    pub const fn text(&self) -> &'static str {
        self.0
    }

    /// The statement with its values.
    pub fn with(&self, values: Vec<Value>) -> Query {
        Query { text: self.0, values }
    }
}

/// `str::contains`, for constants.
#[expect(clippy::indexing_slicing, reason = "const evaluation: an index out of bounds stops the build")]
const fn contains(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let mut at = 0;
    while at + word.len() <= text.len() {
        let mut same = 0;
        while same < word.len() && text[at + same] == word[same] {
            same += 1;
        }
        if same == word.len() {
            return true;
        }
        at += 1;
    }
    false
}

/// Declares a file's statements and lists them for the test that prepares each against the migrations.
macro_rules! statements {
    ($kind:ident: $($(#[$doc:meta])* $name:ident = $text:expr;)+) => {
        $($(#[$doc])* const $name: $crate::store::sql::$kind = $crate::store::sql::$kind::new($text);)+

        /// Every statement of this file by name.
        pub(super) const STATEMENTS: &[(&str, &str)] = &[$((stringify!($name), $name.text())),+];
    };
}
pub(super) use statements;

/// A value on its way into a statement.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// SQL's null.
    Null,
    /// Text.
    Text(String),
    /// A whole number: D1 takes it as a float, exact to 2^53, so a statement that computes with it must cast it.
    Integer(i64),
    /// Bytes.
    Blob(Vec<u8>),
}

impl Value {
    /// A value of several columns, which the statement takes apart with `->>`: its numbers stay whole on the way.
    pub fn json(value: &impl Serialize) -> Self {
        Self::Text(serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned()))
    }

    fn into_js(self) -> JsValue {
        match self {
            Self::Null => JsValue::NULL,
            Self::Text(text) => JsValue::from_str(&text),
            Self::Integer(number) => float(number),
            Self::Blob(bytes) => Uint8Array::from(bytes.as_slice()).into(),
        }
    }
}

/// The only place where money becomes a float: on the wire to D1, where it stays exact to 2^53.
#[expect(
    clippy::cast_precision_loss,
    clippy::disallowed_types,
    reason = "D1 binds floats; amounts are bounded by 2^53"
)]
fn float(number: i64) -> JsValue {
    JsValue::from_f64(number as f64)
}

macro_rules! value_from {
    ($($from:ty => |$it:ident| $value:expr;)+) => {$(
        impl From<$from> for Value {
            fn from($it: $from) -> Self {
                $value
            }
        }
    )+};
}

value_from! {
    &str => |it| Self::Text(it.to_owned());
    String => |it| Self::Text(it);
    &String => |it| Self::Text(it.clone());
    i64 => |it| Self::Integer(it);
    u32 => |it| Self::Integer(i64::from(it));
    u16 => |it| Self::Integer(i64::from(it));
    bool => |it| Self::Integer(i64::from(it));
    Vec<u8> => |it| Self::Blob(it);
    crate::domain::money::Cents => |it| Self::Integer(it.get());
    crate::domain::day::Day => |it| Self::Text(it.to_string());
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(it: Option<T>) -> Self {
        it.map_or(Self::Null, Into::into)
    }
}

/// Values in the order of a statement's parameters.
macro_rules! bind {
    ($($value:expr),* $(,)?) => {
        vec![$($crate::store::sql::Value::from($value)),*]
    };
}
pub(super) use bind;

/// Reads SQL's 0 and 1.
pub fn flag<'de, D: Deserializer<'de>>(column: D) -> Result<bool, D::Error> {
    Ok(u8::deserialize(column)? != 0)
}

/// Reads a column that holds JSON.
pub fn json<'de, D: Deserializer<'de>, T: DeserializeOwned>(column: D) -> Result<T, D::Error> {
    serde_json::from_str(&String::deserialize(column)?).map_err(D::Error::custom)
}

/// A statement and its values, ready to join a batch.
#[derive(Debug)]
pub struct Query {
    pub(super) text: &'static str,
    pub(super) values: Vec<Value>,
}

impl Query {
    /// The values as D1 takes them.
    pub(super) fn into_parts(self) -> (&'static str, Vec<JsValue>) {
        (self.text, self.values.into_iter().map(Value::into_js).collect())
    }
}

/// What a batch answered, statement by statement.
pub struct Answers(pub(super) Vec<D1Result>);

impl Answers {
    /// The rows of one statement.
    pub fn rows<T: DeserializeOwned>(&self, at: usize) -> Result<Vec<T>, Fault> {
        let answer = self.0.get(at).ok_or(Fault::Corrupt("answer"))?;
        answer.results::<T>().map_err(|error| Fault::Broken(error.to_string()))
    }

    /// The first row of one statement.
    pub fn row<T: DeserializeOwned>(&self, at: usize) -> Result<Option<T>, Fault> {
        Ok(self.rows(at)?.into_iter().next())
    }

    /// How many rows one statement changed.
    pub fn changes(&self, at: usize) -> Result<usize, Fault> {
        let answer = self.0.get(at).ok_or(Fault::Corrupt("answer"))?;
        let meta = answer.meta().map_err(|error| Fault::Broken(error.to_string()))?;
        Ok(meta.and_then(|meta| meta.changes).unwrap_or_default())
    }
}
