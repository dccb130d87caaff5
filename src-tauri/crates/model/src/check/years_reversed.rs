//! Years of experience whose maximum is below their minimum.

use super::{Found, Rule};
use crate::{Experience, Field, Framework, Kind, Value};

pub(super) const RULE: Rule = Rule { code: "years-reversed", find };

fn find(framework: &Framework) -> Vec<Found> {
    let steps = framework.of_kind(Kind::Step).into_iter();
    let found = steps.filter_map(|step| {
        let experience = step.experience()?;
        let (min, max) = (experience.min_years?, experience.max_years?);
        let turned = Experience { min_years: Some(max), max_years: Some(min), ..experience.clone() };
        let (low, high) = (max.to_string(), min.to_string());
        (max < min).then(|| {
            let params = [("min", low.as_str()), ("max", high.as_str())];
            let value = Some(Value::Experience(Box::new(turned)));
            Found::at(step).with("min", min).with("max", max).set("turn-years", &params, Field::Experience, value)
        })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{expect, mends};

    #[test]
    fn rule() {
        let step = |years: &str| format!("framework A\n  path B\n    step C\n      experience: {years}");
        expect(&RULE, &step("2-4"), &[]);
        expect(&RULE, &step("4+"), &[]);
        expect(&RULE, &step("4-2"), &["C"]);
        mends(&RULE, &step("4-2"), &["turn-years"]);
    }
}
