//! Benchmarks: the same database seen without the house: what SQLite alone takes for the same rows, and which table
//! takes how much room.

use crate::measure::time;
use rungs_model::Framework;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::time::Duration;

/// Everything in a library, as plain rows.
pub(crate) struct Rows {
    schema: Vec<String>,
    tables: Vec<(String, Vec<Vec<Value>>)>,
}

/// The table for searching keeps no copy of its words, so they are given to it anew.
const SEARCH: &str = "search";

impl Rows {
    /// Reads all rows of a library that holds one framework, this one.
    pub(crate) fn read(library: &Path, framework: &Framework) -> Result<Rows, Box<dyn Error>> {
        let connection = Connection::open_with_flags(library, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let of = |sql: &str| -> rusqlite::Result<Vec<(String, String, String)>> {
            let mut found = connection.prepare(sql)?;
            found.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
        };
        let all = of("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")?;
        let is_shadow = |name: &str| name.strip_prefix(SEARCH).is_some_and(|rest| rest.starts_with('_'));
        let kept: Vec<_> = all.into_iter().filter(|(kind, name, _)| kind != "trigger" && !is_shadow(name)).collect();
        let mut tables = Vec::new();
        for (_, name, _) in kept.iter().filter(|(kind, _, _)| kind == "table") {
            let rows = if name == SEARCH { words(&connection, framework)? } else { rows(&connection, name)? };
            tables.push((name.clone(), rows));
        }
        Ok(Rows { schema: kept.into_iter().map(|(_, _, sql)| sql).collect(), tables })
    }

    /// How long SQLite takes to insert them all into a fresh database with the same tables, indexes and table for
    /// searching, in one transaction that is on the disk when it ends. No triggers, no checks of references.
    pub(crate) fn insert(&self, file: &Path) -> Result<Duration, Box<dyn Error>> {
        let connection = Connection::open(file)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", false)?;
        connection.execute_batch(&self.schema.join(";"))?;
        let (took, inserted) = time(|| self.insert_all(&connection));
        inserted.map(|()| took).map_err(Into::into)
    }

    fn insert_all(&self, connection: &Connection) -> rusqlite::Result<()> {
        connection.execute_batch("BEGIN IMMEDIATE")?;
        for (table, rows) in &self.tables {
            let Some(first) = rows.first() else { continue };
            let columns = if table == SEARCH { "(rowid, words)" } else { "" };
            let marks = vec!["?"; first.len()].join(", ");
            let mut insert = connection.prepare(&format!("INSERT INTO {table} {columns} VALUES ({marks})"))?;
            for row in rows {
                insert.execute(params_from_iter(row))?;
            }
        }
        connection.execute_batch("COMMIT")
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.tables.iter().map(|(_, rows)| rows.len()).sum()
    }
}

fn rows(connection: &Connection, table: &str) -> rusqlite::Result<Vec<Vec<Value>>> {
    let mut all = connection.prepare(&format!("SELECT * FROM {table}"))?;
    let width = all.column_count();
    all.query_map([], |row| (0..width).map(|n| row.get(n)).collect())?.collect()
}

fn words(connection: &Connection, framework: &Framework) -> rusqlite::Result<Vec<Vec<Value>>> {
    let mut key = connection.prepare("SELECT key FROM node WHERE id = ?1")?;
    let mut all: Vec<(i64, String)> = Vec::new();
    for record in framework.records() {
        let texts: Vec<&str> = record.fields.iter().flat_map(|(_, v)| v.texts()).filter(|t| !t.is_empty()).collect();
        if !texts.is_empty() {
            all.push((key.query_row([record.id.as_bytes()], |row| row.get(0))?, texts.join("\n")));
        }
    }
    // FTS5 takes keys that go up without writing anything out in between.
    all.sort_unstable();
    Ok(all.into_iter().map(|(key, words)| vec![Value::Integer(key), Value::Text(words)]).collect())
}

/// The bytes of a library once everything in its log has been put in its place.
pub(crate) fn size(library: &Path) -> Result<u64, Box<dyn Error>> {
    let connection = Connection::open(library)?;
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(std::fs::metadata(library)?.len())
}

/// The bytes of the pages of each table and index; pages that are free count as "(free)".
pub(crate) fn pages(library: &Path) -> Result<BTreeMap<String, i64>, Box<dyn Error>> {
    let connection = Connection::open(library)?;
    let mut sums = connection.prepare("SELECT name, sum(pgsize) FROM dbstat GROUP BY name")?;
    let mut found: BTreeMap<String, i64> =
        sums.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    let free: i64 = connection.query_row(
        "SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size",
        [],
        |row| row.get(0),
    )?;
    found.insert("(free)".to_string(), free);
    Ok(found)
}
