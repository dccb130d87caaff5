//! Which new statements were taken out of an old one.

use std::collections::HashMap;
use unicode_segmentation::UnicodeSegmentation;

/// A statement that may have been split.
pub(crate) struct Whole<'a> {
    /// What the caller knows it by.
    pub index: usize,
    /// What it said.
    pub before: &'a str,
    /// What it says now.
    pub after: &'a str,
    /// The stretches it lost and those it got.
    pub lost: Vec<&'a str>,
    pub gained: Vec<&'a str>,
    /// Whether nothing of it is left: then one piece alone is no split.
    pub is_gone: bool,
}

/// How much of a piece must be in what the whole lost, or at least in what it said.
const CONTAINED: f64 = 0.8;

/// How much of what the whole lost must be in a piece that takes words along which the whole kept.
const COVERED: f64 = 0.5;

/// How much of what is left of such a whole may be new to it.
const NEW: f64 = 0.3;

/// Words in more statements than this say nothing about where a piece is from.
const COMMON: usize = 24;

/// The statements that were split, with their pieces, by the indexes of the caller. Every piece is in one split at most.
pub(crate) fn splits(pieces: &[(usize, &str)], wholes: Vec<Whole<'_>>) -> Vec<(usize, Vec<usize>)> {
    let mut wholes: Vec<(Whole<'_>, Words)> = wholes
        .into_iter()
        .map(|whole| {
            let lost = Words::of(&whole.lost).without(&Words::of(&whole.gained));
            (whole, lost)
        })
        .filter(|(_, lost)| lost.number() > 1)
        .collect();
    let mut where_lost: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, (_, lost)) in wholes.iter().enumerate() {
        for word in lost.0.keys() {
            where_lost.entry(word.clone()).or_default().push(at);
        }
    }
    let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
    for (piece, text) in pieces {
        let words = Words::of(&[text]);
        let mut shared: HashMap<usize, f64> = HashMap::new();
        for (word, n) in &words.0 {
            for at in where_lost.get(word).filter(|all| all.len() <= COMMON).into_iter().flatten() {
                *shared.entry(*at).or_default() += weight(word) * f64::from(*n);
            }
        }
        let fits = |(at, _): &(usize, f64)| is_piece(&words, &wholes[*at]);
        let best = shared.into_iter().filter(fits).max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        if let Some((at, _)) = best {
            // The next piece must be from what is left.
            wholes[at].1 = wholes[at].1.without(&words);
            match found.iter_mut().find(|(whole, _)| *whole == at) {
                Some((_, parts)) => parts.push(*piece),
                None => found.push((at, vec![*piece])),
            }
        }
    }
    found.retain(|(at, parts)| !wholes[*at].0.is_gone || (parts.len() > 1 && is_used_up(&wholes[*at])));
    found.sort_unstable();
    found.into_iter().map(|(at, parts)| (wholes[at].0.index, parts)).collect()
}

fn is_piece(piece: &Words, (whole, lost): &(Whole<'_>, Words)) -> bool {
    if piece.number() < 3 {
        return false;
    }
    if !whole.is_gone && piece.within(lost) >= CONTAINED {
        return true;
    }
    let before = Words::of(&[whole.before]);
    if piece.within(&before) < CONTAINED {
        return false;
    }
    // Words that both parts need ("Plans the work") were not lost: then the rest of the whole must be its own, too.
    let covered = lost.within(piece);
    whole.is_gone || (covered >= COVERED && Words::of(&[whole.after]).within(&before) >= 1.0 - NEW)
}

/// Whether most of a whole that is gone went into its pieces.
fn is_used_up((whole, left): &(Whole<'_>, Words)) -> bool {
    left.weight() <= (1.0 - CONTAINED) * Words::of(&[whole.before]).weight()
}

/// Words in small letters and how often each comes.
pub(crate) struct Words(HashMap<String, u32>);

/// Long words say more than short ones.
fn weight(word: &str) -> f64 {
    word.chars().count() as f64
}

impl Words {
    pub fn of(texts: &[&str]) -> Words {
        let mut words = HashMap::new();
        for word in texts.iter().flat_map(|text| text.unicode_words()) {
            *words.entry(word.to_lowercase()).or_default() += 1;
        }
        Words(words)
    }

    fn without(&self, others: &Words) -> Words {
        let left = |(word, n): (&String, &u32)| {
            let left = n.saturating_sub(others.0.get(word).copied().unwrap_or(0));
            (left > 0).then(|| (word.clone(), left))
        };
        Words(self.0.iter().filter_map(left).collect())
    }

    fn number(&self) -> u32 {
        self.0.values().sum()
    }

    fn weight(&self) -> f64 {
        self.0.iter().map(|(word, n)| weight(word) * f64::from(*n)).sum()
    }

    /// How alike two sets of words are, by weight: 0 for nothing shared, 1 for the same words (Dice).
    pub fn alike(&self, others: &Words) -> f64 {
        let both = self.weight() + others.weight();
        if both > 0.0 { 2.0 * self.within(others) * self.weight() / both } else { 0.0 }
    }

    /// The part of these words, by weight, that is among others.
    fn within(&self, others: &Words) -> f64 {
        let all = self.weight();
        let shared = |(word, n): (&String, &u32)| weight(word) * f64::from(*n.min(others.0.get(word).unwrap_or(&0)));
        if all > 0.0 { self.0.iter().map(shared).sum::<f64>() / all } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Mark, word_marks};

    fn check(before: &str, after: &str, pieces: &[&str], expect: &[usize]) {
        let marks = word_marks(before, after);
        let of = |is| marks.iter().filter(|m| m.is == is).map(|m| m.text.as_str()).collect();
        let (lost, gained) = (of(Mark::Removed), of(Mark::Added));
        let whole = Whole { index: 7, before, after, lost, gained, is_gone: after.is_empty() };
        let pieces: Vec<(usize, &str)> = pieces.iter().copied().enumerate().collect();
        let found = splits(&pieces, vec![whole]);
        let expect: Vec<(usize, Vec<usize>)> = if expect.is_empty() { vec![] } else { vec![(7, expect.to_vec())] };
        assert_eq!(found, expect, "{before} / {after}");
    }

    #[test]
    fn pieces_are_told_from_additions() {
        let one = "Plans small deliveries and tells customers about delays";
        check(one, "Plans small deliveries", &["Tells customers about delays"], &[0]);
        check(
            one,
            "Plans small deliveries",
            &["Mentors two colleagues a year", "Tells the customers about delays"],
            &[1],
        );
        check(one, "Plans small deliveries daily", &["Mentors colleagues about delays"], &[]);
        check(
            "Plans and reviews the work of a team",
            "Plans the work of a team",
            &["Reviews the work of a team"],
            &[0],
        );
        let two = "Plans budgets and reviews risks of the programme";
        check(two, "Plans budgets of the programme", &["Reviews risks of the programme"], &[0]);
        check(two, "", &["Plans budgets of the programme", "Reviews risks of the programme"], &[0, 1]);
        check(two, "", &["Plans budgets of the programme"], &[]);
        // One word replaced, and something new from the same mould.
        let mould = "Ability to plan delivery for the team";
        check(mould, "Ability to review delivery for the team", &["Ability to plan budget for the team"], &[]);
    }
}
