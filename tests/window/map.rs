//! The map by keys: every box and every line is reached, transitions are drawn, annotated and removed, and the list
//! beside it says and does the same.

use crate::hands::{again, focused, go, outline, redo, sample, stands, tab, undo, view};
use rungs_tests::webdriver::{Place, Window, key, see};
use std::collections::BTreeSet;

const STEPS: [&str; 5] = [
    "Assistant planner, Planner",
    "Planner, Planner",
    "Senior planner, Planner",
    "Planning manager, ",
    "Head of planning, ",
];
const LINES: &str = "//*[@role='application']//*[@role='button' and starts-with(@aria-label, 'Transition from')]";
const NOTE: &str = "After two years beside a senior";

/// A line as it is called, and drawn.
fn line(words: &str) -> String {
    format!("{LINES}[starts-with(@aria-label, 'Transition from {words}')]")
}

/// Shows the map and goes to its first step.
#[track_caller]
fn to_map(window: &Window) {
    view(window, "Map");
    window.chord(&[key::CONTROL, "2"]);
    stands(window, STEPS[0]);
}

/// Waits until so many lines are drawn.
#[track_caller]
fn drawn(window: &Window, wanted: usize) {
    window.wait(&format!("{wanted} lines are drawn"), || match window.count(LINES) {
        now if now == wanted => Ok(()),
        now => Err(now),
    });
}

/// Goes through the lines around the step that has the focus, and back to it.
#[track_caller]
fn around(window: &Window, lines: &mut BTreeSet<String>) {
    let step = focused(window);
    window.press(&["t"]);
    let first = focused(window);
    assert!(first.starts_with("Transition from"), "{step}: {first}");
    let mut now = first.clone();
    for _ in 0..10 {
        lines.insert(now);
        window.press(&["t"]);
        now = focused(window);
        if now == first {
            break;
        }
    }
    assert_eq!(now, first);
    window.press(&[key::ESCAPE]);
    stands(window, &step);
}

#[test]
fn every_step_and_every_transition_is_reached() {
    let Some(place) = Place::new() else { return };
    let window = sample(&place, "Delivery planning");
    to_map(&window);
    let (mut steps, mut lines) = (BTreeSet::new(), BTreeSet::new());
    for by in [key::DOWN, key::UP] {
        window.press(&[key::HOME]);
        if by == key::UP {
            window.press(&[key::END]);
        }
        loop {
            let step = focused(&window);
            steps.insert(step.clone());
            around(&window, &mut lines);
            window.press(&[by]);
            if focused(&window) == step {
                break;
            }
        }
    }
    for step in STEPS {
        assert!(steps.iter().any(|found| found.starts_with(step)), "{step}: {steps:#?}");
    }
    assert_eq!(steps.len(), STEPS.len());
    assert_eq!((lines.len(), window.count(LINES)), (5, 5), "{lines:#?}");
    // What a step says of itself is what the map shows of it.
    let senior = steps.iter().find(|step| step.starts_with("Senior")).unwrap();
    for part in ["5–9 years", "1 transition from here", "2 transitions to here"] {
        assert!(senior.contains(part), "{senior}");
    }

    // Along a line to its end, and from there to the details of the step.
    window.press(&[key::HOME, "t"]);
    stands(&window, "Transition from Assistant planner to Planner. Note: Usual after planning one part");
    window.press(&[key::DOWN]);
    stands(&window, STEPS[1]);
    window.press(&[key::ENTER]);
    window.ready(&see::field("Title"));
    assert_eq!(window.value(&see::field("Title")), "Planner");
}

