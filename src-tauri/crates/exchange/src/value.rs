//! First floor, data formats: a text of JSON or YAML as a tree of values in which the members of an object keep their
//! order. What both languages can say, and nothing else.

pub(crate) mod script;
pub(crate) mod yaml;

use crate::build::Build;
use crate::error::{Fault, ReadError, shortened};
use crate::pieces::{At, Part, Skip};
use crate::spot::Spot;
use crate::{Input, MAX_BYTES, MAX_DEPTH, encoding};
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::fmt;

/// The most values of one text.
pub(crate) const MAX_VALUES: usize = 6_000_000;

/// A value. A large file has millions of them, so none takes more room than it needs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Tree<'a> {
    Nothing,
    Truth(bool),
    Number(serde_json::Number),
    Text(Cow<'a, str>),
    List(Box<[Tree<'a>]>),
    Object(Box<[Member<'a>]>),
}

/// A key of an object and what stands under it.
pub(crate) type Member<'a> = (Cow<'a, str>, Tree<'a>);

impl<'a> Tree<'a> {
    /// The member of an object under a key; nothing where there is none.
    pub fn get(&self, key: &str) -> &Tree<'a> {
        self.members().iter().find(|(name, _)| name == key).map_or(&Tree::Nothing, |(_, value)| value)
    }

    /// The members of an object; none of anything else.
    pub fn members(&self) -> &[Member<'a>] {
        if let Tree::Object(members) = self { members } else { &[] }
    }

    /// The entries of a list; none of anything else.
    pub fn entries(&self) -> &[Tree<'a>] {
        if let Tree::List(entries) = self { entries } else { &[] }
    }

    /// The text, if it is one that says something.
    pub fn text(&self) -> Option<&str> {
        if let Tree::Text(text) = self { Some(&**text).filter(|text| !text.trim().is_empty()) } else { None }
    }

    /// The number, if it is one or a text that is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Tree::Number(number) => number.as_f64(),
            Tree::Text(text) => text.trim().parse().ok().filter(|n: &f64| n.is_finite()),
            _ => None,
        }
    }

    /// Whether there is nothing here: nothing, an empty text, list or object.
    pub fn is_nothing(&self) -> bool {
        match self {
            Tree::Nothing => true,
            Tree::Text(text) => text.trim().is_empty(),
            Tree::List(entries) => entries.is_empty(),
            Tree::Object(members) => members.is_empty(),
            Tree::Truth(_) | Tree::Number(_) => false,
        }
    }

    /// What a text, number or truth says.
    pub fn says(&self) -> Option<Cow<'_, str>> {
        match self {
            Tree::Text(_) => self.text().map(Cow::Borrowed),
            Tree::Number(number) => Some(number.to_string().into()),
            Tree::Truth(truth) => Some(truth.to_string().into()),
            _ => None,
        }
    }

    /// Adds everything that it says to a text, a space behind each. Nested as deeply as the text may be, which is bounded.
    fn say_into(&self, all: &mut String) {
        match self {
            Tree::List(entries) => entries.iter().for_each(|entry| entry.say_into(all)),
            Tree::Object(members) => members.iter().for_each(|(_, value)| value.say_into(all)),
            Tree::Text(text) => {
                all.push_str(text);
                all.push(' ');
            }
            _ => {
                if let Some(said) = self.says() {
                    all.push_str(&said);
                    all.push(' ');
                }
            }
        }
    }

    /// Every text, number and truth in it in the order of the file, each with its pointer.
    pub fn leaves<'t>(&'t self, pointer: &str, found: &mut Vec<(String, Cow<'t, str>)>) {
        self.each_leaf(pointer, &mut |pointer, said| found.push((pointer.to_owned(), said)));
    }

    /// The same one by one. Nested as deeply as the text may be, which is bounded.
    fn each_leaf<'t>(&'t self, pointer: &str, take: &mut dyn FnMut(&str, Cow<'t, str>)) {
        match self {
            Tree::List(entries) => {
                for (nth, entry) in entries.iter().enumerate() {
                    entry.each_leaf(&at(pointer, &nth.to_string()), take);
                }
            }
            Tree::Object(members) => {
                for (key, value) in members {
                    value.each_leaf(&at(pointer, key), take);
                }
            }
            _ => {
                if let Some(said) = self.says() {
                    take(pointer, said);
                }
            }
        }
    }
}

/// The pointer of a member or entry (RFC 6901). Of a key that nobody would look up only the beginning stands in it: it
/// would be repeated for every value below.
pub(crate) fn at(pointer: &str, key: &str) -> String {
    const LONG: usize = 400;
    if key.len() > LONG {
        return at(pointer, &shortened(key));
    }
    // Put together in one piece: there are as many as values, and each is kept.
    if key.contains(['~', '/']) {
        [pointer, "/", &key.replace('~', "~0").replace('/', "~1")].concat()
    } else {
        [pointer, "/", key].concat()
    }
}

