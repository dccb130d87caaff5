//! Pairs nodes that have the same id and the same kind.

use super::{Paired, Pairing};
use rungs_model::{Framework, IdMap, Record};

/// Pairs by ids, and finds what differs in the same walk: a record is looked up once.
pub(super) fn pair<'a>(old: &'a Framework, new: &'a Framework) -> Paired<'a> {
    let mut paired = Paired {
        pairing: Pairing { by_ids: true, ..Pairing::default() },
        differing: Vec::new(),
        rows: IdMap::default(),
        gone: Vec::new(),
        come: Vec::new(),
    };
    let same = |side: &'a Framework, record: &Record| side.get(record.id).filter(|other| other.kind == record.kind);
    for record in old.records() {
        match same(new, record) {
            Some(partner) => paired.look_at(record, partner),
            None => paired.gone.push(&**record),
        }
    }
    if old.len() - paired.gone.len() < new.len() {
        let come = new.records().map(|record| &**record).filter(|record| same(old, record).is_none());
        paired.come.extend(come);
    }
    paired.pairing.old_alone.extend(paired.gone.iter().map(|record| (record.id, ())));
    paired.pairing.new_alone.extend(paired.come.iter().map(|record| (record.id, ())));
    if old.root() != new.root() {
        paired.pairing.join(old.root(), new.root());
        paired.look_at(old.framework(), new.framework());
        paired.gone.retain(|record| record.id != old.root());
        paired.come.retain(|record| record.id != new.root());
        // What stood in one root and stands in the other has not moved, which can be said only now.
        paired.rows_below_roots(old, new);
    }
    paired
}

impl<'a> Paired<'a> {
    /// Notes in what two records of a pair differ. States of one library share their records: then nothing has to be
    /// read to know that nothing does.
    fn look_at(&mut self, old: &'a Record, new: &'a Record) {
        if std::ptr::eq(old, new) {
            return;
        }
        if let (Some(from), Some(to)) = (old.parent, new.parent)
            && from == to
            && old.place != new.place
        {
            self.rows.insert((from, new.kind), to);
        }
        if old.parent != new.parent || old.fields != new.fields || old.extra != new.extra {
            self.differing.push((old, new));
        }
    }

    fn rows_below_roots(&mut self, old: &Framework, new: &Framework) {
        for kind in old.framework().kind.children() {
            self.rows.insert((old.root(), *kind), new.root());
        }
    }
}
