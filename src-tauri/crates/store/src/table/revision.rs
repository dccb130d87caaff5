//! Every state a record ever had.

use super::node::Keys;
use super::text::{self, Texts};
use super::{Sixteen, fields, node, search, stretches};
use crate::steps::Since;
use crate::{Near, StoreError};
use rungs_model::{Changes, Framework, Id, IdMap, Kind, Place, Record};
use rusqlite::{CachedStatement, Connection, OptionalExtension, Row};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

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

/// Revisions being written, with the words for searching.
pub(crate) struct Writing<'c> {
    connection: &'c Connection,
    insert: CachedStatement<'c>,
    texts: text::Writing<'c>,
}

impl<'c> Writing<'c> {
    pub(crate) fn new(connection: &'c Connection) -> rusqlite::Result<Self> {
        Ok(Writing {
            connection,
            insert: connection.prepare_cached(
                "INSERT INTO revision (node, parent, kind, place, fields) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?,
            texts: text::Writing::new(connection)?,
        })
    }

    /// Appends a state of a record, which was another one `before`; none: it was removed, or was not there. Gives the
    /// seq.
    pub(crate) fn append(
        &mut self,
        keys: &mut Keys<'c>,
        id: Id,
        before: Option<&Record>,
        record: Option<&Record>,
    ) -> rusqlite::Result<i64> {
        let node = keys.of(id)?;
        match record {
            Some(record) => {
                let parent = record.parent.map(|parent| keys.of(parent)).transpose()?;
                let fields = fields::encode(&mut self.texts, keys, record, before)?;
                self.insert.execute((node, parent, number(record.kind), record.place.0, fields))?;
            }
            None => {
                self.insert.execute((node, None::<i64>, 0, 0, None::<Vec<u8>>))?;
            }
        }
        let seq = self.connection.last_insert_rowid();
        search::put(self.connection, node, before.is_some(), record)?;
        Ok(seq)
    }
}

struct Raw {
    node: i64,
    parent: Option<i64>,
    kind: i64,
    place: i64,
    /// Where its fields stand among those of all rows.
    fields: Range<usize>,
}

/// Rows that were read, their fields one behind the other: thousands of small pieces of memory take longer than the
/// reading itself.
#[derive(Default)]
struct Raws {
    rows: Vec<Raw>,
    fields: Vec<u8>,
}

const COLUMNS: &str = "SELECT node, parent, kind, place, fields, seq FROM revision";

impl Raws {
    /// Takes a row, unless it says that the record was removed.
    fn take(&mut self, row: &Row<'_>) -> rusqlite::Result<()> {
        if let Some(fields) = row.get_ref(4)?.as_blob_or_null()? {
            let from = self.fields.len();
            self.fields.extend_from_slice(fields);
            let fields = from..self.fields.len();
            let (node, parent) = (row.get(0)?, row.get(1)?);
            self.rows.push(Raw { node, parent, kind: row.get(2)?, place: row.get(3)?, fields });
        }
        Ok(())
    }

