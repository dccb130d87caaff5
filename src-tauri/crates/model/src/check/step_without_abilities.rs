//! A step says nothing of what people on it can do.

use super::{Found, Rule};
use crate::{Framework, Kind};

pub(super) const RULE: Rule = Rule { code: "step-without-abilities", find };

fn find(framework: &Framework) -> Vec<Found> {
    let steps = framework.of_kind(Kind::Step).into_iter();
    steps.filter(|s| framework.children(s.id, Kind::Ability).is_empty()).map(Found::at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::expect;

    #[test]
    fn rule() {
        expect(&RULE, "framework A\n  path B\n    step C\n      ability D\n    step E", &["E"]);
        expect(&RULE, "framework A\n  path B", &[]);
    }
}
