//! A word or phrase that was replaced throughout: edits that consist of nothing else.

use super::{Headline, HeadlineKind, Story, story::count};
use crate::comparison::{Change, ChangeKind};
use crate::words::{Mark, WordMark, word_marks};
use rungs_model::{Framework, Record};
use serde_json::Value as Json;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation;

/// In how many texts a term must be replaced to be news of its own.
const TEXTS: usize = 3;

/// A term has so many words at most: more is a rewritten sentence.
const WORDS: usize = 4;

/// How often is counted anew; each round leaves less, and the last ones leave next to nothing out.
const ROUNDS: usize = 16;

/// A term, and what stands in its place.
type Term = (String, String);

pub(super) fn find(story: &mut Story<'_>) -> Vec<Headline> {
    let edits = story.free(ChangeKind::Edited).filter(|(_, change)| change.trivial != Some(true));
    let mut edits: Vec<(usize, Vec<Term>)> = edits.filter_map(|(i, change)| Some((i, terms(change)?))).collect();
    join_families(&mut edits);
    // An edit that holds a term of its own is no case of the others, so what is left is counted again.
    for _ in 0..ROUNDS {
        let mut texts: HashMap<&Term, usize> = HashMap::new();
        for (_, terms) in &edits {
            let distinct = terms.iter().enumerate().filter(|(n, term)| !terms[..*n].contains(term));
            for (_, term) in distinct {
                *texts.entry(term).or_default() += 1;
            }
        }
        let keeps: Vec<bool> = edits
            .iter()
            .map(|(_, terms)| terms.iter().all(|term| texts.get(term).is_some_and(|n| *n >= TEXTS)))
            .collect();
        if keeps.iter().all(|keep| *keep) {
            break;
        }
        let mut keeps = keeps.into_iter();
        edits.retain(|_| keeps.next().unwrap_or(false));
    }
    headlines(story, &edits)
}

/// An ending has so many letters at most, and the word before it so many at least.
const ENDING: usize = 5;
const STEM: usize = 4;

/// Puts the forms of a word under the shortest of them: "organisations", "organisational" under "organisation".
fn join_families(edits: &mut [(usize, Vec<Term>)]) {
    let all: HashSet<Term> = edits.iter().flat_map(|(_, terms)| terms.iter().cloned()).collect();
    let shorter = |(before, after): &Term| {
        let ends = before.char_indices().rev().zip(after.char_indices().rev());
        let ends = ends.take(ENDING).take_while(|((_, b), (_, a))| b == a && b.is_alphabetic());
        let stems = ends.map(|((b, _), (a, _))| (before[..b].to_string(), after[..a].to_string()));
        stems.filter(|term| term.0.chars().count() >= STEM && all.contains(term)).last()
    };
    for term in edits.iter_mut().flat_map(|(_, terms)| terms) {
        if let Some(stem) = shorter(term) {
            *term = stem;
        }
    }
}

/// The texts of a framework in small letters, made as far as they are asked for: most terms are seen to stay before many
/// texts were looked at.
struct SmallLetters<'a> {
    left: Box<dyn Iterator<Item = &'a Record> + 'a>,
    made: Vec<String>,
}

/// How many bytes are made at once.
const CHUNK: usize = 1 << 14;

