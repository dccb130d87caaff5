//! The rules of merging as data: three outlines, the result and the conflicts.

mod histories;
mod ids;
mod resolving;

use super::*;
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

fn kinds(merge: &Merge) -> Vec<ConflictKind> {
    merge.report.conflicts.iter().map(|c| c.kind).collect()
}

/// Merges two states of a base both ways; `expect` is the result of the first way.
fn check_of(base: &str, ours: &str, theirs: &str, expect: &str, conflicts: &[ConflictKind]) -> Merge {
    let (base, ours, theirs) = (read(base), read(ours), read(theirs));
    let (merged, mirrored) = (merge(&base, &ours, &theirs), merge(&base, &theirs, &ours));
    assert_eq!(lines(&merged.framework), lines(&read(expect)));
    assert_eq!(kinds(&merged), conflicts);
    assert_eq!(kinds(&mirrored), conflicts);
    if conflicts.is_empty() {
        assert_eq!(lines(&mirrored.framework), lines(&merged.framework));
    }
    merged
}

fn check(ours: &str, theirs: &str, expect: &str, conflicts: &[ConflictKind]) -> Merge {
    check_of(BASE, ours, theirs, expect, conflicts)
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
    let merged = check(&ours, &theirs, &ours, &[ConflictKind::EditEdit]);
    let conflict = &merged.report.conflicts[0];
    let states = [&conflict.base, &conflict.ours, &conflict.theirs].map(State::json);
    assert_eq!(states, ["One", "First", "Initial"].map(serde_json::Value::from));
    let merged = check(&ours, &ours, &ours, &[]);
    assert_eq!(merged.report.taken, Taken { ours: 0, theirs: 0, both: 1 });
}

#[test]
fn one_text_edited_in_different_places_is_to_be_read() {
    let base = with("One", "Plans the work of one team for a quarter");
    let (ours, theirs) = (base.replace("one team", "two teams"), base.replace("a quarter", "a year"));
    let merged = check_of(&base, &ours, &theirs, &ours.replace("a quarter", "a year"), &[]);
    let read = &merged.report.to_read[0];
    assert_eq!((read.field, read.merged.as_str()), (Field::Statement, "Plans the work of two teams for a year"));
    let json = serde_json::to_value(&merged.report).unwrap();
    assert_eq!(json["toRead"][0]["theirs"], "Plans the work of one team for a year");
    let clean = serde_json::to_value(check(BASE, BASE, BASE, &[]).report).unwrap();
    assert_eq!(clean.as_object().unwrap().keys().collect::<Vec<_>>(), ["conflicts", "format", "taken"]);
    // A code is a name, however long.
    let base = with("step A #a", "step A #a\n      code: one two three four five");
    check_of(
        &base,
        &base.replace("one two", "1 two"),
        &base.replace("four five", "four 5"),
        &base.replace("one two", "1 two"),
        &[ConflictKind::EditEdit],
    );
}

#[test]
fn lists_are_merged_by_their_elements() {
    let base = with("One #1\n", "One #1\n        examples: a\n        examples: b\n");
    let also = |base: &str, after: &str, new: &str| {
        let line = format!("        examples: {after}\n");
        base.replace(&line, &format!("{line}        examples: {new}\n"))
    };
    check_of(&base, &also(&base, "a", "x"), &also(&base, "b", "y"), &also(&also(&base, "a", "x"), "b", "y"), &[]);
    check_of(&base, &also(&base, "b", "x"), &also(&base, "b", "y"), &also(&also(&base, "b", "x"), "x", "y"), &[]);
    let gone = base.replace("        examples: a\n", "");
    check_of(&base, &gone, &also(&base, "b", "y"), &also(&gone, "b", "y"), &[]);
    let (ours, theirs) = (base.replace(": a", ": c"), base.replace(": a", ": d"));
    check_of(&base, &ours, &theirs, &ours, &[ConflictKind::EditEdit]);
    check_of(&base, &gone, &theirs, &gone, &[ConflictKind::EditEdit]);
    let (ours, theirs) = (with("V #v\n", "V #v\n      abilities: #1\n"), with("V #v\n", "V #v\n      abilities: #2\n"));
    let merged = merge(&read(BASE), &read(&ours), &read(&theirs));
    assert_eq!(merged.report.conflicts, []);
    assert_eq!(merged.framework.of_kind(Kind::ValueStream)[0].links(Field::Abilities).len(), 2);
}

