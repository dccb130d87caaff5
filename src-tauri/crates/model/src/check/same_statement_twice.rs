//! The same statement at two places; case and white space do not count.

use super::{Found, Rule};
use crate::{Field, Framework, Id, Kind};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule { code: "same-statement-twice", find };

fn find(framework: &Framework) -> Vec<Found> {
    let mut first: HashMap<String, Id> = HashMap::new();
    let mut found = Vec::new();
    for ability in framework.of_kind(Kind::Ability) {
        let words: Vec<&str> = ability.text(Field::Statement).split_whitespace().collect();
        let key = words.join(" ").to_lowercase();
        if key.is_empty() {
            continue;
        }
        match first.get(&key) {
            Some(other) => {
                let one = Found::at(ability).with("other", other).with("statement", words.join(" "));
                found.push(one.also([*other]).remove());
            }
            None => drop(first.insert(key, ability.id)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{expect, mends};

    #[test]
    fn rule() {
        let twice =
            "framework A\n  path B\n    step C\n      ability Plans work\n    step D\n      ability plans  Work";
        expect(&RULE, twice, &["plans  Work"]);
        mends(&RULE, twice, &["remove"]);
        expect(&RULE, "framework A\n  path B\n    ability\n    ability", &[]);
    }
}
