//! One word spelled in two ways: with and without a hyphen, British and American, or a term with capitals here and
//! without there. The way that is used more often is offered everywhere.

use super::{Found, Rule};
use crate::{Field, Framework, Record, prose};
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub(super) const RULE: Rule = Rule { code: "spelled-two-ways", find };

/// A way of spelling: the words exactly as they stand there, and how often.
#[derive(Default)]
struct Way<'a> {
    written: BTreeSet<&'a str>,
    count: usize,
}

/// All ways of one word, by the lower-case spelling (or, where capitals matter, by the very spelling).
type Ways<'a> = BTreeMap<String, Way<'a>>;

/// Where words stand, each exactly as it is written: which records in reading order.
type Places<'a> = HashMap<&'a str, Vec<usize>>;

fn find(framework: &Framework) -> Vec<Found> {
    let order = framework.in_order();
    let language = prose::language(framework);
    let counts = counts(&order);
    let alike = [several(words(&counts, &language)), several(mixed(&counts))];
    let places = places(&order, &alike);
    let (terms, places_of_terms) = terms(&order, &language);
    let [words, mixed] = alike;
    let all = [(words, false, &places), (mixed, true, &places), (several(terms), true, &places_of_terms)];
    let mut found = Vec::new();
    for (ways, is_case, places) in all {
        found.extend(ways.iter().filter_map(|ways| told(framework, &order, ways, is_case, places)));
    }
    found.sort_by_key(|(first, _)| *first);
    found.into_iter().map(|(_, one)| one).collect()
}

/// The words that are spelled in several ways.
fn several<'a>(ways: BTreeMap<String, Ways<'a>>) -> Vec<Ways<'a>> {
    ways.into_values().filter(|ways| ways.len() > 1).collect()
}

/// What is said of a word with several ways, and where it is wanted first: the rarer ones are to give way to the most
/// frequent one.
fn told(
    framework: &Framework,
    order: &[&Record],
    ways: &Ways<'_>,
    is_case: bool,
    places: &Places<'_>,
) -> Option<(usize, Found)> {
    let (kept, best) = ways.iter().max_by_key(|(_, way)| way.count)?;
    let mut at: Vec<usize> = Vec::new();
    let mut pairs = Vec::new();
    for (_, way) in ways.iter().filter(|(spelling, _)| *spelling != kept) {
        for written in &way.written {
            let to = if is_case { kept.clone() } else { prose::in_the_case_of(kept, written) };
            pairs.push((written.to_string(), to));
            at.extend(places.get(written).into_iter().flatten());
        }
    }
    at.sort_unstable();
    at.dedup();
    let first = *at.first()?;
    let nodes = || at.iter().map(|nth| order[*nth].id);
    let intention = prose::replace(framework, nodes(), &pairs);
    let one = Found::at(order[first]).also(nodes()).about(&pairs.first()?.0);
    let one = one.with("other", kept).with("often", best.count);
    Some((first, one.mend("write-everywhere", &[("word", kept.as_str())], intention)))
}

/// Every word that is not short, in reading order, and in which record it stands.
fn all<'a>(order: &[&'a Record]) -> impl Iterator<Item = (&'a str, usize)> {
    let texts =
        order.iter().enumerate().flat_map(|(nth, record)| prose::texts(record).map(move |(_, text)| (text, nth)));
    let words = texts.flat_map(|(text, nth)| prose::words(text).map(move |(_, word)| (word, nth)));
    words.filter(|(word, _)| word.len() > 3)
}

/// Every distinct word and how often it stands there.
type Counts<'a> = HashMap<&'a str, usize, foldhash::fast::RandomState>;

fn counts<'a>(order: &[&'a Record]) -> Counts<'a> {
    let mut counts = Counts::default();
    for (word, _) in all(order) {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

/// Where the words stand that are spelled in several ways: where all words do would be many times the framework.
fn places<'a>(order: &[&'a Record], alike: &[Vec<Ways<'a>>]) -> Places<'a> {
    let written = alike.iter().flatten().flat_map(BTreeMap::values).flat_map(|way| &way.written);
    let mut places: Places<'a> = written.map(|word| (*word, Vec::new())).collect();
    if !places.is_empty() {
        for (word, nth) in all(order) {
            if let Some(at) = places.get_mut(word) {
                at.push(nth);
            }
        }
    }
    places
}

fn note<'a>(ways: &mut BTreeMap<String, Ways<'a>>, key: String, spelling: String, word: &'a str, count: usize) {
    let way = ways.entry(key).or_default().entry(spelling).or_default();
    way.count += count;
    way.written.insert(word);
}

/// Hyphens and, in English, the two sides of the Atlantic.
fn words<'a>(counts: &Counts<'a>, language: &str) -> BTreeMap<String, Ways<'a>> {
    let mut ways = BTreeMap::new();
    for (word, count) in counts {
        let lower = word.to_lowercase();
        let plain: String = lower.chars().filter(|c| *c != '-').collect();
        // Not every word that may be spelled otherwise in America is meant otherwise: a practice is one in both.
        let dual = ["program", "practice", "license"].iter().any(|noun| prose::american(&plain).starts_with(noun));
        let key = if matches!(language, "en" | "") && !dual { prose::american(&plain) } else { plain };
        note(&mut ways, key, lower, word, *count);
    }
    ways
}