/// Takes a text down under its pointer.
pub(crate) fn piece(build: &mut Build<'_>, pointer: String, text: &str) -> Part {
    build.piece(At::Value { pointer: &pointer }, text)
}

/// Takes down everything that a value says, and says why it is left out.
pub(crate) fn leave_out(build: &mut Build<'_>, pointer: &str, value: &Tree<'_>, why: Skip) {
    value.each_leaf(pointer, &mut |pointer, said| {
        let part = piece(build, pointer.to_owned(), &said);
        build.skip(&part, why);
    });
}

/// The same of several values of one object as one piece: names, dates and addresses by which the file ties its objects
/// together.
pub(crate) fn leave_out_together<'t, 'a: 't>(
    build: &mut Build<'_>,
    pointer: &str,
    values: impl Iterator<Item = &'t Tree<'a>>,
    why: Skip,
) {
    if let Some(part) = together(build, pointer, values) {
        build.skip(&part, why);
    }
}

/// Takes down what several values of one object say as one piece.
pub(crate) fn together<'t, 'a: 't>(
    build: &mut Build<'_>,
    pointer: &str,
    values: impl Iterator<Item = &'t Tree<'a>>,
) -> Option<Part> {
    let mut all = String::with_capacity(256);
    for value in values {
        value.say_into(&mut all);
    }
    (!all.trim().is_empty()).then(|| build.piece(At::Value { pointer }, all))
}

/// The text of a file, which must not be too large.
///
/// # Errors
/// If it is, or is of no known encoding.
pub(crate) fn text_of<'a>(input: &Input<'a>) -> Result<Cow<'a, str>, ReadError> {
    if input.bytes.len() as u64 > MAX_BYTES {
        return Err(ReadError::whole(Fault::TooLarge { size: input.bytes.len() as u64, limit: MAX_BYTES }));
    }
    encoding::decode_any(input.bytes)
}

/// Reads a text of JSON.
///
/// # Errors
/// If it is none, nested too deeply, or of too many values.
pub(crate) fn json(text: &str) -> Result<Tree<'_>, ReadError> {
    if text.trim_ascii().is_empty() {
        return Err(ReadError::whole(Fault::Empty));
    }
    one(text, &State::default(), 0)
}

/// Reads a text of which each line is JSON, as a list of them.
///
/// # Errors
/// As [`json`], with the line that is wrong.
pub(crate) fn json_lines(text: &str) -> Result<Tree<'_>, ReadError> {
    let state = State::default();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim_ascii().is_empty());
    let entry = |(number, line)| one(line, &state, 1).map_err(|error| ReadError { line: number + 1, ..error });
    lines.map(entry).collect::<Result<_, _>>().map(Tree::List)
}

/// The one value of a text, which stands so deep in others.
fn one<'a>(text: &'a str, state: &State<'a>, deep: usize) -> Result<Tree<'a>, ReadError> {
    let mut json = serde_json::Deserializer::from_str(text);
    let error = match (Seed { state, deep }).deserialize(&mut json) {
        Ok(tree) => match json.end() {
            Ok(()) => return Ok(tree),
            Err(error) => {
                state.fault.set(Some(Fault::Trailing));
                error
            }
        },
        Err(error) => error,
    };
    let spot = Spot::of(text, error.line(), error.column());
    let message = error.to_string();
    let detail = message.split(" at line ").next().unwrap_or_default().to_owned();
    let fault = match (state.fault.take(), error.classify()) {
        (Some(fault), _) => fault,
        (None, Category::Eof) => Fault::CutOff,
        (None, _) if detail.contains("surrogate") || detail.contains("end of hex escape") => Fault::LoneSurrogate,
        (None, _) => Fault::Syntax { detail },
    };
    Err(ReadError { fault, pointer: String::new(), line: spot.line, column: spot.column })
}

struct State<'de> {
    left: Cell<usize>,
    fault: Cell<Option<Fault>>,
    /// Entries and members of what is not closed yet, so that each list and object is made as large as it is.
    open: RefCell<Open<'de>>,
}

#[derive(Default)]
struct Open<'de> {
    entries: Vec<Tree<'de>>,
    members: Vec<Member<'de>>,
}

impl Default for State<'_> {
    fn default() -> Self {
        State { left: Cell::new(MAX_VALUES), fault: Cell::new(None), open: RefCell::default() }
    }
}

impl State<'_> {
    fn fail<E: de::Error>(&self, fault: Fault) -> E {
        self.fault.set(Some(fault));
        E::custom("see the fault")
    }
}

#[derive(Clone, Copy)]
struct Seed<'s, 'de> {
    state: &'s State<'de>,
    deep: usize,
}

