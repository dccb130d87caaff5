//! The verbs as data: an outline, an intention, the outline after; and the algebra of changes as properties.

mod paste;

use super::*;
use crate::{Experience, FieldEdits, Metric, Years};
use crate::{find, outline};
use proptest::prelude::*;

const LADDER: &str = "\
framework Delivery
  grade Level 1 #L1
  group Flow
    competency Planning #planning
  path Delivery
    step Analyst #a
      grade: #L1
      experience: 2+
      ability Plans #p
        competency: #planning
      ability Measures
    step Lead #b
      experience: 5+
      ability Leads
  path Craft
  transition
    from: #a
    to: #b
  objective Sooner
    valueStream Orders
      abilities: #p
";

const PLANS: &str = "\
framework Delivery
  path Plans
    step Planner
      summary: A planner plans
      experience: 2+ of plans
      ability Plans
        examples: A plan
        examples: No map
  objective Planning
    valueStream Orders
      metric: Plans | plans | 1 | 2
";

fn ladder() -> Framework {
    outline::read(LADDER).unwrap()
}

fn named(framework: &Framework, face: &str) -> Id {
    framework.in_order().into_iter().find(|r| r.face() == face).unwrap_or_else(|| panic!("no {face}")).id
}

fn fresh() -> Id {
    Id::from_bytes([7; 16])
}

fn text(field: Field, words: &str) -> FieldEdits {
    FieldEdits(vec![(field, Some(Value::Text(words.into())))])
}

/// Plans and applies; checks that the inverse leads back; gives the outline without its first line.
fn done(intention: impl Fn(&Framework) -> Intention) -> String {
    let before = ladder();
    let changes = plan(&before, &intention(&before), fresh()).unwrap();
    let mut after = before.clone();
    after.apply(&changes).unwrap();
    assert_eq!(Changes::between(&before, &after), changes);
    let text = outline::write(&after);
    after.apply(&changes.inverse()).unwrap();
    assert_eq!(after, before);
    text
}

fn refused(intention: impl Fn(&Framework) -> Intention) -> EditError {
    let before = ladder();
    plan(&before, &intention(&before), fresh()).unwrap_err()
}

fn order(outline: &str, kind: &str) -> Vec<String> {
    let start = format!("{kind} ");
    let words = |l: &str| l.trim().strip_prefix(&start).map(|w| w.split(" #").next().unwrap_or("").to_string());
    outline.lines().filter_map(words).collect()
}

#[test]
fn every_kind_can_be_added_where_it_may_stand_and_nowhere_else() {
    let base = ladder();
    for parent in base.in_order() {
        for kind in Kind::ALL {
            let mut fields = FieldEdits::default();
            if kind == Kind::Transition {
                fields.0.push((Field::From, Some(Value::Link(named(&base, "Lead")))));
                fields.0.push((Field::To, Some(Value::Link(named(&base, "Analyst")))));
            }
            let add = Add { kind, parent: parent.id, index: Some(0), fields };
            let planned = plan(&base, &Intention::Add(add), fresh());
            if parent.kind.children().contains(&kind) {
                let mut after = base.clone();
                after.apply(&planned.unwrap()).unwrap();
                assert_eq!(after.children(parent.id, kind).first(), Some(&fresh()), "{kind:?} in {:?}", parent.kind);
            } else {
                assert_eq!(planned, Err(EditError::Misplaced(kind, parent.kind)));
            }
        }
    }
}

