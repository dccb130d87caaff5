//! What an edit does to a framework: the records that come, change and go. Its own inverse by swapping sides.

use crate::{Framework, Id, Record};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A difference between two states of one framework, record by record.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Changes {
    /// Records that were not there before.
    pub added: BTreeMap<Id, Arc<Record>>,
    /// Records that were there before and are there after, differently: (from, to).
    pub updated: BTreeMap<Id, (Arc<Record>, Arc<Record>)>,
    /// Records that are not there any more, as they were.
    pub removed: BTreeMap<Id, Arc<Record>>,
}

/// Changes do not fit the state they were laid on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ApplyError {
    /// The record to add is there already.
    #[error("{0} is there already")]
    Present(Id),
    /// The record to update or remove is not there, or not as it was.
    #[error("{0} is not as it was")]
    Stale(Id),
    /// The record would stand in nothing, or in something that cannot hold it.
    #[error("{0} would have no place to stand")]
    Homeless(Id),
}

impl Changes {
    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.updated.is_empty() && self.removed.is_empty()
    }

    /// How many records change.
    pub fn len(&self) -> usize {
        self.added.len() + self.updated.len() + self.removed.len()
    }

    /// The changes that take these back.
    #[must_use]
    pub fn inverse(self) -> Changes {
        let updated = self.updated.into_iter().map(|(id, (from, to))| (id, (to, from))).collect();
        Changes { added: self.removed, updated, removed: self.added }
    }

    /// Notes that a record goes from one state to another; what had been noted of it before is joined with it.
    pub fn note(&mut self, id: Id, from: Option<Arc<Record>>, to: Option<Arc<Record>>) {
        let from = if self.added.remove(&id).is_some() {
            None
        } else if let Some((first, _)) = self.updated.remove(&id) {
            Some(first)
        } else if let Some(first) = self.removed.remove(&id) {
            Some(first)
        } else {
            from
        };
        match (from, to) {
            (None, None) => {}
            (None, Some(to)) => drop(self.added.insert(id, to)),
            (Some(from), None) => drop(self.removed.insert(id, from)),
            (Some(from), Some(to)) if from == to => {}
            (Some(from), Some(to)) => drop(self.updated.insert(id, (from, to))),
        }
    }

    /// These changes and then others, as one.
    #[must_use]
    pub fn then(mut self, next: Changes) -> Changes {
        for (id, from) in next.removed {
            self.note(id, Some(from), None);
        }
        for (id, (from, to)) in next.updated {
            self.note(id, Some(from), Some(to));
        }
        for (id, to) in next.added {
            self.note(id, None, Some(to));
        }
        self
    }

    /// What takes one state of a framework to another.
    pub fn between(old: &Framework, new: &Framework) -> Changes {
        let mut changes = Changes::default();
        for record in old.records() {
            changes.note(record.id, Some(record.clone()), new.shared(record.id));
        }
        for record in new.records() {
            if old.get(record.id).is_none() {
                changes.note(record.id, None, Some(record.clone()));
            }
        }
        changes
    }

    /// Every record touched, with its state after (none if it went).
    pub fn after(&self) -> impl Iterator<Item = (Id, Option<&Arc<Record>>)> {
        let gone = self.removed.keys().map(|id| (*id, None));
        let there = self.updated.iter().map(|(id, (_, to))| (*id, Some(to)));
        let come = self.added.iter().map(|(id, to)| (*id, Some(to)));
        gone.chain(there).chain(come)
    }
}
