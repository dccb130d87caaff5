//! A group of competencies that holds none.

use super::{Found, Rule};
use crate::{Framework, Kind};

pub(super) const RULE: Rule = Rule { code: "group-without-competencies", find };

fn find(framework: &Framework) -> Vec<Found> {
    let groups = framework.of_kind(Kind::Group).into_iter();
    let empty = groups.filter(|g| framework.children(g.id, Kind::Competency).is_empty());
    empty.map(|group| Found::at(group).remove()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{expect, mends};

    #[test]
    fn rule() {
        expect(&RULE, "framework A\n  group B\n    competency C\n  group D", &["D"]);
        mends(&RULE, "framework A\n  group D", &["remove"]);
    }
}
