//! The name of a node: stable for ever, made outside this crate, never here from nothing.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// A UUID. Editing, moving, exporting and importing keep it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[ts(type = "string")]
pub struct Id(Uuid);

/// A map whose keys are ids, or hold one. Hashing with a seed of the process and several times as fast as the standard
/// one, which a comparison or a load of ten thousand records would spend most of its time in.
pub type IdMap<K, V> = std::collections::HashMap<K, V, foldhash::fast::RandomState>;

impl Id {
    /// Takes 16 bytes as they are stored.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Id(Uuid::from_bytes(bytes))
    }

    /// The 16 bytes to store.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    /// A further id that follows from this one and a name alone (UUID version 5, RFC 9562), so that a pure
    /// function can need many ids and still be given only one.
    pub fn derive(&self, name: &[u8]) -> Id {
        Id(Uuid::new_v5(&self.0, name))
    }
}

impl From<Uuid> for Id {
    fn from(uuid: Uuid) -> Self {
        Id(uuid)
    }
}

impl FromStr for Id {
    type Err = NotAnId;

    /// Reads the usual form of 8-4-4-4-12 hexadecimal digits, in either case.
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        if text.len() != 36 {
            return Err(NotAnId);
        }
        Uuid::try_parse(text).map(Id).map_err(|_| NotAnId)
    }
}

/// The text is not a UUID in its usual form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a UUID")]
pub struct NotAnId;

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_hyphenated().fmt(f)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}
