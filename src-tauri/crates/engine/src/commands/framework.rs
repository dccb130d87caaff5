//! Commands of the framework screen.

pub(super) use super::library::FrameworkRequest;
use crate::{Engine, Log, Outcome, Problem};
use rungs_model::edit::Intention;
use rungs_model::{Framework, Id, Record};
use serde::{Deserialize, Serialize, Serializer};
use std::sync::Arc;
use ts_rs::TS;

/// A draft, whole.
#[derive(Serialize, TS)]
pub struct Opened {
    #[ts(type = "Array<Record>")]
    records: Records,
    log: Log,
}

pub(super) fn open(engine: &Engine, request: FrameworkRequest) -> Result<Opened, Problem> {
    let (draft, log) = engine.draft(request.framework)?;
    Ok(Opened { records: Records(draft), log })
}

/// All records of a state, in no order. Written straight from the state: a large one is not copied first.
pub(super) struct Records(pub(super) Arc<Framework>);

impl Serialize for Records {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(self.0.records().map(Arc::as_ref))
    }
}

/// What a person wants.
#[derive(Deserialize, TS)]
pub struct EditRequest {
    framework: Id,
    intention: Intention,
}

/// What a change did: the records as they are now, and those that are gone.
#[derive(Serialize, TS)]
pub struct Changed {
    put: Vec<Record>,
    removed: Vec<Id>,
    log: Log,
    node: Option<Id>,
}

impl From<Outcome> for Changed {
    fn from(outcome: Outcome) -> Changed {
        let mut changed = Changed { put: Vec::new(), removed: Vec::new(), log: outcome.log, node: outcome.node };
        for (id, record) in outcome.changes.after() {
            match record {
                Some(record) => changed.put.push(Record::clone(record)),
                None => changed.removed.push(id),
            }
        }
        changed
    }
}

pub(super) fn edit(engine: &Engine, request: EditRequest) -> Result<Changed, Problem> {
    Ok(engine.edit(request.framework, &request.intention)?.into())
}

pub(super) fn undo(engine: &Engine, request: FrameworkRequest) -> Result<Changed, Problem> {
    Ok(engine.undo(request.framework)?.into())
}

pub(super) fn redo(engine: &Engine, request: FrameworkRequest) -> Result<Changed, Problem> {
    Ok(engine.redo(request.framework)?.into())
}
