//! Years of experience that fall along a path.

use super::{Found, Rule};
use crate::{Experience, Field, Framework, Kind, Value};

pub(super) const RULE: Rule = Rule { code: "falling-years", find };

fn find(framework: &Framework) -> Vec<Found> {
    let mut found = Vec::new();
    for path in framework.of_kind(Kind::Path) {
        let mut highest = None;
        for step in framework.below(path.id, Kind::Step) {
            let Some(experience) = step.experience() else { continue };
            let min = experience.min_years;
            if let (Some(years), Some(before)) = (min.filter(|min| highest.is_some_and(|h| *min < h)), highest) {
                let one = Found::at(step).with("years", years).with("before", before);
                let fits = experience.max_years.is_none_or(|max| before <= max);
                let raised = Experience { min_years: Some(before), ..experience.clone() };
                let value = Some(Value::Experience(Box::new(raised)));
                let years = before.to_string();
                found.push(if fits {
                    one.set("set-minimum", &[("years", years.as_str())], Field::Experience, value)
                } else {
                    one
                });
            }
            highest = highest.max(min);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{expect, mends};

    fn steps(years: &[&str]) -> String {
        let line = |(i, y): (usize, &&str)| format!("    step S{i}\n      experience: {y}\n");
        format!("framework A\n  path B\n{}", years.iter().enumerate().map(line).collect::<String>())
    }

    #[test]
    fn rule() {
        expect(&RULE, &steps(&["1+", "2-4", "2+", "8+"]), &[]);
        expect(&RULE, &steps(&["1+", "4+", "2+"]), &["S2"]);
        expect(&RULE, &steps(&["4+", "not essential", "2+", "3+"]), &["S2", "S3"]);
        expect(&RULE, &steps(&["4-2"]), &[]);
        mends(&RULE, &steps(&["4+", "2+"]), &["set-minimum"]);
        mends(&RULE, &steps(&["4+", "2-3"]), &[]);
    }
}
