//! First floor, formats to read: plain text, from a file or the clipboard.

use super::json::why_not;
use super::markdown::{is_markdown, read_as};
use crate::blocks::{check_size, text};
use crate::{Import, encoding, ends, sections};

/// One text in one file.
pub(crate) const IMPORT: Import = Import {
    name: "text",
    extensions: &["txt", "text", "log", "eml"],
    // JSON under another name is told what is wrong with it.
    recognise: |name, bytes| u8::from(ends(name, IMPORT.extensions) && why_not(bytes).is_none()) * 50,
    read: |input, fresh| {
        check_size(input.bytes)?;
        let words = encoding::decode_any(input.bytes)?;
        let document = if is_markdown(&words) { read_as(input, &words)? } else { text::read(input, &words)? };
        sections::read(input, document, "text", fresh)
    },
};
