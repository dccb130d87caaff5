//! Undo takes back anything and redo does it again, across restarts, beside another window, and after a version was
//! restored.

use crate::service_desk;
use proptest::prelude::*;
use rungs_engine::{Engine, Host as _, Outcome, Problem, SaveVersion, State, Status, Tone};
use rungs_model::edit::{
    Add, Associate, Dissociate, Duplicate, InsertStep, Intention, Link, Move, Remove, Reorder, Set, Unlink, targets,
};
use rungs_model::{Experience, Field, FieldEdits, Framework, Id, Kind, Metric, Shape, Value, Years, association};
use rungs_tests::cli::Desk;
use rungs_tests::host::Fixed;

/// One random step: which verb, and numbers from which the nodes are chosen in whatever state the draft is in.
#[derive(Debug, Clone)]
struct Dice {
    verb: u8,
    node: usize,
    other: usize,
    index: usize,
    words: String,
}

fn dice() -> impl Strategy<Value = Dice> {
    (0..15u8, any::<usize>(), any::<usize>(), 0..12usize, "\\PC{0,12}")
        .prop_map(|(verb, node, other, index, words)| Dice { verb, node, other, index, words })
}

fn pick<T: Copy>(from: &[T], number: usize) -> Option<T> {
    from.get(number % from.len().max(1)).copied()
}

fn of(framework: &Framework, kind: Kind) -> Vec<Id> {
    framework.of_kind(kind).into_iter().map(|r| r.id).collect()
}

/// A value for a field of this shape; none clears it.
fn value(framework: &Framework, field: Field, dice: &Dice) -> Option<Value> {
    let words = || dice.words.clone();
    match field.shape() {
        Shape::Text => Some(Value::Text(words())),
        Shape::Texts => Some(Value::Texts(vec![words(), words()])),
        Shape::Number => Some(Value::Number(dice.index as f64 / 4.0)),
        Shape::Experience => {
            let min_years = Years::new(dice.index as f64);
            Some(Value::Experience(Box::new(Experience { min_years, context: words(), ..Experience::default() })))
        }
        Shape::Metric => {
            Some(Value::Metric(Box::new(Metric { name: words(), target: Some(0.5), ..Metric::default() })))
        }
        Shape::Link(kind) => pick(&of(framework, kind), dice.other).map(Value::Link),
        Shape::Links(kind) => pick(&of(framework, kind), dice.other).map(|id| Value::Links(vec![id])),
    }
}

/// What the dice ask for in this state of the draft.
fn intention(framework: &Framework, dice: &Dice) -> Option<Intention> {
    let all: Vec<Id> = framework.in_order().into_iter().map(|r| r.id).collect();
    let node = pick(&all, dice.node)?;
    let record = framework.get(node)?;
    Some(match dice.verb {
        0 | 1 => {
            let kind = pick(record.kind.children(), dice.other)?;
            let words = Value::Text(dice.words.clone());
            let fields = FieldEdits(kind.face().map(|face| (face, Some(words))).into_iter().collect());
            Intention::Add(Add { kind, parent: node, index: Some(dice.index), fields })
        }
        2 => Intention::Remove(Remove { nodes: vec![node] }),
        3..=5 => {
            let field = pick(record.kind.fields(), dice.other)?;
            Intention::Set(Set { node, fields: FieldEdits(vec![(field, value(framework, field, dice))]) })
        }
        6 => {
            let parent = pick(&targets(framework, node), dice.other)?;
            Intention::Move(Move { nodes: vec![node], parent, index: Some(dice.index) })
        }
        7 | 8 => Intention::Reorder(Reorder { node, index: dice.index }),
        9 => Intention::Duplicate(Duplicate { node }),
        10 => {
            let after = pick(&of(framework, Kind::Step), dice.node)?;
            let fields = FieldEdits(vec![(Field::Title, Some(Value::Text(dice.words.clone())))]);
            Intention::InsertStep(InsertStep { after, fields })
        }
        13 => {
            let to = pick(&all, dice.other)?.to_string();
            let relation = pick(&["exactMatchOf", "isPeerOf"], dice.index)?.to_owned();
            Intention::Associate(Associate { from: node, relation, to, title: String::new() })
        }
        14 => {
            let links: Vec<Id> = association::of(framework).into_iter().map(|link| link.id).collect();
            let association = pick(&links, dice.other)?;
            Intention::Dissociate(Dissociate { node, association })
        }
        verb => {
            let stream = pick(&of(framework, Kind::ValueStream), dice.node)?;
            let ability = pick(&of(framework, Kind::Ability), dice.other)?;
            match verb {
                11 => Intention::Link(Link { stream, ability }),
                _ => Intention::Unlink(Unlink { stream, ability }),
            }
        }
    })
}

