//! What became of one record: its states, oldest first, and the steps that made them.

use crate::table::node::{self, Keys};
use crate::table::{edit, framework, revision, version};
use crate::{EditRow, HistoryRow, Store, StoreError};
use rungs_model::{Id, Record};
use rusqlite::Connection;

impl Store {
    /// The history of one record, oldest first.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn history(&self, id: Id, record: Id) -> Result<Vec<HistoryRow>, StoreError> {
        let connection = &self.connection;
        let key = framework::key(connection, id)?;
        let Some(node) = Keys::new(connection, key)?.find(record)? else { return Ok(Vec::new()) };
        let mut versions = version::all(connection, key)?;
        versions.reverse();
        let seqs = revision::of_node(connection, node)?;
        let mut history = Vec::with_capacity(seqs.len());
        for (i, seq) in seqs.iter().enumerate() {
            let Some(step) = edit::of_revision(connection, key, *seq)? else { continue };
            let record = revision::record(connection, node, *seq)?;
            let first = versions.get(versions.partition_point(|(_, up_to)| up_to < seq));
            let is_over = |up_to: i64| seqs.get(i + 1).is_some_and(|next| *next <= up_to);
            history.push(HistoryRow {
                within: within(connection, key, record.as_ref(), step.key)?,
                edit: told(connection, step)?,
                record,
                version: first.filter(|(_, up_to)| !is_over(*up_to)).map(|(version, _)| version.name.clone()),
            });
        }
        Ok(history)
    }

    /// Some records as they are or, where they are gone, as they were last; those that never were are left out.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn last_known(&self, id: Id, records: &[Id]) -> Result<Vec<Record>, StoreError> {
        let connection = &self.connection;
        let mut keys = Keys::new(connection, framework::key(connection, id)?)?;
        let mut known = Vec::new();
        for record in records {
            let Some(node) = keys.find(*record)? else { continue };
            for seq in revision::of_node(connection, node)?.into_iter().rev() {
                if let Some(record) = revision::record(connection, node, seq)? {
                    known.push(record);
                    break;
                }
            }
        }
        Ok(known)
    }
}

/// The words of what a record stood in after a step.
pub(crate) fn within(
    connection: &Connection,
    framework: i64,
    record: Option<&Record>,
    step: i64,
) -> Result<String, StoreError> {
    let Some(parent) = record.and_then(|record| record.parent) else { return Ok(String::new()) };
    let Some(parent) = Keys::new(connection, framework)?.find(parent)? else { return Ok(String::new()) };
    Ok(revision::record(connection, parent, step)?.map(|parent| parent.face().to_string()).unwrap_or_default())
}

/// A step with the words of the node it was about.
pub(crate) fn told(connection: &Connection, row: edit::Row) -> Result<EditRow, StoreError> {
    let before = row.before();
    let subject = match (row.words, row.about) {
        (Some(words), _) => words,
        (None, Some(node)) => {
            let record = revision::record(connection, node, row.key)?;
            let record = match record {
                Some(record) => Some(record),
                None => revision::record(connection, node, before)?,
            };
            record.map(|r| r.face().to_string()).unwrap_or_default()
        }
        (None, None) => String::new(),
    };
    let about = row.about.map(|node| node::id(connection, node)).transpose()?;
    Ok(EditRow { key: row.key, kind: row.kind, verb: row.verb, about, subject, author: row.author, at: row.at })
}
