//! Pairs as data: two outlines, and who is whose partner by label; and what holds for any two frameworks.

use super::*;
use crate::{ChangeKind, compare, compare_with};
use proptest::prelude::*;
use rungs_model::outline;

/// The id of a label in an outline.
fn id(label: &str) -> Id {
    Id::from_bytes(*b"rungs outline ns").derive(format!("#{label}").as_bytes())
}

fn read(text: &str) -> Framework {
    outline::read(text).unwrap()
}

/// Checks that each `old=new` is a pair, `old=` one without a partner.
fn holds(pairing: &Pairing, expect: &[&str]) {
    for pair in expect {
        let (old, new) = pair.split_once('=').unwrap();
        let partner = if new.is_empty() { None } else { Some(id(new)) };
        assert_eq!(pairing.new_of(id(old)), partner, "{pair}");
    }
}

fn check(old: &str, new: &str, by: Match, expect: &[&str]) {
    holds(&Pairing::of(&read(old), &read(new), by, &Hand::default()), expect);
    let mirrored = Pairing::of(&read(new), &read(old), by, &Hand::default());
    for pair in expect {
        let (old, new) = pair.split_once('=').unwrap();
        if !new.is_empty() {
            assert_eq!(mirrored.new_of(id(new)), Some(id(old)), "{pair} backwards");
        }
    }
}

#[test]
fn a_name_that_moves_on_stays_behind() {
    let old = "\
framework F
  path Engineering #p
    step Associate Engineer #a
      ability Asks for help before a day is lost #a1
      ability Writes tests for what they change #a2
    step Engineer #b
      ability Splits work so that others can join #b1
      ability Finds the cause of a failure in production #b2
";
    let new = "\
framework F
  path Engineering #q
    step Engineer 1 #x
      ability Asks for help before a day is lost #x1
      ability Writes tests for all that they change #x2
    step Engineer 2 #y
      ability Splits work so that others can join in #y1
      ability Finds the cause of a failure in production #y2
";
    check(old, new, Match::Content, &["p=q", "a=x", "b=y", "a1=x1", "a2=x2", "b1=y1", "b2=y2"]);
}

#[test]
fn a_level_put_between_reworded_neighbours_is_one_that_came() {
    let old = "\
framework F
  path Design #p
    step Junior #a
      ability Draws screens that follow the patterns of the product #a1
      ability Asks the people who use it what they need #a2
    step Senior #b
      ability Leads the design of one product from idea to release #b1
      ability Teaches others how to listen in interviews #b2
";
    let new = "\
framework F
  path Design #q
    step Junior #x
      ability Draws screens which follow the patterns of our product #x1
      ability Asks people who use it what they really need #x2
    step Intermediate #m
      ability Proposes new patterns and tries them out #m1
      ability Plans interviews and sums up what was heard #m2
    step Senior #y
      ability Leads the design of a whole product from first idea to release #y1
      ability Teaches others how to listen well in interviews #y2
";
    check(old, new, Match::Content, &["p=q", "a=x", "b=y", "a1=x1", "a2=x2", "b1=y1", "b2=y2"]);
    let changes = compare(&read(old), &read(new), Match::Content, [None, None]).changes;
    let came: Vec<_> = changes.iter().filter(|c| c.change == ChangeKind::Added).map(|c| c.new_id.unwrap()).collect();
    assert_eq!(came, [id("m"), id("m1"), id("m2")]);
}

#[test]
fn a_step_whose_statements_all_changed_is_known_by_its_title_and_place() {
    let old = "\
framework F
  path Care #p
    step Nurse #a
      ability Gives medicines as they are prescribed #a1
    step Ward sister #b
      ability Plans the shifts of a ward #b1
";
    let new = "\
framework F
  path Care #q
    step Nurse #x
      ability Explains every treatment to those who receive it #x1
    step Ward sister #y
      ability Plans the shifts of a ward #y1
";
    check(old, new, Match::Content, &["p=q", "a=x", "b=y", "b1=y1", "a1="]);
}

