//! What goes into the library and comes out of it, beside frameworks and changes.

use crate::{EditKey, StepKind, VersionRow};
use chrono::{DateTime, NaiveDate, Utc};
use rungs_model::{Framework, Id, Record};
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
    /// The words of the node it was about, as they were after it (before it, for a removal).
    pub subject: String,
    /// When it was committed.
    pub at: DateTime<Utc>,
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
    /// The first version that has it so.
    pub version: Option<String>,
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
