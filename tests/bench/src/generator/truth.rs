//! What a comparison ought to say, and how much of that it says.

use rungs_compare::{Change, ChangeKind};
use rungs_model::{Framework, Id, IdMap, Kind, Record, Value};
use std::collections::BTreeSet;

/// One change as it is counted: which kind of change, of which node on the old and on the new side (both under the ids
/// that the author's program gave them), in which field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    /// The kind of change, in the word of the file format.
    pub change: &'static str,
    /// The kind of node.
    pub node: Kind,
    /// The node before.
    pub old: Option<Id>,
    /// The node after.
    pub new: Option<Id>,
    /// The field of an edit.
    pub field: Option<String>,
}

/// How much of the truth was told, and how much of what was told is true.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Score {
    /// How many changes there are.
    pub true_changes: usize,
    /// How many were told.
    pub told: usize,
    /// How many of them are true.
    pub right: usize,
}

impl Score {
    /// The share of what was told that is true; 1 where nothing was told.
    pub fn precision(&self) -> f64 {
        if self.told == 0 { 1.0 } else { self.right as f64 / self.told as f64 }
    }

    /// The share of the truth that was told; 1 where there was nothing to tell.
    pub fn recall(&self) -> f64 {
        if self.true_changes == 0 { 1.0 } else { self.right as f64 / self.true_changes as f64 }
    }

    /// The harmonic mean of both.
    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
    }
}

/// What differs between two states with the same ids. Who changed places is for the author to say.
pub(super) fn difference(old: &Framework, new: &Framework, reordered: &BTreeSet<Id>) -> BTreeSet<Told> {
    let mut truth = BTreeSet::new();
    let mut tell = |change, record: &Record, sides: (bool, bool), field: Option<&str>| {
        let side = |there: bool| there.then_some(record.id);
        let (old, new, field) = (side(sides.0), side(sides.1), field.map(str::to_string));
        truth.insert(Told { change, node: record.kind, old, new, field });
    };
    for before in old.records() {
        let Some(after) = new.get(before.id) else {
            tell("removed", before, (true, false), None);
            continue;
        };
        if before.parent != after.parent {
            tell("moved", before, (true, true), None);
        } else if reordered.contains(&before.id) {
            tell("reordered", before, (true, true), None);
        }
        for field in before.kind.fields() {
            let value = |record: &Record| record.fields.get(*field).cloned();
            if value(before) != value(after) && !(before.weight() == after.weight() && is_number(before, after, *field))
            {
                tell("edited", before, (true, true), Some(field.name()));
            }
        }
    }
    for after in new.records().filter(|r| old.get(r.id).is_none()) {
        tell("added", after, (false, true), None);
    }
    truth
}

fn is_number(before: &Record, after: &Record, field: rungs_model::Field) -> bool {
    [before, after].iter().any(|r| matches!(r.fields.get(field), Some(Value::Number(_))))
}

/// What a comparison told, in the ids of the author. `origin` leads from the ids of the new side to them.
pub fn told(changes: &[Change], origin: impl Fn(Id) -> Id) -> BTreeSet<Told> {
    let one = |change: &Change| Told {
        change: match change.change {
            ChangeKind::Added => "added",
            ChangeKind::Removed => "removed",
            ChangeKind::Moved => "moved",
            ChangeKind::Reordered => "reordered",
            ChangeKind::Edited => "edited",
        },
        node: change.node,
        old: change.old_id,
        new: change.new_id.map(&origin),
        field: change.field.clone(),
    };
    changes.iter().map(one).collect()
}

/// Holds what was told against the truth, as far as a filter lets through.
pub fn score(truth: &BTreeSet<Told>, told: &BTreeSet<Told>, counts: impl Fn(&Told) -> bool) -> Score {
    // The frameworks themselves are always paired, whatever their ids.
    let all = |side: &BTreeSet<Told>| side.iter().filter(|t| t.node != Kind::Framework && counts(t)).count();
    let right = told.iter().filter(|t| t.node != Kind::Framework && counts(t) && truth.contains(t)).count();
    Score { true_changes: all(truth), told: all(told), right }
}

/// The ids of the author for those of the new side.
pub fn back(origin: &IdMap<Id, Id>) -> impl Fn(Id) -> Id {
    |id| origin.get(&id).copied().unwrap_or(id)
}
