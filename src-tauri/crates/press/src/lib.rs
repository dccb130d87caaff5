//! First floor: PDF pages.
//!
//! A document is a function from its content to bytes: no path goes in, no clock is read, equal input gives equal
//! bytes. The typesetter (Typst) sees only the templates of this crate; what people wrote reaches it as data.

mod coverage;
mod document;
mod fonts;
mod imprint;
mod markdown;
mod world;

pub use document::booklet::booklet;
pub use document::change_report::change_report;
pub use fonts::Fonts;
pub use imprint::{Imprint, Options, Paper};
pub use rungs_words::{ChangeInWords, Report, ReportSection, Side, Words};

use rungs_model::Id;

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What no typeface could show; a marker such as "[U+1F9FF]" stands in its place.
    pub missing: Vec<Missing>,
}

/// Characters that could not be shown in the texts of one node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// One character, or a sequence that has no shape as a whole.
    pub characters: String,
    /// Where they stand; none for texts that belong to no node (the imprint, an entry of a change report).
    pub node: Option<Id>,
    /// What a person would read out when asked where.
    pub face: String,
}

/// How far a document is. Given again and again while it takes long, so that it can be cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Texts are being read and checked against the typefaces.
    Reading,
    /// Pages are being set.
    Setting,
    /// The file is being written.
    Writing,
}

/// Why there is no document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PressError {
    /// The caller said so.
    #[error("cancelled")]
    Cancelled,
    /// A path to print is not a path of this framework.
    #[error("{0} is not a path of this framework")]
    NotAPath(Id),
    /// The typesetter refused a template or its data: a mistake of this crate.
    #[error("typesetting failed: {0}")]
    Setting(String),
    /// The pages could not be written as PDF.
    #[error("writing the PDF failed: {0}")]
    Writing(String),
    /// The typesetter broke down, or no thread could be had for it.
    #[error("the typesetter broke down")]
    Broken,
}