#[test]
fn every_field_of_every_kind_can_be_set_and_cleared() {
    let base = ladder();
    let example = |shape: Shape| match shape {
        Shape::Text => Value::Text("new".into()),
        Shape::Texts => Value::Texts(vec!["one".into(), "two".into()]),
        Shape::Number => Value::Number(2.5),
        Shape::Experience => {
            Value::Experience(Box::new(Experience { min_years: Years::new(0.5), ..Experience::default() }))
        }
        Shape::Metric => Value::Metric(Box::new(Metric { name: "Lead time".into(), ..Metric::default() })),
        Shape::Link(Kind::Grade) => Value::Link(named(&base, "Level 1")),
        Shape::Link(Kind::Competency) => Value::Link(named(&base, "Planning")),
        Shape::Link(_) => Value::Link(named(&base, "Lead")),
        Shape::Links(_) => Value::Links(vec![named(&base, "Leads")]),
    };
    for record in base.in_order() {
        for field in Field::ALL {
            let value = example(field.shape());
            let set = |v| Intention::Set(Set { node: record.id, fields: FieldEdits(vec![(field, v)]) });
            let planned = plan(&base, &set(Some(value.clone())), fresh());
            if !record.kind.fields().contains(&field) {
                assert_eq!(planned, Err(EditError::NoField(record.kind, field)));
                continue;
            }
            if record.kind == Kind::Transition && field == Field::From {
                assert_eq!(planned, Err(EditError::SameStep));
                continue;
            }
            let mut after = base.clone();
            after.apply(&planned.unwrap()).unwrap();
            assert_eq!(after.get(record.id).unwrap().fields.get(field), Some(&value));
            let cleared = plan(&after, &set(None), fresh()).unwrap();
            after.apply(&cleared).unwrap();
            assert_eq!(after.get(record.id).unwrap().fields.get(field), None);
        }
    }
}

#[test]
fn what_a_field_cannot_hold_is_refused() {
    let set = |face: &'static str, field: Field, value: Value| {
        refused(move |f| {
            Intention::Set(Set { node: named(f, face), fields: FieldEdits(vec![(field, Some(value.clone()))]) })
        })
    };
    assert_eq!(set("Plans", Field::Statement, Value::Text("a\0b".into())), EditError::Nul(Field::Statement));
    assert_eq!(set("Plans", Field::Weight, Value::Number(-1.0)), EditError::Number(Field::Weight));
    assert_eq!(set("Plans", Field::Weight, Value::Number(f64::NAN)), EditError::Number(Field::Weight));
    assert_eq!(set("Plans", Field::Competency, Value::Link(fresh())), EditError::BadLink(Field::Competency, fresh()));
    assert_eq!(set("Plans", Field::Title, Value::Number(1.0)), EditError::NoField(Kind::Ability, Field::Title));
}

#[test]
fn removing_takes_what_stands_below_and_every_reference() {
    let after = done(|f| Intention::Remove(Remove { nodes: vec![named(f, "Analyst"), named(f, "Plans")] }));
    assert_eq!(order(&after, "step"), ["Lead"]);
    assert_eq!(order(&after, "ability"), ["Leads"]);
    assert!(!after.contains("transition") && !after.contains("abilities:"), "{after}");
    let after = done(|f| Intention::Remove(Remove { nodes: vec![named(f, "Flow"), named(f, "Level 1")] }));
    assert!(!after.contains("competency:") && !after.contains("grade:"), "{after}");
    assert_eq!(refused(|f| Intention::Remove(Remove { nodes: vec![f.root()] })), EditError::Root);
    assert_eq!(refused(|_| Intention::Remove(Remove { nodes: vec![fresh()] })), EditError::Missing(fresh()));
}

#[test]
fn several_intentions_are_one_step_or_none() {
    let set = |f: &Framework, face, words| {
        Intention::Set(Set { node: named(f, face), fields: text(Field::Statement, words) })
    };
    let remove = |f: &Framework, face| Intention::Remove(Remove { nodes: vec![named(f, face)] });
    let together = |edits| Intention::Together(Together { purpose: Purpose::Change, edits });
    let after = done(|f| {
        let add = Add {
            kind: Kind::Ability,
            parent: named(f, "Lead"),
            index: Some(0),
            fields: text(Field::Statement, "Trusts"),
        };
        together(vec![set(f, "Plans", "Plans well"), Intention::Add(add), set(f, "Leads", "x"), remove(f, "Leads")])
    });
    assert_eq!(order(&after, "ability"), ["Plans well", "Measures", "Trusts"]);
    // What one leaves, the next one finds: a node that is gone cannot be set, and then nothing is done at all.
    let gone = refused(|f| together(vec![remove(f, "Leads"), set(f, "Leads", "x")]));
    assert_eq!(gone, EditError::Missing(named(&ladder(), "Leads")));
    assert!(plan(&ladder(), &together(Vec::new()), fresh()).unwrap().is_empty());
}

