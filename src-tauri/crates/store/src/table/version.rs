//! The versions: named, immutable states.

use super::{Moment, Sixteen};
use crate::StoreError;
use chrono::{DateTime, NaiveDate, Utc};
use rungs_model::Id;
use rusqlite::{Connection, OptionalExtension};

/// A version, without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionRow {
    /// Its id, for ever.
    pub id: Id,
    /// Its name, once per framework.
    pub name: String,
    /// What is new.
    pub note: String,
    /// Who made it.
    pub author: String,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// `draft`, `in review`, `published` or `retired`.
    pub status: String,
    /// From when on it holds.
    pub effective: Option<NaiveDate>,
    /// Content hash, 64 hexadecimal digits.
    pub hash: String,
}

const COLUMNS: &str = "SELECT id, name, note, author, at, status, effective, hash, seq FROM version";

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<(VersionRow, i64)> {
    let hash: [u8; 32] = row.get(7)?;
    let effective: Option<String> = row.get(6)?;
    let version = VersionRow {
        id: row.get::<_, Sixteen>(0)?.0,
        name: row.get(1)?,
        note: row.get(2)?,
        author: row.get(3)?,
        at: row.get::<_, Moment>(4)?.0,
        status: row.get(5)?,
        effective: effective.and_then(|day| day.parse().ok()),
        hash: blake3::Hash::from_bytes(hash).to_hex().to_string(),
    };
    Ok((version, row.get(8)?))
}

/// All versions of a framework with the seq of their state, newest first.
pub(crate) fn all(connection: &Connection, framework: i64) -> rusqlite::Result<Vec<(VersionRow, i64)>> {
    let mut all = connection.prepare_cached(&format!("{COLUMNS} WHERE framework = ?1 ORDER BY key DESC"))?;
    all.query_map([framework], row)?.collect()
}

/// The names of the versions of a framework whose states end within a stretch of the log, each with its end; newest
/// first.
pub(crate) fn names(
    connection: &Connection,
    framework: i64,
    (from, to): (i64, i64),
) -> rusqlite::Result<Vec<(i64, String)>> {
    let mut names = connection.prepare_cached(
        "SELECT seq, name FROM version WHERE framework = ?1 AND seq BETWEEN ?2 AND ?3 ORDER BY key DESC",
    )?;
    names.query_map((framework, from, to), |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// The newest version of a framework.
pub(crate) fn latest(connection: &Connection, framework: i64) -> rusqlite::Result<Option<VersionRow>> {
    let mut find = connection.prepare_cached(&format!("{COLUMNS} WHERE framework = ?1 ORDER BY key DESC LIMIT 1"))?;
    Ok(find.query_row([framework], row).optional()?.map(|(version, _)| version))
}

/// A version and the seq of its state.
pub(crate) fn get(connection: &Connection, framework: i64, id: Id) -> Result<(VersionRow, i64), StoreError> {
    let mut find = connection.prepare_cached(&format!("{COLUMNS} WHERE framework = ?1 AND id = ?2"))?;
    find.query_row((framework, id.as_bytes()), row).optional()?.ok_or(StoreError::NoVersion(id))
}

pub(crate) fn insert(
    connection: &Connection,
    framework: i64,
    version: &VersionRow,
    seq: i64,
) -> Result<(), StoreError> {
    let mut taken = connection.prepare_cached("SELECT 1 FROM version WHERE framework = ?1 AND name = ?2")?;
    if taken.exists((framework, &version.name))? {
        return Err(StoreError::NameTaken(version.name.clone()));
    }
    let hash = blake3::Hash::from_hex(&version.hash).map_err(|_| StoreError::NotAsMeant)?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO version (framework, id, seq, parent, at, status, effective, hash, author, name, note)
         VALUES (?1, ?2, ?3, (SELECT max(key) FROM version WHERE framework = ?1), ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    insert.execute((
        framework,
        version.id.as_bytes(),
        seq,
        version.at.timestamp_millis(),
        &version.status,
        version.effective.map(|day| day.to_string()),
        hash.as_bytes(),
        &version.author,
        &version.name,
        &version.note,
    ))?;
    Ok(())
}