/// All of a draft: what is printed and what only programs see.
fn all(engine: &Engine, id: Id) -> (String, String) {
    let draft = engine.draft(id).unwrap().0;
    (draft.content_hash(), rungs_exchange::json::write(&draft))
}

/// Does what the dice ask for. None where that is nothing or not possible; nothing has changed then.
fn step(engine: &Engine, id: Id, dice: &Dice) -> Option<Outcome> {
    let draft = engine.draft(id).unwrap().0;
    let wanted = intention(&draft, dice)?;
    match engine.edit(id, &wanted) {
        Ok(outcome) => (!outcome.changes.is_empty()).then_some(outcome),
        Err(problem) => {
            assert_eq!(problem.tone, Tone::Correct, "{problem} for {wanted:?}");
            None
        }
    }
}

/// A library with one of the samples in it.
fn sample(desk: &Desk, salt: u32) -> (Engine, Id) {
    let engine = desk.engine(salt);
    let id = engine.add_sample("customer-outcomes").unwrap().framework;
    (engine, id)
}

fn version(name: &str) -> SaveVersion {
    SaveVersion { name: name.into(), note: String::new(), status: Status::Draft, effective: None }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_all_is_the_start_and_redo_all_is_the_end(steps in prop::collection::vec(dice(), 30), cut in 0..30usize) {
        let desk = Desk::new();
        let (mut engine, id) = sample(&desk, 1);
        let mut states = vec![all(&engine, id)];
        for (n, dice) in steps.iter().enumerate() {
            if n == cut {
                drop(engine);
                engine = desk.engine(2);
                prop_assert_eq!(&all(&engine, id), states.last().unwrap(), "after a restart");
            }
            if step(&engine, id, dice).is_some() {
                states.push(all(&engine, id));
            }
            if n == cut {
                let saved = engine.save_version(id, version("in between")).unwrap();
                let state = engine.state(State { framework: id, version: Some(saved.id), edit: None }).unwrap().framework;
                prop_assert_eq!(&*state, &*engine.draft(id).unwrap().0);
                prop_assert_eq!(&saved.hash, &states.last().unwrap().0);
            }
        }
        for (n, before) in states.iter().enumerate().rev().skip(1) {
            if n == cut {
                drop(engine);
                engine = desk.engine(3);
            }
            engine.undo(id).unwrap();
            prop_assert_eq!(&all(&engine, id), before, "undone to step {}", n);
        }
        prop_assert_eq!(engine.undo(id).unwrap_err().code, "nothing-to-undo");
        drop(engine);
        let engine = desk.engine(4);
        for (n, after) in states.iter().enumerate().skip(1) {
            engine.redo(id).unwrap();
            prop_assert_eq!(&all(&engine, id), after, "redone to step {}", n);
        }
        prop_assert_eq!(engine.redo(id).unwrap_err().code, "nothing-to-redo");
        prop_assert_eq!(engine.doctor().unwrap().damage, Vec::<String>::new());
    }
}

