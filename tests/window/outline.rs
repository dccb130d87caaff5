//! The outline by keys: several rows at once, moving within and past the ends, "Move to…", and finding as one types.

use crate::hands::{
    OUTLINE, again, details, focused, go, holds, inside, menu, outline, reads, redo, rows, sample, stands, to_row, undo,
};
use rungs_tests::webdriver::{Place, Window, key, see};

const BACKSPACE: &str = "\u{E003}";

/// What was just done, as it is told.
fn told(words: &str) -> String {
    format!("//*[@aria-label='Messages']//*[normalize-space()='{words}']")
}

/// Goes to a step, unfolds it, and goes on to the first ability in it; answers all of them.
#[track_caller]
fn unfold(window: &Window, step: &str) -> Vec<String> {
    to_row(window, step);
    window.press(&[key::RIGHT, key::DOWN]);
    inside(window, 3, step)
}

fn chosen(window: &Window) -> Vec<String> {
    rows(window).into_iter().filter(|row| row.selected).map(|row| row.words).collect()
}

/// Waits until these are selected, and nothing else.
#[track_caller]
fn selected(window: &Window, wanted: &[&str]) {
    window.wait("they are selected", || match chosen(window) {
        now if now == wanted => Ok(()),
        now => Err(now),
    });
}

/// The first, the second and the fourth of the assistant's abilities, picked out by Shift and Ctrl.
#[track_caller]
fn pick_three(window: &Window) -> [String; 4] {
    let all: [String; 4] = unfold(window, "Assistant planner").try_into().unwrap();
    window.chord(&[key::SHIFT, key::DOWN]);
    window.chord(&[key::CONTROL, key::DOWN]);
    window.chord(&[key::CONTROL, key::DOWN]);
    window.chord(&[key::CONTROL, " "]);
    selected(window, &[&all[0], &all[1], &all[3]]);
    all
}

#[test]
fn several_rows_are_changed_moved_and_removed_each_as_one_step() {
    let Some(place) = Place::new() else { return };
    let window = sample(&place, "Delivery planning");
    let [first, second, third, fourth] = &pick_three(&window);
    let weight = || window.value(&see::field("Weight"));

    details(&window, "Competency");
    window.find(&see::words("3 abilities selected"));
    window.press(&[key::TAB]);
    window.ready(&see::field("Weight"));
    window.type_text("3");
    window.press(&[key::ENTER]);
    outline(&window);
    undo(&window);
    reads(&window, "the weight of all three", "", weight);
    window.find("//button[@aria-label='Undo' and @disabled]");
    redo(&window);
    reads(&window, "the weight of all three", "3", weight);

    // They come together before they go on, past the last one into the next step.
    window.chord(&[key::ALT, key::DOWN]);
    holds(&window, 3, "Assistant planner", &[third, first, second, fourth]);
    window.chord(&[key::ALT, key::DOWN]);
    holds(&window, 3, "Assistant planner", &[third]);
    assert_eq!(inside(&window, 3, "Planner")[..3], [first.as_str(), second, fourth]);
    selected(&window, &[first, second, fourth]);
    window.find(&told("3 nodes stand in “Planner” now."));
    undo(&window);
    holds(&window, 3, "Assistant planner", &[third, first, second, fourth]);
    undo(&window);
    holds(&window, 3, "Assistant planner", &[first, second, third, fourth]);

    window.press(&[key::DELETE]);
    holds(&window, 3, "Assistant planner", &[third]);
    window.find(&told("3 nodes were removed, with what stood in them."));
    undo(&window);
    holds(&window, 3, "Assistant planner", &[first, second, third, fourth]);
    selected(&window, &[first, second, fourth]);
    redo(&window);
    holds(&window, 3, "Assistant planner", &[third]);

    // The steps are there the next day, one by one as they were done.
    let window = again(&place, window);
    assert_eq!(unfold(&window, "Assistant planner"), [third.as_str()]);
    undo(&window);
    holds(&window, 3, "Assistant planner", &[first, second, third, fourth]);
    details(&window, "Statement");
    let weight = || window.value(&see::field("Weight"));
    for (words, wanted) in [(third, ""), (first, "3"), (second, "3"), (fourth, "3")] {
        to_row(&window, words);
        window.find(&format!("{OUTLINE}//*[@role='row' and @aria-selected='true']"));
        reads(&window, words, wanted, weight);
    }
    undo(&window);
    reads(&window, "the weight as it was", "", weight);
    window.find("//button[@aria-label='Undo' and @disabled]");
}

