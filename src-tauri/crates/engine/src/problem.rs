//! What can go wrong, as codes and values. Sentences are made from them in the catalogues of the page and of the
//! command line.

use rungs_exchange::{FileError, ReadError};
use rungs_model::edit::{EditError, MOST_CELLS};
use rungs_press::PressError;
use rungs_store::StoreError;
use serde::Serialize;
use serde_json::{Map, Value as Json, json};
use std::path::Path;

/// What a person can do about a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub enum Tone {
    /// Something they gave can be corrected.
    Correct,
    /// Not now: try again, or finish something else first.
    NotNow,
    /// Something outside the program: a full disk, a file that cannot be written, a newer database.
    Outside,
    /// A mistake of this program.
    Fault,
}

/// A problem on its way to a person.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS, thiserror::Error)]
#[error("{code} {params:?} {detail}")]
pub struct Problem {
    /// Which sentence to show.
    pub code: String,
    /// In which tone.
    pub tone: Tone,
    /// Words and numbers for the sentence, by name.
    #[ts(type = "{ [name: string]: unknown }")]
    pub params: Map<String, Json>,
    /// For whoever mends the program; never shown first.
    pub detail: String,
}

impl Problem {
    /// A problem with values for its sentence, given as a JSON object.
    pub fn new(tone: Tone, code: &str, params: Json) -> Problem {
        let params = match params {
            Json::Object(map) => map,
            _ => Map::new(),
        };
        Problem { code: code.to_string(), tone, params, detail: String::new() }
    }

    /// A mistake of this program.
    pub fn fault(detail: impl ToString) -> Problem {
        Problem { detail: detail.to_string(), ..Problem::new(Tone::Fault, "fault", json!({})) }
    }

    /// The same problem with the file it concerns.
    #[must_use]
    pub fn in_file(mut self, file: &Path) -> Problem {
        self.params.insert("file".to_string(), file.display().to_string().into());
        self
    }

    /// A person stopped it.
    pub fn cancelled() -> Problem {
        Problem::new(Tone::NotNow, "cancelled", json!({}))
    }
}

impl From<EditError> for Problem {
    fn from(error: EditError) -> Problem {
        let (code, params) = match &error {
            EditError::Missing(id) => ("edit-missing", json!({"id": id})),
            EditError::Misplaced(kind, parent) => {
                ("edit-misplaced", json!({"kind": kind.name(), "parent": parent.name()}))
            }
            EditError::NoField(kind, field) => ("edit-no-field", json!({"kind": kind.name(), "field": field.name()})),
            EditError::BadLink(field, id) => ("edit-bad-link", json!({"field": field.name(), "id": id})),
            EditError::SameStep => ("edit-same-step", json!({})),
            EditError::Nul(field) => ("edit-nul", json!({"field": field.name()})),
            EditError::Number(field) => ("edit-number", json!({"field": field.name()})),
            EditError::Association => ("edit-association", json!({})),
            EditError::Root => ("edit-root", json!({})),
            EditError::IdInUse(id) => ("edit-id-in-use", json!({"id": id})),
            EditError::TooManyCells(count) => ("edit-too-many-cells", json!({"count": count, "limit": MOST_CELLS})),
            EditError::TooLong(bytes) => ("edit-too-long", json!({"bytes": bytes})),
            EditError::Uneven => ("edit-uneven", json!({})),
        };
        let tone = if matches!(error, EditError::IdInUse(_) | EditError::Uneven) { Tone::Fault } else { Tone::Correct };
        Problem::new(tone, code, params)
    }
}

impl From<ReadError> for Problem {
    fn from(error: ReadError) -> Problem {
        Problem::new(Tone::Correct, &format!("read-{}", error.code()), Json::Object(error.params()))
    }
}

impl From<FileError> for Problem {
    fn from(error: FileError) -> Problem {
        let (tone, params) = match &error {
            FileError::Other { source, .. } => (Tone::Outside, json!({"detail": source.to_string()})),
            _ => (Tone::Outside, json!({})),
        };
        Problem::new(tone, error.code(), params).in_file(error.path())
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Problem {
        use StoreError as E;
        let (tone, code, params) = match &error {
            E::NotALibrary => (Tone::Outside, "library-foreign", json!({})),
            E::Newer { found, known } => (Tone::Outside, "library-newer", json!({"found": found, "known": known})),
            E::OldSqlite(found) => (Tone::Outside, "sqlite-old", json!({"found": found})),
            E::Unwritable => (Tone::Outside, "library-unwritable", json!({})),
            E::DiskFull => (Tone::Outside, "library-disk-full", json!({})),
            E::Damaged(_) => (Tone::Outside, "library-damaged", json!({})),
            E::Busy => (Tone::NotNow, "library-busy", json!({})),
            E::Stale => (Tone::NotNow, crate::transact::STALE, json!({})),
            E::NoFramework(id) => (Tone::Correct, "no-such-framework", json!({"id": id})),
            E::FrameworkThere(id) => (Tone::Correct, "framework-there", json!({"id": id})),
            E::NoStep(step) => (Tone::Correct, "no-such-edit", json!({"edit": step})),
            E::NoVersion(id) => (Tone::Correct, "no-such-version-id", json!({"id": id})),
            E::NameTaken(name) => (Tone::Correct, "version-name-taken", json!({"name": name})),
            E::NotAsMeant => (Tone::Fault, "not-as-meant", json!({})),
            E::Sqlite(_) => (Tone::Fault, "fault", json!({})),
        };
        Problem { detail: error.to_string(), ..Problem::new(tone, code, params) }
    }
}

impl From<PressError> for Problem {
    fn from(error: PressError) -> Problem {
        match error {
            PressError::Cancelled => Problem::cancelled(),
            PressError::NotAPath(id) => Problem::new(Tone::Correct, "no-such-path", json!({"path": id})),
            other => Problem::fault(other),
        }
    }
}
