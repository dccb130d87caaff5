//! Two steps that differ in an adverb alone: "plans" here, "plans effectively" there. How well somebody does the same
//! thing is for a review to say; a further step needs a further behaviour.

use super::Rule;
use crate::lists::ADVERBS;
use crate::reading::Reading;
use rungs_model::check::Found;
use rungs_model::{Id, IdMap};
use std::collections::HashMap;

pub(crate) const RULE: Rule = Rule { code: "adverb-only", find };

/// Fewer words than these say too little to be compared.
const FEWEST: usize = 2;

fn find(reading: &Reading<'_>) -> Vec<Found> {
    if !reading.is_english() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut first: HashMap<(Id, String), usize> = HashMap::new();
    let mut steps: IdMap<Id, ()> = IdMap::default();
    for (i, statement) in reading.statements.iter().enumerate() {
        steps.insert(statement.within, ());
        let (how, what): (Vec<&str>, Vec<&str>) = statement.plain().partition(|word| says_how_well(word));
        if what.len() < FEWEST {
            continue;
        }
        let key = (statement.path, what.join(" ").to_lowercase());
        let Some(other) = first.get(&key).map(|at| &reading.statements[*at]) else {
            first.insert(key, i);
            continue;
        };
        let before: Vec<&str> = other.plain().filter(|word| says_how_well(word)).collect();
        let lower = |words: &[&str]| words.join(" ").to_lowercase();
        if other.within != statement.within && lower(&before) != lower(&how) {
            let one = Found::at(statement.record).with("how", how.join(" ")).with("before", before.join(" "));
            found.push(one.with("other", other.record.id).with("words", other.text).also([other.record.id]));
        }
    }
    found
}

/// Only how well or how much: "independently" and "weekly" say something of their own.
fn says_how_well(word: &str) -> bool {
    ADVERBS.contains(&word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expect;

    #[test]
    fn rule() {
        let check = |one: &str, two: &str, is_found: bool| {
            let outline = format!(
                "framework A\n  language: en\n  path B\n    step C\n      ability {one}\n    step D\n      ability {two}"
            );
            expect(&RULE, &outline, if is_found { std::slice::from_ref(&two) } else { &[] });
        };
        check("Plans the work", "Effectively plans the work", true);
        check("Plans the work", "Plans the work very well", true);
        check("Plans the work", "Independently plans the work", false);
        check("Plans the work", "Plans the work of others", false);
        check("Plans the work", "Plans the work", false);
        check("Plans", "Plans well", false);
    }
}