#[test]
fn words_are_replaced_wherever_they_stand_but_where_a_person_said_no() {
    let base = outline::read(PLANS).unwrap();
    let query = find::Query { find: "plan".into(), with: "map".into(), keep_case: true, ..find::Query::default() };
    let check = |query: &find::Query, skip: &[usize], expect: &str| {
        let hits = find::find(&base, query);
        let skip = skip.iter().map(|n| hits[*n].spot).collect();
        let replace = Intention::Replace(Replace { query: query.clone(), skip });
        let changes = plan(&base, &replace, fresh()).unwrap();
        let mut after = base.clone();
        after.apply(&changes).unwrap();
        assert_eq!(outline::write(&after), expect, "{replace:?}");
        after.apply(&changes.inverse()).unwrap();
        assert_eq!(after, base);
    };
    check(&query, &[], &PLANS.replace("Plan", "Map").replace("plan", "map"));
    check(&query, &[0, 3, 4, 5, 7, 8, 9], &PLANS.replace("Planner", "Mapner").replace("A plan", "A map"));
    let gone = find::Query { find: "A plan".into(), with: String::new(), whole_words: true, ..query.clone() };
    // An example that says nothing any more is none, and a field without words is absent.
    check(&gone, &[], &PLANS.replace("        examples: A plan\n", ""));
    let nothing = find::Query { find: String::new(), ..query.clone() };
    check(&nothing, &[], PLANS);
    let nul = find::Query { with: "a\0b".into(), ..query.clone() };
    let refused = plan(&base, &Intention::Replace(Replace { query: nul, skip: Vec::new() }), fresh());
    assert_eq!(refused, Err(EditError::Nul(Field::Title)));
}

#[test]
fn moving_and_reordering() {
    let to = |f: &Framework, faces: &[&str], parent: &str, index| {
        let nodes = faces.iter().map(|face| named(f, face)).collect();
        Intention::Move(Move { nodes, parent: named(f, parent), index })
    };
    let after = done(|f| to(f, &["Leads", "Plans"], "Analyst", Some(1)));
    assert_eq!(order(&after, "ability"), ["Measures", "Leads", "Plans"]);
    let after = done(|f| to(f, &["Measures"], "Lead", None));
    assert_eq!(order(&after, "ability"), ["Plans", "Leads", "Measures"]);
    let after = done(|f| to(f, &["Analyst"], "Craft", None));
    assert_eq!(order(&after, "step"), ["Lead", "Analyst"]);
    let misplaced = refused(|f| to(f, &["Analyst"], "Flow", None));
    assert_eq!(misplaced, EditError::Misplaced(Kind::Step, Kind::Group));
    let after = done(|f| Intention::Reorder(Reorder { node: named(f, "Lead"), index: 0 }));
    assert_eq!(order(&after, "step"), ["Lead", "Analyst"]);
    let base = ladder();
    for (face, index) in [("Lead", 1), ("Lead", 99), ("Analyst", 0)] {
        let reorder = Intention::Reorder(Reorder { node: named(&base, face), index });
        assert!(plan(&base, &reorder, fresh()).unwrap().is_empty(), "{face} to {index}");
    }
    let faces: Vec<&str> =
        targets(&base, named(&base, "Plans")).into_iter().map(|id| base.get(id).unwrap().face()).collect();
    assert_eq!(faces, ["Delivery", "Analyst", "Lead", "Craft"]);
}

#[test]
fn duplicating_copies_all_below_with_new_ids() {
    let after = done(|f| Intention::Duplicate(Duplicate { node: named(f, "Analyst") }));
    assert_eq!(order(&after, "step"), ["Analyst", "Analyst", "Lead"]);
    assert_eq!(order(&after, "ability"), ["Plans", "Measures", "Plans", "Measures", "Leads"]);
    let after = done(|f| Intention::Duplicate(Duplicate { node: f.children(f.root(), Kind::Path)[0] }));
    assert_eq!(order(&after, "path"), ["Delivery", "Delivery", "Craft"]);
    assert_eq!(refused(|f| Intention::Duplicate(Duplicate { node: f.root() })), EditError::Root);
}

