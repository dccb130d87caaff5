//! First floor, data formats: what can be wrong with a file that somebody wants to read, and where.

use rungs_model::{Id, Kind};
use serde_json::{Map, Value, json};

/// What stands, or should stand, at a place of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // the names say what they are
pub enum Form {
    Text,
    Number,
    WholeNumber,
    List,
    Object,
    TrueOrFalse,
    Null,
    Id,
    Date,
    Time,
    Status,
    Node,
    CommentKind,
}

impl Form {
    /// The word for it in parameters.
    pub const fn name(self) -> &'static str {
        match self {
            Form::Text => "text",
            Form::Number => "number",
            Form::WholeNumber => "whole-number",
            Form::List => "list",
            Form::Object => "object",
            Form::TrueOrFalse => "true-or-false",
            Form::Null => "null",
            Form::Id => "id",
            Form::Date => "date",
            Form::Time => "time",
            Form::Status => "status",
            Form::Node => "node",
            Form::CommentKind => "comment-kind",
        }
    }

    /// The form of a JSON value, which its first byte gives away.
    pub(crate) const fn of(first: u8) -> Form {
        match first {
            b'"' => Form::Text,
            b'[' => Form::List,
            b'{' => Form::Object,
            b't' | b'f' => Form::TrueOrFalse,
            b'n' => Form::Null,
            _ => Form::Number,
        }
    }
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Fault {
    /// There is nothing in the file, or white space only.
    #[error("the file is empty")]
    Empty,
    /// More bytes than any file may have.
    #[error("{size} bytes of at most {limit}")]
    TooLarge {
        /// Bytes of the file.
        size: u64,
        /// Bytes allowed.
        limit: u64,
    },
    /// Neither UTF-8 nor UTF-16.
    #[error("not UTF-8 or UTF-16")]
    Encoding,
    /// Not JSON.
    #[error("not JSON: {detail}")]
    Syntax {
        /// What the parser said, for a technical detail only.
        detail: String,
    },
    /// The file ends in the middle.
    #[error("the file ends too early")]
    CutOff,
    /// Something follows the end.
    #[error("something follows the end")]
    Trailing,
    /// Half of a character that is written as two escapes.
    #[error("half a surrogate pair")]
    LoneSurrogate,
    /// JSON, but it does not say of which format.
    #[error("no format given")]
    FormatMissing,
    /// JSON of somebody else's format.
    #[error("format {found:?} is none of ours")]
    FormatForeign {
        /// What the file says.
        found: String,
    },
    /// A format of a newer program.
    #[error("format {found:?} is newer than {known:?}")]
    FormatNewer {
        /// What the file says.
        found: String,
        /// The newest one this program reads.
        known: String,
    },
    /// No format that can be read here.
    #[error("none of the formats {readable:?}")]
    FormatUnknown {
        /// The names of the readable formats.
        readable: Vec<&'static str>,
    },
    /// A value of another type than belongs here.
    #[error("{found:?} where {expected:?} belongs")]
    WrongType {
        /// What belongs here.
        expected: Form,
        /// What stands here.
        found: Form,
    },
    /// A text that is no UUID where an id belongs. Where the id of a node itself is meant it may be left out.
    #[error("{found:?} is not an id")]
    NotAnId {
        /// The text, shortened.
        found: String,
    },
    /// A text of the right type that says nothing this program knows: a date, a status, a kind of node.
    #[error("{found:?} is not of form {expected:?}")]
    NotA {
        /// What belongs here.
        expected: Form,
        /// The text, shortened.
        found: String,
    },
    /// Two nodes (or versions) have this id.
    #[error("{id} is there already at {first:?}")]
    DuplicateId {
        /// The id.
        id: Id,
        /// The JSON pointer of the first of them.
        first: String,
    },
    /// A key stands twice in one object.
    #[error("the key {key:?} is there twice")]
    DuplicateKey {
        /// The key.
        key: String,
    },
    /// A key that must be there is not.
    #[error("the key {key:?} is missing")]
    KeyMissing {
        /// The key.
        key: &'static str,
    },
    /// A reference to a node that is not in the file.
    #[error("{id} is not in the file")]
    ReferenceToNothing {
        /// The id referred to.
        id: Id,
        /// The kind of node that belongs here.
        expected: Kind,
    },
    /// A reference to a node of the wrong kind.
    #[error("{id} is a {found:?}, not a {expected:?}")]
    ReferenceToOtherKind {
        /// The id referred to.
        id: Id,
        /// The kind of node that belongs here.
        expected: Kind,
        /// The kind it is.
        found: Kind,
    },
    /// A transition from a step to itself.
    #[error("a transition from a step to itself")]
    SelfTransition,
    /// Years below zero.
    #[error("{found} years")]
    YearsNegative {
        /// The number as it stands in the file.
        found: String,
    },
    /// Years over a hundred.
    #[error("{found} years")]
    YearsOver {
        /// The number as it stands in the file.
        found: String,
    },
    /// Years that are not in halves.
    #[error("{found} years")]
    YearsNotInHalves {
        /// The number as it stands in the file.
        found: String,
    },
    /// A number below zero.
    #[error("{found} is negative")]
    NumberNegative {
        /// The number as it stands in the file.
        found: String,
    },
    /// A number too large to be held.
    #[error("{found} is not finite")]
    NumberNotFinite {
        /// The number as it stands in the file.
        found: String,
    },
    /// A NUL character in a text.
    #[error("a NUL character")]
    Nul,
    /// Lists and objects nested too deeply.
    #[error("more than {limit} levels deep")]
    TooDeep {
        /// Levels allowed.
        limit: usize,
    },
    /// Too many of something.
    #[error("more than {limit} {what}")]
    TooMany {
        /// "abilities", "items" (nodes, entries of lists, unknown keys) or "records" (of all versions together).
        what: &'static str,
        /// How many are allowed.
        limit: usize,
    },
    /// The content of a version is not what its hash says.
    #[error("version {version:?} does not match its hash")]
    HashMismatch {
        /// The name of the version.
        version: String,
        /// The hash its content really has.
        found: String,
    },
    /// What a version puts or removes does not fit the version before it.
    #[error("the changes of {version:?} do not fit: {id}")]
    ChangesDoNotFit {
        /// The name of the version; none for the draft.
        version: Option<String>,
        /// The record that does not fit.
        id: Id,
    },
    /// What the first version puts is no framework: nothing, or several.
    #[error("there is no framework in it")]
    NoFramework,
    /// A file of a kind that is known by its first bytes and not read: "password-protected", "xls", "doc", "rtf", "fodt",
    /// "fods", "pdf", "image", "presentation", "zip".
    #[error("a file of the kind {kind:?}")]
    OtherKind {
        /// The kind.
        kind: &'static str,
    },
    /// A markup or archive that no program that reads it could have written.
    #[error("not well-formed: {detail}")]
    Malformed {
        /// What the reader of that format says.
        detail: String,
    },
    /// Nothing in the file could be understood as part of a framework.
    #[error("nothing was understood")]
    NothingUnderstood,
    /// The reading was stopped.
    #[error("stopped")]
    Stopped,
    /// A mapping names a column by its head, and no column has it.
    #[error("no column {head:?} in sheet {sheet:?}")]
    ColumnMissing {
        /// The sheet; empty where there is only one.
        sheet: String,
        /// The head, shortened.
        head: String,
    },
}

