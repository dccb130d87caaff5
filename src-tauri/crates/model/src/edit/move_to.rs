//! Moves nodes to another parent, or to another place in the same one.

use super::{EditError, Plan, holds};
use crate::{Changes, Framework, Id, Kind, Record};
use serde::{Deserialize, Serialize};

/// Moves nodes of one kind into a parent, in the order given, to an index among the siblings that are there without
/// them (at the end where none is given).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[allow(missing_docs)]
pub struct Move {
    pub nodes: Vec<Id>,
    pub parent: Id,
    #[ts(optional)]
    pub index: Option<usize>,
}

pub(super) fn plan(framework: &Framework, to: &Move) -> Result<Changes, EditError> {
    let mut plan = Plan::new(framework);
    let mut kind: Option<Kind> = None;
    for node in &to.nodes {
        let record = plan.get(*node)?;
        if record.kind == Kind::Framework {
            return Err(EditError::Root);
        }
        let first = *kind.get_or_insert(record.kind);
        if first != record.kind {
            return Err(EditError::Misplaced(record.kind, first));
        }
        holds(framework, to.parent, record.kind)?;
    }
    let Some(kind) = kind else { return Ok(plan.changes) };
    let row: Vec<Id> =
        framework.children(to.parent, kind).iter().copied().filter(|id| !to.nodes.contains(id)).collect();
    let places = plan.make_room(&row, to.index.unwrap_or(row.len()), to.nodes.len())?;
    for (node, place) in to.nodes.iter().zip(places) {
        let mut record = Record::clone(&*plan.get(*node)?);
        record.parent = Some(to.parent);
        record.place = place;
        plan.put(record);
    }
    Ok(plan.changes)
}

/// Where a node may go: every other node that holds its kind, in reading order, its own parent included.
pub fn targets(framework: &Framework, node: Id) -> Vec<Id> {
    let Some(kind) = framework.get(node).map(|r| r.kind) else { return Vec::new() };
    framework.in_order().iter().filter(|r| r.kind.children().contains(&kind)).map(|r| r.id).collect()
}
