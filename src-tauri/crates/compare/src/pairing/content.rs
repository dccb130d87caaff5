//! Pairs nodes by what they say, for sides that share no ids.
//!
//! What reads the same comes first, where it is the only one that does; containers follow by the votes of what stands
//! in them; then what reads the same inside paired containers, and last what reads alike, best first. Two rounds: the
//! second knows the containers that the first has found. Every choice is made by a measure that is the same from both
//! sides, so that comparing backwards gives the same pairs.

mod alike;
mod arena;
mod exact;
mod features;
mod plain;
mod rest;
mod votes;

use super::{Hand, Paired, Pairing};
use arena::Arena;
use rungs_model::{Framework, Id, IdMap, Kind, Record, Value};

pub(super) use plain::Plain;

/// Certainty in thousandths.
pub(super) const CERTAIN: u16 = 1000;

/// "Has no partner".
const NONE: u32 = u32::MAX;

/// Both sides and who has been paired so far, by index.
struct Work<'a> {
    old: Arena<'a>,
    new: Arena<'a>,
    to_new: Vec<u32>,
    to_old: Vec<u32>,
    /// How sure each pair is, by old index, in thousandths.
    sure: Vec<u16>,
    /// What the nodes say that had no partner when they were read, by index.
    old_plain: Vec<Plain>,
    new_plain: Vec<Plain>,
    /// Pairs that a person has ruled out, by index, sorted.
    apart: Vec<(u32, u32)>,
}

impl<'a> Work<'a> {
    /// Nothing is paired but the frameworks themselves.
    fn new(old: &'a Framework, new: &'a Framework) -> Work<'a> {
        let (old, new) = (Arena::of(old), Arena::of(new));
        let (to_new, to_old) = (vec![NONE; old.len()], vec![NONE; new.len()]);
        let sure = vec![CERTAIN; old.len()];
        let (old_plain, new_plain) = (Vec::new(), Vec::new());
        let mut work = Work { old, new, to_new, to_old, sure, old_plain, new_plain, apart: Vec::new() };
        work.join(0, 0, CERTAIN);
        work
    }

    fn is_free(&self, old: u32, new: u32) -> bool {
        self.to_new[old as usize] == NONE && self.to_old[new as usize] == NONE
    }

    /// Pairs two nodes, if both are free, of one kind and not ruled out.
    fn join(&mut self, old: u32, new: u32, sure: u16) -> bool {
        let may = self.is_free(old, new)
            && self.old.kind(old) == self.new.kind(new)
            && (self.apart.is_empty() || self.apart.binary_search(&(old, new)).is_err());
        if may {
            self.to_new[old as usize] = new;
            self.to_old[new as usize] = old;
            self.sure[old as usize] = sure;
        }
        may
    }

    /// Whether two nodes are paired with each other.
    fn are_paired(&self, old: u32, new: u32) -> bool {
        old != NONE && self.to_new[old as usize] == new
    }

    /// Nodes without a partner on both sides.
    fn free(&self) -> (Vec<u32>, Vec<u32>) {
        let free = |partners: &[u32]| (0..partners.len() as u32).filter(|i| partners[*i as usize] == NONE).collect();
        (free(&self.to_new), free(&self.to_old))
    }

    /// Pairs what a person has decided and what is known; notes what must not be.
    fn anchor(&mut self, known: &Pairing, hand: &Hand) {
        let index = |side: &Arena<'_>| -> IdMap<Id, u32> { (0..).zip(&side.records).map(|(i, r)| (r.id, i)).collect() };
        let (old, new) = (index(&self.old), index(&self.new));
        let indexed = |(a, b): &(Id, Id)| Some((*old.get(a)?, *new.get(b)?));
        for (a, b) in hand.together.iter().filter_map(indexed) {
            self.join(a, b, CERTAIN);
        }
        self.apart = hand.apart.iter().filter_map(indexed).collect();
        self.apart.sort_unstable();
        for node in 1..self.old.len() as u32 {
            let id = self.old.records[node as usize].id;
            if let Some(partner) = known.new_of(id).filter(|_| known.by_ids).and_then(|id| new.get(&id)) {
                self.join(node, *partner, CERTAIN);
            }
        }
    }

    /// Reads what the nodes without a partner say.
    fn read(&mut self) {
        let read = |side: &Arena<'_>, partners: &[u32]| {
            let plain = |(node, partner): (usize, &u32)| {
                if *partner == NONE { Plain::of(side.records[node]) } else { Plain::default() }
            };
            partners.iter().enumerate().map(plain).collect()
        };
        self.old_plain = read(&self.old, &self.to_new);
        self.new_plain = read(&self.new, &self.to_old);
    }

    fn run(&mut self) {
        exact::untouched(self);
        self.read();
        votes::containers(self, votes::Round::First);
        exact::same_words(self);
        let mut texts = features::Texts::of(self);
        alike::pair(self, &texts, alike::Round::First);
        votes::containers(self, votes::Round::Second);
        exact::copies(self);
        texts.forget_paired(self);
        alike::pair(self, &texts, alike::Round::Second);
        votes::containers(self, votes::Round::Second);
        rest::pair(self, &texts);
    }
}

