//! A comparison taken up change by change: how a state stands to each, and what makes it agree with one side of it.
//!
//! The state is a third one: what one side has become since. Nodes are the same where they have the same id.

use crate::{Change, ChangeKind};
use rungs_model::edit::{EditError, Intention, Move, Remove, plan};
use rungs_model::{Changes, Framework, Id, Place, Record, Value};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A side of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Side {
    Old,
    New,
}

/// The two sides of a comparison.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct Sides<'a> {
    pub old: &'a Framework,
    pub new: &'a Framework,
}

impl<'a> Sides<'a> {
    fn of(self, side: Side) -> &'a Framework {
        match side {
            Side::Old => self.old,
            Side::New => self.new,
        }
    }
}

/// The side that a state agrees with in what a change is about; none where it holds something else by now.
pub fn agrees(state: &Framework, sides: Sides<'_>, change: &Change) -> Option<Side> {
    let id = node(change)?;
    let there = [sides.old, sides.new].map(|side| side.get(id));
    let now = state.get(id);
    let is = |as_new: bool, as_old: bool| match (as_new, as_old) {
        (true, _) => Some(Side::New),
        (false, true) => Some(Side::Old),
        (false, false) => None,
    };
    match (change.change, now, there) {
        (ChangeKind::Added, now, _) => is(now.is_some(), now.is_none()),
        (ChangeKind::Removed, now, _) => is(now.is_none(), now.is_some()),
        (ChangeKind::Edited, Some(now), [Some(old), Some(new)]) => {
            let key = change.field.as_deref()?;
            let value = facet(now, key);
            is(value == facet(new, key), value == facet(old, key))
        }
        (ChangeKind::Moved, Some(now), [Some(old), Some(new)]) => {
            is(now.parent == new.parent, now.parent == old.parent)
        }
        (ChangeKind::Reordered, Some(_), [Some(_), Some(_)]) => {
            let rank = rank_among_all(state, sides, id);
            is(rank(state) == rank(sides.new), rank(state) == rank(sides.old))
        }
        _ => None,
    }
}

/// The node of a change.
fn node(change: &Change) -> Option<Id> {
    change.new_id.or(change.old_id)
}

/// What stands in a field, or under a key that this program does not know.
fn facet<'r>(record: &'r Record, key: &str) -> (Option<&'r Value>, Option<&'r str>) {
    match record.kind.field_named(key) {
        Some(field) => (record.fields.get(field), None),
        None => (None, record.extra.0.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str())),
    }
}

/// Where a node stands in a row, counting only those that stand in that row in all three states.
fn rank_among_all<'a>(state: &'a Framework, sides: Sides<'a>, id: Id) -> impl Fn(&Framework) -> Option<usize> + 'a {
    let parent = state.get(id).and_then(|record| record.parent);
    let in_row = move |side: &Framework, id: Id| side.get(id).is_some_and(|record| record.parent == parent);
    move |of| {
        let (kind, parent) = (of.get(id)?.kind, parent?);
        let everywhere = |id: &&Id| [state, sides.old, sides.new].iter().all(|side| in_row(side, **id));
        of.children(parent, kind).iter().filter(everywhere).position(|sibling| *sibling == id)
    }
}

/// Plans what makes a state agree with one side in some changes; nothing where it agrees already.
///
/// What came or goes with its container does so here too; a container that is needed for what stands in it comes with
/// it, bare.
///
/// # Errors
/// If an edit cannot be made in the state as it is.
pub fn settle<'c>(
    state: &Framework,
    sides: Sides<'_>,
    changes: impl IntoIterator<Item = &'c Change>,
    side: Side,
) -> Result<Changes, EditError> {
    let mut work = Work { state: state.clone(), source: sides.of(side), done: Changes::default() };
    for change in changes {
        let Some(id) = node(change) else { continue };
        match change.change {
            ChangeKind::Edited => work.set(id, change.field.as_deref().unwrap_or_default())?,
            ChangeKind::Moved | ChangeKind::Reordered => work.place(id)?,
            ChangeKind::Added | ChangeKind::Removed if work.source.get(id).is_some() => work.bring_all(id)?,
            ChangeKind::Added | ChangeKind::Removed => work.take_away(id)?,
        }
    }
    Ok(work.done)
}

struct Work<'a> {
    state: Framework,
    source: &'a Framework,
    done: Changes,
}

