//! Reads JSON by the serde of each type, as the server does. It knows what these types hold and no more: a general
//! reader, with its floats and its messages, would weigh more than the rules it serves.

use std::borrow::Cow;
use std::fmt::{Display, Formatter};

use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

/// How deep a value that nobody asked for may go.
const DEPTH_MAX: u8 = 127;

/// A text that is not JSON, or not of the wanted shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

impl Display for Unreadable {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str("unreadable")
    }
}

impl std::error::Error for Unreadable {}

impl Error for Unreadable {
    fn custom<T: Display>(_: T) -> Self {
        Unreadable
    }
}

/// The value that a whole text holds.
pub fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Unreadable> {
    let mut reader = Reader { text, at: 0 };
    let value = T::deserialize(&mut reader)?;
    reader.peek();
    if reader.at == text.len() { Ok(value) } else { Err(Unreadable) }
}

struct Reader<'de> {
    text: &'de str,
    at: usize,
}

impl<'de> Reader<'de> {
    /// The byte to be read; at the end none, which JSON never holds.
    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// The first byte of what comes next, past white space.
    #[inline(never)]
    fn peek(&mut self) -> u8 {
        while matches!(self.byte(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
        self.byte()
    }

    fn next(&mut self) -> u8 {
        let byte = self.byte();
        self.at += 1;
        byte
    }

    fn past(&self, start: usize) -> Result<&'de str, Unreadable> {
        self.text.get(start..self.at).ok_or(Unreadable)
    }

    #[inline(never)]
    fn take(&mut self, wanted: u8) -> Result<(), Unreadable> {
        let found = self.peek() == wanted;
        self.at += usize::from(found);
        if found { Ok(()) } else { Err(Unreadable) }
    }

    /// Letters, digits and signs that stand together: a number or a bare word.
    #[inline(never)]
    fn word(&mut self) -> Result<&'de str, Unreadable> {
        self.peek();
        let start = self.at;
        while self.byte().is_ascii_alphanumeric() || matches!(self.byte(), b'-' | b'+' | b'.') {
            self.at += 1;
        }
        self.past(start)
    }

    #[inline(never)]
    fn is_null(&mut self) -> Result<bool, Unreadable> {
        match self.peek() {
            b'n' if self.word()? == "null" => Ok(true),
            b'n' => Err(Unreadable),
            _ => Ok(false),
        }
    }

    fn boolean(&mut self) -> Result<bool, Unreadable> {
        match self.word()? {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(Unreadable),
        }
    }

    /// A whole number, which has one form: no zero before it, no sign it does not need, no exponent.
    #[inline(never)]
    fn integer(&mut self) -> Result<i64, Unreadable> {
        let word = self.word()?;
        let value: i64 = word.parse().map_err(|_| Unreadable)?;
        if value.to_string() == word { Ok(value) } else { Err(Unreadable) }
    }

