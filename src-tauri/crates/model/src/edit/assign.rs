//! Gives abilities a competency that is made for them.

use super::{EditError, Plan, admit, holds};
use crate::value::Value;
use crate::{Changes, Field, Framework, Id, Kind, Place, Record};
use serde::{Deserialize, Serialize};

/// Makes a competency of that title at the end of a group and gives it to abilities. Where no group is named it stands
/// without one: in the first group that has no title, which is made where there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[allow(missing_docs)]
pub struct Assign {
    pub abilities: Vec<Id>,
    pub title: String,
    #[ts(optional)]
    pub group: Option<Id>,
}

pub(super) fn plan(framework: &Framework, assign: &Assign, fresh: Id) -> Result<Changes, EditError> {
    if framework.get(fresh).is_some() {
        return Err(EditError::IdInUse(fresh));
    }
    let title = Value::Text(assign.title.clone());
    admit(framework, Kind::Competency, Field::Title, &title)?;
    let mut plan = Plan::new(framework);
    let group = match assign.group.or_else(|| nameless(framework)) {
        Some(group) => group,
        None => add_group(&mut plan, fresh)?,
    };
    if framework.get(group).is_some() || assign.group.is_some() {
        holds(framework, group, Kind::Competency)?;
    }
    let row = framework.children(group, Kind::Competency);
    let place = plan.make_room(row, row.len(), 1)?[0];
    plan.put(Record::new(fresh, Kind::Competency, Some(group), place).with(Field::Title, title));
    for ability in &assign.abilities {
        let mut record = Record::clone(&*plan.get(*ability)?);
        if record.kind != Kind::Ability {
            return Err(EditError::NoField(record.kind, Field::Competency));
        }
        record.fields.set(Field::Competency, Some(Value::Link(fresh)));
        plan.put(record);
    }
    Ok(plan.changes)
}

/// The first group without a title.
fn nameless(framework: &Framework) -> Option<Id> {
    framework.below(framework.root(), Kind::Group).find(|group| group.face().is_empty()).map(|group| group.id)
}

fn add_group(plan: &mut Plan<'_>, fresh: Id) -> Result<Id, EditError> {
    let (root, id) = (plan.framework.root(), fresh.derive(b"group"));
    let row = plan.framework.children(root, Kind::Group);
    let place: Place = plan.make_room(row, row.len(), 1)?[0];
    plan.put(Record::new(id, Kind::Group, Some(root), place));
    Ok(id)
}
