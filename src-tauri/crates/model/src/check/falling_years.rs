//! Years of experience that fall along a path, or whose maximum is below their minimum.

use super::{Found, Rule};
use crate::{Framework, Kind};

pub(super) const RULE: Rule = Rule { code: "falling-years", find };

fn find(framework: &Framework) -> Vec<Found> {
    let mut found = Vec::new();
    for path in framework.of_kind(Kind::Path) {
        let mut highest = None;
        for step in framework.below(path.id, Kind::Step) {
            let Some(experience) = step.experience() else { continue };
            let (min, max) = (experience.min_years, experience.max_years);
            let falls = min.filter(|min| highest.is_some_and(|h| *min < h));
            if let (Some(years), Some(before)) = (falls, highest) {
                found.push(Found::at(step).with("years", years).with("before", before));
            } else if let (Some(min), Some(max)) = (min, max)
                && max < min
            {
                found.push(Found::at(step).with("years", max).with("before", min));
            }
            highest = highest.max(min);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::expect;

    fn steps(years: &[&str]) -> String {
        let line = |(i, y): (usize, &&str)| format!("    step S{i}\n      experience: {y}\n");
        format!("framework A\n  path B\n{}", years.iter().enumerate().map(line).collect::<String>())
    }

    #[test]
    fn rule() {
        expect(&RULE, &steps(&["1+", "2-4", "2+", "8+"]), &[]);
        expect(&RULE, &steps(&["1+", "4+", "2+"]), &["S2"]);
        expect(&RULE, &steps(&["4+", "not essential", "2+", "3+"]), &["S2", "S3"]);
        expect(&RULE, &steps(&["4-2"]), &["S0"]);
    }
}
