//! A removal by one side against what the other went on to do: what one side changed, filled or newly refers to stays,
//! with all that it needs to stand, and is a conflict; every other removal is done.

use super::side::Side;
use super::state::State;
use super::{ConflictKind, Facet, Work};
use rungs_model::{Field, Framework, Id, IdMap, Kind, Record, association};
use std::sync::Arc;

/// Which side removed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Remover {
    Ours,
    Theirs,
}

/// Decides about every node that one side, or both, removed.
pub(super) fn decide(work: &mut Work<'_>) {
    let both = work.ours.removed.keys().filter(|id| work.theirs.lacks(**id)).count();
    work.taken.both += u32::try_from(both).unwrap_or(u32::MAX);
    for remover in [Remover::Ours, Remover::Theirs] {
        let (gone, other) = match remover {
            Remover::Ours => (&work.ours, &work.theirs),
            Remover::Theirs => (&work.theirs, &work.ours),
        };
        if gone.removed.is_empty() {
            continue;
        }
        let contested = contested(work.base, gone, other);
        let needed = needed(gone, other, &contested);
        let mut removed: Vec<Id> = gone.removed.keys().copied().filter(|id| !other.lacks(*id)).collect();
        removed.sort_unstable();
        let disputes: Vec<(Id, [State; 3])> = removed
            .iter()
            .filter(|id| contested.contains_key(*id))
            .map(|id| (*id, states(work.base, other.now, *id, remover, &needed, &contested)))
            .collect();
        for id in removed {
            let stays = contested.contains_key(&id) || needed.contains_key(&id);
            settle(work, id, stays, remover);
        }
        for (id, states) in disputes {
            if let Some(record) = work.base.shared(id) {
                work.conflict(&record, None, ConflictKind::EditRemove, states);
            }
        }
    }
}

fn settle(work: &mut Work<'_>, id: Id, stays: bool, remover: Remover) {
    match (stays, remover) {
        (true, Remover::Ours) => {
            work.ends.insert(id, work.theirs.now.shared(id));
            work.kept.push(id);
        }
        (true, Remover::Theirs) => work.kept.push(id),
        (false, Remover::Ours) => work.count(Facet::Ours),
        (false, Remover::Theirs) => {
            work.ends.insert(id, None);
            work.count(Facet::Theirs);
        }
    }
}

/// What one side removed and the other changed, put something into, or newly refers to.
fn contested(base: &Framework, gone: &Side<'_>, other: &Side<'_>) -> IdMap<Id, ()> {
    let mut contested = IdMap::default();
    for id in other.touched.iter().chain(&other.added) {
        let (was, Some(is)) = (base.get(*id), other.now.get(*id)) else { continue };
        if was.is_some() && gone.lacks(*id) {
            contested.insert(*id, ());
        }
        // What both have in hand, one of them in something that the other removed. What was removed too is a conflict
        // of its own, and that is enough.
        if let Some(container) = is.parent
            && was.is_none_or(|was| was.parent != is.parent)
            && gone.lacks(container)
            && !gone.lacks(*id)
        {
            contested.insert(container, ());
        }
        if was.is_some_and(|was| was.extra != is.extra) {
            let ends = new_ends(was, is).into_iter().filter(|end| gone.lacks(*end) && other.now.get(*end).is_some());
            contested.extend(ends.map(|end| (end, ())));
        }
        for (field, value) in is.fields.iter() {
            let before = was.and_then(|was| was.fields.get(field));
            let is_new = |link: &&Id| before.is_none_or(|before| !before.links().contains(link));
            let lost = |link: &&Id| gone.lacks(**link) && other.now.get(**link).is_some();
            contested.extend(value.links().iter().filter(is_new).filter(lost).map(|link| (*link, ())));
        }
    }
    contested
}

/// The nodes that links lead to which were not there before.
fn new_ends(was: Option<&Record>, is: &Record) -> Vec<Id> {
    let before = was.map(|was| association::among(&was.extra)).unwrap_or_default();
    let new = association::among(&is.extra).into_iter().filter(|link| !before.contains(link));
    new.flat_map(|link| [link.from, link.to]).filter_map(|end| end.parse().ok()).collect()
}

/// What was removed, is not contested itself, and is needed by what is: containers, and both ends of a transition.
fn needed(gone: &Side<'_>, other: &Side<'_>, contested: &IdMap<Id, ()>) -> IdMap<Id, ()> {
    let mut needed = IdMap::default();
    for id in contested.keys() {
        for id in needs(other.now, *id) {
            if gone.lacks(id) && !contested.contains_key(&id) {
                needed.insert(id, ());
            }
        }
    }
    needed
}

/// What a node needs to stand, nearest first.
fn needs(framework: &Framework, id: Id) -> Vec<Id> {
    let above = |id: Id| framework.ancestors(id).into_iter().map(|r| r.id);
    let mut needs: Vec<Id> = above(id).collect();
    if let Some(record) = framework.get(id).filter(|r| r.kind == Kind::Transition) {
        for end in [Field::From, Field::To].into_iter().filter_map(|field| record.link(field)) {
            needs.extend(framework.get(end).map(|r| r.id));
            needs.extend(above(end));
        }
    }
    needs
}

fn states(
    base: &Framework,
    other: &Framework,
    id: Id,
    remover: Remover,
    needed: &IdMap<Id, ()>,
    contested: &IdMap<Id, ()>,
) -> [State; 3] {
    let with = needs(other, id).into_iter().filter(|id| needed.contains_key(id) && !contested.contains_key(id));
    let (gone, there) = (State::Gone(with.collect()), node(other, id));
    match remover {
        Remover::Ours => [node(base, id), gone, there],
        Remover::Theirs => [node(base, id), there, gone],
    }
}

fn node(framework: &Framework, id: Id) -> State {
    let records: Vec<Arc<Record>> = framework.subtree(id).into_iter().filter_map(|id| framework.shared(id)).collect();
    State::Node(records)
}
