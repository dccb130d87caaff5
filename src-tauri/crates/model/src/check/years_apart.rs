//! A gap between the years of two neighbouring steps: nobody belongs in between. Whole years that follow each other
//! ("2-4", "5-8") leave none.

use super::{Found, Rule};
use crate::{Experience, Field, Framework, Kind, Record, Value};

pub(super) const RULE: Rule = Rule { code: "years-apart", find };

fn find(framework: &Framework) -> Vec<Found> {
    let mut found = Vec::new();
    for path in framework.of_kind(Kind::Path) {
        let steps: Vec<&Record> = framework.below(path.id, Kind::Step).collect();
        for pair in steps.windows(2) {
            let (Some(one), Some(next)) = (pair[0].experience(), pair[1].experience()) else { continue };
            let (Some(max), Some(min)) = (one.max_years, next.min_years) else { continue };
            if min.get() <= max.get() + 1.0 {
                continue;
            }
            let closed = Experience { min_years: Some(max), ..next.clone() };
            let (value, years) = (Some(Value::Experience(Box::new(closed))), max.to_string());
            let gap = Found::at(pair[1]).with("before", max).with("years", min).with("step", pair[0].face());
            found.push(gap.set("set-minimum", &[("years", years.as_str())], Field::Experience, value));
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
        let check = |years: &[&str], faces: &[&str]| {
            let line = |(i, y): (usize, &&str)| format!("    step S{i}\n      experience: {y}\n");
            let steps: String = years.iter().enumerate().map(line).collect();
            let outline = format!("framework A\n  path B\n{steps}");
            expect(&RULE, &outline, faces);
            if !faces.is_empty() {
                mends(&RULE, &outline, &["set-minimum"]);
            }
        };
        check(&["0-2", "2-4", "5-8", "8+"], &[]);
        check(&["0-2", "4-6"], &["S1"]);
        check(&["2+", "8+"], &[]);
    }
}
