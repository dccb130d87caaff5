//! First floor, native JSON: the versions of the format, every one of which stays readable.

use super::read::{Read, ReadOptions};
use crate::error::ReadError;
use rungs_model::Id;

/// The name of the format without its number.
pub const FAMILY: &str = "rungs.framework";

/// The format that is written.
pub const NEWEST: &str = "rungs.framework/1";

/// A version of the format: its number and how a text of that version becomes a framework of today.
pub(super) struct Version {
    pub(super) number: u32,
    pub(super) read: ReadText,
}

/// Reads a text, how strictly, and where new ids come from.
type ReadText = fn(&str, ReadOptions, &mut dyn FnMut() -> Id) -> Result<Read, ReadError>;

/// The visible list of versions, oldest first.
pub(super) const VERSIONS: &[Version] = &[Version { number: 1, read: super::read::v1 }];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_is_the_last_of_the_list() {
        let newest = VERSIONS.last().map(|v| format!("{FAMILY}/{}", v.number));
        assert_eq!(newest.as_deref(), Some(NEWEST));
        assert!(VERSIONS.is_sorted_by_key(|v| v.number));
    }
}
