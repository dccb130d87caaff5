//! A statement that begins in another form than nearly all its neighbours: "Planning" among "Leads" and "Writes".

use super::{Rule, habit};
use crate::reading::{Reading, Statement};
use crate::verb::{self, Form, Opening};
use rungs_model::check::{Found, set};
use rungs_model::edit::{Intention, Purpose, Together};
use rungs_model::{Field, Id, IdMap, Value, prose};

pub(crate) const RULE: Rule = Rule { code: "verb-form", find };

/// Above so many it is a habit.
const MOST: usize = 3;
/// Fewer statements than these have no form in common.
const FEWEST: usize = 4;

struct Hit<'r, 'a> {
    statement: &'r Statement<'a>,
    opening: Opening<'a>,
    /// The verb of one of the neighbours, as it stands there.
    like: &'a str,
    form: Form,
}

fn find(reading: &Reading<'_>) -> Vec<Found> {
    if !reading.is_english() {
        return Vec::new();
    }
    let mut lists: IdMap<Id, Vec<(&Statement<'_>, Opening<'_>)>> = IdMap::default();
    let mut order = Vec::new();
    for statement in &reading.statements {
        let Some(opening) = verb::opening(&statement.words()) else { continue };
        let list = lists.entry(statement.within).or_default();
        if list.is_empty() {
            order.push(statement.within);
        }
        list.push((statement, opening));
    }
    let hits: Vec<Hit<'_, '_>> = order.iter().filter_map(|id| lists.get(id)).flat_map(|list| strangers(list)).collect();
    if let Some((first, rest)) = habit(&hits, MOST) {
        let edits: Vec<Intention> = hits
            .iter()
            .filter_map(|h| Some(set(h.statement.record.id, Field::Statement, Some(Value::Text(rewritten(h)?)))))
            .collect();
        let one = said(first).also(rest.iter().map(|hit| hit.statement.record.id));
        let all = Intention::Together(Together { purpose: Purpose::Mend, edits });
        return vec![one.mend("write-all-like", &[("like", first.like)], all)];
    }
    let told = hits.iter().map(|hit| match rewritten(hit) {
        Some(text) => {
            let begins = prose::words(&text).next().map_or(String::new(), |(_, word)| word.to_string());
            said(hit).set("write", &[("word", begins.as_str())], Field::Statement, Some(Value::Text(text.clone())))
        }
        None => said(hit),
    });
    told.collect()
}

fn said(hit: &Hit<'_, '_>) -> Found {
    let word = hit.statement.text.get(hit.opening.from..hit.opening.to).unwrap_or_default();
    Found::at(hit.statement.record).about(word).with("like", prose::in_the_case_of(hit.like, word)).with("count", 1)
}

/// Those of a list that begin in another form than three quarters of it.
fn strangers<'r, 'a>(list: &'r [(&'r Statement<'a>, Opening<'a>)]) -> Vec<Hit<'r, 'a>> {
    let forms = [Form::Third, Form::Gerund, Form::Base, Form::Ability];
    let count = |form: Form| list.iter().filter(|(_, o)| o.form == form).count();
    let Some(form) = forms.into_iter().max_by_key(|form| count(*form)) else { return Vec::new() };
    let others = list.len() - count(form);
    if list.len() < FEWEST || others == 0 || others * 4 > list.len() {
        return Vec::new();
    }
    let Some((_, neighbour)) = list.iter().find(|(_, o)| o.form == form) else { return Vec::new() };
    let strange = list.iter().filter(|(_, o)| o.form != form);
    strange.map(|(statement, opening)| Hit { statement, opening: *opening, like: neighbour.verb, form }).collect()
}

/// The statement with its verb in the form of its neighbours, and a second verb right behind an "and" too.
fn rewritten(hit: &Hit<'_, '_>) -> Option<String> {
    let (text, opening) = (hit.statement.text, hit.opening);
    let was = if opening.form == Form::Ability { Form::Base } else { opening.form };
    let mut begins = verb::inflect(opening.base, hit.form);
    if hit.form == Form::Ability {
        begins = format!("ability to {begins}");
    }
    let mut rest = text.get(opening.to..)?.to_string();
    if let Some(next) = rest.strip_prefix(" and ")
        && let Some(word) = next.split([' ', ',']).next()
        && let Some((base, form)) = verb::form(word)
        && form == was
    {
        rest = format!(" and {}{}", verb::inflect(base, hit.form), &next[word.len()..]);
    }
    let first = text.get(opening.from..)?;
    Some(format!("{}{}{rest}", &text[..opening.from], prose::in_the_case_of(&begins, first)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{expect, mended};

    fn ladder(statements: &[&str]) -> String {
        let lines: String = statements.iter().map(|s| format!("      ability {s}\n")).collect();
        format!("framework A\n  language: en\n  path B\n    step C\n{lines}")
    }

    #[test]
    fn rule() {
        let check = |statements: &[&str], faces: &[&str]| expect(&RULE, &ladder(statements), faces);
        check(&["Plans work", "Leads people", "Writes code", "Running tests"], &["Running tests"]);
        check(&["Plans work", "Leads people", "Writes code", "Carefully runs tests", "Risk register"], &[]);
        check(&["Plans work", "Leads people", "Running tests", "Writing code"], &[]);
        check(&["Ability to plan", "Ability to lead", "Ability to write", "Runs tests"], &["Runs tests"]);
        let odd = ["Plans work", "Leads people", "Writes code", "Running and checking tests"];
        assert_eq!(mended(&RULE, &ladder(&odd))[3], "Runs and checks tests");
        let odd = ["Ability to plan", "Ability to lead", "Ability to write", "Runs tests"];
        assert_eq!(mended(&RULE, &ladder(&odd))[3], "Ability to run tests");
    }
}
