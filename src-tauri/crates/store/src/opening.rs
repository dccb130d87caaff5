//! Looking at a file before it is opened as a library.

use crate::{StoreError, migrate};
use rusqlite::{Connection, OpenFlags};
use std::path::Path;

/// The length of the header of a database (sqlite.org/fileformat.html): a shorter file is none, but SQLite takes one of
/// a single byte for an empty database.
const HEADER: u64 = 100;

/// Whether there is nothing yet, so that a library can be made.
pub(crate) fn is_new(file: &Path) -> Result<bool, StoreError> {
    match std::fs::metadata(file) {
        Err(_) => Ok(true),
        Ok(found) if !found.is_file() => Err(StoreError::NotALibrary),
        Ok(found) if found.len() == 0 => Ok(true),
        Ok(found) if found.len() < HEADER => Err(StoreError::NotALibrary),
        Ok(_) => Ok(false),
    }
}

/// Looks at a file that is there without creating, locking or changing anything, not even its log.
pub(crate) fn look_without_touching(file: &Path) -> Result<(), StoreError> {
    let escaped: String = file
        .to_string_lossy()
        .chars()
        .map(|c| match c {
            '%' => "%25".to_string(),
            '?' => "%3f".to_string(),
            '#' => "%23".to_string(),
            c => c.to_string(),
        })
        .collect();
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    accept(&Connection::open_with_flags(format!("file:{escaped}?immutable=1"), flags)?)
}

/// Refuses what is not a library, or one of a newer schema.
pub(crate) fn accept(connection: &Connection) -> Result<(), StoreError> {
    let (application, schema) = migrate::identity(connection)?;
    let known = migrate::MIGRATIONS.len() as i32;
    match (application, schema) {
        (migrate::APPLICATION, found) if found > known => Err(StoreError::Newer { found, known }),
        (migrate::APPLICATION, _) => Ok(()),
        (0, 0) => {
            // A database in which nothing was made yet, as a start that was cut off leaves it.
            let made: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
            if made == 0 { Ok(()) } else { Err(StoreError::NotALibrary) }
        }
        _ => Err(StoreError::NotALibrary),
    }
}
