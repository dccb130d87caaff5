//! The order of siblings: three orders become one that keeps what either side put elsewhere. Deterministic, and the same
//! whichever side is called ours, unless the two put the same nodes into different places.

use super::Facet;
use std::collections::HashMap;
use std::hash::Hash;

/// Weaves three rows, in which only those stand that are to stay; every one of them is in ours or in theirs.
///
/// What all three have is in the order of the side that changed it; where both did, in one that does justice to both, or
/// in ours if there is none ([`Facet::Conflict`]). What one side alone has comes behind the neighbour it has there.
pub(super) fn weave<T: Copy + Ord + Hash>(base: &[T], ours: &[T], theirs: &[T]) -> (Vec<T>, Facet) {
    if ours == theirs && ours == base {
        return (ours.to_vec(), Facet::Same);
    }
    // Nearly always only one side touched a row, and put nothing elsewhere.
    if theirs == base && runs_through(ours, base) {
        return (ours.to_vec(), Facet::Same);
    }
    if ours == base && runs_through(theirs, base) {
        return (theirs.to_vec(), Facet::Same);
    }
    let (in_ours, in_theirs) = (positions(ours), positions(theirs));
    let shared: Vec<T> =
        base.iter().copied().filter(|x| in_ours.contains_key(x) && in_theirs.contains_key(x)).collect();
    let rank = positions(&shared);
    let ranks = |row: &[T]| row.iter().filter_map(|x| rank.get(x).copied()).collect::<Vec<usize>>();
    let (order, facet) = ranks_of(shared.len(), &ranks(ours), &ranks(theirs));
    let mut spine: Vec<T> = order.into_iter().map(|rank| shared[rank]).collect();
    let in_base = positions(base);
    let mut both_added: Vec<T> =
        ours.iter().copied().filter(|x| in_theirs.contains_key(x) && !in_base.contains_key(x)).collect();
    both_added.sort_unstable();
    for x in both_added {
        let behind = |row: &[T], at: &HashMap<T, usize>| {
            let before = row[..at[&x]].iter().rev();
            before.filter_map(|y| spine.iter().position(|z| z == y)).next().map_or(0, |at| at + 1)
        };
        spine.insert(behind(ours, &in_ours).min(behind(theirs, &in_theirs)), x);
    }
    (braid(&spine, ours, theirs), facet)
}

/// Whether all of one row stand in another in the same order.
fn runs_through<T: PartialEq>(row: &[T], all_of: &[T]) -> bool {
    let mut left = all_of.iter();
    let mut next = left.next();
    for x in row {
        if next == Some(x) {
            next = left.next();
        }
    }
    next.is_none()
}

fn positions<T: Copy + Eq + Hash>(row: &[T]) -> HashMap<T, usize> {
    row.iter().enumerate().map(|(at, x)| (*x, at)).collect()
}

/// A row that all share, and what either side alone has, behind the last of the row that stands before it there. Of two
/// such runs in one spot the one with the smaller first element comes first, whoever made it.
fn braid<T: Copy + Ord + Hash>(spine: &[T], ours: &[T], theirs: &[T]) -> Vec<T> {
    let on_spine = positions(spine);
    let runs = |row: &[T]| {
        let mut runs: Vec<Vec<T>> = vec![Vec::new(); spine.len() + 1];
        let mut spot = 0;
        for x in row {
            match on_spine.get(x) {
                Some(at) => spot = at + 1,
                None => runs[spot].push(*x),
            }
        }
        runs
    };
    let mut woven = Vec::with_capacity(spine.len());
    for (spot, (one, other)) in runs(ours).into_iter().zip(runs(theirs)).enumerate() {
        woven.extend(spot.checked_sub(1).map(|at| spine[at]));
        let (first, second) = if one.first() <= other.first() { (one, other) } else { (other, one) };
        woven.extend(first.into_iter().chain(second));
    }
    woven
}

