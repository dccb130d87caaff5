//! The framework: records by id, and the children of each in order.

use crate::changes::{ApplyError, Changes};
use crate::{Field, Id, IdMap, Kind, Place, Record, association};
use std::sync::Arc;

/// A whole framework in memory. Every record but the root stands in a record that may hold its kind; that holds for
/// every value of this type, whatever else may be odd in it.
#[derive(Debug, Clone)]
pub struct Framework {
    root: Id,
    records: IdMap<Id, Arc<Record>>,
    children: IdMap<(Id, Kind), Vec<Id>>,
}

/// Records that are not a framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BuildError {
    /// No record of kind framework without a parent, or more than one.
    #[error("there is no single root")]
    NoRoot,
    /// Two records have this id.
    #[error("{0} is there twice")]
    Twice(Id),
    /// The record stands in nothing, or in something that cannot hold it.
    #[error("{0} has no place to stand")]
    Homeless(Id),
}

impl PartialEq for Framework {
    fn eq(&self, other: &Self) -> bool {
        self.root == other.root && self.records == other.records
    }
}

impl Framework {
    /// A framework with nothing in it.
    pub fn new(root: Record) -> Result<Framework, BuildError> {
        Framework::from_records([root])
    }

    /// Puts records together, in whatever order they come.
    ///
    /// # Errors
    /// If there is not exactly one root, an id comes twice, or a record stands where its kind cannot.
    pub fn from_records(records: impl IntoIterator<Item = Record>) -> Result<Framework, BuildError> {
        let records: Vec<Arc<Record>> = records.into_iter().map(Arc::new).collect();
        let mut root = None;
        let mut map = IdMap::with_capacity_and_hasher(records.len(), Default::default());
        for record in &records {
            if record.kind == Kind::Framework && root.replace(record.id).is_some() {
                return Err(BuildError::NoRoot);
            }
            if map.insert(record.id, record.clone()).is_some() {
                return Err(BuildError::Twice(record.id));
            }
        }
        let root = root.ok_or(BuildError::NoRoot)?;
        let mut framework = Framework { root, records: map, children: IdMap::default() };
        // Siblings mostly come one after the other: each such run is looked up once.
        let mut rows: IdMap<(Id, Kind), Vec<(Place, Id)>> = IdMap::default();
        for run in records.chunk_by(|a, b| a.parent == b.parent && a.kind == b.kind) {
            if let Some(parent) = framework.home(&run[0]).map_err(BuildError::Homeless)? {
                let row = rows.entry((parent, run[0].kind)).or_default();
                row.extend(run.iter().map(|record| (record.place, record.id)));
            }
        }
        framework.children.reserve(rows.len());
        for (slot, mut row) in rows {
            row.sort_unstable();
            framework.children.insert(slot, row.into_iter().map(|(_, id)| id).collect());
        }
        Ok(framework)
    }

    /// The same framework under another id; every other record keeps its own. Links with the framework itself follow.
    ///
    /// # Panics
    /// If a record other than the root has this id.
    #[must_use]
    pub fn under(&self, root: Id) -> Framework {
        assert!(root == self.root || self.get(root).is_none(), "{root} is in use");
        let records = self.records.values().map(|record| {
            let mut record = Record::clone(record);
            match record.parent {
                None => {
                    record.id = root;
                    let name = |id| if id == self.root { root } else { id };
                    if let Some(extra) = association::renamed(&record.extra, name) {
                        record.extra = extra;
                    }
                }
                Some(parent) if parent == self.root => record.parent = Some(root),
                Some(_) => {}
            }
            record
        });
        // Only the name of the root changes, in every place that holds it, so what stood still stands.
        Framework::from_records(records).unwrap_or_else(|_| self.clone())
    }

    /// Where a record stands; none for the root. The id comes back if it can stand nowhere.
    fn home(&self, record: &Record) -> Result<Option<Id>, Id> {
        match (record.kind, record.parent) {
            (Kind::Framework, None) if record.id == self.root => Ok(None),
            (kind, Some(parent)) if self.get(parent).is_some_and(|p| p.kind.children().contains(&kind)) => {
                Ok(Some(parent))
            }
            _ => Err(record.id),
        }
    }

    /// The id of the framework itself.
    pub fn root(&self) -> Id {
        self.root
    }

    /// The record of the framework itself.
    pub fn framework(&self) -> &Record {
        &self.records[&self.root]
    }

    /// A record.
    pub fn get(&self, id: Id) -> Option<&Record> {
        self.records.get(&id).map(Arc::as_ref)
    }

    /// A record that can be shared with another state.
    pub fn shared(&self, id: Id) -> Option<Arc<Record>> {
        self.records.get(&id).cloned()
    }

    /// How many records there are, the framework itself included.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Never true: the framework itself is always there.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// All records, in no order.
    pub fn records(&self) -> impl Iterator<Item = &Arc<Record>> {
        self.records.values()
    }

    /// The children of one kind, in order.
    pub fn children(&self, id: Id, kind: Kind) -> &[Id] {
        self.children.get(&(id, kind)).map_or(&[], Vec::as_slice)
    }

    /// The records of the children of one kind, in order.
    pub fn below(&self, id: Id, kind: Kind) -> impl DoubleEndedIterator<Item = &Record> + ExactSizeIterator {
        self.children(id, kind).iter().map(|id| &*self.records[id])
    }

