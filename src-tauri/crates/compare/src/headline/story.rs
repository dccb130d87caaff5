//! The changes as the rules for headlines see them: those that no headline has taken yet.

use super::{Headline, HeadlineKind, HeadlinePart};
use crate::comparison::{Change, ChangeKind};
use rungs_model::{Framework, Id, Kind, Record};

/// Both sides, the changes between them, and which of these a headline has taken.
pub(crate) struct Story<'a> {
    pub old: &'a Framework,
    pub new: &'a Framework,
    changes: &'a [Change],
    taken: Vec<bool>,
}

impl<'a> Story<'a> {
    pub fn new(old: &'a Framework, new: &'a Framework, changes: &'a [Change]) -> Story<'a> {
        Story { old, new, changes, taken: vec![false; changes.len()] }
    }

    /// The changes of a kind that no headline has taken, with their index.
    pub fn free(&self, kind: ChangeKind) -> impl Iterator<Item = (usize, &'a Change)> {
        let free = move |(i, change): &(usize, &Change)| change.change == kind && !self.taken[*i];
        self.changes.iter().enumerate().filter(free)
    }

    /// The edits of one field that no headline has taken, trivial ones apart.
    pub fn free_edits(&self, field: &str) -> impl Iterator<Item = (usize, &'a Change)> {
        let about = move |(_, c): &(usize, &Change)| c.field.as_deref() == Some(field) && c.trivial != Some(true);
        self.free(ChangeKind::Edited).filter(about)
    }

    pub fn change(&self, index: usize) -> &'a Change {
        &self.changes[index]
    }

    pub fn is_free(&self, index: usize) -> bool {
        !self.taken[index]
    }

    /// The record a change is about: on the new side, or on the old one if it is gone.
    pub fn record(&self, change: &Change) -> Option<(&'a Framework, &'a Record)> {
        match (change.new_id, change.old_id) {
            (Some(id), _) => Some((self.new, self.new.get(id)?)),
            (None, id) => Some((self.old, self.old.get(id?)?)),
        }
    }

    /// A headline about the node of a change, which takes these changes.
    pub fn headline(&mut self, says: HeadlineKind, about: usize, folds: impl IntoIterator<Item = usize>) -> Headline {
        let change = &self.changes[about];
        let mut indexes: Vec<usize> = folds.into_iter().chain([about]).filter(|i| !self.taken[*i]).collect();
        indexes.sort_unstable();
        indexes.dedup();
        for index in &indexes {
            self.taken[*index] = true;
        }
        let place = self.record(change);
        Headline {
            headline: says,
            node: change.node,
            field: None,
            old_id: change.old_id,
            new_id: change.new_id,
            old_at: change.old_at.clone(),
            new_at: change.new_at.clone(),
            title: place.map(|(_, record)| record.face().to_string()).filter(|face| !face.is_empty()),
            place: place.map(|(side, record)| containers(side, record.id)).unwrap_or_default(),
            follows: None,
            precedes: None,
            before: None,
            after: None,
            from: None,
            to: None,
            count: None,
            parts: Vec::new(),
            changes: indexes.into_iter().map(count).collect(),
        }
    }
}

impl Headline {
    /// The same with its neighbours among the siblings of a side.
    pub(super) fn beside(mut self, side: &Framework, id: Option<Id>) -> Headline {
        let record = id.and_then(|id| side.get(id));
        if let Some((record, at)) = record.and_then(|record| Some((record, side.position(record.id)?))) {
            let row = record.parent.map(|parent| side.children(parent, record.kind)).unwrap_or_default();
            let face = |at: Option<usize>| {
                let neighbour = at.and_then(|at| row.get(at)).and_then(|id| side.get(*id));
                neighbour.map(|r| r.face().to_string())
            };
            self.follows = face(at.checked_sub(1));
            self.precedes = face(Some(at + 1));
        }
        self
    }
}

impl HeadlinePart {
    pub(super) fn of(change: &Change, before: Option<&str>, after: Option<&str>) -> HeadlinePart {
        let text = |t: Option<&str>| t.map(str::to_string);
        HeadlinePart { old_id: change.old_id, new_id: change.new_id, before: text(before), after: text(after) }
    }
}

/// A number of things for the wire, which knows no larger ones.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// What the containers of a node are called, from the outside in, without the framework.
fn containers(side: &Framework, id: Id) -> Vec<String> {
    let inner = side.ancestors(id).into_iter().filter(|r| r.kind != Kind::Framework);
    let mut titles: Vec<String> = inner.map(|r| r.face().to_string()).filter(|title| !title.is_empty()).collect();
    titles.reverse();
    titles
}

/// The texts of an edit, "" where there was none or is none.
pub(super) fn texts(change: &Change) -> (&str, &str) {
    let before = change.before.as_ref().and_then(|j| j.as_str()).unwrap_or("");
    let after = change.after.as_ref().and_then(|j| j.as_str()).unwrap_or("");
    (before, after)
}
