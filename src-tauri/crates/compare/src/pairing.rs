//! Which node of the old side is which node of the new one.

mod content;
mod ids;

use rungs_model::{Framework, Id, IdMap};

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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairing {
    to_new: IdMap<Id, Id>,
    to_old: IdMap<Id, Id>,
}

impl Pairing {
    /// Pairs the nodes of two frameworks.
    pub fn of(old: &Framework, new: &Framework, by: Match) -> Pairing {
        match by {
            Match::Ids => ids::pair(old, new),
            Match::Content => content::pair(old, new),
            Match::Auto => {
                let by_ids = ids::pair(old, new);
                // The roots are always paired: one pair says nothing.
                let share_ids = by_ids.to_new.len() > 1 || old.root() == new.root();
                if share_ids { by_ids } else { content::pair(old, new) }
            }
        }
    }

    fn with_capacity(nodes: usize) -> Pairing {
        let map = || IdMap::with_capacity_and_hasher(nodes, Default::default());
        Pairing { to_new: map(), to_old: map() }
    }

    fn join(&mut self, old: Id, new: Id) {
        self.to_new.insert(old, new);
        self.to_old.insert(new, old);
    }

    /// The partner of an old node on the new side.
    pub fn new_of(&self, old: Id) -> Option<Id> {
        self.to_new.get(&old).copied()
    }

    /// The partner of a new node on the old side.
    pub fn old_of(&self, new: Id) -> Option<Id> {
        self.to_old.get(&new).copied()
    }
}