#[test]
fn the_dice_reach_every_verb() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let desk = Desk::new();
    let (engine, id) = sample(&desk, 1);
    let mut runner = TestRunner::deterministic();
    let mut verbs = std::collections::BTreeSet::new();
    for _ in 0..150 {
        let dice = dice().new_tree(&mut runner).unwrap().current();
        if let Some(outcome) = step(&engine, id, &dice) {
            verbs.insert(outcome.log.undo.unwrap().verb);
        }
        if dice.verb == 2 {
            // A framework that is mostly removed has little left to try the other verbs on.
            let _ = engine.undo(id);
        }
    }
    let expect = [
        "add",
        "associate",
        "dissociate",
        "duplicate",
        "insertStep",
        "link",
        "move",
        "remove",
        "reorder",
        "set",
        "unlink",
    ];
    assert_eq!(verbs.into_iter().collect::<Vec<_>>(), expect);
}

fn add(engine: &Engine, id: Id, words: &str) -> Result<Outcome, Problem> {
    let draft = engine.draft(id).unwrap().0;
    let parent = draft.of_kind(Kind::Step)[0].id;
    let fields = FieldEdits(vec![(Field::Statement, Some(Value::Text(words.into())))]);
    engine.edit(id, &Intention::Add(Add { kind: Kind::Ability, parent, index: None, fields }))
}

fn statements(framework: &Framework) -> Vec<String> {
    framework.of_kind(Kind::Ability).into_iter().map(|a| a.text(Field::Statement).to_string()).collect()
}

fn set(node: Id, field: Field, words: &str) -> Intention {
    Intention::Set(Set { node, fields: FieldEdits(vec![(field, Some(Value::Text(words.into())))]) })
}

#[test]
fn after_a_new_edit_there_is_nothing_to_redo() {
    let desk = Desk::new();
    let (engine, id) = sample(&desk, 1);
    add(&engine, id, "one").unwrap();
    add(&engine, id, "two").unwrap();
    engine.undo(id).unwrap();
    let log = add(&engine, id, "three").unwrap().log;
    assert_eq!(log.redo, None);
    assert_eq!(engine.redo(id).unwrap_err().code, "nothing-to-redo");
    let said = statements(&engine.draft(id).unwrap().0);
    assert!(said.contains(&"one".into()) && said.contains(&"three".into()) && !said.contains(&"two".into()));
}

#[test]
fn restoring_a_version_is_a_step_like_any_other() {
    let desk = Desk::new();
    let (engine, id) = sample(&desk, 1);
    let first = engine.save_version(id, version("1")).unwrap();
    let begin = all(&engine, id);
    let root = engine.draft(id).unwrap().0.root();
    engine.edit(id, &set(root, Field::Title, "Another title")).unwrap();
    add(&engine, id, "one").unwrap();
    let edited = all(&engine, id);
    let outcome = engine.restore(id, first.id).unwrap();
    assert_eq!(outcome.log.undo.unwrap().subject, "1");
    assert_eq!(all(&engine, id), begin);
    engine.undo(id).unwrap();
    assert_eq!(all(&engine, id), edited);
    engine.redo(id).unwrap();
    assert_eq!(all(&engine, id), begin);
    assert_eq!(
        engine.state(State { framework: id, version: Some(first.id), edit: None }).unwrap().framework.content_hash(),
        begin.0
    );
    assert!(engine.restore(id, first.id).unwrap().changes.is_empty());
}

#[test]
fn two_windows_edit_in_turns_and_nothing_is_lost() {
    let desk = Desk::new();
    let (one, id) = sample(&desk, 1);
    let two = desk.engine(2);
    let mut expect = statements(&one.draft(id).unwrap().0);
    for n in 0..40 {
        let engine = if n % 3 == 0 { &one } else { &two };
        add(engine, id, &format!("edit {n}")).unwrap();
        expect.push(format!("edit {n}"));
    }
    let mut found = statements(&two.draft(id).unwrap().0);
    assert_eq!(all(&one, id), all(&two, id));
    found.sort();
    expect.sort();
    assert_eq!(found, expect);
    // Either takes back what the other did last.
    one.undo(id).unwrap();
    assert!(!statements(&two.draft(id).unwrap().0).contains(&"edit 39".into()));
}