/// Pairs by content alone.
pub(super) fn pair<'a>(old: &'a Framework, new: &'a Framework, hand: &Hand) -> Paired<'a> {
    complete(old, new, &Pairing::default(), hand)
}

/// Pairs by content what another pairing has left.
pub(super) fn complete<'a>(old: &'a Framework, new: &'a Framework, known: &Pairing, hand: &Hand) -> Paired<'a> {
    let mut work = Work::new(old, new);
    if known.by_ids || *hand != Hand::default() {
        work.anchor(known, hand);
    }
    work.run();
    paired(&work)
}

fn paired<'a>(work: &Work<'a>) -> Paired<'a> {
    let mut pairing = Pairing::for_pairs(work.old.len().min(work.new.len()));
    let (mut differing, mut gone) = (Vec::new(), Vec::new());
    for (node, record) in work.old.records.iter().enumerate() {
        match work.to_new[node] {
            NONE => gone.push(*record),
            partner => {
                let other = work.new.records[partner as usize];
                pairing.join(record.id, other.id);
                if work.sure[node] < CERTAIN {
                    pairing.sure.insert(record.id, f32::from(work.sure[node]) / f32::from(CERTAIN));
                }
                if work.may_differ(node as u32, partner) {
                    differing.push((*record, other));
                }
            }
        }
    }
    let come = work.new.records.iter().zip(&work.to_old).filter(|(_, old)| **old == NONE).map(|(r, _)| *r).collect();
    Paired { pairing, differing, rows: work.rows(), gone, come }
}

impl Work<'_> {
    /// Whether a pair stands in containers that are none, or says anything else than before. References are followed
    /// as far as they are numbered; the others are left to those who tell.
    fn may_differ(&self, old: u32, new: u32) -> bool {
        let (a, b) = (self.old.records[old as usize], self.new.records[new as usize]);
        let follows = |value: &Value| {
            value.links().is_empty() || self.are_paired(self.old.refers[old as usize], self.new.refers[new as usize])
        };
        let says_same = a.extra == b.extra
            && a.fields.iter().count() == b.fields.iter().count()
            && a.fields.iter().zip(b.fields.iter()).all(|((field, value), (other_field, other))| {
                field == other_field && (value == other || (!value.links().is_empty() && follows(value)))
            });
        !says_same || !self.are_paired(self.old.parent(old), self.new.parent(new))
    }

    /// The rows of which those who stayed are not in the order they were in.
    fn rows(&self) -> IdMap<(Id, Kind), Id> {
        let mut rows = IdMap::default();
        let pairs =
            (0u32..).zip(&self.to_new).filter(|(old, new)| **new != NONE && !self.old.children(*old).is_empty());
        for (old, new) in pairs {
            let mut last = (None, 0);
            for child in self.old.children(old) {
                let (kind, partner) = (self.old.kind(child), self.to_new[child as usize]);
                if partner == NONE || self.new.parent(partner) != *new {
                    continue;
                }
                if last.0 == Some(kind) && partner < last.1 {
                    let id = |record: &Record| record.id;
                    rows.insert((id(self.old.records[old as usize]), kind), id(self.new.records[*new as usize]));
                }
                last = (Some(kind), partner);
            }
        }
        rows
    }
}
