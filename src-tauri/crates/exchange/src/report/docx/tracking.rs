//! First floor, data formats: two texts of paragraphs as one with its changes tracked. Rows that are not new, read in
//! order, are the old text; those that are not old, the new one: whatever the comparison says, nothing is lost.

use super::manuscript::{Paragraph, Part};
use rungs_compare::{ChangeKind, Comparison};
use rungs_model::{Field, Framework, Id, IdMap};
use rungs_words::script::Direction;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{HashMap, HashSet};

/// A row of the tracked text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row<'a> {
    /// In both; the words may differ.
    Kept(&'a Paragraph, &'a Paragraph),
    /// In the old text only.
    Gone(&'a Paragraph),
    /// In the new text only.
    Came(&'a Paragraph),
    /// Where a paragraph was, and the number of the move that took it.
    From(&'a Paragraph, usize),
    /// Where a paragraph is now.
    To(&'a Paragraph, usize),
}

/// The name of a paragraph that both texts share, or that only one has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Both(Id, Part),
    Old(Id, Part),
}

/// What to be tracked is made of.
pub(super) struct Sides<'a> {
    pub old: &'a Framework,
    pub new: &'a Framework,
    pub comparison: &'a Comparison,
    /// Which node is which, where that is known otherwise: two steps list what is the same in an order of their own.
    pub pairs: Option<&'a IdMap<Id, Id>>,
}

/// Lays two texts over each other.
pub(super) fn track<'a>(sides: &Sides<'_>, old: &'a [Paragraph], new: &'a [Paragraph]) -> Vec<Row<'a>> {
    let to_new = sides.pairs.cloned().unwrap_or_else(|| pairs(sides));
    let new_keys: Vec<Key> = new.iter().map(|p| Key::Both(p.node, p.part)).collect();
    let old_keys = old_keys(&to_new, old, new);
    let in_new: HashMap<Key, usize> = new_keys.iter().enumerate().map(|(i, key)| (*key, i)).collect();
    // Position in the new text of each paragraph of the old one, and the other way round.
    let mut forth: Vec<Option<usize>> = vec![None; old.len()];
    let mut back: Vec<Option<usize>> = vec![None; new.len()];
    for (i, key) in old_keys.iter().enumerate() {
        if let Some(there) = in_new.get(key).copied().filter(|there| back[*there].is_none()) {
            forth[i] = Some(there);
            back[there] = Some(i);
        }
    }
    let moved = moved(sides);
    let stays = stays(old, new, &back, &moved);
    let moves = moves(&forth, &back, &stays);
    weave(old, new, &forth, &back, &stays, &moves)
}

/// Which old node is which new one, read back from the comparison: what it does not say to be added, removed or moved
/// is paired, in the order of the siblings.
fn pairs(sides: &Sides<'_>) -> IdMap<Id, Id> {
    let (mut to_new, mut gone, mut came, mut elsewhere) =
        (IdMap::default(), HashSet::new(), HashSet::new(), HashSet::new());
    for change in &sides.comparison.changes {
        match (change.old_id, change.new_id) {
            (Some(old), None) => {
                gone.insert(old);
            }
            (None, Some(new)) => {
                came.insert(new);
            }
            (Some(old), Some(new)) => {
                to_new.insert(old, new);
                if matches!(change.change, ChangeKind::Moved | ChangeKind::Reordered) {
                    elsewhere.insert(old);
                    came.insert(new);
                }
            }
            (None, None) => {}
        }
    }
    let mut waiting = vec![(sides.old.root(), sides.new.root())];
    waiting.extend(elsewhere.iter().filter_map(|old| Some((*old, *to_new.get(old)?))));
    while let Some((old, new)) = waiting.pop() {
        to_new.insert(old, new);
        let Some(record) = sides.old.get(old) else { continue };
        for kind in record.kind.children() {
            let before =
                sides.old.children(old, *kind).iter().filter(|id| !gone.contains(*id) && !elsewhere.contains(*id));
            let after = sides.new.children(new, *kind).iter().filter(|id| !came.contains(*id));
            waiting.extend(before.copied().zip(after.copied()));
        }
    }
    to_new
}

/// The names of the old paragraphs. Those of a list in a field are paired by what they say: equal ones first, then what
/// stands in the same gap.
fn old_keys(to_new: &IdMap<Id, Id>, old: &[Paragraph], new: &[Paragraph]) -> Vec<Key> {
    let mut lists: HashMap<(Id, Field), [Vec<Item>; 2]> = HashMap::new();
    let mut note = |side: usize, i: usize, node: Id, paragraph: &Paragraph| {
        if let Part::Item(field, _) = paragraph.part {
            lists.entry((node, field)).or_default()[side].push((i, paragraph.text()));
        }
    };
    old.iter().enumerate().for_each(|(i, p)| {
        if let Some(node) = to_new.get(&p.node) {
            note(0, i, *node, p)
        }
    });
    new.iter().enumerate().for_each(|(i, p)| note(1, i, p.node, p));
    let mut items: HashMap<usize, usize> = HashMap::new();
    for [before, after] in lists.values() {
        items.extend(paired_texts(before, after));
    }
    let key = |(i, paragraph): (usize, &Paragraph)| {
        let alone = Key::Old(paragraph.node, paragraph.part);
        match (paragraph.part, to_new.get(&paragraph.node)) {
            (Part::Item(..), _) => items.get(&i).map_or(alone, |there| Key::Both(new[*there].node, new[*there].part)),
            (part, Some(node)) => Key::Both(*node, part),
            (_, None) => alone,
        }
    };
    old.iter().enumerate().map(key).collect()
}

