//! Which node of the old side is which node of the new one.

mod auto;
mod content;
mod ids;

use rungs_model::{Framework, Id, IdMap, Kind, Record};

/// How nodes are paired.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Match {
    /// By ids as far as they go, and by content what ids leave without a partner:
    ///
    /// - Where at least half of the smaller side has its partner by id, an id that only one side knows is a node that
    ///   came or went. Only what reads the same, at some length, in the same container, is taken for one node that
    ///   has lost its id.
    /// - Where fewer have, ids have been lost on the way, and everything that they leave is paired by content.
    /// - An id whose kind differs is not believed. One of the same kind is believed whatever it says, since people
    ///   rewrite what they have said; unless most of what changed under its id is found word for word under another
    ///   one: then ids are numbers that somebody has dealt out anew, and content alone decides.
    #[default]
    Auto,
    /// By ids alone. An id whose kind differs is not the same node.
    Ids,
    /// By content alone.
    Content,
}

/// What a person has decided about pairs, old and new. What is no node of its side, or of two kinds, is passed over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hand {
    /// Pairs that hold, whatever else speaks against them. Of two that share a node the first one does.
    pub together: Vec<(Id, Id)>,
    /// Pairs that are never made.
    pub apart: Vec<(Id, Id)>,
}

/// A pairing: at most one partner each, always of the same kind. The two frameworks themselves are always paired.
#[derive(Debug, Clone, Default)]
pub struct Pairing {
    /// Whether a node that is in none of the maps has the node of the same id as its partner. Ten thousand pairs that
    /// say "itself" would take longer to write down than all else in a comparison by ids.
    by_ids: bool,
    /// Nodes without a partner, where the rest is paired by ids.
    old_alone: IdMap<Id, ()>,
    new_alone: IdMap<Id, ()>,
    to_new: IdMap<Id, Id>,
    to_old: IdMap<Id, Id>,
    /// How sure a pair is, by its old node, where that is less than 1.
    sure: IdMap<Id, f32>,
}

impl Pairing {
    /// Pairs the nodes of two frameworks. What a person has decided holds.
    pub fn of(old: &Framework, new: &Framework, by: Match, hand: &Hand) -> Pairing {
        Paired::of(old, new, by, hand).pairing
    }

    fn for_pairs(pairs: usize) -> Pairing {
        let map = || IdMap::with_capacity_and_hasher(pairs, Default::default());
        Pairing { to_new: map(), to_old: map(), ..Pairing::default() }
    }

    /// Pairs two nodes that have no partner.
    fn join(&mut self, old: Id, new: Id) {
        self.old_alone.remove(&old);
        self.new_alone.remove(&new);
        self.to_new.insert(old, new);
        self.to_old.insert(new, old);
    }

    /// Takes two partners from each other.
    fn part(&mut self, old: Id, new: Id) {
        self.to_new.remove(&old);
        self.to_old.remove(&new);
        self.sure.remove(&old);
        if self.by_ids {
            self.old_alone.insert(old, ());
            self.new_alone.insert(new, ());
        }
    }

    /// The partner of a node of the old side on the new side.
    pub fn new_of(&self, old: Id) -> Option<Id> {
        let named = self.to_new.get(&old).copied();
        named.or_else(|| (self.by_ids && !self.old_alone.contains_key(&old)).then_some(old))
    }

    /// The partner of a node of the new side on the old side.
    pub fn old_of(&self, new: Id) -> Option<Id> {
        let named = self.to_old.get(&new).copied();
        named.or_else(|| (self.by_ids && !self.new_alone.contains_key(&new)).then_some(new))
    }

    /// How sure the pair of a node of the old side is: 1 by id, by hand and where both say the same; less where they
    /// only say much the same; 0 where it has no partner.
    pub fn sure(&self, old: Id) -> f32 {
        if self.new_of(old).is_none() { 0.0 } else { self.sure.get(&old).copied().unwrap_or(1.0) }
    }

    /// Lays a person's decisions over pairs by id.
    fn by_hand(&mut self, old: &Framework, new: &Framework, hand: &Hand) {
        let is_pair = |(a, b): &&(Id, Id)| {
            let kinds = old.get(*a).zip(new.get(*b)).filter(|(a, b)| a.kind == b.kind);
            kinds.is_some() && *a != old.root() && *b != new.root()
        };
        for (a, b) in hand.apart.iter().filter(is_pair) {
            if self.new_of(*a) == Some(*b) {
                self.part(*a, *b);
            }
        }
        // From the last to the first, so that of two that share a node the first one stays.
        for (a, b) in hand.together.iter().rev().filter(is_pair) {
            if let Some(other) = self.new_of(*a) {
                self.part(*a, other);
            }
            if let Some(other) = self.old_of(*b) {
                self.part(other, *b);
            }
            self.join(*a, *b);
        }
    }
}

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

#[cfg(test)]
mod tests;
