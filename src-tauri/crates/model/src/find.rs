//! Looking for words in the texts of a framework, and what would stand there instead. `edit::replace` does exactly what
//! is found here, so a preview cannot show anything else.

use crate::value::Value;
use crate::{Field, Framework, Id, Record};
use serde::{Deserialize, Serialize};
use std::ops::Range;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// Words to look for, and what is to stand in their place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Query {
    /// The words, exactly as typed, spaces included; nothing finds nothing.
    pub find: String,
    /// What is to stand in their place.
    pub with: String,
    /// In which texts.
    pub scope: Scope,
    /// Whether “Plan” is another word than “plan”.
    pub match_case: bool,
    /// Whether the words have to begin and end where words do, in every script (Unicode Standard Annex 29).
    pub whole_words: bool,
    /// Whether the replacement takes its capitals from what it replaces: Organisation becomes Organization.
    pub keep_case: bool,
}

/// Which texts are looked through. Every field that holds words stands in exactly one of them, beside `All`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub enum Scope {
    /// Every text.
    #[default]
    All,
    /// Statements, their examples, and what disqualifies.
    Statements,
    /// Titles, headings, codes, and the names of metrics with their units.
    Titles,
    /// The prose of notes, and what is said of a transition.
    Notes,
    /// Summaries, taglines, focus, definitions, examples of success, and of what the years are.
    Summaries,
}

impl Scope {
    /// Where the words of a field belong; none for a field that holds no words of people.
    pub const fn of(field: Field) -> Option<Scope> {
        use Field as F;
        match field {
            F::Statement | F::Examples | F::Disqualifiers => Some(Scope::Statements),
            F::Title | F::Heading | F::Code | F::Metric => Some(Scope::Titles),
            F::Body | F::Note => Some(Scope::Notes),
            F::Summary | F::Tagline | F::Focus | F::Definition | F::Example | F::Experience => Some(Scope::Summaries),
            F::Language | F::Grade | F::Competency | F::Weight | F::From | F::To | F::Abilities => None,
        }
    }

    fn holds(self, field: Field) -> bool {
        Scope::of(field).is_some_and(|scope| self == Scope::All || self == scope)
    }
}

/// One place where the words stand: the n-th in a field of a node, from 0, through all texts of the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[allow(missing_docs)]
pub struct Spot {
    pub node: Id,
    pub field: Field,
    pub nth: u32,
}

/// Where the words stand, with the text around them.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit<'a> {
    /// Which place.
    pub spot: Spot,
    /// The whole text.
    pub text: &'a str,
    /// Where in the text, in bytes.
    pub at: Range<usize>,
    /// What would stand there instead.
    pub put: String,
}

/// Every place where the words stand, in reading order.
pub fn find<'a>(framework: &'a Framework, query: &Query) -> Vec<Hit<'a>> {
    let Some(needle) = Needle::new(query) else { return Vec::new() };
    framework.in_order().into_iter().flat_map(|record| needle.in_record(record)).collect()
}

/// Words made ready to be looked for many times.
pub(crate) struct Needle<'q> {
    query: &'q Query,
    letters: Vec<char>,
}

