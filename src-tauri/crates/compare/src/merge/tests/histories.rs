//! Generated histories: two people edit one framework at random, and what the merge says is held against what each of them
//! did, facet by facet.

use super::*;
use crate::merge::adopt;
use proptest::prelude::*;
use rungs_model::edit::{Add, InsertStep, Intention, Link, Move, Remove, Reorder, Set, plan};
use rungs_model::{FieldEdits, Value};
use std::collections::BTreeSet;

const START: &str = "\
framework F #f
  note Why #why
    body: Because we grow
  grade G1 #g1
  grade G2 #g2
  group Craft #craft
    competency Heat #heat
      definition: Brings things to the right warmth at the right time
    competency Stock #stock
  path P #p
    ability Keeps the place clean #0
    step A #a
      grade: #g1
      experience: 2-4 as a hand
      ability Plans the work of one team for a quarter #1
        examples: one
        examples: two
        competency: #heat
      ability Asks before the pan is hot and waits for an answer #2
      ability Three #3
    step B #b
      ability Four #4
        competency: #stock
      ability Five #5
  path Q #q
    step C #c
      ability Six #6
  transition #t
    from: #a
    to: #b
  objective O #o
    valueStream V #v
      abilities: #1 #4
";

/// One edit: a verb, and numbers from which it picks nodes and words.
type Wish = (u8, usize, usize, usize);

fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    prop::collection::vec((0..14u8, 0..64usize, 0..64usize, 0..8usize), 0..6)
}

/// The state after some edits; `person` keeps the new ids of two people apart.
fn edited(base: &Framework, wishes: &[Wish], person: u8) -> Framework {
    let mut state = base.clone();
    for (n, wish) in wishes.iter().enumerate() {
        let fresh = base.root().derive(&[person, n as u8]);
        let Some(intention) = intention(&state, *wish) else { continue };
        if let Ok(changes) = plan(&state, &intention, fresh) {
            state.apply(&changes).unwrap();
        }
    }
    state
}

fn intention(state: &Framework, (verb, a, b, c): Wish) -> Option<Intention> {
    let any = |kind: Kind, n: usize| {
        let all = state.of_kind(kind);
        (!all.is_empty()).then(|| all[n % all.len()].id)
    };
    let text = |words: String| Some(Value::Text(words));
    let set = |node: Id, field: Field, value| Intention::Set(Set { node, fields: FieldEdits(vec![(field, value)]) });
    let ability = any(Kind::Ability, a)?;
    Some(match verb {
        0 => Intention::Remove(Remove { nodes: vec![ability] }),
        1 => Intention::Remove(Remove { nodes: vec![any(Kind::Step, a)?] }),
        2 => Intention::Move(Move { nodes: vec![ability], parent: any(Kind::Step, b)?, index: Some(c) }),
        3 => Intention::Reorder(Reorder { node: ability, index: b }),
        4 => Intention::Move(Move { nodes: vec![any(Kind::Step, a)?], parent: any(Kind::Path, b)?, index: Some(c) }),
        5 => {
            // A few words only, so that both people add the same now and then.
            let fields = FieldEdits(vec![(Field::Statement, text(format!("New {}", b % 5)))]);
            Intention::Add(Add { kind: Kind::Ability, parent: any(Kind::Step, a)?, index: Some(c), fields })
        }
        6 => {
            let fields = FieldEdits(vec![(Field::Title, text(format!("Step {b}")))]);
            Intention::InsertStep(InsertStep { after: any(Kind::Step, a)?, fields })
        }
        7 | 8 => {
            let mut words: Vec<&str> = state.get(ability)?.text(Field::Statement).split(' ').collect();
            let at = b % words.len();
            words[at] = ["otherwise", "nowhere", "again"][c % 3];
            set(ability, Field::Statement, text(words.join(" ")))
        }
        9 => set(ability, Field::Competency, any(Kind::Competency, b).map(Value::Link)),
        10 => Intention::Remove(Remove { nodes: vec![any([Kind::Competency, Kind::Grade, Kind::Group][c % 3], a)?] }),
        11 => Intention::Link(Link { stream: any(Kind::ValueStream, a)?, ability: any(Kind::Ability, b)? }),
        12 => {
            let mut examples = state.get(ability)?.texts(Field::Examples).to_vec();
            examples.insert(c.min(examples.len()), format!("example {b}"));
            set(ability, Field::Examples, Some(Value::Texts(examples)))
        }
        _ => set(any(Kind::Step, a)?, [Field::Title, Field::Code][c % 2], text(format!("T{b}"))),
    })
}

