//! First floor: data formats in and out. A framework or its whole history comes from bytes, or becomes bytes; so does what
//! changed between two states. Files are read within limits and never left half-written.
//!
//! A further format is one new file and its line in [`IMPORTS`], [`EXPORTS`] or [`REPORTS`].

mod blocks;
mod build;
mod encoding;
mod error;
pub mod file;
mod flat;
mod halves;
pub mod history;
mod ids;
pub mod json;
mod kinds;
mod known;
mod layout;
mod lines;
mod manuscript;
mod mapping;
mod pieces;
mod report;
mod rows;
mod sections;
mod shape;
mod sheets;
mod spot;
mod standard;
mod table;
mod tree;
mod value;
mod visible;
mod years;

mod import {
    pub(crate) mod case;
    pub(crate) mod csv;
    pub(crate) mod ctdl;
    pub(crate) mod ddat;
    pub(crate) mod docx;
    pub(crate) mod esco;
    pub(crate) mod flat;
    pub(crate) mod html;
    pub(crate) mod javascript;
    pub(crate) mod json;
    pub(crate) mod json_tree;
    pub(crate) mod markdown;
    pub(crate) mod moodle;
    pub(crate) mod nice;
    pub(crate) mod ods;
    pub(crate) mod odt;
    pub(crate) mod onet;
    pub(crate) mod opencase;
    pub(crate) mod opensalt;
    pub(crate) mod rungs;
    pub(crate) mod sfia;
    #[cfg(test)]
    mod tests;
    pub(crate) mod text;
    pub(crate) mod xlsx;
    pub(crate) mod yaml;
}

mod export {
    pub(crate) mod case;
    pub(crate) mod csv;
    pub(crate) mod ctdl;
    pub(crate) mod docx;
    pub(crate) mod html;
    pub(crate) mod json;
    pub(crate) mod markdown;
    pub(crate) mod moodle;
    pub(crate) mod rungs;
    #[cfg(test)]
    mod tests;
    pub(crate) mod xlsx;
}

#[cfg(test)]
mod random;

pub use error::{Fault, Form, Notice, ReadError};
pub use file::FileError;
pub use history::{CommentKind, History, HistoryComment, HistoryVersion, Status, VersionMeta};
pub use json::ReadOptions;
pub use mapping::{ColumnMap, HeadingMap, Layout, Mapping, Role, RowMap, SheetMap};
pub use pieces::{At, Part, Piece, Pieces, Skip, Tally, Trace, Went, is_same, letters};
pub use report::{Edition, REPORTS, ReportFormat, Steps, report_named};
pub use shape::shape;

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
    /// How sure it is that a file is of this format, by its content and (where content cannot tell) its name: 0 for not
    /// at all, [`SURE`] for certainly. The format that is surest reads it.
    pub recognise: fn(name: &str, bytes: &[u8]) -> u8,
    /// Reads a file of this format. `fresh` makes an id that nothing has yet.
    pub read: fn(&Input<'_>, fresh: &mut dyn FnMut() -> Id) -> Result<Imported, ReadError>,
}

/// A file is certainly of a format: it says so itself.
pub const SURE: u8 = 100;

/// A file to be read.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// Its name, without its folder.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// How strictly it is read.
    pub options: ReadOptions,
    /// What a person says of its columns, sheets and headings.
    pub map: Option<&'a Mapping>,
    /// Whether to go on; asked several times a second. False stops the reading, and nothing came of it.
    pub going: &'a dyn Fn() -> bool,
}

impl<'a> Input<'a> {
    /// A file that is read to its end, as its shape suggests.
    pub fn new(name: &'a str, bytes: &'a [u8]) -> Input<'a> {
        Input { name, bytes, options: ReadOptions::default(), map: None, going: &|| true }
    }

    /// Fails if the reading was stopped.
    pub(crate) fn go_on(&self) -> Result<(), ReadError> {
        if (self.going)() { Ok(()) } else { Err(ReadError::whole(Fault::Stopped)) }
    }
}

/// The visible list of formats that can be read.
pub const IMPORTS: &[Import] = &[
    import::json::IMPORT,
    import::rungs::IMPORT,
    import::case::IMPORT,
    import::ctdl::IMPORT,
    import::nice::IMPORT,
    import::xlsx::IMPORT,
    import::ods::IMPORT,
    import::csv::IMPORT,
    import::flat::IMPORT,
    import::moodle::IMPORT,
    import::opensalt::IMPORT,
    import::opencase::IMPORT,
    import::ddat::IMPORT,
    import::onet::IMPORT,
    import::esco::IMPORT,
    import::sfia::IMPORT,
    import::docx::IMPORT,
    import::odt::IMPORT,
    import::html::IMPORT,
    import::markdown::IMPORT,
    import::json_tree::IMPORT,
    import::javascript::IMPORT,
    import::yaml::IMPORT,
    import::text::IMPORT,
];

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
    /// What was made of a foreign file; none for a format that says itself what each thing is.
    pub understanding: Option<Understanding>,
}

/// What an importer made of a file that does not say itself what each thing is.
#[derive(Debug, Clone, PartialEq)]
pub struct Understanding {
    /// How sure it is of it, from 0 to 1.
    pub confidence: f32,
    /// The texts of the file.
    pub pieces: Pieces,
    /// Where each of them went, or why nowhere.
    pub trace: Vec<Trace>,
    /// The account of characters.
    pub tally: Tally,
    /// What it took each column, sheet and heading for.
    pub mapping: Mapping,
}

