//! Words that come again and again, each kept once: the people who worked here, and the verbs of the step log.

use rusqlite::{Connection, OptionalExtension, Result};

/// A table of such words.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Named {
    Person,
    Verb,
}

impl Named {
    const fn sql(self) -> [&'static str; 2] {
        match self {
            Named::Person => ["SELECT key FROM person WHERE name = ?1", "INSERT INTO person (name) VALUES (?1)"],
            Named::Verb => ["SELECT key FROM verb WHERE name = ?1", "INSERT INTO verb (name) VALUES (?1)"],
        }
    }

    /// The key of a name, which is kept if it is new; none for an empty one.
    pub(crate) fn key_of(self, connection: &Connection, name: &str) -> Result<Option<i64>> {
        if name.is_empty() {
            return Ok(None);
        }
        let [find, insert] = self.sql();
        if let Some(key) = connection.prepare_cached(find)?.query_row([name], |row| row.get(0)).optional()? {
            return Ok(Some(key));
        }
        connection.prepare_cached(insert)?.execute([name])?;
        Ok(Some(connection.last_insert_rowid()))
    }
}
