//! Which node of the old side is which node of the new one.

mod content;
mod ids;

use rungs_model::{Framework, Id, IdMap, Kind, Record};

/// How nodes are paired.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Match {
    /// By ids where the two sides share any, by content otherwise.
    #[default]
    Auto,
    /// By ids alone.
    Ids,
    /// By content alone.
    Content,
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

/// A pairing and what it leaves to be told.
pub(crate) struct Paired<'a> {
    pub pairing: Pairing,
    /// Pairs, old and new, that differ in something else than their ids and the order of their rows; some may only
    /// seem to. In no order.
    pub differing: Vec<(&'a Record, &'a Record)>,
    /// Rows of children that may be in another order: the container on the old side and the kind, with the container on the new side.
    pub rows: IdMap<(Id, Kind), Id>,
    /// Records of the old side without a partner, in no order.
    pub gone: Vec<&'a Record>,
    /// Records of the new side without a partner, in no order.
    pub come: Vec<&'a Record>,
}

impl Pairing {
    /// Pairs the nodes of two frameworks.
    pub fn of(old: &Framework, new: &Framework, by: Match) -> Pairing {
        Paired::of(old, new, by).pairing
    }

    fn for_pairs(pairs: usize) -> Pairing {
        let map = || IdMap::with_capacity_and_hasher(pairs, Default::default());
        Pairing { to_new: map(), to_old: map(), ..Pairing::default() }
    }

    fn join(&mut self, old: Id, new: Id) {
        self.old_alone.remove(&old);
        self.new_alone.remove(&new);
        self.to_new.insert(old, new);
        self.to_old.insert(new, old);
    }

    /// The partner of a node of the old side on the new side.
    pub fn new_of(&self, old: Id) -> Option<Id> {
        let named = self.to_new.get(&old).copied();
        named.or_else(|| (self.by_ids && !self.old_alone.contains_key(&old)).then_some(old))
    }

    /// How sure the pair of a node of the old side is: 1 by id and where both say the same, less where they only say
    /// much the same; 0 where it has no partner.
    pub fn sure(&self, old: Id) -> f32 {
        if self.new_of(old).is_none() { 0.0 } else { self.sure.get(&old).copied().unwrap_or(1.0) }
    }

    /// The partner of a node of the new side on the old side.
    pub fn old_of(&self, new: Id) -> Option<Id> {
        let named = self.to_old.get(&new).copied();
        named.or_else(|| (self.by_ids && !self.new_alone.contains_key(&new)).then_some(new))
    }
}

impl<'a> Paired<'a> {
    /// Pairs the nodes of two frameworks.
    pub fn of(old: &'a Framework, new: &'a Framework, by: Match) -> Paired<'a> {
        match by {
            Match::Ids => ids::pair(old, new),
            Match::Content => content::pair(old, new),
            Match::Auto => {
                let by_ids = ids::pair(old, new);
                // The roots are always paired: one pair says nothing.
                let share_ids = by_ids.gone.len() + 1 < old.len() || old.root() == new.root();
                if share_ids { by_ids } else { content::pair(old, new) }
            }
        }
    }
}
