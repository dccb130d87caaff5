//! What both sides have: fields, unknown keys and containers, each facet by itself, and what either side added.

mod unknown;
mod value;

use super::state::State;
use super::{ConflictKind, Facet, ToRead, Work};
use rungs_model::{Field, Id, IdMap, Record, Value};
use std::sync::Arc;

/// Decides about every node that either side changed or added and neither removed.
pub(super) fn decide(work: &mut Work<'_>) {
    let set = |ids: &[Id]| ids.iter().map(|id| (*id, ())).collect::<IdMap<Id, ()>>();
    let (ours, theirs) = (std::mem::take(&mut work.ours.touched), std::mem::take(&mut work.theirs.touched));
    let (in_ours, in_theirs) = (set(&ours), set(&theirs));
    for id in ours.iter().filter(|id| !in_theirs.contains_key(*id)) {
        if let (Some(base), Some(ours), true) = (work.base.get(*id), work.ours.now.get(*id), !work.theirs.lacks(*id)) {
            work.taken.ours += changed_facets(base, ours);
        }
    }
    for id in theirs {
        let (base, ours) = (work.base.get(id), work.ours.now.shared(id));
        let (Some(base), Some(ours), Some(theirs)) = (base, ours, work.theirs.now.shared(id)) else { continue };
        if in_ours.contains_key(&id) {
            both_have(work, Some(base), &ours, &theirs);
        } else {
            work.taken.theirs += changed_facets(base, &theirs);
            take_whole(work, &ours, theirs);
        }
    }
    added(work);
}

fn added(work: &mut Work<'_>) {
    let theirs = std::mem::take(&mut work.theirs.added);
    let ours_alone = work.ours.added.iter().filter(|id| work.theirs.now.get(**id).is_none()).count();
    work.taken.ours += u32::try_from(ours_alone).unwrap_or(u32::MAX);
    for id in theirs {
        let Some(theirs) = work.theirs.now.shared(id) else { continue };
        match work.ours.now.shared(id) {
            Some(ours) => both_have(work, None, &ours, &theirs),
            None => {
                work.ends.insert(id, Some(theirs));
                work.count(Facet::Theirs);
            }
        }
    }
}

/// How many facets of a node one side changed.
fn changed_facets(was: &Record, is: &Record) -> u32 {
    let fields = was.kind.fields().iter().filter(|field| was.fields.get(**field) != is.fields.get(**field)).count();
    let keys = unknown::changed(&was.extra, &is.extra);
    let moves = usize::from(was.parent != is.parent);
    u32::try_from(fields + keys + moves).unwrap_or(u32::MAX)
}

/// Their record where ours is that of the base, in the place it has in ours.
fn take_whole(work: &mut Work<'_>, ours: &Record, mut theirs: Arc<Record>) {
    if theirs.parent == ours.parent && theirs.place != ours.place {
        Arc::make_mut(&mut theirs).place = ours.place;
    }
    work.ends.insert(ours.id, Some(theirs));
}

fn both_have(work: &mut Work<'_>, base: Option<&Record>, ours: &Arc<Record>, theirs: &Arc<Record>) {
    let nothing = Record::new(ours.id, ours.kind, None, ours.place);
    let was = base.unwrap_or(&nothing);
    let clash = if base.is_some() { ConflictKind::EditEdit } else { ConflictKind::AddedTwice };
    let mut end = ours.clone();
    if base.is_none() {
        work.count(Facet::Both);
    }
    if ours.fields != theirs.fields || ours.fields != was.fields {
        for field in ours.kind.fields() {
            merge_field(work, *field, [was, ours, theirs], clash, &mut end);
        }
    }
    if ours.extra != theirs.extra || ours.extra != was.extra {
        merge_unknown(work, [was, ours, theirs], clash, &mut end);
    }
    merge_container(work, base, [ours, theirs], &mut end);
    if !Arc::ptr_eq(&end, ours) {
        work.ends.insert(ours.id, Some(end));
    }
}

/// Counts a facet of a node; what both added alike was counted with the node.
fn count(work: &mut Work<'_>, facet: Facet, clash: ConflictKind) {
    if !(facet == Facet::Both && clash == ConflictKind::AddedTwice) {
        work.count(facet);
    }
}

fn merge_field(work: &mut Work<'_>, field: Field, records: [&Record; 3], clash: ConflictKind, end: &mut Arc<Record>) {
    let [base, ours, theirs] = records.map(|record| record.fields.get(field));
    let facet = match Facet::of(&base, &ours, &theirs) {
        Facet::Same => return,
        Facet::Theirs => {
            set(end, field, theirs.cloned());
            Facet::Theirs
        }
        Facet::Conflict => match value::merge(field, [base, ours, theirs]) {
            value::Merged::Taken(facet, value) => {
                set(end, field, value);
                facet
            }
            value::Merged::ToRead(merged) => {
                let text = |record: &Record| record.text(field).to_string();
                let [base, ours, theirs] = records.map(text);
                let (id, node) = (end.id, end.kind);
                work.to_read.push(ToRead { id, node, field, base, ours, theirs, merged: merged.clone() });
                set(end, field, Some(Value::Text(merged)));
                Facet::Each
            }
            value::Merged::Conflict => {
                let states = [base, ours, theirs].map(|value| State::Field(value.cloned()));
                work.conflict(records[1], Some(field.name()), clash, states);
                Facet::Conflict
            }
        },
        facet => facet,
    };
    count(work, facet, clash);
}

fn set(end: &mut Arc<Record>, field: Field, value: Option<Value>) {
    if end.fields.get(field) != value.as_ref() {
        Arc::make_mut(end).fields.set(field, value);
    }
}

fn merge_unknown(work: &mut Work<'_>, records: [&Record; 3], clash: ConflictKind, end: &mut Arc<Record>) {
    let merged = unknown::merge(records.map(|record| &record.extra));
    merged.facets.into_iter().for_each(|facet| count(work, facet, clash));
    for (key, states) in merged.conflicts {
        work.conflict(records[1], Some(&key), clash, states.map(State::Key));
    }
    if merged.extra != end.extra {
        Arc::make_mut(end).extra = merged.extra;
    }
}

fn merge_container(work: &mut Work<'_>, base: Option<&Record>, [ours, theirs]: [&Record; 2], end: &mut Arc<Record>) {
    let was = base.and_then(|record| record.parent);
    match (Facet::of(&was, &ours.parent, &theirs.parent), base) {
        (Facet::Theirs, Some(_)) => {
            let end = Arc::make_mut(end);
            (end.parent, end.place) = (theirs.parent, theirs.place);
            work.count(Facet::Theirs);
        }
        (Facet::Conflict, _) => {
            let kind = if base.is_some() { ConflictKind::MoveMove } else { ConflictKind::AddedTwice };
            work.conflict(ours, None, kind, [was, ours.parent, theirs.parent].map(State::Container));
        }
        (_, None) => {}
        (facet, Some(_)) => work.count(facet),
    }
}
