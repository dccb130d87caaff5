//! Bringing a library to the schema of this program, with a backup before.

use crate::{StoreError, backup};
use rusqlite::{Connection, TransactionBehavior};
use std::path::{Path, PathBuf};

/// "Rung" in ASCII: tells a library from any other SQLite file.
pub(crate) const APPLICATION: i32 = 0x5275_6e67;

/// The migrations, one file each; the position is the schema it leads to.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001_library.sql"),
    include_str!("../migrations/0002_origin.sql"),
    include_str!("../migrations/0003_typing.sql"),
    include_str!("../migrations/0004_ignored.sql"),
    include_str!("../migrations/0005_mapping.sql"),
];

/// Application id and schema of a database.
pub(crate) fn identity(connection: &Connection) -> Result<(i32, i32), StoreError> {
    let read = |pragma| connection.pragma_query_value(None, pragma, |row| row.get::<_, i32>(0));
    Ok((read("application_id")?, read("user_version")?))
}

/// Brings a library up to date. The path of the backup comes back if there was something to back up.
pub(crate) fn run(connection: &mut Connection, file: &Path, list: &[&str]) -> Result<Option<PathBuf>, StoreError> {
    let from = schema(connection)?;
    if from >= list.len() {
        return Ok(None);
    }
    let saved = if from > 0 { Some(backup::before_migration(connection, file, from)?) } else { None };
    up(connection, list)?;
    Ok(saved)
}

/// Brings a library up to date without keeping the older one.
pub(crate) fn up(connection: &mut Connection, list: &[&str]) -> Result<(), StoreError> {
    // Looked up once nobody else can write: another process may have done it in the meantime.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let from = schema(&transaction)?;
    if from < list.len() {
        for sql in &list[from..] {
            transaction.execute_batch(sql)?;
        }
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", list.len() as i32)?;
    }
    Ok(transaction.commit()?)
}

fn schema(connection: &Connection) -> Result<usize, StoreError> {
    Ok(usize::try_from(identity(connection)?.1).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_library_is_backed_up_and_brought_up_to_date() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("library.db");
        let mut connection = Connection::open(&file).unwrap();
        let known = MIGRATIONS.len() as i32;
        assert_eq!(run(&mut connection, &file, MIGRATIONS).unwrap(), None);
        connection.execute("INSERT INTO text (hash, body) VALUES (2, 'kept')", []).unwrap();
        let next = [MIGRATIONS, &["CREATE TABLE later (key INTEGER PRIMARY KEY) STRICT"]].concat();
        let backup = run(&mut connection, &file, &next).unwrap().unwrap();
        assert_eq!(identity(&connection).unwrap(), (APPLICATION, known + 1));
        let old = Connection::open(&backup).unwrap();
        assert_eq!(identity(&old).unwrap(), (APPLICATION, known));
        let body: String = old.query_row("SELECT body FROM text", [], |r| r.get(0)).unwrap();
        assert_eq!(body, "kept");
    }

    #[test]
    fn a_library_of_every_earlier_schema_comes_to_this_one() {
        for earlier in 1..MIGRATIONS.len() {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("library.db");
            let mut connection = Connection::open(&file).unwrap();
            run(&mut connection, &file, &MIGRATIONS[..earlier]).unwrap();
            assert!(run(&mut connection, &file, MIGRATIONS).unwrap().is_some());
            assert_eq!(identity(&connection).unwrap(), (APPLICATION, MIGRATIONS.len() as i32));
        }
    }

    #[test]
    fn a_migration_that_fails_leaves_the_library_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("library.db");
        let mut connection = Connection::open(&file).unwrap();
        run(&mut connection, &file, MIGRATIONS).unwrap();
        let next = [MIGRATIONS, &["CREATE TABLE later (key); not sql"]].concat();
        assert!(run(&mut connection, &file, &next).is_err());
        assert_eq!(identity(&connection).unwrap(), (APPLICATION, MIGRATIONS.len() as i32));
        let later: i64 =
            connection.query_row("SELECT count(*) FROM sqlite_schema WHERE name = 'later'", [], |r| r.get(0)).unwrap();
        assert_eq!(later, 0);
    }
}
