//! First floor: the library, one SQLite database.
//!
//! Append-only revisions of records over texts that are kept once; nothing that people wrote is ever changed or
//! deleted. Times and ids come from above; nothing here reads a clock.

mod backup;
mod error;
mod migrate;
mod opening;
mod rows;
mod table;

pub use error::StoreError;
pub use rows::{EditRow, FrameworkRow, Head, HistoryRow, NewFramework, NewVersion, Opening, Report, SearchRow, Step};
pub use table::edit::{EditKey, StepKind};
pub use table::version::VersionRow;

use chrono::{DateTime, Utc};
use opening::{accept, look_without_touching};
use rungs_model::{Changes, Framework, Id, Kind};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use table::node::Keys;
use table::{edit, framework, node, revision, search, version};

/// The library.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
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
        connection.set_prepared_statement_cache_capacity(64);
        let backup = migrate::run(&mut connection, file, migrate::MIGRATIONS)?;
        let opening = match backup {
            Some(backup) => Opening::Migrated { backup },
            None if is_new => Opening::Created,
            None => Opening::Current,
        };
        Ok((Store { connection }, opening))
    }

    /// A transaction that writes; nothing of it stays unless it is committed.
    fn write(&mut self) -> Result<Transaction<'_>, StoreError> {
        Ok(self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
    }

    /// Adds a framework with its versions, in one transaction.
    ///
    /// # Errors
    /// If there is one of this id, or a version read back is not what its hash says.
    pub fn add_framework(&mut self, new: &NewFramework<'_>, at: DateTime<Utc>) -> Result<Head, StoreError> {
        let id = new.draft.root();
        let transaction = self.write()?;
        if framework::by_id(&transaction, id)?.is_some() {
            return Err(StoreError::FrameworkThere(id));
        }
        let key = framework::insert(&transaction, id, at, new.origin)?;
        let mut keys = Keys::new(&transaction, key);
        let mut before: Option<&Framework> = None;
        let states = new.history.iter().map(|(version, state)| (Some(version), state));
        for (named, state) in states.chain([(None, new.draft)]) {
            let changes = match before {
                Some(before) => Changes::between(before, state),
                None => all_of(state),
            };
            if !changes.is_empty() {
                let seq = append_revisions(&transaction, &mut keys, &changes)?;
                let begin = edit::Row {
                    key: seq,
                    framework: key,
                    at: named.map_or(at, |v| v.at),
                    kind: StepKind::Begin,
                    verb: "begin".to_string(),
                    about: keys.find(id)?,
                    words: None,
                    below: None,
                    undo_top: None,
                    redo_top: None,
                };
                edit::append(&transaction, &begin)?;
            }
            if let Some(named) = named {
                keep_version(&transaction, key, named)?;
            }
            before = Some(state);
        }
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
        for row in framework::all(connection)? {
            let last = edit::last(connection, row.key)?;
            let root = Keys::new(connection, row.key).find(row.id)?;
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
    pub fn draft(&mut self, id: Id) -> Result<(Framework, Head), StoreError> {
        let transaction = self.connection.transaction()?;
        let key = framework::key(&transaction, id)?;
        let head = head(&transaction, key)?;
        Ok((revision::state(&transaction, key, i64::MAX)?, head))
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
        at: DateTime<Utc>,
    ) -> Result<Head, StoreError> {
        let transaction = self.write()?;
        let key = framework::key(&transaction, id)?;
        if head(&transaction, key)? != *seen {
            return Err(StoreError::Stale);
        }
        let mut keys = Keys::new(&transaction, key);
        let seq = append_revisions(&transaction, &mut keys, changes)?;
        // Undo and redo are steps too: each keeps what comes on top of its stack when it is taken off again.
        let of =
            |top: Option<EditKey>| edit::get(&transaction, top.ok_or(StoreError::Stale)?).map_err(StoreError::from);
        let row = match step {
            Step::Do { verb, about, words } => edit::Row {
                key: seq,
                framework: key,
                at,
                kind: StepKind::Do,
                verb: verb.to_string(),
                about: about.map(|id| keys.find(id)).transpose()?.flatten(),
                words: words.map(str::to_string),
                below: seen.undo_top,
                undo_top: Some(seq),
                redo_top: None,
            },
            Step::Undo => {
                let undone = of(seen.undo_top)?;
                edit::Row {
                    key: seq,
                    at,
                    kind: StepKind::Undo,
                    undo_top: undone.below,
                    redo_top: Some(seq),
                    below: seen.redo_top,
                    ..undone
                }
            }
            Step::Redo => {
                let undo = of(seen.redo_top)?;
                edit::Row {
                    key: seq,
                    at,
                    kind: StepKind::Redo,
                    undo_top: Some(seq),
                    redo_top: undo.below,
                    below: seen.undo_top,
                    ..undo
                }
            }
        };
        edit::append(&transaction, &row)?;
        let head = Head { edit: seq, undo_top: row.undo_top, redo_top: row.redo_top, at };
        transaction.commit()?;
        Ok(head)
    }

    /// A step of the log.
    ///
    /// # Errors
    /// If there is none.
    pub fn edit(&self, key: EditKey) -> Result<EditRow, StoreError> {
        told(&self.connection, edit::get(&self.connection, key)?)
    }

    /// What a step changed, exactly.
    ///
    /// # Errors
    /// If there is no such step.
    pub fn changes_of(&self, key: EditKey) -> Result<Changes, StoreError> {
        let connection = &self.connection;
        let before = edit::before(connection, key)?;
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

    /// The state of a version.
    ///
    /// # Errors
    /// If there is no such framework or version.
    pub fn state(&self, id: Id, version: Id) -> Result<Framework, StoreError> {
        let key = framework::key(&self.connection, id)?;
        let (_, seq) = version::get(&self.connection, key, version)?;
        revision::state(&self.connection, key, seq)
    }

    /// The history of one record, oldest first.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn history(&self, id: Id, record: Id) -> Result<Vec<HistoryRow>, StoreError> {
        let connection = &self.connection;
        let key = framework::key(connection, id)?;
        let Some(node) = Keys::new(connection, key).find(record)? else { return Ok(Vec::new()) };
        let mut versions = version::all(connection, key)?;
        versions.reverse();
        let mut history = Vec::new();
        for seq in revision::of_node(connection, node)? {
            let Some(step) = edit::of_revision(connection, seq)? else { continue };
            let first = versions.partition_point(|(_, up_to)| *up_to < seq);
            history.push(HistoryRow {
                edit: told(connection, step)?,
                record: revision::record(connection, node, seq)?,
                version: versions.get(first).map(|(v, _)| v.name.clone()),
            });
        }
        Ok(history)
    }

    /// The records of all drafts that have these words, best first.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<SearchRow>, StoreError> {
        let connection = &self.connection;
        let frameworks = framework::all(connection)?;
        let mut hits = Vec::new();
        for node in search::find(connection, words, limit)? {
            let (key, _) = revision::owner(connection, node)?;
            let Some(row) = frameworks.iter().find(|f| f.key == key) else { continue };
            let root = Keys::new(connection, key).find(row.id)?;
            let title = root.map(|root| revision::record(connection, root, i64::MAX)).transpose()?.flatten();
            if let Some(record) = revision::record(connection, node, i64::MAX)? {
                let title = title.map(|t| t.face().to_string()).unwrap_or_default();
                hits.push(SearchRow { framework: row.id, title, record });
            }
        }
        Ok(hits)
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
        if schema != migrate::MIGRATIONS.len() as i32 {
            return Err(StoreError::NotALibrary);
        }
        backup::take_over(&source, &mut self.connection)
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
            if let Err(error) = revision::state(connection, row.key, i64::MAX) {
                report.damage.push(format!("draft of {}: {error}", row.id));
            }
            for (version, seq) in version::all(connection, row.key)? {
                report.versions += 1;
                match revision::state(connection, row.key, seq) {
                    Ok(state) if state.content_hash() == version.hash => {}
                    Ok(_) => report.damage.push(format!("version {} of {}: other content", version.name, row.id)),
                    Err(error) => report.damage.push(format!("version {} of {}: {error}", version.name, row.id)),
                }
            }
        }
        Ok(report)
    }
}

