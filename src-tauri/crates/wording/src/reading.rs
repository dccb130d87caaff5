//! A framework as rules of wording read it: its statements in order, its language, and a dictionary if one is lent.

use rungs_model::{Field, Framework, Id, Kind, Record, prose};
use std::collections::HashMap;

/// A spelling dictionary of one language.
pub trait Dictionary {
    /// Whether it has a word, in this spelling.
    fn has(&self, word: &str) -> bool;
    /// Words spelled nearly like it, the likeliest first.
    fn near(&self, word: &str) -> Vec<String>;
}

/// A framework being read.
pub(crate) struct Reading<'a> {
    pub framework: &'a Framework,
    /// Two letters, or "" where nobody knows.
    pub language: String,
    /// Two letters in lower case, or "".
    pub region: String,
    pub dictionary: Option<&'a dyn Dictionary>,
    /// Every record in reading order.
    pub order: Vec<&'a Record>,
    /// Every ability that says something, in reading order.
    pub statements: Vec<Statement<'a>>,
}

/// What an ability says.
pub(crate) struct Statement<'a> {
    pub record: &'a Record,
    pub text: &'a str,
    /// The step or path it stands in.
    pub within: Id,
    /// The path it stands on.
    pub path: Id,
}

impl<'a> Reading<'a> {
    pub fn of(framework: &'a Framework, dictionary: Option<&'a dyn Dictionary>) -> Reading<'a> {
        let order = framework.in_order();
        let full = language(framework).unwrap_or_default();
        let (language, region) = full.split_once('-').unwrap_or((&full, ""));
        let statements = order.iter().filter(|r| r.kind == Kind::Ability);
        let statements = statements.filter_map(|record| Statement::of(framework, record)).collect();
        let (language, region) = (language.to_string(), region.to_string());
        Reading { framework, language, region, dictionary, order, statements }
    }

    pub fn is_english(&self) -> bool {
        self.language == "en"
    }
}

impl<'a> Statement<'a> {
    fn of(framework: &'a Framework, record: &'a Record) -> Option<Statement<'a>> {
        let text = record.text(Field::Statement);
        let within = record.parent?;
        let path = framework.get(within)?;
        let path = if path.kind == Kind::Path { path.id } else { path.parent? };
        let says_something = prose::words(text).next().is_some();
        says_something.then_some(Statement { record, text, within, path })
    }

    /// Its words and where each begins. Cut anew each time: those of all statements at once are many times the text.
    pub fn words(&self) -> Vec<(usize, &'a str)> {
        prose::words(self.text).collect()
    }

    /// The words alone.
    pub fn plain(&self) -> impl Iterator<Item = &'a str> {
        prose::words(self.text).map(|(_, word)| word)
    }

    /// Its competency, if it has one.
    pub fn competency(&self) -> Option<Id> {
        self.record.link(Field::Competency)
    }
}

/// Small words by which a language is known.
const SMALL: &[(&str, &[&str])] = &[
    ("en", &["the", "and", "of", "to", "with", "for", "their", "is", "are"]),
    ("de", &["der", "die", "das", "und", "mit", "für", "von", "den", "ist", "im"]),
    ("fr", &["le", "la", "les", "et", "des", "du", "dans", "pour", "avec", "une"]),
    ("es", &["el", "los", "las", "y", "con", "para", "una", "del", "que"]),
    ("it", &["il", "gli", "e", "con", "per", "della", "delle", "che", "una"]),
    ("nl", &["het", "een", "en", "van", "met", "voor", "zijn", "op"]),
];

pub(crate) fn language(framework: &Framework) -> Option<String> {
    let said = framework.framework().text(Field::Language).trim().to_lowercase().replace('_', "-");
    if said.len() >= 2 {
        return Some(said);
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let texts = framework.records().flat_map(|record| prose::texts(record).map(|(_, text)| text)).take(2000);
    for word in texts.flat_map(|text| prose::words(text).map(|(_, word)| word.to_lowercase())) {
        for (code, _) in SMALL.iter().filter(|(_, small)| small.contains(&word.as_str())) {
            *counts.entry(code).or_default() += 1;
        }
    }
    let (code, count) = counts.into_iter().max_by_key(|(code, count)| (*count, *code))?;
    (count >= 5).then(|| code.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_said_or_told() {
        let check = |outline: &str, expect: Option<&str>| {
            let framework = rungs_model::outline::read(outline).unwrap();
            assert_eq!(language(&framework).as_deref(), expect);
        };
        check("framework A\n  language: pt_BR", Some("pt-br"));
        check("framework A\n  path B", None);
        check("framework A\n  summary: the work of the team and the people with the plan", Some("en"));
        check("framework A\n  summary: die Arbeit der Gruppe und das Ziel mit der Planung für den Betrieb", Some("de"));
    }
}
