//! What may be done to a framework: one verb a file. Each plans changes and touches nothing.

mod add;
mod assign;
mod associate;
mod duplicate;
mod insert_step;
mod link;
mod move_to;
mod paste;
mod remove;
mod reorder;
mod replace;
mod set;
mod together;

pub use add::Add;
pub use assign::Assign;
pub use associate::{Associate, Dissociate, Reassociate};
pub use duplicate::Duplicate;
pub use insert_step::InsertStep;
pub use link::{Link, Unlink};
pub use move_to::{Move, targets};
pub use paste::{MOST_BYTES, MOST_CELLS, Paste, PasteColumn, PasteRow};
pub use remove::Remove;
pub use reorder::Reorder;
pub use replace::Replace;
pub use set::Set;
pub use together::{Purpose, Together};

use crate::{Changes, Field, Framework, Id, Kind, Place, Record, Shape, Value};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Arc;

/// What a person wants to be done. The visible list of verbs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "verb", rename_all = "camelCase")]
#[allow(missing_docs)] // each is described where it is planned
pub enum Intention {
    Add(Add),
    Remove(Remove),
    Set(Set),
    Move(Move),
    Reorder(Reorder),
    Duplicate(Duplicate),
    InsertStep(InsertStep),
    Link(Link),
    Unlink(Unlink),
    Paste(Paste),
    Assign(Assign),
    Associate(Associate),
    Reassociate(Reassociate),
    Dissociate(Dissociate),
    Replace(Replace),
    Together(Together),
}

/// Why an intention cannot be planned.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum EditError {
    /// The node is not there (any more).
    #[error("{0} is not there")]
    Missing(Id),
    /// A node of this kind cannot stand in one of that kind.
    #[error("a {1:?} holds no {0:?}")]
    Misplaced(Kind, Kind),
    /// This kind has no such field.
    #[error("a {0:?} has no {1:?}")]
    NoField(Kind, Field),
    /// The field refers to something that is not there or not of the right kind.
    #[error("{0:?} cannot refer to {1}")]
    BadLink(Field, Id),
    /// A transition from a step to itself.
    #[error("a transition needs two different steps")]
    SameStep,
    /// The text holds a NUL character, which no format can carry.
    #[error("{0:?} holds a NUL character")]
    Nul(Field),
    /// The number is negative or not finite.
    #[error("{0:?} must be zero or more")]
    Number(Field),
    /// A link without a type, or whose other end is neither another node nor an address.
    #[error("a link needs a type and another end")]
    Association,
    /// The framework itself can be neither removed, moved nor duplicated from within.
    #[error("the framework itself stays")]
    Root,
    /// A new id is in use already.
    #[error("{0} is in use")]
    IdInUse(Id),
    /// A block of more cells than can be pasted at once.
    #[error("{0} cells are more than one block holds")]
    TooManyCells(usize),
    /// A cell or a title of a block with more bytes than can be pasted into one.
    #[error("{0} bytes are more than one cell holds")]
    TooLong(usize),
    /// A block whose cells are not as many as its rows and columns say.
    #[error("the block is uneven")]
    Uneven,
}

impl Intention {
    /// The name of the verb, as on the wire.
    pub const fn verb(&self) -> &'static str {
        match self {
            Intention::Add(_) => "add",
            Intention::Remove(_) => "remove",
            Intention::Set(_) => "set",
            Intention::Move(_) => "move",
            Intention::Reorder(_) => "reorder",
            Intention::Duplicate(_) => "duplicate",
            Intention::InsertStep(_) => "insertStep",
            Intention::Link(_) => "link",
            Intention::Unlink(_) => "unlink",
            Intention::Paste(_) => "paste",
            Intention::Assign(_) => "assign",
            Intention::Associate(_) => "associate",
            Intention::Reassociate(_) => "reassociate",
            Intention::Dissociate(_) => "dissociate",
            Intention::Replace(_) => "replace",
            Intention::Together(together) => together.purpose.verb(),
        }
    }
}

/// Plans an intention. `fresh` is one new id, from which all new ids follow.
///
/// # Errors
/// If something it names is not there, or the result would not be a framework.
pub fn plan(framework: &Framework, intention: &Intention, fresh: Id) -> Result<Changes, EditError> {
    match intention {
        Intention::Add(add) => add::plan(framework, add, fresh),
        Intention::Remove(remove) => remove::plan(framework, remove),
        Intention::Set(set) => set::plan(framework, set),
        Intention::Move(to) => move_to::plan(framework, to),
        Intention::Reorder(reorder) => reorder::plan(framework, reorder),
        Intention::Duplicate(duplicate) => duplicate::plan(framework, duplicate, fresh),
        Intention::InsertStep(insert) => insert_step::plan(framework, insert, fresh),
        Intention::Link(link) => link::plan(framework, link, true),
        Intention::Unlink(Unlink { stream, ability }) => {
            link::plan(framework, &Link { stream: *stream, ability: *ability }, false)
        }
        Intention::Paste(paste) => paste::plan(framework, paste, fresh),
        Intention::Assign(assign) => assign::plan(framework, assign, fresh),
        Intention::Associate(one) => associate::plan(framework, one, fresh),
        Intention::Reassociate(one) => associate::change(framework, one),
        Intention::Dissociate(one) => associate::remove(framework, one),
        Intention::Replace(replace) => replace::plan(framework, replace),
        Intention::Together(together) => together::plan(framework, together, fresh),
    }
}

