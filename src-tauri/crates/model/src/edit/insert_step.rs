//! Inserts a step in the middle of a path.

use super::add::{self, Add};
use super::{EditError, Plan};
use crate::value::Value;
use crate::{Changes, Experience, Field, FieldEdits, Framework, Id, Kind, Record};
use serde::{Deserialize, Serialize};

/// Inserts a step right behind another. Where both neighbours have years, the new step begins half-way between them
/// (rounded down to a half), and a transition between the two neighbours is led through the new step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[allow(missing_docs)]
pub struct InsertStep {
    pub after: Id,
    #[serde(default)]
    pub fields: FieldEdits,
}

pub(super) fn plan(framework: &Framework, insert: &InsertStep, fresh: Id) -> Result<Changes, EditError> {
    let before = Plan::new(framework).get(insert.after)?;
    let path =
        before.parent.filter(|_| before.kind == Kind::Step).ok_or(EditError::Misplaced(Kind::Step, before.kind))?;
    let index = framework.position(insert.after).map_or(0, |i| i + 1);
    let after = framework.children(path, Kind::Step).get(index).and_then(|id| framework.get(*id));
    let mut fields = insert.fields.clone();
    if !fields.0.iter().any(|(f, _)| *f == Field::Experience)
        && let Some(experience) = after.and_then(|after| half_way(&before, after))
    {
        fields.0.push((Field::Experience, Some(Value::Experience(Box::new(experience)))));
    }
    let add = Add { kind: Kind::Step, parent: path, index: Some(index), fields };
    let mut changes = add::plan(framework, &add, fresh)?;
    let Some(after) = after else { return Ok(changes) };
    let through = framework
        .below(framework.root(), Kind::Transition)
        .find(|t| t.link(Field::From) == Some(before.id) && t.link(Field::To) == Some(after.id));
    if let Some(transition) = through {
        let mut first = transition.clone();
        first.fields.set(Field::To, Some(Value::Link(fresh)));
        changes.note(first.id, framework.shared(first.id), Some(first.into()));
        let row = framework.children(framework.root(), Kind::Transition);
        let behind = framework.position(transition.id).map_or(row.len(), |i| i + 1);
        let mut plan = Plan::new(framework);
        let place = plan.make_room(row, behind, 1)?[0];
        let second = Record::new(fresh.derive(b"transition"), Kind::Transition, Some(framework.root()), place)
            .with(Field::From, Value::Link(fresh))
            .with(Field::To, Value::Link(after.id));
        plan.put(second);
        changes = changes.then(plan.changes);
    }
    Ok(changes)
}

fn half_way(before: &Record, after: &Record) -> Option<Experience> {
    let (low, high) = (before.experience()?.min_years?.get(), after.experience()?.min_years?.get());
    let middle = crate::Years::new(low + (high - low).floor() / 2.0)?;
    (low < high).then(|| Experience { min_years: Some(middle), ..Experience::default() })
}
