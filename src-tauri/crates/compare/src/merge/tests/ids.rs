//! States that do not share their ids.

use super::*;

fn under_other_ids(text: &str) -> Framework {
    read(&text.replace(" #", " #other-"))
}

#[test]
fn a_document_that_was_read_anew_is_merged_under_the_ids_of_the_base() {
    let (base, ours) = (read(BASE), read(&with("One", "First")));
    let theirs = under_other_ids(&with("Two #2\n", "Two #2\n      ability Four #4\n"));
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.report.conflicts, []);
    let expect = with("One", "First").replace("Two #2\n", "Two #2\n      ability Four #4\n");
    assert_eq!(lines(&merged.framework), lines(&read(&expect)));
    let kept = base.records().filter(|r| merged.framework.get(r.id).is_some()).count();
    assert_eq!(kept, base.len(), "every node of the base keeps its id");
    assert_eq!(merge(&base, &under_other_ids(BASE), &ours).framework.content_hash(), ours.content_hash());
}

#[test]
fn a_copy_under_a_root_of_its_own_keeps_it() {
    let (base, theirs) = (read(BASE), read(&with("Two", "Second")));
    let root = base.root().derive(b"a copy");
    let ours = read(&with("One", "First")).under(root);
    let merged = merge(&base, &ours, &theirs);
    assert_eq!((merged.framework.root(), merged.report.conflicts.len()), (root, 0));
    assert_eq!(lines(&merged.framework), lines(&read(&with("One", "First").replace("Two", "Second"))));
    assert_eq!(merge(&base, &theirs, &ours).framework.root(), base.root());
}

#[test]
fn an_id_used_for_another_kind_is_another_node() {
    // The objective gives its id to a group.
    let group = with("  objective O #o\n    valueStream V #v\n", "  group G #o\n");
    let (base, ours) = (read(BASE), read(&group));
    for merged in [merge(&base, &ours, &base), merge(&base, &base, &ours)] {
        assert_eq!(merged.report.conflicts, []);
        assert_eq!(merged.framework.content_hash(), ours.content_hash());
    }
    // Both are there where the other side changed the objective.
    let renamed = with("objective O", "objective Other");
    let merged = merge(&base, &ours, &read(&renamed));
    assert_eq!(kinds(&merged), [ConflictKind::EditRemove]);
    assert_eq!((merged.framework.of_kind(Kind::Group).len(), merged.framework.of_kind(Kind::Objective).len()), (1, 1));
}

#[test]
fn an_id_made_up_to_be_in_the_way_is_in_nobodys_way() {
    let group = read(&with("  objective O #o\n    valueStream V #v\n", "  group G #o\n  grade X #x\n"));
    let id = group.of_kind(Kind::Group)[0].id;
    let in_the_way = id.derive(Kind::Group.name().as_bytes());
    let records = group.records().map(|r| match r.kind {
        Kind::Grade => Record { id: in_the_way, ..Record::clone(r) },
        _ => Record::clone(r),
    });
    let (base, ours) = (read(BASE), Framework::from_records(records).unwrap());
    for merged in [merge(&base, &ours, &base), merge(&base, &base, &ours)] {
        assert_eq!(merged.framework.content_hash(), ours.content_hash());
    }
    // The root of one is a node of another.
    let step = base.of_kind(Kind::Step)[0].id;
    let theirs = read(BASE).under(Id::from_bytes([7; 16]));
    let ours = read("framework F #f\n  path P #p\n").under(step);
    assert_eq!(merge(&base, &ours, &theirs).framework.root(), step);
    assert_eq!(merge(&base, &theirs, &ours).framework.root(), theirs.root());
}

#[test]
fn two_documents_with_nothing_before_them() {
    let nothing = "framework F #f\n";
    let merged = merge(&read(nothing), &read(BASE), &under_other_ids(BASE));
    assert_eq!(merged.report.conflicts, []);
    assert_eq!(merged.framework.content_hash(), read(BASE).content_hash());
}

#[test]
fn links_follow_the_ids_of_the_base() {
    let base = read(BASE);
    let mut theirs = under_other_ids(BASE);
    let named =
        |framework: &Framework, face: &str| framework.in_order().into_iter().find(|r| r.face() == face).unwrap().id;
    for (from, to) in [("One", named(&theirs, "B").to_string()), ("F", "urn:outside".to_string())] {
        let (from, relation) = (named(&theirs, from), "isPeerOf".to_string());
        let one = rungs_model::edit::Associate { from, relation, to, title: String::new() };
        let one = rungs_model::edit::Intention::Associate(one);
        let changes = rungs_model::edit::plan(&theirs, &one, from.derive(b"link")).unwrap();
        theirs.apply(&changes).unwrap();
    }
    let check = |merged: &Framework| {
        let ends: Vec<_> = rungs_model::association::of(merged).iter().map(|link| link.nodes(merged)).collect();
        assert_eq!(ends, [[Some(named(merged, "One")), Some(named(merged, "B"))], [Some(merged.root()), None]]);
    };
    check(&adopt_ids(&base, &theirs));
    check(&merge(&base, &base, &theirs).framework);
}
