//! The names of records within a framework.

use super::Sixteen;
use rungs_model::{Id, IdMap};
use rusqlite::{CachedStatement, Connection, OptionalExtension, Result};

/// Keys of nodes by id, each looked up once.
pub(crate) struct Keys<'c> {
    connection: &'c Connection,
    find: CachedStatement<'c>,
    insert: CachedStatement<'c>,
    framework: i64,
    seen: IdMap<Id, i64>,
    /// Whether every node of the framework is in `seen`.
    all_seen: bool,
}

impl<'c> Keys<'c> {
    pub(crate) fn new(connection: &'c Connection, framework: i64) -> Result<Self> {
        Ok(Keys {
            connection,
            find: connection.prepare_cached("SELECT key FROM node WHERE framework = ?1 AND id = ?2")?,
            insert: connection.prepare_cached("INSERT INTO node (framework, id) VALUES (?1, ?2)")?,
            framework,
            seen: IdMap::default(),
            all_seen: false,
        })
    }

    /// The keys of a framework that has no node yet.
    pub(crate) fn of_new(connection: &'c Connection, framework: i64) -> Result<Self> {
        Ok(Keys { all_seen: true, ..Keys::new(connection, framework)? })
    }

    /// The key of a node that is there.
    pub(crate) fn find(&mut self, id: Id) -> Result<Option<i64>> {
        if let Some(key) = self.seen.get(&id) {
            return Ok(Some(*key));
        }
        if self.all_seen {
            return Ok(None);
        }
        let key = self.find.query_row((self.framework, id.as_bytes()), |row| row.get(0)).optional()?;
        if let Some(key) = key {
            self.seen.insert(id, key);
        }
        Ok(key)
    }

    /// The key of a node, which is made if it is new.
    pub(crate) fn of(&mut self, id: Id) -> Result<i64> {
        if let Some(key) = self.find(id)? {
            return Ok(key);
        }
        self.insert.execute((self.framework, id.as_bytes()))?;
        let key = self.connection.last_insert_rowid();
        self.seen.insert(id, key);
        Ok(key)
    }
}

/// All nodes that a framework ever had, key to id.
pub(crate) fn all(connection: &Connection, framework: i64) -> Result<IdMap<i64, Id>> {
    let mut all = connection.prepare_cached("SELECT key, id FROM node WHERE framework = ?1")?;
    all.query_map([framework], |row| Ok((row.get(0)?, row.get::<_, Sixteen>(1)?.0)))?.collect()
}

/// The id of a node.
pub(crate) fn id(connection: &Connection, key: i64) -> Result<Id> {
    connection
        .prepare_cached("SELECT id FROM node WHERE key = ?1")?
        .query_row([key], |row| Ok(row.get::<_, Sixteen>(0)?.0))
}
