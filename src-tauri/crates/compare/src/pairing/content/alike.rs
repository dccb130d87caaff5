//! What reads alike, best first.

use super::exact::is_section;
use super::features::Texts;
use super::{CERTAIN, NONE, Work};
use rungs_model::Kind;
use std::cmp::Reverse;

/// What is already known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Round {
    /// Many containers have no partner yet: only what is beyond doubt.
    First,
    /// The containers are known.
    Second,
}

/// Rows of more pairs than this are not looked at pair by pair.
const PAIRS_A_ROW: usize = 400;
/// How much alike, in thousandths, two nodes have to be in one container, and anywhere else.
const NEAR: u32 = 300;
const NEAR_AND_SUBJECT: u32 = 180;
const FAR: u32 = 750;
/// Far away less is enough, if nothing else comes so near to either.
const FAR_ALONE: u32 = 520;
const CLEAR: u32 = 170;

/// What a title that both have is worth at most, what is taken off where they have different ones, and what it is worth
/// that both belong to one competency, and that they do not.
const TITLE: u32 = 250;
const OTHER_TITLE: u32 = 250;
const SUBJECT: u32 = 40;
const OTHER_SUBJECT: u32 = 200;
/// Of two parts of one statement the one that begins it is the statement.
const BEGINNING: u32 = 80;

/// A pair that may be one.
struct Candidate {
    old: u32,
    new: u32,
    alike: u32,
    /// The same with what a title and a subject say for or against it.
    likely: u32,
    /// The same with small terms for place, which decide between equals.
    rank: u32,
    is_near: bool,
    /// How much alike they have to be if they are near.
    least: u32,
    /// Known by what stands in it: its own words say nothing about it anywhere else.
    is_section: bool,
}

/// Pairs what reads alike.
pub(super) fn pair(work: &mut Work<'_>, texts: &Texts, round: Round) {
    let mut candidates = candidates(work, texts);
    let rivals = Rivals::of(work, &candidates);
    candidates.retain(|c| rivals.leave(c, round));
    candidates.sort_unstable_by_key(|c| {
        let apart = work.old.position[c.old as usize].abs_diff(work.new.position[c.new as usize]);
        (Reverse(c.rank), apart, c.old.min(c.new), c.old.max(c.new), c.old)
    });
    for c in candidates {
        let near = if c.is_near { 250 } else { 0 };
        let says_same = work.old_plain[c.old as usize].all == work.new_plain[c.new as usize].all;
        let sure = if says_same { CERTAIN } else { (c.alike + near).clamp(1, 990) as u16 };
        work.join(c.old, c.new, sure);
    }
}

fn candidates(work: &Work<'_>, texts: &Texts) -> Vec<Candidate> {
    let mut pairs: Vec<(u32, u32)> =
        texts.close.iter().filter(|(old, new)| work.is_free(*old, *new)).copied().collect();
    for (old, new) in (0..work.old.len() as u32).map(|old| (old, work.to_new[old as usize])).filter(|p| p.1 != NONE) {
        for kind in work.old.kind(old).children() {
            pairs.extend(row(work, (old, new), *kind));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into_iter().map(|(old, new)| candidate(work, texts, old, new)).collect()
}

/// All pairs of free children of one kind of two paired containers, where they are not too many.
pub(super) fn row(work: &Work<'_>, (old, new): (u32, u32), kind: Kind) -> Vec<(u32, u32)> {
    let free = |partners: &[u32], row: &mut dyn Iterator<Item = u32>| -> Vec<u32> {
        row.filter(|node| partners[*node as usize] == NONE).collect()
    };
    let old = free(&work.to_new, &mut work.old.row(old, kind));
    if old.is_empty() {
        return Vec::new();
    }
    let new = free(&work.to_old, &mut work.new.row(new, kind));
    if old.len() * new.len() > PAIRS_A_ROW {
        return Vec::new();
    }
    old.iter().flat_map(|old| new.iter().map(|new| (*old, *new))).collect()
}

fn candidate(work: &Work<'_>, texts: &Texts, old: u32, new: u32) -> Candidate {
    let (a, b) = (&work.old_plain[old as usize], &work.new_plain[new as usize]);
    let alike = texts.alike(old, new);
    let is_near = work.are_paired(work.old.parent(old), work.new.parent(new));
    let mut likely = alike;
    if a.title != 0 && a.title == b.title {
        likely += TITLE * texts.rarity(a.title) / 1000;
    } else if a.title != 0 && b.title != 0 {
        likely = likely.saturating_sub(OTHER_TITLE);
    }
    let same_subject = same_subject(work, old, new);
    match same_subject {
        Some(true) => likely += SUBJECT,
        Some(false) => likely = likely.saturating_sub(OTHER_SUBJECT),
        None => {}
    }
    let apart = work.old.position[old as usize].abs_diff(work.new.position[new as usize]).min(20);
    let near = if is_near { 120 + 20 - apart } else { 0 };
    let rank = likely + near + if texts.begin_alike(old, new) { BEGINNING } else { 0 };
    let least = if same_subject == Some(true) { NEAR_AND_SUBJECT } else { NEAR };
    let is_section = is_section(work.old.kind(old));
    Candidate { old, new, alike, likely, rank, is_near, least, is_section }
}

/// Whether two nodes refer to one competency; none where one of them refers to nothing, or to what nobody knows yet.
pub(super) fn same_subject(work: &Work<'_>, old: u32, new: u32) -> Option<bool> {
    let (a, b) = (work.old.refers[old as usize], work.new.refers[new as usize]);
    if a == NONE || b == NONE || (work.to_new[a as usize] == NONE && work.to_old[b as usize] == NONE) {
        return None;
    }
    Some(work.are_paired(a, b))
}

/// For each node the two highest measures of all its candidates.
struct Rivals {
    old: Vec<[u32; 2]>,
    new: Vec<[u32; 2]>,
}

impl Rivals {
    fn of(work: &Work<'_>, candidates: &[Candidate]) -> Rivals {
        let mut rivals = Rivals { old: vec![[0; 2]; work.old.len()], new: vec![[0; 2]; work.new.len()] };
        for c in candidates {
            for best in [&mut rivals.old[c.old as usize], &mut rivals.new[c.new as usize]] {
                let second = best[0].min(c.likely).max(best[1]);
                *best = [best[0].max(c.likely), second];
            }
        }
        rivals
    }

    /// The highest measure of another candidate for either node.
    fn best_other(&self, c: &Candidate) -> u32 {
        let other = |best: &[u32; 2]| if best[0] == c.likely { best[1] } else { best[0] };
        other(&self.old[c.old as usize]).max(other(&self.new[c.new as usize]))
    }

    /// Whether a candidate is good enough.
    fn leave(&self, c: &Candidate, round: Round) -> bool {
        if c.is_near {
            return c.alike >= c.least;
        }
        if c.is_section {
            return false;
        }
        let is_alone = || c.likely >= FAR_ALONE && c.likely >= self.best_other(c) + CLEAR;
        match round {
            Round::First => c.likely >= FAR || is_alone(),
            Round::Second => c.likely >= FAR || is_alone(),
        }
    }
}
