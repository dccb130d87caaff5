//! The five rules of comparison, one a file, over two sides and their pairing.

mod added;
mod edited;
mod moved;
mod removed;
mod reordered;

use crate::Pairing;
use crate::comparison::{Change, ChangeKind};
use rungs_model::{Framework, Id, IdMap, Record};

pub(crate) use edited::of_record;

/// The two sides as the rules see them.
pub(crate) struct Sides<'a> {
    pub old: &'a Framework,
    pub new: &'a Framework,
    pub pairing: &'a Pairing,
    old_order: Vec<&'a Record>,
    new_order: Vec<&'a Record>,
}

/// A change and where a reader expects it.
pub(crate) struct Found {
    at: Spot,
    change: Change,
}

/// Position in the reading order of the new side; then what happened to the node itself, by rule and field; then
/// what is gone from it, in the order of the old side.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Spot(usize, usize, usize);

type Rule = fn(&Sides<'_>) -> Vec<Found>;

/// The visible list of rules, in the order in which the changes of one node are told.
const RULES: &[Rule] = &[added::find, moved::find, reordered::find, edited::find];

/// What the rules find, in the order a reader expects.
pub(crate) fn all(sides: &Sides<'_>) -> Vec<Change> {
    let mut found: Vec<Found> = Vec::new();
    for (rank, rule) in RULES.iter().enumerate() {
        found.extend(rule(sides).into_iter().map(|mut f| {
            f.at.1 += rank;
            f
        }));
    }
    found.extend(removed::find(sides));
    found.sort_by(|a, b| a.at.cmp(&b.at));
    found.into_iter().map(|f| f.change).collect()
}

/// What is gone is told after all that happened to the container itself.
const GONE: usize = RULES.len();

impl<'a> Sides<'a> {
    pub fn new(old: &'a Framework, new: &'a Framework, pairing: &'a Pairing) -> Self {
        Sides { old, new, pairing, old_order: old.in_order(), new_order: new.in_order() }
    }

    /// Pairs in the reading order of the new side, with the position there.
    fn pairs(&self) -> impl Iterator<Item = (usize, &'a Record, &'a Record)> {
        self.new_order.iter().enumerate().filter_map(|(i, new)| {
            let old = self.old.get(self.pairing.old_of(new.id)?)?;
            Some((i, old, *new))
        })
    }

    /// The position of every node of the new side.
    fn new_positions(&self) -> IdMap<Id, usize> {
        self.new_order.iter().enumerate().map(|(i, r)| (r.id, i)).collect()
    }

    /// A change of a paired node, with both ids and both places.
    fn change(&self, kind: ChangeKind, old: &Record, new: &Record) -> Change {
        Change {
            old_id: Some(old.id),
            new_id: Some(new.id),
            old_at: self.old.pointer(old.id),
            new_at: self.new.pointer(new.id),
            ..Change::new(kind, new.kind)
        }
    }
}