#[test]
fn a_competency_is_known_by_its_definition_or_by_what_refers_to_it() {
    let old = "\
framework F
  group Craft #g
    competency Compilers #c
      definition: Turns a language into something a machine can run
    competency Testing #d
      definition: Proves that it works
  path P
    step S
      ability Writes checks that run by themselves #1
        competency: #d
      ability Keeps the checks fast enough to be run #2
        competency: #d
";
    let new = "\
framework F
  group Engineering craft #h
    competency Compiling code #x
      definition: Turns a language into something a machine can run
    competency Quality #y
      definition: Knows when to stop looking
  path P
    step S
      ability Writes checks that run by themselves #3
        competency: #y
      ability Keeps the checks fast enough to be run #4
        competency: #y
";
    check(old, new, Match::Content, &["g=h", "c=x", "d=y", "1=3", "2=4"]);
}

#[test]
fn what_went_through_another_program_is_the_same() {
    let old = "\
framework F
  path P #p
    step A #a
      note How to grow #n
        body: Read & ask.
      ability Plans the work of one team and says so #1
      ability Keeps a cross-team calendar #2
    step B #b
      ability Keeps a cross-team calendar #3
";
    let new = "\
framework F
  path P #q
    step A #x
      note HOW TO GROW: #m
        body: Read and ask
      ability \u{2022} PLANS THE WORK OF ONE TEAM & SAYS SO #4
      ability - keeps a cross \u{2013} team calendar. #5
    step B #y
      ability \u{201c}Keeps a cross-team calendar\u{201d} #6
";
    check(old, new, Match::Content, &["p=q", "a=x", "b=y", "n=m", "1=4", "2=5", "3=6"]);
    assert_eq!(Pairing::of(&read(old), &read(new), Match::Content, &Hand::default()).sure(id("2")), 1.0);
}

#[test]
fn a_node_that_lost_its_id_is_found_again_and_no_other() {
    let old = "\
framework F #f
  path P #p
    step A #a
      ability Plans the work of one team for a month #1
      ability Agrees what is left out this month #2
      ability Tells others what was decided #3
    step B #b
";
    let lost = old.replace("month #1", "MONTH. #9");
    check(old, &lost, Match::Auto, &["1=9", "2=2"]);
    check(old, &lost, Match::Ids, &["1="]);
    // In another container, or in other words, an id of its own is a node of its own.
    let moved = old.replace("      ability Plans the work of one team for a month #1\n", "")
        + "      ability Plans the work of one team for a month #9\n";
    check(old, &moved, Match::Auto, &["1="]);
    check(old, &old.replace("month #1", "quarter #9"), Match::Auto, &["1="]);
}

#[test]
fn ids_that_were_dealt_out_anew_are_not_believed() {
    let old = "\
framework F #f
  path P #p
    step A #a
      ability Plans the work of one team for a month #1
      ability Agrees what is left out this month #2
      ability Tells others what was decided #3
      ability Writes down what was learned #4
";
    let new = "\
framework F #f
  path P #p
    step A #a
      ability Brings cake #1
      ability Plans the work of one team for a month #2
      ability Agrees what is left out this month #3
      ability Tells others what was decided #4
      ability Writes down what was learned #5
";
    check(old, new, Match::Auto, &["1=2", "2=3", "3=4", "4=5"]);
    check(old, new, Match::Ids, &["1=1", "2=2", "3=3", "4=4"]);
}

#[test]
fn what_a_person_decided_holds() {
    let old = "framework F #f\n  path P #p\n    ability Plans the work of a team #1\n    ability Listens #2\n";
    let new = "framework F #f\n  path P #p\n    ability Plans the work of teams #1\n    ability Speaks #3\n";
    let hand = |together: &[(&str, &str)], apart: &[(&str, &str)]| Hand {
        together: together.iter().map(|(a, b)| (id(a), id(b))).collect(),
        apart: apart.iter().map(|(a, b)| (id(a), id(b))).collect(),
    };
    let check = |by: Match, hand: Hand, expect: &[&str]| {
        holds(&Pairing::of(&read(old), &read(new), by, &hand), expect);
    };
    for by in [Match::Auto, Match::Ids, Match::Content] {
        check(by, hand(&[("2", "3")], &[]), &["2=3", "1=1", "p=p"]);
        check(by, hand(&[("1", "3")], &[]), &["1=3", "2="]);
        check(by, hand(&[("1", "3"), ("2", "3")], &[]), &["1=3", "2="]);
        check(by, hand(&[], &[("1", "1")]), &["1=", "2="]);
        // Neither kinds nor sides can be mixed by hand.
        check(by, hand(&[("1", "p"), ("1", "nothing"), ("p", "f")], &[]), &["1=1", "p=p"]);
    }
    let told = compare_with(&read(old), &read(new), Match::Ids, &hand(&[("2", "3")], &[]), [None, None]);
    assert_eq!(told.changes.iter().map(|c| c.change).collect::<Vec<_>>(), [ChangeKind::Edited; 2]);
}

