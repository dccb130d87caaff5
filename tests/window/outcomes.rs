//! Outcomes by keys: objectives with value streams and one metric each, what does not count, which ability serves what,
//! and how much of the framework serves anything.

use crate::hands::{again, details, focused, go, outline, reads, redo, sample, stands, to_row, undo, view};
use rungs_tests::webdriver::{Place, Window, key, see};

const GRID: &str = "//*[@role='grid' and @aria-label='What serves what']";

/// Shows what should come of the framework as a whole.
#[track_caller]
fn to_outcomes(window: &Window) {
    outline(window);
    window.press(&[key::HOME]);
    view(window, "Outcomes");
}

/// Types into a part of a value stream and asks to keep it.
#[track_caller]
fn type_into(window: &Window, name: &str, text: &str) {
    go(window, key::TAB, name);
    window.press(&[key::ENTER]);
    window.ready(&format!("//textarea[@aria-label='{name}']"));
    window.type_text(text);
    window.press(&[key::ENTER]);
}

/// The same, and it is kept.
#[track_caller]
fn write(window: &Window, name: &str, text: &str) {
    type_into(window, name, text);
    stands(window, &format!("{name}: {text}"));
}

fn shown(window: &Window, name: &str) {
    window.find(&format!("//*[@role='button' and @aria-label='{name}']"));
}

#[test]
fn an_objective_with_a_value_stream_and_its_one_metric() {
    let Some(place) = Place::new() else { return };
    let window = sample(&place, "Delivery planning");
    to_outcomes(&window);
    window.find(&see::words_with("What should come of all this?"));
    go(&window, key::TAB, "Add objective");
    window.press(&[key::ENTER]);
    window.ready("//textarea[@aria-label='Title of New objective']");
    window.type_text("Plans that hold");
    window.press(&[key::ENTER]);
    window.ready(&see::editable("Plans that hold"));
    go(&window, key::TAB, "Add value stream");
    window.press(&[key::ENTER]);
    window.ready("//textarea[@aria-label='Title of New value stream']");
    window.type_text("Dates kept");
    window.press(&[key::ENTER]);
    window.ready(&see::editable("Dates kept"));
    // Nothing serves it yet, which is told.
    window.find(&see::words("0 of 18 by weight serve a value stream"));
    window.find(&see::words("18 abilities serve no value stream"));
    window.find(&see::words("Served by 0 abilities"));

    write(&window, "What is measured, Dates kept", "Milestones met on the day");
    write(&window, "Unit, Dates kept", "% of milestones");
    write(&window, "Today, Dates kept", "62.5");
    // A target that is no number is not kept.
    type_into(&window, "Target, Dates kept", "most");
    window.find("//*[@role='alert' and normalize-space()='This has to be a number.']");
    window.chord(&[key::CONTROL, "a"]);
    window.type_text("90");
    window.press(&[key::ENTER]);
    stands(&window, "Target, Dates kept: 90");

    // One after the other is typed, until Escape.
    type_into(&window, "Add a disqualifying statement to Dates kept", "Moving a milestone the day before.");
    window.type_text("Milestones that nobody can check.");
    window.press(&[key::ENTER]);
    let line = |n: usize, words: &str| format!("Disqualifying statement {n} of Dates kept: {words}");
    shown(&window, &line(1, "Moving a milestone the day before."));
    shown(&window, &line(2, "Milestones that nobody can check."));
    window.press(&[key::ESCAPE]);
    undo(&window);
    window.gone(&format!("//*[@aria-label='{}']", line(2, "Milestones that nobody can check.")));
    redo(&window);
    shown(&window, &line(2, "Milestones that nobody can check."));

    let window = again(&place, window);
    to_outcomes(&window);
    for name in [
        "What is measured, Dates kept: Milestones met on the day",
        "Unit, Dates kept: % of milestones",
        "Today, Dates kept: 62.5",
        "Target, Dates kept: 90",
        &line(1, "Moving a milestone the day before."),
        &line(2, "Milestones that nobody can check."),
    ] {
        shown(&window, name);
    }
    // The details have the same metric, and no room for a second one.
    to_row(&window, "Dates kept");
    details(&window, "Title");
    for (field, wanted) in [("What is measured", "Milestones met on the day"), ("Today", "62.5"), ("Target", "90")] {
        reads(&window, field, wanted, || window.value(&see::field(field)));
        assert_eq!(window.count(&see::field(field)), 1);
    }
}

/// The cell of the grid that is meant: the words of its row, and what it says.
fn cell(window: &Window) -> (String, String) {
    let row = "
        const cell = document.getElementById(document.activeElement.getAttribute('aria-activedescendant') ?? '');
        return cell?.parentElement.firstElementChild.innerText ?? '';
    ";
    (window.script(row).as_str().unwrap_or_default().to_string(), focused(window))
}

