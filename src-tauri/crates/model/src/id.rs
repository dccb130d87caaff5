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

    /// Further ids that follow from this one alone, the same ones each time (UUID version 8, RFC 9562: of bytes of one's
    /// own). For a file of a hundred thousand nodes; deriving so many takes as long as reading the file.
    pub fn row(&self) -> impl FnMut() -> Id + use<> {
        let mut random = blake3::Hasher::new_derive_key("rungs: ids in a row").update(self.as_bytes()).finalize_xof();
        let mut bytes = [0; 1024];
        let mut at = bytes.len();
        move || {
            if at == bytes.len() {
                random.fill(&mut bytes);
                at = 0;
            }
            let mut id = [0; 16];
            id.copy_from_slice(&bytes[at..at + 16]);
            at += 16;
            Id(uuid::Builder::from_custom_bytes(id).into_uuid())
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn ids_in_a_row_are_the_same_each_time_and_no_two_of_them() {
        let row = |from: u8| {
            let mut row = Id::from_bytes([from; 16]).row();
            (0..1000).map(|_| row()).collect::<Vec<Id>>()
        };
        assert_eq!(row(1), row(1));
        let all: HashSet<Id> = row(1).into_iter().chain(row(2)).collect();
        assert_eq!(all.len(), 2000);
        assert!(all.iter().all(|id| id.to_string().parse() == Ok(*id) && id.0.get_version_num() == 8));
    }
}
