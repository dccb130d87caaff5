//! A field that refers to a node that is not there, or to one of another kind.

use super::{Found, Rule};
use crate::{Framework, Shape};

pub(super) const RULE: Rule = Rule { code: "reference-to-nothing", find };

fn find(framework: &Framework) -> Vec<Found> {
    let mut found = Vec::new();
    for record in framework.in_order() {
        for (field, value) in record.fields.iter() {
            let (Shape::Link(kind) | Shape::Links(kind)) = field.shape() else { continue };
            for id in value.links() {
                if framework.get(*id).is_none_or(|r| r.kind != kind) {
                    found.push(Found::at(record).with("field", field.name()).with("id", id));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::expect;

    #[test]
    fn rule() {
        let path = "framework A\n  grade G #g\n  path B\n    ability C\n";
        expect(&RULE, &format!("{path}      competency: #nothing"), &["C"]);
        expect(&RULE, &format!("{path}      competency: #g"), &["C"]);
        expect(&RULE, &format!("{path}    step D\n      grade: #g"), &[]);
    }
}