#[test]
fn years_and_context_are_two_parts() {
    let base = with("step A #a", "step A #a\n      experience: 2-4 as a hand");
    let (ours, theirs) = (base.replace("2-4", "3-4"), base.replace("a hand", "a cook"));
    check_of(&base, &ours, &theirs, &ours.replace("a hand", "a cook"), &[]);
    let theirs = base.replace("2-4", "2-5");
    check_of(&base, &ours, &theirs, &ours, &[ConflictKind::EditEdit]);
    let base = with("V #v\n", "V #v\n      metric: Lead time | days | 9 | 4\n");
    let (ours, theirs) = (base.replace("Lead time", "Time"), base.replace("| 4", "| 3"));
    check_of(&base, &ours, &theirs, &ours.replace("| 4", "| 3"), &[]);
    let ours = base.replace("days | 9", "hours | 216");
    check_of(&base, &ours, &theirs, &ours, &[ConflictKind::EditEdit]);
}

#[test]
fn a_weight_that_is_not_given_is_one() {
    let (one, two) = (with("One #1\n", "One #1\n        weight: 1\n"), with("One #1\n", "One #1\n        weight: 2\n"));
    check(&one, &two, &two, &[]);
    let three = with("One #1\n", "One #1\n        weight: 3\n");
    check(&three, &two, &three, &[ConflictKind::EditEdit]);
}

#[test]
fn what_one_removed_and_the_other_changed_stays() {
    let (removed, edited) = (with("      ability One #1\n", ""), with("One", "First"));
    check(&removed, &edited, &edited, &[ConflictKind::EditRemove]);
    check(&edited, &removed, &edited, &[ConflictKind::EditRemove]);
    check(&removed, BASE, &removed, &[]);
    check(BASE, &removed, &removed, &[]);
    check(&removed, &removed, &removed, &[]);
    // With what it stands in, and without what was left alone beside it.
    let base = with("Three #3\n", "Three #3\n      ability Four #4\n");
    let no_step = with("    step B #b\n      ability Three #3\n", "");
    let edited = base.replace("Three", "Third");
    let kept = edited.replace("      ability Four #4\n", "");
    check_of(&base, &no_step, &edited, &kept, &[ConflictKind::EditRemove]);
    check_of(&base, &edited, &no_step, &kept, &[ConflictKind::EditRemove]);
}

#[test]
fn what_one_removed_and_the_other_filled_stays() {
    let removed = with("    step B #b\n      ability Three #3\n", "");
    let added = with("Three #3\n", "Three #3\n      ability Four #4\n");
    let kept = added.replace("      ability Three #3\n", "");
    let merged = check(&removed, &added, &kept, &[ConflictKind::EditRemove]);
    assert_eq!(merged.report.conflicts[0].node, Kind::Step);
    check(&added, &removed, &kept, &[ConflictKind::EditRemove]);
    let moved = with("      ability Two #2\n", "").replace("Three #3\n", "Three #3\n      ability Two #2\n");
    check(&removed, &moved, &moved.replace("      ability Three #3\n", ""), &[ConflictKind::EditRemove]);
}

#[test]
fn what_one_removed_and_the_other_newly_refers_to_stays() {
    let linked = with("V #v\n", "V #v\n      abilities: #1\n");
    let removed = with("      ability One #1\n", "");
    let merged = check(&removed, &linked, &linked, &[ConflictKind::EditRemove]);
    assert_eq!(merged.framework.of_kind(Kind::ValueStream)[0].links(Field::Abilities).len(), 1);
    // An old reference goes with what it refers to, also from what stays.
    let base =
        format!("{BASE}  group G #g\n    competency C #c\n").replace("One #1\n", "One #1\n        competency: #c\n");
    let edited = base.replace("One", "First");
    let removed =
        base.replace("      ability One #1\n        competency: #c\n", "").replace("    competency C #c\n", "");
    let kept = edited.replace("        competency: #c\n", "").replace("    competency C #c\n", "");
    check_of(&base, &removed, &edited, &kept, &[ConflictKind::EditRemove]);
    check_of(&base, &edited, &removed, &kept, &[ConflictKind::EditRemove]);
}

