//! Adds a node.

use super::{EditError, Plan, admit, holds};
use crate::{Changes, Field, FieldEdits, Framework, Id, Kind, Place, Record};
use serde::{Deserialize, Serialize};

/// Adds a node of a kind to a parent, at an index among its siblings (at the end where none is given).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[allow(missing_docs)]
pub struct Add {
    pub kind: Kind,
    pub parent: Id,
    #[ts(optional)]
    pub index: Option<usize>,
    #[serde(default)]
    pub fields: FieldEdits,
}

pub(super) fn plan(framework: &Framework, add: &Add, fresh: Id) -> Result<Changes, EditError> {
    holds(framework, add.parent, add.kind)?;
    if framework.get(fresh).is_some() {
        return Err(EditError::IdInUse(fresh));
    }
    let mut record = Record::new(fresh, add.kind, Some(add.parent), Place::default());
    for (field, value) in &add.fields.0 {
        if let Some(value) = value {
            admit(framework, add.kind, *field, value)?;
        }
        record.fields.set(*field, value.clone());
    }
    if add.kind == Kind::Transition && record.link(Field::From) == record.link(Field::To) {
        return Err(EditError::SameStep);
    }
    let mut plan = Plan::new(framework);
    let row = framework.children(add.parent, add.kind);
    record.place = plan.make_room(row, add.index.unwrap_or(row.len()), 1)?[0];
    plan.put(record);
    Ok(plan.changes)
}
