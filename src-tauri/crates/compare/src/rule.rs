//! The five rules of comparison, one a file, over two sides and their pairing.

mod added;
mod edited;
mod moved;
mod removed;
mod reordered;

use crate::comparison::{Change, ChangeKind};
use crate::pairing::{Paired, Pairing};
use crate::place::{Address, Places};
use rungs_model::{Framework, Record};

pub(crate) use edited::of_record;

/// The two sides as the rules see them.
pub(crate) struct Sides<'a> {
    pub old: &'a Framework,
    pub new: &'a Framework,
    pub pairing: &'a Pairing,
    paired: &'a Paired<'a>,
    old_places: Places<'a>,
    new_places: Places<'a>,
}

/// A change and where a reader expects it.
pub(crate) struct Found {
    at: Spot,
    change: Change,
}

/// Position in the reading order of the new side; then what happened to the node itself, by rule and field; then
/// what is gone from it, in the order of the old side.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Spot(Address, usize, Address);

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
    // A change is large and its place is small: places are sorted and every change is moved once.
    let (mut places, mut changes): (Vec<(Spot, usize)>, Vec<Option<Change>>) =
        found.into_iter().enumerate().map(|(i, found)| ((found.at, i), Some(found.change))).unzip();
    places.sort_unstable();
    places.into_iter().filter_map(|(_, i)| changes[i].take()).collect()
}

/// What is gone is told after all that happened to the container itself.
const GONE: usize = RULES.len();

impl<'a> Sides<'a> {
    pub fn new(old: &'a Framework, new: &'a Framework, paired: &'a Paired<'a>) -> Self {
        Sides { old, new, pairing: &paired.pairing, paired, old_places: Places::new(old), new_places: Places::new(new) }
    }

    /// A change of a paired node, with both ids and both places, and where it is told.
    fn change(&self, kind: ChangeKind, old: &Record, new: &Record, rank: usize) -> Found {
        let (old_at, new_at) = (self.old_places.of(old), self.new_places.of(new));
        let sure = (self.pairing.sure(old.id) * 100.0).round() / 100.0;
        let change = Change {
            sure: (sure < 1.0).then_some(sure),
            old_id: Some(old.id),
            new_id: Some(new.id),
            old_at: Some(old_at.pointer()),
            new_at: Some(new_at.pointer()),
            ..Change::new(kind, new.kind)
        };
        Found { at: Spot(new_at, rank, Address::default()), change }
    }
}
