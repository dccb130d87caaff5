//! A step that says nothing of experience, on a path whose other steps mostly do.

use super::{Found, Rule};
use crate::{Experience, Field, Framework, Kind, Record, Value, Years};

pub(super) const RULE: Rule = Rule { code: "missing-years", find };

fn find(framework: &Framework) -> Vec<Found> {
    let mut found = Vec::new();
    for path in framework.of_kind(Kind::Path) {
        let steps: Vec<&Record> = framework.below(path.id, Kind::Step).collect();
        let said = steps.iter().filter(|s| s.experience().is_some()).count();
        if said < 2 || said * 2 < steps.len() {
            continue;
        }
        for (i, step) in steps.iter().enumerate().filter(|(_, s)| s.experience().is_none()) {
            let min = |s: &&Record| s.experience().and_then(|e| e.min_years);
            let before = steps[..i].iter().rev().find_map(min);
            let after = steps[i + 1..].iter().find_map(min);
            let mut one = Found::at(step);
            if let Some(years) = between(before, after) {
                let experience = Experience { min_years: Some(years), ..Experience::default() };
                let (value, years) = (Some(Value::Experience(Box::new(experience))), years.to_string());
                one = one.set("set-minimum", &[("years", years.as_str())], Field::Experience, value);
            }
            let open = Experience { essential: false, ..Experience::default() };
            found.push(one.set("years-not-essential", &[], Field::Experience, Some(Value::Experience(Box::new(open)))));
        }
    }
    found
}

/// The whole or half year in the middle of two neighbours.
fn between(before: Option<Years>, after: Option<Years>) -> Option<Years> {
    let (before, after) = (before?.get(), after?.get());
    Years::new(((before + after) / 2.0).floor().max(before)).filter(|_| before < after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{expect, mends};

    fn steps(years: &[&str]) -> String {
        let experience = |y: &str| if y.is_empty() { String::new() } else { format!("      experience: {y}\n") };
        let line = |(i, y): (usize, &&str)| format!("    step S{i}\n{}", experience(y));
        format!("framework A\n  path B\n{}", years.iter().enumerate().map(line).collect::<String>())
    }

    #[test]
    fn rule() {
        expect(&RULE, &steps(&["", "", ""]), &[]);
        expect(&RULE, &steps(&["1+", "", "5+"]), &["S1"]);
        expect(&RULE, &steps(&["1+", "", "", ""]), &[]);
        expect(&RULE, &steps(&["not essential", "2+", ""]), &["S2"]);
        mends(&RULE, &steps(&["1+", "", "5+"]), &["set-minimum", "years-not-essential"]);
        mends(&RULE, &steps(&["1+", "5+", ""]), &["years-not-essential"]);
    }
}
