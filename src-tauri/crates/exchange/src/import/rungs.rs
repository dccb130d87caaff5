//! First floor, formats to read: a framework with its whole history.

use super::json::says;
use crate::{Content, Import, Imported, SURE, history};

/// All versions and the draft in one file.
pub(crate) const IMPORT: Import = Import {
    name: "rungs",
    extensions: &["rungs"],
    recognise: |_, bytes| if says(bytes, history::FAMILY) { SURE } else { 0 },
    read: |input, _| {
        let found = history::read(input.name, input.bytes)?;
        let content = Content::History(found.history);
        Ok(Imported { content, ids_made: 0, notices: found.notices, understanding: None })
    },
};