/// Changes being gathered: reads see what was written before.
struct Plan<'a> {
    framework: &'a Framework,
    changes: Changes,
    now: HashMap<Id, Option<Arc<Record>>>,
}

impl<'a> Plan<'a> {
    fn new(framework: &'a Framework) -> Self {
        Plan { framework, changes: Changes::default(), now: HashMap::new() }
    }

    fn get(&self, id: Id) -> Result<Arc<Record>, EditError> {
        let now = match self.now.get(&id) {
            Some(now) => now.clone(),
            None => self.framework.shared(id),
        };
        now.ok_or(EditError::Missing(id))
    }

    fn put(&mut self, record: Record) {
        let (id, to) = (record.id, Arc::new(record));
        let from = self.get(id).ok();
        self.changes.note(id, from, Some(to.clone()));
        self.now.insert(id, Some(to));
    }

    fn take(&mut self, id: Id) {
        let from = self.get(id).ok();
        self.changes.note(id, from, None);
        self.now.insert(id, None);
    }

    /// The places for new siblings at an index of a row; spreads the row where there is no room left between two.
    /// `row` are the siblings that stay, in order.
    fn make_room(&mut self, row: &[Id], index: usize, count: usize) -> Result<Vec<Place>, EditError> {
        let index = index.min(row.len());
        let place = |plan: &Self, i: usize| row.get(i).map(|id| plan.get(*id).map(|r| r.place)).transpose();
        let after = place(self, index)?;
        let mut before = index.checked_sub(1).map(|i| place(self, i)).transpose()?.flatten();
        let mut places = Vec::with_capacity(count);
        while places.len() < count {
            let Some(next) = Place::between(before, after) else {
                return self.spread(row, index, count);
            };
            places.push(next);
            before = Some(next);
        }
        Ok(places)
    }

    fn spread(&mut self, row: &[Id], index: usize, count: usize) -> Result<Vec<Place>, EditError> {
        for (i, id) in row.iter().enumerate() {
            let mut record = Record::clone(&*self.get(*id)?);
            record.place = Place::nth(if i < index { i } else { i + count });
            self.put(record);
        }
        Ok((index..index + count).map(Place::nth).collect())
    }

    /// Puts a copy of a node and all below it under another parent, every id made anew from `fresh`; references to
    /// nodes that are copied too follow the copies.
    fn copy(&mut self, node: Id, parent: Id, place: Place, fresh: Id) -> Result<(), EditError> {
        let copied = self.framework.subtree(node);
        let anew = |id: Id| if id == node { fresh } else { fresh.derive(id.as_bytes()) };
        let names: HashMap<Id, Id> = copied.iter().map(|id| (*id, anew(*id))).collect();
        for id in copied {
            let mut record = Record::clone(&*self.get(id)?);
            record.id = names[&id];
            record.parent = if id == node { Some(parent) } else { record.parent.map(|p| names[&p]) };
            record.place = if id == node { place } else { record.place };
            if self.framework.get(record.id).is_some() {
                return Err(EditError::IdInUse(record.id));
            }
            for field in [Field::From, Field::To, Field::Grade, Field::Competency, Field::Abilities] {
                let follow = |id: &Id| names.get(id).copied().unwrap_or(*id);
                let value = match record.fields.get(field) {
                    Some(Value::Link(id)) => Value::Link(follow(id)),
                    Some(Value::Links(ids)) => Value::Links(ids.iter().map(follow).collect()),
                    _ => continue,
                };
                record.fields.set(field, Some(value));
            }
            self.put(record);
        }
        Ok(())
    }
}

/// Checks that a value may stand in a field of a kind.
fn admit(framework: &Framework, kind: Kind, field: Field, value: &Value) -> Result<(), EditError> {
    if !kind.fields().contains(&field) || !value.fits(field.shape()) {
        return Err(EditError::NoField(kind, field));
    }
    if value.texts().iter().any(|t| t.contains('\0')) {
        return Err(EditError::Nul(field));
    }
    match value {
        Value::Number(n) if !(n.is_finite() && *n >= 0.0) => return Err(EditError::Number(field)),
        Value::Metric(m) if [m.baseline, m.target].iter().flatten().any(|n| !n.is_finite()) => {
            return Err(EditError::Number(field));
        }
        _ => {}
    }
    if let Shape::Link(wanted) | Shape::Links(wanted) = field.shape() {
        for id in value.links() {
            if framework.get(*id).is_none_or(|r| r.kind != wanted) {
                return Err(EditError::BadLink(field, *id));
            }
        }
    }
    Ok(())
}

/// Checks that a parent is there and may hold a kind.
fn holds(framework: &Framework, parent: Id, kind: Kind) -> Result<(), EditError> {
    let record = framework.get(parent).ok_or(EditError::Missing(parent))?;
    if record.kind.children().contains(&kind) { Ok(()) } else { Err(EditError::Misplaced(kind, record.kind)) }
}

#[cfg(test)]
mod tests;
