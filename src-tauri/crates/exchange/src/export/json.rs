//! First floor, formats to write: native JSON.

use crate::{Export, Write, json};

/// One framework in one file.
pub(crate) const EXPORT: Export = Export {
    name: "json",
    extensions: &["rungs.json", "json"],
    write: Write::Framework(|framework| json::write(framework).into_bytes()),
    losses: |_| Vec::new(),
};
