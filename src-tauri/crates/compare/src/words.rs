//! Word-level marks of two texts.

use schemars::JsonSchema;
use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};
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

/// Beyond so many steps of comparison (old words x new words, after what is the same at both ends) the middle is shown as replaced
/// whole: a note of a megabyte rewritten throughout must not stop the window.
const LIMIT: usize = 16_000_000;

/// An unchanged island up to so many characters between two changes reads better as changed (measured on edits of
/// statements: 1.7 stretches a pair, none of them tiny).
const ISLAND: usize = 12;

/// Marks the words that differ, by the word boundaries of Unicode (UAX #29): never a cut inside a word.
pub fn word_marks(old: &str, new: &str) -> Vec<WordMark> {
    let a: Vec<&str> = old.split_word_bounds().collect();
    let b: Vec<&str> = new.split_word_bounds().collect();
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    let (a_middle, b_middle) = (&a[head..a.len() - tail], &b[head..b.len() - tail]);
    let mut runs = vec![Run { is_same: true, old: a[..head].concat(), new: String::new() }];
    if a_middle.len().saturating_mul(b_middle.len()) > LIMIT {
        runs.push(Run { is_same: false, old: a_middle.concat(), new: b_middle.concat() });
    } else {
        for op in capture_diff_slices(Algorithm::Myers, a_middle, b_middle) {
            let is_same = matches!(op, DiffOp::Equal { .. });
            let old = a_middle[op.old_range()].concat();
            let new = if is_same { String::new() } else { b_middle[op.new_range()].concat() };
            runs.push(Run { is_same, old, new });
        }
    }
    runs.push(Run { is_same: true, old: a[a.len() - tail..].concat(), new: String::new() });
    marks(swallow_islands(join(runs)))
}

/// Words that are the same (in `old` alone) or replaced by others.
struct Run {
    is_same: bool,
    old: String,
    new: String,
}

impl Run {
    fn changed_length(&self) -> usize {
        self.old.chars().count().max(self.new.chars().count())
    }
}

/// Joins neighbours of one sort.
fn join(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::new();
    for run in runs.into_iter().filter(|r| !r.old.is_empty() || !r.new.is_empty()) {
        match joined.last_mut() {
            Some(last) if last.is_same == run.is_same => {
                last.old.push_str(&run.old);
                last.new.push_str(&run.new);
            }
            _ => joined.push(run),
        }
    }
    joined
}

/// Takes small unchanged islands between two changes into the change, again until none is left.
fn swallow_islands(mut runs: Vec<Run>) -> Vec<Run> {
    loop {
        let small = (1..runs.len().saturating_sub(1)).find(|&i| {
            let island = &runs[i];
            let length = island.old.chars().count();
            let neighbours = runs[i - 1].changed_length().min(runs[i + 1].changed_length());
            island.is_same
                && (length <= 1 || island.old.trim().is_empty() || (length <= ISLAND && length <= neighbours))
        });
        let Some(i) = small else { return runs };
        let island = &mut runs[i];
        island.is_same = false;
        island.new = island.old.clone();
        runs = join(runs);
    }
}

fn marks(runs: Vec<Run>) -> Vec<WordMark> {
    let mut marks = Vec::new();
    for run in runs {
        if run.is_same {
            marks.push(WordMark { is: Mark::Same, text: run.old });
            continue;
        }
        for (is, text) in [(Mark::Removed, run.old), (Mark::Added, run.new)] {
            if !text.is_empty() {
                marks.push(WordMark { is, text });
            }
        }
    }
    marks
}

/// Whether two texts differ in case, white space or punctuation only. A point, comma or dash that belongs to a number
/// is not punctuation, nor is a sign that is part of a name (C#, C++).
pub(crate) fn is_trivial(old: &str, new: &str) -> bool {
    core(old) == core(new)
}

fn core(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let digit = |i: Option<usize>| i.and_then(|i| chars.get(i)).is_some_and(|c| c.is_ascii_digit());
    let mut out = String::with_capacity(text.len());
    for (i, c) in chars.iter().enumerate() {
        let in_number = digit(Some(i + 1)) && (digit(i.checked_sub(1)) || matches!(c, '-' | '.' | '\u{2212}'));
        let passes = c.is_whitespace() || (is_punctuation(*c) && !in_number);
        if !passes {
            out.extend(c.to_lowercase());
        }
    }
    out
}

fn is_punctuation(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '"' | '(' | ')' | '[' | ']' | '{' | '}' | '-' | '_' | '/' | '`' | '*'
        | '\u{a1}' | '\u{ab}' | '\u{b7}' | '\u{bb}' | '\u{bf}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}'
        | '\u{ff01}' | '\u{ff0c}' | '\u{ff0e}' | '\u{ff1a}' | '\u{ff1b}' | '\u{ff1f}' | '\u{60c}' | '\u{61b}' | '\u{61f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Marks as a text: `[-removed-]`, `{+added+}`.
    fn shown(old: &str, new: &str) -> String {
        let show = |m: WordMark| match m.is {
            Mark::Same => m.text,
            Mark::Removed => format!("[-{}-]", m.text),
            Mark::Added => format!("{{+{}+}}", m.text),
        };
        word_marks(old, new).into_iter().map(show).collect()
    }

    #[test]
    fn words_are_marked_as_a_reader_would() {
        let check = |old: &str, new: &str, expect: &str| assert_eq!(shown(old, new), expect);
        check("", "", "");
        check("Plans work", "Plans work", "Plans work");
        check("", "Plans", "{+Plans+}");
        check("Plans the work", "Plans the work of two teams", "Plans the work{+ of two teams+}");
        check("Plans small deliveries", "Plans large deliveries", "Plans [-small-]{+large+} deliveries");
        check("organisation", "organization", "[-organisation-]{+organization+}");
        // "a" between two changes is swallowed, a long stretch is not.
        check("one a two", "three a four", "[-one a two-]{+three a four+}");
        check("ab kept words here cd", "ef kept words here gh", "[-ab-]{+ef+} kept words here [-cd-]{+gh+}");
        check("计划 工作", "计划 生活", "计划 [-工作-]{+生活+}");
    }

    #[test]
    fn trivial_is_case_space_and_punctuation_only() {
        let check = |old: &str, new: &str, expect: bool| assert_eq!(is_trivial(old, new), expect, "{old} / {new}");
        check("Plans work", "plans  work.", true);
        check("“Plans” – work", "\"Plans\" - work", true);
        check("C", "C++", false);
        check("C", "C#", false);
        check("1.5 years", "15 years", false);
        check("-5", "5", false);
        check("work", "works", false);
        check("work", "wo\u{202e}rk", false);
        check("work", "wo\u{200b}rk", false);
    }

    #[test]
    fn a_note_rewritten_throughout_ends_soon() {
        let (old, new) = ("a b ".repeat(100_000), "c d ".repeat(100_000));
        assert!(word_marks(&old, &new).len() <= 3);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_from_the_marks(old in "[ab ,.é\u{202e}]{0,24}", new in "[ab ,.é\u{202e}]{0,24}") {
            let marks = word_marks(&old, &new);
            let side = |gone: Mark| marks.iter().filter(|m| m.is != gone).map(|m| m.text.as_str()).collect::<String>();
            prop_assert_eq!(side(Mark::Added), old);
            prop_assert_eq!(side(Mark::Removed), new);
        }
    }
}
