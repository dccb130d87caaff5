//! An ability without its statement.

use super::{Found, Rule};
use crate::{Field, Framework, Kind};

pub(super) const RULE: Rule = Rule { code: "ability-without-statement", find };

fn find(framework: &Framework) -> Vec<Found> {
    let abilities = framework.of_kind(Kind::Ability).into_iter();
    abilities.filter(|a| a.text(Field::Statement).trim().is_empty()).map(Found::at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::expect;

    #[test]
    fn rule() {
        expect(&RULE, "framework A\n  path B\n    ability C\n    ability\n      title: D", &["D"]);
    }
}
