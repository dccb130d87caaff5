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
        for (choice, expect) in choices.iter().zip([base, ours, theirs]) {
            assert_eq!(lines(&resolved(&merged, choice)), lines(&read(expect)), "{choice:?}");
        }
    }
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