impl Work<'_> {
    fn apply(&mut self, changes: Changes) -> Result<(), EditError> {
        // What was planned on this very state fits it.
        self.state.apply(&changes).map_err(|_| EditError::Missing(self.state.root()))?;
        self.done = std::mem::take(&mut self.done).then(changes);
        Ok(())
    }

    fn plan(&mut self, intention: &Intention) -> Result<(), EditError> {
        // None of the verbs used here makes an id.
        let changes = plan(&self.state, intention, self.state.root())?;
        self.apply(changes)
    }

    fn put(&mut self, record: Record) -> Result<(), EditError> {
        let mut changes = Changes::default();
        changes.note(record.id, self.state.shared(record.id), Some(Arc::new(record)));
        self.apply(changes)
    }

    fn set(&mut self, id: Id, key: &str) -> Result<(), EditError> {
        let (Some(now), Some(source)) = (self.state.get(id), self.source.get(id)) else { return Ok(()) };
        let mut record = now.clone();
        match now.kind.field_named(key) {
            Some(field) => record.fields.set(field, self.standing(source.fields.get(field))),
            None => {
                record.extra.0.retain(|(k, _)| k != key);
                record.extra.0.extend(source.extra.0.iter().filter(|(k, _)| k == key).cloned());
            }
        }
        self.put(record)
    }

    /// A value without references to what is not there.
    fn standing(&self, value: Option<&Value>) -> Option<Value> {
        let is_there = |id: &Id| self.state.get(*id).is_some();
        match value? {
            Value::Link(id) => is_there(id).then_some(Value::Link(*id)),
            Value::Links(ids) => Some(Value::Links(ids.iter().copied().filter(is_there).collect())),
            other => Some(other.clone()),
        }
    }

    /// Puts a node where it stands in the source: after the nearest of those before it there that stands in this row.
    fn place(&mut self, id: Id) -> Result<(), EditError> {
        let Some(record) = self.source.get(id) else { return Ok(()) };
        let (Some(parent), true) = (record.parent, self.state.get(id).is_some()) else { return Ok(()) };
        self.bring(parent)?;
        let row: Vec<Id> =
            self.state.children(parent, record.kind).iter().copied().filter(|sibling| *sibling != id).collect();
        let before = self.source.children(parent, record.kind).iter().take_while(|sibling| **sibling != id);
        let index = before.filter_map(|sibling| row.iter().position(|s| s == sibling)).last().map_or(0, |at| at + 1);
        self.plan(&Intention::Move(Move { nodes: vec![id], parent, index: Some(index) }))
    }

    /// Makes sure that a node is there, with the containers it needs.
    fn bring(&mut self, id: Id) -> Result<(), EditError> {
        if self.state.get(id).is_some() {
            return Ok(());
        }
        let Some(record) = self.source.get(id) else { return Ok(()) };
        let mut record = record.clone();
        if let Some(parent) = record.parent {
            self.bring(parent)?;
            let last = self.state.below(parent, record.kind).next_back().map(|last| last.place);
            record.place = Place::between(last, None).unwrap_or(record.place);
        }
        for field in record.kind.fields() {
            let value = self.standing(record.fields.get(*field));
            record.fields.set(*field, value);
        }
        self.put(record)?;
        self.place(id)?;
        self.refer_again(id)
    }

    /// References that were cleared because the node went are there again.
    fn refer_again(&mut self, id: Id) -> Result<(), EditError> {
        for (referrer, field) in self.source.referrers(id) {
            let Some(now) = self.state.get(referrer.id) else { continue };
            let cleared = match referrer.fields.get(field) {
                Some(Value::Links(ids)) => {
                    let others = ids.iter().copied().filter(|other| *other != id && self.state.get(*other).is_some());
                    Some(Value::Links(others.collect())).filter(|value| !value.is_empty())
                }
                _ => None,
            };
            if now.fields.get(field) == cleared.as_ref() {
                let mut record = now.clone();
                record.fields.set(field, self.standing(referrer.fields.get(field)));
                self.put(record)?;
            }
        }
        Ok(())
    }

    /// A node with all that stands in it in the source and nowhere else by now.
    fn bring_all(&mut self, id: Id) -> Result<(), EditError> {
        self.source.subtree(id).into_iter().try_for_each(|id| self.bring(id))
    }

    /// Removes a node with all that stands in it; what the source has elsewhere goes back there first.
    fn take_away(&mut self, id: Id) -> Result<(), EditError> {
        if self.state.get(id).is_none() {
            return Ok(());
        }
        for kept in self.state.subtree(id).into_iter().filter(|kept| self.source.get(*kept).is_some()) {
            self.place(kept)?;
        }
        self.plan(&Intention::Remove(Remove { nodes: vec![id] }))
    }
}

#[cfg(test)]
mod tests;
