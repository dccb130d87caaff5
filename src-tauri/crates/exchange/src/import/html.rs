//! First floor, formats to read: pages in HTML, saved or exported from wikis and Google Docs.

use crate::blocks::{check_size, html};
use crate::{Import, encoding, ends, sections};

/// One page in one file.
pub(crate) const IMPORT: Import = Import {
    name: "html",
    extensions: &["html", "htm", "xhtml"],
    recognise,
    read: |input, fresh| {
        check_size(input.bytes)?;
        let text = encoding::decode_any(input.bytes)?;
        let document = html::read(input, &text)?;
        sections::read(input, document, "html", fresh)
    },
};

fn recognise(name: &str, bytes: &[u8]) -> u8 {
    let start = encoding::decode_any(&bytes[..bytes.len().min(4_000)]).unwrap_or_default().to_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    let says = start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || (start.starts_with('<') && start.contains("<html"));
    if says { 80 } else { u8::from(ends(name, IMPORT.extensions)) * 65 }
}
