//! The step log: what was done, undone and done again.

use super::{Moment, named::Named};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};

/// The key of a step: the seq of its last revision.
pub type EditKey = i64;

/// A step.
pub(crate) struct Row {
    pub key: EditKey,
    pub framework: i64,
    /// How many revisions it has.
    pub size: i64,
    pub at: DateTime<Utc>,
    /// Who took it; empty where nobody knows.
    pub author: String,
    pub kind: StepKind,
    pub verb: String,
    /// The node it was about, one of those it touched.
    pub about: Option<i64>,
    /// Words that are no node's.
    pub words: Option<String>,
    /// What comes on top of its stack when it is taken off again.
    pub below: Option<EditKey>,
    /// What is on top of the other stack.
    pub other: Option<EditKey>,
}

impl Row {
    /// The step that undo takes back now that this one is the last.
    pub(crate) fn undo_top(&self) -> Option<EditKey> {
        match self.kind {
            StepKind::Begin => None,
            StepKind::Do | StepKind::Redo => Some(self.key),
            StepKind::Undo => self.other,
        }
    }

    /// The step that redo does again now that this one is the last.
    pub(crate) fn redo_top(&self) -> Option<EditKey> {
        match self.kind {
            StepKind::Begin | StepKind::Do => None,
            StepKind::Undo => Some(self.key),
            StepKind::Redo => self.other,
        }
    }

    /// The last revision before those of this step.
    pub(crate) fn before(&self) -> i64 {
        self.key - self.size
    }
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
/// Keys stand in the table as how far they lie back, which is next to nothing for most.
const COLUMNS: &str = "SELECT e.key, framework, size, at, kind, v.name,
    (SELECT node FROM revision WHERE seq = e.key - e.about), words, e.key - below, e.key - other, p.name
    FROM edit e JOIN verb v ON v.key = e.verb LEFT JOIN person p ON p.key = e.author";

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    let kind: u8 = row.get(4)?;
    Ok(Row {
        key: row.get(0)?,
        framework: row.get(1)?,
        size: row.get(2)?,
        at: row.get::<_, Moment>(3)?.0,
        kind: KINDS.get(usize::from(kind)).copied().unwrap_or(StepKind::Begin),
        verb: row.get(5)?,
        about: row.get(6)?,
        words: row.get(7)?,
        below: row.get(8)?,
        other: row.get(9)?,
        author: row.get::<_, Option<String>>(10)?.unwrap_or_default(),
    })
}

pub(crate) fn append(connection: &Connection, edit: &Row) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO edit (key, framework, size, at, kind, verb, about, words, below, other, author)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT ?1 - max(seq) FROM revision WHERE node = ?7 AND seq > ?1 - ?3),
           ?8, ?1 - ?9, ?1 - ?10, ?11)",
    )?;
    let author = Named::Person.key_of(connection, &edit.author)?;
    let verb = Named::Verb.key_of(connection, &edit.verb)?;
    let kind = (0u8..).zip(KINDS).find(|(_, k)| *k == edit.kind).map_or(0, |(n, _)| n);
    let at = edit.at.timestamp_millis();
    insert.execute((
        edit.key,
        edit.framework,
        edit.size,
        at,
        kind,
        verb,
        edit.about,
        &edit.words,
        edit.below,
        edit.other,
        author,
    ))?;
    Ok(())
}

pub(crate) fn get(connection: &Connection, framework: i64, key: EditKey) -> rusqlite::Result<Row> {
    let mut find = connection.prepare_cached(&format!("{COLUMNS} WHERE framework = ?1 AND e.key = ?2"))?;
    find.query_row((framework, key), row)
}

/// A step as far as it tells who took it.
pub(crate) struct Taken {
    pub key: EditKey,
    pub kind: StepKind,
    pub author: String,
}

/// The steps of a framework after one and up to another, oldest first.
pub(crate) fn between(
    connection: &Connection,
    framework: i64,
    after: EditKey,
    up_to: EditKey,
) -> rusqlite::Result<Vec<Taken>> {
    let mut between = connection
        .prepare_cached(&format!("{COLUMNS} WHERE framework = ?1 AND e.key > ?2 AND e.key <= ?3 ORDER BY e.key"))?;
    let taken = |found: &rusqlite::Row<'_>| {
        let step = row(found)?;
        Ok(Taken { key: step.key, kind: step.kind, author: step.author })
    };
    between.query_map((framework, after, up_to), taken)?.collect()
}

/// The last step of a framework.
pub(crate) fn last(connection: &Connection, framework: i64) -> rusqlite::Result<Row> {
    let mut find = connection.prepare_cached(&format!("{COLUMNS} WHERE framework = ?1 ORDER BY e.key DESC LIMIT 1"))?;
    find.query_row([framework], row)
}

/// Steps of a framework before one of them, newest first.
pub(crate) fn page(
    connection: &Connection,
    framework: i64,
    before: EditKey,
    count: usize,
) -> rusqlite::Result<Vec<Row>> {
    let mut page = connection
        .prepare_cached(&format!("{COLUMNS} WHERE framework = ?1 AND e.key < ?2 ORDER BY e.key DESC LIMIT ?3"))?;
    page.query_map((framework, before, i64::try_from(count).unwrap_or(i64::MAX)), row)?.collect()
}

/// The first step of a framework.
pub(crate) fn first(connection: &Connection, framework: i64) -> rusqlite::Result<EditKey> {
    connection
        .prepare_cached("SELECT min(key) FROM edit WHERE framework = ?1")?
        .query_row([framework], |row| row.get(0))
}

/// The step a revision of the framework belongs to.
pub(crate) fn of_revision(connection: &Connection, framework: i64, seq: i64) -> rusqlite::Result<Option<Row>> {
    let mut find =
        connection.prepare_cached(&format!("{COLUMNS} WHERE framework = ?1 AND e.key >= ?2 ORDER BY e.key LIMIT 1"))?;
    find.query_row((framework, seq), row).optional()
}
