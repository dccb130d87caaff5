//! First floor, data formats: a document as a row of blocks, whichever format it comes from: headings, paragraphs, items
//! of lists, tables. What each of them means is told later, and for all formats alike.

pub(crate) mod docx;
pub(crate) mod front;
pub(crate) mod grid;
pub(crate) mod html;
pub(crate) mod mark;
pub(crate) mod markdown;
pub(crate) mod odt;
pub(crate) mod package;
pub(crate) mod text;

use crate::error::{Fault, ReadError};
use crate::pieces::Skip;
use crate::{MAX_BYTES, MAX_ITEMS};
use grid::Grid;
use mark::Mark;
use std::ops::Range;

/// A document.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// Its blocks, as they follow each other.
    pub blocks: Vec<Block>,
    /// What the file calls itself beside its text.
    pub title: String,
    /// BCP 47 tag of its language; empty where it does not say.
    pub language: String,
}

/// A block.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// What it looks like.
    pub shape: Shape,
    /// What it says, markup taken off; line breaks that the author made are kept.
    pub text: String,
    /// The bytes of it that are bold, in their order.
    pub bold: Vec<Range<usize>>,
    /// The line it begins in, or its number among the blocks; from 1.
    pub line: u32,
    /// How it reads where its text alone does not say it: "Level 1" for `level: 1`.
    pub said: Option<String>,
    /// What a document of our own says it is.
    pub mark: Option<Mark>,
}

/// What a block looks like.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    /// A heading; 0 is the title of the document, 1 its highest headings, from [`Shape::OVER_BOLD`] on what only looks like one.
    Heading(u8),
    Paragraph,
    /// An item of a list, as deep as this many lists around it.
    Item {
        depth: u8,
        ordered: bool,
    },
    /// A further paragraph of the item before it.
    More,
    Quote,
    /// Text that is set as it is typed.
    Typed,
    Table(Grid),
    Rule,
    /// The end of a part of the file: what follows stands below nothing of it but its title.
    End,
    /// Something of the page that is no part of its text.
    Out(Skip),
}

impl Shape {
    /// The level of a paragraph that is bold as a whole and stands right above another one.
    pub const OVER_BOLD: u8 = 7;
    /// That of a paragraph that is bold as a whole, and stands as a heading.
    pub const BOLD: u8 = 8;
    /// That of a line that ends in a colon and leads to a list.
    pub const LEADING: u8 = 9;
    /// That of an item with items below it, at depth 0.
    pub const ITEM: u8 = 10;
    /// The deepest item that is told from those around it.
    pub const DEEPEST: u8 = 12;
}

impl Block {
    /// A block without anything special.
    pub fn new(shape: Shape, text: impl Into<String>, line: u32) -> Block {
        Block { shape, text: text.into(), bold: Vec::new(), line, said: None, mark: None }
    }

    /// Whether all that it says is bold.
    pub fn is_bold(&self) -> bool {
        let mut rest = 0;
        let said =
            |from: usize, to: usize| self.text.get(from..to).unwrap_or_default().chars().any(char::is_alphanumeric);
        for bold in &self.bold {
            if said(rest, bold.start) {
                return false;
            }
            rest = rest.max(bold.end);
        }
        rest > 0 && !said(rest, self.text.len())
    }
}

impl Document {
    /// Adds a block that says something.
    pub fn push(&mut self, block: Block) {
        let begins = block.mark.is_some_and(|mark| mark.node.is_some());
        if !block.text.trim().is_empty() || begins || matches!(block.shape, Shape::Rule | Shape::End | Shape::Table(_))
        {
            self.blocks.push(block);
        }
    }

    /// Fails if there are more blocks than are read.
    pub fn in_limits(&self) -> Result<(), ReadError> {
        if self.blocks.len() < MAX_ITEMS {
            return Ok(());
        }
        Err(ReadError::whole(Fault::TooMany { what: "items", limit: MAX_ITEMS }))
    }
}

/// Fails if a file is larger than is read.
pub(crate) fn check_size(bytes: &[u8]) -> Result<(), ReadError> {
    let size = bytes.len() as u64;
    if size <= MAX_BYTES {
        return Ok(());
    }
    Err(ReadError::whole(Fault::TooLarge { size, limit: MAX_BYTES }))
}
