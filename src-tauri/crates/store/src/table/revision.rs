//! Every state a record ever had.

use super::node::Keys;
use super::text::Reading;
use super::{Sixteen, fields, node};
use crate::StoreError;
use rungs_model::{Framework, Id, Kind, Place, Record};
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::HashMap;

/// Numbers for kinds in the column; never reused for another kind.
const KINDS: [(i64, Kind); 11] = [
    (0, Kind::Framework),
    (1, Kind::Note),
    (2, Kind::Grade),
    (3, Kind::Group),
    (4, Kind::Competency),
    (5, Kind::Path),
    (6, Kind::Step),
    (7, Kind::Ability),
    (8, Kind::Transition),
    (9, Kind::Objective),
    (10, Kind::ValueStream),
];

fn number(kind: Kind) -> i64 {
    KINDS.iter().find(|(_, k)| *k == kind).map_or(-1, |(n, _)| *n)
}

/// Appends a state of a record; none: it was removed. Gives the key of the node and the seq.
pub(crate) fn append(
    connection: &Connection,
    keys: &mut Keys<'_>,
    id: Id,
    record: Option<&Record>,
) -> Result<(i64, i64), StoreError> {
    let node = keys.of(id)?;
    let mut insert = connection
        .prepare_cached("INSERT INTO revision (node, parent, kind, place, fields) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    match record {
        Some(record) => {
            let parent = record.parent.map(|parent| keys.of(parent)).transpose()?;
            let column = fields::encode(connection, keys, record)?;
            insert.execute((node, parent, number(record.kind), record.place.0, column))?;
        }
        None => {
            insert.execute((node, None::<i64>, 0, 0, None::<String>))?;
        }
    }
    Ok((node, connection.last_insert_rowid()))
}

/// The seq of the last revision of the whole library, 0 where there is none.
pub(crate) fn last(connection: &Connection) -> rusqlite::Result<i64> {
    connection.prepare_cached("SELECT coalesce(max(seq), 0) FROM revision")?.query_row([], |row| row.get(0))
}

struct Raw {
    node: i64,
    parent: Option<i64>,
    kind: i64,
    place: i64,
    fields: Option<String>,
}

impl Raw {
    fn from(row: &Row<'_>) -> rusqlite::Result<Raw> {
        Ok(Raw { node: row.get(0)?, parent: row.get(1)?, kind: row.get(2)?, place: row.get(3)?, fields: row.get(4)? })
    }

    fn record(
        self,
        texts: &mut Reading<'_>,
        id: &impl Fn(i64) -> Result<Id, StoreError>,
    ) -> Result<Option<Record>, StoreError> {
        let Some(column) = self.fields else { return Ok(None) };
        let kind = KINDS.iter().find(|(n, _)| *n == self.kind).map(|(_, k)| *k);
        let kind = kind.ok_or_else(|| StoreError::Damaged(format!("kind {}", self.kind)))?;
        let parent = self.parent.map(id).transpose()?;
        let (fields, extra) = fields::decode(&column, texts, id)?;
        Ok(Some(Record { id: id(self.node)?, kind, parent, place: Place(self.place), fields, extra }))
    }
}

/// The framework as it stood after a revision: for each node its last revision up to there, by the index alone.
pub(crate) fn state(connection: &Connection, framework: i64, seq: i64) -> Result<Framework, StoreError> {
    let ids = node::all(connection, framework)?;
    let id = |key: i64| ids.get(&key).copied().ok_or_else(|| StoreError::Damaged(format!("no node {key}")));
    let mut texts = Reading::new(connection);
    let mut last = connection.prepare_cached(
        "SELECT r.node, r.parent, r.kind, r.place, r.fields
         FROM node n JOIN revision r ON r.seq = (SELECT max(seq) FROM revision WHERE node = n.key AND seq <= ?2)
         WHERE n.framework = ?1 AND r.fields IS NOT NULL",
    )?;
    let mut records = Vec::with_capacity(ids.len());
    let mut rows = last.query((framework, seq))?;
    while let Some(row) = rows.next()? {
        records.extend(Raw::from(row)?.record(&mut texts, &id)?);
    }
    Framework::from_records(records).map_err(|e| StoreError::Damaged(e.to_string()))
}

/// A record as it stood after a revision; none where it was not there. Looks up single ids.
pub(crate) fn record(connection: &Connection, node: i64, seq: i64) -> Result<Option<Record>, StoreError> {
    let mut last = connection.prepare_cached(
        "SELECT node, parent, kind, place, fields FROM revision WHERE node = ?1 AND seq <= ?2 ORDER BY seq DESC LIMIT 1",
    )?;
    let raw = last.query_row((node, seq), Raw::from).optional()?;
    let id = |key: i64| Ok(node::id(connection, key)?);
    raw.map_or(Ok(None), |raw| raw.record(&mut Reading::new(connection), &id))
}

/// The nodes that were touched after one revision and up to another, each with the seq of its last revision there.
pub(crate) fn touched(connection: &Connection, after: i64, up_to: i64) -> rusqlite::Result<Vec<(i64, i64)>> {
    let mut touched = connection
        .prepare_cached("SELECT node, max(seq) FROM revision WHERE seq > ?1 AND seq <= ?2 GROUP BY node ORDER BY 2")?;
    touched.query_map((after, up_to), |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// The seqs of all revisions of a node, oldest first.
pub(crate) fn of_node(connection: &Connection, node: i64) -> rusqlite::Result<Vec<i64>> {
    let mut seqs = connection.prepare_cached("SELECT seq FROM revision WHERE node = ?1 ORDER BY seq")?;
    seqs.query_map([node], |row| row.get(0))?.collect()
}

/// How many nodes of each kind the drafts hold, by framework key.
pub(crate) fn counts(connection: &Connection) -> rusqlite::Result<HashMap<(i64, i64), u32>> {
    let mut counts = connection.prepare_cached(
        "SELECT n.framework, r.kind, count(*)
         FROM node n JOIN revision r ON r.seq = (SELECT max(seq) FROM revision WHERE node = n.key)
         WHERE r.fields IS NOT NULL GROUP BY 1, 2",
    )?;
    counts.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?.collect()
}

/// The number of a kind in [`counts`].
pub(crate) fn kind_number(kind: Kind) -> i64 {
    number(kind)
}

/// The key of the framework a node belongs to, and its id.
pub(crate) fn owner(connection: &Connection, node: i64) -> rusqlite::Result<(i64, Id)> {
    let mut owner = connection.prepare_cached("SELECT framework, id FROM node WHERE key = ?1")?;
    owner.query_row([node], |row| Ok((row.get(0)?, row.get::<_, Sixteen>(1)?.0)))
}
