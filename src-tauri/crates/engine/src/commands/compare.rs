//! Commands of the comparison.

use crate::{Engine, Match, Problem, State};
use rungs_compare::Comparison;
use rungs_model::Record;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which two states.
#[derive(Deserialize, TS)]
pub struct CompareRequest {
    old: State,
    new: State,
}

/// What changed, and both sides whole.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Compared {
    comparison: Comparison,
    old_records: Vec<Record>,
    new_records: Vec<Record>,
}

pub(super) fn states(engine: &Engine, request: CompareRequest) -> Result<Compared, Problem> {
    let (old, new) = (engine.state(request.old)?, engine.state(request.new)?);
    let comparison = crate::comparison(&old, &new, Match::Auto);
    let records = super::framework::records;
    Ok(Compared { comparison, old_records: records(&old.framework), new_records: records(&new.framework) })
}