#[test]
fn alt_and_arrows_move_a_row_past_the_ends_out_and_in_and_say_where_it_cannot_go() {
    let Some(place) = Place::new() else { return };
    let window = sample(&place, "Delivery planning");
    let [first, second, third, fourth]: [String; 4] = unfold(&window, "Assistant planner").try_into().unwrap();
    let nowhere = "//*[@role='status' and contains(., 'It cannot go further that way.')]";

    window.chord(&[key::ALT, key::DOWN]);
    holds(&window, 3, "Assistant planner", &[&second, &first, &third, &fourth]);
    window.chord(&[key::ALT, key::UP]);
    holds(&window, 3, "Assistant planner", &[&first, &second, &third, &fourth]);
    assert!(!window.has(nowhere));
    // No step stands before the first one.
    window.chord(&[key::ALT, key::UP]);
    window.find(nowhere);
    holds(&window, 3, "Assistant planner", &[&first, &second, &third, &fourth]);

    go(&window, key::DOWN, &fourth);
    window.chord(&[key::ALT, key::DOWN]);
    holds(&window, 3, "Assistant planner", &[&first, &second, &third]);
    assert_eq!(inside(&window, 3, "Planner")[0], fourth);
    window.chord(&[key::ALT, key::UP]);
    holds(&window, 3, "Assistant planner", &[&first, &second, &third, &fourth]);

    // Out of its step it holds on every step; in again it is the first one of the first step.
    window.chord(&[key::ALT, key::LEFT]);
    holds(&window, 3, "Assistant planner", &[&first, &second, &third]);
    let path = inside(&window, 2, "Planner");
    assert_eq!(path.iter().position(|words| *words == fourth), Some(1), "{path:#?}");
    assert_eq!(path[2], "Assistant planner");
    assert_eq!(focused(&window), fourth);
    window.chord(&[key::ALT, key::RIGHT]);
    holds(&window, 3, "Assistant planner", &[&fourth, &first, &second, &third]);

    // A step has nothing beside it to go into, but goes over into the next path.
    to_row(&window, "Senior planner");
    window.chord(&[key::ALT, key::RIGHT]);
    window.find(nowhere);
    window.chord(&[key::ALT, key::DOWN]);
    holds(&window, 2, "Planning manager", &["Senior planner", "Planning manager", "Head of planning"]);

    let window = again(&place, window);
    assert_eq!(inside(&window, 2, "Planning manager"), ["Senior planner", "Planning manager", "Head of planning"]);
    assert_eq!(unfold(&window, "Assistant planner"), [fourth, first, second, third]);
}

/// The places that "Move to…" offers, by their names.
fn places(window: &Window) -> Vec<String> {
    let options =
        "return [...document.querySelectorAll('[role=dialog] [role=option]')].map((one) => one.innerText.trim())";
    let found: Vec<String> = serde_json::from_value(window.script(options)).unwrap_or_default();
    found.into_iter().map(|one| one.lines().next().unwrap_or_default().to_string()).collect()
}

