//! First floor: the library, one SQLite database.
//!
//! Append-only revisions of records over texts that are kept once; nothing that people wrote is ever changed or
//! deleted. Times and ids come from above; nothing here reads a clock.

mod backup;
mod comments;
mod error;
mod history;
mod ignored;
mod looking;
mod migrate;
mod opening;
mod origins;
mod people;
mod reviews;
mod rows;
mod steps;
mod table;
mod typing;

pub use error::StoreError;
pub use rows::{
    By, EditRow, EverRow, FrameworkRow, Head, HistoryRow, Near, NewFramework, NewReview, NewVersion, Opening, Report,
    SearchRow, Step, StepRow, Touch, Worked,
};
pub use steps::Since;
pub use table::comment::CommentRow;
pub use table::edit::{EditKey, StepKind};
pub use table::ignored::Ignored;
pub use table::origin::{OriginRow, Source};
pub use table::pair::Pair;
pub use table::review::ReviewRow;
pub use table::typing::TypingRow;
pub use table::version::VersionRow;

use chrono::{DateTime, Utc};
use opening::{accept, look_without_touching};
use rungs_model::{Changes, Framework, Id, Kind, Record};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use table::node::Keys;
use table::{edit, framework, node, revision, version};

/// The library.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    /// What SQLite said last of what others wrote.
    data_version: Option<i64>,
}

/// SQLite up to 3.51.2 can lose commits when two connections reset the log at once (sqlite.org/wal.html).
const OLDEST_SQLITE: i32 = 3_051_003;

