//! Reorders a node among its siblings.

use super::move_to::{self, Move};
use super::{EditError, Plan};
use crate::{Changes, Framework, Id};
use serde::{Deserialize, Serialize};

/// Puts a node at an index of its own row (past the end: to the end).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[allow(missing_docs)]
pub struct Reorder {
    pub node: Id,
    pub index: usize,
}

pub(super) fn plan(framework: &Framework, reorder: &Reorder) -> Result<Changes, EditError> {
    let record = Plan::new(framework).get(reorder.node)?;
    let parent = record.parent.ok_or(EditError::Root)?;
    let last = framework.children(parent, record.kind).len() - 1;
    if framework.position(reorder.node) == Some(reorder.index.min(last)) {
        return Ok(Changes::default());
    }
    move_to::plan(framework, &Move { nodes: vec![reorder.node], parent, index: Some(reorder.index) })
}
