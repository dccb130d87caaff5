//! What people say about nodes, and that they settled it.

use super::node::Keys;
use super::{Moment, Sixteen, named::Named};
use chrono::{DateTime, Utc};
use rungs_model::Id;
use rusqlite::{Connection, Result};

/// Something said about a node, or that it was settled, opened again or taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentRow {
    /// Its id, for ever: what comes twice is known by it.
    pub id: Id,
    /// The node it is about.
    pub node: Id,
    /// The comment it answers, settles, opens again or takes back.
    pub reply_to: Option<Id>,
    /// When it was said.
    pub at: DateTime<Utc>,
    /// Who said it; empty where nobody knows.
    pub author: String,
    /// `said`, `resolved`, `reopened` or `removed`.
    pub kind: String,
    /// What was said; empty where the kind says it all.
    pub body: String,
}

/// All that was said of the nodes of a framework, by time. The clock of a colleague may be another one, so that ids
/// settle what two clocks leave open: everybody who has the same rows sees one order.
pub(crate) fn all(connection: &Connection, framework: i64) -> Result<Vec<CommentRow>> {
    let mut all = connection.prepare_cached(
        "SELECT c.id, n.id, c.reply_to, c.at, p.name, c.kind, c.body
         FROM comment c JOIN node n ON n.key = c.node LEFT JOIN person p ON p.key = c.author
         WHERE c.framework = ?1 ORDER BY c.at, c.id",
    )?;
    let row = |row: &rusqlite::Row<'_>| {
        Ok(CommentRow {
            id: row.get::<_, Sixteen>(0)?.0,
            node: row.get::<_, Sixteen>(1)?.0,
            reply_to: row.get::<_, Option<Sixteen>>(2)?.map(|id| id.0),
            at: row.get::<_, Moment>(3)?.0,
            author: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
            kind: row.get(5)?,
            body: row.get(6)?,
        })
    };
    all.query_map([framework], row)?.collect()
}

/// Keeps what is not there yet; says how much that is.
pub(crate) fn add(connection: &Connection, framework: i64, rows: &[CommentRow]) -> Result<usize> {
    let mut keys = Keys::new(connection, framework)?;
    let mut there = connection.prepare_cached("SELECT 1 FROM comment WHERE framework = ?1 AND id = ?2")?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO comment (framework, id, node, reply_to, at, author, kind, body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    let mut added = 0;
    for row in rows {
        if there.exists((framework, row.id.as_bytes()))? {
            continue;
        }
        let node = keys.of(row.node)?;
        let author = Named::Person.key_of(connection, &row.author)?;
        let (id, reply_to) = (row.id.as_bytes(), row.reply_to.as_ref().map(Id::as_bytes));
        added +=
            insert.execute((framework, id, node, reply_to, row.at.timestamp_millis(), author, &row.kind, &row.body))?;
    }
    Ok(added)
}
