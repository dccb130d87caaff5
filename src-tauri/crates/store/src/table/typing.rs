//! What is being typed and is not kept yet. The one table whose rows are changed and removed.

use super::{Moment, Sixteen};
use chrono::{DateTime, Utc};
use rungs_model::Id;
use rusqlite::{Connection, Result};

/// Words that somebody was typing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypingRow {
    /// The node they are for.
    pub node: Id,
    /// The field they are for, or a place that is no field.
    pub field: String,
    /// When the last of them was typed.
    pub at: DateTime<Utc>,
    /// The words.
    pub words: String,
}

/// Keeps the words in the place of those that were there.
pub(crate) fn put(connection: &Connection, framework: i64, row: &TypingRow) -> Result<()> {
    let mut put = connection.prepare_cached(
        "INSERT INTO typing (framework, node, field, at, words) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO UPDATE SET at = excluded.at, words = excluded.words",
    )?;
    put.execute((framework, row.node.as_bytes(), &row.field, row.at.timestamp_millis(), &row.words))?;
    Ok(())
}

/// Forgets the words; says whether there were any.
pub(crate) fn remove(connection: &Connection, framework: i64, node: Id, field: &str) -> Result<bool> {
    let mut remove =
        connection.prepare_cached("DELETE FROM typing WHERE framework = ?1 AND node = ?2 AND field = ?3")?;
    Ok(remove.execute((framework, node.as_bytes(), field))? > 0)
}

/// All that was being typed in a framework, the last first.
pub(crate) fn all(connection: &Connection, framework: i64) -> Result<Vec<TypingRow>> {
    let mut all = connection.prepare_cached(
        "SELECT node, field, at, words FROM typing WHERE framework = ?1 ORDER BY at DESC, node, field",
    )?;
    let row = |row: &rusqlite::Row<'_>| {
        Ok(TypingRow {
            node: row.get::<_, Sixteen>(0)?.0,
            field: row.get(1)?,
            at: row.get::<_, Moment>(2)?.0,
            words: row.get(3)?,
        })
    };
    all.query_map([framework], row)?.collect()
}
