//! First floor, data formats: where in a JSON text a value stands.

use std::borrow::Cow;
use std::fmt;

/// One step from an object or a list into what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// Into the member of an object.
    Key(Cow<'static, str>),
    /// Into the n-th entry of a list.
    Nth(usize),
}

/// The way from the outermost value to one inside it; shown as a JSON pointer (RFC 6901).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Way(pub(crate) Vec<Step>);

impl Way {
    /// One step further.
    pub(crate) fn then(mut self, step: Step) -> Way {
        self.0.push(step);
        self
    }

    /// One step further, into a member.
    pub(crate) fn key(self, key: &'static str) -> Way {
        self.then(Step::Key(Cow::Borrowed(key)))
    }

    /// One step further, into an entry.
    pub(crate) fn nth(self, nth: usize) -> Way {
        self.then(Step::Nth(nth))
    }

    /// The offset in bytes of the value at the end of the way; where the last key stands several times in its
    /// object, that of the given occurrence, counted from 1. The text need not be JSON behind that value.
    pub(crate) fn offset(&self, text: &str, occurrence: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = skip_space(bytes, 0);
        for (i, step) in self.0.iter().enumerate() {
            let wanted = if i + 1 == self.0.len() { occurrence } else { 1 };
            at = match step {
                Step::Key(key) => member(text, at, key, wanted)?,
                Step::Nth(nth) => entry(bytes, at, *nth)?,
            };
        }
        (at < bytes.len()).then_some(at)
    }
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in &self.0 {
            match step {
                Step::Key(key) => write!(f, "/{}", key.replace('~', "~0").replace('/', "~1"))?,
                Step::Nth(nth) => write!(f, "/{nth}")?,
            }
        }
        Ok(())
    }
}

/// The value of a member of the object that begins at an offset.
fn member(text: &str, at: usize, key: &str, mut occurrence: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = opened(bytes, at, b'{')?;
    loop {
        if bytes.get(at) != Some(&b'"') {
            return None;
        }
        let end = skip_string(bytes, at);
        let found: Cow<'_, str> = match text.get(at + 1..end.checked_sub(1)?)? {
            plain if !plain.contains('\\') => Cow::Borrowed(plain),
            _ => Cow::Owned(serde_json::from_str(&text[at..end]).ok()?),
        };
        at = skip_space(bytes, end);
        if bytes.get(at) != Some(&b':') {
            return None;
        }
        at = skip_space(bytes, at + 1);
        if found == key {
            occurrence -= 1;
            if occurrence == 0 {
                return Some(at);
            }
        }
        at = next(bytes, at)?;
    }
}

/// The n-th entry of the list that begins at an offset.
fn entry(bytes: &[u8], at: usize, nth: usize) -> Option<usize> {
    let mut at = opened(bytes, at, b'[')?;
    for _ in 0..nth {
        at = next(bytes, at)?;
    }
    Some(at)
}

fn opened(bytes: &[u8], at: usize, bracket: u8) -> Option<usize> {
    (bytes.get(at) == Some(&bracket)).then(|| skip_space(bytes, at + 1))
}

/// From one value to the value or key after the comma behind it.
fn next(bytes: &[u8], at: usize) -> Option<usize> {
    let at = skip_space(bytes, skip_value(bytes, at));
    (bytes.get(at) == Some(&b',')).then(|| skip_space(bytes, at + 1))
}

fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b' ' | b'\n' | b'\r' | b'\t')) {
        at += 1;
    }
    at
}

/// The offset behind the string that begins at an offset.
pub(crate) fn skip_string(bytes: &[u8], mut at: usize) -> usize {
    at += 1;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'"' => return at,
            b'\\' => at += 1,
            _ => {}
        }
    }
    bytes.len()
}

fn skip_value(bytes: &[u8], mut at: usize) -> usize {
    let mut depth = 0usize;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => {
                at = skip_string(bytes, at);
                if depth == 0 {
                    return at;
                }
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth <= 1 => return if depth == 0 { at } else { at + 1 },
            b'}' | b']' => depth -= 1,
            b',' if depth == 0 => return at,
            _ => {}
        }
        at += 1;
    }
    at
}

/// A line and a column, both counted from 1; columns are characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spot {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl Spot {
    /// The spot of the character at an offset in bytes.
    pub(crate) fn at(text: &str, offset: usize) -> Spot {
        let before = &text.as_bytes()[..offset.min(text.len())];
        let start = before.iter().rposition(|b| *b == b'\n').map_or(0, |newline| newline + 1);
        let line = before.iter().filter(|b| **b == b'\n').count() + 1;
        Spot { line, column: characters(&before[start..]) + 1 }
    }

    /// The spot of a line and a column counted in bytes, as the parser counts them: a line break that is in the way
    /// belongs to the line after it, but for people to the one it ends.
    pub(crate) fn of(text: &str, line: usize, bytes: usize) -> Spot {
        let content = |line: usize| text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default().as_bytes();
        if bytes == 0 && line > 1 {
            return Spot { line: line - 1, column: characters(content(line - 1)) + 1 };
        }
        let content = content(line);
        Spot { line: line.max(1), column: characters(&content[..bytes.min(content.len())]).max(1) }
    }
}

/// How many characters begin in these bytes.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| **b & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_found_where_it_stands() {
        let check = |text: &str, way: Way, occurrence: usize, expect: Option<&str>| {
            let found = way.offset(text, occurrence).map(|at| &text[at..=at]);
            assert_eq!(found, expect, "{text} {way}");
        };
        let way = Way::default;
        check(" 7", way(), 1, Some("7"));
        check("  ", way(), 1, None);
        check(r#"{"a": 1, "b": 2}"#, way().key("b"), 1, Some("2"));
        check(r#"{"b": 1, "b": 2}"#, way().key("b"), 2, Some("2"));
        check(r#"{"b": 1, "b": 2}"#, way().key("b"), 3, None);
        check(r#"{"a\"": {"b": [0]}, "\u0062": [3, [], {"x": "]"}, 4"#, way().key("b").nth(3), 1, Some("4"));
        check(r#"{"a": [1, 2]}"#, way().key("a").nth(2), 1, None);
        check(r#"{"a": [1, 2]}"#, way().key("a").key("b"), 1, None);
        check(r#"{"a": {}}"#, way().key("b"), 1, None);
        check(r#"{"a"#, way().key("a"), 1, None);
    }

    #[test]
    fn a_way_is_a_json_pointer() {
        let way = Way::default().key("paths").nth(0).then(Step::Key("a/b~c".into()));
        assert_eq!(way.to_string(), "/paths/0/a~1b~0c");
    }

    #[test]
    fn columns_count_characters() {
        let check = |offset: usize, line: usize, column: usize| {
            assert_eq!(Spot::at("é1\n\u{1F600}2", offset), Spot { line, column }, "{offset}");
        };
        check(0, 1, 1);
        check(2, 1, 2);
        check(4, 2, 1);
        check(8, 2, 2);
        assert_eq!(Spot::of("é1\n\u{1F600}2", 2, 5), Spot { line: 2, column: 2 });
        assert_eq!(Spot::of("é1\n", 2, 0), Spot { line: 1, column: 3 });
        assert_eq!(Spot::of("", 1, 0), Spot { line: 1, column: 1 });
    }
}
