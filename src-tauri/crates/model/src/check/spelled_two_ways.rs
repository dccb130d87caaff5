//! One word spelled in two ways: with and without a hyphen, British and American, or a term with capitals here and
//! without there. The way that is used more often is offered everywhere.

use super::{Found, Rule};
use crate::{Field, Framework, Id, Record, prose};
use std::collections::{BTreeMap, HashMap};

pub(super) const RULE: Rule = Rule { code: "spelled-two-ways", find };

/// A way of spelling: the words exactly as they stand there, how often, and where.
#[derive(Default)]
struct Way<'a> {
    written: BTreeMap<&'a str, usize>,
    count: usize,
    nodes: Vec<Id>,
}

/// All ways of one word, by the lower-case spelling (or, where capitals matter, by the very spelling).
type Ways<'a> = BTreeMap<String, Way<'a>>;

fn find(framework: &Framework) -> Vec<Found> {
    let order = framework.in_order();
    let language = prose::language(framework);
    let mut found = Vec::new();
    for (ways, is_case) in [(words(&order, &language), false), (mixed(&order), true), (terms(&order, &language), true)]
    {
        found.extend(
            ways.into_values().filter(|ways| ways.len() > 1).filter_map(|ways| told(framework, &ways, is_case)),
        );
    }
    let place: HashMap<Id, usize> = order.iter().enumerate().map(|(i, r)| (r.id, i)).collect();
    found.sort_by_key(|one| place.get(&one.node).copied());
    found
}

/// What is said of a word with several ways: the rarer ones are to give way to the most frequent one.
fn told(framework: &Framework, ways: &Ways<'_>, is_case: bool) -> Option<Found> {
    let (kept, best) = ways.iter().max_by_key(|(_, way)| way.count)?;
    let mut nodes = Vec::new();
    let mut pairs = Vec::new();
    let mut rare = None;
    for (_, way) in ways.iter().filter(|(spelling, _)| *spelling != kept) {
        for written in way.written.keys() {
            let to = if is_case { kept.clone() } else { prose::in_the_case_of(kept, written) };
            pairs.push((written.to_string(), to));
            rare = rare.or(Some(*written));
        }
        nodes.extend(&way.nodes);
    }
    let (first, rare) = (framework.get(*nodes.first()?)?, rare?);
    let intention = prose::replace(framework, nodes.iter().copied(), &pairs);
    let one = Found::at(first).also(nodes).about(rare).with("other", kept).with("often", best.count);
    Some(one.mend("write-everywhere", &[("word", kept.as_str())], intention))
}

/// Every distinct word with the places where it stands, of fields that `wanted` picks.
fn places<'a>(
    order: &[&'a Record],
    wanted: fn(Field) -> bool,
) -> HashMap<&'a str, Vec<Id>, foldhash::fast::RandomState> {
    let mut places: HashMap<&str, Vec<Id>, foldhash::fast::RandomState> = HashMap::default();
    for record in order {
        for (_, text) in prose::texts(record).filter(|(field, _)| wanted(*field)) {
            for (_, word) in prose::words(text).filter(|(_, word)| word.len() > 3) {
                places.entry(word).or_default().push(record.id);
            }
        }
    }
    places
}

fn note<'a>(ways: &mut BTreeMap<String, Ways<'a>>, key: String, spelling: String, word: &'a str, at: Vec<Id>) {
    let way = ways.entry(key).or_default().entry(spelling).or_default();
    way.count += at.len();
    *way.written.entry(word).or_default() += at.len();
    way.nodes.extend(at);
}

/// Hyphens and, in English, the two sides of the Atlantic.
fn words<'a>(order: &[&'a Record], language: &str) -> BTreeMap<String, Ways<'a>> {
    let mut ways = BTreeMap::new();
    for (word, at) in places(order, |_| true) {
        let lower = word.to_lowercase();
        let plain: String = lower.chars().filter(|c| *c != '-').collect();
        // Not every word that may be spelled otherwise in America is meant otherwise: a practice is one in both.
        let dual = ["program", "practice", "license"].iter().any(|noun| prose::american(&plain).starts_with(noun));
        let key = if matches!(language, "en" | "") && !dual { prose::american(&plain) } else { plain };
        note(&mut ways, key, lower, word, at);
    }
    ways
}

/// Words with capitals inside ("DevOps"), which are written so or otherwise.
fn mixed<'a>(order: &[&'a Record]) -> BTreeMap<String, Ways<'a>> {
    let all = places(order, |_| true);
    let is_mixed = |word: &str| {
        let inner = word.chars().skip(1).any(char::is_uppercase);
        let shouted = word.trim_end_matches('s').chars().all(|c| !c.is_lowercase());
        inner && !shouted && !word.contains(['-', '\'', '’'])
    };
    let keys: std::collections::HashSet<String> =
        all.keys().filter(|word| is_mixed(word)).map(|word| word.to_lowercase()).collect();
    let mut ways = BTreeMap::new();
    for (word, at) in all {
        let lower = word.to_lowercase();
        if keys.contains(&lower) {
            note(&mut ways, lower, word.to_string(), word, at);
        }
    }
    ways
}

/// Terms of several words, capitals inside a sentence here and none there. German writes nouns with capitals anyway.
fn terms<'a>(order: &[&'a Record], language: &str) -> BTreeMap<String, Ways<'a>> {
    let mut ways: BTreeMap<String, Ways<'a>> = BTreeMap::new();
    if language == "de" {
        return ways;
    }
    let titles = [Field::Title, Field::Heading, Field::Tagline, Field::Focus];
    let texts = || {
        let all = order.iter().flat_map(|record| prose::texts(record).map(|(field, text)| (record.id, field, text)));
        all.filter(|(_, field, _)| !titles.contains(field))
    };
    for (id, _, text) in texts() {
        for term in capitals(text) {
            note(&mut ways, term.to_lowercase(), term.to_string(), term, vec![id]);
        }
    }
    let begins: std::collections::HashSet<String> =
        ways.keys().filter_map(|key| key.split(' ').next().map(String::from)).collect();
    for (id, _, text) in texts().filter(|_| !begins.is_empty()) {
        let words: Vec<(usize, &str)> = prose::words(text).collect();
        for (i, (at, _)) in words.iter().enumerate().filter(|(_, (_, word))| begins.contains(*word)) {
            let ends = words.iter().skip(i + 1).take(3).map(|(next, word)| &text[*at..next + word.len()]);
            for term in ends.collect::<Vec<_>>() {
                if ways.contains_key(term) {
                    note(&mut ways, term.to_string(), term.to_string(), term, vec![id]);
                }
            }
        }
    }
    ways
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
