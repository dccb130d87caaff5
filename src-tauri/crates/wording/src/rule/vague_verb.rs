//! A statement that begins with what nobody can see ("understands"), with a share in what others do ("helps with"), or
//! with praise. Said once for all of one kind when it is a habit.

use super::{Rule, habit};
use crate::lists::{Vague, vague};
use crate::reading::{Reading, Statement};
use rungs_model::check::Found;
use rungs_model::{Field, Value, prose};

pub(crate) const RULE: Rule = Rule { code: "vague-verb", find };

/// Above so many of one kind it is a habit.
const MOST: usize = 2;

fn find(reading: &Reading<'_>) -> Vec<Found> {
    let list = vague(&reading.language);
    let mut kinds: Vec<&str> = list.iter().map(|entry| entry.why.as_str()).collect();
    kinds.dedup();
    let mut found = Vec::new();
    for why in kinds {
        let entries = || list.iter().filter(|entry| entry.why == why);
        let hit =
            |statement| entries().find_map(|entry| Some(Hit { words: begins(statement, entry)?, statement, entry }));
        let hits: Vec<Hit<'_, '_>> = reading.statements.iter().filter_map(hit).collect();
        let Some((first, rest)) = habit(&hits, MOST) else {
            found.extend(hits.iter().map(told));
            continue;
        };
        let mut words: Vec<&str> = Vec::new();
        for hit in &hits {
            if !words.iter().any(|w| w.eq_ignore_ascii_case(hit.words)) && words.len() < 4 {
                words.push(hit.words);
            }
        }
        let also = rest.iter().map(|hit| hit.statement.record.id);
        found.push(Found::at(first.statement.record).with("why", why).with("words", words.join(", ")).also(also));
    }
    let place = |one: &Found| reading.statements.iter().position(|s| s.record.id == one.node());
    found.sort_by_cached_key(place);
    found
}

/// A statement that begins so, and the words as they stand there.
struct Hit<'r, 'a> {
    statement: &'r Statement<'a>,
    words: &'a str,
    entry: &'static Vague,
}

fn told(hit: &Hit<'_, '_>) -> Found {
    let (statement, words) = (hit.statement, hit.words);
    let one = Found::at(statement.record).about(words).with("why", &hit.entry.why).with("count", 1);
    hit.entry.instead.iter().fold(one, |one, instead| {
        let instead = prose::in_the_case_of(instead, words);
        let text = statement.text.replacen(words, &instead, 1);
        one.set("write", &[("word", instead.as_str())], Field::Statement, Some(Value::Text(text)))
    })
}

/// The words of the beginning as they stand there.
fn begins<'a>(statement: &Statement<'a>, entry: &Vague) -> Option<&'a str> {
    let text = statement.text.trim_start();
    let fits = |phrase: &&String| {
        // "Gets involved in and identifies …" goes on with what can be seen.
        let ends = text.get(phrase.len()..).is_some_and(|rest| rest.starts_with(' ') && !rest.starts_with(" and "));
        ends && text.chars().flat_map(char::to_lowercase).zip(phrase.chars()).all(|(a, b)| a == b)
    };
    entry.begins.iter().filter(fits).max_by_key(|p| p.len()).map(|phrase| &text[..phrase.len()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{expect, mended};

    fn ladder(language: &str, statements: &[&str]) -> String {
        let lines: String = statements.iter().map(|s| format!("      ability {s}\n")).collect();
        format!("framework A\n  language: {language}\n  path B\n    step C\n{lines}")
    }

    #[test]
    fn rule() {
        let check =
            |language: &str, statements: &[&str], faces: &[&str]| expect(&RULE, &ladder(language, statements), faces);
        check("en", &["Understands risk", "Plans work", "Helps with tests"], &["Understands risk", "Helps with tests"]);
        check("en", &["Leads the team", "Supports others", "Helps others grow", "Understandably careful"], &[]);
        check("en", &["Knows A", "Knows B", "Knows C", "Knows D"], &["Knows A"]);
        check("de", &["Versteht Risiken", "Plant die Arbeit"], &["Versteht Risiken"]);
        check("fr", &["Connaît les risques"], &["Connaît les risques"]);
        check("pl", &["Understands risk"], &[]);
        assert_eq!(mended(&RULE, &ladder("en", &["Understands risk"])), ["Explains risk"]);
    }
}
