//! Words that no dictionary has and that are nearly another word, each said once. What a framework calls its own is
//! never one: names, acronyms, words of titles, words used again and again.

use super::Rule;
use crate::lists::JARGON;
use crate::reading::{Dictionary, Reading};
use rungs_model::check::Found;
use rungs_model::{Field, Id, IdMap, prose};
use std::collections::{HashMap, HashSet};

pub(crate) const RULE: Rule = Rule { code: "spelling", find };

/// Used so often, a word is meant.
const MEANT: usize = 3;
/// Shorter words are too near to one another.
const SHORTEST: usize = 5;

fn find(reading: &Reading<'_>) -> Vec<Found> {
    let Some(dictionary) = reading.dictionary else { return Vec::new() };
    let mut own: HashSet<String> = HashSet::new();
    let mut places: HashMap<&str, Vec<Id>> = HashMap::new();
    for record in &reading.order {
        for (field, text) in prose::texts(record) {
            for (at, word) in prose::words(text) {
                if matches!(field, Field::Title | Field::Heading) {
                    own.insert(word.to_lowercase());
                } else if is_plain(text, at, word) {
                    // Where a word that is meant stands all over is not asked for.
                    let at = places.entry(word).or_default();
                    if at.len() < MEANT {
                        at.push(record.id);
                    }
                }
            }
        }
    }
    let mut by_word: HashMap<String, Vec<(&str, Vec<Id>)>> = HashMap::new();
    for (word, at) in places {
        by_word.entry(word.to_lowercase()).or_default().push((word, at));
    }
    let order: IdMap<Id, usize> = reading.order.iter().enumerate().map(|(i, r)| (r.id, i)).collect();
    let mut found = Vec::new();
    for (lower, spelled) in by_word {
        let count: usize = spelled.iter().map(|(_, at)| at.len()).sum();
        if count >= MEANT || own.contains(&lower) || is_known(reading, dictionary, &lower) {
            continue;
        }
        let near: Vec<String> =
            dictionary.near(&lower).into_iter().filter(|other| is_slip(&lower, other)).take(3).collect();
        if near.is_empty() {
            continue;
        }
        let mut nodes: Vec<Id> = spelled.iter().flat_map(|(_, at)| at.iter().copied()).collect();
        nodes.sort_by_key(|id| order.get(id));
        let Some(first) = nodes.first().and_then(|id| reading.framework.get(*id)) else { continue };
        let mut one = Found::at(first).about(spelled[0].0).also(nodes.iter().copied());
        for other in near {
            let pairs: Vec<(String, String)> =
                spelled.iter().map(|(word, _)| (word.to_string(), prose::in_the_case_of(&other, word))).collect();
            one = one.mend(
                "write",
                &[("word", other.as_str())],
                prose::replace(reading.framework, nodes.iter().copied(), &pairs),
            );
        }
        found.push((order.get(&first.id).copied(), lower, one));
    }
    found.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    found.into_iter().map(|(_, _, one)| one).collect()
}

/// A word of letters alone that is no name: without a capital, or with one because a sentence begins.
fn is_plain(text: &str, at: usize, word: &str) -> bool {
    let long = word.chars().count() >= SHORTEST && word.chars().all(|c| c.is_alphabetic());
    let small = word.chars().skip(1).all(char::is_lowercase);
    let capital = word.starts_with(char::is_uppercase);
    let begins = || {
        let before =
            text[..at].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '(' | '*' | '-' | '•'));
        before.is_empty() || before.ends_with(['.', '!', '?', ':', '\n'])
    };
    let touches = |c: Option<char>| c.is_some_and(|c| matches!(c, '_' | '\\' | '`' | '#' | '=' | '<' | '>'));
    let code = touches(text[..at].chars().next_back()) || touches(text[at + word.len()..].chars().next());
    long && small && !code && (!capital || begins())
}

