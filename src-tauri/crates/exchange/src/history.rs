//! First floor, data formats: a framework with its whole history in one file (`.rungs`), for handing to a colleague.

mod comment;
mod read;
pub mod schema;
mod v1;
mod write;

pub use comment::{CommentKind, HistoryComment};
pub use read::{ReadHistory, read};
pub use v1::{FAMILY, NEWEST};
pub use write::write;

use chrono::{DateTime, NaiveDate, Utc};
use rungs_model::{Framework, Id};

/// How far a version has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // each is a word of the design and says what it is
pub enum Status {
    Draft,
    InReview,
    Published,
    Retired,
}

impl Status {
    /// Every status, in the order in which a version usually goes through them.
    pub const ALL: [Status; 4] = [Status::Draft, Status::InReview, Status::Published, Status::Retired];

    /// The word of the design.
    pub const fn name(self) -> &'static str {
        match self {
            Status::Draft => "draft",
            Status::InReview => "in review",
            Status::Published => "published",
            Status::Retired => "retired",
        }
    }

    /// The status of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|s| s.name() == name)
    }
}

/// What is known of a version beside its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionMeta {
    /// Its id, for ever.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Why it was made.
    pub note: String,
    /// Who made it.
    pub author: String,
    /// When it was made.
    pub date: DateTime<Utc>,
    /// How far it has come.
    pub status: Status,
    /// From which day on it holds.
    pub effective: Option<NaiveDate>,
    /// The content hash of its state ([`Framework::content_hash`]).
    pub hash: String,
}

/// A version and the state it names.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryVersion {
    /// What is known of it.
    pub meta: VersionMeta,
    /// Its content.
    pub state: Framework,
}

/// A framework with all its versions. States share the records that are the same in them.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// The versions, oldest first.
    pub versions: Vec<HistoryVersion>,
    /// The living state.
    pub draft: Framework,
    /// What people say about the nodes, by time.
    pub comments: Vec<HistoryComment>,
}

#[cfg(test)]
mod tests;