/// Goes down the grid to the row that has these words.
#[track_caller]
fn down_to(window: &Window, words: &str) {
    let mut left = 40;
    while !cell(window).0.contains(words) {
        assert!(left > 0, "no row of the grid has “{words}”");
        window.press(&[key::DOWN]);
        left -= 1;
    }
}

#[test]
fn the_grid_is_ticked_and_the_value_score_follows() {
    let Some(place) = Place::new() else { return };
    let window = sample(&place, "Customer support, by outcome");
    to_outcomes(&window);
    let score = |serving: u32, percent: &str, idle: &str| {
        window.find(&see::words(&format!("{serving} of 20 by weight serve a value stream")));
        window.find(&see::words(percent));
        window.find(&see::words(idle));
    };
    score(17, "85%", "3 abilities serve no value stream");
    // By name, and one Enter away.
    for words in ["Notice signs that a customer is in distress", "Sit beside a new colleague", "Decide on goodwill"] {
        window.find(&format!("//button[contains(., '{words}') and contains(., 'Customer support ›')]"));
    }
    window.chord(&[key::CONTROL, "s"]);
    window.ready(&see::field("Name"));
    window.chord(&[key::CONTROL, "a"]);
    window.type_text("2026.1");
    window.press(&[key::ENTER]);
    window.gone(&see::dialog("Save version"));
    to_outcomes(&window);
    window.find(&see::words("As in version 2026.1"));

    window.chord(&[key::CONTROL, "2"]);
    window.ready(GRID);
    down_to(&window, "Decide on goodwill");
    assert_eq!(focused(&window), "Right first time: does not serve it");
    window.press(&[key::RIGHT, " "]);
    stands(&window, "Promises kept: serves it");
    score(18, "90%", "2 abilities serve no value stream");
    window.find(&see::words("+5 points since version 2026.1 (85%)"));
    window.gone("//button[contains(., 'Decide on goodwill') and contains(., 'Customer support ›')]");

    // Several cells are one step, there and back, and the keys stay on their cell.
    window.press(&[key::HOME, key::RIGHT]);
    window.chord(&[key::CONTROL, key::UP]);
    down_to(&window, "Notice signs");
    window.chord(&[key::SHIFT, key::RIGHT]);
    window.find(&see::words("2 cells selected: Space ticks them as one step"));
    window.press(&[" "]);
    stands(&window, "Promises kept: serves it");
    score(19, "95%", "1 ability serves no value stream");
    undo(&window);
    stands(&window, "Promises kept: does not serve it");
    score(18, "90%", "2 abilities serve no value stream");
    window.press(&[key::LEFT]);
    stands(&window, "Right first time: does not serve it");
    redo(&window);
    score(19, "95%", "1 ability serves no value stream");

    // The head of a step stands for all of its abilities.
    window.chord(&[key::CONTROL, key::UP]);
    down_to(&window, "Senior adviser");
    assert_eq!(focused(&window), "Right first time: does not serve it");
    window.press(&[" "]);
    stands(&window, "Right first time: serves it");
    score(20, "100%", "Every ability serves a value stream");
    undo(&window);
    score(19, "95%", "1 ability serves no value stream");

    let window = again(&place, window);
    to_outcomes(&window);
    window.find(&see::words("19 of 20 by weight serve a value stream"));
    window.find(&see::words("+10 points since version 2026.1 (85%)"));
    window.find(&see::words("1 ability serves no value stream"));
}

#[test]
fn what_serves_nothing_is_told_filtered_and_stays_in_view_when_it_is_ticked() {
    let Some(place) = Place::new() else { return };
    let window = sample(&place, "Customer support, by outcome");
    to_outcomes(&window);
    let names = || window.count(&format!("{GRID}//*[@role='rowheader']"));
    window.find(GRID);
    go(&window, key::TAB, "Only what serves nothing");
    window.press(&[" "]);
    // Three abilities, each below the head of its step.
    let left = |wanted: usize| {
        window.wait("so many rows", || if names() == wanted { Ok(()) } else { Err(names()) });
    };
    left(6);
    go(&window, key::TAB, "Right first time");
    window.ready(GRID);
    down_to(&window, "Sit beside a new colleague");
    window.press(&[" "]);
    stands(&window, "Right first time: serves it");
    window.find(&see::words("2 abilities serve no value stream"));
    left(6);

    // From the name of an ability to the ability itself.
    window.press(&[key::HOME, key::ENTER]);
    window.find("//main//h1[normalize-space()='Customer support']");
    stands(&window, "Sit beside a new colleague");
}
