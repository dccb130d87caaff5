//! Two people work on one framework: a colleague's file comes in as their changes, is gone through change by change, a
//! conflict is decided, and all of it can be taken back.

use rungs_compare::merge::Choice;
use rungs_compare::{ChangeKind, Side};
use rungs_engine::{Engine, Export, Held, SaveVersion, State, Status};
use rungs_model::edit::{Add, Intention, Remove, Set};
use rungs_model::{Field, FieldEdits, Framework, Id, Kind, Value};
use rungs_tests::host::Fixed;
use std::path::Path;
use std::sync::Arc;

fn engine(folder: &Path, salt: u32) -> Engine {
    Engine::open(&folder.join(format!("{salt}.db")), Arc::new(Fixed::new(salt))).unwrap()
}

fn set(engine: &Engine, id: Id, node: Id, field: Field, words: &str) {
    let fields = FieldEdits(vec![(field, Some(Value::Text(words.to_string())))]);
    engine.edit(id, &Intention::Set(Set { node, fields })).unwrap();
}

fn abilities(engine: &Engine, id: Id) -> Vec<Id> {
    engine.draft(id).unwrap().0.of_kind(Kind::Ability).into_iter().map(|r| r.id).collect()
}

fn draft(engine: &Engine, id: Id) -> Arc<Framework> {
    engine.draft(id).unwrap().0
}

fn hand_over(engine: &Engine, id: Id, to: &Path) {
    let loaded = engine.state(State { framework: id, version: None, edit: None }).unwrap();
    engine.export(&loaded, to, &Export::default(), &mut |_, _| true).unwrap().write(to).unwrap();
}

#[test]
fn two_people_and_one_framework() {
    let folder = tempfile::tempdir().unwrap();
    let ines = engine(folder.path(), 1);
    let id = ines.add_sample("planner").unwrap().framework;
    let save = SaveVersion { name: "2026.1".into(), note: String::new(), status: Status::Published, effective: None };
    ines.save_version(id, save).unwrap();
    let to_omar = folder.path().join("to Omar.rungs");
    hand_over(&ines, id, &to_omar);

    // Omar rewords three abilities, adds one, removes one; Ines rewords one of the same, and another.
    let omar = engine(folder.path(), 2);
    omar.import(&to_omar, rungs_engine::Reading::default(), &mut |_, _| true).unwrap();
    let all = abilities(&omar, id);
    set(&omar, id, all[0], Field::Statement, "Ability to plan a week of work of a team");
    set(&omar, id, all[1], Field::Statement, "Ability to say early what will be late");
    set(&omar, id, all[2], Field::Statement, "Ability to name what is not known");
    let step = draft(&omar, id).of_kind(Kind::Step)[0].id;
    let fields = FieldEdits(vec![(Field::Statement, Some(Value::Text("Ability to ask for help".into())))]);
    let kind = Kind::Ability;
    omar.edit(id, &Intention::Add(Add { kind, parent: step, index: None, fields })).unwrap();
    omar.edit(id, &Intention::Remove(Remove { nodes: vec![all[5]] })).unwrap();
    set(&ines, id, all[0], Field::Statement, "Ability to plan the next month");
    set(&ines, id, all[8], Field::Statement, "Ability to lead a review");
    let back = folder.path().join("from Omar.rungs");
    hand_over(&omar, id, &back);

    let before = draft(&ines, id);
    let taken = ines.take_in(id, &back, false, &mut |_, _| true).unwrap();
    assert_eq!((taken.taken.theirs, taken.conflicts), (4, 1), "{taken:?}");
    let merged = draft(&ines, id);
    let words = |f: &Framework, n: usize| f.get(all[n]).map(|r| r.face().to_string()).unwrap_or_default();
    assert_eq!(words(&merged, 0), "Ability to plan the next month", "ours where the two are at odds");
    assert_eq!(words(&merged, 1), "Ability to say early what will be late");
    assert_eq!(words(&merged, 8), "Ability to lead a review");
    assert!(merged.get(all[5]).is_none());
    assert_eq!(ines.frameworks().unwrap().len(), 1, "their state is no framework of its own on the shelf");

    let review = ines.review(id, taken.review).unwrap();
    assert_eq!(review.base_version.as_deref(), Some("2026.1"));
    assert_eq!(review.comparison.changes.len(), 4);
    assert!(review.standing.iter().all(|s| *s == Some(Side::New)), "{:?}", review.standing);
    assert_eq!((review.held.as_slice(), review.decided.as_slice()), (&[Some(Held::Ours)][..], &[false][..]));

    // Three are rejected, each a step of its own; the conflict is decided for theirs.
    let which = |kind: ChangeKind| review.comparison.changes.iter().position(|c| c.change == kind).unwrap() as u32;
    for kind in [ChangeKind::Added, ChangeKind::Removed, ChangeKind::Edited] {
        ines.settle_review(id, taken.review, &[which(kind)], Side::Old).unwrap();
    }
    ines.resolve_conflict(id, taken.review, 0, Some(&Choice::Theirs)).unwrap();
    let end = draft(&ines, id);
    assert_eq!(words(&end, 0), "Ability to plan a week of work of a team");
    assert!(end.get(all[5]).is_some() && end.records().all(|r| r.face() != "Ability to ask for help"));
    let review = ines.review(id, taken.review).unwrap();
    assert_eq!(review.standing.iter().filter(|s| **s == Some(Side::Old)).count(), 3);
    assert_eq!((review.held[0], review.decided.as_slice()), (Some(Held::Theirs), &[true][..]));

    // Everything is taken back, file and all, and done again, across a restart.
    for _ in 0..5 {
        ines.undo(id).unwrap();
    }
    assert_eq!(*draft(&ines, id), *before);
    drop(ines);
    let ines = engine(folder.path(), 1);
    let review = ines.review(id, taken.review).unwrap();
    assert!(review.standing.iter().all(|s| *s == Some(Side::Old)));
    // The decision went and comes with its step.
    assert_eq!(review.decided, [false]);
    for _ in 0..5 {
        ines.redo(id).unwrap();
    }
    assert_eq!(*draft(&ines, id), *end);
    let decided = |choice: Option<&Choice>| {
        ines.resolve_conflict(id, taken.review, 0, choice).unwrap();
        let review = ines.review(id, taken.review).unwrap();
        (review.held[0], review.decided[0])
    };
    assert_eq!(decided(None), (Some(Held::Ours), false));
    // To keep what is there changes nothing, and is a decision nevertheless.
    assert_eq!(decided(Some(&Choice::Ours)), (Some(Held::Ours), true));
    assert_eq!(decided(None), (Some(Held::Ours), false));
    assert_eq!(decided(Some(&Choice::Text("Our own words".into()))), (None, true));
    ines.undo(id).unwrap();
    assert!(!ines.review(id, taken.review).unwrap().decided[0]);
    ines.settle_review(id, taken.review, &[0, 1, 2, 3], Side::New).unwrap();
    let review = ines.review(id, taken.review).unwrap();
    assert!(review.standing.iter().all(|s| *s == Some(Side::New)));
    assert_eq!(ines.doctor().unwrap().damage, Vec::<String>::new());

    let again = ines.take_in(id, &to_omar, false, &mut |_, _| true).unwrap_err();
    assert_eq!(again.code, "nothing-new");
}

