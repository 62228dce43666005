//! Writes the engine's answers as JSON: words, whole numbers, lists and objects, which is all they hold.

use std::fmt::{Error, Write};

use serde::Serialize;
use serde::ser::{Impossible, SerializeMap, SerializeSeq, SerializeStruct, Serializer};

/// The value as JSON; answers hold nothing that cannot be written.
pub fn write(value: &impl Serialize) -> String {
    let mut text = String::new();
    match value.serialize(Writer(&mut text)) {
        Ok(()) => text,
        Err(Error) => String::new(),
    }
}

struct Writer<'t>(&'t mut String);

impl Writer<'_> {
    #[inline(never)]
    fn quoted(self, value: &str) -> Result<(), Error> {
        self.0.push('"');
        for letter in value.chars() {
            let short = match letter {
                '"' | '\\' => letter,
                '\u{8}' => 'b',
                '\u{C}' => 'f',
                '\n' => 'n',
                '\r' => 'r',
                '\t' => 't',
                '\0'..' ' => {
                    write!(self.0, "\\u{:04x}", u32::from(letter))?;
                    continue;
                }
                _ => {
                    self.0.push(letter);
                    continue;
                }
            };
            self.0.push('\\');
            self.0.push(short);
        }
        self.0.push('"');
        Ok(())
    }

    #[inline(never)]
    fn number(self, value: i64) -> Result<(), Error> {
        write!(self.0, "{value}")
    }
}

/// What stands between two brackets, one after the other.
struct Members<'t> {
    text: &'t mut String,
    close: char,
    first: bool,
}

impl<'t> Members<'t> {
    fn open(text: &'t mut String, open: char, close: char) -> Result<Self, Error> {
        text.push(open);
        Ok(Members { text, close, first: true })
    }

    /// Makes room for the next one.
    #[inline(never)]
    fn next(&mut self) -> Writer<'_> {
        if !std::mem::take(&mut self.first) {
            self.text.push(',');
        }
        Writer(self.text)
    }

    fn named(&mut self, key: &str) -> Result<Writer<'_>, Error> {
        self.next().quoted(key)?;
        self.text.push(':');
        Ok(Writer(self.text))
    }

    fn done(self) -> Result<(), Error> {
        self.text.push(self.close);
        Ok(())
    }
}

impl SerializeSeq for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(self.next())
    }

    fn end(self) -> Result<(), Error> {
        self.done()
    }
}

impl SerializeStruct for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self.named(key)?)
    }

    fn end(self) -> Result<(), Error> {
        self.done()
    }
}

impl SerializeMap for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        key.serialize(self.next())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.text.push(':');
        value.serialize(Writer(self.text))
    }

    fn end(self) -> Result<(), Error> {
        self.done()
    }
}

macro_rules! numbers {
    ($($method:ident $number:ty,)+) => {$(
        fn $method(self, value: $number) -> Result<(), Error> {
            self.number(value.into())
        }
    )+};
}

macro_rules! never {
    ($($method:ident($($argument:ty),*) -> $answer:ty;)+) => {$(
        fn $method(self, $(_: $argument),*) -> Result<$answer, Error> {
            Err(Error)
        }
    )+};
}

#[expect(clippy::disallowed_types, reason = "serde names them; no answer holds one")]
impl<'t> Serializer for Writer<'t> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Members<'t>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Members<'t>;
    type SerializeStruct = Members<'t>;
    type SerializeStructVariant = Impossible<(), Error>;

    numbers! { serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64, serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, }

    never! {
        serialize_u64(u64) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        self.quoted(value)
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.quoted(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        Err(Error)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Members<'t>, Error> {
        Members::open(self.0, '[', ']')
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'t>, Error> {
        Members::open(self.0, '{', '}')
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'t>, Error> {
        Members::open(self.0, '{', '}')
    }
}