impl Store {
    /// Opens a library, or makes one where there is none.
    ///
    /// # Errors
    /// If the file is not a library or is newer than this program (its bytes stay as they are), or cannot be written.
    pub fn open(file: &Path) -> Result<(Store, Opening), StoreError> {
        if rusqlite::version_number() < OLDEST_SQLITE {
            return Err(StoreError::OldSqlite(rusqlite::version().to_string()));
        }
        let is_new = opening::is_new(file)?;
        if !is_new {
            match look_without_touching(file) {
                // A checkpoint that was cut off leaves the file alone inconsistent; with its log it is whole, and that
                // is looked at below.
                Err(StoreError::Damaged(_)) => {}
                other => other?,
            }
        }
        let mut connection = Connection::open(file)?;
        connection.busy_timeout(Duration::from_secs(5))?;
        // Until it is known to be ours, not even closing it may write.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        if !is_new {
            accept(&connection)?;
        }
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "trusted_schema", false)?;
        // Without it, `INSERT OR REPLACE` deletes behind the back of the triggers that refuse deletion.
        connection.pragma_update(None, "recursive_triggers", true)?;
        // In KiB: a large framework fits, so that nothing is written out before the commit or read twice.
        connection.pragma_update(None, "cache_size", -65536)?;
        connection.set_prepared_statement_cache_capacity(64);
        let backup = migrate::run(&mut connection, file, migrate::MIGRATIONS)?;
        let opening = match backup {
            Some(backup) => Opening::Migrated { backup },
            None if is_new => Opening::Created,
            None => Opening::Current,
        };
        Ok((Store { connection, data_version: None }, opening))
    }

    /// A transaction that writes; nothing of it stays unless it is committed.
    fn write(&mut self) -> Result<Transaction<'_>, StoreError> {
        Ok(self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
    }

    /// Adds a framework with its versions, in one transaction. What came with a version is by its author.
    ///
    /// # Errors
    /// If there is one of this id, or a version read back is not what its hash says.
    pub fn add_framework(&mut self, new: &NewFramework<'_>, by: By<'_>) -> Result<Head, StoreError> {
        let transaction = self.write()?;
        let key = add(&transaction, new, by)?;
        let head = head(&transaction, key)?;
        transaction.commit()?;
        Ok(head)
    }

    /// All frameworks, those off the shelf too, last changed first.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn frameworks(&self) -> Result<Vec<FrameworkRow>, StoreError> {
        let connection = &self.connection;
        let counts = revision::counts(connection)?;
        let mut rows = Vec::new();
        for row in framework::own(connection)? {
            let last = edit::last(connection, row.key)?;
            let root = Keys::new(connection, row.key)?.find(row.id)?;
            let record = root.map(|node| revision::record(connection, node, i64::MAX)).transpose()?.flatten();
            let text = |field| record.as_ref().map(|r| r.text(field).to_string()).unwrap_or_default();
            let count = |kind| counts.get(&(row.key, revision::kind_number(kind))).copied().unwrap_or(0);
            rows.push(FrameworkRow {
                id: row.id,
                title: text(rungs_model::Field::Title),
                summary: text(rungs_model::Field::Summary),
                created: row.created,
                edited: last.at,
                removed: row.removed,
                origin: row.origin,
                latest: version::latest(connection, row.key)?,
                counts: [Kind::Path, Kind::Step, Kind::Ability, Kind::Competency].map(count),
            });
        }
        rows.sort_by_key(|row| std::cmp::Reverse(row.edited));
        Ok(rows)
    }

    /// Whether there is a framework of this id, on the shelf or off it.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn has(&self, id: Id) -> Result<bool, StoreError> {
        Ok(framework::by_id(&self.connection, id)?.is_some())
    }

    /// Takes a framework off the shelf, or puts it back.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn set_removed(&mut self, id: Id, at: Option<DateTime<Utc>>) -> Result<(), StoreError> {
        let transaction = self.write()?;
        let key = framework::key(&transaction, id)?;
        framework::set_removed(&transaction, key, at)?;
        Ok(transaction.commit()?)
    }

    /// Where a draft stands.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn head(&self, id: Id) -> Result<Head, StoreError> {
        head(&self.connection, framework::key(&self.connection, id)?)
    }

    /// The draft and where it stands, read at one moment.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn draft(&mut self, id: Id, near: Option<Near<'_>>) -> Result<(Framework, Head), StoreError> {
        let transaction = self.connection.transaction()?;
        let key = framework::key(&transaction, id)?;
        let head = head(&transaction, key)?;
        Ok((revision::state(&transaction, key, head.edit, near)?, head))
    }

    /// Appends a step: the revisions of all records that change, and its entry in the log.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if the draft does not stand where the caller saw it.
    pub fn append(
        &mut self,
        id: Id,
        seen: &Head,
        step: Step<'_>,
        changes: &Changes,
        by: By<'_>,
    ) -> Result<Head, StoreError> {
        let transaction = self.write()?;
        let key = framework::key(&transaction, id)?;
        if head(&transaction, key)? != *seen {
            return Err(StoreError::Stale);
        }
        let mut writing = Writing::new(&transaction, key)?;
        let (seq, size) = writing.all(steps(changes))?;
        let about = match step {
            Step::Do { about, .. } => about.map(|id| writing.keys.find(id)).transpose()?.flatten(),
            Step::Undo | Step::Redo => None,
        };
        drop(writing);
        // Undo and redo are steps too: each keeps what comes on top of its stack when it is taken off again.
        let of = |top: Option<EditKey>| -> Result<edit::Row, StoreError> {
            Ok(edit::get(&transaction, key, top.ok_or(StoreError::Stale)?)?)
        };
        let (at, author) = (by.at, by.author.to_string());
        let row = match step {
            Step::Do { verb, words, .. } => edit::Row {
                key: seq,
                framework: key,
                size,
                at,
                author,
                kind: StepKind::Do,
                verb: verb.to_string(),
                about,
                words: words.map(str::to_string),
                below: seen.undo_top,
                other: None,
            },
            Step::Undo => {
                let undone = of(seen.undo_top)?;
                let (below, other) = (seen.redo_top, undone.below);
                edit::Row { key: seq, size, at, author, kind: StepKind::Undo, below, other, ..undone }
            }
            Step::Redo => {
                let undo = of(seen.redo_top)?;
                let (below, other) = (seen.undo_top, undo.below);
                edit::Row { key: seq, size, at, author, kind: StepKind::Redo, below, other, ..undo }
            }
        };
        edit::append(&transaction, &row)?;
        let head = Head { edit: seq, undo_top: row.undo_top(), redo_top: row.redo_top(), at };
        transaction.commit()?;
        Ok(head)
    }

    /// A step of the log.
    ///
    /// # Errors
    /// If there is none.
    pub fn edit(&self, id: Id, key: EditKey) -> Result<EditRow, StoreError> {
        let connection = &self.connection;
        history::told(connection, edit::get(connection, framework::key(connection, id)?, key)?)
    }

    /// What a step changed, exactly.
    ///
    /// # Errors
    /// If there is no such step.
    pub fn changes_of(&self, id: Id, key: EditKey) -> Result<Changes, StoreError> {
        let connection = &self.connection;
        let before = edit::get(connection, framework::key(connection, id)?, key)?.before();
        let mut changes = Changes::default();
        for (node, seq) in revision::touched(connection, before, key)? {
            let from = revision::record(connection, node, before)?.map(Arc::new);
            let to = revision::record(connection, node, seq)?.map(Arc::new);
            changes.note(node::id(connection, node)?, from, to);
        }
        Ok(changes)
    }

    /// Names the present state of a draft. Before it is committed, the state is read back from the tables and its hash
    /// compared with what the caller meant.
    ///
    /// # Errors
    /// If the draft stands elsewhere, the name is taken, or what was read back is something else.
    pub fn save_version(
        &mut self,
        id: Id,
        seen: &Head,
        new: &NewVersion,
        hash: &str,
        at: DateTime<Utc>,
    ) -> Result<VersionRow, StoreError> {
        let transaction = self.write()?;
        let key = framework::key(&transaction, id)?;
        if head(&transaction, key)? != *seen {
            return Err(StoreError::Stale);
        }
        let row = VersionRow {
            id: new.id,
            name: new.name.clone(),
            note: new.note.clone(),
            author: new.author.clone(),
            at,
            status: new.status.clone(),
            effective: new.effective,
            hash: hash.to_string(),
        };
        keep_version(&transaction, key, &row)?;
        transaction.commit()?;
        Ok(row)
    }

    /// The versions of a framework, newest first.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn versions(&self, id: Id) -> Result<Vec<VersionRow>, StoreError> {
        let rows = version::all(&self.connection, framework::key(&self.connection, id)?)?;
        Ok(rows.into_iter().map(|(row, _)| row).collect())
    }

    /// A version.
    ///
    /// # Errors
    /// If there is no such framework or version.
    pub fn version(&self, id: Id, version: Id) -> Result<VersionRow, StoreError> {
        Ok(version::get(&self.connection, framework::key(&self.connection, id)?, version)?.0)
    }

    /// The state of a version, and the last step before it.
    ///
    /// # Errors
    /// If there is no such framework or version.
    pub fn state(&self, id: Id, version: Id, near: Option<Near<'_>>) -> Result<(Framework, EditKey), StoreError> {
        let key = framework::key(&self.connection, id)?;
        let (_, seq) = version::get(&self.connection, key, version)?;
        Ok((revision::state(&self.connection, key, seq, near)?, seq))
    }

    /// Writes a consistent copy of the library.
    ///
    /// # Errors
    /// If the target cannot be written.
    pub fn backup_to(&self, to: &Path) -> Result<(), StoreError> {
        backup::write(&self.connection, to)
    }

    /// Takes over the content of another library, as one step: all of it, or nothing.
    ///
    /// # Errors
    /// If that is no library, is newer than this program, or is damaged.
    pub fn restore_from(&mut self, from: &Path) -> Result<(), StoreError> {
        look_without_touching(from)?;
        let source = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let found: String = source.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        if found != "ok" {
            return Err(StoreError::Damaged(found));
        }
        let (_, schema) = migrate::identity(&source)?;
        if schema == 0 {
            return Err(StoreError::NotALibrary);
        }
        backup::take_over(&source, &mut self.connection)?;
        // One of an older schema stays where it is; what was taken over of it is brought up to date.
        migrate::up(&mut self.connection, migrate::MIGRATIONS)
    }

    /// Checks the database and everything in it: SQLite's own checks, then every version against its hash.
    ///
    /// # Errors
    /// If the library cannot be read at all; damage that can be told is in the report.
    pub fn doctor(&self) -> Result<Report, StoreError> {
        let connection = &self.connection;
        let mut report = Report::default();
        let mut integrity = connection.prepare("PRAGMA integrity_check(20)")?;
        for line in integrity.query_map([], |row| row.get::<_, String>(0))? {
            report.damage.extend(line.ok().filter(|l| l != "ok"));
        }
        let mut references = connection.prepare("PRAGMA foreign_key_check")?;
        for table in references.query_map([], |row| row.get::<_, String>(0))? {
            report.damage.push(format!("reference to nothing in {}", table?));
        }
        for row in framework::all(connection)? {
            report.frameworks += 1;
            if let Err(error) = revision::state(connection, row.key, i64::MAX, None) {
                report.damage.push(format!("draft of {}: {error}", row.id));
            }
            for (version, seq) in version::all(connection, row.key)? {
                report.versions += 1;
                match revision::state(connection, row.key, seq, None) {
                    Ok(state) if state.content_hash() == version.hash => {}
                    Ok(_) => report.damage.push(format!("version {} of {}: other content", version.name, row.id)),
                    Err(error) => report.damage.push(format!("version {} of {}: {error}", version.name, row.id)),
                }
            }
        }
        Ok(report)
    }
}

