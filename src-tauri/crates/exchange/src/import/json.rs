//! First floor, formats to read: native JSON.

use crate::error::ReadError;
use crate::json::{format, read, upgrade};
use crate::{Content, Import, Imported, SURE, encoding};

/// One framework in one file.
pub(crate) const IMPORT: Import = Import {
    name: "json",
    extensions: &["rungs.json", "json"],
    recognise: |_, bytes| if says(bytes, upgrade::FAMILY) { SURE } else { 0 },
    read: |input, fresh| {
        let found = read(input.name, input.bytes, input.options, fresh)?;
        let content = Content::Framework(found.framework);
        Ok(Imported { content, ids_made: found.ids_made, notices: found.notices, understanding: None })
    },
};

/// Whether a file says that it is of a version of a family of formats.
pub(crate) fn says(bytes: &[u8], family: &str) -> bool {
    if !encoding::begins(bytes, b"{") {
        return false;
    }
    // The walk to the key costs more than a look for the name.
    let format =
        encoding::decode(bytes).ok().filter(|text| text.contains(family)).and_then(|text| format::sniff(&text));
    format.is_some_and(|found| found.strip_prefix(family).is_some_and(|rest| rest.starts_with('/')))
}

/// Why a file that is plainly JSON, or plainly nothing, is none of ours; none where it may be something else.
pub(crate) fn why_not(bytes: &[u8]) -> Option<ReadError> {
    let text = encoding::decode(bytes).ok()?;
    let trimmed = text.trim_ascii();
    let plainly = trimmed.is_empty() || (trimmed.starts_with(['{', '[']) && is_json(trimmed));
    // No version is below the first, so what comes back is always why not.
    plainly.then(|| format::version(&text, upgrade::FAMILY, 0)).and_then(Result::err)
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}
