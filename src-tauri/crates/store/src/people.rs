//! Who worked on which record between two states.

use crate::table::node::Keys;
use crate::table::{edit, framework, revision, version};
use crate::{EditKey, StepKind, Store, StoreError, Touch, Worked};
use rungs_model::{Id, IdMap};
use std::collections::HashMap;

impl Store {
    /// The last step before the state of a version; before the draft where none is named.
    ///
    /// # Errors
    /// If there is no such framework or version.
    pub fn step_of(&self, id: Id, version: Option<Id>) -> Result<EditKey, StoreError> {
        let key = framework::key(&self.connection, id)?;
        Ok(match version {
            Some(version) => version::get(&self.connection, key, version)?.1,
            None => edit::last(&self.connection, key)?.key,
        })
    }

    /// The first step of a framework.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn first_step(&self, id: Id) -> Result<EditKey, StoreError> {
        Ok(edit::first(&self.connection, framework::key(&self.connection, id)?)?)
    }

    /// What happened to some records of a framework after one step and up to another: the one person who worked on it, or,
    /// where several did, state by state. Records that nobody touched are left out. It costs what was written between the
    /// two steps, and not what the framework holds.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn touched(
        &self,
        id: Id,
        (after, up_to): (EditKey, EditKey),
        records: impl Iterator<Item = Id>,
    ) -> Result<IdMap<Id, Worked>, StoreError> {
        let connection = &self.connection;
        let key = framework::key(connection, id)?;
        let mut keys = Keys::new(connection, key)?;
        let mut seqs: HashMap<i64, (Id, Vec<i64>)> = HashMap::new();
        for record in records {
            if let Some(node) = keys.find(record)? {
                seqs.insert(node, (record, Vec::new()));
            }
        }
        for (seq, node) in revision::revisions_between(connection, after, up_to)? {
            if let Some((_, seqs)) = seqs.get_mut(&node) {
                seqs.push(seq);
            }
        }
        let steps = edit::between(connection, key, after, up_to)?;
        let step_of = |seq: i64| steps.get(steps.partition_point(|step| step.key < seq));
        let mut touched = IdMap::default();
        for (node, (record, seqs)) in seqs {
            let by: Vec<(i64, &edit::Taken)> = seqs.iter().filter_map(|seq| Some((*seq, step_of(*seq)?))).collect();
            let Some((_, first)) = by.first() else { continue };
            if by.iter().all(|(_, step)| step.author == first.author) {
                touched.insert(record, Worked::One(first.author.clone()));
                continue;
            }
            let states = by.into_iter().map(|(seq, step)| {
                let (author, is_own) = (step.author.clone(), matches!(step.kind, StepKind::Begin | StepKind::Do));
                Ok(Touch { author, is_own, record: revision::record(connection, node, seq)? })
            });
            let states = states.collect::<Result<_, StoreError>>()?;
            touched.insert(record, Worked::Several { before: revision::record(connection, node, after)?, states });
        }
        Ok(touched)
    }
}
