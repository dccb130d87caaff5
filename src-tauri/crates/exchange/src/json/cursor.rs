//! First floor, native JSON: the walk through a JSON text, shared by all formats written in it. It knows the way to
//! the value being read, so that an error can name its place, and counts what must stay within limits.

use crate::error::{Fault, Form, Notice, ReadError, shortened};
use crate::spot::{Spot, Step, Way, skip_string};
use crate::{MAX_DEPTH, MAX_ITEMS};
use rungs_model::{Extra, Id};
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

/// The state of a walk.
#[derive(Default)]
pub(crate) struct Cursor {
    way: Way,
    fault: Option<(Fault, usize)>,
    expected: Option<Form>,
    items: usize,
    notices: Vec<Notice>,
    noticed: HashMap<(&'static str, String), usize>,
}

impl Cursor {
    /// Walks through a whole text that is one object.
    pub(crate) fn walk<O: Object>(text: &str, object: &mut O) -> Result<Vec<Notice>, ReadError> {
        let mut cursor = Cursor::default();
        let mut json = serde_json::Deserializer::from_str(text);
        if let Err(error) = (InObject { cursor: &mut cursor, object }).deserialize(&mut json) {
            return Err(cursor.explain(text, &error));
        }
        json.end().map_err(|error| {
            let spot = Spot::of(text, error.line(), error.column());
            ReadError { fault: Fault::Trailing, pointer: String::new(), line: spot.line, column: spot.column }
        })?;
        Ok(cursor.notices)
    }

    /// Ends the walk because of a fault at the value being read.
    pub(crate) fn fail<E: serde::de::Error>(&mut self, fault: Fault) -> E {
        self.fault = Some((fault, 1));
        E::custom("see the fault")
    }

    /// Counts something that takes memory.
    pub(crate) fn count<E: serde::de::Error>(&mut self) -> Result<(), E> {
        self.items += 1;
        match self.items > MAX_ITEMS {
            true => Err(self.fail(Fault::TooMany { what: "items", limit: MAX_ITEMS })),
            false => Ok(()),
        }
    }

    /// Notes a key that this program does not know, at the value being read.
    pub(crate) fn notice(&mut self, within: &'static str, key: &str, kept: bool) {
        let next = self.notices.len();
        let at = *self.noticed.entry((within, key.to_owned())).or_insert(next);
        match self.notices.get_mut(at) {
            Some(Notice::UnknownKey { count, .. }) => *count += 1,
            None => {
                let (key, first) = (key.to_owned(), self.way.to_string());
                self.notices.push(Notice::UnknownKey { within, key, first, count: 1, kept });
            }
        }
    }

    fn explain(self, text: &str, error: &serde_json::Error) -> ReadError {
        let message = error.to_string();
        let detail = message.split(" at line ").next().unwrap_or_default();
        let (fault, offset) = match (self.fault, error.classify()) {
            (Some((fault, occurrence)), _) => (fault, self.way.offset(text, occurrence)),
            (None, Category::Data) => {
                let offset = self.way.offset(text, 1);
                let found = Form::of(offset.map_or(0, |at| text.as_bytes()[at]));
                (Fault::WrongType { expected: self.expected.unwrap_or(Form::Object), found }, offset)
            }
            (None, Category::Eof) => (Fault::CutOff, None),
            (None, _) if detail.contains("surrogate") || detail.contains("end of hex escape") => {
                (Fault::LoneSurrogate, None)
            }
            (None, _) => (Fault::Syntax { detail: detail.to_owned() }, None),
        };
        let spot = match offset {
            Some(offset) => Spot::at(text, offset),
            None => Spot::of(text, error.line(), error.column()),
        };
        ReadError { fault, pointer: self.way.to_string(), line: spot.line, column: spot.column }
    }
}

/// An error at a place that is known only after the walk.
pub(crate) fn error_at(text: &str, way: &Way, fault: Fault) -> ReadError {
    let spot = Spot::at(text, way.offset(text, 1).unwrap_or(0));
    ReadError { fault, pointer: way.to_string(), line: spot.line, column: spot.column }
}

/// What is done with the members of an object. Members are counted from 0, 63 at most.
pub(crate) trait Object {
    /// The name of such an object in notices.
    fn name(&self) -> &'static str;
    /// The number of a known key, and the key.
    fn find(&self, key: &str) -> Option<(usize, &'static str)>;
    /// Reads the value of a known key.
    fn member<'de, A: MapAccess<'de>>(&mut self, c: &mut Cursor, index: usize, map: &mut A) -> Result<(), A::Error>;
    /// Whether unknown members are kept.
    fn keeps_unknown(&self) -> bool;
    /// Whether a member that is kept as it stands needs no word, because something else reads it.
    fn is_read_elsewhere(&self, _key: &str) -> bool {
        false
    }
    /// Takes the unknown members.
    fn unknown(&mut self, extra: Extra);
    /// Looks at the whole when all members are read.
    fn end<E: serde::de::Error>(&mut self, _c: &mut Cursor) -> Result<(), E> {
        Ok(())
    }
}

/// What is done with the entries of a list.
pub(crate) trait List {
    /// Reads the next entry; false where there is none.
    fn entry<'de, A: SeqAccess<'de>>(&mut self, c: &mut Cursor, nth: usize, seq: &mut A) -> Result<bool, A::Error>;
}

/// Reads an object.
pub(crate) struct InObject<'c, O> {
    pub(crate) cursor: &'c mut Cursor,
    pub(crate) object: &'c mut O,
}

/// Reads a list.
pub(crate) struct InList<'c, L> {
    pub(crate) cursor: &'c mut Cursor,
    pub(crate) list: &'c mut L,
}