impl Fault {
    /// Every code, for the catalogues of words.
    pub const CODES: [&'static str; 36] = [
        "empty-file",
        "too-large",
        "encoding-unknown",
        "not-json",
        "cut-off",
        "trailing-characters",
        "lone-surrogate",
        "format-missing",
        "format-not-ours",
        "format-newer",
        "format-unknown",
        "wrong-type",
        "not-an-id",
        "not-a",
        "duplicate-id",
        "duplicate-key",
        "key-missing",
        "reference-to-nothing",
        "reference-to-other-kind",
        "transition-to-itself",
        "years-negative",
        "years-over-100",
        "years-not-in-halves",
        "number-negative",
        "number-not-finite",
        "nul-character",
        "too-deep",
        "too-many",
        "hash-mismatch",
        "changes-do-not-fit",
        "no-framework",
        "other-kind",
        "malformed",
        "nothing-understood",
        "stopped",
        "column-missing",
    ];

    /// The code by which the catalogues of words find their sentence.
    pub const fn code(&self) -> &'static str {
        match self {
            Fault::Empty => "empty-file",
            Fault::TooLarge { .. } => "too-large",
            Fault::Encoding => "encoding-unknown",
            Fault::Syntax { .. } => "not-json",
            Fault::CutOff => "cut-off",
            Fault::Trailing => "trailing-characters",
            Fault::LoneSurrogate => "lone-surrogate",
            Fault::FormatMissing => "format-missing",
            Fault::FormatForeign { .. } => "format-not-ours",
            Fault::FormatNewer { .. } => "format-newer",
            Fault::FormatUnknown { .. } => "format-unknown",
            Fault::WrongType { .. } => "wrong-type",
            Fault::NotAnId { .. } => "not-an-id",
            Fault::NotA { .. } => "not-a",
            Fault::DuplicateId { .. } => "duplicate-id",
            Fault::DuplicateKey { .. } => "duplicate-key",
            Fault::KeyMissing { .. } => "key-missing",
            Fault::ReferenceToNothing { .. } => "reference-to-nothing",
            Fault::ReferenceToOtherKind { .. } => "reference-to-other-kind",
            Fault::SelfTransition => "transition-to-itself",
            Fault::YearsNegative { .. } => "years-negative",
            Fault::YearsOver { .. } => "years-over-100",
            Fault::YearsNotInHalves { .. } => "years-not-in-halves",
            Fault::NumberNegative { .. } => "number-negative",
            Fault::NumberNotFinite { .. } => "number-not-finite",
            Fault::Nul => "nul-character",
            Fault::TooDeep { .. } => "too-deep",
            Fault::TooMany { .. } => "too-many",
            Fault::HashMismatch { .. } => "hash-mismatch",
            Fault::ChangesDoNotFit { .. } => "changes-do-not-fit",
            Fault::NoFramework => "no-framework",
            Fault::OtherKind { .. } => "other-kind",
            Fault::Malformed { .. } => "malformed",
            Fault::NothingUnderstood => "nothing-understood",
            Fault::Stopped => "stopped",
            Fault::ColumnMissing { .. } => "column-missing",
        }
    }

    /// Words and numbers for the sentence, by name.
    pub fn params(&self) -> Map<String, Value> {
        let value = match self {
            Fault::Empty
            | Fault::Encoding
            | Fault::CutOff
            | Fault::Trailing
            | Fault::LoneSurrogate
            | Fault::FormatMissing
            | Fault::SelfTransition
            | Fault::NoFramework
            | Fault::NothingUnderstood
            | Fault::Stopped
            | Fault::Nul => json!({}),
            Fault::TooLarge { size, limit } => json!({"size": size, "limit": limit}),
            Fault::Syntax { detail } | Fault::Malformed { detail } => json!({"detail": detail}),
            Fault::OtherKind { kind } => json!({"kind": kind}),
            Fault::FormatForeign { found } | Fault::NotAnId { found } => json!({"found": found}),
            Fault::FormatNewer { found, known } => json!({"found": found, "known": known}),
            Fault::FormatUnknown { readable } => json!({"readable": readable}),
            Fault::WrongType { expected, found } => json!({"expected": expected.name(), "found": found.name()}),
            Fault::NotA { expected, found } => json!({"expected": expected.name(), "found": found}),
            Fault::DuplicateId { id, first } => json!({"id": id, "first": first}),
            Fault::DuplicateKey { key } => json!({"key": key}),
            Fault::KeyMissing { key } => json!({"key": key}),
            Fault::ReferenceToNothing { id, expected } => json!({"id": id, "expected": expected.name()}),
            Fault::ReferenceToOtherKind { id, expected, found } => {
                json!({"id": id, "expected": expected.name(), "found": found.name()})
            }
            Fault::YearsNegative { found }
            | Fault::YearsOver { found }
            | Fault::YearsNotInHalves { found }
            | Fault::NumberNegative { found }
            | Fault::NumberNotFinite { found } => json!({"found": found}),
            Fault::ColumnMissing { sheet, head } => json!({"sheet": sheet, "head": head}),
            Fault::TooDeep { limit } => json!({"limit": limit}),
            Fault::TooMany { what, limit } => json!({"what": what, "limit": limit}),
            Fault::HashMismatch { version, found } => json!({"version": version, "found": found}),
            Fault::ChangesDoNotFit { version, id } => json!({"version": version, "id": id}),
        };
        match value {
            Value::Object(map) => map,
            _ => Map::new(),
        }
    }
}

