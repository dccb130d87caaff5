//! A note that has a heading and says nothing below it.

use super::{Found, Rule};
use crate::{Field, Framework, Kind};

pub(super) const RULE: Rule = Rule { code: "note-without-text", find };

fn find(framework: &Framework) -> Vec<Found> {
    let notes = framework.of_kind(Kind::Note).into_iter();
    notes.filter(|n| n.text(Field::Body).trim().is_empty()).map(|note| Found::at(note).remove()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{expect, mends};

    #[test]
    fn rule() {
        expect(&RULE, "framework A\n  note B\n    body: C\n  note D", &["D"]);
        mends(&RULE, "framework A\n  note D", &["remove"]);
    }
}
