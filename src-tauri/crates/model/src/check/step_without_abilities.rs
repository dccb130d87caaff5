//! A step says nothing of what people on it can do: neither by abilities nor, as a narrative ladder does, by notes.

use super::{Found, Rule};
use crate::{Framework, Kind, Record};

pub(super) const RULE: Rule = Rule { code: "step-without-abilities", find };

fn find(framework: &Framework) -> Vec<Found> {
    let steps = framework.of_kind(Kind::Step).into_iter();
    let says = |s: &Record| [Kind::Ability, Kind::Note].iter().any(|k| !framework.children(s.id, *k).is_empty());
    steps.filter(|s| !says(s)).map(Found::at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::expect;

    #[test]
    fn rule() {
        expect(&RULE, "framework A\n  path B\n    step C\n      ability D\n    step E", &["E"]);
        expect(&RULE, "framework A\n  path B", &[]);
        expect(&RULE, "framework A\n  path B\n    step C\n      note The shift", &[]);
    }
}