#[test]
fn a_step_in_the_middle_has_years_in_between_and_the_transition_through_it() {
    let after = done(|f| {
        Intention::InsertStep(InsertStep { after: named(f, "Analyst"), fields: text(Field::Title, "Planner") })
    });
    assert_eq!(order(&after, "step"), ["Analyst", "Planner", "Lead"]);
    assert!(after.contains("experience: 3.5+"), "{after}");
    assert_eq!(after.matches("transition").count(), 2, "{after}");
    let after =
        done(|f| Intention::InsertStep(InsertStep { after: named(f, "Lead"), fields: text(Field::Title, "Head") }));
    assert_eq!(order(&after, "step"), ["Analyst", "Lead", "Head"]);
    assert_eq!(after.matches("transition").count(), 1);
}

#[test]
fn abilities_are_tied_to_streams_and_loosened() {
    let link = |f: &Framework, face: &str| Link { stream: named(f, "Orders"), ability: named(f, face) };
    let after = done(|f| Intention::Link(link(f, "Leads")));
    assert!(after.lines().any(|l| l.trim().starts_with("abilities: #") && l.matches('#').count() == 2), "{after}");
    let after = done(|f| {
        let Link { stream, ability } = link(f, "Plans");
        Intention::Unlink(Unlink { stream, ability })
    });
    assert!(!after.contains("abilities:"), "{after}");
    let wrong = refused(|f| Intention::Link(Link { stream: named(f, "Orders"), ability: named(f, "Lead") }));
    assert!(matches!(wrong, EditError::BadLink(Field::Abilities, _)));
}

#[test]
fn forty_insertions_at_one_spot_keep_their_order() {
    let mut framework = ladder();
    let lead = named(&framework, "Lead");
    for n in 0..40u8 {
        let fields = text(Field::Statement, &format!("n{n}"));
        let add = Intention::Add(Add { kind: Kind::Ability, parent: lead, index: Some(1.min(usize::from(n))), fields });
        let changes = plan(&framework, &add, Id::from_bytes([n + 100; 16])).unwrap();
        framework.apply(&changes).unwrap();
    }
    let faces: Vec<&str> = framework.below(lead, Kind::Ability).map(Record::face).collect();
    let expected: Vec<String> = std::iter::once(0).chain((1..40).rev()).map(|n| format!("n{n}")).collect();
    assert_eq!(faces[..40], expected[..]);
}

/// Some intention that a person could have at this state.
fn intention(framework: &Framework, verb: u8, a: usize, b: usize, words: &str) -> Intention {
    let all = framework.in_order();
    let (one, two) = (all[a % all.len()].id, all[b % all.len()].id);
    let kind = Kind::ALL[b % Kind::ALL.len()];
    match verb % 9 {
        0 | 1 => {
            let title = kind.face().map_or(FieldEdits::default(), |f| text(f, words));
            Intention::Add(Add { kind, parent: one, index: Some(b % 4), fields: title })
        }
        2 => Intention::Remove(Remove { nodes: vec![one] }),
        3 => Intention::Set(Set { node: one, fields: text(Field::ALL[b % Field::ALL.len()], words) }),
        4 => Intention::Move(Move { nodes: vec![one], parent: two, index: Some(b % 3) }),
        5 => Intention::Reorder(Reorder { node: one, index: b % 5 }),
        6 => Intention::Duplicate(Duplicate { node: one }),
        7 => Intention::InsertStep(InsertStep { after: one, fields: text(Field::Title, words) }),
        _ => Intention::Link(Link { stream: one, ability: two }),
    }
}