impl Seed<'_, '_> {
    fn deeper<E: de::Error>(self) -> Result<Self, E> {
        let deep = self.deep + 1;
        if deep > MAX_DEPTH {
            return Err(self.state.fail(Fault::TooDeep { limit: MAX_DEPTH }));
        }
        Ok(Seed { deep, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_, 'de> {
    type Value = Tree<'de>;
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Tree<'de>, D::Error> {
        match self.state.left.get() {
            0 => Err(self.state.fail(Fault::TooMany { what: "items", limit: MAX_VALUES })),
            left => {
                self.state.left.set(left - 1);
                json.deserialize_any(self)
            }
        }
    }
}

impl<'de> Visitor<'de> for Seed<'_, 'de> {
    type Value = Tree<'de>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }
    fn visit_unit<E>(self) -> Result<Tree<'de>, E> {
        Ok(Tree::Nothing)
    }
    fn visit_bool<E>(self, truth: bool) -> Result<Tree<'de>, E> {
        Ok(Tree::Truth(truth))
    }
    fn visit_i64<E>(self, number: i64) -> Result<Tree<'de>, E> {
        Ok(Tree::Number(number.into()))
    }
    fn visit_u64<E>(self, number: u64) -> Result<Tree<'de>, E> {
        Ok(Tree::Number(number.into()))
    }
    fn visit_f64<E>(self, number: f64) -> Result<Tree<'de>, E> {
        Ok(serde_json::Number::from_f64(number).map_or(Tree::Nothing, Tree::Number))
    }
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Borrowed(text)))
    }
    fn visit_str<E>(self, text: &str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Owned(text.to_owned())))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Tree<'de>, A::Error> {
        let inner = self.deeper()?;
        let open = &self.state.open;
        let from = open.borrow().entries.len();
        while let Some(entry) = seq.next_element_seed(inner)? {
            open.borrow_mut().entries.push(entry);
        }
        Ok(Tree::List(open.borrow_mut().entries.drain(from..).collect()))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree<'de>, A::Error> {
        let inner = self.deeper()?;
        let open = &self.state.open;
        let from = open.borrow().members.len();
        while let Some(key) = map.next_key_seed(Key)? {
            let value = map.next_value_seed(inner)?;
            open.borrow_mut().members.push((key, value));
        }
        Ok(Tree::Object(open.borrow_mut().members.drain(from..).collect()))
    }
}

struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Cow<'de, str>, D::Error> {
        json.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }
    fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(key))
    }
    fn visit_str<E>(self, key: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(key.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_in_the_order_of_the_file() {
        let tree = json(r#"{"b": [1, 2.5, null, true], "a": {"x/y": "é", "x~": ""}}"#).unwrap();
        let mut found = Vec::new();
        tree.leaves("", &mut found);
        let found: Vec<(&str, &str)> = found.iter().map(|(pointer, said)| (&**pointer, &**said)).collect();
        assert_eq!(found, [("/b/0", "1"), ("/b/1", "2.5"), ("/b/3", "true"), ("/a/x~1y", "é")]);
        assert_eq!(tree.get("b").entries()[1].number(), Some(2.5));
        assert!(tree.get("a").get("x~").is_nothing() && tree.get("nothing").is_nothing());
    }

    #[test]
    fn a_key_that_nobody_would_look_up_is_not_repeated_below_it() {
        assert_eq!(at("/a", "b~c/d"), "/a/b~0c~1d");
        assert_eq!(at("/a", &"é".repeat(200)), format!("/a/{}", "é".repeat(200)));
        assert_eq!(at("/a", &"é".repeat(201)), format!("/a/{}…", "é".repeat(80)));
    }

    #[test]
    fn what_is_no_json_says_where() {
        let check = |text: &str, expect: (&str, usize, usize)| {
            let error = json(text).unwrap_err();
            assert_eq!((error.code(), error.line, error.column), expect, "{text}");
        };
        check("  ", ("empty-file", 0, 0));
        check("{\"a\":\n x}", ("not-json", 2, 2));
        check("[1", ("cut-off", 1, 2));
        check("[1] 2", ("trailing-characters", 1, 5));
        check(r#"["\ud800"]"#, ("lone-surrogate", 1, 9));
        assert_eq!(json(&"[".repeat(100_000)).unwrap_err().code(), "too-deep");
        let lines = |text: &str| json_lines(text).map(|tree| tree.entries().len()).map_err(|e| (e.code(), e.line));
        assert_eq!(lines("{\"a\": 1}\n\n[2]\r\n"), Ok(2));
        assert_eq!(lines("{}\n{\"a\": x}"), Err(("not-json", 2)));
        assert_eq!(lines("{}\n{} {}"), Err(("trailing-characters", 2)));
        assert!(json(&format!("{}{}", "[".repeat(64), "]".repeat(64))).is_ok());
        assert_eq!(json(&format!("{}{}", "[".repeat(65), "]".repeat(65))).unwrap_err().code(), "too-deep");
    }
}