/// Adds a framework with its versions; gives its key.
fn add(transaction: &Connection, new: &NewFramework<'_>, by: By<'_>) -> Result<i64, StoreError> {
    let id = new.draft.root();
    if framework::by_id(transaction, id)?.is_some() {
        return Err(StoreError::FrameworkThere(id));
    }
    let key = framework::insert(transaction, id, by.at, new.origin)?;
    let mut writing = Writing::of_new(transaction, key)?;
    let mut before: Option<&Framework> = None;
    let states = new.history.iter().map(|(version, state)| (Some(version), state));
    for (named, state) in states.chain([(None, new.draft)]) {
        let (seq, size) = match before {
            // In reading order nothing is named before it is there itself, and what is read together lies together.
            None => writing.all(state.in_order().into_iter().map(|record| (record.id, None, Some(record))))?,
            Some(before) => writing.all(steps(&Changes::between(before, state)))?,
        };
        if size > 0 {
            let begin = edit::Row {
                key: seq,
                framework: key,
                size,
                at: named.map_or(by.at, |v| v.at),
                author: named.map_or(by.author, |v| &v.author).to_string(),
                kind: StepKind::Begin,
                verb: "begin".to_string(),
                about: writing.keys.find(id)?,
                words: None,
                below: None,
                other: None,
            };
            edit::append(transaction, &begin)?;
        }
        if let Some(named) = named {
            keep_version(transaction, key, named)?;
        }
        before = Some(state);
    }
    drop(writing);
    Ok(key)
}

