//! A node that should have a title has none.

use super::{Found, Rule};
use crate::{Field, Framework, Kind, Record};

pub(super) const RULE: Rule = Rule { code: "empty-title", find };

fn find(framework: &Framework) -> Vec<Found> {
    let untitled = |r: &&Record| {
        // A group without a title holds the competencies that belong to no group.
        let needs = r.kind.face() == Some(Field::Title) && r.kind != Kind::Group;
        needs && r.text(Field::Title).trim().is_empty()
    };
    framework.in_order().into_iter().filter(untitled).map(|r| Found::at(r).with("kind", r.kind.name())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::expect;

    #[test]
    fn rule() {
        expect(&RULE, "framework A\n  path B\n    step C", &[]);
        expect(&RULE, "framework\n  path\n    step\n      ability", &["", "", ""]);
        expect(&RULE, "framework A\n  group\n    competency B", &[]);
    }
}
