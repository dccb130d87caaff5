//! The five rules as data: two outlines, the changes as lines.

use super::*;
use crate::{Mark, sections};
use rungs_model::{Field, outline};

fn sides(old: &str, new: &str) -> (Framework, Framework) {
    (outline::read(old).unwrap(), outline::read(new).unwrap())
}

fn line(change: &Change) -> String {
    let at = |p: &Option<String>| p.clone().unwrap_or_else(|| "-".into());
    let mut line = format!("{:?} {} {} {}", change.change, change.node.name(), at(&change.old_at), at(&change.new_at));
    if let Some(field) = &change.field {
        line += &format!(" {field}");
    }
    if let Some(within) = &change.within {
        line += &format!(" within {within}");
    }
    if let (Some(from), Some(to)) = (&change.from, &change.to) {
        line += &format!(" {from} -> {to}");
    }
    if change.trivial == Some(true) {
        line += " trivial";
    }
    line
}

fn check(old: &str, new: &str, expect: &[&str]) -> Comparison {
    let (old, new) = sides(old, new);
    let comparison = compare(&old, &new, Match::Ids, [None, None]);
    let lines: Vec<String> = comparison.changes.iter().map(line).collect();
    assert_eq!(lines, expect);
    let count = |kind| comparison.changes.iter().filter(|c| c.change == kind).count() as u32;
    assert_eq!(
        comparison.summary,
        Summary {
            added: count(ChangeKind::Added),
            removed: count(ChangeKind::Removed),
            moved: count(ChangeKind::Moved),
            reordered: count(ChangeKind::Reordered),
            edited: count(ChangeKind::Edited)
        }
    );
    comparison
}

const BASE: &str = "\
framework F #f
  path P #p
    step A #a
      experience: 2+
      ability One #1
      ability Two #2
      ability Three #3
    step B #b
      ability Four #4
";

#[test]
fn nothing_changed() {
    check(BASE, BASE, &[]);
}

#[test]
fn added_with_its_container() {
    let new = BASE.replace("    step B", "    step New #n\n      ability Five #5\n    step B");
    check(
        BASE,
        &new,
        &["Added step - /paths/0/steps/1", "Added ability - /paths/0/steps/1/abilities/0 within /paths/0/steps/1"],
    );
}

#[test]
fn removed_with_its_container() {
    let new = BASE.replace("    step B #b\n      ability Four #4\n", "");
    check(
        BASE,
        &new,
        &["Removed step /paths/0/steps/1 -", "Removed ability /paths/0/steps/1/abilities/0 - within /paths/0/steps/1"],
    );
}

#[test]
fn moved_and_edited_are_two_changes() {
    let new = BASE.replace("      ability Two #2\n", "") + "      ability Two more #2\n";
    let comparison = check(
        BASE,
        &new,
        &[
            "Moved ability /paths/0/steps/0/abilities/1 /paths/0/steps/1/abilities/1 A -> B",
            "Edited ability /paths/0/steps/0/abilities/1 /paths/0/steps/1/abilities/1 statement",
        ],
    );
    let words = comparison.changes[1].words.clone().unwrap();
    assert_eq!(
        words.iter().map(|w| (w.is, w.text.as_str())).collect::<Vec<_>>(),
        [(Mark::Same, "Two"), (Mark::Added, " more")]
    );
}

#[test]
fn reordered_is_what_left_the_common_order() {
    let new = BASE.replace("      ability One #1\n", "").replace("Three #3\n", "Three #3\n      ability One #1\n");
    check(BASE, &new, &["Reordered ability /paths/0/steps/0/abilities/0 /paths/0/steps/0/abilities/2"]);
}

#[test]
fn edited_by_field() {
    let new = BASE.replace("2+", "3-5").replace("ability Four", "ability  four.").replace("framework F", "framework G");
    let comparison = check(
        BASE,
        &new,
        &[
            "Edited framework   title",
            "Edited step /paths/0/steps/0 /paths/0/steps/0 experience",
            "Edited ability /paths/0/steps/1/abilities/0 /paths/0/steps/1/abilities/0 statement trivial",
        ],
    );
    assert_eq!(comparison.changes[1].before, Some(serde_json::json!({"minYears": 2})));
    assert_eq!(comparison.changes[1].after, Some(serde_json::json!({"minYears": 3, "maxYears": 5})));
}

