//! The rules of merging as data: three outlines, the result and the conflicts.

use super::*;
use proptest::prelude::*;
use rungs_model::outline;

const BASE: &str = "\
framework F #f
  path P #p
    step A #a
      ability One #1
      ability Two #2
    step B #b
      ability Three #3
  objective O #o
    valueStream V #v
";

fn read(text: &str) -> Framework {
    outline::read(text).unwrap()
}

fn lines(framework: &Framework) -> Vec<String> {
    let strip = |l: &str| l.trim().split(" #").next().unwrap_or("").to_string();
    outline::write(framework).lines().map(strip).collect()
}

fn check(ours: &str, theirs: &str, expect: &str, conflicts: &[ConflictKind]) {
    let merged = merge(&read(BASE), &read(ours), &read(theirs));
    assert_eq!(lines(&merged.framework), lines(&read(expect)));
    assert_eq!(merged.report.conflicts.iter().map(|c| c.kind).collect::<Vec<_>>(), conflicts);
}

fn with(from: &str, to: &str) -> String {
    assert!(BASE.contains(from), "{from}");
    BASE.replace(from, to)
}

#[test]
fn different_fields_and_records_never_conflict() {
    let (ours, theirs) = (with("One #1", "First #1"), with("Two #2", "Second #2"));
    check(&ours, &theirs, &with("One #1", "First #1").replace("Two", "Second"), &[]);
    let (ours, theirs) = (with("step A #a", "step A1 #a"), with("step A #a", "step A #a\n      code: C"));
    check(&ours, &theirs, &with("step A #a", "step A1 #a\n      code: C"), &[]);
}

#[test]
fn both_edit_one_field() {
    let (ours, theirs) = (with("One", "First"), with("One", "Initial"));
    check(&ours, &theirs, &ours, &[ConflictKind::EditEdit]);
    check(&ours, &ours, &ours, &[]);
}

#[test]
fn removal_against_an_edit_keeps_ours() {
    let (removed, edited) = (with("      ability One #1\n", ""), with("One", "First"));
    check(&removed, &edited, &removed, &[ConflictKind::EditRemove]);
    check(&edited, &removed, &edited, &[ConflictKind::EditRemove]);
    check(&removed, BASE, &removed, &[]);
    check(BASE, &removed, &removed, &[]);
}

#[test]
fn an_addition_into_what_went_is_a_conflict() {
    let removed = with("    step B #b\n      ability Three #3\n", "");
    let added = with("Three #3\n", "Three #3\n      ability Four #4\n");
    let merged = merge(&read(BASE), &read(&removed), &read(&added));
    assert_eq!(lines(&merged.framework), lines(&read(&removed)));
    assert!(!merged.report.conflicts.is_empty());
    let merged = merge(&read(BASE), &read(&added), &read(&removed));
    assert!(lines(&merged.framework).contains(&"ability Four".to_string()));
    assert!(!merged.report.conflicts.is_empty());
}

#[test]
fn moves() {
    let to_b = with("      ability Two #2\n", "").replace("Three #3\n", "Three #3\n      ability Two #2\n");
    check(&to_b, BASE, &to_b, &[]);
    check(BASE, &to_b, &to_b, &[]);
    let to_path = with("      ability Two #2\n", "").replace("    step A #a", "    ability Two #2\n    step A #a");
    check(&to_b, &to_path, &to_b, &[ConflictKind::MoveMove]);
    let edited = with("Two #2", "Twice #2");
    check(&to_b, &edited, &to_b.replace("Two", "Twice"), &[]);
}

#[test]
fn orders() {
    let swapped = with("      ability One #1\n", "").replace("Two #2\n", "Two #2\n      ability One #1\n");
    check(BASE, &swapped, &swapped, &[]);
    let added = with("Two #2\n", "Two #2\n      ability Four #4\n");
    check(&added, &swapped, &swapped.replace("Two #2\n", "Two #2\n      ability Four #4\n"), &[]);
}

#[test]
fn both_add_what_serves_a_stream() {
    let (ours, theirs) = (with("V #v\n", "V #v\n      abilities: #1\n"), with("V #v\n", "V #v\n      abilities: #2\n"));
    let merged = merge(&read(BASE), &read(&ours), &read(&theirs));
    assert_eq!(merged.report.conflicts, []);
    assert_eq!(merged.framework.of_kind(Kind::ValueStream)[0].links(Field::Abilities).len(), 2);
}

#[test]
fn a_reference_to_what_the_other_side_removed_is_named() {
    let linked = with("V #v\n", "V #v\n      abilities: #1\n");
    let removed = with("      ability One #1\n", "");
    let merged = merge(&read(BASE), &read(&removed), &read(&linked));
    assert_eq!(merged.report.conflicts.iter().map(|c| c.kind).collect::<Vec<_>>(), [ConflictKind::EditRemove]);
    assert_eq!(merged.framework.of_kind(Kind::ValueStream)[0].links(Field::Abilities), []);
}

/// A state made from the base by taking lines out and renaming others.
fn side() -> impl Strategy<Value = String> {
    prop::collection::vec((0..9usize, 0..3u8), 0..4).prop_map(|edits| {
        let mut lines: Vec<String> = BASE.lines().map(String::from).collect();
        for (n, what) in edits {
            let line = &mut lines[n + 1 - usize::from(n == 8)];
            match what {
                0 if line.trim().starts_with("ability") => line.clear(),
                1 if !line.is_empty() => *line = line.replacen(" #", " edited #", 1),
                _ if !line.is_empty() => *line = line.replacen(" #", " changed #", 1),
                _ => {}
            }
        }
        lines.join("\n")
    })
}

proptest! {
    #[test]
    fn merging_with_an_unchanged_side_is_the_other_side(text in side()) {
        let (base, other) = (read(BASE), read(&text));
        for merged in [merge(&base, &other, &base), merge(&base, &base, &other)] {
            prop_assert_eq!(merged.report.conflicts, vec![]);
            prop_assert_eq!(merged.framework.content_hash(), other.content_hash());
        }
    }

    #[test]
    fn exchanging_the_sides_exchanges_the_report(a in side(), b in side()) {
        let (base, a, b) = (read(BASE), read(&a), read(&b));
        let (one, two) = (merge(&base, &a, &b), merge(&base, &b, &a));
        let keys = |m: &Merge| m.report.conflicts.iter().map(|c| (c.id, c.kind, c.field.clone())).collect::<Vec<_>>();
        prop_assert_eq!(keys(&one), keys(&two));
        prop_assert_eq!(one.report.taken.ours, two.report.taken.theirs);
        prop_assert_eq!(one.report.taken.both, two.report.taken.both);
        if one.report.conflicts.is_empty() {
            prop_assert_eq!(one.framework.content_hash(), two.framework.content_hash());
        }
    }
}
