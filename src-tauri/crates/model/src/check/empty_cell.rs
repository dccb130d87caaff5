//! A gap in a row of the matrix: a competency that has abilities on the steps before and behind, and on most of the
//! path, but none on this step.

use super::{Found, Rule};
use crate::{Field, Framework, Id, Kind};

pub(super) const RULE: Rule = Rule { code: "empty-cell", find };

fn find(framework: &Framework) -> Vec<Found> {
    let mut found = Vec::new();
    for path in framework.of_kind(Kind::Path) {
        let steps = framework.children(path.id, Kind::Step);
        let mut rows: Vec<(Id, Vec<bool>)> = Vec::new();
        let mut place = crate::IdMap::default();
        for (column, step) in steps.iter().enumerate() {
            for competency in framework.below(*step, Kind::Ability).filter_map(|a| a.link(Field::Competency)) {
                let row = *place.entry(competency).or_insert_with(|| {
                    rows.push((competency, vec![false; steps.len()]));
                    rows.len() - 1
                });
                rows[row].1[column] = true;
            }
        }
        for column in 0..steps.len() {
            let Some(step) = framework.get(steps[column]) else { continue };
            // A step without anything is a finding of its own.
            if framework.children(step.id, Kind::Ability).is_empty() {
                continue;
            }
            for (competency, filled) in rows.iter().filter(|(_, filled)| is_gap(filled, column)) {
                let Some(record) = framework.get(*competency) else { continue };
                let before = (0..column).rev().find(|c| filled[*c]).and_then(|c| framework.get(steps[c]));
                let one = Found::at(step).with("competency", record.face()).with("row", competency);
                found.push(one.with("before", before.map_or("", |r| r.face())));
            }
        }
    }
    found
}

/// Filled on both sides, and on two thirds of all steps.
fn is_gap(filled: &[bool], column: usize) -> bool {
    let count = filled.iter().filter(|f| **f).count();
    let inside = filled[..column].contains(&true) && filled[column..].contains(&true);
    !filled[column] && inside && count * 3 >= filled.len() * 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::expect;

    #[test]
    fn rule() {
        // Of one competency: the steps that have it. Every step has something else too.
        let check = |row: &str, faces: &[&str]| {
            let mut outline = "framework A\n  group B\n    competency C #c\n  path D\n".to_string();
            for (i, mark) in row.chars().enumerate() {
                outline += &format!("    step S{i}\n      ability other {i}\n");
                if mark == 'x' {
                    outline += &format!("      ability a{i}\n        competency: #c\n");
                }
            }
            expect(&RULE, &outline, faces);
        };
        check("xxxx", &[]);
        check("x.xx", &["S1"]);
        check("xx.x.x", &["S2", "S4"]);
        check(".xxx", &[]);
        check("xxx.", &[]);
        check("x..x", &[]);
        expect(&RULE, "framework A\n  path B\n    step C\n    step D", &[]);
    }
}
