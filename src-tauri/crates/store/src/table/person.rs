//! The people who worked here: each name once.

use rusqlite::{Connection, OptionalExtension, Result};

/// The key of a name, which is kept if it is new; none for nobody.
pub(crate) fn key_of(connection: &Connection, name: &str) -> Result<Option<i64>> {
    if name.is_empty() {
        return Ok(None);
    }
    let mut find = connection.prepare_cached("SELECT key FROM person WHERE name = ?1")?;
    if let Some(key) = find.query_row([name], |row| row.get(0)).optional()? {
        return Ok(Some(key));
    }
    connection.prepare_cached("INSERT INTO person (name) VALUES (?1)")?.execute([name])?;
    Ok(Some(connection.last_insert_rowid()))
}
