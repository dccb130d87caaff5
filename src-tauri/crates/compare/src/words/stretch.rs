//! Stretches of two texts that are the same or differ, and how they are tidied for a reader.

use super::{Mark, WordMark};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// An unchanged island up to so many characters between two changes reads better as changed (measured on edits of
/// statements: no tiny islands are left, and no more stretches than a reader would mark).
const ISLAND: usize = 12;

/// An island this short is swallowed whatever stands beside it.
const TINY: usize = 3;

/// How far a change may be slid.
const SLIDE: usize = 64;

/// The two texts that the stretches are cut from.
#[derive(Clone, Copy)]
pub(super) struct Texts<'a> {
    pub old: &'a str,
    pub new: &'a str,
}

/// A stretch in bytes of both texts.
#[derive(Debug, Clone)]
struct Stretch {
    is_same: bool,
    old: Range<usize>,
    new: Range<usize>,
}

impl Stretch {
    /// How long a reader finds it, in characters.
    fn length(&self, texts: Texts<'_>) -> usize {
        let old = texts.old[self.old.clone()].chars().count();
        if self.is_same { old } else { old.max(texts.new[self.new.clone()].chars().count()) }
    }
}

/// Stretches in order, without a gap, sameness and difference in turn.
#[derive(Debug, Default)]
pub(super) struct Stretches(Vec<Stretch>);

impl Stretches {
    /// So many bytes that are the same.
    pub fn same(&mut self, length: usize) {
        self.push(true, length, length);
    }

    /// So many bytes of the old text with others in their place.
    pub fn different(&mut self, old: usize, new: usize) {
        self.push(false, old, new);
    }

    fn push(&mut self, is_same: bool, old: usize, new: usize) {
        if old == 0 && new == 0 {
            return;
        }
        match self.0.last_mut() {
            Some(last) if last.is_same == is_same => {
                last.old.end += old;
                last.new.end += new;
            }
            last => {
                let (a, b) = last.map_or((0, 0), |last| (last.old.end, last.new.end));
                self.0.push(Stretch { is_same, old: a..a + old, new: b..b + new });
            }
        }
    }

    /// Takes small unchanged islands between two changes into the change, until none is left.
    pub fn swallow_islands(self, texts: Texts<'_>) -> Stretches {
        let mut kept: Vec<Stretch> = Vec::with_capacity(self.0.len());
        for stretch in self.0 {
            kept.push(stretch);
            // A change that grew may swallow the island before it, too.
            while let [.., before, island, after] = kept.as_mut_slice()
                && !after.is_same
                && swallowed(before, island, after, texts)
            {
                before.old.end = after.old.end;
                before.new.end = after.new.end;
                kept.truncate(kept.len() - 2);
            }
        }
        Stretches(kept)
    }

    /// Slides what was only added, or only removed, to where a reader would set it: whole sentences and lines, then whole
    /// words with the space behind them.
    pub fn slide(mut self, texts: Texts<'_>) -> Stretches {
        for i in 1..self.0.len().saturating_sub(1) {
            let [before, change, after] = &mut self.0[i - 1..=i + 1] else { continue };
            if !change.is_same && (change.old.is_empty() || change.new.is_empty()) {
                let by = best_slide(before, change, after, texts);
                for end in [&mut before.old.end, &mut before.new.end, &mut after.old.start, &mut after.new.start] {
                    *end = end.saturating_add_signed(by);
                }
                for range in [&mut change.old, &mut change.new] {
                    *range = range.start.saturating_add_signed(by)..range.end.saturating_add_signed(by);
                }
            }
        }
        self
    }

    pub fn marks(self, texts: Texts<'_>) -> Vec<WordMark> {
        let mut marks = Vec::with_capacity(2 * self.0.len());
        for stretch in self.0 {
            let (old, new) = (&texts.old[stretch.old], &texts.new[stretch.new]);
            let parts: &[(Mark, &str)] =
                if stretch.is_same { &[(Mark::Same, old)] } else { &[(Mark::Removed, old), (Mark::Added, new)] };
            let there = parts.iter().filter(|(_, text)| !text.is_empty());
            marks.extend(there.map(|(is, text)| WordMark { is: *is, text: (*text).to_string() }));
        }
        marks
    }
}

