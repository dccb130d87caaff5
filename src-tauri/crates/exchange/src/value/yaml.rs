//! First floor, data formats: a text of YAML as a tree of values. Built from the parser's events on a stack of our own,
//! so that depth and what aliases multiply stay within limits.

use super::{MAX_VALUES, Member, Tree};
use crate::error::{Fault, ReadError};
use crate::spot::Spot;
use crate::{MAX_DEPTH, MAX_ITEMS};
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// The most characters that aliases may repeat.
const MAX_REPEATED: usize = 20_000_000;

/// Reads a text of YAML; of several documents in it a list. Where lines are indented by tabs, which the language does
/// not allow and people write nevertheless, each counts as two blanks.
///
/// # Errors
/// If it is none, nested too deeply, of too many values, or repeats too much by aliases.
pub(crate) fn read(text: &str) -> Result<Tree<'static>, ReadError> {
    if text.trim().is_empty() {
        return Err(ReadError::whole(Fault::Empty));
    }
    match tree(text) {
        Err(error) if error.code() == "malformed" && text.lines().any(is_indented_by_tabs) => {
            tree(&without_tabs(text)).map_err(|_| error)
        }
        found => found,
    }
}

fn is_indented_by_tabs(line: &str) -> bool {
    line.chars().take_while(|c| matches!(c, ' ' | '\t')).any(|c| c == '\t')
}

fn without_tabs(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        clean.push_str(&line[..indent].replace('\t', "  "));
        clean.push_str(&line[indent..]);
    }
    clean
}

/// A list or object that is not closed yet.
enum Open {
    List(Vec<Tree<'static>>),
    Object(Vec<Member<'static>>, Option<Cow<'static, str>>),
}

#[derive(Default)]
struct Grower {
    open: Vec<(Open, usize)>,
    done: Vec<Tree<'static>>,
    named: HashMap<usize, (Tree<'static>, usize, usize)>,
    values: usize,
    repeated: usize,
}

fn tree(text: &str) -> Result<Tree<'static>, ReadError> {
    let mut grower = Grower::default();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| malformed(text, &error))?;
        grower.take(event).map_err(|fault| ReadError {
            fault,
            pointer: String::new(),
            line: span.start.line(),
            column: span.start.col() + 1,
        })?;
    }
    let mut done = grower.done;
    match done.len() {
        0 => Err(ReadError::whole(Fault::Empty)),
        1 => Ok(done.swap_remove(0)),
        _ => Ok(Tree::List(done.into())),
    }
}

fn malformed(text: &str, error: &ScanError) -> ReadError {
    let (mut line, mut column) = (error.marker().line(), error.marker().col() + 1);
    // What is missing at the end is told of a line behind it.
    if line > text.lines().count() {
        let end = Spot::at(text, text.trim_end().len());
        (line, column) = (end.line, end.column);
    }
    ReadError { fault: Fault::Malformed { detail: error.info().to_owned() }, pointer: String::new(), line, column }
}

impl Grower {
    fn take(&mut self, event: Event<'_>) -> Result<(), Fault> {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                self.values += 1;
                let value = scalar(&text, style);
                self.name(anchor, &value)?;
                self.put(value)
            }
            Event::SequenceStart(anchor, _) => self.push(Open::List(Vec::new()), anchor),
            Event::MappingStart(anchor, _) => self.push(Open::Object(Vec::new(), None), anchor),
            Event::SequenceEnd | Event::MappingEnd => {
                let Some((open, anchor)) = self.open.pop() else { return Ok(()) };
                let value = match open {
                    Open::List(entries) => Tree::List(entries.into()),
                    Open::Object(members, _) => Tree::Object(members.into()),
                };
                self.name(anchor, &value)?;
                self.put(value)
            }
            Event::Alias(anchor) => {
                let Some((value, values, characters)) = self.named.get(&anchor).cloned() else {
                    // An alias within what it names would have no end.
                    return Err(Fault::Malformed { detail: "an alias of what is not there yet".to_owned() });
                };
                self.values += values;
                self.repeated += characters;
                if self.repeated > MAX_REPEATED || self.values > MAX_ITEMS {
                    return Err(Fault::TooMany { what: "items", limit: MAX_ITEMS });
                }
                if self.open.len() + depth(&value) > MAX_DEPTH {
                    return Err(Fault::TooDeep { limit: MAX_DEPTH });
                }
                self.put(value)
            }
            _ => Ok(()),
        }
    }

    fn push(&mut self, open: Open, anchor: usize) -> Result<(), Fault> {
        self.values += 1;
        if self.open.len() >= MAX_DEPTH {
            return Err(Fault::TooDeep { limit: MAX_DEPTH });
        }
        self.open.push((open, anchor));
        Ok(())
    }

    /// Keeps a value that has an anchor, for aliases of it.
    fn name(&mut self, anchor: usize, value: &Tree<'static>) -> Result<(), Fault> {
        if anchor > 0 {
            let (values, characters) = size(value);
            // What is kept for aliases is a copy, and anchors may stand within each other.
            self.repeated += characters;
            self.values += values;
            if self.repeated > MAX_REPEATED || self.values > MAX_VALUES {
                return Err(Fault::TooMany { what: "items", limit: MAX_ITEMS });
            }
            self.named.insert(anchor, (value.clone(), values, characters));
        }
        Ok(())
    }

    fn put(&mut self, value: Tree<'static>) -> Result<(), Fault> {
        if self.values > MAX_VALUES {
            return Err(Fault::TooMany { what: "items", limit: MAX_VALUES });
        }
        match self.open.last_mut() {
            None => self.done.push(value),
            Some((Open::List(entries), _)) => entries.push(value),
            Some((Open::Object(members, waiting), _)) => match (waiting.take(), value) {
                (Some(key), Tree::Object(more)) if key == "<<" => {
                    // A merge: what the object itself says comes first. All that it says is looked at for each.
                    self.values += members.len();
                    let have: HashSet<Cow<'static, str>> = members.iter().map(|(key, _)| key.clone()).collect();
                    members.extend(more.into_iter().filter(|(key, _)| !have.contains(key)));
                }
                (Some(key), value) => members.push((key, value)),
                (None, Tree::Text(key)) => *waiting = Some(key),
                (None, key) => *waiting = Some(key.says().unwrap_or_default().into_owned().into()),
            },
        }
        Ok(())
    }
}

