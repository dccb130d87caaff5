//! First floor, formats to read: tables as text, with commas, semicolons, tabs or bars.

use crate::table::csv;
use crate::{Import, encoding, ends};

/// One table in one file.
pub(crate) const IMPORT: Import = Import {
    name: "csv",
    extensions: &["csv", "tsv", "tab"],
    recognise,
    read: |input, fresh| {
        crate::sheets::read(input, fresh, "csv", None, |input, build| Ok(vec![csv::read(input, build)?]))
    },
};

fn recognise(name: &str, bytes: &[u8]) -> u8 {
    if ends(name, IMPORT.extensions) {
        return 60;
    }
    let start = &bytes[..bytes.len().min(20_000)];
    let Ok(text) = encoding::decode_any(start) else { return 0 };
    match csv::separator(&text) {
        // What is copied from a spreadsheet has tabs, and nothing else has as many in each line.
        Some((b'\t', steady)) if steady >= 90 => 55,
        // Nor has prose as many semicolons in every line; of commas that cannot be said.
        Some((b';', 100)) => 52,
        _ => 0,
    }
}
