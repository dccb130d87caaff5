//! Sets fields of a node.

use super::{EditError, Plan, admit};
use crate::value::{Extra, Value};
use crate::{Changes, Field, FieldEdits, Framework, Id, Kind, Record};
use serde::{Deserialize, Serialize};

/// Sets some fields of one node; none clears a field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[allow(missing_docs)]
pub struct Set {
    pub node: Id,
    pub fields: FieldEdits,
}

pub(super) fn plan(framework: &Framework, set: &Set) -> Result<Changes, EditError> {
    let mut plan = Plan::new(framework);
    let mut record = Record::clone(&*plan.get(set.node)?);
    for (field, value) in &set.fields.0 {
        match value {
            Some(value) => admit(framework, record.kind, *field, value)?,
            None if !record.kind.fields().contains(field) => return Err(EditError::NoField(record.kind, *field)),
            None => {}
        }
        let kept = record.fields.get(*field).map(extra_of).unwrap_or_default();
        record.fields.set(*field, value.clone().map(|v| with_extra(v, kept)));
    }
    if record.kind == Kind::Transition && record.link(Field::From) == record.link(Field::To) {
        return Err(EditError::SameStep);
    }
    plan.put(record);
    Ok(plan.changes)
}

/// Unknown keys inside a value are not shown to a page, so they cannot come back from it: they stay.
fn extra_of(value: &Value) -> Extra {
    match value {
        Value::Experience(e) => e.extra.clone(),
        Value::Metric(m) => m.extra.clone(),
        _ => Extra::default(),
    }
}

fn with_extra(value: Value, kept: Extra) -> Value {
    match value {
        Value::Experience(mut e) if e.extra.is_empty() => {
            e.extra = kept;
            Value::Experience(e)
        }
        Value::Metric(mut m) if m.extra.is_empty() => {
            m.extra = kept;
            Value::Metric(m)
        }
        other => other,
    }
}