/// Plays intentions one after another; those that are refused change nothing.
fn play(script: &[(u8, usize, usize, String)]) -> (Framework, Vec<Changes>, Framework) {
    let start = ladder();
    let (mut now, mut log) = (start.clone(), Vec::new());
    for (n, (verb, a, b, words)) in script.iter().enumerate() {
        let fresh = Id::from_bytes((n as u128 + 1).to_be_bytes());
        if let Ok(changes) = plan(&now, &intention(&now, *verb, *a, *b, words), fresh) {
            now.apply(&changes).unwrap();
            log.push(changes);
        }
    }
    (start, log, now)
}

fn script() -> impl Strategy<Value = Vec<(u8, usize, usize, String)>> {
    prop::collection::vec((any::<u8>(), any::<usize>(), any::<usize>(), "[a-c ]{0,3}"), 0..12)
}

proptest! {
    #[test]
    fn changes_taken_back_one_by_one_lead_to_the_start(script in script()) {
        let (start, log, mut now) = play(&script);
        for changes in log.into_iter().rev() {
            now.apply(&changes.inverse()).unwrap();
        }
        prop_assert_eq!(now, start);
    }

    #[test]
    fn changes_joined_are_the_changes_in_sequence(script in script(), cut in any::<prop::sample::Index>()) {
        let (start, log, end) = play(&script);
        let join = |part: &[Changes]| part.iter().cloned().fold(Changes::default(), Changes::then);
        let all = join(&log);
        let mut now = start.clone();
        now.apply(&all).unwrap();
        prop_assert_eq!(&now, &end);
        prop_assert_eq!(&all, &Changes::between(&start, &end));
        prop_assert_eq!(all.clone().inverse().inverse(), all.clone());
        prop_assert!(all.clone().then(all.clone().inverse()).is_empty());
        let (head, tail) = log.split_at(if log.is_empty() { 0 } else { cut.index(log.len()) });
        prop_assert_eq!(join(head).then(join(tail)), all);
    }

    #[test]
    fn children_are_always_what_the_records_say(script in script()) {
        let (_, _, end) = play(&script);
        let again = Framework::from_records(end.records().map(|r| Record::clone(r))).unwrap();
        prop_assert_eq!(outline::write(&again), outline::write(&end));
        prop_assert_eq!(again.content_hash(), end.content_hash());
    }

    #[test]
    fn changes_that_do_not_fit_leave_all_as_it_was(script in script()) {
        let (start, log, mut end) = play(&script);
        let all = log.into_iter().fold(Changes::default(), Changes::then);
        let before = end.clone();
        if !all.is_empty() && end != start {
            prop_assert!(end.apply(&all).is_err());
            prop_assert_eq!(end, before);
        }
    }
}

#[test]
fn a_competency_is_made_for_abilities() {
    let assign = |f: &Framework, group: Option<&str>, to: &[&str]| {
        let abilities = to.iter().map(|face| named(f, face)).collect();
        Intention::Assign(Assign { abilities, title: "Metrics".into(), group: group.map(|face| named(f, face)) })
    };
    let in_flow = done(|f| assign(f, Some("Flow"), &["Measures", "Leads"]));
    assert_eq!(order(&in_flow, "competency"), ["Planning", "Metrics"]);
    assert_eq!(order(&in_flow, "group"), ["Flow"]);
    let made = in_flow.lines().find_map(|l| l.trim().strip_prefix("competency Metrics ")).unwrap();
    assert_eq!(in_flow.matches(&format!("competency: {made}")).count(), 2, "{in_flow}");

    let without = done(|f| assign(f, None, &["Plans"]));
    assert_eq!(without.lines().filter(|line| line.trim().starts_with("group")).count(), 2, "{without}");
    assert_eq!(without.matches("competency: #planning").count(), 0, "{without}");

    assert_eq!(refused(|f| assign(f, Some("Craft"), &[])), EditError::Misplaced(Kind::Competency, Kind::Path));
    assert_eq!(refused(|f| assign(f, None, &["Lead"])), EditError::NoField(Kind::Step, Field::Competency));
    let nul = |_: &Framework| Intention::Assign(Assign { abilities: vec![], title: "a\0".into(), group: None });
    assert_eq!(refused(nul), EditError::Nul(Field::Title));
}
