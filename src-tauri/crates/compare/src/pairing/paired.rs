//! A pairing and what it leaves to be told.

use super::{Hand, Match, Pairing, auto, content, ids};
use rungs_model::{Framework, Id, IdMap, Kind, Record};

/// A pairing and what it leaves to be told.
pub(crate) struct Paired<'a> {
    pub pairing: Pairing,
    /// Pairs, old and new, that differ in something else than their ids and the order of their rows; some may only
    /// seem to. In no order.
    pub differing: Vec<(&'a Record, &'a Record)>,
    /// Rows of children that may be in another order: the container on the old side and the kind, with the container
    /// on the new side.
    pub rows: IdMap<(Id, Kind), Id>,
    /// Records of the old side without a partner, in no order.
    pub gone: Vec<&'a Record>,
    /// Records of the new side without a partner, in no order.
    pub come: Vec<&'a Record>,
}

impl<'a> Paired<'a> {
    /// Pairs the nodes of two frameworks.
    pub fn of(old: &'a Framework, new: &'a Framework, by: Match, hand: &Hand) -> Paired<'a> {
        match by {
            Match::Ids => ids::pair(old, new, hand),
            Match::Content => content::pair(old, new, hand),
            Match::Auto => auto::pair(old, new, hand),
        }
    }

    pub fn empty(pairing: Pairing) -> Paired<'a> {
        let (differing, gone, come) = (Vec::new(), Vec::new(), Vec::new());
        Paired { pairing, differing, rows: IdMap::default(), gone, come }
    }

    /// Reads what any pairing leaves to be told.
    pub fn read(old: &'a Framework, new: &'a Framework, pairing: Pairing) -> Paired<'a> {
        let mut paired = Paired::empty(pairing);
        for record in old.records() {
            match paired.pairing.new_of(record.id).and_then(|partner| new.get(partner)) {
                Some(partner) => paired.look_at(record, partner),
                None => paired.gone.push(record),
            }
        }
        let is_new = |record: &&'a Record| paired.pairing.old_of(record.id).is_none();
        paired.come = new.records().map(|record| &**record).filter(is_new).collect();
        paired
    }

    /// Notes in what two records of a pair differ. States of one library share their records: then nothing has to be
    /// read to know that nothing does.
    pub fn look_at(&mut self, old: &'a Record, new: &'a Record) {
        if std::ptr::eq(old, new) {
            return;
        }
        if let (Some(from), Some(to)) = (old.parent, new.parent)
            && (old.place, old.id) != (new.place, new.id)
            && self.pairing.new_of(from) == Some(to)
        {
            self.rows.insert((from, new.kind), to);
        }
        if old.parent != new.parent || old.fields != new.fields || old.extra != new.extra {
            self.differing.push((old, new));
        }
    }
}
