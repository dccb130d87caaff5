//! Commands of the comparison.

use super::framework::Records;
use crate::{Engine, Match, Problem, State};
use rungs_compare::Comparison;
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
    #[ts(type = "Array<Record>")]
    old_records: Records,
    #[ts(type = "Array<Record>")]
    new_records: Records,
}

pub(super) fn states(engine: &Engine, request: CompareRequest) -> Result<Compared, Problem> {
    let (old, new) = (engine.state(request.old)?, engine.state(request.new)?);
    let comparison = crate::comparison(&old, &new, Match::Auto);
    Ok(Compared { comparison, old_records: Records(old.framework), new_records: Records(new.framework) })
}