#[test]
fn references_and_weights_that_say_the_same_are_no_change() {
    let base = "framework F #f\n  path P #p\n    ability One #1\n";
    check(base, &format!("{base}      weight: 1\n"), &[]);
    check(
        base,
        &format!("{base}      weight: 2\n"),
        &["Edited ability /paths/0/abilities/0 /paths/0/abilities/0 weight"],
    );
}

#[test]
fn an_id_used_for_another_kind_is_not_the_same_node() {
    let old = "framework F #f\n  path P #x\n";
    let new = "framework F #f\n  group P #x\n";
    check(old, new, &["Removed path /paths/0 -", "Added group - /groups/0"]);
}

#[test]
fn without_shared_ids_auto_pairs_by_content() {
    let old = outline::read(BASE).unwrap();
    let other = BASE.replace(" #", " #other").replace("Two", "Twice");
    let new = outline::read(&other).unwrap();
    let auto = compare(&old, &new, Match::Auto, [None, None]);
    assert_eq!(
        auto.changes.iter().map(line).collect::<Vec<_>>(),
        ["Removed ability /paths/0/steps/0/abilities/1 -", "Added ability - /paths/0/steps/0/abilities/1"]
    );
    assert_eq!(compare(&old, &old, Match::Content, [None, None]).changes, []);
    assert_eq!(compare(&old, &new, Match::Ids, [None, None]).changes.len(), 14);
}

#[test]
fn sections_follow_paths_and_steps() {
    let new = BASE.replace("2+", "3+").replace("Four", "Fourth").replace("path P", "path Q");
    let (old, new) = sides(BASE, &new);
    let comparison = compare(&old, &new, Match::Ids, [None, None]);
    let sections: Vec<_> = sections(&comparison, &old, &new).into_iter().map(|s| s.heading.join(" > ")).collect();
    assert_eq!(sections, ["Q", "Q > A", "Q > B"]);
}

#[test]
fn the_changes_of_one_record_are_told_without_the_rest() {
    let (old, new) =
        sides(BASE, &BASE.replace("      ability Two #2\n", "").replace("Four #4", "Four #4\n      ability Twos #2"));
    let one = old.of_kind(rungs_model::Kind::Ability)[1];
    let other = new.get(one.id).unwrap();
    let check = |old: Option<&Record>, new: Option<&Record>, expect: &[&str]| {
        let told = |change: &Change| {
            let marks = change.words.iter().flatten().map(|mark| format!("{:?} {}", mark.is, mark.text));
            [line(change)].into_iter().chain(marks).collect::<Vec<_>>().join(" | ")
        };
        assert_eq!(record_changes(old, new).iter().map(told).collect::<Vec<_>>(), expect);
    };
    check(None, None, &[]);
    check(Some(one), Some(one), &[]);
    check(None, Some(one), &["Added ability - -", "Edited ability - - statement | Added Two"]);
    check(Some(one), None, &["Removed ability - -"]);
    let moved = ["Moved ability - -", "Edited ability - - statement | Removed Two | Added Twos"];
    check(Some(one), Some(other), &moved);
    let weighed = one.clone().with(Field::Weight, rungs_model::Value::Number(1.0));
    check(Some(one), Some(&weighed), &[]);
}

#[test]
fn links_that_follow_what_they_lead_to_are_the_same() {
    let linked = |text: &str, relation: &str, to: &str| {
        let mut framework = outline::read(text).unwrap();
        let named = |face: &str| framework.in_order().into_iter().find(|r| r.face() == face).map(|r| r.id);
        let to = named(to).map_or(to.to_string(), |id| id.to_string());
        let (from, relation) = (named("Two").unwrap(), relation.to_string());
        let one = rungs_model::edit::Associate { from, relation, to, title: String::new() };
        let one = rungs_model::edit::Intention::Associate(one);
        let changes = rungs_model::edit::plan(&framework, &one, framework.root().derive(b"link")).unwrap();
        framework.apply(&changes).unwrap();
        framework
    };
    let other = BASE.replace('#', "#other");
    let check = |relation: &str, to: &str, expect: &[&str]| {
        let (old, new) = (linked(BASE, "isPeerOf", "Four"), linked(&other, relation, to));
        let comparison = compare(&old, &new, Match::Content, [None, None]);
        assert_eq!(comparison.changes.iter().map(line).collect::<Vec<_>>(), expect, "{relation} {to}");
    };
    let changed = ["Edited framework   associations"];
    check("isPeerOf", "Four", &[]);
    check("precedes", "Four", &changed);
    check("isPeerOf", "Three", &changed);
    check("isPeerOf", "urn:four", &changed);
}
