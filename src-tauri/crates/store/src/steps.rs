//! The step log as people read it: what each step did, and the states between.

use crate::history::{told, within};
use crate::table::edit::{self, Row};
use crate::table::{framework, revision, version};
use crate::{EditKey, Head, StepKind, StepRow, Store, StoreError, head};
use rungs_model::{Field, Id, Record};
use rusqlite::Connection;
use std::collections::HashMap;

/// What became of records since a step: their states now, and those that are gone.
pub type Since = (Vec<Record>, Vec<Id>);

impl Store {
    /// Steps of the log, newest first: those before a step or, where none is named, the newest. Says too whether there
    /// are older ones. Looks at no more of the log than it gives.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn steps(&self, id: Id, before: Option<EditKey>, count: usize) -> Result<(Vec<StepRow>, bool), StoreError> {
        let connection = &self.connection;
        let key = framework::key(connection, id)?;
        // What an undo took back follows from the step before it.
        let rows = edit::page(connection, key, before.unwrap_or(EditKey::MAX), count + 1)?;
        let more = rows.len() > count;
        let span = (rows.last().map_or(0, |row| row.key), rows.first().map_or(0, |row| row.key));
        let mut named: HashMap<EditKey, Vec<String>> = HashMap::new();
        for (seq, name) in version::names(connection, key, span)? {
            named.entry(seq).or_default().push(name);
        }
        let mut rows = rows.into_iter().peekable();
        let mut steps = Vec::with_capacity(count);
        while let Some(row) = rows.next().filter(|_| steps.len() < count) {
            let versions = named.remove(&row.key).unwrap_or_default();
            steps.push(step(connection, key, row, rows.peek(), versions)?);
        }
        Ok((steps, more))
    }

    /// One step of the log.
    ///
    /// # Errors
    /// If there is no such framework or step.
    pub fn step(&self, id: Id, key: EditKey) -> Result<StepRow, StoreError> {
        let (steps, _) = self.steps(id, key.checked_add(1), 1)?;
        steps.into_iter().find(|step| step.edit.key == key).ok_or(StoreError::NoStep(key))
    }

    /// What became of the records of a draft after a step, and where the draft stands, read at one moment.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn since(&mut self, id: Id, edit: EditKey) -> Result<(Since, Head), StoreError> {
        let transaction = self.connection.transaction()?;
        let key = framework::key(&transaction, id)?;
        let head = head(&transaction, key)?;
        Ok((revision::since(&transaction, key, edit, head.edit)?, head))
    }

    /// Whether another process, or another window, has written to the library since this was asked last. Costs next to
    /// nothing (sqlite.org/pragma.html#pragma_data_version).
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn written_elsewhere(&mut self) -> Result<bool, StoreError> {
        let now: i64 = self.connection.pragma_query_value(None, "data_version", |row| row.get(0))?;
        let before = self.data_version.replace(now);
        Ok(before.is_some_and(|before| before != now))
    }
}

/// A step with what it did; `previous` is the step before it.
fn step(
    connection: &Connection,
    framework: i64,
    row: Row,
    previous: Option<&Row>,
    versions: Vec<String>,
) -> Result<StepRow, StoreError> {
    let takes = match row.kind {
        StepKind::Begin | StepKind::Do => None,
        StepKind::Undo => previous.and_then(Row::undo_top),
        StepKind::Redo => previous.and_then(Row::redo_top),
    };
    let (key, before, records) = (row.key, row.before(), row.size);
    let about = row.about;
    let state = |seq| about.map(|node| revision::record(connection, node, seq)).transpose().map(Option::flatten);
    // A beginning is about the whole framework; what it was before is nothing to compare it with.
    let (old, new) = if row.kind == StepKind::Begin { (None, state(key)?) } else { (state(before)?, state(key)?) };
    let (inside, beside) = match about {
        Some(node) if row.verb == "remove" => gone(connection, node, (before, key))?,
        _ => (0, 0),
    };
    Ok(StepRow {
        kind: new.as_ref().or(old.as_ref()).map(|record| record.kind),
        fields: match (&old, &new) {
            (Some(old), Some(new)) => differing(old, new),
            _ => Vec::new(),
        },
        from: within(connection, framework, old.as_ref(), before)?,
        within: within(connection, framework, new.as_ref(), key)?,
        records: usize::try_from(records).unwrap_or_default(),
        inside,
        beside,
        takes,
        versions,
        edit: told(connection, row)?,
    })
}

/// The fields in which two states of a record differ.
fn differing(old: &Record, new: &Record) -> Vec<Field> {
    let fields = new.kind.fields().iter().copied();
    fields.filter(|field| old.fields.get(*field) != new.fields.get(*field)).collect()
}

/// How many nodes came or went in or below others that did, and how many others beside the one it was about. Transitions
/// that went because one of their ends did are nothing of their own.
fn gone(connection: &Connection, about: i64, span: (i64, i64)) -> Result<(usize, usize), StoreError> {
    let nodes = revision::came_and_went(connection, span)?;
    let inside = nodes.iter().filter(|(_, (parent, _))| parent.is_some_and(|parent| nodes.contains_key(&parent)));
    let inside = inside.count();
    let ties = nodes.iter().filter(|(node, (_, tie))| *tie && **node != about).count();
    Ok((inside, nodes.len().saturating_sub(inside + ties + 1)))
}
