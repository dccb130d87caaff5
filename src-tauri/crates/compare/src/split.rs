//! Which new statements were taken out of an old one.

use rungs_model::{Id, IdMap};
use std::collections::HashMap;
use unicode_segmentation::UnicodeSegmentation;

/// A statement that may have been split.
pub(crate) struct Whole<'a> {
    /// What the caller knows it by.
    pub index: usize,
    /// What it stood in.
    pub home: Option<Id>,
    /// What it said.
    pub before: &'a str,
    /// What it says now; empty if nothing of it is left, and then one piece alone is no split.
    pub after: &'a str,
    /// The stretches it lost and those it got.
    pub lost: Vec<&'a str>,
    pub gained: Vec<&'a str>,
}

/// A new statement that may be a piece of another.
pub(crate) struct Piece<'a> {
    /// What the caller knows it by.
    pub index: usize,
    /// What it stands in.
    pub home: Option<Id>,
    /// What it says.
    pub text: &'a str,
}

/// How much of a piece must be in what the whole lost, or at least in what it said.
const CONTAINED: f32 = 0.8;

/// How much of what the whole lost must be in a piece that takes words along which the whole kept.
const COVERED: f32 = 0.5;

/// How much of a piece must be words that the whole lost, and that no other piece took.
const TAKEN: f32 = 0.3;

/// How much of what is left of such a whole may be new to it.
const NEW: f32 = 0.3;

/// How many wholes that lost a rare word of a piece are looked at; those in the same container are always.
const LOOKED_AT: usize = 12;

/// A whole as it is compared.
struct Candidate<'a> {
    whole: Whole<'a>,
    lost: Words,
    before: Words,
}

/// The statements that were split, with their pieces, by the indexes of the caller. Every piece is in one split at most.
pub(crate) fn splits<'a>(pieces: &[Piece<'_>], wholes: impl Iterator<Item = Whole<'a>>) -> Vec<(usize, Vec<usize>)> {
    let mut vocabulary = Vocabulary::default();
    let mut candidates: Vec<Candidate<'_>> = Vec::new();
    let mut at_home: IdMap<Id, Vec<usize>> = IdMap::default();
    let mut where_lost: Vec<Vec<usize>> = Vec::new();
    for whole in wholes.filter(may_be_split) {
        let lost = vocabulary.words(&whole.lost).without(&vocabulary.words(&whole.gained));
        if lost.number() < 2 {
            continue;
        }
        let at = candidates.len();
        where_lost.resize(vocabulary.len(), Vec::new());
        for word in &lost.0 {
            where_lost[word.id].push(at);
        }
        if let Some(home) = whole.home {
            at_home.entry(home).or_default().push(at);
        }
        let before = if whole.after.is_empty() { lost.clone() } else { vocabulary.words(&[whole.before]) };
        candidates.push(Candidate { whole, lost, before });
    }
    where_lost.resize(vocabulary.len(), Vec::new());
    let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
    for piece in pieces {
        let words = vocabulary.words(&[piece.text]);
        if words.number() < 3 {
            continue;
        }
        let mut rows: Vec<&Vec<usize>> = words.0.iter().filter_map(|word| where_lost.get(word.id)).collect();
        rows.sort_by_key(|row| row.len());
        let near = piece.home.and_then(|home| at_home.get(&home)).into_iter().flatten();
        let mut near: Vec<usize> = near.chain(rows.into_iter().flatten().take(LOOKED_AT)).copied().collect();
        near.sort_unstable();
        near.dedup();
        let score = |at: &usize| {
            let candidate = &candidates[*at];
            let from = words.within(&candidate.lost) + f32::from(u8::from(candidate.whole.home == piece.home));
            (*at, from)
        };
        let heavy = words.heavy_first();
        let may_fit = |candidate: &Candidate<'_>| heavy_within(&heavy, words.weight(), &candidate.before);
        let fits = near
            .into_iter()
            .filter(|at| may_fit(&candidates[*at]) && is_piece(&words, &candidates[*at], &mut vocabulary));
        let best = fits.map(|at| score(&at)).max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        if let Some((at, _)) = best {
            // The next piece must be from what is left.
            candidates[at].lost = candidates[at].lost.without(&words);
            match found.iter_mut().find(|(whole, _)| *whole == at) {
                Some((_, parts)) => parts.push(piece.index),
                None => found.push((at, vec![piece.index])),
            }
        }
    }
    found.retain(|(at, parts)| !is_gone(&candidates[*at]) || (parts.len() > 1 && is_used_up(&candidates[*at])));
    found.sort_unstable();
    found.into_iter().map(|(at, parts)| (candidates[at].whole.index, parts)).collect()
}

/// Most edits replace a word or two; that need not be looked at closely.
fn may_be_split(whole: &Whole<'_>) -> bool {
    let words = |texts: &[&str]| texts.iter().map(|text| text.split_whitespace().count()).sum::<usize>();
    let lost = words(&whole.lost);
    lost > 2 || lost > words(&whole.gained)
}

