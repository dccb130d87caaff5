//! Nodes that changed places within one container: those outside the longest common order, not their neighbours.

use super::{Found, Sides};
use crate::comparison::ChangeKind;
use rungs_model::{Id, Place, Record};

pub(super) fn find(sides: &Sides<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for ((from, kind), to) in sides.paired.rows.iter().map(|(row, to)| (*row, *to)) {
        if sides.pairing.new_of(from) != Some(to) {
            continue;
        }
        // In their old order, where the children that stayed in this container stand among their siblings now.
        let stayed: Vec<(&Record, &Record)> = sides
            .old
            .below(from, kind)
            .filter_map(|child| Some((child, sides.new.get(sides.pairing.new_of(child.id)?)?)))
            .filter(|(_, now)| now.parent == Some(to))
            .collect();
        let places: Vec<(Place, Id)> = stayed.iter().map(|(_, now)| (now.place, now.id)).collect();
        if places.is_sorted() {
            continue;
        }
        let kept = longest_increasing(&places);
        for (child, now) in stayed.iter().enumerate().filter(|(i, _)| !kept[*i]).map(|(_, pair)| pair) {
            found.push(sides.change(ChangeKind::Reordered, child, now, 0));
        }
    }
    found
}

/// Which of the numbers belong to one longest increasing subsequence.
fn longest_increasing<T: Ord>(numbers: &[T]) -> Vec<bool> {
    // ends[k] is the index of the smallest number that ends an increasing run of k + 1.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; numbers.len()];
    for (i, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|e| numbers[*e] < *number);
        before[i] = length.checked_sub(1).map(|k| ends[k]);
        if length == ends.len() {
            ends.push(i);
        } else {
            ends[length] = i;
        }
    }
    let mut kept = vec![false; numbers.len()];
    let mut at = ends.last().copied();
    while let Some(i) = at {
        kept[i] = true;
        at = before[i];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::longest_increasing;

    #[test]
    fn only_what_left_the_common_order() {
        let check = |numbers: &[usize], expect: &[usize]| {
            let kept = longest_increasing(numbers);
            let outside: Vec<usize> = (0..numbers.len()).filter(|i| !kept[*i]).map(|i| numbers[i]).collect();
            assert_eq!(outside, expect, "{numbers:?}");
        };
        check(&[], &[]);
        check(&[0, 1, 2], &[]);
        check(&[3, 0, 1, 2], &[3]);
        check(&[1, 2, 3, 0], &[0]);
        check(&[0, 2, 1], &[2]);
    }
}