/// Words with capitals inside ("DevOps"), which are written so or otherwise.
fn mixed<'a>(counts: &Counts<'a>) -> BTreeMap<String, Ways<'a>> {
    let is_mixed = |word: &str| {
        let inner = word.chars().skip(1).any(char::is_uppercase);
        let shouted = word.trim_end_matches('s').chars().all(|c| !c.is_lowercase());
        inner && !shouted && !word.contains(['-', '\'', '’'])
    };
    let keys: std::collections::HashSet<String> =
        counts.keys().filter(|word| is_mixed(word)).map(|word| word.to_lowercase()).collect();
    let mut ways = BTreeMap::new();
    for (word, count) in counts {
        let lower = word.to_lowercase();
        if keys.contains(&lower) {
            note(&mut ways, lower, word.to_string(), word, *count);
        }
    }
    ways
}

/// Terms of several words, capitals inside a sentence here and none there. German writes nouns with capitals anyway.
fn terms<'a>(order: &[&'a Record], language: &str) -> (BTreeMap<String, Ways<'a>>, Places<'a>) {
    let mut ways: BTreeMap<String, Ways<'a>> = BTreeMap::new();
    let mut places = Places::new();
    if language == "de" {
        return (ways, places);
    }
    let titles = [Field::Title, Field::Heading, Field::Tagline, Field::Focus];
    let texts = || {
        let of =
            |(nth, record): (usize, &&'a Record)| prose::texts(record).map(move |(field, text)| (nth, field, text));
        let all = order.iter().enumerate().flat_map(of);
        all.filter(|(_, field, _)| !titles.contains(field))
    };
    for (nth, _, text) in texts() {
        for term in capitals(text) {
            note(&mut ways, term.to_lowercase(), term.to_string(), term, 1);
            places.entry(term).or_default().push(nth);
        }
    }
    let begins: std::collections::HashSet<String> =
        ways.keys().filter_map(|key| key.split(' ').next().map(String::from)).collect();
    for (nth, _, text) in texts().filter(|_| !begins.is_empty()) {
        let words: Vec<(usize, &str)> = prose::words(text).collect();
        for (i, (at, _)) in words.iter().enumerate().filter(|(_, (_, word))| begins.contains(*word)) {
            let ends = words.iter().skip(i + 1).take(3).map(|(next, word)| &text[*at..next + word.len()]);
            for term in ends.collect::<Vec<_>>() {
                if ways.contains_key(term) {
                    note(&mut ways, term.to_string(), term.to_string(), term, 1);
                    places.entry(term).or_default().push(nth);
                }
            }
        }
    }
    (ways, places)
}

/// Words side by side that all begin with a capital, inside a sentence. What an acronym in brackets explains ("Key
/// Performance Indicator (KPI)") has its capitals for that.
fn capitals(text: &str) -> Vec<&str> {
    let words: Vec<(usize, &str)> = prose::words(text).collect();
    let fits = |word: &str| {
        let upper = word.chars().next().is_some_and(char::is_uppercase);
        upper && word.chars().count() > 2 && word.chars().skip(1).all(char::is_lowercase)
    };
    let beside = |i: usize| text.get(words[i].0 + words[i].1.len()..words[i + 1].0) == Some(" ");
    let inside = |at: usize| {
        let before = text[..at].trim_end();
        before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '\'' | '’'))
    };
    let mut found = Vec::new();
    let mut i = 0;
    while i < words.len() {
        let from = i;
        while i < words.len() && fits(words[i].1) && (i == from || beside(i - 1)) {
            i += 1;
        }
        if (2..5).contains(&(i - from)) && inside(words[from].0) {
            let end = words[i - 1].0 + words[i - 1].1.len();
            if !text[end..].starts_with(" (") {
                found.push(&text[words[from].0..end]);
            }
        }
        i = i.max(from + 1);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mends;
    use crate::outline;

    #[test]
    fn rule() {
        let check = |statements: &[&str], language: &str, expect: &[(&str, &str)]| {
            let lines: String = statements.iter().map(|s| format!("    ability {s}\n")).collect();
            let text = format!("framework A\n  language: {language}\n  path B\n{lines}");
            let framework = outline::read(&text).unwrap();
            let found: Vec<(String, String)> = find(&framework)
                .iter()
                .map(|f| (f.params.get("word").unwrap().to_owned(), f.params.get("other").unwrap().to_owned()))
                .collect();
            let expect: Vec<_> = expect.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect();
            assert_eq!(found, expect, "{statements:?}");
            if !expect.is_empty() {
                mends(&RULE, &text, &["write-everywhere"]);
            }
        };
        check(&["Organises email", "Organises e-mail", "Reads email"], "en", &[("e-mail", "email")]);
        check(
            &["Knows the organization", "Organisation of", "The organization"],
            "en",
            &[("Organisation", "organization")],
        );
        check(&["The programme", "A program", "Fills the hours"], "en", &[]);
        check(&["Uses DevOps", "Lives Devops", "Knows DevOps"], "en", &[("Devops", "DevOps")]);
        check(
            &["Works with the Product Owner", "Asks a product owner", "Is the product owner"],
            "en",
            &[("Product Owner", "product owner")],
        );
        check(&["Measures a Key Performance Indicator (KPI)", "Uses a key performance indicator"], "en", &[]);
        check(&["Product Owner of", "Asks a product owner"], "en", &[]);
        check(&["Kennt das Neue Werk", "das neue werk"], "de", &[]);
        check(&["Design the design, Design it"], "en", &[]);
    }
}
