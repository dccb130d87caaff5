//! The lists: words as data, one file a list and language, each with where it comes from.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Phrases that begin a statement and say little.
#[derive(Debug, Deserialize)]
pub(crate) struct Vague {
    /// Lower case.
    pub begins: Vec<String>,
    /// Which sentence says why.
    pub why: String,
    /// What might stand there instead, lower case; the likeliest first.
    pub instead: Vec<String>,
}

/// Words that leave people out.
#[derive(Debug, Deserialize)]
pub(crate) struct Inconsiderate {
    /// Lower case, of one or several words.
    pub words: Vec<String>,
    /// Which sentence says why.
    pub why: String,
    /// What might stand there instead.
    pub instead: Vec<String>,
    /// Longer phrases in which nothing is wrong with them.
    #[serde(default)]
    pub but: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Entries<T> {
    entries: Vec<T>,
}

/// English verbs as they stand in dictionaries.
#[derive(Debug, Deserialize)]
pub(crate) struct Verbs {
    /// All of them.
    pub verbs: Vec<String>,
    /// Those that are nouns too ("plan").
    pub nouns: HashSet<String>,
    /// Those that double their last letter ("planning").
    pub doubled: HashSet<String>,
}

/// Words for how well something is done, or how much.
#[derive(Debug, Deserialize)]
struct Adverbs {
    adverbs: HashSet<String>,
}

/// Words of the trade that dictionaries do not have.
#[derive(Debug, Deserialize)]
struct Jargon {
    words: HashSet<String>,
}

// A list that cannot be read is found by the test below; here it would be empty.
fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

fn entries<T: DeserializeOwned>(text: &str) -> Vec<T> {
    read::<Entries<T>>(text).map_or(Vec::new(), |list| list.entries)
}

static VAGUE: LazyLock<[(&str, Vec<Vague>); 3]> = LazyLock::new(|| {
    [
        ("en", entries(include_str!("../lists/vague-en.json"))),
        ("de", entries(include_str!("../lists/vague-de.json"))),
        ("fr", entries(include_str!("../lists/vague-fr.json"))),
    ]
});

static INCONSIDERATE: LazyLock<[(&str, Vec<Inconsiderate>); 3]> = LazyLock::new(|| {
    [
        ("en", entries(include_str!("../lists/inconsiderate-en.json"))),
        ("de", entries(include_str!("../lists/inconsiderate-de.json"))),
        ("fr", entries(include_str!("../lists/inconsiderate-fr.json"))),
    ]
});

/// Vague beginnings of a language; none where there is no list.
pub(crate) fn vague(language: &str) -> &'static [Vague] {
    VAGUE.iter().find(|(code, _)| *code == language).map_or(&[], |(_, list)| list)
}

/// Inconsiderate words of a language; none where there is no list.
pub(crate) fn inconsiderate(language: &str) -> &'static [Inconsiderate] {
    INCONSIDERATE.iter().find(|(code, _)| *code == language).map_or(&[], |(_, list)| list)
}

/// English verbs.
pub(crate) static VERBS: LazyLock<Verbs> = LazyLock::new(|| {
    let none = || Verbs { verbs: Vec::new(), nouns: HashSet::new(), doubled: HashSet::new() };
    read(include_str!("../lists/verbs-en.json")).unwrap_or_else(none)
});

/// English adverbs of how well and how much.
pub(crate) static ADVERBS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    read::<Adverbs>(include_str!("../lists/adverbs-en.json")).map_or(HashSet::new(), |list| list.adverbs)
});

/// English words of the trade.
pub(crate) static JARGON: LazyLock<HashSet<String>> =
    LazyLock::new(|| read::<Jargon>(include_str!("../lists/jargon-en.json")).map_or(HashSet::new(), |list| list.words));

/// What a ladder says on purpose: no list may hold it.
#[cfg(test)]
const ON_PURPOSE: &[&str] = &[
    "lead",
    "leads",
    "leader",
    "leading",
    "support",
    "supports",
    "decision",
    "decisions",
    "competent",
    "competency",
    "compete",
    "analysis",
    "challenge",
    "share",
    "collaborate",
    "trust",
    "understand",
    "young",
    "native",
    "master",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_can_be_read() {
        for (language, list) in VAGUE.iter() {
            assert!(list.len() > 3, "{language}");
        }
        for (language, list) in INCONSIDERATE.iter() {
            assert!(list.len() > 5, "{language}");
            let words: Vec<&String> = list.iter().flat_map(|entry| &entry.words).collect();
            for word in &words {
                assert_eq!(words.iter().filter(|w| w == &word).count(), 1, "{word} is there twice");
                assert_eq!(**word, word.to_lowercase(), "{word} is never met");
                assert!(!ON_PURPOSE.contains(&word.as_str()), "{word} is said on purpose");
            }
        }
        assert!(VERBS.verbs.len() > 300 && VERBS.nouns.len() > 50 && !VERBS.doubled.is_empty());
        assert!(ADVERBS.len() > 30 && JARGON.len() > 100);
    }
}