/// Reads a value for which `null` may stand.
pub(crate) struct Maybe<S>(pub(crate) S);

/// Reads a text in which the form names what it should say.
pub(crate) struct Text<'c>(pub(crate) &'c mut Cursor, pub(crate) Form);

impl<'de, O: Object> DeserializeSeed<'de> for InObject<'_, O> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        self.cursor.expected = Some(Form::Object);
        json.deserialize_map(self)
    }
}

impl<'de, O: Object> Visitor<'de> for InObject<'_, O> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.object.name())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let InObject { cursor, object } = self;
        let mut seen = 0u64;
        let mut extra = Vec::new();
        while let Some(key) = map.next_key_seed(KeyOf(&*object))? {
            match key {
                Key::Known(index, name) => {
                    cursor.way.0.push(Step::Key(Cow::Borrowed(name)));
                    if seen & (1 << index) != 0 {
                        cursor.fault = Some((Fault::DuplicateKey { key: name.to_owned() }, 2));
                        return Err(A::Error::custom("see the fault"));
                    }
                    seen |= 1 << index;
                    object.member(cursor, index, &mut map)?;
                }
                Key::Unknown(key) => {
                    cursor.way.0.push(Step::Key(Cow::Owned(key.clone())));
                    if key.contains('\0') {
                        return Err(cursor.fail(Fault::Nul));
                    }
                    cursor.count()?;
                    let raw: &RawValue = map.next_value()?;
                    let compact = compact(raw.get(), MAX_DEPTH.saturating_sub(cursor.way.0.len()))
                        .ok_or_else(|| cursor.fail(Fault::TooDeep { limit: MAX_DEPTH }))?;
                    if !object.is_read_elsewhere(&key) {
                        cursor.notice(object.name(), &key, object.keeps_unknown());
                    }
                    extra.push((key, compact));
                }
            }
            cursor.way.0.pop();
        }
        if let Some(key) = twice(&extra) {
            cursor.way.0.push(Step::Key(Cow::Owned(key.clone())));
            cursor.fault = Some((Fault::DuplicateKey { key }, 2));
            return Err(A::Error::custom("see the fault"));
        }
        object.unknown(Extra(extra));
        object.end(cursor)
    }
}

/// A key that stands twice among unknown ones, of which a hostile file may have millions.
fn twice(extra: &[(String, String)]) -> Option<String> {
    let mut keys: Vec<&str> = extra.iter().map(|(key, _)| key.as_str()).collect();
    keys.sort_unstable();
    keys.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0].to_owned())
}