#[test]
fn how_sure_a_pair_is_goes_with_its_changes() {
    let old = "framework F\n  path P #p\n    ability Plans the work of one team for a month #1\n";
    let new = "framework F\n  path P #q\n    ability Plans the work of one team for a quarter #2\n";
    let changes = compare(&read(old), &read(new), Match::Content, [None, None]).changes;
    let sure = changes[0].sure.unwrap();
    assert!(changes.len() == 1 && sure > 0.5 && sure < 1.0, "{changes:?}");
    assert!(serde_json::to_string(&changes[0]).unwrap().contains(&format!("\"sure\":{sure}")));
    let by_hand = Hand { together: vec![(id("1"), id("2"))], apart: Vec::new() };
    assert_eq!(compare_with(&read(old), &read(new), Match::Content, &by_hand, [None, None]).changes[0].sure, None);
}

#[test]
fn ten_thousand_statements_that_are_all_the_same_end_soon() {
    let side = |count: usize, label: &str, words: &dyn Fn(usize) -> String| {
        let mut text = String::from("framework F\n  path P\n    step S\n");
        for n in 0..count {
            text += &format!("      ability {} #{label}{n}\n", words(n));
        }
        read(&text)
    };
    let same = |_: usize| "Plans the work of one team".to_string();
    let (old, new) = (side(10_000, "a", &same), side(9_999, "b", &same));
    let summary = compare(&old, &new, Match::Content, [None, None]).summary;
    assert_eq!((summary.removed, summary.added, summary.moved, summary.edited), (1, 0, 0, 0));
    let numbered = |by: usize| move |n: usize| format!("Plans the work of team number {}", n + by);
    let (old, new) = (side(5_000, "a", &numbered(0)), side(5_000, "b", &numbered(100_000)));
    compare(&old, &new, Match::Content, [None, None]);
}

/// A framework as paths of steps of statements, all of few words, so that much is alike.
type Plan = Vec<(u8, Vec<(u8, Vec<Vec<u8>>)>)>;

fn built(plan: &Plan, label: &str) -> Framework {
    const WORDS: [&str; 12] =
        ["plans", "work", "team", "and", "quickly", "asks", "names", "risk", "goal", "others", "teaches", "why"];
    let mut text = format!("framework F #{label}f\n  group G #{label}g\n    competency C #{label}c\n");
    let mut count = 0;
    let mut next = || {
        count += 1;
        format!("#{label}{count}")
    };
    for (title, steps) in plan {
        text += &format!("  path {} {}\n", WORDS[usize::from(*title) % 4], next());
        for (title, statements) in steps {
            text += &format!("    step {} {}\n", WORDS[usize::from(*title) % 4], next());
            for words in statements {
                let words: Vec<&str> = words.iter().map(|w| WORDS[usize::from(*w) % WORDS.len()]).collect();
                text += &format!("      ability {} {}\n        competency: #{label}c\n", words.join(" "), next());
            }
        }
    }
    read(&text)
}

fn plan() -> impl Strategy<Value = Plan> {
    let statement = proptest::collection::vec(any::<u8>(), 0..9);
    let step = (any::<u8>(), proptest::collection::vec(statement, 0..5));
    proptest::collection::vec((any::<u8>(), proptest::collection::vec(step, 0..4)), 0..4)
}

