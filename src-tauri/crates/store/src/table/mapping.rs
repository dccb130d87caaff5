//! What people said the parts of foreign files are, by the shape of the file.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};

/// What was said last of files of a shape, as JSON.
pub(crate) fn last(connection: &Connection, shape: &str) -> rusqlite::Result<Option<String>> {
    let mut last =
        connection.prepare_cached("SELECT mapping FROM mapping WHERE shape = ?1 ORDER BY key DESC LIMIT 1")?;
    last.query_row([shape], |row| row.get(0)).optional()
}

pub(crate) fn insert(connection: &Connection, shape: &str, mapping: &str, at: DateTime<Utc>) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached("INSERT INTO mapping (shape, mapping, at) VALUES (?1, ?2, ?3)")?;
    insert.execute((shape, mapping, at.timestamp_millis()))?;
    Ok(())
}
