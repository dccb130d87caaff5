//! Settling a comparison, change by change.

use super::*;
use crate::{Match, compare};
use proptest::prelude::*;
use rungs_model::{Field, Kind, outline};

const OLD: &str = "\
framework F #f
  summary: What we ask
  group Craft #g
    competency Flow #flow
  path Delivery #p
    step Analyst #s1
      ability Plans work #a1
      ability Tells others #a2
    step Senior #s2
      ability Leads work #a3
        competency: #flow
";

const NEW: &str = "\
framework F #f
  summary: What we expect
  group Craft #g
    competency Flow #flow
    competency Risk #risk
  path Delivery #p
    step Analyst #s1
      ability Tells everybody #a2
    step Specialist #s3
      ability Plans work #a1
      ability Knows one thing well #a4
        competency: #risk
";

fn lines(changes: &[Change]) -> Vec<String> {
    changes.iter().map(|c| format!("{:?} {}", c.change, c.node.name())).collect()
}

#[test]
fn one_side_becomes_the_other() {
    let check = |old: &str, new: &str| {
        let (old, new) = (outline::read(old).unwrap(), outline::read(new).unwrap());
        let changes = compare(&old, &new, Match::Ids, [None, None]).changes;
        let sides = Sides { old: &old, new: &new };
        for (from, side) in [(&old, Side::New), (&new, Side::Old)] {
            let mut state = from.clone();
            state.apply(&settle(from, sides, &changes, side).unwrap()).unwrap();
            assert_eq!(outline::write(&state), outline::write(sides.of(side)), "{:?}", lines(&changes));
            assert!(changes.iter().all(|c| agrees(&state, sides, c) == Some(side)));
            assert!(settle(&state, sides, &changes, side).unwrap().is_empty());
        }
    };
    check(OLD, NEW);
    check(OLD, OLD);
    check("framework A #f", NEW);
}

#[test]
fn one_change_alone() {
    let (old, new) = (outline::read(OLD).unwrap(), outline::read(NEW).unwrap());
    let changes = compare(&old, &new, Match::Ids, [None, None]).changes;
    let sides = Sides { old: &old, new: &new };
    let check = |which: &str, state: &Framework, side: Side, expect: &dyn Fn(&Framework) -> bool| {
        let change = changes.iter().find(|c| format!("{:?} {}", c.change, c.node.name()) == which).unwrap();
        let mut after = state.clone();
        after.apply(&settle(state, sides, [change], side).unwrap()).unwrap();
        assert!(expect(&after), "{which}\n{}", outline::write(&after));
        assert_eq!(agrees(&after, sides, change), Some(side), "{which}");
    };
    let has = |face: &'static str| move |f: &Framework| f.records().any(|r| r.face() == face);
    let lacks = |face: &'static str| move |f: &Framework| f.records().all(|r| r.face() != face);
    // A step comes with its abilities, goes with them, and what had moved into it goes back.
    check("Added step", &old, Side::New, &has("Knows one thing well"));
    check("Added step", &new, Side::Old, &|f| lacks("Knows one thing well")(f) && has("Plans work")(f));
    check("Removed step", &new, Side::Old, &has("Leads work"));
    // A move into a step that is not there brings the step, bare.
    check("Moved ability", &old, Side::New, &|f| has("Specialist")(f) && lacks("Knows one thing well")(f));
    check("Edited framework", &new, Side::Old, &|f| f.framework().text(Field::Summary) == "What we ask");
    check("Edited ability", &new, Side::Old, &has("Tells others"));
}

#[test]
fn a_state_that_went_its_own_way() {
    let (old, new) = (outline::read(OLD).unwrap(), outline::read(NEW).unwrap());
    let changes = compare(&old, &new, Match::Ids, [None, None]).changes;
    let sides = Sides { old: &old, new: &new };
    let mut state = new.clone();
    let mut root = state.framework().clone();
    root.fields.set(Field::Summary, Some(Value::Text("Mine".into())));
    let mut mine = Changes::default();
    mine.note(root.id, state.shared(root.id), Some(Arc::new(root)));
    state.apply(&mine).unwrap();
    let edit = changes.iter().find(|c| c.node == Kind::Framework).unwrap();
    assert_eq!(agrees(&state, sides, edit), None);
    assert_eq!(settle(&state, sides, [edit], Side::Old).unwrap().len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Any part of the changes can be taken back and taken again, in any order, and the state is always a framework.
    #[test]
    fn taken_back_and_again(which in prop::collection::vec(any::<bool>(), 40)) {
        let (old, new) = (outline::read(OLD).unwrap(), outline::read(NEW).unwrap());
        let changes = compare(&old, &new, Match::Ids, [None, None]).changes;
        let sides = Sides { old: &old, new: &new };
        let some: Vec<&Change> = changes.iter().zip(&which).filter(|(_, w)| **w).map(|(c, _)| c).collect();
        let mut state = new.clone();
        state.apply(&settle(&new, sides, some.iter().copied(), Side::Old).unwrap()).unwrap();
        state.apply(&settle(&state.clone(), sides, &changes, Side::New).unwrap()).unwrap();
        prop_assert_eq!(outline::write(&state), outline::write(&new));
    }
}
