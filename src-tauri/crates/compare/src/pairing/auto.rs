//! Pairs by ids as far as they go, and what they leave by content.

use super::content::Plain;
use super::{Hand, Paired, Pairing, content, ids};
use rungs_model::{Framework, Id, IdMap, Kind, Record};

pub(super) fn pair<'a>(old: &'a Framework, new: &'a Framework, hand: &Hand) -> Paired<'a> {
    let by_ids = ids::pair(old, new, hand);
    let (shared, smaller) = (old.len() - by_ids.gone.len(), old.len().min(new.len()));
    if by_ids.differing.len() * 2 > shared && are_dealt_anew(old, new, &by_ids) {
        content::pair(old, new, hand)
    } else if by_ids.gone.is_empty() || by_ids.come.is_empty() {
        by_ids
    } else if shared * 2 < smaller {
        content::complete(old, new, &by_ids.pairing, hand)
    } else {
        with_lost_ids(old, new, by_ids, hand)
    }
}

/// Whether most of what changed under its id stands word for word under another one, seen from either side.
fn are_dealt_anew(old: &Framework, new: &Framework, by_ids: &Paired<'_>) -> bool {
    let rewritten: Vec<_> = by_ids.differing.iter().filter(|(was, is)| was.face() != is.face()).collect();
    let stand_elsewhere = |side: &Framework, which: fn(&(&Record, &Record)) -> (Kind, String, Id)| {
        let mut faces: IdMap<(Kind, &str), Id> = IdMap::default();
        for record in side.records().filter(|record| !record.face().is_empty()) {
            faces.insert((record.kind, record.face()), record.id);
        }
        let elsewhere = rewritten
            .iter()
            .map(|pair| which(pair))
            .filter(|(kind, face, id)| faces.get(&(*kind, face.as_str())).is_some_and(|other| other != id));
        elsewhere.count() * 2 > rewritten.len()
    };
    rewritten.len() * 2 > by_ids.differing.len()
        && stand_elsewhere(new, |(was, is)| (was.kind, was.face().to_string(), is.id))
        && stand_elsewhere(old, |(was, is)| (is.kind, is.face().to_string(), was.id))
}

/// What reads the same, at some length, in the same container has lost its id. What stands in it is looked at next.
fn with_lost_ids<'a>(old: &'a Framework, new: &'a Framework, mut paired: Paired<'a>, hand: &Hand) -> Paired<'a> {
    let apart: IdMap<(Id, Id), ()> = hand.apart.iter().map(|pair| (*pair, ())).collect();
    let mut found = Vec::new();
    loop {
        let pairs = same_in_container(&paired, &apart);
        if pairs.is_empty() {
            break;
        }
        for (was, is) in pairs {
            paired.pairing.join(was.id, is.id);
            found.push((was, is));
        }
        let Pairing { old_alone, new_alone, .. } = &paired.pairing;
        paired.gone.retain(|record| old_alone.contains_key(&record.id));
        paired.come.retain(|record| new_alone.contains_key(&record.id));
    }
    if found.is_empty() { paired } else { Paired::read(old, new, paired.pairing) }
}

/// A container (under its old id), a kind and what is said.
type Key = (Id, Kind, u64);

fn same_in_container<'a>(paired: &Paired<'a>, apart: &IdMap<(Id, Id), ()>) -> Vec<(&'a Record, &'a Record)> {
    let key = |record: &Record, parent: Option<Id>| -> Option<Key> {
        let plain = Plain::of(record);
        (plain.body != 0).then_some((parent?, record.kind, plain.all))
    };
    let mut gone: IdMap<Key, Vec<&'a Record>> = IdMap::default();
    for record in &paired.gone {
        let parent = record.parent.filter(|id| paired.pairing.new_of(*id).is_some());
        if let Some(key) = key(record, parent) {
            gone.entry(key).or_default().push(record);
        }
    }
    let mut come: IdMap<Key, Vec<&'a Record>> = IdMap::default();
    for record in &paired.come {
        let parent = record.parent.and_then(|id| paired.pairing.old_of(id));
        if let Some(key) = key(record, parent).filter(|key| gone.contains_key(key)) {
            come.entry(key).or_default().push(record);
        }
    }
    let only = |(key, come): (Key, Vec<&'a Record>)| match (&gone[&key][..], &come[..]) {
        ([was], [is]) => Some((*was, *is)).filter(|(was, is)| !apart.contains_key(&(was.id, is.id))),
        _ => None,
    };
    come.into_iter().filter_map(only).collect()
}
