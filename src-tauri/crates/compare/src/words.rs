//! Word-level marks of two texts.

mod stretch;

use schemars::JsonSchema;
use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use stretch::{Stretches, Texts};
use unicode_segmentation::UnicodeSegmentation;

/// What happened to a stretch of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Mark {
    Same,
    Removed,
    Added,
}

/// A stretch of words and what happened to it. The stretches that are not added, joined, are the old text; those that
/// are not removed, the new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, ts_rs::TS)]
pub struct WordMark {
    /// What happened.
    pub is: Mark,
    /// The words, with the spaces and marks around them.
    pub text: String,
}

/// How many steps of comparison (old pieces x new pieces) one stretch may take before it is looked at more coarsely, and
/// all stretches of one pair together before the rest is shown as replaced whole: a note of a megabyte rewritten
/// throughout must not stop the window.
const STRETCH: usize = 1_000_000;
const PAIR: usize = 16_000_000;

/// Marks the words that differ, by the word boundaries of Unicode (UAX #29): never a cut inside a word. Scripts without
/// spaces are marked by character, as their words cannot be told without a dictionary.
pub fn word_marks(old: &str, new: &str) -> Vec<WordMark> {
    let texts = Texts { old, new };
    let (head, tail) = same_ends(old, new);
    let mut stretches = Stretches::default();
    stretches.same(head);
    compare(&old[head..old.len() - tail], &new[head..new.len() - tail], &mut stretches);
    stretches.same(tail);
    stretches.swallow_islands(texts).slide(texts).marks(texts)
}

/// How many bytes at the beginning and at the end are the same, up to a space where surely no word is cut. Most edits
/// leave little between the two.
fn same_ends(old: &str, new: &str) -> (usize, usize) {
    let (a, b) = (old.as_bytes(), new.as_bytes());
    if a == b {
        return (a.len(), 0);
    }
    let space = |byte: Option<&u8>| matches!(byte, Some(b' ' | b'\n'));
    let plain = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    let mut head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    while head > 0 && !(space(a.get(head - 1)) && plain(a.get(head)) && plain(b.get(head))) {
        head -= 1;
    }
    let mut tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    let before = |bytes: &[u8], tail: usize| {
        let at = bytes.len() - tail;
        at == head || bytes[at - 1].is_ascii_graphic()
    };
    while tail > 0 && !(space(a.get(a.len() - tail)) && before(a, tail) && before(b, tail)) {
        tail -= 1;
    }
    (head, tail)
}

/// Compares word by word; texts too long for that sentence by sentence first, then the words of what differs.
fn compare(old: &str, new: &str, into: &mut Stretches) {
    let (a, b) = (words(old), words(new));
    if a.len().saturating_mul(b.len()) <= STRETCH {
        return by_word(&a, &b, into);
    }
    let (a, b) = (sentences(old), sentences(new));
    if a.len().saturating_mul(b.len()) > PAIR {
        return into.different(old.len(), new.len());
    }
    let mut left = PAIR;
    for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
        let (x, y) = (&a[op.old_range()], &b[op.new_range()]);
        let (old_len, new_len) = (length(x), length(y));
        if matches!(op, DiffOp::Equal { .. }) {
            into.same(old_len);
            continue;
        }
        let x: Vec<&str> = x.iter().flat_map(|sentence| words(sentence)).collect();
        let y: Vec<&str> = y.iter().flat_map(|sentence| words(sentence)).collect();
        let steps = x.len().saturating_mul(y.len());
        if steps <= STRETCH.min(left) {
            left -= steps;
            by_word(&x, &y, into);
        } else {
            into.different(old_len, new_len);
        }
    }
}

fn by_word(old: &[&str], new: &[&str], into: &mut Stretches) {
    if old.is_empty() || new.is_empty() {
        return into.different(length(old), length(new));
    }
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        let old_len = length(&old[op.old_range()]);
        if matches!(op, DiffOp::Equal { .. }) {
            into.same(old_len);
        } else {
            into.different(old_len, length(&new[op.new_range()]));
        }
    }
}

fn length(pieces: &[&str]) -> usize {
    pieces.iter().map(|piece| piece.len()).sum()
}

fn words(text: &str) -> Vec<&str> {
    text.split_word_bounds().collect()
}

/// A text cut after every line break and every mark that ends a sentence before a space; no cut is inside a word. As some
/// texts have no sentences, it is also cut behind every word of one sort, whatever surrounds it, so that the cuts of both
/// texts fall on the same words.
fn sentences(text: &str) -> Vec<&str> {
    const SORTS: u32 = 16;
    let (mut last, mut sum) = (' ', 0_u32);
    let ends = move |c: char| {
        let cut = match c {
            '\n' | '。' => true,
            ' ' => matches!(last, '.' | '!' | '?' | ';' | ':') || sum % SORTS == 1,
            _ => false,
        };
        sum = if c == ' ' { 0 } else { sum.wrapping_mul(31).wrapping_add(u32::from(c)) };
        last = c;
        cut
    };
    text.split_inclusive(ends).collect()
}

#[cfg(test)]
mod tests;