/// A plan in which some of the words, steps and paths are others.
fn altered(mut plan: Plan, edits: &[(u8, u8, u8, u8)]) -> Plan {
    for (path, step, statement, edit) in edits.iter().map(|(a, b, c, d)| (*a as usize, *b as usize, *c as usize, *d)) {
        if plan.is_empty() {
            break;
        }
        let path = path % plan.len();
        let steps = &mut plan[path].1;
        if steps.is_empty() || edit % 16 == 0 {
            plan.rotate_left(1);
            continue;
        }
        let count = steps.len();
        let statements = &mut steps[step % count].1;
        match edit % 8 {
            1 if statements.len() > 1 => statements.rotate_left(1),
            2 if !statements.is_empty() => drop(statements.remove(0)),
            3 => statements.push(vec![edit, edit / 2, 3, edit / 3]),
            4 => steps.rotate_left(1),
            5 => steps[step % count].0 = edit / 8,
            _ if !statements.is_empty() => {
                let at = statement % statements.len();
                statements[at].push(edit);
            }
            _ => {}
        }
    }
    plan
}

/// That a pairing is one, and the same backwards.
fn sound(old: &Framework, new: &Framework, by: Match) -> Result<(), TestCaseError> {
    let (there, back) = (Pairing::of(old, new, by, &Hand::default()), Pairing::of(new, old, by, &Hand::default()));
    prop_assert_eq!(there.new_of(old.root()), Some(new.root()));
    for record in old.records() {
        let Some(partner) = there.new_of(record.id) else { continue };
        prop_assert_eq!(new.get(partner).map(|r| r.kind), Some(record.kind));
        prop_assert_eq!(there.old_of(partner), Some(record.id));
        prop_assert_eq!(back.new_of(partner), Some(record.id), "{} backwards", record.face());
        prop_assert!((0.0..=1.0).contains(&there.sure(record.id)) && there.sure(record.id) > 0.0);
        prop_assert_eq!(there.sure(record.id), back.sure(partner));
    }
    let pairs = |pairing: &Pairing, side: &Framework| side.records().filter(|r| pairing.new_of(r.id).is_some()).count();
    prop_assert_eq!(pairs(&there, old), pairs(&back, new));
    Ok(())
}

#[test]
fn texts_without_a_word_count_whichever_side_comes_first() {
    let one = vec![
        (
            0,
            vec![(23, vec![vec![0, 0], vec![], vec![0], vec![]]), (43, vec![vec![176], vec![], vec![], vec![54, 245]])],
        ),
        (20, vec![(70, vec![vec![173]]), (112, vec![vec![83, 118, 216, 26], vec![]])]),
    ];
    let other = vec![
        (0, vec![(0, vec![vec![2], vec![], vec![]]), (0, vec![vec![], vec![]]), (0, vec![])]),
        (12, vec![(212, vec![vec![130, 156]])]),
        (0, vec![(0, vec![vec![]]), (0, vec![])]),
    ];
    sound(&built(&one, "a"), &built(&other, "b"), Match::Content).unwrap();
    sound(&built(&one, ""), &built(&other, ""), Match::Auto).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_framework_under_other_ids_is_the_same(plan in plan()) {
        let changes = compare(&built(&plan, "a"), &built(&plan, "b"), Match::Content, [None, None]).changes;
        prop_assert_eq!(changes, vec![]);
    }

    #[test]
    fn pairs_are_the_same_backwards(plan in plan(), edits in proptest::collection::vec(any::<(u8, u8, u8, u8)>(), 0..9)) {
        let (old, new) = (built(&plan, "a"), built(&altered(plan.clone(), &edits), "b"));
        sound(&old, &new, Match::Content)?;
        sound(&old, &new, Match::Auto)?;
        // Under labels that count, ids are shared by chance.
        let (old, new) = (built(&plan, ""), built(&altered(plan, &edits), ""));
        sound(&old, &new, Match::Auto)?;
        sound(&old, &new, Match::Ids)?;
    }

    #[test]
    fn two_that_have_nothing_in_common_are_told_too(one in plan(), other in plan()) {
        sound(&built(&one, "a"), &built(&other, "b"), Match::Content)?;
        sound(&built(&one, ""), &built(&other, ""), Match::Auto)?;
    }
}
