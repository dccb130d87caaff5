//! A list in a field (examples, disqualifiers, abilities of a value stream) by its elements: what either added comes, what
//! either took out goes, and the order of each side is kept.

use super::Facet;
use super::orders::weave;
use rungs_model::Id;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashMap;
use std::hash::Hash;

/// References of base, ours and theirs together; nothing where both put the same ones into different orders.
pub(super) fn links(states: [&[Id]; 3]) -> Option<Vec<Id>> {
    elements(states)
}

/// Texts of base, ours and theirs together; nothing where both changed one text differently, one changed what the other
/// took out, or both put the same ones into different orders.
pub(super) fn texts(states: [&[String]; 3]) -> Option<Vec<String>> {
    let [base, ours, theirs] = states.map(|texts| texts.iter().map(String::as_str).collect::<Vec<&str>>());
    let (our_edits, their_edits) = (Edits::of(&base, &ours), Edits::of(&base, &theirs));
    let disputed = |at: usize| {
        let (one, other) = (&our_edits.by[at], &their_edits.by[at]);
        match (one, other) {
            (Some(one), Some(other)) => one != other,
            (Some(_), None) => their_edits.gone[at],
            (None, Some(_)) => our_edits.gone[at],
            (None, None) => false,
        }
    };
    if (0..base.len()).any(disputed) {
        return None;
    }
    let merged = elements([&base, &ours, &theirs])?;
    Some(merged.into_iter().map(str::to_string).collect())
}

/// What a side did to each text of a list.
struct Edits<'t> {
    /// What stands in place of the text, where it was changed.
    by: Vec<Option<(usize, Vec<&'t str>)>>,
    /// Whether it is not there any more.
    gone: Vec<bool>,
}

impl<'t> Edits<'t> {
    fn of(base: &[&'t str], side: &[&'t str]) -> Edits<'t> {
        let gone = numbered(base).iter().zip(kept(base, side)).map(|(_, kept)| !kept).collect::<Vec<bool>>();
        let mut by = vec![None; base.len()];
        for op in capture_diff_slices(Algorithm::Myers, base, side) {
            if let DiffOp::Replace { .. } = op {
                let new: Vec<&str> = side[op.new_range()].to_vec();
                for at in op.old_range().filter(|at| gone[*at]) {
                    by[at] = Some((op.old_range().start, new.clone()));
                }
            }
        }
        Edits { by, gone }
    }
}

/// Which elements of the base a side still has, wherever.
fn kept<T: Copy + Eq + Hash>(base: &[T], side: &[T]) -> Vec<bool> {
    let here: HashMap<(T, usize), ()> = numbered(side).into_iter().map(|element| (element, ())).collect();
    numbered(base).iter().map(|element| here.contains_key(element)).collect()
}

/// Elements that are equal are told apart by their number.
fn numbered<T: Copy + Eq + Hash>(list: &[T]) -> Vec<(T, usize)> {
    let mut seen: HashMap<T, usize> = HashMap::new();
    let mut number = |element: T| {
        let number = seen.entry(element).and_modify(|n| *n += 1).or_insert(0);
        (element, *number)
    };
    list.iter().map(|element| number(*element)).collect()
}

fn elements<T: Copy + Eq + Ord + Hash>(states: [&[T]; 3]) -> Option<Vec<T>> {
    let [base, ours, theirs] = states.map(numbered);
    let set = |list: &[(T, usize)]| list.iter().map(|element| (*element, ())).collect::<HashMap<_, ()>>();
    let (in_base, in_ours, in_theirs) = (set(&base), set(&ours), set(&theirs));
    let stays = |e: &&(T, usize)| !in_base.contains_key(*e) || (in_ours.contains_key(*e) && in_theirs.contains_key(*e));
    let only = |list: &[(T, usize)]| list.iter().filter(stays).copied().collect::<Vec<_>>();
    let (merged, facet) = weave(&only(&base), &only(&ours), &only(&theirs));
    (facet != Facet::Conflict).then(|| merged.into_iter().map(|(element, _)| element).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_by_their_elements() {
        let check = |base: &[&str], ours: &[&str], theirs: &[&str], expect: Option<&[&str]>| {
            let owned = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
            let (b, o, t) = (owned(base), owned(ours), owned(theirs));
            assert_eq!(texts([&b, &o, &t]), expect.map(owned), "{base:?} {ours:?} {theirs:?}");
            assert_eq!(texts([&b, &t, &o]), expect.map(owned), "{base:?} {theirs:?} {ours:?}");
        };
        check(&[], &["a"], &["b"], Some(&["a", "b"]));
        check(&[], &["a", "b"], &["b"], Some(&["a", "b"]));
        check(&["a"], &["a", "b"], &["c", "a"], Some(&["c", "a", "b"]));
        check(&["a", "b"], &["b"], &["a", "b", "c"], Some(&["b", "c"]));
        check(&["a", "b", "c"], &["x", "b", "c"], &["a", "b", "y"], Some(&["x", "b", "y"]));
        check(&["a", "b", "c"], &["c", "a", "b"], &["a", "b", "c", "d"], Some(&["c", "d", "a", "b"]));
        // Both changed the same, one changed what the other took out.
        check(&["a", "b"], &["x", "b"], &["y", "b"], None);
        check(&["a", "b"], &["x", "b"], &["b"], None);
        check(&["a", "b"], &["x", "b"], &["x", "b", "c"], Some(&["x", "b", "c"]));
        // The same text twice.
        check(&["a"], &["a", "a"], &["a", "b"], Some(&["a", "a", "b"]));
    }
}
