//! First floor, data formats: what a foreign file says, piece by piece, before anything is made of it.
//!
//! Every text of a file is one piece. Where each character of a piece went is kept, so that nothing is dropped without
//! a word: characters in are characters kept and characters skipped, white space apart.

use rungs_model::{Field, Id};
use serde::Serialize;
use std::fmt;
use std::ops::Range;

/// Where a piece stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At<'p> {
    /// A cell; row and column are counted from 0.
    Cell {
        /// The name of the sheet; empty where there is only one.
        sheet: &'p str,
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
        pointer: &'p str,
    },
}

impl At<'_> {
    /// How many bytes its name takes.
    pub(crate) fn bytes(&self) -> usize {
        match self {
            At::Cell { sheet: name, .. } | At::Value { pointer: name } => name.len(),
            At::Line { .. } => 0,
        }
    }
}

/// As a person would look it up: `Sheet1!C12`, `line 4`, `/paths/0`.
impl fmt::Display for At<'_> {
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'p> {
    /// Where it stands.
    pub at: At<'p>,
    /// What it says, markup taken off.
    pub text: &'p str,
}

/// The texts of a file, one behind the other. A large table has hundreds of thousands of them: what they say is held in
/// one text, of which each is a stretch.
#[derive(Debug, Clone, Default)]
pub struct Pieces {
    said: String,
    list: Vec<Stretch>,
    /// The names of the sheets, each as often as pieces of it follow others.
    sheets: Vec<String>,
    /// All pointers.
    pointers: String,
}

/// Where a piece stands in its file, and from which byte of all that is said to which it goes.
#[derive(Debug, Clone)]
struct Stretch {
    stands: Stands,
    from: u32,
    end: u32,
}

/// As [`At`]: a sheet by its number, a pointer by its bytes.
#[derive(Debug, Clone, Copy)]
enum Stands {
    Cell { sheet: u32, row: u32, column: u32 },
    Line { line: u32 },
    Value { from: u32, end: u32 },
}

impl Pieces {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The piece of a number, from 0.
    pub fn get(&self, number: usize) -> Option<Piece<'_>> {
        self.list.get(number).map(|stretch| self.piece(stretch))
    }

    /// All of them, by their numbers.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Piece<'_>> {
        self.list.iter().map(|stretch| self.piece(stretch))
    }

    /// How many bytes the piece of a number says.
    pub fn bytes(&self, number: usize) -> usize {
        self.list.get(number).map_or(0, |stretch| stretch.end.saturating_sub(stretch.from) as usize)
    }

    /// Where each of them stands, by their numbers.
    pub fn places(&self) -> impl ExactSizeIterator<Item = At<'_>> {
        self.list.iter().map(|stretch| self.at(stretch.stands))
    }

    /// What a part says; nothing where there is no such part.
    pub fn text(&self, part: &Part) -> &str {
        let Some(stretch) = self.list.get(part.piece as usize) else { return "" };
        let (from, end) = (stretch.from as usize + part.from as usize, stretch.from as usize + part.end as usize);
        self.said.get(from..end).filter(|_| end <= stretch.end as usize).unwrap_or_default()
    }

    /// Makes room for so many more.
    pub(crate) fn reserve(&mut self, number: usize) {
        self.list.reserve(number);
    }

    fn piece(&self, stretch: &Stretch) -> Piece<'_> {
        let text = self.said.get(stretch.from as usize..stretch.end as usize).unwrap_or_default();
        Piece { at: self.at(stretch.stands), text }
    }

    fn at(&self, stands: Stands) -> At<'_> {
        match stands {
            Stands::Cell { sheet, row, column } => {
                At::Cell { sheet: self.sheets.get(sheet as usize).map_or("", String::as_str), row, column }
            }
            Stands::Line { line } => At::Line { line },
            Stands::Value { from, end } => {
                At::Value { pointer: self.pointers.get(from as usize..end as usize).unwrap_or_default() }
            }
        }
    }

    fn stands(&mut self, at: At<'_>) -> Stands {
        match at {
            At::Cell { sheet, row, column } => {
                if self.sheets.last().is_none_or(|last| !is_same(last, sheet)) {
                    self.sheets.push(sheet.to_owned());
                }
                Stands::Cell { sheet: offset(self.sheets.len() - 1), row, column }
            }
            At::Line { line } => Stands::Line { line },
            At::Value { pointer } => {
                let from = self.pointers.len();
                self.pointers.push_str(pointer);
                Stands::Value { from: offset(from), end: offset(self.pointers.len()) }
            }
        }
    }

    /// Adds a text.
    pub(crate) fn push(&mut self, at: At<'_>, text: &str) {
        let ((from, end), stands) = (self.append(text), self.stands(at));
        self.list.push(Stretch { stands, from, end });
    }

    /// Takes down a text of which pieces will be stretches; gives the byte at which it begins.
    pub(crate) fn reads(&mut self, text: &str) -> usize {
        self.said.reserve_exact(text.len());
        self.said.push_str(text);
        self.said.len() - text.len()
    }

    /// Adds a stretch of what is said already.
    pub(crate) fn push_stretch(&mut self, at: At<'_>, bytes: Range<usize>) {
        let stands = self.stands(at);
        self.list.push(Stretch { stands, from: offset(bytes.start), end: offset(bytes.end) });
    }

    /// Lets a piece say something else.
    pub(crate) fn restate(&mut self, number: usize, text: &str) {
        if number < self.list.len() {
            let (from, end) = self.append(text);
            let stretch = &mut self.list[number];
            (stretch.from, stretch.end) = (from, end);
        }
    }

    fn append(&mut self, text: &str) -> (u32, u32) {
        let from = self.said.len();
        self.said.push_str(text);
        (offset(from), offset(self.said.len()))
    }
}

