//! Headlines: many changes in one sentence, as a person would say them. Codes and parameters only; the words for people
//! are in the catalogues.

mod metric;
mod moved;
mod reassigned;
mod renamed;
mod renumbered;
mod split;
mod story;
mod term;
mod tidied;
mod whole;
mod years;

use crate::comparison::Change;
use rungs_model::{Framework, Id, Kind};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;
pub(crate) use story::Story;

/// What a headline says. The order is that in which headlines are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub enum HeadlineKind {
    /// A path with all that is in it; `count` steps.
    PathAdded,
    /// A path with all that was in it; `count` steps.
    PathRemoved,
    /// A step in a path that was there, between `follows` and `precedes`, with `count` abilities.
    LevelInserted,
    /// A step of a path that is still there, which stood between `follows` and `precedes`, with `count` abilities.
    LevelRemoved,
    /// A group with `count` competencies.
    GroupAdded,
    /// A group with `count` competencies.
    GroupRemoved,
    /// A competency with its definition and the `count` new abilities that belong to it: a new row of the matrix.
    CompetencyAdded,
    /// A competency with its definition and the `count` removed abilities that belonged to it.
    CompetencyRemoved,
    /// An objective with `count` value streams.
    ObjectiveAdded,
    /// An objective with `count` value streams.
    ObjectiveRemoved,
    /// A value stream under an objective that was there.
    ValueStreamAdded,
    /// A value stream of an objective that is still there.
    ValueStreamRemoved,
    /// The names (`field`: title or code) of `count` steps of one path shifted; `parts` are the steps.
    Renumbered,
    /// A title changed from `before` to `after`, on `count` nodes alike; `parts` are all of them where there are several.
    Renamed,
    /// A path stands elsewhere among the paths.
    PathMoved,
    /// A step stands elsewhere in its path, or in another (`from`, `to`).
    LevelMoved,
    /// A competency stands in another group (`from`, `to`).
    CompetencyMoved,
    /// `count` nodes of one kind moved together (`from`, `to`).
    MovedTogether,
    /// An ability became several: `parts` are the new ones, `before` and `after` the statement of the first. Without a
    /// node on the new side it went wholly into its parts.
    Split,
    /// Several abilities became one: `parts` are those that are gone, `before` and `after` the statement of the one.
    /// Without a node on the old side it is made of its parts alone.
    Joined,
    /// The years of experience of a step; `before` and `after` are the years as in the native JSON, without the context.
    YearsChanged,
    /// The metric of a value stream; `before` and `after` as in the native JSON.
    MetricChanged,
    /// `count` abilities went from one competency (title in `before`, null for none) to another (`after`).
    Reassigned,
    /// A word or phrase replaced by another (`before`, `after`) at `count` places, and nothing else in these texts.
    TermReplaced,
    /// `count` edits of case, white space or punctuation only.
    Tidied,
}

/// Several changes as one. Which of the optional parts are there depends on the kind.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Headline {
    /// What it says.
    pub headline: HeadlineKind,
    /// The kind of node it is about.
    #[schemars(with = "String")]
    #[ts(type = "Kind")]
    pub node: Kind,
    /// Which field it is about, in the words of the native JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The node on the old side.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub old_id: Option<Id>,
    /// The node on the new side.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub new_id: Option<Id>,
    /// JSON pointer into the native JSON of the old side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_at: Option<String>,
    /// JSON pointer into the native JSON of the new side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_at: Option<String>,
    /// What the node is called: on the new side, or on the old one if it is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What its containers are called, from the outside in, without the framework: path and step.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub place: Vec<String>,
    /// The title of the sibling right before it, on the side that has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follows: Option<String>,
    /// The title of the sibling right behind it, on the side that has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precedes: Option<String>,
    /// What it was called or what stood there: a text, or an object as in the native JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable, type = "unknown")]
    pub before: Option<Json>,
    /// What it is called or what stands there now: a text, or an object as in the native JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable, type = "unknown")]
    pub after: Option<Json>,
    /// The words of the container it moved from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The words of the container it moved to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// How many, as the kind says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// The single nodes, as the kind says.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<HeadlinePart>,
    /// The changes it folds, by index into `changes`, rising. A change is in one headline at most.
    pub changes: Vec<u32>,
}

/// One of several nodes that a headline is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct HeadlinePart {
    /// The node on the old side.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub old_id: Option<Id>,
    /// The node on the new side.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub new_id: Option<Id>,
    /// What it was called or said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What it is called or says now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// A rule takes the changes it folds out of the story; what is left goes to the next rule.
type Rule = fn(&mut Story<'_>) -> Vec<Headline>;

/// The visible list of rules: the first that takes a change has it.
const RULES: &[Rule] = &[
    whole::find,
    renumbered::find,
    split::find,
    moved::find,
    years::find,
    metric::find,
    term::find,
    renamed::find,
    reassigned::find,
    tidied::find,
];

/// The headlines of a comparison: by what they say, then in reading order.
pub(crate) fn all(old: &Framework, new: &Framework, changes: &[Change]) -> Vec<Headline> {
    let mut story = Story::new(old, new, changes);
    let mut headlines: Vec<Headline> = Vec::new();
    for rule in RULES {
        headlines.extend(rule(&mut story));
    }
    headlines.sort_by_key(|h| (h.headline, h.changes.first().copied()));
    headlines
}

#[cfg(test)]
mod tests;
