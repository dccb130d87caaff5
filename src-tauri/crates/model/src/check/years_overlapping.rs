//! Two neighbouring steps whose years are mostly the same, so that years cannot tell them apart. Ranges that meet or
//! share a little are common and nothing is odd in them.

use super::{Found, Rule};
use crate::{Experience, Field, Framework, Kind, Record, Value};

pub(super) const RULE: Rule = Rule { code: "years-overlapping", find };

fn find(framework: &Framework) -> Vec<Found> {
    let mut found = Vec::new();
    for path in framework.of_kind(Kind::Path) {
        let steps: Vec<&Record> = framework.below(path.id, Kind::Step).collect();
        for pair in steps.windows(2) {
            let (Some(one), Some(next)) = (pair[0].experience(), pair[1].experience()) else { continue };
            let (Some((from, to)), Some((min, max))) = (span(one), span(next)) else { continue };
            let shared = to.min(max) - from.max(min);
            if min < from || shared * 2.0 <= (to - from).min(max - min) {
                continue;
            }
            let mut twice =
                Found::at(pair[1]).with("step", pair[0].face()).with("min", min.max(from)).with("max", to.min(max));
            if let Some(end) = one.max_years.filter(|end| end.get() < max) {
                let moved = Experience { min_years: Some(end), ..next.clone() };
                let (value, years) = (Some(Value::Experience(Box::new(moved))), end.to_string());
                twice = twice.set("set-minimum", &[("years", years.as_str())], Field::Experience, value);
            }
            found.push(twice);
        }
    }
    found
}

/// Both ends, where there are two.
fn span(experience: &Experience) -> Option<(f64, f64)> {
    let (min, max) = (experience.min_years?.get(), experience.max_years?.get());
    (min < max).then_some((min, max))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::expect;

    #[test]
    fn rule() {
        let check = |years: &[&str], faces: &[&str]| {
            let line = |(i, y): (usize, &&str)| format!("    step S{i}\n      experience: {y}\n");
            let steps: String = years.iter().enumerate().map(line).collect();
            expect(&RULE, &format!("framework A\n  path B\n{steps}"), faces);
        };
        check(&["0-2", "2-4", "3-7", "8+"], &[]);
        check(&["2-6", "3-7"], &["S1"]);
        check(&["2-4", "2-4"], &["S1"]);
        check(&["2-10", "4-6"], &["S1"]);
        check(&["4-8", "2-6"], &[]);
    }
}
