//! First floor, formats to read: a framework with its whole history.

use super::json::says;
use crate::{Content, Import, Imported, history};

/// All versions and the draft in one file.
pub(crate) const IMPORT: Import = Import {
    name: "rungs",
    extensions: &["rungs"],
    recognise: |_, bytes| says(bytes, history::FAMILY),
    read: |name, bytes, _, _| {
        let found = history::read(name, bytes)?;
        Ok(Imported { content: Content::History(found.history), ids_made: 0, notices: found.notices })
    },
};