/// The order of what all three have, by ranks in the base.
fn ranks_of(count: usize, ours: &[usize], theirs: &[usize]) -> (Vec<usize>, Facet) {
    match (ours.is_sorted(), theirs.is_sorted()) {
        (true, true) => (ours.to_vec(), Facet::Same),
        (false, true) => (ours.to_vec(), Facet::Ours),
        (true, false) => (theirs.to_vec(), Facet::Theirs),
        (false, false) if ours == theirs => (ours.to_vec(), Facet::Both),
        (false, false) => both_reordered(count, ours, theirs),
    }
}

/// Both put some elsewhere: what neither did stays the spine, and each is where the side has it that put it there. Which
/// ones were put elsewhere is often open (of two that changed places, either); it is read so that the two sides have
/// as little as possible to do with the same.
fn both_reordered(count: usize, ours: &[usize], theirs: &[usize]) -> (Vec<usize>, Facet) {
    let (our_sure, their_sure) = (surely_moved(count, ours), surely_moved(count, theirs));
    let (our_kept, their_kept) =
        (heaviest_increasing(count, ours, &their_sure), heaviest_increasing(count, theirs, &our_sure));
    let spine_of =
        |row: &[usize]| -> Vec<usize> { row.iter().copied().filter(|x| our_kept[*x] == their_kept[*x]).collect() };
    let (spine, other_spine) = (spine_of(ours), spine_of(theirs));
    let facet = if spine == other_spine { Facet::Each } else { Facet::Conflict };
    let with_own = |row: &[usize], kept: &[bool]| -> Vec<usize> {
        row.iter().copied().filter(|x| !kept[*x] || our_kept[*x] == their_kept[*x]).collect()
    };
    (braid(&spine, &with_own(ours, &our_kept), &with_own(theirs, &their_kept)), facet)
}

/// Which are in no longest increasing run at all: however the order is read, these were put elsewhere.
fn surely_moved(count: usize, row: &[usize]) -> Vec<bool> {
    let ending = lengths(row);
    let turned: Vec<usize> = row.iter().rev().map(|x| count - 1 - x).collect();
    let beginning: Vec<usize> = lengths(&turned).into_iter().rev().collect();
    let longest = ending.iter().copied().max().unwrap_or(0);
    let mut moved = vec![false; count];
    for (at, x) in row.iter().enumerate() {
        moved[*x] = ending[at] + beginning[at] - 1 < longest;
    }
    moved
}

/// How long the longest increasing run is that ends at each place.
fn lengths(row: &[usize]) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let length = |x: &usize| {
        let at = ends.partition_point(|end| end < x);
        match ends.get_mut(at) {
            Some(end) => *end = *x,
            None => ends.push(*x),
        }
        at + 1
    };
    row.iter().map(length).collect()
}

