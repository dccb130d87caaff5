//! What reads the same on both sides.

use super::arena::{Arena, hasher};
use super::plain::Plain;
use super::{CERTAIN, NONE, Work};
use rungs_model::{IdMap, Kind};
use std::hash::{Hash, Hasher};

/// The nodes of both sides that have one key.
#[derive(Clone, Copy)]
enum Only {
    /// One on each side at most; either may be missing.
    One(u32, u32),
    Several,
}

/// The pairs of nodes that are the only ones of their side with some key; 0 is no key.
fn only(old: impl Iterator<Item = (u64, u32)>, new: impl Iterator<Item = (u64, u32)>) -> Vec<(u32, u32)> {
    let mut found: IdMap<u64, Only> = IdMap::default();
    found.reserve(old.size_hint().1.unwrap_or(0));
    let one = |(key, node)| (key, Only::One(node, NONE));
    let other = |(key, node)| (key, Only::One(NONE, node));
    for (key, entry) in old.map(one).chain(new.map(other)).filter(|(key, _)| *key != 0) {
        found
            .entry(key)
            .and_modify(|known| {
                *known = match (*known, entry) {
                    (Only::One(old, NONE), Only::One(NONE, new)) => Only::One(old, new),
                    _ => Only::Several,
                }
            })
            .or_insert(entry);
    }
    let pairs = found.into_values().filter_map(|only| match only {
        Only::One(old, new) if old != NONE && new != NONE => Some((old, new)),
        _ => None,
    });
    let mut pairs: Vec<(u32, u32)> = pairs.collect();
    pairs.sort_unstable();
    pairs
}

/// Pairs what is the same letter for letter, everything below it included, and the only one; then single nodes.
pub(super) fn untouched(work: &mut Work<'_>) {
    let containers = |side: &Arena<'_>| -> Vec<(u64, u32)> {
        let nodes = (1..side.len() as u32).filter(|node| !side.children(*node).is_empty());
        nodes.map(|node| (side.whole[node as usize], node)).collect()
    };
    let pairs = only(containers(&work.old).into_iter(), containers(&work.new).into_iter());
    for (old, new) in pairs {
        together(work, old, new);
    }
    let (old, new) = work.free();
    let leaf = |side: &Arena<'_>, node: &u32| {
        let is_known = !is_section(side.kind(*node));
        (if is_known { side.said[*node as usize] } else { 0 }, *node)
    };
    let pairs = only(old.iter().map(|node| leaf(&work.old, node)), new.iter().map(|node| leaf(&work.new, node)));
    for (old, new) in pairs {
        work.join(old, new, CERTAIN);
    }
}

/// Pairs two nodes that are the same down to the last leaf.
fn together(work: &mut Work<'_>, old: u32, new: u32) {
    if work.join(old, new, CERTAIN) {
        for (old, new) in work.old.children(old).zip(work.new.children(new)) {
            together(work, old, new);
        }
    }
}

fn plain(words: &[Plain], nodes: &[u32]) -> Vec<(u32, Plain)> {
    nodes.iter().map(|node| (*node, words[*node as usize])).collect()
}

/// Pairs what reads the same but for case, marks and bullets: first inside paired containers, in order, then what is
/// the only one anywhere; all that a node says first, its statement or description alone after that.
pub(super) fn same_words(work: &mut Work<'_>) {
    let (old, new) = work.free();
    let (old, new) = (plain(&work.old_plain, &old), plain(&work.new_plain, &new));
    for key in [|p: &Plain| p.all, |p: &Plain| p.body] {
        in_containers(work, &old, &new, key);
        let pairs = only(
            old.iter().filter(|(node, _)| work.to_new[*node as usize] == NONE).map(|(node, p)| (key(p), *node)),
            new.iter().filter(|(node, _)| work.to_old[*node as usize] == NONE).map(|(node, p)| (key(p), *node)),
        );
        for (old, new) in pairs {
            if !is_section(work.old.kind(old)) {
                work.join(old, new, CERTAIN);
            }
        }
    }
}

/// Kinds that are known by what stands in them rather than by what they are called.
pub(super) fn is_section(kind: Kind) -> bool {
    matches!(kind, Kind::Path | Kind::Step | Kind::Group | Kind::Objective)
}

/// Pairs copies of one text that still have no partner: inside paired containers, in order, then wherever they are.
pub(super) fn copies(work: &mut Work<'_>) {
    let (old, new) = work.free();
    let (old, new) = (plain(&work.old_plain, &old), plain(&work.new_plain, &new));
    for key in [|p: &Plain| p.all, |p: &Plain| p.body] {
        in_containers(work, &old, &new, key);
        let leaf = |side: &Arena<'_>, node: u32| !is_section(side.kind(node));
        let groups = |side: &Arena<'_>, nodes: &[(u32, Plain)]| -> Vec<(u64, u32)> {
            nodes.iter().filter(|(node, p)| key(p) != 0 && leaf(side, *node)).map(|(node, p)| (key(p), *node)).collect()
        };
        let (old, new) = (groups(&work.old, &old), groups(&work.new, &new));
        zip(work, old, new);
    }
}

/// Pairs nodes with one key inside paired containers, in order.
fn in_containers(work: &mut Work<'_>, old: &[(u32, Plain)], new: &[(u32, Plain)], key: fn(&Plain) -> u64) {
    let within = |parent: u32, p: &Plain| {
        let mut hasher = hasher();
        (parent, key(p)).hash(&mut hasher);
        hasher.finish()
    };
    // Containers are named by their old index on both sides.
    let old: Vec<(u64, u32)> =
        old.iter().filter(|(_, p)| key(p) != 0).map(|(node, p)| (within(work.old.parent(*node), p), *node)).collect();
    let new: Vec<(u64, u32)> = new
        .iter()
        .filter(|(_, p)| key(p) != 0)
        .map(|(node, p)| (within(work.to_old[work.new.parent(*node) as usize], p), *node))
        .collect();
    zip(work, old, new);
}

/// Pairs the free nodes of each key, in order.
fn zip(work: &mut Work<'_>, mut old: Vec<(u64, u32)>, mut new: Vec<(u64, u32)>) {
    old.retain(|(_, node)| work.to_new[*node as usize] == NONE);
    new.retain(|(_, node)| work.to_old[*node as usize] == NONE);
    old.sort_unstable();
    new.sort_unstable();
    let (mut i, mut j) = (0, 0);
    while let (Some((key, one)), Some((other_key, other))) = (old.get(i), new.get(j)) {
        match key.cmp(other_key) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                work.join(*one, *other, CERTAIN);
                (i, j) = (i + 1, j + 1);
            }
        }
    }
}