#[test]
fn an_edit_of_what_the_other_window_removed_is_planned_anew_and_refused() {
    let desk = Desk::new();
    let (one, id) = sample(&desk, 1);
    let two = desk.engine(2);
    let draft = one.draft(id).unwrap().0;
    let (step, ability) = (draft.of_kind(Kind::Step)[0].id, draft.of_kind(Kind::Ability)[0].id);
    two.draft(id).unwrap();
    one.edit(id, &Intention::Remove(Remove { nodes: vec![step] })).unwrap();
    assert_eq!(draft.ancestors(ability)[0].id, step);
    let problem = two.edit(id, &set(ability, Field::Statement, "too late")).unwrap_err();
    assert_eq!([problem.code.as_str(), problem.params["id"].as_str().unwrap()], ["edit-missing", &ability.to_string()]);
    assert_eq!(all(&one, id), all(&two, id));
}

#[test]
fn two_windows_at_the_same_moment_lose_nothing() {
    const EACH: usize = 30;
    let desk = Desk::new();
    let (engine, id) = sample(&desk, 1);
    let before = statements(&engine.draft(id).unwrap().0).len();
    std::thread::scope(|scope| {
        for window in 2..5 {
            let desk = &desk;
            scope.spawn(move || {
                let engine = desk.engine(window);
                for n in 0..EACH {
                    // The one problem there may be is that another was faster, again and again.
                    while let Err(problem) = add(&engine, id, &format!("window {window}, edit {n}")) {
                        assert_eq!(problem.tone, Tone::NotNow, "{problem}");
                    }
                }
            });
        }
    });
    let mut said = statements(&engine.draft(id).unwrap().0);
    assert_eq!(said.len(), before + 3 * EACH);
    said.sort();
    said.dedup();
    assert!((2..5).all(|w| (0..EACH).all(|n| said.contains(&format!("window {w}, edit {n}")))));
    for _ in 0..3 * EACH {
        engine.undo(id).unwrap();
    }
    assert_eq!(statements(&engine.draft(id).unwrap().0).len(), before);
    assert_eq!(engine.doctor().unwrap().damage, Vec::<String>::new());
}

#[test]
fn a_refused_edit_changes_nothing_and_is_not_in_the_log() {
    let desk = Desk::new();
    desk.put("one.rungs.json", service_desk::TEXT);
    let engine = desk.engine(1);
    let id = engine
        .import(&desk.path("one.rungs.json"), rungs_engine::Reading::default(), &mut |_, _| true)
        .unwrap()
        .framework;
    let (before, log) = (all(&engine, id), engine.draft(id).unwrap().1);
    let draft = engine.draft(id).unwrap().0;
    let (step, transition) = (draft.of_kind(Kind::Step)[1].id, draft.of_kind(Kind::Transition)[0].id);
    let stranger = Fixed::new(99).fresh();
    let to_itself = FieldEdits(vec![(Field::From, Some(Value::Link(step)))]);
    let nul = set(step, Field::Title, "a\0b");
    let wanted = [
        (Intention::Set(Set { node: transition, fields: to_itself }), "edit-same-step"),
        (Intention::Remove(Remove { nodes: vec![id] }), "edit-root"),
        (Intention::Remove(Remove { nodes: vec![step, stranger] }), "edit-missing"),
        (Intention::Move(Move { nodes: vec![step], parent: step, index: None }), "edit-misplaced"),
        (nul, "edit-nul"),
    ];
    for (intention, expect) in wanted {
        assert_eq!(engine.edit(id, &intention).unwrap_err().code, expect);
        assert_eq!((all(&engine, id), engine.draft(id).unwrap().1), (before.clone(), log.clone()), "{expect}");
    }
    let stopped = engine.import(&desk.path("one.rungs.json"), rungs_engine::Reading::default(), &mut |_, _| false);
    assert_eq!(stopped.unwrap_err().code, "cancelled");
}
