//! What goes into the library and comes out of it, beside frameworks and changes.

use crate::{EditKey, StepKind, VersionRow};
use chrono::{DateTime, NaiveDate, Utc};
use rungs_model::{Field, Framework, Id, Kind, Record};
use std::path::PathBuf;

/// How a library was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opening {
    /// There was none: it was made.
    Created,
    /// It was of the present schema.
    Current,
    /// It was of an older schema and brought up to date; the older one was kept.
    Migrated {
        /// Where the older one was kept.
        backup: PathBuf,
    },
}

/// Where a draft stands in its step log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The last step.
    pub edit: EditKey,
    /// What undo would take back.
    pub undo_top: Option<EditKey>,
    /// What redo would do again.
    pub redo_top: Option<EditKey>,
    /// When the last step was committed.
    pub at: DateTime<Utc>,
}

/// A state that is at hand: another state of the framework is then read as what differs from it.
#[derive(Debug, Clone, Copy)]
pub struct Near<'a> {
    /// The state.
    pub state: &'a Framework,
    /// The last step before it.
    pub edit: EditKey,
}

/// Who does something, and when.
#[derive(Debug, Clone, Copy)]
pub struct By<'a> {
    /// The name of the person; empty where nobody knows.
    pub author: &'a str,
    /// The time.
    pub at: DateTime<Utc>,
}

/// A step to be appended.
#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    /// Something is done.
    Do {
        /// Which verb.
        verb: &'a str,
        /// The node it is about.
        about: Option<Id>,
        /// Words that are no node's, such as the name of a version.
        words: Option<&'a str>,
    },
    /// What is on top of the undo stack is taken back.
    Undo,
    /// What is on top of the redo stack is done again.
    Redo,
}

/// A step that was logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditRow {
    /// Its key.
    pub key: EditKey,
    /// What sort of step.
    pub kind: StepKind,
    /// Which verb.
    pub verb: String,
    /// The node it was about.
    pub about: Option<Id>,
    /// The words of the node it was about, as they were after it (before it, for a removal).
    pub subject: String,
    /// Who took it; empty where nobody knows. A step that came with a version has its author.
    pub author: String,
    /// When it was committed.
    pub at: DateTime<Utc>,
}

/// A step of the log, with what it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRow {
    /// The step.
    pub edit: EditRow,
    /// What the node is that it was about.
    pub kind: Option<Kind>,
    /// Which fields of that node it changed.
    pub fields: Vec<Field>,
    /// The words of what the node stood in before; empty where it was not there.
    pub from: String,
    /// The words of what it stands in since; empty where it is gone.
    pub within: String,
    /// How many records it touched.
    pub records: usize,
    /// Of a removal: how many nodes went with those in which they stood (or came back, where it was taken back).
    pub inside: usize,
    /// Of a removal: how many nodes were removed beside the one it was about.
    pub beside: usize,
    /// The step that it took back: of an undo something done or done again, of a redo an undo.
    pub takes: Option<EditKey>,
    /// The names of the versions that hold the state after it, newest first.
    pub versions: Vec<String>,
}

/// Who worked on a record between two states.
#[derive(Debug, Clone, PartialEq)]
pub enum Worked {
    /// One person alone; empty where nobody knows who.
    One(String),
    /// Several, one after the other.
    Several {
        /// The record before; none where it was not there.
        before: Option<Record>,
        /// What each of them left, oldest first.
        states: Vec<Touch>,
    },
}

/// A state of a record, and who left it so.
#[derive(Debug, Clone, PartialEq)]
pub struct Touch {
    /// The name of the person; empty where nobody knows.
    pub author: String,
    /// Whether it was their own work, and not that of a step taken back or done again.
    pub is_own: bool,
    /// The record; none where it was removed.
    pub record: Option<Record>,
}

/// A framework to be added.
#[derive(Debug)]
pub struct NewFramework<'a> {
    /// Its living state.
    pub draft: &'a Framework,
    /// The framework it was made from.
    pub origin: Option<Id>,
    /// Its versions with their states, oldest first.
    pub history: Vec<(VersionRow, Framework)>,
}

/// A colleague's state to be kept for a review.
#[derive(Debug)]
pub struct NewReview<'a> {
    /// Their state, under an id of its own; its nodes have the ids of the framework it is reviewed for.
    pub theirs: &'a Framework,
    /// The versions that led to it, oldest first, beginning with the one both started from; none where they are not known.
    pub history: Vec<(VersionRow, Framework)>,
    /// The step both started from.
    pub base: EditKey,
    /// The last step of the draft.
    pub before: EditKey,
    /// What it is called.
    pub name: &'a str,
}

/// A version to be made.
#[derive(Debug, Clone)]
#[allow(missing_docs)] // as in VersionRow
pub struct NewVersion {
    pub id: Id,
    pub name: String,
    pub note: String,
    pub author: String,
    pub status: String,
    pub effective: Option<NaiveDate>,
}

/// A framework in the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameworkRow {
    /// Its id.
    pub id: Id,
    /// Title of its draft.
    pub title: String,
    /// Summary of its draft.
    pub summary: String,
    /// When it came into the library.
    pub created: DateTime<Utc>,
    /// When its draft was last changed.
    pub edited: DateTime<Utc>,
    /// Since when it is off the shelf.
    pub removed: Option<DateTime<Utc>>,
    /// The framework it was made from.
    pub origin: Option<Id>,
    /// Its newest version.
    pub latest: Option<VersionRow>,
    /// How many paths, steps, abilities and competencies its draft has.
    pub counts: [u32; 4],
}

/// A hit of the search.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchRow {
    /// The framework.
    pub framework: Id,
    /// Title of its draft.
    pub title: String,
    /// The record as it is now.
    pub record: Record,
}

/// A state of one record in its history.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryRow {
    /// The step that made it so.
    pub edit: EditRow,
    /// The record from then on; none: it was removed.
    pub record: Option<Record>,
    /// The words of what it stands in from then on; empty for the framework itself and where it was removed.
    pub within: String,
    /// The first version that has it so; none where it changed again before the next one was named.
    pub version: Option<String>,
}

/// A text that a record had in one of its states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EverRow {
    /// The framework.
    pub framework: Id,
    /// Title of its draft.
    pub title: String,
    /// The record.
    pub node: Id,
    /// What it was.
    pub kind: Kind,
    /// The field that held the text.
    pub field: Field,
    /// The text.
    pub text: String,
    /// The names of the first and the last version that have the text; none where it came and went between two.
    pub held: Option<(String, String)>,
    /// Whether the draft has the text now.
    pub has_text: bool,
    /// Whether the draft has the record now.
    pub has_node: bool,
}

/// What a check of the library found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// How many frameworks and versions were looked at.
    pub frameworks: usize,
    /// How many versions were rebuilt and compared with their hash.
    pub versions: usize,
    /// What is not as it should be, in SQLite's words or by names.
    pub damage: Vec<String>,
}
