//! First floor: data formats in and out. A framework or its whole history comes from bytes, or becomes bytes; so does what
//! changed between two states. Files are read within limits and never left half-written.
//!
//! A further format is one new file and its line in [`IMPORTS`], [`EXPORTS`] or [`REPORTS`].

mod encoding;
mod error;
pub mod file;
pub mod history;
pub mod json;
mod report;
mod spot;
mod visible;

mod import {
    pub(crate) mod json;
    pub(crate) mod rungs;
}

mod export {
    pub(crate) mod json;
    pub(crate) mod rungs;
}

#[cfg(test)]
mod random;

pub use error::{Fault, Form, Notice, ReadError};
pub use file::FileError;
pub use history::{CommentKind, History, HistoryComment, HistoryVersion, Status, VersionMeta};
pub use json::ReadOptions;
pub use report::{Edition, REPORTS, ReportFormat, Steps, report_named};

use rungs_model::{Framework, Id};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 100_000_000;
/// The most abilities of one framework.
pub const MAX_ABILITIES: usize = 100_000;
/// The most nodes, entries of lists and unknown keys of one file together.
pub const MAX_ITEMS: usize = 1_000_000;
/// The most records of all versions of a history together, counted in each version anew.
pub const MAX_HISTORY_RECORDS: usize = 10_000_000;
/// The most levels of objects and lists within each other.
pub const MAX_DEPTH: usize = 64;

/// A format that can be read.
pub struct Import {
    /// Its name on the command line.
    pub name: &'static str,
    /// How names of its files end, without the dot, the usual one first.
    pub extensions: &'static [&'static str],
    /// Whether a file is certainly of this format, by its content (or, where content cannot tell, its name).
    pub recognise: fn(name: &str, bytes: &[u8]) -> bool,
    /// Reads a file of this format. `fresh` makes an id that nothing has yet.
    pub read: ReadFn,
}

/// Reads a file: its name, its bytes, how strictly, and where new ids come from.
pub type ReadFn = fn(&str, &[u8], ReadOptions, &mut dyn FnMut() -> Id) -> Result<Imported, ReadError>;

/// The visible list of formats that can be read.
pub const IMPORTS: &[Import] = &[import::json::IMPORT, import::rungs::IMPORT];

/// What a file holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// One state of a framework.
    Framework(Framework),
    /// A framework with its versions.
    History(History),
}

impl Content {
    /// The framework, or the living state of the one with a history.
    pub fn framework(&self) -> &Framework {
        match self {
            Content::Framework(framework) => framework,
            Content::History(history) => &history.draft,
        }
    }

    /// The same, and nothing else kept.
    pub fn into_framework(self) -> Framework {
        match self {
            Content::Framework(framework) => framework,
            Content::History(history) => history.draft,
        }
    }
}

/// What came in.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// What the file holds.
    pub content: Content,
    /// How many nodes had no id and were given one.
    pub ids_made: usize,
    /// What a person should know about it.
    pub notices: Vec<Notice>,
}

/// A format that can be written.
pub struct Export {
    /// Its name on the command line.
    pub name: &'static str,
    /// How names of its files end, without the dot, the usual one first.
    pub extensions: &'static [&'static str],
    /// Writes a file of this format.
    pub write: Write,
}

/// What a format that can be written holds.
pub enum Write {
    /// One state of a framework.
    Framework(fn(&Framework) -> Vec<u8>),
    /// A framework with its versions.
    History(fn(&History) -> Vec<u8>),
}

/// The visible list of formats that can be written.
pub const EXPORTS: &[Export] = &[export::json::EXPORT, export::rungs::EXPORT];

/// The format to read of that name.
pub fn import_named(name: &str) -> Option<&'static Import> {
    IMPORTS.iter().find(|format| format.name == name)
}

/// The format to write of that name.
pub fn export_named(name: &str) -> Option<&'static Export> {
    EXPORTS.iter().find(|format| format.name == name)
}

/// The format to write that fits the name of a file.
pub fn export_for(file_name: &str) -> Option<&'static Export> {
    EXPORTS.iter().find(|format| ends(file_name, format.extensions))
}

/// The format of a file: by its content, else by its name.
///
/// # Errors
/// If it is JSON that says no format of ours, is empty, or is nothing that can be read.
pub fn recognise(name: &str, bytes: &[u8]) -> Result<&'static Import, ReadError> {
    if let Some(format) = IMPORTS.iter().find(|format| (format.recognise)(name, bytes)) {
        return Ok(format);
    }
    let named = IMPORTS.iter().find(|format| ends(name, format.extensions));
    match import::json::why_not(bytes) {
        Some(error) => Err(error),
        None => named.ok_or_else(|| {
            let readable = IMPORTS.iter().map(|format| format.name).collect();
            ReadError::whole(Fault::FormatUnknown { readable })
        }),
    }
}

/// Reads a file of whichever format it is.
///
/// # Errors
/// If it is of no known format, or has a fault.
pub fn import(
    name: &str,
    bytes: &[u8],
    options: ReadOptions,
    fresh: &mut dyn FnMut() -> Id,
) -> Result<Imported, ReadError> {
    (recognise(name, bytes)?.read)(name, bytes, options, fresh)
}

/// The JSON Schemas of the public formats of this crate, each with the name of its file.
pub fn schemas() -> [(&'static str, serde_json::Value); 2] {
    [
        ("rungs.framework-1.schema.json", json::schema::schema()),
        ("rungs.history-1.schema.json", history::schema::schema()),
    ]
}

/// Whether a file name ends in one of the extensions, in either case.
fn ends(name: &str, extensions: &[&str]) -> bool {
    let name = name.to_lowercase();
    extensions.iter().any(|end| name.strip_suffix(end).is_some_and(|rest| rest.ends_with('.')))
}

#[cfg(test)]
mod tests;
