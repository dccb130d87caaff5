//! Brings three states under one set of ids, which merging goes by.

use super::Merge;
use super::side::Side;
use crate::{Hand, Match, Pairing};
use rungs_model::{Framework, Id, IdMap, Kind, Record, Value, association};
use std::borrow::Cow;

/// New names of nodes, by the old ones.
pub(super) type Names = IdMap<Id, Id>;

/// A state that shares no ids with the base (a document that was read anew) under the ids of the nodes of the base that
/// it pairs with by content; what has no partner keeps its own. A state that shares ids is left as it is.
pub fn adopt_ids<'a>(base: &Framework, side: &'a Framework) -> Cow<'a, Framework> {
    if shares_ids(base, side) {
        return Cow::Borrowed(side);
    }
    let pairing = Pairing::of(base, side, Match::Auto, &Hand::default());
    let of_the_base = |id: Id| Some((id, pairing.old_of(id)?));
    let names = side.records().filter_map(|r| of_the_base(r.id)).filter(|(from, to)| from != to).collect();
    Cow::Owned(renamed(side, &names))
}

/// Whether the two are about the same nodes: the root alone says nothing where it is the only one.
fn shares_ids(base: &Framework, side: &Framework) -> bool {
    let also_there = |r: &Record| side.get(r.id).is_some_and(|s| s.kind == r.kind);
    base.root() == side.root() || base.records().any(|r| also_there(r))
}

/// The three under the ids of the base, and under one root: ours, where our nodes have the ids of the base already (a
/// copy in a library has a root of its own).
pub(super) fn one_set_of_ids<'a>(
    base: &'a Framework,
    ours: &'a Framework,
    theirs: &'a Framework,
) -> [Cow<'a, Framework>; 3] {
    let (ours, theirs) = (adopt_ids(base, ours), adopt_ids(base, theirs));
    let root = ours.root();
    [under(Cow::Borrowed(base), root), ours, under(theirs, root)]
}

fn under(framework: Cow<'_, Framework>, root: Id) -> Cow<'_, Framework> {
    if framework.root() == root {
        return framework;
    }
    let mut names = Names::from_iter([(framework.root(), root)]);
    if framework.get(root).is_some() {
        names.insert(root, free(root, b"not the root", &[&framework]));
    }
    Cow::Owned(renamed(&framework, &names))
}

/// A name that follows from an id and that no node has: a file may hold the first one made so, by design of its author.
fn free(id: Id, word: &[u8], taken: &[&Framework]) -> Id {
    let mut name = id.derive(word);
    while taken.iter().any(|framework| framework.get(name).is_some()) {
        name = name.derive(word);
    }
    name
}

/// Ids that stand for one kind of node on one side and for another kind in the base or on the other side: these are
/// different nodes, and are told apart by a name of their own. Nothing where there are none, which is nearly always.
pub(super) fn ids_of_other_kinds(base: &Framework, ours: &Side<'_>, theirs: &Side<'_>) -> Option<[Names; 2]> {
    let clash = |id: &Id| {
        let kind = |side: &Side<'_>| side.now.get(*id).map(|r| r.kind);
        kind(ours).zip(kind(theirs)).is_some_and(|(o, t)| o != t)
    };
    let added_as_two_kinds: Vec<Id> = theirs.added.iter().copied().filter(clash).collect();
    if ours.other_kinds.is_empty() && theirs.other_kinds.is_empty() && added_as_two_kinds.is_empty() {
        return None;
    }
    let apart = |side: &Side<'_>, ids: &mut dyn Iterator<Item = Id>| -> Names {
        let name = |kind: Kind, id: Id| free(id, kind.name().as_bytes(), &[base, ours.now, theirs.now]);
        ids.filter_map(|id| Some((id, name(side.now.get(id)?.kind, id)))).collect()
    };
    let of_ours = apart(ours, &mut ours.other_kinds.iter().copied());
    let of_theirs = apart(theirs, &mut theirs.other_kinds.iter().copied().chain(added_as_two_kinds));
    Some([of_ours, of_theirs])
}

/// Gives nodes that were told apart their own ids again, where nothing else in the result has them.
pub(super) fn given_back(mut merge: Merge, apart: &[Names; 2]) -> Merge {
    let here = |id: Id| merge.framework.get(id).is_some();
    let names: Names = apart
        .iter()
        .flatten()
        .filter(|(own, told_apart)| here(**told_apart) && !here(**own))
        .map(|(own, told_apart)| (*told_apart, *own))
        .collect();
    merge.framework = renamed(&merge.framework, &names);
    for conflict in &mut merge.report.conflicts {
        conflict.id = names.get(&conflict.id).copied().unwrap_or(conflict.id);
    }
    merge
}

/// The framework with other names for some nodes, wherever they stand: in the nodes, their children, references and
/// links.
pub(super) fn renamed(framework: &Framework, names: &Names) -> Framework {
    if names.is_empty() {
        return framework.clone();
    }
    let name = |id: Id| names.get(&id).copied().unwrap_or(id);
    let records = framework.records().map(|record| {
        let mut record = Record::clone(record);
        record.id = name(record.id);
        record.parent = record.parent.map(name);
        for field in record.kind.fields() {
            let value = match record.fields.get(*field) {
                Some(Value::Link(id)) => Value::Link(name(*id)),
                Some(Value::Links(ids)) => Value::Links(ids.iter().copied().map(name).collect()),
                _ => continue,
            };
            record.fields.set(*field, Some(value));
        }
        if let Some(extra) = association::renamed(&record.extra, name) {
            record.extra = extra;
        }
        record
    });
    // Names that are in use already would make two nodes one: then nothing is renamed, and nothing is lost.
    Framework::from_records(records).unwrap_or_else(|_| framework.clone())
}