impl<'a> SmallLetters<'a> {
    fn of(framework: &'a Framework) -> SmallLetters<'a> {
        SmallLetters { left: Box::new(framework.records().map(Arc::as_ref)), made: Vec::new() }
    }

    /// A part of the texts, a line break between them; none where there are no more.
    fn chunk(&mut self, n: usize) -> Option<&str> {
        while self.made.len() <= n {
            let mut chunk = String::with_capacity(CHUNK + CHUNK / 4);
            for record in self.left.by_ref() {
                for text in record.fields.iter().flat_map(|(_, value)| value.texts()) {
                    chunk.push_str(&text.to_lowercase());
                    chunk.push('\n');
                }
                if chunk.len() >= CHUNK {
                    break;
                }
            }
            if chunk.is_empty() {
                return None;
            }
            self.made.push(chunk);
        }
        self.made.get(n).map(String::as_str)
    }

    /// Whether a term was replaced at most of the places where it stood. The same two words in three rewritten sentences
    /// are chance where a hundred others keep the first.
    fn lack(&mut self, term: &str, places: u32) -> bool {
        let (mut n, mut found) = (0, 0);
        while let Some(chunk) = self.chunk(n) {
            found += whole(chunk, term).take(places as usize + 1).count();
            if found > places as usize {
                return false;
            }
            n += 1;
        }
        true
    }
}

/// Where a term stands in a text as words of their own.
fn whole<'t>(text: &'t str, term: &'t str) -> impl Iterator<Item = usize> + 't {
    let ends = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let is_whole =
        move |at: &usize| ends(text[..*at].chars().next_back()) && ends(text[at + term.len()..].chars().next());
    text.match_indices(term).map(|(at, _)| at).filter(is_whole)
}

/// One headline a term, in the order in which they first come. An edit with several terms goes to the first.
fn headlines(story: &mut Story<'_>, edits: &[(usize, Vec<Term>)]) -> Vec<Headline> {
    let mut order: Vec<&Term> = Vec::new();
    let mut places: HashMap<&Term, (u32, Vec<usize>)> = HashMap::new();
    for (i, terms) in edits {
        for (n, term) in terms.iter().enumerate() {
            let place = places.entry(term).or_insert_with(|| {
                order.push(term);
                (0, Vec::new())
            });
            place.0 += 1;
            if n == 0 {
                place.1.push(*i);
            }
        }
    }
    let mut texts = SmallLetters::of(story.new);
    let mut headlines = Vec::new();
    for term in order {
        let Some((places, folds)) = places.remove(term) else { continue };
        let Some(first) = folds.first().copied().filter(|_| texts.lack(&term.0, places)) else { continue };
        let mut headline = story.headline(HeadlineKind::TermReplaced, first, folds);
        headline.title = None;
        headline.place = Vec::new();
        (headline.before, headline.after) = (Some(term.0.as_str().into()), Some(term.1.as_str().into()));
        headline.count = Some(count(places as usize));
        headlines.push(headline);
    }
    headlines
}

/// The terms that an edit replaced; none if it did anything else.
fn terms(change: &Change) -> Option<Vec<Term>> {
    let terms = match (&change.words, &change.before, &change.after) {
        (Some(marks), ..) => replaced(marks)?,
        (None, Some(Json::Array(before)), Some(Json::Array(after))) if before.len() == after.len() => {
            let mut terms = Vec::new();
            for (before, after) in before.iter().zip(after).filter(|(before, after)| before != after) {
                terms.extend(replaced(&word_marks(before.as_str()?, after.as_str()?))?);
            }
            terms
        }
        _ => return None,
    };
    // A title of nothing but the term is a new name.
    let is_whole =
        |side: &Option<Json>| side.as_ref().and_then(Json::as_str).is_some_and(|text| same(text, &terms[0].0));
    (!terms.is_empty() && !is_whole(&change.before)).then_some(terms)
}

fn same(text: &str, term: &str) -> bool {
    bare(text).to_lowercase() == term
}

fn replaced(marks: &[WordMark]) -> Option<Vec<Term>> {
    let mut terms = Vec::new();
    let mut places = marks.split(|mark| mark.is == Mark::Same).filter(|place| !place.is_empty());
    places.try_for_each(|place| match place {
        [removed, added] if removed.is == Mark::Removed => pairs(&removed.text, &added.text, &mut terms),
        _ => None,
    })?;
    Some(terms)
}

/// The terms in a stretch that was replaced. Small islands between two changes count as changed, so the stretch is looked
/// at word by word again.
fn pairs(removed: &str, added: &str, terms: &mut Vec<Term>) -> Option<()> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (removed.split_word_bounds().collect(), added.split_word_bounds().collect());
    if old.len() != new.len() {
        return term(removed, added, terms);
    }
    let mut at = 0;
    while at < old.len() {
        if old[at] == new[at] {
            at += 1;
            continue;
        }
        // Neighbouring words that differ are one phrase; the spaces between them are alike.
        let mut end = at + 1;
        while end + 1 < old.len() && old[end] == new[end] && bare(old[end]).is_empty() && old[end + 1] != new[end + 1] {
            end += 2;
        }
        term(&old[at..end].concat(), &new[at..end].concat(), terms)?;
        at = end;
    }
    Some(())
}

fn term(removed: &str, added: &str, terms: &mut Vec<Term>) -> Option<()> {
    let (removed, added) = (bare(removed).to_lowercase(), bare(added).to_lowercase());
    let fits = |text: &str| !text.is_empty() && text.unicode_words().count() <= WORDS;
    (fits(&removed) && fits(&added) && removed != added).then(|| terms.push((removed, added)))
}

/// A text without the spaces and marks around it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation())
}
