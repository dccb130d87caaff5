//! The frameworks of the library.

use super::{Moment, Sixteen};
use crate::StoreError;
use chrono::{DateTime, Utc};
use rungs_model::Id;
use rusqlite::{Connection, OptionalExtension};

/// A framework, without its content.
pub(crate) struct Row {
    pub key: i64,
    pub id: Id,
    pub created: DateTime<Utc>,
    pub removed: Option<DateTime<Utc>>,
    pub origin: Option<Id>,
}

const COLUMNS: &str = "SELECT key, id, created, removed, origin FROM framework";

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    Ok(Row {
        key: row.get(0)?,
        id: row.get::<_, Sixteen>(1)?.0,
        created: row.get::<_, Moment>(2)?.0,
        removed: row.get::<_, Option<Moment>>(3)?.map(|m| m.0),
        origin: row.get::<_, Option<Sixteen>>(4)?.map(|id| id.0),
    })
}

pub(crate) fn all(connection: &Connection) -> rusqlite::Result<Vec<Row>> {
    connection.prepare_cached(COLUMNS)?.query_map([], row)?.collect()
}

/// All but those that only hold a colleague's state for a review.
pub(crate) fn own(connection: &Connection) -> rusqlite::Result<Vec<Row>> {
    let mut own = connection.prepare_cached(&format!("{COLUMNS} WHERE key NOT IN (SELECT theirs FROM review)"))?;
    own.query_map([], row)?.collect()
}

pub(crate) fn by_id(connection: &Connection, id: Id) -> rusqlite::Result<Option<Row>> {
    let mut find = connection.prepare_cached(&format!("{COLUMNS} WHERE id = ?1"))?;
    find.query_row([id.as_bytes()], row).optional()
}

/// The key of a framework.
pub(crate) fn key(connection: &Connection, id: Id) -> Result<i64, StoreError> {
    let mut find = connection.prepare_cached("SELECT key FROM framework WHERE id = ?1")?;
    find.query_row([id.as_bytes()], |row| row.get(0)).optional()?.ok_or(StoreError::NoFramework(id))
}

pub(crate) fn insert(connection: &Connection, id: Id, at: DateTime<Utc>, origin: Option<Id>) -> rusqlite::Result<i64> {
    let mut insert = connection.prepare_cached("INSERT INTO framework (id, created, origin) VALUES (?1, ?2, ?3)")?;
    insert.execute((id.as_bytes(), at.timestamp_millis(), origin.as_ref().map(Id::as_bytes)))?;
    Ok(connection.last_insert_rowid())
}

pub(crate) fn set_removed(connection: &Connection, key: i64, at: Option<DateTime<Utc>>) -> rusqlite::Result<()> {
    let mut update = connection.prepare_cached("UPDATE framework SET removed = ?2 WHERE key = ?1")?;
    update.execute((key, at.map(|at| at.timestamp_millis())))?;
    Ok(())
}
