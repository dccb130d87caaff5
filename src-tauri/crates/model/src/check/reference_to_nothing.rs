//! A field that refers to a node that is not there, or to one of another kind.

use super::{Found, Rule};
use crate::{Framework, Id, Shape, Value};

pub(super) const RULE: Rule = Rule { code: "reference-to-nothing", find };

fn find(framework: &Framework) -> Vec<Found> {
    let mut found = Vec::new();
    for record in framework.in_order() {
        for (field, value) in record.fields.iter() {
            let (Shape::Link(kind) | Shape::Links(kind)) = field.shape() else { continue };
            let is_there = |id: &&Id| framework.get(**id).is_some_and(|r| r.kind == kind);
            let kept: Vec<Id> = value.links().iter().filter(is_there).copied().collect();
            let next = if kept.is_empty() { None } else { Some(Value::Links(kept)) };
            for id in value.links().iter().filter(|id| !is_there(id)) {
                let one = Found::at(record).with("field", field.name()).with("id", id);
                found.push(one.set("forget-reference", &[], field, next.clone()));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{expect, mends};

    #[test]
    fn rule() {
        let path = "framework A\n  grade G #g\n  path B\n    ability C\n";
        expect(&RULE, &format!("{path}      competency: #nothing"), &["C"]);
        expect(&RULE, &format!("{path}      competency: #g"), &["C"]);
        mends(&RULE, &format!("{path}      competency: #g"), &["forget-reference"]);
        expect(&RULE, &format!("{path}    step D\n      grade: #g"), &[]);
    }
}
