//! The step log: what was done, undone and done again.

use super::Moment;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};

/// The key of a step: the seq of its last revision.
pub type EditKey = i64;

/// A step.
pub(crate) struct Row {
    pub key: EditKey,
    pub framework: i64,
    pub at: DateTime<Utc>,
    pub kind: StepKind,
    pub verb: String,
    /// The node it was about.
    pub about: Option<i64>,
    /// Words that are no node's.
    pub words: Option<String>,
    pub below: Option<EditKey>,
    pub undo_top: Option<EditKey>,
    pub redo_top: Option<EditKey>,
}

/// What sort of step it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    /// The framework came into the library, or a version of it with its file; not undone.
    Begin,
    /// Something was done.
    Do,
    /// A step was taken back.
    Undo,
    /// A step that was taken back was done again.
    Redo,
}

const KINDS: [StepKind; 4] = [StepKind::Begin, StepKind::Do, StepKind::Undo, StepKind::Redo];
const COLUMNS: &str = "SELECT key, framework, at, kind, verb, about, words, below, undo_top, redo_top FROM edit";

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    let kind: u8 = row.get(3)?;
    Ok(Row {
        key: row.get(0)?,
        framework: row.get(1)?,
        at: row.get::<_, Moment>(2)?.0,
        kind: KINDS.get(usize::from(kind)).copied().unwrap_or(StepKind::Begin),
        verb: row.get(4)?,
        about: row.get(5)?,
        words: row.get(6)?,
        below: row.get(7)?,
        undo_top: row.get(8)?,
        redo_top: row.get(9)?,
    })
}

pub(crate) fn append(connection: &Connection, edit: &Row) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO edit (key, framework, at, kind, verb, about, words, below, undo_top, redo_top)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    let kind = (0u8..).zip(KINDS).find(|(_, k)| *k == edit.kind).map_or(0, |(n, _)| n);
    let at = edit.at.timestamp_millis();
    insert.execute((
        edit.key,
        edit.framework,
        at,
        kind,
        &edit.verb,
        edit.about,
        &edit.words,
        edit.below,
        edit.undo_top,
        edit.redo_top,
    ))?;
    Ok(())
}

pub(crate) fn get(connection: &Connection, key: EditKey) -> rusqlite::Result<Row> {
    connection.prepare_cached(&format!("{COLUMNS} WHERE key = ?1"))?.query_row([key], row)
}

/// The last step of a framework.
pub(crate) fn last(connection: &Connection, framework: i64) -> rusqlite::Result<Row> {
    let mut find = connection.prepare_cached(&format!("{COLUMNS} WHERE framework = ?1 ORDER BY key DESC LIMIT 1"))?;
    find.query_row([framework], row)
}

/// The step before, of whichever framework: a step's own revisions begin after it.
pub(crate) fn before(connection: &Connection, key: EditKey) -> rusqlite::Result<EditKey> {
    connection
        .prepare_cached("SELECT coalesce(max(key), 0) FROM edit WHERE key < ?1")?
        .query_row([key], |row| row.get(0))
}

/// The step a revision belongs to.
pub(crate) fn of_revision(connection: &Connection, seq: i64) -> rusqlite::Result<Option<Row>> {
    let mut find = connection.prepare_cached(&format!("{COLUMNS} WHERE key >= ?1 ORDER BY key LIMIT 1"))?;
    find.query_row([seq], row).optional()
}
