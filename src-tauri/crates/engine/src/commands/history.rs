//! Commands of the step log: reading it, looking at the state after a step, and going back to one.

pub(super) use super::framework::Changed;
use super::framework::Records;
use crate::{EditStep, Engine, Problem};
use rungs_model::Id;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which steps: `count` of them before one, or the newest.
#[derive(Deserialize, TS)]
pub struct StepListRequest {
    framework: Id,
    #[ts(optional, type = "number")]
    before: Option<i64>,
    count: u32,
}

/// Steps of the log, newest first, and whether there are older ones.
#[derive(Serialize, TS)]
pub struct StepList {
    steps: Vec<EditStep>,
    more: bool,
}

pub(super) fn list(engine: &Engine, request: StepListRequest) -> Result<StepList, Problem> {
    let (steps, more) = engine.edits(request.framework, request.before, request.count as usize)?;
    Ok(StepList { steps, more })
}

/// Which step.
#[derive(Deserialize, TS)]
pub struct StepRequest {
    framework: Id,
    #[ts(type = "number")]
    edit: i64,
}

/// The framework as it was after a step, whole.
#[derive(Serialize, TS)]
pub struct OpenedStep {
    step: EditStep,
    #[ts(type = "Array<Record>")]
    records: Records,
}

pub(super) fn open(engine: &Engine, request: StepRequest) -> Result<OpenedStep, Problem> {
    let (step, state) = engine.state_after(request.framework, request.edit)?;
    Ok(OpenedStep { step, records: Records(state) })
}

pub(super) fn restore(engine: &Engine, request: StepRequest) -> Result<Changed, Problem> {
    Ok(engine.go_back(request.framework, request.edit)?.into())
}