fn is_gone(candidate: &Candidate<'_>) -> bool {
    candidate.whole.after.is_empty()
}

fn is_piece(piece: &Words, candidate: &Candidate<'_>, vocabulary: &mut Vocabulary) -> bool {
    // What says as much as the whole is a copy, and what says nothing more than the pieces before it is one of them.
    if piece.weight() >= candidate.before.weight() || piece.within(&candidate.lost) < TAKEN {
        return false;
    }
    if !is_gone(candidate) && piece.within(&candidate.lost) >= CONTAINED {
        return true;
    }
    // Words that both parts need ("Plans the work") were not lost: then the rest of the whole must be its own, too.
    let mut is_rest = || vocabulary.words(&[candidate.whole.after]).within(&candidate.before) >= 1.0 - NEW;
    piece.within(&candidate.before) >= CONTAINED
        && (is_gone(candidate) || (candidate.lost.within(piece) >= COVERED && is_rest()))
}

/// Whether enough of a piece is among the words of a whole; most are not, and its long words tell so first.
fn heavy_within(piece: &[Word], weight: f32, whole: &Words) -> bool {
    let mut may_lack = (1.0 - CONTAINED) * weight;
    piece.iter().all(|word| {
        may_lack -= word.weight * word.number.saturating_sub(whole.number_of(word.id)) as f32;
        // Sums of floats differ a little in another order.
        may_lack >= -0.5
    })
}

/// Whether most of a whole that is gone went into its pieces.
fn is_used_up(candidate: &Candidate<'_>) -> bool {
    candidate.lost.weight() <= (1.0 - CONTAINED) * candidate.before.weight()
}

/// Words by number.
#[derive(Default)]
pub(crate) struct Vocabulary {
    numbers: HashMap<String, usize, foldhash::fast::RandomState>,
    /// The word at hand in small letters: most words are known, and need no text of their own.
    small: String,
}

impl Vocabulary {
    fn len(&self) -> usize {
        self.numbers.len()
    }

    fn number(&mut self, word: &str) -> usize {
        self.small.clear();
        if word.is_ascii() {
            self.small.push_str(word);
            self.small.make_ascii_lowercase();
        } else {
            self.small.push_str(&word.to_lowercase());
        }
        let next = self.numbers.len();
        match self.numbers.get(&self.small) {
            Some(number) => *number,
            None => *self.numbers.entry(self.small.clone()).or_insert(next),
        }
    }

    /// The words of some texts, in small letters.
    pub fn words(&mut self, texts: &[&str]) -> Words {
        let mut words: Vec<Word> = Vec::new();
        for word in texts.iter().flat_map(|text| text.unicode_words()) {
            let id = self.number(word);
            // Long words say more than short ones.
            words.push(Word { id, number: 1, weight: word.chars().count() as f32 });
        }
        words.sort_unstable_by_key(|word| word.id);
        words.dedup_by(|next, word| {
            let is_same = next.id == word.id;
            word.number += u32::from(is_same);
            is_same
        });
        Words(words)
    }
}

#[derive(Clone, Copy)]
struct Word {
    id: usize,
    number: u32,
    weight: f32,
}

/// Words of one vocabulary and how often each comes, by rising number.
#[derive(Clone)]
pub(crate) struct Words(Vec<Word>);

impl Words {
    fn without(&self, others: &Words) -> Words {
        let left = |word: &Word| {
            let number = word.number.saturating_sub(others.number_of(word.id));
            (number > 0).then_some(Word { number, ..*word })
        };
        Words(self.0.iter().filter_map(left).collect())
    }

    fn heavy_first(&self) -> Vec<Word> {
        let mut words = self.0.clone();
        words.sort_unstable_by(|a, b| b.weight.total_cmp(&a.weight).then(a.id.cmp(&b.id)));
        words
    }

    fn number_of(&self, id: usize) -> u32 {
        self.0.binary_search_by_key(&id, |word| word.id).map_or(0, |at| self.0[at].number)
    }

    fn number(&self) -> u32 {
        self.0.iter().map(|word| word.number).sum()
    }

    fn weight(&self) -> f32 {
        self.0.iter().map(|word| word.weight * word.number as f32).sum()
    }

    /// How alike two sets of words are, by weight: 0 for nothing shared, 1 for the same words (Dice).
    pub fn alike(&self, others: &Words) -> f32 {
        let both = self.weight() + others.weight();
        if both > 0.0 { 2.0 * self.within(others) * self.weight() / both } else { 0.0 }
    }

    /// The part of these words, by weight, that is among others.
    fn within(&self, others: &Words) -> f32 {
        let all = self.weight();
        let shared = |word: &Word| word.weight * word.number.min(others.number_of(word.id)) as f32;
        if all > 0.0 { self.0.iter().map(shared).sum::<f32>() / all } else { 0.0 }
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
        let whole = Whole { index: 7, home: None, before, after, lost, gained };
        let pieces: Vec<Piece<'_>> =
            pieces.iter().enumerate().map(|(index, text)| Piece { index, home: None, text }).collect();
        let found = splits(&pieces, [whole].into_iter());
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