impl Imported {
    /// What was built of a foreign file.
    pub(crate) fn built(built: build::Built, mapping: Mapping, confidence: f32, notices: Vec<Notice>) -> Imported {
        let build::Built { framework, ids_made, pieces, trace, tally, lost } = built;
        // Nobody is surer of a file than of its texts.
        let confidence = confidence.min(1.0 - lost as f32 / tally.all.max(1) as f32);
        let understanding = Understanding { confidence, pieces, trace, tally, mapping };
        Imported { content: Content::Framework(framework), ids_made, notices, understanding: Some(understanding) }
    }
}

/// A format that can be written.
pub struct Export {
    /// Its name on the command line.
    pub name: &'static str,
    /// How names of its files end, without the dot, the usual one first.
    pub extensions: &'static [&'static str],
    /// Writes a file of this format.
    pub write: Write,
    /// What of a framework a file of this format cannot hold, or holds only as prose.
    pub losses: fn(&Framework) -> Vec<Loss>,
}

/// Something that a format cannot hold, or holds only as prose that is not read back as what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
pub struct Loss {
    /// One of [`LOST`].
    pub what: &'static str,
    /// In how many nodes.
    pub count: usize,
}

/// The visible list of what can be lost, by the words under which the catalogues find theirs: names of slots and fields
/// in native JSON, then what has no name there (`keys` are those that no program here knows).
pub const LOST: &[&str] = &[
    "notes",
    "transitions",
    "objectives",
    "valueStreams",
    "grades",
    "abilities",
    "paths",
    "groups",
    "order",
    "summary",
    "language",
    "code",
    "example",
    "examples",
    "tagline",
    "focus",
    "experience",
    "weight",
    "metric",
    "disqualifiers",
    "definition",
    "title",
    "note",
    "associations",
    "longTitles",
    "longTexts",
    "lines",
    "keys",
];

/// What a format that can be written holds.
pub enum Write {
    /// One state of a framework.
    Framework(fn(&Framework) -> Vec<u8>),
    /// A framework with its versions.
    History(fn(&History) -> Vec<u8>),
}

/// The visible list of formats that can be written.
pub const EXPORTS: &[Export] = &[
    export::json::EXPORT,
    export::rungs::EXPORT,
    export::moodle::EXPORT,
    export::csv::LONG,
    export::csv::EXPORT,
    export::xlsx::EXPORT,
    export::docx::EXPORT,
    export::html::EXPORT,
    export::markdown::EXPORT,
    export::case::EXPORT,
    export::case::EXPORT_1_0,
    export::ctdl::EXPORT,
];

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
    if encoding::is_empty(bytes) {
        return Err(ReadError::whole(Fault::Empty));
    }
    if let Some(kind) = kinds::other(name, bytes) {
        return Err(ReadError::whole(Fault::OtherKind { kind }));
    }
    let mut surest: Option<(u8, &Import)> = None;
    for format in IMPORTS {
        let sure = (format.recognise)(name, bytes);
        // Of two that are as sure the first in the list has it, and nothing is surer than certain.
        if sure > surest.map_or(0, |(most, _)| most) {
            surest = Some((sure, format));
        }
        if sure >= SURE {
            break;
        }
    }
    let is_archive = bytes.starts_with(b"PK\x03\x04");
    match surest {
        // What stands in an archive is no text, whatever its name says.
        Some((_, format)) if !is_archive || of_archives(format) => return Ok(format),
        _ => {}
    }
    if is_archive {
        let kind = if sheets::holds(bytes, "ppt/presentation") > 0 { "presentation" } else { "zip" };
        return Err(ReadError::whole(Fault::OtherKind { kind }));
    }
    let named = IMPORTS.iter().find(|format| ends(name, format.extensions));
    // The name says archive and there is none: a text under a false name is read as what it is.
    let is_false = named.is_some_and(of_archives) && !bytes.contains(&0);
    let named = if is_false { text_of(bytes) } else { named };
    match import::json::why_not(bytes) {
        Some(error) => Err(error),
        None => named.ok_or_else(|| {
            let readable = IMPORTS.iter().map(|format| format.name).collect();
            ReadError::whole(Fault::FormatUnknown { readable })
        }),
    }
}

/// Whether the files of a format are archives.
fn of_archives(format: &Import) -> bool {
    ["xlsx", "ods", "docx", "odt"].contains(&format.name)
}

/// What a text without a name is: a table where its lines have the same separators, else prose.
fn text_of(bytes: &[u8]) -> Option<&'static Import> {
    const STEADY: u8 = 80;
    let start = &bytes[..bytes.len().min(20_000)];
    let text = encoding::decode_any(start).ok()?;
    let is_table = table::csv::separator(&text).is_some_and(|(_, steady)| steady >= STEADY);
    import_named(if is_table { "csv" } else { "text" })
}

/// Reads a file of whichever format it is.
///
/// # Errors
/// If it is of no known format, or has a fault.
pub fn import(input: &Input<'_>, fresh: &mut dyn FnMut() -> Id) -> Result<Imported, ReadError> {
    (recognise(input.name, input.bytes)?.read)(input, fresh)
}

/// The JSON Schemas of the public formats of this crate, each with the name of its file.
pub fn schemas() -> [(&'static str, serde_json::Value); 3] {
    [
        ("rungs.framework-1.schema.json", json::schema::schema()),
        ("rungs.history-1.schema.json", history::schema::schema()),
        ("rungs.mapping-1.schema.json", schemars::schema_for!(Mapping).to_value()),
    ]
}

/// Whether a file name ends in one of the extensions, in either case.
fn ends(name: &str, extensions: &[&str]) -> bool {
    let name = name.to_lowercase();
    extensions.iter().any(|end| name.strip_suffix(end).is_some_and(|rest| rest.ends_with('.')))
}

#[cfg(test)]
mod tests;
