//! Pairs nodes that have the same id and the same kind.

use super::{Hand, Paired, Pairing};
use rungs_model::{Framework, Record};

/// Pairs by ids, and finds what differs in the same walk: a record is looked up once.
pub(super) fn pair<'a>(old: &'a Framework, new: &'a Framework, hand: &Hand) -> Paired<'a> {
    let mut paired = Paired::empty(Pairing { by_ids: true, ..Pairing::default() });
    let same = |side: &'a Framework, record: &Record| side.get(record.id).filter(|other| other.kind == record.kind);
    // Down the tree and not through the map: neighbours were most often made one after the other, and are so in memory.
    let mut waiting = vec![old.framework()];
    while let Some(record) = waiting.pop() {
        match same(new, record) {
            Some(partner) => paired.look_at(record, partner),
            None => paired.gone.push(record),
        }
        for kind in record.kind.children().iter().rev() {
            waiting.extend(old.below(record.id, *kind).rev());
        }
    }
    if old.len() - paired.gone.len() < new.len() {
        let come = new.records().map(|record| &**record).filter(|record| same(old, record).is_none());
        paired.come.extend(come);
    }
    paired.pairing.old_alone.extend(paired.gone.iter().map(|record| (record.id, ())));
    paired.pairing.new_alone.extend(paired.come.iter().map(|record| (record.id, ())));
    if old.root() == new.root() && hand == &Hand::default() {
        return paired;
    }
    let mut pairing = paired.pairing;
    if old.root() != new.root() {
        pairing.join(old.root(), new.root());
    }
    pairing.by_hand(old, new, hand);
    Paired::read(old, new, pairing)
}