#[test]
fn a_transition_that_stays_keeps_its_ends() {
    let base = format!("{BASE}  transition #t\n    from: #a\n    to: #b\n    note: soon\n");
    let edited = base.replace("soon", "later");
    let removed = with("    step B #b\n      ability Three #3\n", "");
    let kept = edited.replace("      ability Three #3\n", "");
    check_of(&base, &removed, &edited, &kept, &[ConflictKind::EditRemove]);
    check_of(&base, &edited, &removed, &kept, &[ConflictKind::EditRemove]);
    check_of(&base, &removed, &base, &removed, &[]);
}

#[test]
fn moves() {
    let to_b = with("      ability Two #2\n", "").replace("Three #3\n", "Three #3\n      ability Two #2\n");
    check(&to_b, BASE, &to_b, &[]);
    check(BASE, &to_b, &to_b, &[]);
    check(&to_b, &to_b, &to_b, &[]);
    let to_path = with("      ability Two #2\n", "").replace("    step A #a", "    ability Two #2\n    step A #a");
    let merged = check(&to_b, &to_path, &to_b, &[ConflictKind::MoveMove]);
    assert_eq!(
        merged.report.conflicts[0].theirs,
        State::Container(read(BASE).of_kind(Kind::Path).first().map(|r| r.id))
    );
    let edited = with("Two #2", "Twice #2");
    check(&to_b, &edited, &to_b.replace("Two", "Twice"), &[]);
    // Out of what the other side removed.
    let no_a = with("    step A #a\n      ability One #1\n      ability Two #2\n", "");
    check(&no_a, &to_b, &to_b.replace("    step A #a\n      ability One #1\n", ""), &[ConflictKind::EditRemove]);
}

#[test]
fn orders() {
    let swapped = with("      ability One #1\n", "").replace("Two #2\n", "Two #2\n      ability One #1\n");
    check(BASE, &swapped, &swapped, &[]);
    let added = with("Two #2\n", "Two #2\n      ability Four #4\n");
    check(&added, &swapped, &swapped.replace("Two #2\n", "Two #2\n      ability Four #4\n"), &[]);
    let five = |order: &str| {
        let rows: String = order.chars().map(|c| format!("      ability N{c} #n{c}\n")).collect();
        with("      ability Three #3\n", &rows)
    };
    check_of(&five("abcde"), &five("bcdae"), &five("aebcd"), &five("ebcda"), &[]);
    let merged = check_of(&five("abcde"), &five("bcade"), &five("bcdea"), &five("bcade"), &[ConflictKind::Order]);
    assert_eq!(merged.report.conflicts[0].field.as_deref(), Some("abilities"));
    // What one put elsewhere and the other removed is removed: a place among siblings is no content.
    check_of(&five("abcde"), &five("bcdea"), &five("bcde"), &five("bcde"), &[]);
}

#[test]
fn both_add_the_same_under_ids_of_their_own() {
    let add = |id: &str, words: &str| with("Two #2\n", &format!("Two #2\n      ability {words} #{id}\n"));
    let merged = check(&add("4", "Plans work"), &add("5", "Plans work"), &add("4", "Plans work"), &[]);
    assert_eq!(merged.report.taken, Taken { ours: 0, theirs: 0, both: 1 });
    assert_eq!(merged.joined.len(), 1);
    // References follow, and what only one says of it is taken.
    let linked = add("5", "plans  work.").replace("V #v\n", "V #v\n      abilities: #5\n");
    let linked = linked.replace("#5\n", "#5\n        weight: 2\n");
    let linked = linked.replacen("abilities: #5\n        weight: 2\n", "abilities: #5\n", 1);
    let merged = merge(&read(BASE), &read(&add("4", "Plans work")), &read(&linked));
    assert_eq!(merged.report.conflicts, []);
    let stream = merged.framework.of_kind(Kind::ValueStream)[0].clone();
    assert_eq!(merged.framework.get(stream.links(Field::Abilities)[0]).map(Record::weight), Some(2.0));
    // A whole step with what stands in it; another summary is a conflict.
    let step = |n: &str, summary: &str| {
        with(
            "  objective",
            &format!("    step New #n{n}\n      summary: {summary}\n      ability Four #4{n}\n  objective"),
        )
    };
    check(&step("x", "same"), &step("y", "same"), &step("x", "same"), &[]);
    check(&step("x", "one"), &step("y", "two"), &step("x", "one"), &[ConflictKind::AddedTwice]);
    // The same words in another container, or of another kind, are another thing.
    let elsewhere = with("Three #3\n", "Three #3\n      ability Plans work #5\n");
    let both = elsewhere.replace("Two #2\n", "Two #2\n      ability Plans work #4\n");
    check(&add("4", "Plans work"), &elsewhere, &both, &[]);
}