fn head(connection: &Connection, framework: i64) -> Result<Head, StoreError> {
    let last = edit::last(connection, framework)?;
    Ok(Head { edit: last.key, undo_top: last.undo_top, redo_top: last.redo_top, at: last.at })
}

fn all_of(state: &Framework) -> Changes {
    Changes { added: state.records().map(|r| (r.id, r.clone())).collect(), ..Changes::default() }
}

/// Appends the revisions of a step; gives the seq of the last one.
fn append_revisions(connection: &Connection, keys: &mut Keys<'_>, changes: &Changes) -> Result<i64, StoreError> {
    for (id, record) in changes.after() {
        let record = record.map(Arc::as_ref);
        let (node, _) = revision::append(connection, keys, id, record)?;
        search::put(connection, node, !changes.added.contains_key(&id), record)?;
    }
    Ok(revision::last(connection)?)
}

/// Keeps a version of the state as it stands in the tables, if that is what its hash says.
fn keep_version(connection: &Connection, framework: i64, row: &VersionRow) -> Result<(), StoreError> {
    let seq = edit::last(connection, framework)?.key;
    if revision::state(connection, framework, seq)?.content_hash() != row.hash {
        return Err(StoreError::NotAsMeant);
    }
    version::insert(connection, framework, row, seq)
}

/// A step with the words of the node it was about.
fn told(connection: &Connection, row: edit::Row) -> Result<EditRow, StoreError> {
    let subject = match (row.words, row.about) {
        (Some(words), _) => words,
        (None, Some(node)) => {
            let record = revision::record(connection, node, row.key)?;
            let record = match record {
                Some(record) => Some(record),
                None => revision::record(connection, node, edit::before(connection, row.key)?)?,
            };
            record.map(|r| r.face().to_string()).unwrap_or_default()
        }
        (None, None) => String::new(),
    };
    Ok(EditRow { key: row.key, kind: row.kind, verb: row.verb, subject, at: row.at })
}

#[cfg(test)]
mod tests;
