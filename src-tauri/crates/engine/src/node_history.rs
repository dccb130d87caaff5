//! What became of one node: who changed what, when, and which version has it so first.

use crate::{Engine, Problem};
use chrono::{DateTime, Utc};
use rungs_compare::{Change, ChangeKind, record_changes};
use rungs_model::{Field, Id, Record};
use rungs_store::{HistoryRow, StepKind};
use serde::Serialize;
use serde_json::Value as Json;
use std::collections::BTreeSet;

/// What became of one node.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct NodeHistory {
    /// What happened to it, newest first.
    pub happened: Vec<Happened>,
    /// For each field that ever held something, what changed it last.
    pub last: Vec<LastChange>,
    /// Nodes that values refer to and the draft does not have any more, as they were last.
    pub named: Vec<Record>,
}

/// Something that happened to a node.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Happened {
    /// When.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// Who did it; empty where nobody knows.
    pub author: String,
    /// Which verb of editing; `begin` where it came with the framework, a version or a file.
    pub verb: String,
    /// Whether it was done, taken back, or done again.
    pub how: How,
    /// The first version that has it so; none where it changed again before the next one was named.
    pub version: Option<String>,
    /// What changed.
    pub changes: Vec<Change>,
}

/// Whether something was done, taken back, or done again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum How {
    Done,
    Undone,
    Redone,
}

/// What changed a field last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LastChange {
    /// The field.
    pub field: Field,
    /// Its place among what happened.
    pub happened: u32,
}

impl Engine {
    /// What became of a node of a framework, newest first; nothing where the framework never had it.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn node_history(&self, framework: Id, node: Id) -> Result<NodeHistory, Problem> {
        let mut desk = self.desk();
        let happened = told(node, desk.store.history(framework, node)?);
        let draft = desk.draft(framework)?.framework.clone();
        let missing: Vec<Id> = referred(&happened).into_iter().filter(|id| draft.get(*id).is_none()).collect();
        let named = desk.store.last_known(framework, &missing)?;
        Ok(NodeHistory { last: last(&happened), happened, named })
    }
}

/// The states of a node, oldest first, as what happened between them, newest first.
fn told(node: Id, rows: Vec<HistoryRow>) -> Vec<Happened> {
    let mut happened = Vec::new();
    let mut before: Option<Record> = None;
    // What it said last: a node that comes back says what it said, which is no edit.
    let mut said: Option<Record> = None;
    let mut within = String::new();
    for row in rows {
        let mut changes = record_changes(before.as_ref(), row.record.as_ref());
        if before.is_none()
            && let (Some(said), Some(now)) = (&said, &row.record)
        {
            let edits = record_changes(Some(said), Some(now));
            changes.retain(|change| change.change == ChangeKind::Added);
            changes.extend(edits.into_iter().filter(|change| change.change == ChangeKind::Edited));
        }
        for moved in changes.iter_mut().filter(|change| change.change == ChangeKind::Moved) {
            moved.from = Some(std::mem::take(&mut within));
            moved.to = Some(row.within.clone());
        }
        // Its neighbours may be spread anew around a node that is put between them: only what it was about itself counts.
        if changes.is_empty()
            && row.edit.about == Some(node)
            && let (Some(old), Some(new)) = (&before, &row.record)
            && old.place != new.place
        {
            changes.push(reordered(new));
        }
        within = row.within;
        before = row.record;
        said = before.clone().or(said);
        // The state alone changed where nothing is to be told; the version it lasts to belongs to what was told before.
        if changes.is_empty() {
            if let Some(last) = happened.last_mut() {
                let last: &mut Happened = last;
                last.version = last.version.take().or(row.version);
            }
            continue;
        }
        let how = match row.edit.kind {
            StepKind::Begin | StepKind::Do => How::Done,
            StepKind::Undo => How::Undone,
            StepKind::Redo => How::Redone,
        };
        let (at, author, verb) = (row.edit.at, row.edit.author, row.edit.verb);
        happened.push(Happened { at, author, verb, how, version: row.version, changes });
    }
    happened.reverse();
    happened
}

fn reordered(record: &Record) -> Change {
    let same = Some(record.id);
    Change { old_id: same, new_id: same, ..Change::new(ChangeKind::Reordered, record.kind) }
}

/// For each field the newest of what happened to it.
fn last(happened: &[Happened]) -> Vec<LastChange> {
    let mut last: Vec<LastChange> = Vec::new();
    for (n, one) in (0u32..).zip(happened) {
        for field in one.changes.iter().filter_map(|change| change.node.field_named(change.field.as_deref()?)) {
            if last.iter().all(|known| known.field != field) {
                last.push(LastChange { field, happened: n });
            }
        }
    }
    last
}

/// The nodes that values before and after refer to.
fn referred(happened: &[Happened]) -> BTreeSet<Id> {
    let is_reference = |change: &&Change| {
        let field = change.field.as_deref().and_then(|name| change.node.field_named(name));
        field.is_some_and(|field| matches!(field.shape(), rungs_model::Shape::Link(_) | rungs_model::Shape::Links(_)))
    };
    let changes = happened.iter().flat_map(|one| &one.changes).filter(is_reference);
    let values = changes.flat_map(|change| [&change.before, &change.after]).flatten();
    let ids = values.flat_map(|value| match value {
        Json::Array(ids) => ids.iter().collect(),
        one => vec![one],
    });
    ids.filter_map(|id| id.as_str()?.parse().ok()).collect()
}