/// Why a file cannot be read, and the place in it.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{fault} at {pointer:?}, line {line}, column {column}")]
pub struct ReadError {
    /// What is wrong.
    pub fault: Fault,
    /// JSON pointer (RFC 6901) of the value that is wrong; of a workbook the name of the sheet; "" for the whole file.
    pub pointer: String,
    /// Line, counted from 1; 0 where the fault is in no line.
    pub line: usize,
    /// Column in characters, counted from 1; 0 where the fault is in no line.
    pub column: usize,
}

impl ReadError {
    /// A fault of the file as a whole.
    pub(crate) const fn whole(fault: Fault) -> ReadError {
        ReadError { fault, pointer: String::new(), line: 0, column: 0 }
    }

    /// The same in a sheet, where no other place is known.
    #[must_use]
    pub(crate) fn in_sheet(mut self, name: &str) -> ReadError {
        if self.pointer.is_empty() && self.line == 0 {
            self.pointer = shortened(name);
        }
        self
    }

    /// The code by which the catalogues of words find their sentence.
    pub const fn code(&self) -> &'static str {
        self.fault.code()
    }

    /// Words and numbers for the sentence, the place included, by name.
    pub fn params(&self) -> Map<String, Value> {
        let mut params = self.fault.params();
        params.insert("pointer".into(), self.pointer.clone().into());
        params.insert("line".into(), self.line.into());
        params.insert("column".into(), self.column.into());
        params
    }
}