#[test]
fn a_transition_is_drawn_annotated_and_removed() {
    let Some(place) = Place::new() else { return };
    let window = sample(&place, "Delivery planning");
    to_map(&window);
    let choose = "//*[contains(., 'Where does “Assistant planner” lead to?')]";

    // Given up, led to itself, led to where one leads already: nothing is added.
    window.press(&["a"]);
    window.find(choose);
    window.press(&[key::ESCAPE]);
    window.gone(choose);
    window.press(&["a", key::ENTER]);
    window.find(&see::words("A transition leads to another step."));
    window.press(&["a", key::DOWN, key::ENTER]);
    window.find(&see::words("This transition is there already."));
    stands(&window, "Transition from Assistant planner to Planner");
    drawn(&window, 5);
    window.find("//button[@aria-label='Undo' and @disabled]");

    let new = "Assistant planner to Senior planner";
    window.press(&[key::ESCAPE]);
    stands(&window, STEPS[0]);
    window.press(&["a", key::DOWN, key::DOWN, key::ENTER]);
    stands(&window, &format!("Transition from {new}"));
    drawn(&window, 6);
    window.find("//*[@role='status' and contains(., 'Transition from Assistant planner to Senior planner added.')]");
    window.press(&[key::ENTER]);
    window.ready("//textarea[starts-with(@aria-label, 'Note of')]");
    window.type_text(NOTE);
    window.chord(&[key::CONTROL, key::ENTER]);
    window.ready(&see::editable(NOTE));
    window.press(&[key::ESCAPE]);
    stands(&window, &format!("Transition from {new}. Note: {NOTE}"));

    window.press(&[key::DELETE]);
    drawn(&window, 5);
    window.find(&see::words("The transition from “Assistant planner” to “Senior planner” was removed."));
    stands(&window, STEPS[0]);
    undo(&window);
    window.find(&line(&format!("{new}. Note: {NOTE}")));
    undo(&window);
    window.gone(&line(&format!("{new}. Note: {NOTE}")));
    drawn(&window, 6);
    undo(&window);
    drawn(&window, 5);
    redo(&window);
    drawn(&window, 6);
    redo(&window);
    window.find(&line(&format!("{new}. Note: {NOTE}")));

    let window = again(&place, window);
    to_map(&window);
    drawn(&window, 6);
    window.find(&line(&format!("{new}. Note: {NOTE}")));
    window.press(&["t"]);
    go(&window, "t", new);
    window.press(&[key::DELETE]);
    drawn(&window, 5);
}

/// Goes on by Tab to what is called like this in the list.
#[track_caller]
fn in_list(window: &Window, words: &str) {
    let inside = "return document.activeElement.closest('[role=list]') !== null";
    tab(window, words, || window.script(inside) == true && focused(window).contains(words));
}

/// What the list beside the map says, row by row.
fn list(window: &Window) -> Vec<String> {
    let rows = "return [...document.querySelectorAll('[role=list][aria-label=\"Steps and transitions\"] [role=listitem]')].map((row) => row.innerText)";
    let rows: Vec<String> = serde_json::from_value(window.script(rows)).unwrap_or_default();
    rows.iter().map(|row| row.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn the_list_beside_the_map_says_and_does_the_same() {
    let Some(place) = Place::new() else { return };
    let window = sample(&place, "Delivery planning");
    to_map(&window);
    view(&window, "Map");
    go(&window, key::TAB, "List");
    window.press(&[key::ENTER]);
    window.find("//*[@role='list' and @aria-label='Steps and transitions']");
    // Two paths, five steps, five transitions.
    window.wait("the list is whole", || if list(&window).len() == 12 { Ok(()) } else { Err(list(&window)) });
    let first = list(&window);
    assert_eq!(first[..2], ["Planner", "Assistant planner"]);
    assert!(
        first[2].contains("Transition from Assistant planner") && first[2].contains("Usual after planning one part"),
        "{first:#?}"
    );

    // A row leads to what it is about on the map.
    in_list(&window, "Transition from Assistant planner");
    window.press(&[key::ENTER]);
    stands(&window, "Transition from Assistant planner to Planner. Note:");

    // What is removed in the list is gone from the map too, and comes back on both.
    view(&window, "Map");
    in_list(&window, "Transition from Assistant planner");
    in_list(&window, "Remove this transition");
    window.press(&[key::ENTER]);
    drawn(&window, 4);
    window.gone(&line("Assistant planner to Planner"));
    assert_eq!(list(&window).len(), 11);
    undo(&window);
    drawn(&window, 5);
    window.wait("the list is whole", || if list(&window) == first { Ok(()) } else { Err(list(&window)) });

    // A note is mended where it stands.
    view(&window, "Map");
    in_list(&window, "Transition from Assistant planner");
    in_list(&window, "Usual after planning one part");
    window.press(&[key::ENTER]);
    window.ready("//textarea[starts-with(@aria-label, 'Note of')]");
    window.chord(&[key::CONTROL, "a"]);
    window.type_text(NOTE);
    window.chord(&[key::CONTROL, key::ENTER]);
    window.find(&line(&format!("Assistant planner to Planner. Note: {NOTE}")));

    // From the list a transition is begun, on the map it is led to its end.
    view(&window, "Map");
    in_list(&window, "Add a transition from “Head of planning”");
    window.press(&[key::ENTER]);
    window.find("//*[contains(., 'Where does “Head of planning” lead to?')]");
    stands(&window, STEPS[4]);
    window.press(&[key::UP, key::ENTER]);
    stands(&window, "Transition from Head of planning to Planning manager");
    drawn(&window, 6);
    assert_eq!(list(&window).len(), 13);
    outline(&window);

    let window = again(&place, window);
    to_map(&window);
    drawn(&window, 6);
    window.find(&line("Head of planning to Planning manager"));
    window.find(&line(&format!("Assistant planner to Planner. Note: {NOTE}")));
}