#[test]
fn half_a_file_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let ines = engine(folder.path(), 1);
    let id = ines.add_sample("planner").unwrap().framework;
    let save = SaveVersion { name: "1".into(), note: String::new(), status: Status::Draft, effective: None };
    ines.save_version(id, save).unwrap();
    let file = folder.path().join("half.rungs");
    let omar = engine(folder.path(), 2);
    hand_over(&ines, id, &file);
    omar.import(&file, rungs_engine::Reading::default(), &mut |_, _| true).unwrap();
    let steps: Vec<Id> = draft(&omar, id).of_kind(Kind::Step).into_iter().skip(1).map(|r| r.id).collect();
    omar.edit(id, &Intention::Remove(Remove { nodes: steps })).unwrap();
    hand_over(&omar, id, &file);
    let before = draft(&ines, id);
    let problem = ines.take_in(id, &file, false, &mut |_, _| true).unwrap_err();
    assert_eq!(problem.code, "removes-much");
    assert_eq!((*draft(&ines, id) == *before, ines.reviews(id).unwrap().len()), (true, 0));
    ines.take_in(id, &file, true, &mut |_, _| true).unwrap();
    assert_eq!(draft(&ines, id).of_kind(Kind::Step).len(), 1);
}

#[test]
fn a_file_without_history_or_ids() {
    let folder = tempfile::tempdir().unwrap();
    let ines = engine(folder.path(), 1);
    let id = ines.add_sample("planner").unwrap().framework;
    let file = folder.path().join("typed by hand.rungs.json");
    let before = draft(&ines, id);
    let ability = before.of_kind(Kind::Ability)[0];
    let mut value: serde_json::Value = serde_json::from_str(&rungs_exchange::json::write(&before)).unwrap();
    strip(&mut value);
    let reworded = format!("{}, every week", ability.face());
    std::fs::write(&file, value.to_string().replace(ability.face(), &reworded)).unwrap();
    let taken = ines.take_in(id, &file, false, &mut |_, _| true).unwrap();
    // Only the words that differ came in (and the moves between steps, which cannot be told without ids, went): the
    // ids of the nodes are still those of the framework.
    let review = ines.review(id, taken.review).unwrap();
    let told = review.comparison.changes.iter().filter(|c| c.node != Kind::Transition);
    let told: Vec<_> = told.map(|c| (c.change, c.old_id, c.field.as_deref())).collect();
    assert_eq!(told, [(ChangeKind::Edited, Some(ability.id), Some("statement"))]);
    assert_eq!(draft(&ines, id).get(ability.id).unwrap().face(), reworded);
}

/// Takes all ids out of a document.
fn strip(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(map) => {
            map.remove("id");
            for key in ["grade", "competency", "transitions", "objectives"] {
                map.remove(key);
            }
            map.values_mut().for_each(strip);
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}
