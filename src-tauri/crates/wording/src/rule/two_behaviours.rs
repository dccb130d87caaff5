//! Two behaviours in one statement: an "and" between two verbs that each have an object of their own. "Designs and
//! builds services" is one; so is what goes on about the same thing ("… and helps them to …").

use super::Rule;
use crate::reading::{Reading, Statement};
use crate::verb::{self, Form};
use rungs_model::check::{Found, set};
use rungs_model::edit::{Add, Intention, Purpose, Together};
use rungs_model::{Field, FieldEdits, Kind, Value, prose};

pub(crate) const RULE: Rule = Rule { code: "two-behaviours", find };

/// Fewer words than these are no behaviour of their own.
const SHORTEST: usize = 6;

/// Words that point back, so that the second half cannot stand alone.
const POINTING: &[&str] = &[
    "it",
    "them",
    "they",
    "this",
    "these",
    "those",
    "that",
    "him",
    "her",
    "its",
    "so",
    "then",
    "therefore",
    "thereby",
    "such",
    "ones",
    "two",
    "both",
    "same",
    "result",
    "results",
    "there",
];

fn find(reading: &Reading<'_>) -> Vec<Found> {
    if !reading.is_english() {
        return Vec::new();
    }
    let statements = reading.statements.iter();
    statements
        .filter_map(|statement| halves(statement).map(|(one, two)| told(reading, statement, &one, &two)))
        .collect()
}

fn told(reading: &Reading<'_>, statement: &Statement<'_>, one: &str, two: &str) -> Found {
    let record = statement.record;
    let mut fields = vec![(Field::Statement, Some(Value::Text(two.to_string())))];
    fields.extend(statement.competency().map(|id| (Field::Competency, Some(Value::Link(id)))));
    let index = reading.framework.position(record.id).map(|at| at + 1);
    let add = Add { kind: Kind::Ability, parent: statement.within, index, fields: FieldEdits(fields) };
    let kept = set(record.id, Field::Statement, Some(Value::Text(one.to_string())));
    let edits = vec![Intention::Add(add), kept];
    let split = Intention::Together(Together { purpose: Purpose::Mend, edits });
    let word = two.split(' ').next().unwrap_or_default();
    Found::at(record).with("one", one).with("two", two).with("verb", word).mend("split", &[], split)
}

/// Both behaviours as statements of their own.
fn halves(statement: &Statement<'_>) -> Option<(String, String)> {
    let (text, words) = (statement.text.trim_end(), statement.words());
    let opening = verb::opening(&words).filter(|o| o.form == Form::Third)?;
    let is_one_sentence = !text.trim_end_matches('.').contains(['.', ';', ':', '\n', '(']);
    let ands: Vec<usize> =
        (1..words.len()).filter(|i| words[*i].1 == "and" && is_second(&words, *i, opening.base)).collect();
    let [and] = ands[..] else { return None };
    let (before, after) = (and, words.len() - and - 1);
    let points_back = words[and + 1..].iter().any(|(_, word)| POINTING.contains(&word.to_lowercase().as_str()));
    let stands_alone = is_one_sentence && before >= SHORTEST && after >= SHORTEST && !points_back;
    if !stands_alone
        || text[words[and].0..].contains(", ")
        || text[..words[and].0].trim_end_matches([',', ' ']).contains(", ")
    {
        return None;
    }
    let one = text[..words[and].0].trim_end_matches([' ', ',']);
    let end = if text.ends_with('.') { "." } else { "" };
    let second = &text[words[and + 1].0..];
    let first = &text[words[0].0..];
    let mut letters = second.chars();
    let capital = letters.next()?.to_uppercase().collect::<String>() + letters.as_str();
    Some((
        format!("{one}{end}"),
        if first.starts_with(char::is_uppercase) { capital } else { prose::in_the_case_of(second, first) },
    ))
}

/// Whether an "and" goes on with a verb of its own.
fn is_second(words: &[(usize, &str)], and: usize, first: &str) -> bool {
    let how = words[and + 1..].iter().take_while(|(_, word)| verb::is_adverb(word)).count();
    let Some((_, second)) = words.get(and + 1 + how) else { return false };
    let Some((base, Form::Third)) = verb::form(second) else { return false };
    let shows = words.get(and + 2 + how).is_some_and(|(_, next)| verb::begins_object(next));
    base != first && (!verb::is_noun_too(base) || shows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{expect, mended};

    #[test]
    fn rule() {
        let ladder =
            |statement: &str| format!("framework A\n  language: en\n  path B\n    step C\n      ability {statement}");
        let check = |statement: &str, is_found: bool| {
            expect(&RULE, &ladder(statement), if is_found { std::slice::from_ref(&statement) } else { &[] });
        };
        let two = "Plans the work of the whole team and represents the department in the steering group.";
        check(two, true);
        check("Designs and builds services that other teams can rely on in production", false);
        check("Keeps the register of risks and issues for the whole department up to date", false);
        check("Supports the other members of the team and helps them to be successful", false);
        check("Plans the work and leads the team", false);
        assert_eq!(
            mended(&RULE, &ladder(two)),
            ["Plans the work of the whole team.", "Represents the department in the steering group."]
        );
    }
}
