//! Removes nodes with all that stands in them, and every reference to them.

use super::{EditError, Plan};
use crate::value::Value;
use crate::{Changes, Framework, Id, Kind, Record, association};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Removes nodes. References to them are cleared; a transition or a link that loses an end goes too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[allow(missing_docs)]
pub struct Remove {
    pub nodes: Vec<Id>,
}

pub(super) fn plan(framework: &Framework, remove: &Remove) -> Result<Changes, EditError> {
    let mut gone = HashSet::new();
    for node in &remove.nodes {
        if framework.get(*node).is_none() {
            return Err(EditError::Missing(*node));
        }
        if *node == framework.root() {
            return Err(EditError::Root);
        }
        gone.extend(framework.subtree(*node));
    }
    let mut plan = Plan::new(framework);
    if let Some(extra) = association::without(&framework.framework().extra, &gone) {
        plan.put(Record { extra, ..framework.framework().clone() });
    }
    for record in framework.records() {
        if gone.contains(&record.id) {
            plan.take(record.id);
        } else if record.fields.iter().any(|(_, v)| v.links().iter().any(|id| gone.contains(id))) {
            match record.kind {
                Kind::Transition => plan.take(record.id),
                _ => plan.put(without(record, &gone)),
            }
        }
    }
    Ok(plan.changes)
}

/// The record with no reference to what goes.
fn without(record: &Record, gone: &HashSet<Id>) -> Record {
    let mut left = record.clone();
    for (field, value) in record.fields.iter() {
        match value {
            Value::Link(id) if gone.contains(id) => left.fields.set(field, None),
            Value::Links(ids) => {
                let stay = ids.iter().copied().filter(|id| !gone.contains(id)).collect();
                left.fields.set(field, Some(Value::Links(stay)));
            }
            _ => {}
        }
    }
    left
}