    /// A node and everything below it in reading order: the node, then its children slot by slot.
    pub fn subtree(&self, id: Id) -> Vec<Id> {
        let mut order = Vec::new();
        let mut waiting = vec![id];
        while let Some(id) = waiting.pop() {
            order.push(id);
            let Some(record) = self.get(id) else { continue };
            for kind in record.kind.children().iter().rev() {
                waiting.extend(self.children(id, *kind).iter().rev());
            }
        }
        order
    }

    /// Every record in reading order.
    pub fn in_order(&self) -> Vec<&Record> {
        self.subtree(self.root).into_iter().map(|id| &*self.records[&id]).collect()
    }

    /// Every record of one kind in reading order.
    pub fn of_kind(&self, kind: Kind) -> Vec<&Record> {
        self.in_order().into_iter().filter(|r| r.kind == kind).collect()
    }

    /// The index of a node among its siblings.
    pub fn position(&self, id: Id) -> Option<usize> {
        let record = self.get(id)?;
        let row = self.children(record.parent?, record.kind);
        let key = (record.place, id);
        row.binary_search_by_key(&key, |sibling| (self.records[sibling].place, *sibling)).ok()
    }

    /// The containers of a node, nearest first, the framework last.
    pub fn ancestors(&self, id: Id) -> Vec<&Record> {
        std::iter::successors(self.get(id), |r| self.get(r.parent?)).skip(1).collect()
    }

    /// The JSON pointer (RFC 6901) of a node in the native JSON.
    pub fn pointer(&self, id: Id) -> Option<String> {
        let record = self.get(id)?;
        match record.parent {
            None => Some(String::new()),
            Some(parent) => Some(format!("{}/{}/{}", self.pointer(parent)?, record.kind.slot(), self.position(id)?)),
        }
    }

    /// The records whose fields refer to a node, with the field. Walks all records.
    pub fn referrers(&self, id: Id) -> Vec<(&Arc<Record>, Field)> {
        let mut found: Vec<_> = self
            .records
            .values()
            .flat_map(|r| r.fields.iter().filter(|(_, v)| v.links().contains(&id)).map(move |(f, _)| (r, f)))
            .collect();
        found.sort_by_key(|(r, f)| (r.id, *f));
        found
    }

    /// Lays changes on this state: all of them, or none and an error.
    ///
    /// # Errors
    /// If a record is not as the changes found it, or would stand where its kind cannot.
    pub fn apply(&mut self, changes: &Changes) -> Result<(), ApplyError> {
        self.fits(changes)?;
        for id in changes.removed.keys() {
            self.take_out(*id);
        }
        for (id, (_, to)) in &changes.updated {
            self.take_out(*id);
            self.put_in(to.clone());
        }
        for to in changes.added.values() {
            self.put_in(to.clone());
        }
        Ok(())
    }

    /// Checks that changes fit without touching anything.
    fn fits(&self, changes: &Changes) -> Result<(), ApplyError> {
        let as_was = |id: &Id, from: &Record| match self.get(*id) {
            Some(now) if now == from => Ok(()),
            _ => Err(ApplyError::Stale(*id)),
        };
        for (id, from) in &changes.removed {
            as_was(id, from)?;
            let leaves_child = from.kind.children().iter().flat_map(|k| self.children(*id, *k)).any(|child| {
                !changes.removed.contains_key(child)
                    && changes.updated.get(child).is_none_or(|(_, to)| to.parent == Some(*id))
            });
            if leaves_child || *id == self.root {
                return Err(ApplyError::Homeless(*id));
            }
        }
        for (id, (from, _)) in &changes.updated {
            as_was(id, from)?;
        }
        for id in changes.added.keys() {
            if self.get(*id).is_some() {
                return Err(ApplyError::Present(*id));
            }
        }
        let after = |id: Id| match (changes.added.get(&id), changes.updated.get(&id)) {
            (Some(to), _) | (_, Some((_, to))) => Some(&**to),
            _ if changes.removed.contains_key(&id) => None,
            _ => self.get(id),
        };
        for to in changes.added.values().chain(changes.updated.values().map(|(_, to)| to)) {
            let stands = match to.parent {
                None => to.id == self.root && to.kind == Kind::Framework,
                Some(parent) => after(parent).is_some_and(|p| p.kind.children().contains(&to.kind)),
            };
            if !stands {
                return Err(ApplyError::Homeless(to.id));
            }
        }
        Ok(())
    }

    fn take_out(&mut self, id: Id) {
        let position = self.position(id);
        if let Some(record) = self.records.remove(&id)
            && let (Some(parent), Some(position)) = (record.parent, position)
            && let Some(row) = self.children.get_mut(&(parent, record.kind))
        {
            row.remove(position);
            if row.is_empty() {
                self.children.remove(&(parent, record.kind));
            }
        }
    }

    fn put_in(&mut self, record: Arc<Record>) {
        if let Some(parent) = record.parent {
            let row = self.children.entry((parent, record.kind)).or_default();
            let key = (record.place, record.id);
            let at = row.partition_point(|id| (self.records[id].place, *id) < key);
            row.insert(at, record.id);
        }
        self.records.insert(record.id, record);
    }
}
