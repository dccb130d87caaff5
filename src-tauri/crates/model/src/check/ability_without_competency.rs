//! An ability that belongs to no competency, on a path where nearly all others belong to one. The competency whose
//! abilities share the most words with it is offered.

use super::{Found, Rule};
use crate::{Field, Framework, Id, IdMap, Kind, Record, Value, prose};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule { code: "ability-without-competency", find };

/// Of so many abilities one may be without: below that it is how the path is written.
const ONE_IN: usize = 8;

fn find(framework: &Framework) -> Vec<Found> {
    let mut found = Vec::new();
    for path in framework.of_kind(Kind::Path) {
        let ids = framework.subtree(path.id);
        let abilities: Vec<&Record> =
            ids.iter().filter_map(|id| framework.get(*id)).filter(|r| r.kind == Kind::Ability).collect();
        let (with, without): (Vec<&Record>, Vec<&Record>) =
            abilities.iter().partition(|a| a.link(Field::Competency).is_some());
        if without.is_empty() || without.len() * ONE_IN > with.len() {
            continue;
        }
        let words = Vocabulary::of(&with);
        for ability in without.into_iter().filter(|a| !a.text(Field::Statement).trim().is_empty()) {
            let likely = words.nearest(ability).and_then(|id| framework.get(id));
            let one = Found::at(ability);
            found.push(match likely {
                Some(competency) => {
                    let value = Some(Value::Link(competency.id));
                    one.set("set-competency", &[("competency", competency.face())], Field::Competency, value)
                }
                None => one,
            });
        }
    }
    found
}

/// Which words the abilities of each competency use, and how many competencies use a word.
#[derive(Default)]
struct Vocabulary {
    used: HashMap<String, IdMap<Id, usize>>,
}

impl Vocabulary {
    fn of(abilities: &[&Record]) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        for ability in abilities {
            let Some(competency) = ability.link(Field::Competency) else { continue };
            for word in telling(ability) {
                *vocabulary.used.entry(word).or_default().entry(competency).or_default() += 1;
            }
        }
        vocabulary
    }

    /// The competency that shares the most of what few others say; none where two are as near, or none is.
    fn nearest(&self, ability: &Record) -> Option<Id> {
        let mut points: IdMap<Id, f64> = IdMap::default();
        for word in telling(ability) {
            for competency in self.used.get(&word).into_iter().flat_map(|by| by.keys().map(move |c| (*c, by.len()))) {
                *points.entry(competency.0).or_default() += 1.0 / competency.1 as f64;
            }
        }
        let mut ranked: Vec<(f64, Id)> = points.into_iter().map(|(id, points)| (points, id)).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let best = ranked.first().filter(|(points, _)| *points >= 1.0)?;
        let clear = ranked.get(1).is_none_or(|(next, _)| best.0 >= next * 1.5);
        clear.then_some(best.1)
    }
}

/// Words long enough to tell one subject from another.
fn telling(ability: &Record) -> Vec<String> {
    let words = prose::words(ability.text(Field::Title)).chain(prose::words(ability.text(Field::Statement)));
    words.map(|(_, word)| word.to_lowercase()).filter(|word| word.chars().count() > 4).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{expect, mends};

    const PATH: &str = "framework A\n  group B\n    competency Risk #r\n    competency Flow #f\n  path C\n    step D
      ability Writes risks down\n        competency: #r\n      ability Weighs risks\n        competency: #r
      ability Limits work\n        competency: #f\n      ability Clears the queue\n        competency: #f
      ability Sorts\n        competency: #f\n      ability Counts\n        competency: #f
      ability Waits\n        competency: #f\n      ability Stops\n        competency: #f\n";

    #[test]
    fn rule() {
        expect(&RULE, PATH, &[]);
        expect(&RULE, &format!("{PATH}      ability Escalates risks"), &["Escalates risks"]);
        mends(&RULE, &format!("{PATH}      ability Escalates risks"), &["set-competency"]);
        mends(&RULE, &format!("{PATH}      ability Smiles"), &[]);
        expect(&RULE, &format!("{PATH}      ability Smiles\n      ability Laughs"), &[]);
    }
}
