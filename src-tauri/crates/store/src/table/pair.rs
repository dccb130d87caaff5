//! What a person decided of two nodes when comparing.

use super::Sixteen;
use chrono::{DateTime, Utc};
use rungs_model::Id;
use rusqlite::Connection;

/// Two nodes that are the same thing, or are not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The node of the old side.
    pub old: Id,
    /// The node of the new side.
    pub new: Id,
    /// Whether they are the same thing.
    pub together: bool,
}

/// The decisions for two frameworks, newest first.
pub(crate) fn all(connection: &Connection, old: i64, new: i64) -> rusqlite::Result<Vec<Pair>> {
    let mut last = connection.prepare_cached(
        "SELECT old, new, together FROM pair p WHERE old_framework = ?1 AND new_framework = ?2
           AND key = (SELECT max(key) FROM pair
                      WHERE old_framework = ?1 AND new_framework = ?2 AND old = p.old AND new = p.new)
         ORDER BY key DESC",
    )?;
    let row = |row: &rusqlite::Row<'_>| {
        let (old, new): (Sixteen, Sixteen) = (row.get(0)?, row.get(1)?);
        Ok(Pair { old: old.0, new: new.0, together: row.get(2)? })
    };
    last.query_map((old, new), row)?.collect()
}

pub(crate) fn insert(
    connection: &Connection,
    (old, new): (i64, i64),
    pair: &Pair,
    at: DateTime<Utc>,
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO pair (old_framework, new_framework, old, new, together, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let (from, to) = (pair.old.as_bytes(), pair.new.as_bytes());
    insert.execute((old, new, from, to, pair.together, at.timestamp_millis()))?;
    Ok(())
}
