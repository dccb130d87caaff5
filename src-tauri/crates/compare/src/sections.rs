//! The changes as a reader looks for them: per path and step, per group, per objective.

use crate::{Change, Comparison};
use rungs_model::{Framework, Id, IdMap, Kind, Record};
use std::collections::HashMap;

/// The changes of one part of a framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What the part is called, from the outside in: path and step; empty for the framework itself.
    pub heading: Vec<String>,
    /// Which changes, by index.
    pub changes: Vec<usize>,
}

/// Sorts the changes of a comparison into sections, in the order in which they first come.
pub fn sections(comparison: &Comparison, old: &Framework, new: &Framework) -> Vec<Section> {
    let parts = Parts::new(comparison, old, new);
    let mut known: HashMap<Vec<Id>, usize> = HashMap::new();
    let mut sections: Vec<Section> = Vec::new();
    for (i, change) in comparison.changes.iter().enumerate() {
        let heads = parts.of(change);
        let key: Vec<Id> = heads.iter().map(|head| head.record.id).collect();
        let at = *known.entry(key).or_insert_with(|| {
            sections.push(Section { heading: titles(&heads), changes: Vec::new() });
            sections.len() - 1
        });
        sections[at].changes.push(i);
    }
    sections
}

/// What parts are called.
pub(crate) fn titles(heads: &[Head<'_>]) -> Vec<String> {
    heads.iter().map(|head| head.record.face().to_string()).collect()
}

/// A path, step, group or objective: as it is now, or as it was if it is gone.
#[derive(Clone, Copy)]
pub(crate) struct Head<'a> {
    pub record: &'a Record,
    pub is_gone: bool,
}

/// Finds the parts that changes belong to.
pub(crate) struct Parts<'a> {
    old: &'a Framework,
    new: &'a Framework,
    /// What the changes say about which node is which.
    partners: IdMap<Id, Id>,
    gone: IdMap<Id, ()>,
}

impl<'a> Parts<'a> {
    pub fn new(comparison: &Comparison, old: &'a Framework, new: &'a Framework) -> Parts<'a> {
        let both = comparison.changes.iter().filter_map(|c| Some((c.old_id?, c.new_id?)));
        let gone = comparison.changes.iter().filter(|c| c.new_id.is_none()).filter_map(|c| Some((c.old_id?, ())));
        Parts { old, new, partners: both.collect(), gone: gone.collect() }
    }

    /// The part a change belongs to, from the outside in: where its node stands now, or stood if it is gone.
    pub fn of(&self, change: &Change) -> Vec<Head<'a>> {
        match (change.new_id, change.old_id) {
            (Some(id), _) => self.now(id),
            (None, Some(id)) => self.before(id),
            (None, None) => Vec::new(),
        }
    }

    /// The part a node of the new side stands in, or is.
    pub fn now(&self, id: Id) -> Vec<Head<'a>> {
        heads(self.new, id).into_iter().map(|record| Head { record, is_gone: false }).collect()
    }

    /// The part a node of the old side stood in, or was.
    pub fn before(&self, id: Id) -> Vec<Head<'a>> {
        let mut found: Vec<Head<'a>> = Vec::new();
        for record in heads(self.old, id) {
            let partner = self.partner(record, found.last().filter(|head| !head.is_gone).map(|head| head.record));
            found.push(Head { record: partner.unwrap_or(record), is_gone: partner.is_none() });
        }
        found
    }

    /// What an old part is now. Of a part that did not change and has another id, nothing is told but by its name.
    fn partner(&self, old: &Record, within: Option<&Record>) -> Option<&'a Record> {
        if self.gone.contains_key(&old.id) {
            return None;
        }
        let told = self.partners.get(&old.id).copied().unwrap_or(old.id);
        let same_kind = |record: &&Record| record.kind == old.kind;
        let named = || {
            let container = within.map_or(self.new.root(), |record| record.id);
            self.new.below(container, old.kind).find(|record| record.face() == old.face())
        };
        self.new.get(told).filter(same_kind).or_else(named)
    }
}

/// The path and step, group or objective that a node stands in, or is, from the outside in.
fn heads(side: &Framework, id: Id) -> Vec<&Record> {
    let is_head = |r: &&Record| matches!(r.kind, Kind::Path | Kind::Step | Kind::Group | Kind::Objective);
    let mut heads: Vec<&Record> = side.get(id).into_iter().chain(side.ancestors(id)).filter(is_head).collect();
    heads.reverse();
    heads
}
