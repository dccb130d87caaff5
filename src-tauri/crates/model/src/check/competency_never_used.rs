//! A competency that no ability refers to, where abilities do refer to others. A framework that only lists
//! competencies is a taxonomy, and nothing is odd in that.

use super::{Found, Rule};
use crate::{Field, Framework, Id, Kind};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule { code: "competency-never-used", find };

fn find(framework: &Framework) -> Vec<Found> {
    let abilities = framework.of_kind(Kind::Ability);
    if abilities.is_empty() {
        return Vec::new();
    }
    let used: HashSet<Id> = abilities.iter().filter_map(|a| a.link(Field::Competency)).collect();
    let competencies = framework.of_kind(Kind::Competency).into_iter();
    competencies.filter(|c| !used.contains(&c.id)).map(|c| Found::at(c).remove()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{expect, mends};

    #[test]
    fn rule() {
        let group = "framework A\n  group B\n    competency C #c\n    competency D\n";
        expect(&RULE, group, &[]);
        expect(&RULE, &format!("{group}  path E\n    ability F\n      competency: #c"), &["D"]);
        mends(&RULE, &format!("{group}  path E\n    ability F\n      competency: #c"), &["remove"]);
    }
}
