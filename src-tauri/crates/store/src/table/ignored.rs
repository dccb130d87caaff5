//! Findings that a person does not want to see.

use super::Sixteen;
use chrono::{DateTime, Utc};
use rungs_model::Id;
use rusqlite::Connection;

/// Which findings are not to be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignored {
    /// The code of their rule.
    pub code: String,
    /// The node they are about; none for all nodes.
    pub node: Option<Id>,
    /// The word they are about; none for any, or none at all.
    pub word: Option<String>,
}

/// What is not to be seen in a framework, in the order in which that was decided.
pub(crate) fn all(connection: &Connection, framework: i64) -> rusqlite::Result<Vec<Ignored>> {
    let mut last = connection.prepare_cached(
        "SELECT code, node, word FROM ignored i WHERE framework = ?1 AND ignored = 1
           AND key = (SELECT max(key) FROM ignored
                      WHERE framework = ?1 AND code = i.code AND node IS i.node AND word IS i.word)
         ORDER BY key",
    )?;
    let row = |row: &rusqlite::Row<'_>| {
        let node = row.get::<_, Option<Sixteen>>(1)?.map(|id| id.0);
        Ok(Ignored { code: row.get(0)?, node, word: row.get(2)? })
    };
    last.query_map([framework], row)?.collect()
}

pub(crate) fn insert(
    connection: &Connection,
    framework: i64,
    which: &Ignored,
    ignored: bool,
    at: DateTime<Utc>,
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO ignored (framework, code, node, word, ignored, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let node = which.node.as_ref().map(Id::as_bytes);
    insert.execute((framework, &which.code, node, &which.word, ignored, at.timestamp_millis()))?;
    Ok(())
}
