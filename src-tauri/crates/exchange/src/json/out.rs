//! First floor, native JSON: the canonical form of JSON on the page: two blanks a level, a line a member, a newline at
//! the end; texts as serde_json escapes them.

use crate::spot::skip_string;
use rungs_model::Extra;

/// JSON being written.
#[derive(Default)]
pub(crate) struct Out {
    bytes: Vec<u8>,
    /// For every object or list that is open, whether it holds something already.
    open: Vec<bool>,
}

impl Out {
    /// Writes an object.
    pub(crate) fn object(&mut self, members: impl FnOnce(&mut Out)) {
        self.begin(b'{');
        members(self);
        self.end(b'}');
    }

    /// Writes a list.
    pub(crate) fn list<T>(&mut self, entries: impl IntoIterator<Item = T>, mut entry: impl FnMut(&mut Out, T)) {
        self.begin(b'[');
        for each in entries {
            self.next_line();
            entry(self, each);
        }
        self.end(b']');
    }

    /// Begins a member.
    pub(crate) fn key(&mut self, key: &str) {
        self.next_line();
        self.text(key);
        self.bytes.extend_from_slice(b": ");
    }

    /// Writes a text.
    pub(crate) fn text(&mut self, text: &str) {
        let start = self.bytes.len();
        if serde_json::to_writer(&mut self.bytes, text).is_err() {
            // Memory takes every byte, so this does not happen; half a text would be worse than none.
            self.bytes.truncate(start);
            self.bytes.extend_from_slice(b"\"\"");
        }
    }

    /// Writes a member that is a text.
    pub(crate) fn member(&mut self, key: &str, text: &str) {
        self.key(key);
        self.text(text);
    }

    /// Writes something that stands for itself: a number, true, false.
    pub(crate) fn literal(&mut self, literal: impl std::fmt::Display) {
        self.bytes.extend_from_slice(literal.to_string().as_bytes());
    }

    /// Writes a finite number, without a point where it is whole.
    pub(crate) fn number(&mut self, number: f64) {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        match serde_json::Number::from_f64(number) {
            Some(_) if number.fract() == 0.0 && number.abs() < EXACT => self.literal(number as i64),
            Some(number) => self.literal(number),
            None => self.literal("null"),
        }
    }

    /// Writes members that this program does not know, token by token as they were.
    pub(crate) fn extra(&mut self, extra: &Extra) {
        for (key, value) in &extra.0 {
            self.key(key);
            self.raw(value);
        }
    }

    fn raw(&mut self, json: &str) {
        let bytes = json.as_bytes();
        let (mut at, mut after_key) = (0, false);
        while let Some(&byte) = bytes.get(at) {
            let end = match byte {
                b'"' => skip_string(bytes, at),
                b'{' | b'}' | b'[' | b']' | b',' | b':' | b' ' | b'\n' | b'\r' | b'\t' => at + 1,
                _ => at + bytes[at..].iter().take_while(|b| !b",]} \n\r\t".contains(b)).count(),
            };
            match byte {
                b',' | b' ' | b'\n' | b'\r' | b'\t' => {}
                b'}' | b']' => self.end(byte),
                b':' => {
                    self.bytes.extend_from_slice(b": ");
                    after_key = true;
                }
                _ => {
                    // The outermost value stands behind its key already.
                    if at > 0 && !after_key {
                        self.next_line();
                    }
                    after_key = false;
                    match byte {
                        b'{' | b'[' => self.begin(byte),
                        _ => self.bytes.extend_from_slice(&bytes[at..end]),
                    }
                }
            }
            at = end;
        }
    }

    /// Writes a value that another library made.
    pub(crate) fn value(&mut self, value: &serde_json::Value) {
        self.raw(&value.to_string());
    }

    /// Opens an object, for a writer that cannot hand over what stands in it.
    pub(crate) fn open_object(&mut self) {
        self.begin(b'{');
    }

    /// Closes it.
    pub(crate) fn close_object(&mut self) {
        self.end(b'}');
    }

    /// Opens a list.
    pub(crate) fn open_list(&mut self) {
        self.begin(b'[');
    }

    /// Goes to the next entry of the list that is open.
    pub(crate) fn next_entry(&mut self) {
        self.next_line();
    }

    /// Closes it.
    pub(crate) fn close_list(&mut self) {
        self.end(b']');
    }

    /// The text, with a newline at its end.
    pub(crate) fn finish(mut self) -> String {
        self.bytes.push(b'\n');
        // Only whole texts have been put in, so nothing is lost.
        String::from_utf8(self.bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }

    fn begin(&mut self, bracket: u8) {
        self.bytes.push(bracket);
        self.open.push(false);
    }

    fn end(&mut self, bracket: u8) {
        if self.open.pop() == Some(true) {
            self.new_line();
        }
        self.bytes.push(bracket);
    }

    fn next_line(&mut self) {
        if let Some(filled) = self.open.last_mut()
            && std::mem::replace(filled, true)
        {
            self.bytes.push(b',');
        }
        self.new_line();
    }

    fn new_line(&mut self) {
        self.bytes.push(b'\n');
        self.bytes.resize(self.bytes.len() + 2 * self.open.len(), b' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_no_point() {
        let check = |number: f64, expect: &str| {
            let mut out = Out::default();
            out.number(number);
            assert_eq!(out.finish().trim_end(), expect);
            assert_eq!(expect.parse::<f64>(), Ok(number));
        };
        check(0.0, "0");
        check(1.0, "1");
        check(-3.0, "-3");
        check(0.5, "0.5");
        check(0.1 + 0.2, "0.30000000000000004");
        check(1e15, "1000000000000000");
        check(1e300, "1e+300");
        check(5e-324, "5e-324");
    }

    #[test]
    fn unknown_values_are_set_anew_and_not_changed() {
        let check = |raw: &str, expect: &str| {
            let mut out = Out::default();
            out.object(|out| out.extra(&Extra(vec![("x".into(), raw.into())])));
            assert_eq!(out.finish(), format!("{{\n  \"x\": {expect}\n}}\n"));
        };
        check("1.50", "1.50");
        check("{}", "{}");
        check("[]", "[]");
        check(
            r#"[1e5,"\u00e9: [,",{"a":null,"b":[[]]}]"#,
            concat!(
                "[\n    1e5,\n    \"\\u00e9: [,\",\n    {\n      \"a\": null,\n",
                "      \"b\": [\n        []\n      ]\n    }\n  ]"
            ),
        );
    }
}
