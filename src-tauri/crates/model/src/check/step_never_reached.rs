//! A step that no transition leads to, where transitions lead to most others of its path. The first step of a path is
//! where people come in; a path without transitions is gone through in its order.

use super::{Found, Rule};
use crate::edit::{Add, Intention};
use crate::{Field, FieldEdits, Framework, Id, Kind, Value};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule { code: "step-never-reached", find };

fn find(framework: &Framework) -> Vec<Found> {
    let reached: HashSet<Id> =
        framework.below(framework.root(), Kind::Transition).filter_map(|t| t.link(Field::To)).collect();
    let mut found = Vec::new();
    for path in framework.of_kind(Kind::Path) {
        let steps = framework.children(path.id, Kind::Step);
        let later = steps.get(1..).unwrap_or_default();
        let count = later.iter().filter(|id| reached.contains(id)).count();
        if count * 2 <= later.len() {
            continue;
        }
        for (i, id) in later.iter().enumerate().filter(|(_, id)| !reached.contains(id)) {
            let (Some(step), Some(before)) = (framework.get(*id), framework.get(steps[i])) else { continue };
            let ends = vec![(Field::From, Some(Value::Link(before.id))), (Field::To, Some(Value::Link(step.id)))];
            let add = Add { kind: Kind::Transition, parent: framework.root(), index: None, fields: FieldEdits(ends) };
            let one = Found::at(step).with("before", before.face());
            found.push(one.mend("add-transition", &[("from", before.face())], Intention::Add(add)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{expect, mends};

    const PATH: &str = "framework A\n  path B\n    step C #c\n    step D #d\n    step E #e\n    step F #f\n";

    #[test]
    fn rule() {
        let with = |moves: &[(&str, &str)]| {
            let line = |(from, to): &(&str, &str)| format!("  transition\n    from: #{from}\n    to: #{to}\n");
            format!("{PATH}{}", moves.iter().map(line).collect::<String>())
        };
        expect(&RULE, PATH, &[]);
        expect(&RULE, &with(&[("c", "d")]), &[]);
        expect(&RULE, &with(&[("c", "d"), ("d", "e"), ("e", "f")]), &[]);
        expect(&RULE, &with(&[("c", "d"), ("d", "f")]), &["E"]);
        mends(&RULE, &with(&[("c", "d"), ("d", "f")]), &["add-transition"]);
    }
}
