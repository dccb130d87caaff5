//! First floor, data formats: the objects and lists that a program of JavaScript or TypeScript keeps, as JSON. Nothing of
//! the program is run: what only a run would tell is nothing here.

use crate::MAX_DEPTH;
use std::ops::Range;

/// An object or list that stands in a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Literal {
    /// The name of the constant that holds it; empty where it has none.
    pub name: String,
    /// What it says, as JSON.
    pub json: String,
    /// Where it stands in the program.
    pub bytes: Range<usize>,
    /// How many bytes its texts have.
    said: usize,
}

/// The objects and lists that a program keeps: `const tracks = {…}`, `export default […]`, `module.exports = {…}`. Of what
/// stands within its functions only the one that says most, where it says more than all that stand outside.
pub(crate) fn kept(text: &str) -> Vec<Literal> {
    let mut reader = Reader { text, at: 0, json: String::new(), said: 0 };
    let (mut outer, mut inner): (Vec<Literal>, Option<Literal>) = (Vec::new(), None);
    let (mut deep, mut names) = (0_usize, Names::default());
    while let Some(byte) = reader.peek() {
        let from = reader.at;
        if reader.skip_comment() || reader.skip_text() {
            continue;
        }
        let word = reader.word().len();
        if word > 0 {
            names.read(&text[from..from + word], text[..from].ends_with('.'));
            reader.at += word;
            continue;
        }
        reader.at += 1;
        if !matches!(byte, b'{' | b'[') || !begins_value(&text[..from]) {
            match byte {
                b'{' => deep += 1,
                b'}' => deep = deep.saturating_sub(1),
                _ => {}
            }
            continue;
        }
        reader.at = from;
        (reader.json, reader.said) = (String::new(), 0);
        if reader.value(0).is_none() {
            // What was read so far is not read again: a program with a fault takes no longer than one without.
            reader.at = reader.at.max(from + 1);
            continue;
        }
        let (json, said) = (std::mem::take(&mut reader.json), reader.said);
        let literal = Literal { name: names.take(), json, bytes: from..reader.at, said };
        if deep == 0 && said > 0 {
            outer.push(literal);
        } else if said > inner.as_ref().map_or(0, |one| one.said) {
            inner = Some(literal);
        }
    }
    let said: usize = outer.iter().map(|one| one.said).sum();
    match inner.filter(|one| one.said > said) {
        Some(one) => vec![one],
        None => outer,
    }
}

/// Texts of several words that stand in a stretch of a program, with their quotes.
pub(crate) fn texts(text: &str) -> Vec<Range<usize>> {
    const WORDS: usize = 4;
    let mut reader = Reader { text, at: 0, json: String::new(), said: 0 };
    let mut found = Vec::new();
    while reader.peek().is_some() {
        let from = reader.at;
        if reader.skip_comment() {
            continue;
        }
        if !reader.skip_text() {
            reader.step();
        } else if text.get(from..reader.at).is_some_and(|said| said.split_whitespace().nth(WORDS - 1).is_some()) {
            found.push(from..reader.at);
        }
    }
    found
}

/// The name of the constant that a program speaks of.
#[derive(Default)]
struct Names {
    before: String,
    name: String,
}

impl Names {
    fn read(&mut self, word: &str, is_behind_point: bool) {
        match (self.before.as_str(), is_behind_point) {
            ("const" | "let" | "var", false) | ("exports", true) => word.clone_into(&mut self.name),
            _ if matches!(word, "default" | "exports" | "return") => self.name.clear(),
            _ => {}
        }
        word.clone_into(&mut self.before);
    }

    fn take(&mut self) -> String {
        std::mem::take(&mut self.name)
    }
}

