//! The changes as a reader looks for them: per path and step, per group, per objective.

use crate::{Change, Comparison};
use rungs_model::{Framework, Id, Kind, Record};

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
    let mut sections: Vec<(Vec<Id>, Section)> = Vec::new();
    for (i, change) in comparison.changes.iter().enumerate() {
        let heads = heads(change, old, new);
        let key: Vec<Id> = heads.iter().map(|r| r.id).collect();
        match sections.iter_mut().find(|(k, _)| *k == key) {
            Some((_, section)) => section.changes.push(i),
            None => {
                let heading = heads.iter().map(|r| r.face().to_string()).collect();
                sections.push((key, Section { heading, changes: vec![i] }));
            }
        }
    }
    sections.into_iter().map(|(_, section)| section).collect()
}

/// The path and step, group or objective a change belongs to, as they are now where they are still there.
fn heads<'a>(change: &Change, old: &'a Framework, new: &'a Framework) -> Vec<&'a Record> {
    let (side, id) = match (change.new_id, change.old_id) {
        (Some(id), _) => (new, id),
        (None, Some(id)) => (old, id),
        (None, None) => return Vec::new(),
    };
    let is_head = |r: &&Record| matches!(r.kind, Kind::Path | Kind::Step | Kind::Group | Kind::Objective);
    let mut heads: Vec<&Record> = side.get(id).into_iter().chain(side.ancestors(id)).filter(is_head).collect();
    heads.reverse();
    heads.into_iter().map(|r| new.get(r.id).filter(|n| n.kind == r.kind).unwrap_or(r)).collect()
}