fn swallowed(before: &Stretch, island: &Stretch, after: &Stretch, texts: Texts<'_>) -> bool {
    let text = &texts.old[island.old.clone()];
    if text.len() > 4 * ISLAND {
        return text.trim().is_empty();
    }
    let length = island.length(texts);
    // A character of a script without spaces may be a word; three letters of Latin are none worth reading on its own.
    let tiny = if text.is_ascii() { TINY } else { 1 };
    text.trim().chars().count() <= tiny
        || (length <= ISLAND && length <= before.length(texts) && length <= after.length(texts))
}

/// By how many bytes a change is best slid; negative to the left.
fn best_slide(before: &Stretch, change: &Stretch, after: &Stretch, texts: Texts<'_>) -> isize {
    // The side that has the change; its neighbours are the same on both.
    let (text, change, start, end) = if change.old.is_empty() {
        (texts.new, change.new.clone(), before.new.start, after.new.end)
    } else {
        (texts.old, change.old.clone(), before.old.start, after.old.end)
    };
    // The neighbours must not be used up, or two changes would touch; at the ends of the text there is nothing beyond.
    let first = if start == 0 { 0 } else { start + 1 };
    let last = if end == text.len() { end } else { end - 1 };
    let mut at = change.clone();
    let mut slides = vec![at.clone()];
    while slides.len() < SLIDE
        && let Some(step) = step_left(text, start, &at)
        && at.start - step >= first
    {
        at = at.start - step..at.end - step;
        slides.push(at.clone());
    }
    slides.reverse();
    at = change.clone();
    while slides.len() < 2 * SLIDE
        && let Some(step) = step_right(text, end, &at)
        && at.end + step <= last
    {
        at = at.start + step..at.end + step;
        slides.push(at.clone());
    }
    if slides.len() == 1 {
        return 0;
    }
    let score = |slide: &Range<usize>| edge(text, slide.start) + edge(text, slide.end);
    let best = slides.iter().max_by_key(|slide| score(slide)).map_or(change.start, |slide| slide.start);
    best as isize - change.start as isize
}

/// The length of the word before the change, if the change ends with the same one.
fn step_left(text: &str, start: usize, at: &Range<usize>) -> Option<usize> {
    let (before, change) = (&text[start..at.start], &text[at.clone()]);
    if before.as_bytes().last() != change.as_bytes().last() {
        return None;
    }
    let word = change.split_word_bounds().next_back()?;
    (before.split_word_bounds().next_back()? == word).then_some(word.len())
}

/// The length of the word behind the change, if the change begins with the same one.
fn step_right(text: &str, end: usize, at: &Range<usize>) -> Option<usize> {
    let (behind, change) = (&text[at.end..end], &text[at.clone()]);
    if behind.as_bytes().first() != change.as_bytes().first() {
        return None;
    }
    let word = change.split_word_bounds().next()?;
    (behind.split_word_bounds().next()? == word).then_some(word.len())
}

/// How good a place an edge of a change is (after the boundaries of diff-match-patch): the ends of the text, of a line,
/// of a sentence, of a word.
fn edge(text: &str, at: usize) -> u8 {
    let (Some(before), Some(behind)) = (text[..at].chars().next_back(), text[at..].chars().next()) else { return 6 };
    match (before, behind) {
        ('\n', _) => 5,
        (_, '\n') => 4,
        ('.' | '!' | '?' | ';', c) if c.is_whitespace() => 3,
        (b, c) if b.is_whitespace() || c.is_whitespace() => 2,
        (b, c) if !b.is_alphanumeric() || !c.is_alphanumeric() => 1,
        _ => 0,
    }
}