/// Whether a value stands behind these lines of a program, and not the body of a function.
fn begins_value(before: &str) -> bool {
    let before = before.trim_end();
    let ends_word = |word: &str| {
        before.strip_suffix(word).is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
    };
    // Handed to one of a chain of calls it says what they do: "scale().range([…])".
    let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '.');
    let calls = |rest: &str| rest.trim_end_matches(is_of_name).trim_end().ends_with(')');
    let is_chained = before.strip_suffix('(').is_some_and(calls);
    // A file that is a list and nothing else is no program, but a value all the same.
    !is_chained && (before.is_empty() || before.ends_with(['=', '(']) || ends_word("default") || ends_word("return"))
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    json: String,
    said: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes on by a character.
    fn step(&mut self) {
        self.at += self.rest().chars().next().map_or(1, char::len_utf8);
    }

    /// The word that begins here.
    fn word(&self) -> &str {
        let is_part = |c: char| c.is_alphanumeric() || "_$".contains(c);
        let rest = self.rest();
        &rest[..rest.find(|c: char| !is_part(c)).unwrap_or(rest.len())]
    }

    fn skip_comment(&mut self) -> bool {
        let (end, behind) = match self.rest().as_bytes() {
            [b'/', b'/', ..] => ("\n", 0),
            [b'/', b'*', ..] => ("*/", 2),
            _ => return false,
        };
        self.at += self.rest()[2..].find(end).map_or(self.rest().len(), |at| at + 2 + behind);
        true
    }

    /// Goes behind a text, whatever it says.
    fn skip_text(&mut self) -> bool {
        let Some(quote @ (b'"' | b'\'' | b'`')) = self.peek() else { return false };
        self.at += 1;
        while let Some(byte) = self.peek() {
            match byte {
                b'\\' => {
                    self.at += 1;
                    self.step();
                }
                // A text of one line that is never closed ends with it: an apostrophe in what is no text.
                b'\n' if quote != b'`' => break,
                _ => self.step(),
            }
            if byte == quote {
                break;
            }
        }
        true
    }

    fn skip_space(&mut self) {
        loop {
            self.at += self.rest().len() - self.rest().trim_start().len();
            if !self.skip_comment() {
                return;
            }
        }
    }

    /// Goes to the comma or bracket behind what only a run would tell; gives what stands there.
    fn skip_expression(&mut self) -> &str {
        let (from, mut deep) = (self.at, 0_usize);
        while let Some(byte) = self.peek() {
            if self.skip_comment() || self.skip_text() {
                continue;
            }
            match byte {
                b',' if deep == 0 => break,
                b'}' | b']' | b')' if deep == 0 => break,
                b'}' | b']' | b')' => deep -= 1,
                b'{' | b'[' | b'(' => deep += 1,
                _ => {}
            }
            self.step();
        }
        self.text.get(from..self.at).unwrap_or_default()
    }

    /// Writes the value that stands here. None if the brackets do not fit, or stand too deep in each other.
    fn value(&mut self, deep: usize) -> Option<()> {
        self.skip_space();
        match self.peek()? {
            b'{' | b'[' if deep >= MAX_DEPTH => return None,
            b'{' => self.object(deep)?,
            b'[' => self.list(deep)?,
            b'"' | b'\'' | b'`' => self.said_text(),
            _ => {
                let said = self.skip_expression().trim().to_owned();
                let is_plain = matches!(said.as_str(), "true" | "false") || serde_json::from_str::<f64>(&said).is_ok();
                self.json.push_str(if is_plain { &said } else { "null" });
            }
        }
        if deep > 0 {
            // `as const`, `.map(…)` and what else may stand behind it.
            self.skip_space();
            self.skip_expression();
        }
        Some(())
    }

    fn list(&mut self, deep: usize) -> Option<()> {
        self.at += 1;
        self.json.push('[');
        let mut is_first = true;
        loop {
            self.skip_space();
            match self.peek()? {
                b']' => break,
                b',' => self.at += 1,
                b'}' | b')' => return None,
                _ if self.rest().starts_with("...") => {
                    self.skip_expression();
                }
                _ => {
                    if !std::mem::replace(&mut is_first, false) {
                        self.json.push(',');
                    }
                    self.value(deep + 1)?;
                }
            }
        }
        self.at += 1;
        self.json.push(']');
        Some(())
    }

    fn object(&mut self, deep: usize) -> Option<()> {
        self.at += 1;
        self.json.push('{');
        let mut is_first = true;
        loop {
            self.skip_space();
            match self.peek()? {
                b'}' => break,
                b',' => self.at += 1,
                b']' | b')' => return None,
                _ => {
                    let before = (self.json.len(), self.said);
                    if !is_first {
                        self.json.push(',');
                    }
                    let has_key = self.key();
                    self.skip_space();
                    if has_key && self.peek() == Some(b':') {
                        self.at += 1;
                        self.json.push(':');
                        self.value(deep + 1)?;
                        is_first = false;
                    } else {
                        // A method, a spread, a short hand: nothing is said.
                        self.json.truncate(before.0);
                        self.said = before.1;
                        self.skip_expression();
                    }
                }
            }
        }
        self.at += 1;
        self.json.push('}');
        Some(())
    }

    fn key(&mut self) -> bool {
        if matches!(self.peek(), Some(b'"' | b'\'')) {
            let said = self.said;
            self.said_text();
            self.said = said;
            return true;
        }
        let name = self.word();
        let (length, json) = (name.len(), serde_json::to_string(name).unwrap_or_default());
        self.json.push_str(&json);
        self.at += length;
        length > 0
    }

    /// Writes a text, and those that are added to it with a plus.
    fn said_text(&mut self) {
        let mut said = String::new();
        loop {
            let from = self.at + 1;
            let quote = self.peek();
            self.skip_text();
            let inner = self.text.get(from..self.at).unwrap_or_default();
            let is_closed = inner.bytes().last() == quote;
            unescape(&inner[..inner.len() - usize::from(is_closed)], &mut said);
            let behind = self.at;
            self.skip_space();
            if self.peek() != Some(b'+') {
                break;
            }
            self.at += 1;
            self.skip_space();
            if !matches!(self.peek(), Some(b'"' | b'\'' | b'`')) {
                self.at = behind;
                break;
            }
        }
        // Numbers in quotes say nothing.
        self.said += if said.contains(char::is_alphabetic) { said.len() } else { 0 };
        self.json.push_str(&serde_json::to_string(&said).unwrap_or_default());
    }
}

