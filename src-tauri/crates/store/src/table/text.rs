//! Texts, each once.

use rusqlite::{Connection, OptionalExtension, Result};
use std::collections::HashMap;
use std::rc::Rc;

/// The key of a text, which is stored if it is new.
pub(crate) fn intern(connection: &Connection, body: &str) -> Result<i64> {
    let digest = blake3::hash(body.as_bytes());
    let first: [u8; 8] = std::array::from_fn(|i| digest.as_bytes()[i]);
    let hash = i64::from_le_bytes(first);
    let mut find = connection.prepare_cached("SELECT key FROM text WHERE hash = ?1 AND body = ?2")?;
    if let Some(key) = find.query_row((hash, body), |row| row.get(0)).optional()? {
        return Ok(key);
    }
    connection.prepare_cached("INSERT INTO text (hash, body) VALUES (?1, ?2)")?.execute((hash, body))?;
    Ok(connection.last_insert_rowid())
}

/// Texts being read: each is fetched once.
pub(crate) struct Reading<'c> {
    connection: &'c Connection,
    seen: HashMap<i64, Rc<str>>,
}

impl<'c> Reading<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Reading { connection, seen: HashMap::new() }
    }

    pub(crate) fn get(&mut self, key: i64) -> Result<String> {
        if let Some(text) = self.seen.get(&key) {
            return Ok(text.to_string());
        }
        let mut find = self.connection.prepare_cached("SELECT body FROM text WHERE key = ?1")?;
        let text: String = find.query_row([key], |row| row.get(0))?;
        // Short texts are those that repeat (titles, units); long ones would only be held twice.
        if text.len() <= 64 {
            self.seen.insert(key, text.as_str().into());
        }
        Ok(text)
    }
}
