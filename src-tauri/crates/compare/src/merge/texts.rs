//! One text that both sides changed: the changes of both where words that neither touched stand between them.

use crate::words::{Mark, word_marks};
use std::ops::Range;

/// Words of the base that one side replaced by others; either may be none.
#[derive(Debug, PartialEq, Eq)]
struct Edit {
    at: Range<usize>,
    by: String,
}

/// The text with the changes of both; nothing where they overlap or stand side by side, for then neither side has seen
/// how the sentence reads.
pub(super) fn merge(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let mut edits: Vec<(bool, Edit)> = Vec::new();
    edits.extend(edits_of(base, ours).into_iter().map(|edit| (true, edit)));
    edits.extend(edits_of(base, theirs).into_iter().map(|edit| (false, edit)));
    edits.sort_by_key(|(_, edit)| (edit.at.start, edit.at.end));
    edits.dedup_by(|later, earlier| later.1 == earlier.1);
    for pair in edits.windows(2) {
        let [(one_is_ours, one), (other_is_ours, other)] = pair else { continue };
        if one_is_ours != other_is_ours && !words_between(base, one, other) {
            return None;
        }
        // An edit of both was left once above; what follows it may be of either side.
        if one.at.end > other.at.start {
            return None;
        }
    }
    let mut merged = String::with_capacity(ours.len().max(theirs.len()));
    let mut at = 0;
    for (_, edit) in &edits {
        merged.push_str(&base[at..edit.at.start]);
        merged.push_str(&edit.by);
        at = edit.at.end;
    }
    merged.push_str(&base[at..]);
    Some(merged)
}

fn words_between(base: &str, one: &Edit, other: &Edit) -> bool {
    base.get(one.at.end..other.at.start).is_some_and(|between| between.chars().any(char::is_alphanumeric))
}

/// The edits that made one text of another, in order, as a reader sees them.
fn edits_of(base: &str, side: &str) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let (mut at, mut open) = (0, false);
    for mark in word_marks(base, side) {
        if mark.is != Mark::Same && !open {
            edits.push(Edit { at: at..at, by: String::new() });
        }
        open = mark.is != Mark::Same;
        match (mark.is, edits.last_mut()) {
            (Mark::Added, Some(edit)) => edit.by.push_str(&mark.text),
            (Mark::Removed, Some(edit)) => {
                at += mark.text.len();
                edit.at.end = at;
            }
            _ => at += mark.text.len(),
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn changes_in_different_places_are_both_taken() {
        let check = |base: &str, ours: &str, theirs: &str, expect: Option<&str>| {
            assert_eq!(merge(base, ours, theirs).as_deref(), expect, "{base} / {ours} / {theirs}");
            assert_eq!(merge(base, theirs, ours).as_deref(), expect, "{base} / {theirs} / {ours}");
        };
        let base = "Plans the work of one team for a quarter";
        check(
            base,
            "Plans the work of two teams for a quarter",
            "Plans the work of one team for a year",
            Some("Plans the work of two teams for a year"),
        );
        check(base, "Leads the work of one team for a quarter", base, Some("Leads the work of one team for a quarter"));
        // The same words, or words side by side.
        check(base, "Plans the work of two teams for a quarter", "Plans the work of some team for a quarter", None);
        check(base, "Plans the work of two team for a quarter", "Plans the work of one group for a quarter", None);
        check(base, "", "Plans the work of one group for a quarter", None);
        // The same edit of both, and one more of each.
        check(
            base,
            "Leads the work of one team for a year",
            "Leads the work of two teams for a quarter",
            Some("Leads the work of two teams for a year"),
        );
        check(
            "计划 一个 团队 的 工作",
            "计划 两个 团队 的 工作",
            "计划 一个 团队 的 生活",
            Some("计划 两个 团队 的 生活"),
        );
    }

    proptest! {
        #[test]
        fn a_side_that_left_it_alone_gives_way(base in "[ab ,.é]{0,24}", side in "[ab ,.é]{0,24}") {
            prop_assert_eq!(merge(&base, &base, &side), Some(side.clone()));
            prop_assert_eq!(merge(&base, &side, &base), Some(side));
        }

        #[test]
        fn exchanging_the_sides_changes_nothing(base in "[ab ]{0,24}", one in "[ab ]{0,24}", other in "[ab ]{0,24}") {
            prop_assert_eq!(merge(&base, &one, &other), merge(&base, &other, &one));
        }
    }
}
