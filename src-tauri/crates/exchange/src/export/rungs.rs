//! First floor, formats to write: a framework with its whole history.

use crate::{Export, Write, history};

/// All versions and the draft in one file.
pub(crate) const EXPORT: Export = Export {
    name: "rungs",
    extensions: &["rungs"],
    write: Write::History(|history| history::write(history).into_bytes()),
    losses: |_| Vec::new(),
};
