//! Pairs nodes that have the same id and the same kind.

use super::{Paired, Pairing};
use rungs_model::{Framework, Record};

pub(super) fn pair<'a>(old: &'a Framework, new: &'a Framework) -> Paired<'a> {
    let mut pairs = Vec::with_capacity(old.len().min(new.len()));
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    let same = |side: &'a Framework, record: &Record| side.get(record.id).filter(|other| other.kind == record.kind);
    for record in old.records() {
        match same(new, record) {
            Some(partner) => pairs.push((&**record, partner)),
            None => gone.push(&**record),
        }
    }
    if pairs.len() < new.len() {
        come.extend(new.records().map(|record| &**record).filter(|record| same(old, record).is_none()));
    }
    let mut pairing = Pairing { by_ids: true, ..Pairing::default() };
    pairing.old_alone.extend(gone.iter().map(|record| (record.id, ())));
    pairing.new_alone.extend(come.iter().map(|record| (record.id, ())));
    if old.root() != new.root() {
        pairing.join(old.root(), new.root());
        pairs.push((old.framework(), new.framework()));
        gone.retain(|record| record.id != old.root());
        come.retain(|record| record.id != new.root());
    }
    Paired { pairing, pairs, gone, come }
}
