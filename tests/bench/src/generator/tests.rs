//! What other tests rely on in the generator.

use super::*;
use rungs_compare::{Match, compare};
use rungs_model::Changes;
use rungs_model::edit::plan;
use std::collections::HashSet;

#[test]
fn the_same_seed_gives_the_same_framework() {
    let check = |abilities: usize| {
        let made = framework(7, abilities);
        assert_eq!(made, framework(7, abilities));
        assert_ne!(made.content_hash(), framework(8, abilities).content_hash());
        assert_eq!(made.of_kind(Kind::Ability).len(), abilities);
        for kind in Kind::ALL {
            // Two steps make a transition; one alone has nowhere to go.
            let expect = kind != Kind::Transition || abilities > ABILITIES_A_STEP;
            assert_eq!(!made.of_kind(kind).is_empty(), expect, "{kind:?} of {abilities}");
        }
    };
    check(1);
    check(9);
    check(100);
    check(1000);
}

#[test]
fn statements_have_about_a_hundred_characters_and_seldom_repeat() {
    let mut dice = Dice::new(1);
    let statements: Vec<String> = (0..1000).map(|_| dice.statement()).collect();
    let length = statements.iter().map(String::len).sum::<usize>() / statements.len();
    assert!((85..115).contains(&length), "{length}");
    assert!(statements.iter().collect::<HashSet<_>>().len() > 990);
}

#[test]
fn edits_touch_about_as_many_records_as_asked() {
    let old = framework(3, 400);
    let new = edited(&old, 4, 20);
    assert_eq!(new, edited(&old, 4, 20));
    let touched = Changes::between(&old, &new).len();
    assert!((15..=40).contains(&touched), "{touched}");
}

#[test]
fn a_rewording_changes_one_text_of_one_record() {
    let state = framework(5, 50);
    let mut dice = Dice::new(6);
    for _ in 0..100 {
        let fresh = dice.id();
        let changes = plan(&state, &rewording(&state, &mut dice), fresh).unwrap();
        assert!(changes.added.is_empty() && changes.removed.is_empty() && changes.updated.len() == 1, "{changes:?}");
        let (from, to) = changes.updated.values().next().unwrap();
        let field =
            [Field::Statement, Field::Definition, Field::Summary].into_iter().find(|f| from.text(*f) != to.text(*f));
        assert_eq!(touched_bytes(&changes), 36 + to.text(field.unwrap()).len());
    }
}

#[test]
fn a_script_touches_as_much_as_it_says_and_is_told_by_ids_alone() {
    let check = |old: Framework, script: Script| {
        let edited = follow(&old, 8, script);
        let told_by = |new: &Framework, by| compare(&old, new, by, [None, None]).changes;
        let by_ids = told(&told_by(&edited.kept, Match::Ids), |id| id);
        assert_eq!(by_ids.difference(&edited.truth).collect::<Vec<_>>(), Vec::<&Told>::new());
        assert_eq!(score(&edited.truth, &by_ids, |_| true).f1(), 1.0);
        assert_eq!(edited.kept.len(), edited.stripped.len());
        assert!(edited.stripped.records().all(|record| old.get(record.id).is_none()));
        let by_content = told(&told_by(&edited.stripped, Match::Content), back(&edited.origin));
        assert!(score(&edited.truth, &by_content, |_| true).f1() > 0.95);
    };
    for touched in [5, 20, 40] {
        check(ladder(9, 600), Script { touched, noise: false });
        check(ladder_without_titles(9, 600), Script { touched, noise: true });
    }
}