    #[inline(never)]
    fn string(&mut self) -> Result<Cow<'de, str>, Unreadable> {
        self.take(b'"')?;
        let mut value = Cow::Borrowed("");
        loop {
            let start = self.at;
            while !matches!(self.byte(), b'"' | b'\\' | 0..=0x1F) {
                self.at += 1;
            }
            // `+=` borrows the first part and copies from the second on
            value += self.past(start)?;
            match self.next() {
                b'"' => return Ok(value),
                b'\\' => value.to_mut().push(self.escaped()?),
                _ => return Err(Unreadable),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, Unreadable> {
        Ok(match self.next() {
            same @ (b'"' | b'\\' | b'/') => char::from(same),
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => return Err(Unreadable),
        })
    }

    /// The letter of one code unit, or of a pair of surrogates.
    fn unicode(&mut self) -> Result<char, Unreadable> {
        let unit = self.code_unit()?;
        let mut code = unit;
        if (0xD800..0xDC00).contains(&unit) {
            if (self.next(), self.next()) != (b'\\', b'u') {
                return Err(Unreadable);
            }
            let low = self.code_unit()?.checked_sub(0xDC00).filter(|low| *low < 0x400).ok_or(Unreadable)?;
            code = 0x10000 + (unit - 0xD800) * 0x400 + low;
        }
        char::from_u32(code).ok_or(Unreadable)
    }

    fn code_unit(&mut self) -> Result<u32, Unreadable> {
        let mut unit = 0;
        for _ in 0..4 {
            unit = unit * 16 + char::from(self.next()).to_digit(16).ok_or(Unreadable)?;
        }
        Ok(unit)
    }

    /// Passes over a value that nobody asked for.
    fn skip(&mut self, depth: u8) -> Result<(), Unreadable> {
        let close = match self.peek() {
            b'"' => return self.string().map(drop),
            b'[' => b']',
            b'{' => b'}',
            _ => return if is_plain(self.word()?) { Ok(()) } else { Err(Unreadable) },
        };
        let deeper = depth.checked_sub(1).ok_or(Unreadable)?;
        let mut members = Members::open(self, close)?;
        while members.advance()? {
            if close == b'}' {
                members.reader.string()?;
                members.reader.take(b':')?;
            }
            members.reader.skip(deeper)?;
        }
        Ok(())
    }
}

/// Whether the word is a number of any kind, or one of the three names.
fn is_plain(word: &str) -> bool {
    if matches!(word, "null" | "true" | "false") {
        return true;
    }
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (number, exponent) = word.split_once(['e', 'E']).unwrap_or((word, "0"));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let whole = whole.strip_prefix('-').unwrap_or(whole);
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && digits(fraction)
        && digits(exponent.strip_prefix(['-', '+']).unwrap_or(exponent))
}

/// What stands between two brackets, one after the other.
struct Members<'r, 'de> {
    reader: &'r mut Reader<'de>,
    close: u8,
    first: bool,
}

impl<'r, 'de> Members<'r, 'de> {
    /// In ASCII each bracket closes two places after the one that opens.
    fn open(reader: &'r mut Reader<'de>, close: u8) -> Result<Self, Unreadable> {
        reader.take(close - 2)?;
        Ok(Members { reader, close, first: true })
    }

    /// Whether another one comes; the last bracket is taken.
    #[inline(never)]
    fn advance(&mut self) -> Result<bool, Unreadable> {
        if self.reader.take(self.close).is_ok() {
            return Ok(false);
        }
        if !std::mem::take(&mut self.first) {
            self.reader.take(b',')?;
        }
        Ok(true)
    }
}

impl<'de> SeqAccess<'de> for Members<'_, 'de> {
    type Error = Unreadable;

    #[inline(never)]
    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        if self.advance()? { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }
}

impl<'de> MapAccess<'de> for Members<'_, 'de> {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unreadable> {
        self.next_element_seed(seed)
    }

    #[inline(never)]
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unreadable> {
        self.reader.take(b':')?;
        seed.deserialize(&mut *self.reader)
    }
}

impl<'de> EnumAccess<'de> for &mut Reader<'de> {
    type Error = Unreadable;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Unreadable> {
        Ok((seed.deserialize(&mut *self)?, self))
    }
}

/// Choices are bare words.
impl<'de> VariantAccess<'de> for &mut Reader<'de> {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<(), Unreadable> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Unreadable> {
        Err(Unreadable)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Unreadable> {
        Err(Unreadable)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &[&str], _: V) -> Result<V::Value, Unreadable> {
        Err(Unreadable)
    }
}

macro_rules! integers {
    ($($method:ident)+) => {$(
        #[inline(never)]
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
            visitor.visit_i64(self.integer()?)
        }
    )+};
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Unreadable;

    integers! { deserialize_i64 deserialize_u16 deserialize_u32 deserialize_u64 }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_bool(self.boolean()?)
    }

    #[inline(never)]
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_string(self.string()?.into_owned())
    }

    #[inline(never)]
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_str(&self.string()?)
    }

    #[inline(never)]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.is_null()? { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    #[inline(never)]
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_seq(Members::open(self, b']')?)
    }

    #[inline(never)]
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &str,
        _: &[&str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_map(Members::open(self, b'}')?)
    }

    #[inline(never)]
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &str,
        _: &[&str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_enum(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.skip(DEPTH_MAX)?;
        visitor.visit_unit()
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Unreadable> {
        Err(Unreadable)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u128 f32 f64 char str bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct map
    }
}
