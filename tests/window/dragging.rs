//! With the pointer held down: rows of the outline to another place, one or several, and the edges between the panes.

use crate::hands::{again, holds, inside, redo, sample, to_row, undo};
use rungs_tests::webdriver::{Place, Window, key, see};

/// Into a row, and before it.
const INTO: (f64, f64) = (0.5, 0.5);
const BEFORE: (f64, f64) = (0.5, 0.1);

/// The row of a step; a path may be called the same.
fn step(words: &str) -> String {
    format!("//*[@role='treegrid']//*[@role='row' and @aria-level='3' and .//*[normalize-space()='{words}']]")
}

/// What the step holds, in the outline, which is unfolded for it.
#[track_caller]
fn unfolded(window: &Window, words: &str) -> Vec<String> {
    to_row(window, words);
    window.press(&[key::RIGHT]);
    inside(window, 3, words)
}

#[test]
fn abilities_are_dragged_to_another_step_and_back() {
    let Some(place) = Place::new() else { return };
    let window = sample(&place, "Delivery planning");
    let assistant = unfolded(&window, "Assistant planner");
    let [first, second, rest @ ..] = assistant.as_slice() else { panic!("{assistant:?}") };
    let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
    let all: Vec<&str> = assistant.iter().map(String::as_str).collect();

    // Two that are selected go together, to the end of the other step.
    window.press(&[key::DOWN]);
    window.chord(&[key::SHIFT, key::DOWN]);
    window.hold(&see::outline(first), &step("Senior planner"), INTO);
    window.find("//*[@aria-hidden='true' and normalize-space()='2 selected']");
    window.let_go();
    holds(&window, 3, "Assistant planner", &rest);
    let senior = unfolded(&window, "Senior planner");
    assert_eq!(senior[senior.len() - 2..], [first.clone(), second.clone()]);

    undo(&window);
    holds(&window, 3, "Assistant planner", &all);
    redo(&window);
    holds(&window, 3, "Assistant planner", &rest);

    // Whoever presses Escape, or lets go where it may not stand, leaves everything as it was.
    for away in [step("Senior planner"), "//*[@role='treegrid']//*[@role='row'][last()]".to_string()] {
        window.hold(&see::outline(rest[0]), &away, BEFORE);
        window.press(&[key::ESCAPE]);
        window.let_go();
    }
    window.hold(&see::outline(rest[0]), "//main//h1", INTO);
    window.let_go();
    holds(&window, 3, "Assistant planner", &rest);

    // The order within a step, kept over the night.
    window.hold(&see::outline(rest[1]), &see::outline(rest[0]), BEFORE);
    window.let_go();
    let mut swapped = rest.clone();
    swapped.swap(0, 1);
    holds(&window, 3, "Assistant planner", &swapped);
    let window = again(&place, window);
    assert_eq!(unfolded(&window, "Assistant planner"), swapped);
}

#[test]
fn edges_between_panes_are_dragged_and_stay() {
    let Some(place) = Place::new() else { return };
    let window = sample(&place, "Delivery planning");
    let edge = "(//*[@role='separator' and @aria-orientation='vertical'])[1]";
    let width = |window: &Window| {
        let read = format!("return +document.evaluate({edge:?}, document, null, 9, null).singleNodeValue.ariaValueNow");
        window.script(&read).as_f64().unwrap_or_default()
    };
    let before = width(&window);
    window.hold(edge, "//main//h1", (0.5, 0.5));
    window.let_go();
    let wider = width(&window);
    assert!(wider > before + 30.0, "{before} -> {wider}");
    window.wait("the width is kept", || match place.settings() {
        settings if settings.contains(&format!(": {wider}")) => Ok(()),
        settings => Err(settings),
    });
    let window = again(&place, window);
    assert_eq!(width(&window), wider);
}