    /// Makes records of the rows, whose texts are read all at once.
    fn records(
        &self,
        connection: &Connection,
        id: impl Fn(i64) -> Result<Id, StoreError>,
    ) -> Result<Vec<Record>, StoreError> {
        let mut keys = Vec::with_capacity(self.rows.len() * 2);
        self.rows.iter().try_for_each(|row| fields::texts(&self.fields[row.fields.clone()], &mut keys))?;
        let texts = Texts::read(connection, keys)?;
        let record = |row: &Raw| {
            let kind = KINDS.iter().find(|(n, _)| *n == row.kind).map(|(_, k)| *k);
            let kind = kind.ok_or_else(|| StoreError::Damaged(format!("kind {}", row.kind)))?;
            let parent = row.parent.map(&id).transpose()?;
            let (fields, extra) = fields::decode(&self.fields[row.fields.clone()], &texts, &id)?;
            Ok(Record { id: id(row.node)?, kind, parent, place: Place(row.place), fields, extra })
        };
        self.rows.iter().map(record).collect()
    }
}

/// The framework as it stood after a revision: what differs from a state at hand, or for each node its last revision.
pub(crate) fn state(
    connection: &Connection,
    framework: i64,
    seq: i64,
    near: Option<Near<'_>>,
) -> Result<Framework, StoreError> {
    if let Some(near) = near
        && let Some(state) = derived(connection, framework, seq, near)?
    {
        return Ok(state);
    }
    let ids = node::all(connection, framework)?;
    let found = rows(connection, last(connection, ids.keys().copied().collect(), seq)?)?;
    let id = |key: i64| ids.get(&key).copied().ok_or_else(|| StoreError::Damaged(format!("no node {key}")));
    Framework::from_records(found.records(connection, id)?).map_err(|e| StoreError::Damaged(e.to_string()))
}

/// A state made of another one; none where so much differs that it is no saving.
fn derived(connection: &Connection, framework: i64, seq: i64, near: Near<'_>) -> Result<Option<Framework>, StoreError> {
    let nodes = nodes_between(connection, framework, (near.edit.min(seq), near.edit.max(seq)))?;
    if nodes.len() * 2 > near.state.len() {
        return Ok(None);
    }
    let found = rows(connection, last(connection, nodes.clone(), seq)?)?;
    let found = found.records(connection, |key| Ok(node::id(connection, key)?))?;
    let mut after: IdMap<Id, Arc<Record>> = found.into_iter().map(|record| (record.id, Arc::new(record))).collect();
    let mut changes = Changes::default();
    for node in nodes {
        let id = node::id(connection, node)?;
        changes.note(id, near.state.shared(id), after.remove(&id));
    }
    let mut state = near.state.clone();
    state.apply(&changes).map_err(|e| StoreError::Damaged(e.to_string()))?;
    Ok(Some(state))
}

/// The nodes of a framework that were touched after one revision and up to another.
fn nodes_between(connection: &Connection, framework: i64, (after, up_to): (i64, i64)) -> rusqlite::Result<Vec<i64>> {
    let mut between = connection.prepare_cached(
        "SELECT DISTINCT r.node FROM revision r JOIN node n ON n.key = r.node
         WHERE r.seq > ?1 AND r.seq <= ?2 AND n.framework = ?3",
    )?;
    between.query_map((after, up_to, framework), |row| row.get(0))?.collect()
}

/// What became of a framework's records after one revision and up to another: as they were then, and those that were
/// gone.
pub(crate) fn since(connection: &Connection, framework: i64, after: i64, up_to: i64) -> Result<Since, StoreError> {
    let nodes = nodes_between(connection, framework, (after, up_to))?;
    let found = rows(connection, last(connection, nodes.clone(), up_to)?)?;
    let there: HashSet<i64> = found.rows.iter().map(|row| row.node).collect();
    let gone = nodes.into_iter().filter(|node| !there.contains(node));
    let gone = gone.map(|node| node::id(connection, node)).collect::<rusqlite::Result<_>>()?;
    Ok((found.records(connection, |key| Ok(node::id(connection, key)?))?, gone))
}

/// The nodes that came back or went within a stretch of revisions, each with what it stood in (or stands in again), and
/// whether it only ties others together.
pub(crate) fn came_and_went(
    connection: &Connection,
    (after, up_to): (i64, i64),
) -> rusqlite::Result<HashMap<i64, (Option<i64>, bool)>> {
    let mut nodes = connection.prepare_cached(
        "SELECT r.node, iif(r.fields IS NULL, p.parent, r.parent), iif(r.fields IS NULL, p.kind, r.kind)
         FROM revision r JOIN revision p ON p.seq = (SELECT max(seq) FROM revision WHERE node = r.node AND seq <= ?1)
         WHERE r.seq > ?1 AND r.seq <= ?2 AND (r.fields IS NULL) <> (p.fields IS NULL)",
    )?;
    let tie = number(Kind::Transition);
    nodes.query_map((after, up_to), |row| Ok((row.get(0)?, (row.get(1)?, row.get::<_, i64>(2)? == tie))))?.collect()
}

/// The seq of the last revision of each node, up to one: from the index alone, which holds one entry a revision.
fn last(connection: &Connection, mut nodes: Vec<i64>, up_to: i64) -> rusqlite::Result<Vec<i64>> {
    let mut of_nodes = connection.prepare_cached(
        "SELECT node, seq FROM revision WHERE node BETWEEN ?1 AND ?2 AND seq <= ?3 ORDER BY node, seq",
    )?;
    let mut wanted = nodes.clone();
    let mut found = Vec::with_capacity(nodes.len());
    for (first, end) in stretches(&mut nodes) {
        let mut rows = of_nodes.query((first, end, up_to))?;
        let mut newest: Option<(i64, i64)> = None;
        while let Some(row) = rows.next()? {
            let next: (i64, i64) = (row.get(0)?, row.get(1)?);
            if let Some((node, seq)) = newest.replace(next).filter(|(node, _)| *node != next.0) {
                found.push((node, seq));
            }
        }
        found.extend(newest);
    }
    // A stretch may hold nodes of another framework.
    wanted.sort_unstable();
    let of_this = found.into_iter().filter(|(node, _)| wanted.binary_search(node).is_ok());
    Ok(of_this.map(|(_, seq)| seq).collect())
}

/// Some revisions, without those that are removals.
fn rows(connection: &Connection, mut seqs: Vec<i64>) -> rusqlite::Result<Raws> {
    let mut range = connection.prepare_cached(&format!("{COLUMNS} WHERE seq BETWEEN ?1 AND ?2"))?;
    let mut found = Raws { rows: Vec::with_capacity(seqs.len()), fields: Vec::with_capacity(seqs.len() * 24) };
    let all: Vec<(i64, i64)> = stretches(&mut seqs).collect();
    let mut wanted = seqs.iter().peekable();
    for stretch in all {
        let mut rows = range.query(stretch)?;
        while let Some(row) = rows.next()? {
            let seq: i64 = row.get(5)?;
            if wanted.next_if(|next| **next == seq).is_some() {
                found.take(row)?;
            }
        }
    }
    Ok(found)
}

/// A record as it stood after a revision; none where it was not there. Looks up single ids.
pub(crate) fn record(connection: &Connection, node: i64, seq: i64) -> Result<Option<Record>, StoreError> {
    let mut last =
        connection.prepare_cached(&format!("{COLUMNS} WHERE node = ?1 AND seq <= ?2 ORDER BY seq DESC LIMIT 1"))?;
    let mut found = Raws::default();
    last.query_row((node, seq), |row| found.take(row)).optional()?;
    Ok(found.records(connection, |key| Ok(node::id(connection, key)?))?.pop())
}

/// The nodes that were touched after one revision and up to another, each with the seq of its last revision there.
pub(crate) fn touched(connection: &Connection, after: i64, up_to: i64) -> rusqlite::Result<Vec<(i64, i64)>> {
    let mut touched = connection
        .prepare_cached("SELECT node, max(seq) FROM revision WHERE seq > ?1 AND seq <= ?2 GROUP BY node ORDER BY 2")?;
    touched.query_map((after, up_to), |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// The revisions after one and up to another, of every framework, oldest first: seq and node.
pub(crate) fn revisions_between(connection: &Connection, after: i64, up_to: i64) -> rusqlite::Result<Vec<(i64, i64)>> {
    let mut between =
        connection.prepare_cached("SELECT seq, node FROM revision WHERE seq > ?1 AND seq <= ?2 ORDER BY seq")?;
    between.query_map((after, up_to), |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
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

/// Shows every revision there is, oldest first: its seq, its node, and the keys of its texts (none: it was removed).
pub(crate) fn each(connection: &Connection, mut show: impl FnMut(i64, i64, &[i64])) -> Result<(), StoreError> {
    let mut all = connection.prepare_cached("SELECT seq, node, fields FROM revision ORDER BY seq")?;
    let mut rows = all.query([])?;
    let mut keys = Vec::new();
    while let Some(row) = rows.next()? {
        keys.clear();
        if let Some(column) = row.get_ref(2)?.as_blob_or_null().map_err(rusqlite::Error::from)? {
            fields::texts(column, &mut keys)?;
        }
        show(row.get(0)?, row.get(1)?, &keys);
    }
    Ok(())
}
