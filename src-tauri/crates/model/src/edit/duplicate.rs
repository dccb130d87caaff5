//! Duplicates a node with all that stands in it.

use super::{EditError, Plan};
use crate::{Changes, Framework, Id};
use serde::{Deserialize, Serialize};

/// Puts a copy right behind the original. Abilities of the copy serve no value stream yet; the copy of a step has no
/// transitions and no copy has links, since those say something about the original.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[allow(missing_docs)]
pub struct Duplicate {
    pub node: Id,
}

pub(super) fn plan(framework: &Framework, duplicate: &Duplicate, fresh: Id) -> Result<Changes, EditError> {
    let mut plan = Plan::new(framework);
    let original = plan.get(duplicate.node)?;
    let parent = original.parent.ok_or(EditError::Root)?;
    let row = framework.children(parent, original.kind);
    let behind = framework.position(duplicate.node).map_or(row.len(), |i| i + 1);
    let place = plan.make_room(row, behind, 1)?[0];
    plan.copy(duplicate.node, parent, place, fresh)?;
    Ok(plan.changes)
}