/// Which of the distinct numbers below `count` belong to one longest increasing run, and of several such runs to one with
/// the most that are preferred. By number, not by place.
pub(super) fn heaviest_increasing(count: usize, row: &[usize], preferred: &[bool]) -> Vec<bool> {
    // A Fenwick tree over the numbers: the best run that ends at one of those below.
    type Best = (usize, usize, Option<usize>);
    let mut tree: Vec<Best> = vec![(0, 0, None); count + 1];
    let mut before: Vec<Option<usize>> = vec![None; count];
    let mut best: Best = (0, 0, None);
    for x in row.iter().copied() {
        let mut below: Best = (0, 0, None);
        let mut at = x;
        while at > 0 {
            below = below.max(tree[at]);
            at &= at - 1;
        }
        before[x] = below.2;
        let run = (below.0 + 1, below.1 + usize::from(preferred[x]), Some(x));
        best = best.max(run);
        let mut at = x + 1;
        while at <= count {
            tree[at] = tree[at].max(run);
            at += at & at.wrapping_neg();
        }
    }
    let mut kept = vec![false; count];
    let mut at = best.2;
    while let Some(x) = at {
        kept[x] = true;
        at = before[x];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn woven(base: &str, ours: &str, theirs: &str) -> (String, Facet) {
        let row = |text: &str| text.chars().collect::<Vec<char>>();
        let (woven, facet) = weave(&row(base), &row(ours), &row(theirs));
        (woven.into_iter().collect(), facet)
    }

    #[test]
    fn orders_of_both_sides_are_kept() {
        let check = |base: &str, ours: &str, theirs: &str, expect: &str, facet: Facet| {
            assert_eq!(woven(base, ours, theirs), (expect.to_string(), facet), "{base} {ours} {theirs}");
            if facet == Facet::Each {
                assert_eq!(woven(base, theirs, ours).0, expect, "{base} {theirs} {ours}");
            }
        };
        check("abc", "abc", "abc", "abc", Facet::Same);
        check("abc", "cab", "abc", "cab", Facet::Ours);
        check("abc", "abc", "cab", "cab", Facet::Theirs);
        check("abc", "bac", "bac", "bac", Facet::Both);
        // Each put another one elsewhere, past the other's.
        check("abcdef", "bcdeaf", "abfcde", "bfcdea", Facet::Each);
        check("abcd", "bacd", "abdc", "badc", Facet::Each);
        // Both put the same one elsewhere: to the same place, to two places.
        check("abcd", "bcda", "bdca", "bdca", Facet::Each);
        check("abcdef", "bcdefa", "bcadef", "bcdefa", Facet::Conflict);
        // Of two that changed places it is open which one moved: read so that the sides do not meet.
        check("abcd", "bacd", "bcda", "bcda", Facet::Each);
        // Additions come behind their neighbours; of two at one spot the smaller first.
        check("ab", "axb", "ba", "bax", Facet::Theirs);
        check("ab", "abx", "aby", "abxy", Facet::Same);
        check("ab", "xab", "aby", "xaby", Facet::Same);
        check("ab", "axb", "ayxb", "ayxb", Facet::Same);
        check("", "xy", "yx", "yx", Facet::Same);
    }

    fn row() -> impl Strategy<Value = Vec<u8>> {
        Just((0..12u8).collect::<Vec<u8>>()).prop_shuffle()
    }

    /// Puts some elements of a row elsewhere and adds some.
    fn edited() -> impl Strategy<Value = Vec<(usize, usize, u8)>> {
        prop::collection::vec((0..12usize, 0..12usize, 12..20u8), 0..4)
    }

    fn apply(edits: &[(usize, usize, u8)]) -> Vec<u8> {
        let mut row: Vec<u8> = (0..12).collect();
        for (from, to, new) in edits {
            if from != to {
                let x = row.remove(*from);
                row.insert(*to, x);
            } else if !row.contains(new) {
                row.insert(*to, *new);
            }
        }
        row
    }

    proptest! {
        #[test]
        fn nothing_is_lost_or_doubled_and_one_side_alone_is_kept(ours in row(), theirs in row()) {
            let base: Vec<u8> = (0..12).collect();
            let (mut all, _) = weave(&base, &ours, &theirs);
            all.sort_unstable();
            prop_assert_eq!(&all, &base);
            prop_assert_eq!(weave(&base, &ours, &base), (ours.clone(), Facet::of(&base, &ours, &base)));
            prop_assert_eq!(weave(&base, &base, &theirs).0, theirs);
        }

        #[test]
        fn exchanging_the_sides_changes_nothing(ours in edited(), theirs in edited()) {
            let base: Vec<u8> = (0..12).collect();
            let (ours, theirs) = (apply(&ours), apply(&theirs));
            let ((one, facet), (other, _)) = (weave(&base, &ours, &theirs), weave(&base, &theirs, &ours));
            if facet != Facet::Conflict {
                prop_assert_eq!(&one, &other);
            }
            let mut all: Vec<u8> = ours.iter().chain(&theirs).copied().collect();
            all.sort_unstable();
            all.dedup();
            let mut found = one.clone();
            found.sort_unstable();
            prop_assert_eq!(found, all);
        }
    }
}
