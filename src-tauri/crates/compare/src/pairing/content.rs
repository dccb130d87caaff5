//! Pairs nodes by what they say, for sides that share no ids: first what reads exactly the same in paired containers,
//! then what reads the same and is the only one of its kind to do so.

use super::{Paired, Pairing};
use rungs_model::{Framework, Id, Kind, Record};
use std::collections::HashMap;

pub(super) fn pair<'a>(old: &'a Framework, new: &'a Framework) -> Paired<'a> {
    let mut pairing = Pairing::default();
    pairing.join(old.root(), new.root());
    below(old, new, (old.root(), new.root()), &mut pairing);
    let (old_only, new_only) = (unique(old, |id| pairing.new_of(id)), unique(new, |id| pairing.old_of(id)));
    for record in old.in_order() {
        let partner = old_only.get(&key(record)).zip(new_only.get(&key(record)));
        if let Some((Some(old_id), Some(new_id))) = partner
            && *old_id == record.id
            && pairing.new_of(*old_id).is_none()
            && pairing.old_of(*new_id).is_none()
        {
            pairing.join(*old_id, *new_id);
            below(old, new, (*old_id, *new_id), &mut pairing);
        }
    }
    let pairs = old.records().filter_map(|r| Some((&**r, new.get(pairing.new_of(r.id)?)?))).collect();
    let gone = old.records().map(|r| &**r).filter(|r| pairing.new_of(r.id).is_none()).collect();
    let come = new.records().map(|r| &**r).filter(|r| pairing.old_of(r.id).is_none()).collect();
    Paired { pairing, pairs, gone, come }
}

fn key(record: &Record) -> (Kind, &str) {
    (record.kind, record.face())
}

/// Pairs what stands below two paired nodes: equal words, in order.
fn below(old: &Framework, new: &Framework, (old_id, new_id): (Id, Id), pairing: &mut Pairing) {
    let Some(record) = old.get(old_id) else { return };
    for kind in record.kind.children() {
        let mut waiting: HashMap<&str, Vec<Id>> = HashMap::new();
        for child in new.below(new_id, *kind).rev().filter(|c| pairing.old_of(c.id).is_none()) {
            waiting.entry(child.face()).or_default().push(child.id);
        }
        for child in old.below(old_id, *kind) {
            if pairing.new_of(child.id).is_some() {
                continue;
            }
            if let Some(partner) = waiting.get_mut(child.face()).and_then(Vec::pop) {
                pairing.join(child.id, partner);
                below(old, new, (child.id, partner), pairing);
            }
        }
    }
}

/// The nodes not yet paired by what they say; none where several say the same.
fn unique(framework: &Framework, paired: impl Fn(Id) -> Option<Id>) -> HashMap<(Kind, &str), Option<Id>> {
    let mut found = HashMap::new();
    for record in framework.in_order() {
        if paired(record.id).is_none() && !record.face().is_empty() {
            found.entry(key(record)).and_modify(|id| *id = None).or_insert(Some(record.id));
        }
    }
    found
}
