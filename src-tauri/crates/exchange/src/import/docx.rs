//! First floor, formats to read: documents of Word.

use crate::blocks::docx;
use crate::sheets;
use crate::{Import, sections};

/// One document in one file.
pub(crate) const IMPORT: Import = Import {
    name: "docx",
    extensions: &["docx", "docm", "dotx"],
    recognise: |_, bytes| sheets::holds(bytes, "word/document.xml"),
    read: |input, fresh| sections::read(input, docx::read(input)?, "docx", fresh),
};