fn head(connection: &Connection, framework: i64) -> Result<Head, StoreError> {
    let last = edit::last(connection, framework)?;
    Ok(Head { edit: last.key, undo_top: last.undo_top(), redo_top: last.redo_top(), at: last.at })
}

/// A node, what it was before and what it is after.
type Touched<'a> = (Id, Option<&'a Record>, Option<&'a Record>);

/// Every node that changes touch.
fn steps(changes: &Changes) -> impl Iterator<Item = Touched<'_>> {
    let gone = changes.removed.iter().map(|(id, from)| (*id, Some(&**from), None));
    let there = changes.updated.iter().map(|(id, (from, to))| (*id, Some(&**from), Some(&**to)));
    let come = changes.added.iter().map(|(id, to)| (*id, None, Some(&**to)));
    gone.chain(there).chain(come)
}

/// Revisions of one framework being written.
struct Writing<'c> {
    keys: Keys<'c>,
    revisions: revision::Writing<'c>,
}

impl<'c> Writing<'c> {
    fn new(connection: &'c Connection, framework: i64) -> Result<Self, StoreError> {
        Ok(Writing { keys: Keys::new(connection, framework)?, revisions: revision::Writing::new(connection)? })
    }

    /// For a framework that has no node yet.
    fn of_new(connection: &'c Connection, framework: i64) -> Result<Self, StoreError> {
        Ok(Writing { keys: Keys::of_new(connection, framework)?, ..Writing::new(connection, framework)? })
    }

    /// Appends a revision for each; gives the seq of the last one, and how many there are.
    fn all<'a>(&mut self, touched: impl Iterator<Item = Touched<'a>>) -> Result<(i64, i64), StoreError> {
        let (mut last, mut size) = (0, 0);
        for (id, before, after) in touched {
            last = self.revisions.append(&mut self.keys, id, before, after)?;
            size += 1;
        }
        Ok((last, size))
    }
}

/// Keeps a version of the state as it stands in the tables, if that is what its hash says.
fn keep_version(connection: &Connection, framework: i64, row: &VersionRow) -> Result<(), StoreError> {
    let seq = edit::last(connection, framework)?.key;
    if revision::state(connection, framework, seq, None)?.content_hash() != row.hash {
        return Err(StoreError::NotAsMeant);
    }
    version::insert(connection, framework, row, seq)
}

#[cfg(test)]
mod tests;