/// JSON without white space between its tokens; none if it is nested more deeply than so many levels.
fn compact(raw: &str, levels: usize) -> Option<String> {
    let bytes = raw.as_bytes();
    let mut text = String::with_capacity(raw.len());
    let (mut at, mut depth) = (0, 0usize);
    while let Some(byte) = bytes.get(at) {
        let end = match byte {
            b'"' => skip_string(bytes, at),
            b' ' | b'\n' | b'\r' | b'\t' => {
                at += 1;
                continue;
            }
            _ => at + 1,
        };
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        if depth > levels {
            return None;
        }
        text.push_str(&raw[at..end]);
        at = end;
    }
    Some(text)
}

enum Key {
    Known(usize, &'static str),
    Unknown(String),
}

struct KeyOf<'o, O>(&'o O);

impl<'de, O: Object> DeserializeSeed<'de> for KeyOf<'_, O> {
    type Value = Key;
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Key, D::Error> {
        json.deserialize_str(self)
    }
}

impl<O: Object> Visitor<'_> for KeyOf<'_, O> {
    type Value = Key;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }
    fn visit_str<E>(self, key: &str) -> Result<Key, E> {
        Ok(self.0.find(key).map_or_else(|| Key::Unknown(key.to_owned()), |(index, name)| Key::Known(index, name)))
    }
}

impl<'de, L: List> DeserializeSeed<'de> for InList<'_, L> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        self.cursor.expected = Some(Form::List);
        json.deserialize_seq(self)
    }
}

impl<'de, L: List> Visitor<'de> for InList<'_, L> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        for nth in 0.. {
            self.cursor.way.0.push(Step::Nth(nth));
            let more = self.list.entry(self.cursor, nth, &mut seq)?;
            if more {
                self.cursor.count()?;
            }
            self.cursor.way.0.pop();
            if !more {
                break;
            }
        }
        Ok(())
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Maybe<S> {
    type Value = Option<S::Value>;
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_option(self)
    }
}

impl<'de, S: DeserializeSeed<'de>> Visitor<'de> for Maybe<S> {
    type Value = Option<S::Value>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }
    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_some<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        self.0.deserialize(json).map(Some)
    }
}

impl<'de> DeserializeSeed<'de> for Text<'_> {
    type Value = String;
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<String, D::Error> {
        self.0.expected = Some(self.1);
        json.deserialize_string(self)
    }
}

impl Visitor<'_> for Text<'_> {
    type Value = String;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.1.name())
    }
    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<String, E> {
        self.visit_string(text.to_owned())
    }
    fn visit_string<E: serde::de::Error>(self, text: String) -> Result<String, E> {
        if text.contains('\0') { Err(self.0.fail(Fault::Nul)) } else { Ok(text) }
    }
}

/// An id, written as a text.
pub(crate) fn id_of<E: serde::de::Error>(c: &mut Cursor, text: &str) -> Result<Id, E> {
    text.parse().map_err(|_| c.fail(Fault::NotAnId { found: shortened(text) }))
}

/// A number, true or false, exactly as it stands in the file; none for `null`.
pub(crate) fn literal<'de, A: MapAccess<'de>>(
    c: &mut Cursor,
    map: &mut A,
    expected: Form,
) -> Result<Option<&'de str>, A::Error> {
    // The parser's own floating-point numbers are not exact in the last digit; those of the standard library are.
    let raw: &'de RawValue = map.next_value()?;
    let found = Form::of(raw.get().as_bytes().first().copied().unwrap_or(b'n'));
    match (found, expected) {
        (Form::Null, _) => Ok(None),
        (Form::Number, Form::Number | Form::WholeNumber) | (Form::TrueOrFalse, Form::TrueOrFalse) => {
            Ok(Some(raw.get()))
        }
        _ => Err(c.fail(Fault::WrongType { expected, found })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_between_tokens_goes_and_nothing_else() {
        let check = |raw: &str, levels: usize, expect: Option<&str>| {
            assert_eq!(compact(raw, levels).as_deref(), expect, "{raw}");
        };
        check(r#"{ "a b" : [ 1.0 , 1e5 , "\u00e9 \" ]" ] }"#, 2, Some(r#"{"a b":[1.0,1e5,"\u00e9 \" ]"]}"#));
        check("[[]]", 1, None);
        check("[\n[], []\t]", 2, Some("[[],[]]"));
        check("7", 0, Some("7"));
    }
}