/// Holds the result of a merge against what each side did.
fn judge(base: &Framework, ours: &Framework, theirs: &Framework) -> Result<(), TestCaseError> {
    let merged = merge(base, ours, theirs);
    let result = &merged.framework;
    let again = Framework::from_records(result.records().map(|r| Record::clone(r)));
    prop_assert_eq!(again.as_ref().ok(), Some(result), "the result is a framework");
    let names = merged.joined.iter().copied().collect();
    let theirs = &adopt::renamed(theirs, &names);
    let said = |id: Id, kind: ConflictKind| merged.report.conflicts.iter().any(|c| c.id == id && c.kind == kind);
    let ids: BTreeSet<Id> = [base, ours, theirs].iter().flat_map(|f| f.records().map(|r| r.id)).collect();
    for id in &ids {
        match (base.get(*id), ours.get(*id), theirs.get(*id)) {
            (Some(_), None, None) => prop_assert!(result.get(*id).is_none(), "removed by both"),
            (Some(was), Some(one), None) | (Some(was), None, Some(one)) => {
                let is_changed = (&was.fields, was.parent) != (&one.fields, one.parent);
                prop_assert!(!is_changed || result.get(*id).is_some(), "a changed node is lost");
                prop_assert!(!is_changed || said(*id, ConflictKind::EditRemove), "a conflict is not told");
            }
            (was, ours, theirs) => {
                let Some(end) = result.get(*id) else { panic!("{id} is lost") };
                if let (Some(ours), Some(theirs)) = (ours, theirs) {
                    judge_facets(&merged, was, ours, theirs, end)?;
                } else if let (None, Some(one)) = (was, ours.or(theirs)) {
                    prop_assert_eq!((&end.fields, end.parent), (&one.fields, one.parent), "an addition as it was made");
                }
            }
        }
    }
    prop_assert!(result.records().all(|r| ids.contains(&r.id)), "nothing comes from nowhere");
    for record in result.records() {
        let links = record.fields.iter().flat_map(|(_, value)| value.links());
        prop_assert!(links.copied().all(|link| result.get(link).is_some()), "a reference to nothing");
    }
    judge_conflicts(&merged, [base, ours, theirs])
}

/// Every facet that only one side changed is as that side has it; every other one is told.
fn judge_facets(
    merged: &Merge,
    was: Option<&Record>,
    ours: &Record,
    theirs: &Record,
    end: &Record,
) -> Result<(), TestCaseError> {
    let told = |field: Option<Field>| {
        let name = field.map(|f| f.name().to_string());
        merged.report.conflicts.iter().any(|c| c.id == end.id && c.field == name && c.kind != ConflictKind::EditRemove)
    };
    for field in end.kind.fields() {
        let of = |r: &Record| r.fields.get(*field).cloned();
        let (b, o, t, e) = (was.and_then(of), of(ours), of(theirs), of(end));
        let to_read = merged.report.to_read.iter().any(|r| r.id == end.id && r.field == *field);
        let is_list = matches!(field.shape(), rungs_model::Shape::Texts | rungs_model::Shape::Links(_));
        let is_composite = is_list || matches!(field, Field::Experience | Field::Metric);
        if o == t || b == t {
            prop_assert!(e == o && !told(Some(*field)), "{field:?} is ours: {e:?}, not {o:?}");
        } else if b == o {
            prop_assert!(e == t && !told(Some(*field)), "{field:?} is theirs: {e:?}, not {t:?}");
        } else {
            let says_the_same = was.is_none() && (e == o || e == t);
            prop_assert!(told(Some(*field)) || to_read || is_composite || says_the_same, "{field:?} is not told");
            prop_assert!(!told(Some(*field)) || e == o, "ours stands");
        }
    }
    let b = was.and_then(|r| r.parent);
    let expect = if b == ours.parent { theirs.parent } else { ours.parent };
    prop_assert_eq!(end.parent, expect, "the container");
    let is_torn = b != ours.parent && b != theirs.parent && ours.parent != theirs.parent;
    prop_assert_eq!(told(None), is_torn, "two moves");
    Ok(())
}