/// The value that a scalar stands for. Numbers stay as they are written: a code such as 01 is none.
fn scalar(text: &str, style: ScalarStyle) -> Tree<'static> {
    if !matches!(style, ScalarStyle::Plain) {
        return Tree::Text(Cow::Owned(text.to_owned()));
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Tree::Nothing,
        "true" | "True" | "TRUE" => Tree::Truth(true),
        "false" | "False" | "FALSE" => Tree::Truth(false),
        _ => match text.parse::<i64>() {
            Ok(number) if number.to_string() == text => Tree::Number(number.into()),
            _ => Tree::Text(Cow::Owned(text.to_owned())),
        },
    }
}

/// How many values and characters there are; a tree is never deeper than the limit.
fn size(value: &Tree<'_>) -> (usize, usize) {
    let add = |(a, b): (usize, usize), (c, d): (usize, usize)| (a + c, b + d);
    match value {
        Tree::List(entries) => entries.iter().map(size).fold((1, 0), add),
        Tree::Object(members) => members.iter().map(|(key, value)| add(size(value), (0, key.len()))).fold((1, 0), add),
        Tree::Text(text) => (1, text.len()),
        _ => (1, 1),
    }
}

fn depth(value: &Tree<'_>) -> usize {
    match value {
        Tree::List(entries) => 1 + entries.iter().map(depth).max().unwrap_or(0),
        Tree::Object(members) => 1 + members.iter().map(|(_, value)| depth(value)).max().unwrap_or(0),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_says_what_json_says() {
        let check = |yaml: &str, expect: &str| {
            let found = read(yaml).unwrap_or_else(|error| panic!("{yaml}: {error}"));
            assert_eq!(found, super::super::json(expect).unwrap(), "{yaml}");
        };
        check("a: 1\nb: [x, 'y z', \"q\"]\n", r#"{"a": 1, "b": ["x", "y z", "q"]}"#);
        check(
            "a:\n  - b: ~\n    c: true\n  - |\n    two\n    lines\n",
            r#"{"a": [{"b": null, "c": true}, "two\nlines\n"]}"#,
        );
        check("---\na: 1\n---\nb: 2\n", r#"[{"a": 1}, {"b": 2}]"#);
        check(
            "x: &x {a: 1}\ny: *x\nz:\n  <<: *x\n  b: 2\n",
            r#"{"x": {"a": 1}, "y": {"a": 1}, "z": {"a": 1, "b": 2}}"#,
        );
        check("a:\n\t- b\n\t- c\n", r#"{"a": ["b", "c"]}"#);
        check("code: 01\n", r#"{"code": "01"}"#);
    }

    #[test]
    fn what_is_no_yaml_says_where() {
        let check = |text: &str, expect: (usize, usize)| {
            let error = read(text).unwrap_err();
            assert_eq!((error.code(), error.line, error.column), ("malformed", expect.0, expect.1), "{text}");
        };
        check("a: b\nc: [d\ne: f\n", (3, 2));
        // The end is no line of its own.
        check("---\ntitle: One\nskil", (3, 5));
        check("---\ntitle: One\nskil\n\n", (3, 5));
    }

    #[test]
    fn hostile_yaml_ends_in_a_sentence() {
        let check = |text: &str, expect: &str| {
            let start = std::time::Instant::now();
            assert_eq!(read(text).map_err(|e| e.code()).unwrap_err(), expect, "{}", &text[..text.len().min(60)]);
            assert!(start.elapsed().as_secs() < 5);
        };
        check(" \n", "empty-file");
        check("a: [1", "malformed");
        check("a: *nowhere", "malformed");
        check("a: &a [*a]", "malformed");
        let mut bomb = "l0: &l0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
        for n in 1..12 {
            bomb.push_str(&format!("l{n}: &l{n} [{}]\n", vec![format!("*l{}", n - 1); 10].join(", ")));
        }
        check(&bomb, "too-many");
        let deep: String = (0..200).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
        check(&deep, "too-deep");
        let merges: String = (0..20_000).map(|n| format!("  k{n}: v\n  <<: *a\n")).collect();
        check(&format!("a: &a {{b: c}}\nd:\n{merges}"), "too-many");
        check(&"[".repeat(60_000), "malformed");
        check(&"- ".repeat(60_000), "too-deep");
    }
}
