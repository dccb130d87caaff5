//! A conflict decided by a person: the ordinary changes that put what was chosen into the result.

use super::state::State;
use super::{Conflict, ConflictKind};
use rungs_model::edit::{EditError, Intention, Move, Remove, Set, plan};
use rungs_model::{Changes, Extra, Field, FieldEdits, Framework, Id, Kind, Record, Value};
use std::collections::HashMap;
use std::sync::Arc;

/// What a person chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// What both started from.
    Base,
    /// What we had.
    Ours,
    /// What they had.
    Theirs,
    /// A text of the person's own, for a field that holds one.
    Text(String),
}

/// Why a choice cannot be carried out.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ResolveError {
    /// What is in dispute is not a text.
    #[error("{0} is not in dispute about a text")]
    NotAText(Id),
    /// The chosen side does not say where the node should stand.
    #[error("{0} stood nowhere")]
    Nowhere(Id),
    /// The edit cannot be made in the framework as it is now.
    #[error(transparent)]
    Edit(#[from] EditError),
}

/// Plans the changes by which a choice comes to stand in a framework: the result of the merge, or what it has become by
/// edits since. Nothing changes where it stands there already.
///
/// # Errors
/// If the choice does not fit the conflict, or what it needs is not there any more.
pub fn resolve(framework: &Framework, conflict: &Conflict, choice: &Choice) -> Result<Changes, ResolveError> {
    let state = match choice {
        Choice::Base => &conflict.base,
        Choice::Ours => &conflict.ours,
        Choice::Theirs => &conflict.theirs,
        Choice::Text(text) => return own_text(framework, conflict, text),
    };
    let id = conflict.id;
    match state {
        State::Field(value) => set(framework, id, field_of(conflict)?, value.clone()),
        State::Key(text) => set_key(framework, conflict, text.as_deref()),
        State::Container(Some(container)) => move_to(framework, vec![id], *container, None),
        State::Container(None) => Err(ResolveError::Nowhere(id)),
        State::Row(kind, order) => reorder(framework, id, *kind, order),
        State::Node(records) if records.is_empty() => Err(ResolveError::Nowhere(id)),
        State::Node(records) => put_back(framework, records),
        State::Gone(with) => remove(framework, id, with),
    }
}

fn own_text(framework: &Framework, conflict: &Conflict, text: &str) -> Result<Changes, ResolveError> {
    let holds_text = |field: Field| field.shape() == rungs_model::Shape::Text;
    let field = field_of(conflict).ok().filter(|field| conflict.kind != ConflictKind::Order && holds_text(*field));
    let field = field.ok_or(ResolveError::NotAText(conflict.id))?;
    set(framework, conflict.id, field, Some(Value::Text(text.to_string())))
}

pub(super) fn field_of(conflict: &Conflict) -> Result<Field, ResolveError> {
    let known = conflict.field.as_deref().and_then(|name| conflict.node.field_named(name));
    known.ok_or(ResolveError::NotAText(conflict.id))
}

/// The verbs used here make no ids, so any will do as the fresh one.
fn planned(framework: &Framework, intention: &Intention, any: Id) -> Result<Changes, ResolveError> {
    Ok(plan(framework, intention, any)?)
}

fn set(framework: &Framework, node: Id, field: Field, value: Option<Value>) -> Result<Changes, ResolveError> {
    planned(framework, &Intention::Set(Set { node, fields: FieldEdits(vec![(field, value)]) }), node)
}

fn set_key(framework: &Framework, conflict: &Conflict, text: Option<&str>) -> Result<Changes, ResolveError> {
    let was = framework.shared(conflict.id).ok_or(EditError::Missing(conflict.id))?;
    let key = conflict.field.clone().unwrap_or_default();
    let mut keys: Vec<(String, String)> = was.extra.0.clone();
    match (keys.iter().position(|(k, _)| *k == key), text) {
        (Some(at), Some(text)) => keys[at].1 = text.to_string(),
        (Some(at), None) => drop(keys.remove(at)),
        (None, Some(text)) => keys.push((key, text.to_string())),
        (None, None) => {}
    }
    let mut changes = Changes::default();
    changes.note(was.id, Some(was.clone()), Some(Arc::new(Record { extra: Extra(keys), ..Record::clone(&was) })));
    Ok(changes)
}

fn move_to(framework: &Framework, nodes: Vec<Id>, parent: Id, index: Option<usize>) -> Result<Changes, ResolveError> {
    if let [node] = nodes.as_slice()
        && framework.get(*node).is_some_and(|record| record.parent == Some(parent))
    {
        return Ok(Changes::default());
    }
    planned(framework, &Intention::Move(Move { nodes, parent, index }), parent)
}

/// The nodes in the chosen order, in the spots in which they stand now; others stay where they are.
fn reorder(framework: &Framework, container: Id, kind: Kind, order: &[Id]) -> Result<Changes, ResolveError> {
    let row = framework.children(container, kind);
    let mut next = order.iter().copied().filter(|id| row.contains(id));
    let wanted: Vec<Id> =
        row.iter().map(|id| if order.contains(id) { next.next().unwrap_or(*id) } else { *id }).collect();
    if wanted == row {
        return Ok(Changes::default());
    }
    move_to(framework, wanted, container, Some(0))
}

/// Removes a node and what was kept only for it.
fn remove(framework: &Framework, id: Id, with: &[Id]) -> Result<Changes, ResolveError> {
    if framework.get(id).is_none() {
        return Ok(Changes::default());
    }
    let mut nodes = vec![id];
    let mut going: HashMap<Id, ()> = framework.subtree(id).into_iter().map(|id| (id, ())).collect();
    for needed in with.iter().filter(|id| framework.get(**id).is_some()) {
        let below = framework.subtree(*needed);
        let is_used = framework.referrers(*needed).iter().any(|(r, _)| !going.contains_key(&r.id));
        if !is_used && below.iter().all(|id| id == needed || going.contains_key(id)) {
            going.insert(*needed, ());
            nodes.push(*needed);
        }
    }
    planned(framework, &Intention::Remove(Remove { nodes }), id)
}

/// A node as one side had it, and of what stood below it all that is not there.
fn put_back(framework: &Framework, records: &[Arc<Record>]) -> Result<Changes, ResolveError> {
    let mut changes = Changes::default();
    let coming: HashMap<Id, ()> = records.iter().map(|r| (r.id, ())).collect();
    let is_there = |id: &Id| framework.get(*id).is_some() || coming.contains_key(id);
    for (at, record) in records.iter().enumerate() {
        let now = framework.shared(record.id);
        if now.is_some() && at > 0 {
            continue;
        }
        if let Some(parent) = record.parent.filter(|parent| !is_there(parent)) {
            return Err(EditError::Missing(parent).into());
        }
        let mut back = Record::clone(record);
        for field in record.kind.fields() {
            let value = match record.fields.get(*field) {
                Some(Value::Link(id)) if !is_there(id) => None,
                Some(Value::Links(ids)) => Some(Value::Links(ids.iter().copied().filter(|id| is_there(id)).collect())),
                _ => continue,
            };
            back.fields.set(*field, value);
        }
        if let Some(now) = now.as_ref().filter(|now| now.parent == back.parent) {
            back.place = now.place;
        }
        changes.note(back.id, now, Some(Arc::new(back)));
    }
    Ok(changes)
}