/// No conflict is told that is none.
fn judge_conflicts(merged: &Merge, [base, ours, theirs]: [&Framework; 3]) -> Result<(), TestCaseError> {
    let mut seen = BTreeSet::new();
    for conflict in &merged.report.conflicts {
        prop_assert!(seen.insert((conflict.id, conflict.kind, conflict.field.clone())), "told twice");
        if conflict.kind == ConflictKind::EditRemove {
            let (gone, other) = if ours.get(conflict.id).is_some() { (theirs, ours) } else { (ours, theirs) };
            prop_assert!(gone.get(conflict.id).is_none() && base.get(conflict.id).is_some());
            let (was, is) = (base.get(conflict.id).unwrap(), other.get(conflict.id).unwrap());
            let changed = (&was.fields, was.parent) != (&is.fields, is.parent);
            let filled =
                other.records().any(|r| r.parent == Some(is.id) && base.get(r.id).is_none_or(|b| b.parent != r.parent));
            let refers = |f: &Framework| f.referrers(is.id).iter().map(|(r, f)| (r.id, *f)).collect::<BTreeSet<_>>();
            let referred = !refers(other).is_subset(&refers(base));
            prop_assert!(changed || filled || referred, "a removal that disturbs nobody: {:?}", conflict);
        } else {
            let states = [&conflict.base, &conflict.ours, &conflict.theirs].map(State::json);
            prop_assert!(states[1] != states[0] && states[2] != states[0] && states[1] != states[2], "{states:?}");
        }
    }
    Ok(())
}

fn mirrored(conflicts: &[Conflict]) -> Vec<Conflict> {
    conflicts.iter().cloned().map(|c| Conflict { ours: c.theirs, theirs: c.ours, ..c }).collect()
}

proptest! {
    #[test]
    fn every_change_is_kept_or_told(a in wishes(), b in wishes()) {
        let base = read(START);
        judge(&base, &edited(&base, &a, 1), &edited(&base, &b, 2))?;
    }

    #[test]
    fn merging_with_an_unchanged_side_is_the_other_side(a in wishes()) {
        let base = read(START);
        let other = edited(&base, &a, 1);
        for merged in [merge(&base, &other, &base), merge(&base, &base, &other), merge(&base, &other, &other)] {
            prop_assert_eq!(&merged.report.conflicts, &[]);
            prop_assert_eq!(merged.framework.content_hash(), other.content_hash());
        }
        let merged = merge(&base, &other, &other);
        prop_assert_eq!((merged.report.taken.ours, merged.report.taken.theirs), (0, 0));
    }

    #[test]
    fn exchanging_the_sides_exchanges_the_report(a in wishes(), b in wishes()) {
        let base = read(START);
        let (a, b) = (edited(&base, &a, 1), edited(&base, &b, 2));
        let (one, two) = (merge(&base, &a, &b), merge(&base, &b, &a));
        prop_assert_eq!(
            (one.report.taken.ours, one.report.taken.theirs, one.report.taken.both),
            (two.report.taken.theirs, two.report.taken.ours, two.report.taken.both)
        );
        if one.joined.is_empty() {
            prop_assert_eq!(&one.report.conflicts, &mirrored(&two.report.conflicts));
            if one.report.conflicts.is_empty() {
                prop_assert_eq!(one.framework.content_hash(), two.framework.content_hash());
            }
        } else {
            let keys = |m: &Merge| m.report.conflicts.iter().map(|c| c.kind).collect::<BTreeSet<_>>();
            prop_assert_eq!(keys(&one), keys(&two));
            prop_assert_eq!(one.framework.len(), two.framework.len());
        }
    }

    #[test]
    fn every_conflict_can_be_decided(a in wishes(), b in wishes(), choices in prop::collection::vec(0..3u8, 16)) {
        let base = read(START);
        let merged = merge(&base, &edited(&base, &a, 1), &edited(&base, &b, 2));
        let mut framework = merged.framework.clone();
        for (conflict, choice) in merged.report.conflicts.iter().zip(choices) {
            let choice = [Choice::Base, Choice::Ours, Choice::Theirs][usize::from(choice)].clone();
            // What another choice took away cannot be chosen any more; whatever can be planned can be done.
            if let Ok(changes) = resolve(&framework, conflict, &choice) {
                framework.apply(&changes).map_err(|e| TestCaseError::fail(format!("{conflict:?} {choice:?}: {e}")))?;
            }
        }
    }
}
