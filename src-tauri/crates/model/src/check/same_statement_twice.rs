//! The same statement at two places of a path; case and white space do not count. What two paths share is no oddity, and
//! a step that repeats much of another one is a finding of its own.

use super::{Found, Rule, step_repeats_step};
use crate::{Field, Framework, Id, IdMap, Kind, Record};
use std::collections::hash_map::Entry;
use std::hash::{DefaultHasher, Hash, Hasher};

pub(super) const RULE: Rule = Rule { code: "same-statement-twice", find };

/// An ability that says what another one on its path said before.
pub(super) struct Twice<'a> {
    pub ability: &'a Record,
    pub other: &'a Record,
}

impl Twice<'_> {
    /// The places that repeat one another: where the ability stands, and where the other one does.
    pub fn between(&self) -> Option<(Id, Id)> {
        Some((self.ability.parent?, self.other.parent?))
    }
}

/// What an ability says as a number, whatever the case and the white space; none where it says nothing. Of 100,000
/// statements two have the same by chance once in four billion frameworks: no reason to keep all texts a second time.
pub(super) fn said(ability: &Record) -> Option<u64> {
    let mut said = DefaultHasher::new();
    let words = ability.text(Field::Statement).split_whitespace();
    let count = words.map(|word| word.to_lowercase().hash(&mut said)).count();
    (count > 0).then(|| said.finish())
}

/// All of them, in reading order.
pub(super) fn all(framework: &Framework) -> Vec<Twice<'_>> {
    let mut first: IdMap<(Id, u64), &Record> = IdMap::default();
    let mut found = Vec::new();
    for path in framework.of_kind(Kind::Path) {
        let records = framework.subtree(path.id).into_iter().filter_map(|id| framework.get(id));
        for ability in records.filter(|r| r.kind == Kind::Ability) {
            let Some(said) = said(ability) else { continue };
            match first.entry((path.id, said)) {
                Entry::Occupied(other) => found.push(Twice { ability, other: other.get() }),
                Entry::Vacant(none) => drop(none.insert(ability)),
            }
        }
    }
    found
}

/// How often two places repeat one another.
pub(super) fn counts(all: &[Twice<'_>]) -> IdMap<(Id, Id), usize> {
    let mut counts = IdMap::default();
    for between in all.iter().filter_map(Twice::between) {
        *counts.entry(between).or_default() += 1;
    }
    counts
}

fn find(framework: &Framework) -> Vec<Found> {
    let all = all(framework);
    let counts = counts(&all);
    let few = |twice: &&Twice<'_>| {
        let between = twice.between();
        between.is_none_or(|(here, there)| {
            here == there || counts.get(&(here, there)).is_none_or(|n| *n < step_repeats_step::MANY)
        })
    };
    let found = all.iter().filter(few).map(|twice| {
        let words = twice.ability.text(Field::Statement).split_whitespace().collect::<Vec<_>>().join(" ");
        let place = twice.other.parent.and_then(|id| framework.get(id)).map_or("", |r| r.face());
        let one = Found::at(twice.ability).with("other", twice.other.id).with("statement", words).with("place", place);
        one.also([twice.other.id]).remove()
    });
    found.collect()
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
        expect(&RULE, "framework A\n  path B\n    ability Plans\n  path C\n    ability Plans", &[]);
        let step =
            |name: &str| format!("    step {name}\n      ability Plans\n      ability Leads\n      ability Writes\n");
        expect(&RULE, &format!("framework A\n  path B\n{}{}", step("C"), step("D")), &[]);
    }
}
