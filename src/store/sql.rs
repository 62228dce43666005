//! Statements as constants, values on their way to D1, and the answers that come back.

use super::Fault;
use serde::de::{DeserializeOwned, Error as _, SeqAccess, Visitor};
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

    /// Bytes for a statement that puts them through `unhex` when they come as text: a blob travels as a list of numbers.
    /// As with `hex!`, what would pass the platform's longest text stays one.
    pub fn bytes(bytes: &[u8]) -> Self {
        let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or_default();
        match bytes.len() {
            0..=900_000 => {
                Self::Text(bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect())
            }
            _ => Self::Blob(bytes.to_vec()),
        }
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

/// Bytes in SQL as `bytes` reads them: D1 hands out a blob as a list of numbers, which takes ten times as long to read as their hexadecimal.
/// Only what would pass the platform's longest text stays a list.
macro_rules! hex {
    ($column:literal) => {
        concat!("iif(length(", $column, ") <= 900000, hex(", $column, "), ", $column, ")")
    };
}
pub(super) use hex;

/// Reads a column of bytes, in hexadecimal or as numbers.
pub fn bytes<'de, D: Deserializer<'de>>(column: D) -> Result<Vec<u8>, D::Error> {
    Ok(Bytes::deserialize(column)?.0)
}

/// Reads a column of bytes that may be null.
pub fn some_bytes<'de, D: Deserializer<'de>>(column: D) -> Result<Option<Vec<u8>>, D::Error> {
    Ok(Option::<Bytes>::deserialize(column)?.map(|bytes| bytes.0))
}

struct Bytes(Vec<u8>);

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(column: D) -> Result<Self, D::Error> {
        column.deserialize_any(Hexadecimal).map(Bytes)
    }
}

struct Hexadecimal;

impl<'de> Visitor<'de> for Hexadecimal {
    type Value = Vec<u8>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("bytes")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Vec<u8>, E> {
        unhex(text).ok_or_else(|| E::custom("not hexadecimal"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut numbers: A) -> Result<Vec<u8>, A::Error> {
        let mut bytes = Vec::new();
        while let Some(byte) = numbers.next_element()? {
            bytes.push(byte);
        }
        Ok(bytes)
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |letter: u8| match letter {
        b'0'..=b'9' => Some(letter - b'0'),
        b'A'..=b'F' => Some(letter - b'A' + 10),
        _ => None,
    };
    let byte = |pair: &[u8]| match pair {
        [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
        _ => None,
    };
    text.as_bytes().chunks(2).map(byte).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_as_text_unless_they_are_many() {
        assert_eq!(Value::bytes(&[0, 255, 122]), Value::Text("00ff7a".to_owned()));
        assert_eq!(Value::bytes(&vec![1; 900_001]), Value::Blob(vec![1; 900_001]));
    }

    #[test]
    fn bytes_are_read_as_the_database_writes_them() {
        assert_eq!(unhex("00FF7A").unwrap(), [0, 255, 122]);
        assert_eq!((unhex(""), unhex("0"), unhex("0G")), (Some(Vec::new()), None, None));
        let read = |json: &str| bytes(&mut serde_json::Deserializer::from_str(json));
        assert_eq!(read("\"0A1B\"").unwrap(), [10, 27]);
        assert_eq!(read("[10, 27]").unwrap(), [10, 27]);
        assert!(read("\"xy\"").is_err() && read("[256]").is_err());
    }
}
