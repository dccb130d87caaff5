//! First floor, formats of other houses: years of experience that stand in prose on a step.

use crate::build::Build;
use crate::pieces::Part;
use crate::years;
use rungs_model::Id;

/// Takes years out of a text on a step that has none; true if the text says nothing else.
pub(crate) fn only_years(build: &mut Build<'_>, step: Id, part: &Part) -> bool {
    let has = build.record(step).is_some_and(|record| record.experience().is_some());
    let Some(found) = years::find(build.text(part), false).filter(|_| !has) else { return false };
    let parts: &[Part] = if found.whole { std::slice::from_ref(part) } else { &[] };
    build.years(step, found.years, parts);
    found.whole
}
