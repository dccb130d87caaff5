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

use super::{Paired, Pairing};
use arena::Arena;
use rungs_model::Framework;

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
    /// Pairs that a person has ruled out, by index, sorted.
    apart: Vec<(u32, u32)>,
}

impl<'a> Work<'a> {
    /// Nothing is paired but the frameworks themselves.
    fn new(old: &'a Framework, new: &'a Framework) -> Work<'a> {
        let (old, new) = (Arena::of(old), Arena::of(new));
        let (to_new, to_old) = (vec![NONE; old.len()], vec![NONE; new.len()]);
        let sure = vec![CERTAIN; old.len()];
        let mut work = Work { old, new, to_new, to_old, sure, apart: Vec::new() };
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

    fn run(&mut self) {
        exact::untouched(self);
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

pub(super) fn pair<'a>(old: &'a Framework, new: &'a Framework) -> Paired<'a> {
    let mut work = Work::new(old, new);
    work.run();
    paired(&work)
}

fn paired<'a>(work: &Work<'a>) -> Paired<'a> {
    let mut pairing = Pairing::default();
    let (mut pairs, mut gone) = (Vec::with_capacity(work.old.len()), Vec::new());
    for (i, record) in work.old.records.iter().enumerate() {
        match work.to_new[i] {
            NONE => gone.push(*record),
            partner => {
                let partner = work.new.records[partner as usize];
                pairing.join(record.id, partner.id);
                pairs.push((*record, partner));
                if work.sure[i] < CERTAIN {
                    pairing.sure.insert(record.id, f32::from(work.sure[i]) / f32::from(CERTAIN));
                }
            }
        }
    }
    let come = work.new.records.iter().zip(&work.to_old).filter(|(_, old)| **old == NONE).map(|(r, _)| *r).collect();
    Paired { pairing, pairs, gone, come }
}
