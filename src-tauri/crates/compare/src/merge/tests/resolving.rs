//! Conflicts decided by a person, as ordinary changes.

use super::*;
use rungs_model::edit::EditError;

fn resolved(merged: &Merge, choice: &Choice) -> Framework {
    let mut framework = merged.framework.clone();
    for conflict in &merged.report.conflicts {
        let changes = resolve(&framework, conflict, choice).unwrap();
        framework.apply(&changes).unwrap();
    }
    framework
}

/// What stands after each choice, for a merge with conflicts.
fn check_all(base: &str, ours: &str, theirs: &str, expect: [&str; 3]) {
    let (b, o, t) = (read(base), read(ours), read(theirs));
    let choices = [Choice::Base, Choice::Ours, Choice::Theirs];
    for (merged, [base, ours, theirs]) in
        [(merge(&b, &o, &t), expect), (merge(&b, &t, &o), [expect[0], expect[2], expect[1]])]
    {
        assert!(!merged.report.conflicts.is_empty());
        check_left(&merged);
        for (choice, expect) in choices.iter().zip([base, ours, theirs]) {
            assert_eq!(lines(&resolved(&merged, choice)), lines(&read(expect)), "{choice:?}");
        }
    }
}

/// A choice leaves a conflict as it was exactly where it changes nothing of what is in dispute.
fn check_left(merged: &Merge) {
    let result = &merged.framework;
    for conflict in &merged.report.conflicts {
        assert!(as_left(result, result, conflict));
        for choice in [Choice::Base, Choice::Ours, Choice::Theirs] {
            let changes = resolve(result, conflict, &choice).unwrap();
            let mut then = result.clone();
            then.apply(&changes).unwrap();
            // A removal is in dispute, and not what else the node says.
            let is_kept = then.get(conflict.id).is_some() && conflict.kind == ConflictKind::EditRemove;
            assert_eq!(as_left(&then, result, conflict), changes.is_empty() || is_kept, "{choice:?}");
        }
    }
}

#[test]
fn what_else_happens_leaves_a_conflict_as_it_was() {
    let check = |[ours, theirs, result]: [&str; 3], from: &str, to: &str, expect: bool| {
        let merged = merge(&read(BASE), &read(ours), &read(theirs));
        let [conflict] = merged.report.conflicts.as_slice() else { panic!("{:?}", merged.report.conflicts) };
        assert!(result.contains(from) && lines(&read(result)) == lines(&merged.framework), "{result}");
        assert_eq!(as_left(&read(&result.replace(from, to)), &merged.framework, conflict), expect, "{from} {to}");
    };
    let (ours, theirs) = (with("One", "First"), with("One", "Initial"));
    let field = [ours.as_str(), &theirs, &ours];
    check(field, "Two", "Second", true);
    check(field, "First #1\n", "First #1\n        weight: 2\n", true);
    check(field, "First", "Our own", false);
    check(field, "      ability First #1\n", "", false);
    // That a node is kept is in dispute, and not what it says.
    let (removed, edited) = (with("    step B #b\n      ability Three #3\n", ""), with("step B", "step Best"));
    let kept = edited.replace("      ability Three #3\n", "");
    let node = [removed.as_str(), &edited, &kept];
    check(node, "Best", "Better", true);
    check(node, "    step Best #b\n", "", false);
}

#[test]
fn a_field() {
    let (ours, theirs) = (with("One", "First"), with("One", "Initial"));
    check_all(BASE, &ours, &theirs, [BASE, &ours, &theirs]);
    let merged = merge(&read(BASE), &read(&ours), &read(&theirs));
    let own = resolved(&merged, &Choice::Text("Our own".to_string()));
    assert_eq!(lines(&own), lines(&read(&with("One", "Our own"))));
}

#[test]
fn a_removal() {
    let removed = with("    step B #b\n      ability Three #3\n", "");
    let edited = with("step B", "step Best");
    check_all(BASE, &removed, &edited, [BASE, &removed, &edited]);
    // What was kept only for it goes with it.
    let edited = with("Three", "Third");
    check_all(BASE, &removed, &edited, [BASE, &removed, &edited]);
    let added = with("Three #3\n", "Three #3\n      ability Four #4\n");
    let merged = merge(&read(BASE), &read(&added), &read(&removed));
    assert_eq!(lines(&resolved(&merged, &Choice::Theirs)), lines(&read(&removed)));
    let linked = with("V #v\n", "V #v\n      abilities: #1\n");
    let removed = with("      ability One #1\n", "");
    check_all(BASE, &removed, &linked, [&linked, &removed, &linked]);
}

#[test]
fn a_move() {
    let to_b = with("      ability Two #2\n", "").replace("Three #3\n", "Three #3\n      ability Two #2\n");
    let to_path = with("      ability Two #2\n", "").replace("    step A #a", "    ability Two #2\n    step A #a");
    check_all(BASE, &to_b, &to_path, [BASE, &to_b, &to_path]);
}

#[test]
fn an_order() {
    let row = |order: &str| {
        let rows: String = order.chars().map(|c| format!("      ability N{c} #n{c}\n")).collect();
        with("      ability Three #3\n", &rows)
    };
    check_all(&row("abcde"), &row("bcade"), &row("bcdea"), [&row("abcde"), &row("bcade"), &row("bcdea")]);
}

#[test]
fn a_choice_that_does_not_fit() {
    let text = Choice::Text("words".to_string());
    let (ours, theirs) =
        (with("One #1\n", "One #1\n        weight: 2\n"), with("One #1\n", "One #1\n        weight: 3\n"));
    let merged = merge(&read(BASE), &read(&ours), &read(&theirs));
    let conflict = &merged.report.conflicts[0];
    assert_eq!(resolve(&merged.framework, conflict, &text), Err(ResolveError::NotAText(conflict.id)));
    // The node went since.
    let gone = read(&with("      ability One #1\n", ""));
    let missing = Err(ResolveError::Edit(EditError::Missing(conflict.id)));
    assert_eq!(resolve(&gone, conflict, &Choice::Theirs), missing);
}
