//! An ability without its statement. One that has a title can say that.

use super::{Found, Rule};
use crate::{Field, Framework, Kind, Value};

pub(super) const RULE: Rule = Rule { code: "ability-without-statement", find };

fn find(framework: &Framework) -> Vec<Found> {
    let abilities = framework.of_kind(Kind::Ability).into_iter();
    let silent = abilities.filter(|a| a.text(Field::Statement).trim().is_empty());
    let found = silent.map(|ability| {
        let title = ability.text(Field::Title).trim();
        let one = Found::at(ability);
        if title.is_empty() {
            one.remove()
        } else {
            let value = Some(Value::Text(title.to_string()));
            one.set("title-as-statement", &[("title", title)], Field::Statement, value).remove()
        }
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{expect, mends};

    #[test]
    fn rule() {
        let outline = "framework A\n  path B\n    ability C\n    ability\n      title: D";
        expect(&RULE, outline, &["D"]);
        mends(&RULE, outline, &["title-as-statement", "remove"]);
        mends(&RULE, "framework A\n  path B\n    ability", &["remove"]);
    }
}