/// Whether two names are the same. The one table of a file has none, and to compare two texts without a byte takes a
/// processor longer than to read a cell.
pub fn is_same(name: &str, other: &str) -> bool {
    (name.is_empty() && other.is_empty()) || name == other
}

/// No file is read that says so much that this is not enough.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl PartialEq for Pieces {
    fn eq(&self, other: &Pieces) -> bool {
        self.iter().eq(other.iter())
    }
}

/// A part of a piece: its number among the pieces, and the bytes of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    piece: u32,
    from: u32,
    end: u32,
}

impl Part {
    /// Nothing of the first piece.
    pub(crate) const NOTHING: Part = Part { piece: 0, from: 0, end: 0 };

    /// Some bytes of a piece.
    pub(crate) fn new(piece: usize, bytes: Range<usize>) -> Part {
        Part { piece: offset(piece), from: offset(bytes.start), end: offset(bytes.end) }
    }

    /// Which piece.
    pub fn piece(&self) -> usize {
        self.piece as usize
    }

    /// Which bytes of it.
    pub fn bytes(&self) -> Range<usize> {
        self.from as usize..self.end as usize
    }

    /// A part of this part; the bytes are counted from where this one begins.
    #[must_use]
    pub fn slice(&self, bytes: Range<usize>) -> Part {
        let from = self.from as usize;
        let end = (from + bytes.end).min(self.end as usize);
        Part { piece: self.piece, from: offset((from + bytes.start).min(end)), end: offset(end) }
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
    /// Another place of the file says it otherwise, and was taken.
    Otherwise,
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
    /// What would put a thing into something that stands in it.
    Circle,
    /// An id that something before it in the file has already; this one has got another.
    Taken,
    /// A kind of statement that this format has and a framework has no place for.
    NoPlace,
    /// Nobody could tell what it is.
    NotUnderstood,
}

impl Skip {
    /// Every reason.
    pub const ALL: [Skip; 13] = [
        Skip::Head,
        Skip::Mark,
        Skip::Again,
        Skip::Otherwise,
        Skip::LeftOut,
        Skip::Computed,
        Skip::Furniture,
        Skip::Name,
        Skip::Dangling,
        Skip::Circle,
        Skip::Taken,
        Skip::NoPlace,
        Skip::NotUnderstood,
    ];

    /// The code by which the catalogues of words find their sentence.
    pub const fn code(self) -> &'static str {
        match self {
            Skip::Head => "head",
            Skip::Mark => "mark",
            Skip::Again => "again",
            Skip::Otherwise => "otherwise",
            Skip::LeftOut => "leftOut",
            Skip::Computed => "computed",
            Skip::Furniture => "furniture",
            Skip::Name => "name",
            Skip::Dangling => "dangling",
            Skip::Circle => "circle",
            Skip::Taken => "taken",
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
        let is_seen = |byte: &u8| u8::from(!matches!(byte, b'\t'..=b'\r' | b' '));
        // A sum that fits into a byte is reckoned for many bytes at once.
        text.as_bytes().chunks(128).map(|bytes| usize::from(bytes.iter().map(is_seen).sum::<u8>())).sum()
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
            assert_eq!(At::Cell { sheet: "Roles", row, column }.to_string(), expect);
        };
        check(0, 0, "Roles!A1");
        check(25, 9, "Roles!Z10");
        check(26, 9, "Roles!AA10");
        check(701, 0, "Roles!ZZ1");
        check(702, 0, "Roles!AAA1");
        assert_eq!(At::Cell { sheet: "", row: 0, column: 2 }.to_string(), "C1");
    }

    #[test]
    fn pieces_say_what_they_were_given_where_they_stand() {
        let mut pieces = Pieces::default();
        let begin = pieces.reads("a,b");
        let places = [
            At::Cell { sheet: "One", row: 0, column: 0 },
            At::Cell { sheet: "Two", row: 1, column: 2 },
            At::Cell { sheet: "One", row: 4, column: 0 },
            At::Line { line: 7 },
            At::Value { pointer: "/a" },
            At::Value { pointer: "" },
        ];
        pieces.push_stretch(places[0], begin..begin + 1);
        pieces.push_stretch(places[1], begin + 2..begin + 3);
        places[2..].iter().zip(["c", "é", "", "d"]).for_each(|(at, text)| pieces.push(*at, text));
        pieces.restate(2, "longer");
        assert_eq!(pieces.places().collect::<Vec<_>>(), places);
        assert_eq!(pieces.iter().map(|piece| piece.text).collect::<Vec<_>>(), ["a", "b", "longer", "é", "", "d"]);
        let said = |piece: usize, from: usize, end: usize| pieces.text(&Part::new(piece, from..end));
        assert_eq!([said(2, 1, 3), said(2, 0, 7), said(3, 0, 1), said(0, 0, 2), said(9, 0, 0)], ["on", "", "", "", ""]);
        assert_eq!((pieces.bytes(2), pieces.bytes(9), pieces.len()), (6, 0, 6));
    }

    #[test]
    fn characters_without_white_space() {
        let check = |text: &str, expect: u32| assert_eq!(characters(text), expect, "{text:?}");
        check("", 0);
        check(" a\tb\r\n", 2);
        check("\u{a0}é\u{2003}", 1);
        check(&"ab ".repeat(1000), 2000);
        check(&"é ".repeat(1000), 1000);
    }

    #[test]
    fn a_part_of_a_part_stays_within_it() {
        let part = Part::new(3, 4..10);
        assert_eq!(part.slice(1..3), Part::new(3, 5..7));
        assert_eq!(part.slice(2..99), Part::new(3, 6..10));
        assert_eq!(part.slice(50..99), Part::new(3, 10..10));
    }
}