/// Something a person should know about a file that could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Keys that this program does not know: perhaps a slip of the pen, perhaps of another program.
    UnknownKey {
        /// In which kind of object, as the format names it.
        within: &'static str,
        /// The key.
        key: String,
        /// The JSON pointer of the first of them.
        first: String,
        /// How many there are.
        count: usize,
        /// Whether they are kept and written back.
        kept: bool,
    },
}

/// The beginning of a text, so that an error can carry it.
pub(crate) fn shortened(text: &str) -> String {
    const LONG: usize = 80;
    match text.char_indices().nth(LONG) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_codes_is_whole() {
        let (id, text) = (Id::from_bytes([1; 16]), String::new);
        let faults = [
            Fault::Empty,
            Fault::TooLarge { size: 1, limit: 0 },
            Fault::Encoding,
            Fault::Syntax { detail: text() },
            Fault::CutOff,
            Fault::Trailing,
            Fault::LoneSurrogate,
            Fault::FormatMissing,
            Fault::FormatForeign { found: text() },
            Fault::FormatNewer { found: text(), known: text() },
            Fault::FormatUnknown { readable: vec![] },
            Fault::WrongType { expected: Form::Text, found: Form::Null },
            Fault::NotAnId { found: text() },
            Fault::NotA { expected: Form::Date, found: text() },
            Fault::DuplicateId { id, first: text() },
            Fault::DuplicateKey { key: text() },
            Fault::KeyMissing { key: "id" },
            Fault::ReferenceToNothing { id, expected: Kind::Step },
            Fault::ReferenceToOtherKind { id, expected: Kind::Step, found: Kind::Path },
            Fault::SelfTransition,
            Fault::YearsNegative { found: text() },
            Fault::YearsOver { found: text() },
            Fault::YearsNotInHalves { found: text() },
            Fault::NumberNegative { found: text() },
            Fault::NumberNotFinite { found: text() },
            Fault::Nul,
            Fault::TooDeep { limit: 0 },
            Fault::TooMany { what: "items", limit: 0 },
            Fault::HashMismatch { version: text(), found: text() },
            Fault::ChangesDoNotFit { version: None, id },
            Fault::NoFramework,
            Fault::OtherKind { kind: "xls" },
            Fault::Malformed { detail: text() },
            Fault::NothingUnderstood,
            Fault::Stopped,
            Fault::ColumnMissing { sheet: text(), head: text() },
        ];
        assert_eq!(faults.each_ref().map(Fault::code), Fault::CODES);
    }

    #[test]
    fn a_long_text_is_shortened_between_characters() {
        let check = |text: &str, expect: &str| assert_eq!(shortened(text), expect);
        check("é", "é");
        check(&"é".repeat(80), &"é".repeat(80));
        check(&"é".repeat(81), &format!("{}…", "é".repeat(80)));
    }
}