impl<'q> Needle<'q> {
    /// None where there is nothing to look for.
    pub fn new(query: &'q Query) -> Option<Needle<'q>> {
        let letters = if query.match_case {
            query.find.chars().collect()
        } else {
            query.find.chars().flat_map(folded).collect::<Vec<_>>()
        };
        (!letters.is_empty()).then_some(Needle { query, letters })
    }

    /// The fields of a record that are looked through, in reading order.
    pub fn fields(&self, record: &Record) -> impl Iterator<Item = Field> + use<> {
        let scope = self.query.scope;
        record.kind.fields().iter().copied().filter(move |field| scope.holds(*field))
    }

    fn in_record<'a>(&self, record: &'a Record) -> Vec<Hit<'a>> {
        let mut hits = Vec::new();
        for field in self.fields(record) {
            let mut nth = 0;
            for text in record.fields.get(field).map(Value::texts).unwrap_or_default() {
                for at in self.places(text) {
                    let spot = Spot { node: record.id, field, nth };
                    hits.push(Hit { spot, text, put: self.put(&text[at.clone()]), at });
                    nth += 1;
                }
            }
        }
        hits
    }

    /// Where the words stand in a text: one after another, none within the other.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let (mut places, mut bounds, mut from) = (Vec::new(), None, 0);
        for (start, byte) in text.bytes().enumerate() {
            if start < from || !self.may_begin(byte) {
                continue;
            }
            let Some(length) = self.length_at(&text[start..]) else { continue };
            let at = start..start + length;
            // An accent belongs to its letter: “resume” does not stand in “resumé” typed with a separate accent.
            let is_cut = [at.start, at.end].iter().any(|i| !is_letter_boundary(text, *i));
            if is_cut || (self.query.whole_words && !is_whole(text, &at, &mut bounds)) {
                continue;
            }
            from = at.end;
            places.push(at);
        }
        places
    }

    /// Whether the words may begin with this byte. Most bytes of most texts are told apart here: a letter of ASCII is
    /// one byte, and is found nowhere else; any other letter may be one of ASCII without its case (the sign of kelvin).
    fn may_begin(&self, byte: u8) -> bool {
        const FIRST_OF_SEVERAL: u8 = 0xC0;
        let first = self.letters.first().and_then(|letter| u8::try_from(*letter).ok()).filter(u8::is_ascii);
        byte >= FIRST_OF_SEVERAL || first.is_some_and(|first| first.eq_ignore_ascii_case(&byte))
    }

    /// How many bytes of the beginning of a text are the words.
    fn length_at(&self, text: &str) -> Option<usize> {
        let mut left = self.letters.iter();
        for (i, letter) in text.char_indices() {
            if left.as_slice().is_empty() {
                return Some(i);
            }
            if self.query.match_case {
                left.next().filter(|wanted| **wanted == letter)?;
            } else {
                for one in folded(letter) {
                    left.next().filter(|wanted| **wanted == one)?;
                }
            }
        }
        left.as_slice().is_empty().then_some(text.len())
    }

    /// What stands in the place of words that were found.
    pub fn put(&self, found: &str) -> String {
        let with = &self.query.with;
        if self.query.keep_case && !self.query.match_case { like(found, with) } else { with.clone() }
    }
}

/// A letter without its case. The two small sigmas are one letter.
fn folded(letter: char) -> impl Iterator<Item = char> {
    letter.to_lowercase().map(|one| if one == 'ς' { 'σ' } else { one })
}

fn is_letter_boundary(text: &str, at: usize) -> bool {
    GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

fn is_whole(text: &str, at: &Range<usize>, bounds: &mut Option<Vec<usize>>) -> bool {
    [at.start, at.end].into_iter().all(|i| {
        let sides = (text[..i].chars().next_back(), text[i..].chars().next());
        plain_bound(sides).unwrap_or_else(|| {
            let bounds = bounds.get_or_insert_with(|| text.split_word_bound_indices().map(|(i, _)| i).collect());
            bounds.binary_search(&i).is_ok()
        })
    })
}

/// Whether a word ends between two letters, where that is plain without looking at the rest of the text: it always does
/// at a space, and never within letters and digits of ASCII (Annex 29, rules WB5 and WB8 to WB10).
fn plain_bound(sides: (Option<char>, Option<char>)) -> Option<bool> {
    let (Some(before), Some(after)) = sides else { return Some(true) };
    let is_plain = |letter: char| letter.is_ascii_alphanumeric();
    match (is_plain(before), is_plain(after)) {
        (true, true) => Some(false),
        (true, false) if after == ' ' => Some(true),
        (false, true) if before == ' ' => Some(true),
        _ => None,
    }
}

/// Words with the capitals of others: all of them, each word's first, the first, or none.
fn like(found: &str, with: &str) -> String {
    let cased = || found.chars().filter(|c| c.is_uppercase() || c.is_lowercase());
    let Some(first) = cased().next() else { return with.to_string() };
    if cased().count() > 1 && cased().all(char::is_uppercase) {
        return with.to_uppercase();
    }
    let firsts: Vec<char> = found.unicode_words().filter_map(|word| word.chars().next()).collect();
    if firsts.len() > 1 && firsts.iter().all(|c| c.is_uppercase()) {
        return with.split_word_bounds().map(capital).collect();
    }
    if first.is_uppercase() {
        return capital(with);
    }
    // “ISO” stays as it is also where a small word stood.
    let is_acronym = with.chars().nth(1).is_some_and(char::is_uppercase);
    if is_acronym { with.to_string() } else { first_letter(with, |c| c.to_lowercase().collect()) }
}

fn capital(words: &str) -> String {
    first_letter(words, |c| c.to_uppercase().collect())
}

fn first_letter(words: &str, change: impl Fn(char) -> String) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| change(first) + letters.as_str())
}

#[cfg(test)]
mod tests;