/// What a text between quotes says.
fn unescape(text: &str, said: &mut String) {
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            said.push(letter);
            continue;
        }
        match letters.next() {
            Some('n') => said.push('\n'),
            Some('t') => said.push('\t'),
            Some('r') => said.push('\r'),
            // A line that goes on.
            Some('\n') | None => {}
            Some(kind @ ('u' | 'x')) => {
                let rest = letters.as_str();
                let digits = match (kind, rest.strip_prefix('{')) {
                    ('u', Some(inner)) => inner.split('}').next().unwrap_or_default(),
                    ('u', None) => rest.get(..4).unwrap_or_default(),
                    _ => rest.get(..2).unwrap_or_default(),
                };
                let is_long = kind == 'u' && rest.starts_with('{');
                if let Some(letter) = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32) {
                    said.push(letter);
                    letters = rest.get(digits.len() + 2 * usize::from(is_long)..).unwrap_or_default().chars();
                }
            }
            Some(other) => said.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_keeps_is_told_without_running_it() {
        let check = |text: &str, expect: &[&str]| {
            let found = kept(text);
            let said: Vec<String> = found.iter().map(|one| format!("{}{}", one.name, one.json)).collect();
            assert_eq!(said, expect, "{text}");
            for found in found {
                assert!(serde_json::from_str::<serde_json::Value>(&found.json).is_ok(), "{}", found.json);
                assert!(text[found.bytes].starts_with(['{', '[']), "{text}");
            }
        };
        check(
            "const a = {b: 'c', \"d e\": [`f`, 1, -2.5, true, null,],}",
            &[r#"a{"b":"c","d e":["f",1,-2.5,true,null]}"#],
        );
        check("export default [\"a\"] as const;", &[r#"["a"]"#]);
        check("module.exports = Object.freeze({ a: 'b' })", &[r#"{"a":"b"}"#]);
        check("// { x: 'y' }\nlet a: Thing = { /* no */ b: 'c' + // and\n 'd' }", &[r#"a{"b":"cd"}"#]);
        check("a = {b: 'it\\'s \\u00e9\\x41\\n', c}", &["{\"b\":\"it's éA\\n\"}"]);
        check("a = {...b, c() { return 'd' }, [e]: 'f', g: () => ({h: 1}), i: 'j'}", &[r#"{"g":null,"i":"j"}"#]);
        check("a = ['b', ...c, d.map(e => ({f: 1})), 'g'.trim()]", &[r#"["b",null,"g"]"#]);
        check("const f = () => { return 1 }\nconst a = {b: 'c'}", &[r#"a{"b":"c"}"#]);
        check("const a = {b: 'c'}\nexports.d = {e: 'longer'}", &[r#"a{"b":"c"}"#, r#"d{"e":"longer"}"#]);
        check("const a: {b: C}[] = [{b: 'c'}]\nconst d = () => { const e = {f: 'g'} }", &[r#"a[{"b":"c"}]"#]);
        check("const d = () => { const e = {f: 'longer'}; h({i: 'j'}) }\nlet a = ['b']", &[r#"e{"f":"longer"}"#]);
        check("const a = {b: 'c'}\nconst d = e.scale()\n  .range(['#fff'])\nconst f = {1: '1.1'}", &[r#"a{"b":"c"}"#]);
        check("[{a: 'b'}]\n", &[r#"[{"a":"b"}]"#]);
        check("type A = {a: B}\nconst a = {a: {b: ['c' }", &[]);
        check("it's {a: 'b'}", &[]);
        check("", &[]);
        check("a = {b: 'never closed", &[]);
        check(&format!("a = {}", "[".repeat(100_000)), &[]);
        check(&"= {a: 'b', ".repeat(1000), &[]);
    }

    #[test]
    fn a_program_with_faults_takes_no_longer_than_one_without() {
        let begin = std::time::Instant::now();
        for piece in ["= [{a: ", "= {a: [ } ", "`", "/*", "'\n", "= {a: 'b'} "] {
            kept(&piece.repeat(200_000));
        }
        assert!(begin.elapsed().as_secs() < 20, "{:?}", begin.elapsed());
    }
}
