//! First floor, data formats: what a foreign file says, piece by piece, before anything is made of it.
//!
//! Every text of a file is one piece. Where each character of a piece went is kept, so that nothing is dropped without
//! a word: characters in are characters kept and characters skipped, white space apart.

use rungs_model::{Field, Id};
use serde::Serialize;
use std::fmt;
use std::ops::Range;

/// Where a piece stands in its file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(tag = "in", rename_all = "camelCase")]
#[ts(rename = "PieceAt")]
pub enum At {
    /// A cell; row and column are counted from 0.
    Cell {
        /// The name of the sheet; empty where there is only one.
        sheet: String,
        /// The row, from 0.
        row: u32,
        /// The column, from 0.
        column: u32,
    },
    /// A line of a text, or a block of a document; counted from 1.
    Line {
        /// The line or block, from 1.
        line: u32,
    },
    /// A value of a tree: JSON pointer (RFC 6901).
    Value {
        /// The pointer.
        pointer: String,
    },
}

impl At {
    /// How many bytes its name takes.
    pub(crate) fn bytes(&self) -> usize {
        match self {
            At::Cell { sheet: name, .. } | At::Value { pointer: name } => name.len(),
            At::Line { .. } => 0,
        }
    }
}

/// As a person would look it up: `Sheet1!C12`, `line 4`, `/paths/0`.
impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            At::Cell { sheet, row, column } => {
                if !sheet.is_empty() {
                    write!(f, "{sheet}!")?;
                }
                write!(f, "{}{}", letters(*column), row + 1)
            }
            At::Line { line } => write!(f, "line {line}"),
            At::Value { pointer } => f.write_str(pointer),
        }
    }
}

/// The name of a column as spreadsheets have it: A, B … Z, AA.
pub fn letters(column: u32) -> String {
    let (mut rest, mut name) = (column, Vec::new());
    loop {
        name.push(b'A' + (rest % 26) as u8);
        match rest / 26 {
            0 => break,
            more => rest = more - 1,
        }
    }
    name.reverse();
    String::from_utf8(name).unwrap_or_default()
}

/// One text of a file, as it stands there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(rename = "SourcePiece")]
pub struct Piece {
    /// Where it stands.
    pub at: At,
    /// What it says, markup taken off.
    pub text: String,
}

/// A part of a piece: its number among the pieces, and the bytes of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which piece.
    pub piece: usize,
    /// Which bytes of it.
    pub bytes: Range<usize>,
}

impl Part {
    /// A part of this part; the bytes are counted from where this one begins.
    #[must_use]
    pub fn slice(&self, bytes: Range<usize>) -> Part {
        let from = self.bytes.start;
        let end = (from + bytes.end).min(self.bytes.end);
        Part { piece: self.piece, bytes: (from + bytes.start).min(end)..end }
    }
}

/// Why a part of a file is not in the framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "SkipCode")]
pub enum Skip {
    /// The head of a column, row or table, which says what the rest is.
    Head,
    /// Bullets, numbers of lists, colons between a title and its text: marks that the form of a framework replaces.
    Mark,
    /// The same text was taken already, from another place.
    Again,
    /// A column, sheet or section that was left out by choice or by its mapping.
    LeftOut,
    /// A score, count or other number that a program made.
    Computed,
    /// An address, picture or other thing of the page that is no text of the framework.
    Furniture,
    /// A name of the file's own for a thing, which a framework has no field for; the thing's id follows from it.
    Name,
    /// A reference to something that is not in the file.
    Dangling,
    /// A kind of statement that this format has and a framework has no place for.
    NoPlace,
    /// Nobody could tell what it is.
    NotUnderstood,
}

impl Skip {
    /// Every reason.
    pub const ALL: [Skip; 10] = [
        Skip::Head,
        Skip::Mark,
        Skip::Again,
        Skip::LeftOut,
        Skip::Computed,
        Skip::Furniture,
        Skip::Name,
        Skip::Dangling,
        Skip::NoPlace,
        Skip::NotUnderstood,
    ];

    /// The code by which the catalogues of words find their sentence.
    pub const fn code(self) -> &'static str {
        match self {
            Skip::Head => "head",
            Skip::Mark => "mark",
            Skip::Again => "again",
            Skip::LeftOut => "leftOut",
            Skip::Computed => "computed",
            Skip::Furniture => "furniture",
            Skip::Name => "name",
            Skip::Dangling => "dangling",
            Skip::NoPlace => "noPlace",
            Skip::NotUnderstood => "notUnderstood",
        }
    }
}

/// What became of a part of a piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(tag = "is", rename_all = "camelCase")]
#[ts(rename = "PieceWent")]
pub enum Went {
    /// Into a field of a node.
    Kept {
        /// The node.
        node: Id,
        /// The field.
        field: Field,
    },
    /// Nowhere.
    Skipped {
        /// Why.
        why: Skip,
    },
}

/// A part of a piece and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// The part.
    pub part: Part,
    /// What became of it.
    pub went: Went,
}

/// Characters of a file, white space apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Tally {
    /// All of them.
    pub all: u32,
    /// Those that are in the framework now.
    pub kept: u32,
    /// Those that are not, each with a reason.
    pub skipped: u32,
}

/// The characters of a text, white space apart.
pub(crate) fn characters(text: &str) -> u32 {
    // Most texts are of one byte a character, and those of a large file are many.
    let number = if text.is_ascii() {
        text.bytes().filter(|byte| !matches!(byte, b'\t'..=b'\r' | b' ')).count()
    } else {
        text.chars().filter(|c| !c.is_whitespace()).count()
    };
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_as_a_person_looks_them_up() {
        let check = |column, row, expect: &str| {
            assert_eq!(At::Cell { sheet: "Roles".into(), row, column }.to_string(), expect);
        };
        check(0, 0, "Roles!A1");
        check(25, 9, "Roles!Z10");
        check(26, 9, "Roles!AA10");
        check(701, 0, "Roles!ZZ1");
        check(702, 0, "Roles!AAA1");
        assert_eq!(At::Cell { sheet: String::new(), row: 0, column: 2 }.to_string(), "C1");
    }

    #[test]
    fn a_part_of_a_part_stays_within_it() {
        let part = Part { piece: 3, bytes: 4..10 };
        assert_eq!(part.slice(1..3), Part { piece: 3, bytes: 5..7 });
        assert_eq!(part.slice(2..99), Part { piece: 3, bytes: 6..10 });
        assert_eq!(part.slice(50..99), Part { piece: 3, bytes: 10..10 });
    }
}
