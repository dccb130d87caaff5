//! First floor, formats to read: documents in Markdown, with front matter and HTML within.

use crate::blocks::{check_size, markdown};
use crate::{Import, Input, encoding, ends, sections};

/// One document in one file.
pub(crate) const IMPORT: Import = Import {
    name: "markdown",
    extensions: &["md", "markdown", "mdown", "mdx", "mkd"],
    recognise,
    read: |input, fresh| {
        check_size(input.bytes)?;
        let text = encoding::decode_any(input.bytes)?;
        let document = markdown::read(input, &text)?;
        sections::read(input, document, "markdown", fresh)
    },
};

fn recognise(name: &str, bytes: &[u8]) -> u8 {
    if ends(name, IMPORT.extensions) {
        return 70;
    }
    let start = &bytes[..bytes.len().min(20_000)];
    // A chunk may end within a character, which says nothing of the whole.
    let Ok(text) = encoding::decode_any(start) else { return 0 };
    // A document of our own says so.
    if text.contains("<!--rungs ") && !text.trim_start().starts_with('<') {
        return 95;
    }
    u8::from(is_markdown(&text)) * 45
}

/// Whether a text uses marks that only Markdown has.
pub(crate) fn is_markdown(text: &str) -> bool {
    let is_heading = |line: &&str| {
        let rest = line.trim_start_matches('#');
        rest.len() < line.len() && line.len() - rest.len() <= 6 && rest.starts_with(' ') && !rest.trim().is_empty()
    };
    let is_rule = |line: &&str| {
        line.len() > 4 && line.contains("--") && line.contains('|') && line.chars().all(|c| "|-: ".contains(c))
    };
    let headings = text.lines().filter(is_heading).take(2).count();
    headings >= 2 || text.lines().any(|line| is_rule(&line)) || (headings == 1 && text.contains("**"))
}

/// A text that may be in Markdown.
pub(crate) fn read_as(input: &Input<'_>, text: &str) -> Result<crate::blocks::Document, crate::ReadError> {
    markdown::read(input, text)
}