fn is_known(reading: &Reading<'_>, dictionary: &dyn Dictionary, lower: &str) -> bool {
    let mut letters = lower.chars();
    let capital: String = letters.next().map_or(String::new(), |c| c.to_uppercase().chain(letters).collect());
    if dictionary.has(lower) || dictionary.has(&capital) {
        return true;
    }
    if !reading.is_english() {
        return false;
    }
    // Where only an American dictionary is found, a British word is one all the same.
    let american = prose::american(lower);
    let has = |word: &str| dictionary.has(word) || JARGON.contains(word);
    has(lower) || (reading.region != "us" && american != lower && dictionary.has(&american)) || is_made_of(lower, has)
}

/// Endings and beginnings that make new words of known ones.
const ENDINGS: &[&str] = &["s", "es", "ed", "ing", "er", "ers", "able", "ness"];
const BEGINNINGS: &[&str] = &[
    "under", "over", "re", "un", "non", "pre", "sub", "co", "multi", "inter", "self", "out", "micro", "cyber", "cross",
];

/// Whether an English word is a known one with a beginning or an ending, or two known ones written as one.
fn is_made_of(word: &str, has: impl Fn(&str) -> bool) -> bool {
    let ends = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).filter(|stem| stem.len() > 3);
    let begins = BEGINNINGS.iter().filter_map(|begin| word.strip_prefix(begin)).filter(|stem| stem.len() > 3);
    let halves = (4..word.len().saturating_sub(3)).filter_map(|at| word.split_at_checked(at));
    ends.chain(begins).any(&has) || halves.into_iter().any(|(one, two)| has(one) && has(two))
}

/// Whether a word is another one with a slip: one letter too many, too few, wrong or turned. Two words written as one
/// ("onboarding") are no slip.
fn is_slip(word: &str, other: &str) -> bool {
    let other = other.to_lowercase();
    let whole = other.chars().all(|c| c.is_alphabetic() || c == '\'');
    // A slip hardly ever takes the first letter, and an ending alone makes another word, not a slip.
    let same_start = word.chars().next() == other.chars().next();
    whole && same_start && distance_is_one(word, &other)
}

fn distance_is_one(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    match (&a[head..a.len() - tail], &b[head..b.len() - tail]) {
        ([_], []) | ([], [_]) | ([_], [_]) => true,
        ([x, y], [u, v]) => x == v && y == u,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rungs_model::{Framework, outline};

    struct Few(&'static [&'static str]);

    impl Dictionary for Few {
        fn has(&self, word: &str) -> bool {
            self.0.contains(&word)
        }
        fn near(&self, _: &str) -> Vec<String> {
            self.0.iter().map(ToString::to_string).collect()
        }
    }

    #[test]
    fn rule() {
        let few = Few(&["plans", "delivery", "organize", "behaviour", "with", "risks", "on boarding", "on-boarding"]);
        let check = |statements: &[&str], expect: &[(&str, &str)]| {
            let lines: String = statements.iter().map(|s| format!("    ability {s}\n")).collect();
            let framework: Framework =
                outline::read(&format!("framework Zettel\n  language: en\n  path B\n{lines}")).unwrap();
            let found = find(&Reading::of(&framework, Some(&few)));
            let found: Vec<_> = found.into_iter().map(|f| f.by(RULE.code, rungs_model::check::Area::Wording)).collect();
            let told: Vec<(&str, &str)> =
                found.iter().map(|f| (f.word.as_deref().unwrap(), f.mends[0].params.get("word").unwrap())).collect();
            assert_eq!(told, expect, "{statements:?}");
        };
        check(&["Plans delivrey", "Plans delivery"], &[("delivrey", "delivery")]);
        check(&["Delvery risks"], &[("Delvery", "delivery")]);
        check(
            &["Plans Delivrey", "Organise with zettel, DELVERY, delvery3, onboarding, underdelivery, plansrisks"],
            &[],
        );
        check(&["Plans delvery", "delvery", "Delvery"], &[]);
    }
}
