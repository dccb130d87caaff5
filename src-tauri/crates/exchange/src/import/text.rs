//! First floor, formats to read: plain text, from a file or the clipboard.

use super::markdown::{is_markdown, read_as};
use crate::blocks::{check_size, text};
use crate::{Import, encoding, ends, sections};

/// One text in one file.
pub(crate) const IMPORT: Import = Import {
    name: "text",
    extensions: &["txt", "text", "log", "eml"],
    recognise: |name, _| u8::from(ends(name, IMPORT.extensions)) * 50,
    read: |input, fresh| {
        check_size(input.bytes)?;
        let words = encoding::decode_any(input.bytes)?;
        let document = if is_markdown(&words) { read_as(input, &words)? } else { text::read(input, &words)? };
        sections::read(input, document, "text", fresh)
    },
};