#[test]
fn keys_that_nobody_knows_are_merged_one_by_one() {
    let state = |keys: &[(&str, &str)]| {
        let base = read(BASE);
        let mut root = Record::clone(base.framework());
        root.extra.0 = keys.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
        let others = base.records().filter(|r| r.parent.is_some()).map(|r| Record::clone(r));
        Framework::from_records(others.chain([root])).unwrap()
    };
    type Keys<'a> = &'a [(&'a str, &'a str)];
    let check = |base: Keys<'_>, ours: Keys<'_>, theirs: Keys<'_>, expect: Keys<'_>, conflicts: &[&str]| {
        let merged = merge(&state(base), &state(ours), &state(theirs));
        assert_eq!(merged.framework.framework().extra, state(expect).framework().extra);
        let found: Vec<_> = merged.report.conflicts.iter().filter_map(|c| c.field.as_deref()).collect();
        assert_eq!(found, conflicts);
    };
    check(&[("a", "1")], &[("a", "2")], &[("a", "1"), ("b", "1")], &[("a", "2"), ("b", "1")], &[]);
    check(&[("a", "1")], &[], &[("a", "1"), ("b", "1")], &[("b", "1")], &[]);
    check(&[("a", "1")], &[("a", "2")], &[("a", "3")], &[("a", "2")], &["a"]);
    check(&[("a", "1"), ("b", "1")], &[("b", "1")], &[("a", "3"), ("b", "1")], &[("b", "1")], &["a"]);
}

#[test]
fn links_are_merged_one_by_one() {
    let link = |n: u8, relation: &str, to: &str| {
        let (id, to) =
            (Id::from_bytes([n; 16]), read(BASE).in_order().into_iter().find(|r| r.face() == to).map(|r| r.id));
        let (from, to) = ("urn:from".to_string(), to.map_or("urn:to".to_string(), |id| id.to_string()));
        let (title, note) = (String::new(), String::new());
        rungs_model::Association { id, relation: relation.to_string(), from, to, title, note }.entry()
    };
    let state = |outline: &str, links: &[String]| {
        let framework = read(outline);
        let mut root = Record::clone(framework.framework());
        let text = rungs_model::association::joined(links);
        root.extra.0 = text.map(|text| (rungs_model::association::KEY.to_string(), text)).into_iter().collect();
        let others = framework.records().filter(|r| r.parent.is_some()).map(|r| Record::clone(r));
        Framework::from_records(others.chain([root])).unwrap()
    };
    let check = |base: &[String], ours: &[String], theirs: &[String], expect: &[String], conflicts: &[&str]| {
        let [base, ours, theirs] = [base, ours, theirs].map(|links| state(BASE, links));
        for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
            let merged = merge(&base, ours, theirs);
            let found: Vec<_> = merged.report.conflicts.iter().filter_map(|c| c.field.as_deref()).collect();
            assert_eq!(found, conflicts);
            if conflicts.is_empty() {
                assert_eq!(merged.framework, state(BASE, expect));
            }
        }
    };
    let (a, b, c) = (link(1, "isPeerOf", ""), link(2, "isPeerOf", ""), link(3, "isPeerOf", ""));
    let (other, third) = (link(1, "precedes", ""), link(1, "replacedBy", ""));
    let all = |links: &[&String]| links.iter().map(|one| one.to_string()).collect::<Vec<_>>();
    check(&[], &all(&[&a]), &all(&[&b]), &all(&[&a, &b]), &[]);
    check(&all(&[&a, &b]), &all(&[&b]), &all(&[&a, &b, &c]), &all(&[&b, &c]), &[]);
    check(&all(&[&a, &b]), &all(&[&other, &b]), &all(&[&a]), &all(&[&other]), &[]);
    check(&all(&[&a]), &all(&[&other]), &all(&[&third]), &[], &["associations"]);
    check(&all(&[&a, &b]), &[], &all(&[&other, &b]), &[], &["associations"]);

    // What one side removed and the other links with stays, as what is newly referred to does.
    let without_two = state(&with("      ability Two #2\n", ""), &[]);
    let merged = merge(&state(BASE, &[]), &without_two, &state(BASE, &[link(4, "isPeerOf", "Two")]));
    assert!(merged.framework.in_order().iter().any(|record| record.face() == "Two"));
    assert_eq!(kinds(&merged), [ConflictKind::EditRemove]);
}
