//! Years of experience as a minimum, said gently and once: a minimum can shut out people for their age, young ones
//! first (Acas, "Age discrimination at work": ask for the kind of experience instead).

use super::Rule;
use crate::reading::Reading;
use rungs_model::check::{Found, set};
use rungs_model::edit::{Intention, Purpose, Together};
use rungs_model::{Experience, Field, Kind, Record, Value};

pub(crate) const RULE: Rule = Rule { code: "minimum-of-years", find };

fn find(reading: &Reading<'_>) -> Vec<Found> {
    let asks = |record: &&&Record| {
        let experience = record.experience();
        record.kind == Kind::Step
            && experience.is_some_and(|e| e.essential && e.min_years.is_some_and(|y| y.get() >= 1.0))
    };
    let steps: Vec<&Record> = reading.order.iter().filter(asks).copied().collect();
    let Some(first) = steps.first() else { return Vec::new() };
    let edits = steps.iter().filter_map(|step| {
        let open = Experience { essential: false, ..step.experience()?.clone() };
        Some(set(step.id, Field::Experience, Some(Value::Experience(Box::new(open)))))
    });
    let all = Intention::Together(Together { purpose: Purpose::Mend, edits: edits.collect() });
    let one = Found::at(first).gentle().also(steps.iter().map(|step| step.id));
    vec![one.mend("years-not-essential", &[], all)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expect;

    #[test]
    fn rule() {
        let check = |years: &[&str], faces: &[&str]| {
            let line = |(i, y): (usize, &&str)| format!("    step S{i}\n      experience: {y}\n");
            let steps: String = years.iter().enumerate().map(line).collect();
            expect(&RULE, &format!("framework A\n  path B\n{steps}"), faces);
        };
        check(&["0-2", "2-4", "5+"], &["S1"]);
        check(&["0-2", "not essential 2-4", "-5", "of planning"], &[]);
    }
}
