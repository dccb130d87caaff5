//! The comparison of two states: the public `rungs.comparison/1`.

use crate::headline::{self, Headline};
use crate::pairing::{Hand, Match, Paired};
use crate::rule::{self, Sides};
use crate::words::WordMark;
use rungs_model::{Framework, Record};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;

/// What changed between two states of a framework, or between two frameworks.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, ts_rs::TS)]
pub struct Comparison {
    /// Always `rungs.comparison/1`.
    pub format: String,
    /// The old side.
    pub old: SideName,
    /// The new side.
    pub new: SideName,
    /// How many changes of each kind.
    pub summary: Summary,
    /// What a person would say first: each folds several of the changes below into one.
    pub headlines: Vec<Headline>,
    /// The changes in the reading order of the new side; what is gone stands where it was.
    pub changes: Vec<Change>,
}

/// What a side is called.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema, ts_rs::TS)]
pub struct SideName {
    /// The title of the framework.
    pub title: String,
    /// The name of the version; none for a draft or a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub version: Option<String>,
}

/// How many changes of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema, ts_rs::TS)]
#[allow(missing_docs)]
pub struct Summary {
    pub added: u32,
    pub removed: u32,
    pub moved: u32,
    pub reordered: u32,
    pub edited: u32,
}

/// The five kinds of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum ChangeKind {
    Added,
    Removed,
    Moved,
    Reordered,
    Edited,
}

/// One difference, as a person would say it. Which of the optional parts are there depends on the kind.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Change {
    /// The kind of change.
    pub change: ChangeKind,
    /// The kind of node.
    #[schemars(with = "String")]
    #[ts(type = "Kind")]
    pub node: rungs_model::Kind,
    /// Which field was edited, in the words of the native JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The node on the old side.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub old_id: Option<rungs_model::Id>,
    /// The node on the new side.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub new_id: Option<rungs_model::Id>,
    /// JSON pointer into the native JSON of the old side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_at: Option<String>,
    /// JSON pointer into the native JSON of the new side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_at: Option<String>,
    /// The container that came or went and took this node with it: a pointer into the side that has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// Of an edit the value before, as in the native JSON; `null` where there was none. Of a removed node an object of its
    /// own fields, without its id and what stood below it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable, type = "unknown")]
    pub before: Option<Json>,
    /// Of an edit the value after, as in the native JSON; `null` where there is none. Of an added node an object of its own
    /// fields, without its id and what stands below it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable, type = "unknown")]
    pub after: Option<Json>,
    /// The words of the container a node moved from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The words of the container a node moved to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Word-level marks of an edited text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<Vec<WordMark>>,
    /// Whether an edit is of case, white space or punctuation only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trivial: Option<bool>,
    /// How sure it is that the two sides are one node, above 0 and below 1, to two digits; left out where nothing is
    /// in doubt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sure: Option<f32>,
}

impl Change {
    /// A change of a kind on a kind of node, with nothing else said yet.
    pub fn new(change: ChangeKind, node: rungs_model::Kind) -> Change {
        Change {
            change,
            node,
            field: None,
            old_id: None,
            new_id: None,
            old_at: None,
            new_at: None,
            within: None,
            before: None,
            after: None,
            from: None,
            to: None,
            words: None,
            trivial: None,
            sure: None,
        }
    }
}

/// What happened to one record between two of its states: it came, it went, it stands in another container, and what its
/// fields say otherwise. The field edits of a record that came are all that it says. Words of containers and whether it
/// changed places among its siblings only a whole state can tell.
pub fn record_changes(old: Option<&Record>, new: Option<&Record>) -> Vec<Change> {
    let event = |change, record: &Record| Change {
        old_id: old.map(|old| old.id),
        new_id: new.map(|new| new.id),
        ..Change::new(change, record.kind)
    };
    let Some(record) = new else { return old.map(|old| event(ChangeKind::Removed, old)).into_iter().collect() };
    let came = old.is_none().then(|| event(ChangeKind::Added, record));
    let moved = old.is_some_and(|old| old.parent != record.parent).then(|| event(ChangeKind::Moved, record));
    came.into_iter().chain(moved).chain(rule::of_record(old, record)).collect()
}

/// Compares two states. The version names are what a reader is shown.
pub fn compare(old: &Framework, new: &Framework, by: Match, versions: [Option<String>; 2]) -> Comparison {
    compare_with(old, new, by, &Hand::default(), versions)
}

/// Compares two states as far as a person has not decided which node is which.
pub fn compare_with(
    old: &Framework,
    new: &Framework,
    by: Match,
    hand: &Hand,
    versions: [Option<String>; 2],
) -> Comparison {
    let paired = Paired::of(old, new, by, hand);
    let changes = rule::all(&Sides::new(old, new, &paired));
    let mut summary = Summary::default();
    for change in &changes {
        *match change.change {
            ChangeKind::Added => &mut summary.added,
            ChangeKind::Removed => &mut summary.removed,
            ChangeKind::Moved => &mut summary.moved,
            ChangeKind::Reordered => &mut summary.reordered,
            ChangeKind::Edited => &mut summary.edited,
        } += 1;
    }
    let [old_version, new_version] = versions;
    let name = |side: &Framework, version| SideName { title: side.framework().face().to_string(), version };
    Comparison {
        format: "rungs.comparison/1".to_string(),
        old: name(old, old_version),
        new: name(new, new_version),
        summary,
        headlines: headline::all(old, new, &changes),
        changes,
    }
}

#[cfg(test)]
mod apply;
#[cfg(test)]
mod tests;