#[test]
fn move_to_offers_what_may_hold_it_and_nothing_else() {
    let Some(place) = Place::new() else { return };
    let window = sample(&place, "Delivery planning");
    to_row(&window, "Senior planner");
    menu(&window, "Move to…");
    window.find(&see::dialog("Move “Senior planner” to"));
    assert_eq!(places(&window), ["Planner", "Planning manager"]);
    window.press(&[key::ESCAPE]);
    window.gone("//*[@role='dialog']");
    window.ready(OUTLINE);

    let abilities = unfold(&window, "Assistant planner");
    menu(&window, "Move to…");
    window.ready(&see::field("Find a place"));
    let (paths, steps) = (["Planner", "Planning manager"], ["Assistant planner", "Planner", "Senior planner"]);
    let wanted = [&paths[..1], &steps, &paths[1..], &["Planning manager", "Head of planning"]].concat();
    assert_eq!(places(&window), wanted);
    window.type_text("nowhere");
    window.find(&see::words("No place has these words."));
    window.find("//*[@role='dialog']//button[normalize-space()='Move' and @disabled]");
    window.chord(&[key::CONTROL, "a"]);
    window.type_text("head");
    window.wait("one place is left", || match places(&window) {
        now if now == ["Head of planning"] => Ok(()),
        now => Err(now),
    });
    // Where in its row, too: letters choose in a list that is closed.
    window.press(&[key::TAB, key::TAB]);
    window.ready(&see::field("Place in the row"));
    window.type_text("At");
    reads(&window, "the place in the row", "first", || window.value(&see::field("Place in the row")));
    window.chord(&[key::SHIFT, key::TAB]);
    window.press(&[key::ENTER]);
    window.gone("//*[@role='dialog']");
    holds(&window, 3, "Assistant planner", &abilities[1..].iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(inside(&window, 3, "Head of planning")[0], abilities[0]);
    window.ready(OUTLINE);
    stands(&window, &abilities[0]);

    // Two of them, to the end.
    to_row(&window, &abilities[1]);
    window.chord(&[key::SHIFT, key::DOWN]);
    menu(&window, "Move to…");
    window.find(&see::dialog("Move 2 nodes to"));
    window.ready(&see::field("Find a place"));
    window.type_text("senior");
    window.press(&[key::ENTER]);
    window.find(&told("2 nodes stand in “Senior planner” now."));
    holds(&window, 3, "Assistant planner", &[&abilities[3]]);
    undo(&window);
    holds(&window, 3, "Assistant planner", &[&abilities[1], &abilities[2], &abilities[3]]);
    redo(&window);
    holds(&window, 3, "Assistant planner", &[&abilities[3]]);

    let window = again(&place, window);
    assert_eq!(unfold(&window, "Assistant planner"), abilities[3..]);
    assert_eq!(unfold(&window, "Senior planner")[3..], abilities[1..3]);
    assert_eq!(unfold(&window, "Head of planning")[0], abilities[0]);
}

#[test]
fn what_is_typed_is_marked_counted_and_gone_to() {
    let Some(place) = Place::new() else { return };
    let window = sample(&place, "Delivery planning");
    outline(&window);
    let all: Vec<String> = rows(&window).into_iter().map(|row| row.words).collect();
    window.chord(&[key::SHIFT, key::TAB]);
    window.chord(&[key::SHIFT, key::TAB]);
    let find = see::field("Filter");
    window.ready(&find);
    let (row, hit) = (format!("{OUTLINE}//*[@role='row']"), format!("{OUTLINE}//*[@role='row' and .//mark]"));
    let shown = |wanted: (usize, usize)| {
        window.wait("so many rows, so many marked", || match (window.count(&row), window.count(&hit)) {
            now if now == wanted => Ok(()),
            now => Err(now),
        });
    };

    // What leads to what is found is there too, and not marked.
    window.type_text("mile");
    window.find(&see::words("2 found"));
    shown((5, 2));
    assert_eq!(window.text(&format!("({hit}//mark)[1]")).to_lowercase(), "mile");
    window.type_text("stone risk");
    window.find(&see::words("1 found"));
    shown((4, 1));
    let found = window.text(&hit);
    assert!(found.contains("milestone is at risk"), "{found}");
    window.type_text("x");
    window.find(&see::words("Nothing has these words."));
    window.find("//*[@role='status' and normalize-space()='Nothing found']");
    window.press(&[BACKSPACE]);
    window.find(&see::words("1 found"));

    // From the field to the first that was found; the other rows come back, and it stays where it is.
    window.press(&[key::DOWN]);
    window.ready(OUTLINE);
    stands(&window, "milestone is at risk");
    window.chord(&[key::SHIFT, key::TAB]);
    window.chord(&[key::SHIFT, key::TAB]);
    window.ready(&find);
    window.press(&[key::ESCAPE]);
    window.gone(&format!("{OUTLINE}//mark"));
    let now: Vec<String> = rows(&window).into_iter().map(|row| row.words).collect();
    assert!(all.iter().all(|words| now.contains(words)), "{now:#?}");
    assert!(chosen(&window)[0].contains("milestone is at risk"), "{:?}", chosen(&window));
}

#[test]
fn siblings_get_the_same_years_and_are_copied_each_as_one_step() {
    let Some(place) = Place::new() else { return };
    let window = sample(&place, "Delivery planning");
    to_row(&window, "Assistant planner");
    window.chord(&[key::CONTROL, "a"]);
    selected(&window, &["Assistant planner", "Planner", "Senior planner"]);
    details(&window, "Years");
    window.find(&see::words("3 steps selected"));
    window.find("//input[@placeholder='Different']");
    window.type_text("3-4");
    window.press(&[key::ENTER]);
    let years = see::button("Years of experience: 3–4 years");
    let so_many =
        |wanted: usize| reads(&window, "how many have them", &format!("{wanted}"), || window.count(&years).to_string());
    so_many(3);
    outline(&window);
    undo(&window);
    so_many(0);
    redo(&window);
    so_many(3);
    window.chord(&[key::CONTROL, "d"]);
    so_many(6);
    assert_eq!(chosen(&window).len(), 3);
    undo(&window);
    so_many(3);

    let window = again(&place, window);
    window.find(&format!("({years})[3]"));
}
