//! The comparison of two states: the public `rungs.comparison/1`.

use crate::headline::{self, Headline};
use crate::pairing::{Hand, Match, Paired};
use crate::rule::{self, Sides};
use crate::words::WordMark;
use rungs_model::Framework;
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
    pub(crate) fn new(change: ChangeKind, node: rungs_model::Kind) -> Change {
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