/// A paragraph of a list by its position, and its text.
type Item = (usize, String);

fn paired_texts(before: &[Item], after: &[Item]) -> Vec<(usize, usize)> {
    let texts = |side: &[Item]| side.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>();
    let mut pairs = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &texts(before), &texts(after)) {
        if matches!(op, DiffOp::Equal { .. } | DiffOp::Replace { .. }) {
            let both = before[op.old_range()].iter().zip(&after[op.new_range()]);
            pairs.extend(both.map(|((old, _), (new, _))| (*old, *new)));
        }
    }
    pairs
}

/// The new nodes that the comparison says to be moved or reordered, and all below them.
fn moved(sides: &Sides<'_>) -> HashSet<Id> {
    let is_move = |kind| matches!(kind, ChangeKind::Moved | ChangeKind::Reordered);
    let roots = sides.comparison.changes.iter().filter(|change| is_move(change.change)).filter_map(|c| c.new_id);
    roots.flat_map(|id| sides.new.subtree(id)).collect()
}

/// Which new paragraphs stand where they stood: the longest row of those that did not move, in an order both share.
fn stays(old: &[Paragraph], new: &[Paragraph], back: &[Option<usize>], moved: &HashSet<Id>) -> Vec<bool> {
    let same_form = |i: usize, there: usize| {
        let (old, new) = (&old[there], &new[i]);
        old.style == new.style && Direction::of_text(&old.text()) == Direction::of_text(&new.text())
    };
    let candidates: Vec<(usize, usize)> = back
        .iter()
        .enumerate()
        .filter_map(|(i, there)| Some((i, (*there)?)))
        .filter(|(i, there)| !moved.contains(&new[*i].node) && same_form(*i, *there))
        .collect();
    let mut stays = vec![false; new.len()];
    for i in longest_increasing(&candidates) {
        stays[i] = true;
    }
    stays
}

/// The first numbers of a longest row of pairs whose second numbers rise.
fn longest_increasing(pairs: &[(usize, usize)]) -> Vec<usize> {
    // For each length of a row, the pair with the smallest end; and for each pair the one before it in its row.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (i, (_, second)) in pairs.iter().enumerate() {
        let at = ends.partition_point(|end| pairs[*end].1 < *second);
        before.push(at.checked_sub(1).map(|at| ends[at]));
        if at == ends.len() { ends.push(i) } else { ends[at] = i }
    }
    let last = ends.last().copied();
    let mut row: Vec<usize> = std::iter::successors(last, |i| before[*i]).map(|i| pairs[i].0).collect();
    row.reverse();
    row
}

/// Numbers the moves, from 1: paragraphs that follow each other on both sides, not counting those that came or went,
/// are taken by one. By position in the new text.
fn moves(forth: &[Option<usize>], back: &[Option<usize>], stays: &[bool]) -> Vec<usize> {
    let mut follows: HashMap<usize, usize> = HashMap::new();
    let there: Vec<usize> = forth.iter().flatten().copied().collect();
    follows.extend(there.windows(2).map(|pair| (pair[1], pair[0])));
    let (mut numbers, mut count, mut last) = (vec![0; back.len()], 0, None);
    for (i, _) in back.iter().enumerate().filter(|(_, there)| there.is_some()) {
        if !stays[i] {
            let goes_on = last.is_some_and(|last: usize| !stays[last] && follows.get(&i) == Some(&last));
            count += usize::from(!goes_on);
            numbers[i] = count;
        }
        last = Some(i);
    }
    numbers
}

fn weave<'a>(
    old: &'a [Paragraph],
    new: &'a [Paragraph],
    forth: &[Option<usize>],
    back: &[Option<usize>],
    stays: &[bool],
    moves: &[usize],
) -> Vec<Row<'a>> {
    let mut rows = Vec::with_capacity(old.len() + new.len());
    // What is gone is told where it stood: right after what stays before it.
    let leave = |rows: &mut Vec<Row<'a>>, from: usize| {
        let mut next = from;
        while let Some(paragraph) = old.get(next) {
            match forth[next] {
                None => rows.push(Row::Gone(paragraph)),
                Some(there) if stays[there] => break,
                Some(there) => rows.push(Row::From(paragraph, moves[there])),
            }
            next += 1;
        }
    };
    leave(&mut rows, 0);
    for (i, paragraph) in new.iter().enumerate() {
        match back[i] {
            None => rows.push(Row::Came(paragraph)),
            Some(there) if stays[i] => {
                rows.push(Row::Kept(&old[there], paragraph));
                leave(&mut rows, there + 1);
            }
            Some(_) => rows.push(Row::To(paragraph, moves[i])),
        }
    }
    rows
}
