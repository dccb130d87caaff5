//! What can go wrong with the library, as values.

use rungs_model::Id;
use rusqlite::ErrorCode;

/// Why the library did not do it. Whatever the reason, nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file is something else.
    #[error("not a library")]
    NotALibrary,
    /// The library was written by a newer program.
    #[error("schema {found}, known up to {known}")]
    Newer {
        /// Its schema.
        found: i32,
        /// The newest schema of this program.
        known: i32,
    },
    /// The SQLite in this program has a known fault that loses data.
    #[error("SQLite {0} is too old")]
    OldSqlite(String),
    /// The file or its folder cannot be written.
    #[error("cannot be written")]
    Unwritable,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// Another process is writing and did not finish in time.
    #[error("busy")]
    Busy,
    /// The file is damaged.
    #[error("damaged: {0}")]
    Damaged(String),
    /// Another process wrote since the draft was read.
    #[error("the draft was changed elsewhere")]
    Stale,
    /// There is no such framework.
    #[error("no framework {0}")]
    NoFramework(Id),
    /// There is a framework of this id already.
    #[error("framework {0} is there")]
    FrameworkThere(Id),
    /// There is no such step in the log.
    #[error("no step {0}")]
    NoStep(i64),
    /// There is no such version.
    #[error("no version {0}")]
    NoVersion(Id),
    /// The framework has a version of that name.
    #[error("the name {0:?} is taken")]
    NameTaken(String),
    /// What was read back is not what was to be stored.
    #[error("read back something else than was meant")]
    NotAsMeant,
    /// Anything else SQLite says.
    #[error(transparent)]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => StoreError::NotALibrary,
            Some(ErrorCode::DiskFull) => StoreError::DiskFull,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => StoreError::Unwritable,
            Some(ErrorCode::DatabaseCorrupt) => StoreError::Damaged(error.to_string()),
            _ => StoreError::Sqlite(error),
        }
    }
}
