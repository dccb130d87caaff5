//! The words of a text as other programs leave them alone: no case, no marks, no bullets; `&` is "and".

use super::arena::hasher;
use rungs_model::{Field, Record, Value};
use std::hash::{Hash, Hasher};

/// A letter that holds a word together without being read: soft hyphen, joiners, byte order mark; and apostrophes,
/// which are curled, straightened and lost on the way through other programs.
fn is_silent(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\'' | '\u{2018}' | '\u{2019}' | '\u{2bc}'
    )
}

/// Feeds the hash of each word, in order. A number or letter that only counts ("1.", "b)") at the beginning is no word.
pub(super) fn words(text: &str, mut feed: impl FnMut(u64)) {
    let mut word = Word::default();
    for c in past_enumerator(text).chars() {
        if c.is_alphanumeric() {
            word.push(c);
        } else if matches!(c, '+' | '#') && word.length > 0 {
            // Part of a name: C++, C#.
            word.push(c);
        } else if !is_silent(c) {
            word.end(&mut feed);
            if c == '&' {
                "and".chars().for_each(|c| word.push(c));
                word.end(&mut feed);
            }
        }
    }
    word.end(&mut feed);
}

/// A text after its number in a list, if it has one.
fn past_enumerator(text: &str) -> &str {
    let start = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let number = start.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = start.len() - number.len();
    let rest = number.strip_prefix(['.', ')']).filter(|rest| rest.starts_with(char::is_whitespace));
    rest.filter(|_| (1..=3).contains(&digits)).unwrap_or(text)
}

/// A word on its way: eight bytes at a time.
#[derive(Default)]
struct Word {
    hash: u64,
    bytes: u64,
    length: u32,
}

impl Word {
    fn push(&mut self, c: char) {
        if c.is_ascii() {
            self.byte(c.to_ascii_lowercase() as u8);
        } else {
            c.to_lowercase().for_each(|c| c.encode_utf8(&mut [0; 4]).bytes().for_each(|b| self.byte(b)));
        }
    }

    fn byte(&mut self, byte: u8) {
        self.bytes = self.bytes << 8 | u64::from(byte);
        self.length += 1;
        if self.length.is_multiple_of(8) {
            self.mix();
        }
    }

    fn mix(&mut self) {
        self.hash = (self.hash ^ self.bytes).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
        self.bytes = 0;
    }

    fn end(&mut self, feed: &mut impl FnMut(u64)) {
        if self.length > 0 {
            self.mix();
            let mut hasher = hasher();
            hasher.write_u64(self.hash);
            hasher.write_u32(self.length);
            feed(hasher.finish());
            *self = Word::default();
        }
    }
}

/// A hash of the words of a text, and how many there are.
pub(super) fn hash(text: &str) -> (u64, usize) {
    let mut hasher = hasher();
    let mut count = 0;
    words(text, |word| {
        hasher.write_u64(word);
        count += 1;
    });
    (hasher.finish().max(1), count)
}

/// What a node says as plain words: everything, its statement or description alone, its title alone; 0 where it says
/// nothing there.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::pairing) struct Plain {
    pub all: u64,
    pub body: u64,
    pub title: u64,
}

impl Plain {
    pub fn of(record: &Record) -> Plain {
        let (mut all, mut body) = (hasher(), hasher());
        let (mut words, mut body_words, mut title) = (0, 0, 0);
        for (field, value) in record.fields.iter() {
            for text in value_texts(value) {
                let (hash, count) = hash(text);
                (field, hash).hash(&mut all);
                words += count;
                if matches!(field, Field::Title | Field::Heading) {
                    title = if count > 0 { hash } else { 0 };
                } else if field != Field::Code {
                    (field, hash).hash(&mut body);
                    body_words += count;
                }
            }
        }
        record.kind.hash(&mut all);
        record.kind.hash(&mut body);
        let key = |hasher: foldhash::fast::FoldHasher<'_>, words, least| {
            if words >= least { hasher.finish().max(1) } else { 0 }
        };
        Plain { all: key(all, words, 1), body: key(body, body_words, 4), title }
    }
}

/// The texts of a value that a person wrote as texts.
pub(in crate::pairing) fn value_texts(value: &Value) -> &[String] {
    match value {
        Value::Text(text) => std::slice::from_ref(text),
        Value::Texts(texts) => texts,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_read_the_same_are_the_same() {
        let check = |a: &str, b: &str, expect: bool| assert_eq!(hash(a).0 == hash(b).0, expect, "{a} / {b}");
        check("Plans the work", "\u{2022} plans  the WORK.", true);
        check("Plans & delivers", "\u{201c}Plans and delivers\u{201d}", true);
        check("cross-team", "Cross\u{2011}team", true);
        check("cross-team", "cross \u{2013} team", true);
        check("don't", "don\u{2019}t", true);
        check("1. Plans", "Plans", true);
        check("12) Plans", "- Plans", true);
        check("2 teams", "3 teams", false);
        check("1.5 years", "5 years", false);
        check("C++", "C#", false);
        check("C++", "C", false);
        check("Plans the work", "Plans work the", false);
        check("\u{dc}bung", "\u{fc}bung", true);
        check("plansthe", "plans the", false);
    }
}
