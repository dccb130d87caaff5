//! A statement that begins with what nobody can see ("understands"), with a share in what others do ("helps with"), or
//! with praise. Said once for each such beginning when it is a habit.

use super::{Rule, habit};
use crate::lists::{Vague, vague};
use crate::reading::{Reading, Statement};
use rungs_model::check::Found;
use rungs_model::{Field, Value, prose};

pub(crate) const RULE: Rule = Rule { code: "vague-verb", find };

/// Above so many of one kind it is a habit.
const MOST: usize = 2;

fn find(reading: &Reading<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for entry in vague(&reading.language) {
        let hits: Vec<(&Statement<'_>, &str)> =
            reading.statements.iter().filter_map(|s| Some((s, begins(s.text, entry)?))).collect();
        if let Some(((first, words), rest)) = habit(&hits, MOST) {
            let also = rest.iter().map(|(s, _)| s.record.id);
            found.push(Found::at(first.record).about(words).with("why", &entry.why).also(also));
            continue;
        }
        found.extend(hits.iter().map(|(statement, words)| told(statement, words, entry)));
    }
    let place = |one: &Found| reading.statements.iter().position(|s| s.record.id == one.node());
    found.sort_by_cached_key(place);
    found
}

fn told(statement: &Statement<'_>, words: &str, entry: &Vague) -> Found {
    let mut one = Found::at(statement.record).about(words).with("why", &entry.why).with("count", 1);
    for instead in &entry.instead {
        let instead = prose::in_the_case_of(instead, words);
        let text = statement.text.replacen(words, &instead, 1);
        one = one.set("write", &[("word", instead.as_str())], Field::Statement, Some(Value::Text(text)));
    }
    one
}

/// The words of the beginning as they stand there.
fn begins<'t>(text: &'t str, entry: &Vague) -> Option<&'t str> {
    let text = text.trim_start();
    let fits = |phrase: &&String| {
        let head = text.get(..phrase.len());
        let ends = text.get(phrase.len()..).is_some_and(|rest| rest.starts_with(' '));
        ends && head.is_some_and(|head| head.to_lowercase() == **phrase)
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
        let check = |language: &str, statements: &[&str], faces: &[&str]| expect(&RULE, &ladder(language, statements), faces);
        check("en", &["Understands risk", "Plans work", "Helps with tests"], &["Understands risk", "Helps with tests"]);
        check("en", &["Leads the team", "Supports others", "Helps others grow", "Understandably careful"], &[]);
        check("en", &["Knows A", "Knows B", "Knows C", "Knows D"], &["Knows A"]);
        check("de", &["Versteht Risiken", "Plant die Arbeit"], &["Versteht Risiken"]);
        check("fr", &["Connaît les risques"], &["Connaît les risques"]);
        check("pl", &["Understands risk"], &[]);
        assert_eq!(mended(&RULE, &ladder("en", &["Understands risk"])), ["Explains risk"]);
    }
}
