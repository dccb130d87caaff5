//! Colleagues' states that were taken in, and what was decided of them.

use super::{Moment, Sixteen};
use crate::table::edit::EditKey;
use chrono::{DateTime, Utc};
use rungs_model::Id;
use rusqlite::Connection;

/// A colleague's state that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewRow {
    /// Its key in this library.
    pub key: i64,
    /// The framework of the library that holds their state.
    pub theirs: Id,
    /// The step both started from.
    pub base: EditKey,
    /// The last step of the draft before theirs came into it.
    pub before: EditKey,
    /// When it was taken in.
    pub at: DateTime<Utc>,
    /// What it is called: the name of the file.
    pub name: String,
}

const COLUMNS: &str = "SELECT r.key, f.id, r.base, r.before, r.at, r.name
    FROM review r JOIN framework f ON f.key = r.theirs";

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<ReviewRow> {
    Ok(ReviewRow {
        key: row.get(0)?,
        theirs: row.get::<_, Sixteen>(1)?.0,
        base: row.get(2)?,
        before: row.get(3)?,
        at: row.get::<_, Moment>(4)?.0,
        name: row.get(5)?,
    })
}

/// The reviews of a framework, newest first.
pub(crate) fn all(connection: &Connection, framework: i64) -> rusqlite::Result<Vec<ReviewRow>> {
    let mut all = connection.prepare_cached(&format!("{COLUMNS} WHERE r.framework = ?1 ORDER BY r.key DESC"))?;
    all.query_map([framework], row)?.collect()
}

pub(crate) fn insert(
    connection: &Connection,
    (framework, theirs): (i64, i64),
    (base, before): (EditKey, EditKey),
    at: DateTime<Utc>,
    name: &str,
) -> rusqlite::Result<i64> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO review (framework, theirs, base, before, at, name) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    insert.execute((framework, theirs, base, before, at.timestamp_millis(), name))?;
    Ok(connection.last_insert_rowid())
}

/// Notes that a conflict is decided, or open again.
pub(crate) fn decide(
    connection: &Connection,
    review: i64,
    conflict: u32,
    decided: bool,
    at: DateTime<Utc>,
) -> rusqlite::Result<()> {
    let mut insert =
        connection.prepare_cached("INSERT INTO decision (review, conflict, decided, at) VALUES (?1, ?2, ?3, ?4)")?;
    insert.execute((review, conflict, decided, at.timestamp_millis()))?;
    Ok(())
}

/// The conflicts of a review that are decided.
pub(crate) fn decided(connection: &Connection, review: i64) -> rusqlite::Result<Vec<u32>> {
    let mut last = connection.prepare_cached(
        "SELECT conflict FROM decision d WHERE review = ?1 AND decided = 1
           AND key = (SELECT max(key) FROM decision WHERE review = ?1 AND conflict = d.conflict) ORDER BY conflict",
    )?;
    last.query_map([review], |row| row.get(0))?.collect()
}
