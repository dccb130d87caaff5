//! Words wherever they stand, by keys alone: replaced after a look at every place, gone through in what is shown, found
//! over the whole library, and found in what earlier versions said.

use crate::person::{care, dropped, go, reopened, says, stands};
use rungs_engine::{Engine, SaveVersion, Status};
use rungs_model::edit::{Intention, Remove, Set};
use rungs_model::{Field, FieldEdits, Kind, Value};
use rungs_tests::host::Fixed;
use rungs_tests::webdriver::{Place, Window, key, see};
use std::sync::Arc;

/// The same word as a title, within a sentence, in capitals, in a note, and as a part of longer words.
const LADDER: &str = r#"{"format": "rungs.framework/1", "title": "Care", "language": "en", "paths": [{"title": "Carer",
    "notes": [{"heading": "Planning", "body": "A **plan** is a promise."}],
    "steps": [{"title": "Plan", "summary": "Plans every plan.", "abilities": [
        {"statement": "Writes the plan of one ward."}, {"statement": "Shows PLAN B to the planners."}]}]}]}"#;

/// The places that would be replaced, each as what it is and what it becomes.
fn preview(window: &Window) -> Vec<String> {
    let places = window.script(
        "return [...document.querySelectorAll('[role=dialog] [role=option] del')].map((del) =>
            `${del.textContent} > ${del.parentElement.querySelector('ins')?.textContent ?? ''}`)",
    );
    places.as_array().into_iter().flatten().filter_map(|one| one.as_str()).map(str::to_string).collect()
}

/// Waits until the dialog says how many places there are, and what becomes of each.
#[track_caller]
fn shows(window: &Window, sum: &str, wanted: &[(&str, usize)]) {
    window.find(&format!("{}//*[@role='status' and normalize-space()='{sum}']", see::dialog("Replace")));
    window.wait("every place is shown", || {
        let now = preview(window);
        let is_so = |(place, times): &(&str, usize)| now.iter().filter(|one| one == place).count() == *times;
        if wanted.iter().all(is_so) && now.len() == wanted.iter().map(|one| one.1).sum::<usize>() {
            Ok(())
        } else {
            Err(now)
        }
    });
}

/// Ticks or unticks a box by keys.
#[track_caller]
fn turn(window: &Window, by: &[&str], words: &str) {
    go(window, by, words);
    window.press(&[" "]);
}

#[test]
fn what_is_replaced_is_seen_before_and_is_one_step() {
    let Some(place) = Place::new() else { return };
    let window = dropped(&place, LADDER);
    window.chord(&[key::CONTROL, "h"]);
    window.ready(&see::field("Find"));
    window.type_text("plan");
    window.press(&[key::TAB]);
    window.ready(&see::field("Replace with"));
    window.type_text("course");
    shows(
        &window,
        "8 places in 2 parts of the framework",
        &[("plan > course", 4), ("Plan > Course", 3), ("PLAN > COURSE", 1)],
    );
    turn(&window, &[key::TAB], "Whole words");
    shows(
        &window,
        "5 places in 2 parts of the framework",
        &[("plan > course", 3), ("Plan > Course", 1), ("PLAN > COURSE", 1)],
    );
    turn(&window, &[key::SHIFT, key::TAB], "Match case");
    shows(&window, "3 places in 2 parts of the framework", &[("plan > course", 3)]);
    turn(&window, &[key::TAB], "Match case");
    turn(&window, &[key::TAB], "Keep capitals");
    shows(
        &window,
        "5 places in 2 parts of the framework",
        &[("plan > course", 3), ("Plan > course", 1), ("PLAN > course", 1)],
    );
    turn(&window, &[key::TAB], "Keep capitals");
    shows(
        &window,
        "5 places in 2 parts of the framework",
        &[("plan > course", 3), ("Plan > Course", 1), ("PLAN > COURSE", 1)],
    );

    // The last place stays as it is.
    go(&window, &[key::TAB], "Carer");
    window.press(&[key::END, " "]);
    window.find("//*[@role='option' and @aria-selected='false' and .//del[.='PLAN']]");
    window.find("//*[@role='option' and @aria-checked='mixed' and contains(., 'Carer › Plan')]");
    go(&window, &[key::TAB], "Replace 4 places");
    window.press(&[key::ENTER]);
    window.gone(&see::dialog("Replace"));
    window.find(&see::words("4 places were replaced."));
    let after = ["Course", "Writes the course of one ward.", "Shows PLAN B to the planners."];
    says(&window, &after);
    window.chord(&[key::CONTROL, "z"]);
    says(&window, &["Plan", "Writes the plan of one ward.", "Shows PLAN B to the planners."]);
    window.find("//button[@aria-label='Undo' and @disabled]");
    window.chord(&[key::CONTROL, key::SHIFT, "z"]);
    says(&window, &after);
    let window = reopened(&place, window);
    says(&window, &after);
}

#[test]
fn f3_leads_on_and_back_and_knows_the_words_of_the_last_time() {
    let Some(place) = Place::new() else { return };
    let window = dropped(&place, LADDER);
    let at = |n: usize| {
        window.find(&format!("//*[@role='status' and normalize-space()='{n} of 8']"));
    };
    window.chord(&[key::CONTROL, "f"]);
    window.ready(&see::field("Find in this framework"));
    window.type_text("plan");
    at(1);
    window.press(&[key::F3]);
    at(2);
    window.chord(&[key::SHIFT, key::F3]);
    window.chord(&[key::SHIFT, key::F3]);
    at(8);
    window.press(&[key::F3]);
    at(1);
    window.chord(&[key::SHIFT, key::F3]);
    at(8);
    window.press(&[key::ESCAPE]);
    window.gone(&see::field("Find in this framework"));
    stands(&window, "Shows PLAN B to the planners.");
    window.press(&[key::F3]);
    window.ready(&see::field("Find in this framework"));
    assert_eq!(window.value(&see::field("Find in this framework")), "plan");
    // It begins where one stands.
    at(7);
}

#[test]
fn a_search_over_the_library_leads_to_the_place() {
    let Some(place) = Place::new() else { return };
    let window = dropped(&place, LADDER);
    let kitchen = care(r#"{"title": "Cook", "abilities": [{"statement": "Stirs the soup in good time."}]}"#);
    place.drop_file("kitchen.json", kitchen.replace("Care", "Kitchen").replace("Kitchenr", "Cooking").as_bytes());
    window.find("//main//h1[contains(., 'Cooking')]");

    window.chord(&[key::CONTROL, key::SHIFT, "f"]);
    window.ready(&see::field("Search everything"));
    window.type_text("plan ward");
    window.find("//*[@role='status' and normalize-space()='1 place']");
    go(&window, &[key::TAB], "Writes the plan of one ward.");
    window.press(&[key::ENTER]);
    window.find("//*[@role='row' and @aria-selected='true' and contains(., 'Writes the plan of one ward.')]");
    stands(&window, "Writes the plan of one ward.");

    // From within a framework the words of another one are found as well.
    window.chord(&[key::CONTROL, key::SHIFT, "f"]);
    window.ready(&see::field("Search everything"));
    window.type_text("soup");
    go_when_found(&window, "Stirs the soup in good time.");
    window.find("//main//h1[contains(., 'Cooking')]");
    stands(&window, "Stirs the soup in good time.");
}

/// Goes to what was found, and opens it.
#[track_caller]
fn go_when_found(window: &Window, words: &str) {
    window.find(&format!("//*[@aria-label='What was found']//button[contains(., '{words}')]"));
    go(window, &[key::TAB], words);
    window.press(&[key::ENTER]);
}

#[test]
fn a_hit_in_the_body_of_a_note_shows_the_line_that_has_the_words() {
    let Some(place) = Place::new() else { return };
    let window = dropped(&place, LADDER);
    window.chord(&[key::CONTROL, key::SHIFT, "f"]);
    window.ready(&see::field("Search everything"));
    window.type_text("promise");
    let hit = "//*[@aria-label='What was found']//button[contains(., 'Planning')]";
    window.find(&format!("{hit}[contains(., 'A **plan** is a')]//mark[.='promise']"));
}

#[test]
fn what_earlier_versions_said_is_found_when_it_is_asked_for() {
    let Some(place) = Place::new() else { return };
    prepare(&place);
    let window = place.open();
    window.find(&see::field("Search everything"));
    let search = |words: &str| {
        window.chord(&[key::CONTROL, key::SHIFT, "f"]);
        window.ready(&see::field("Search everything"));
        window.type_text(words);
        window.find(&see::words("Nothing has these words."));
        turn(&window, &[key::TAB], "Also in earlier versions");
        window.find(&see::words("1 text of earlier versions"));
    };
    search("contributors report");
    let earlier = "//section[@aria-label='No longer there']//button";
    window.find(&format!("{earlier}[contains(., 'Statement') and contains(., 'in 2026.1')]"));
    go(&window, &[key::TAB], "from what contributors report");
    window.press(&[key::ENTER]);
    stands(&window, "Draws the week on a board.");

    // What was removed leads to its framework.
    search("next dependency");
    window.find(&format!("{earlier}[contains(., 'in 2026.1') and contains(., 'removed since')]"));
    go(&window, &[key::TAB], "Asks for the owner");
    window.press(&[key::ENTER]);
    window.find("//main//h1[contains(., 'Planner')] | //main//h1[contains(., 'Delivery planning')]");
}

/// A version, a statement that was written anew since, and one that was removed.
fn prepare(place: &Place) {
    let engine = Engine::open(&place.library(), Arc::new(Fixed::new(1))).unwrap();
    let id = engine.add_sample("planner").unwrap().framework;
    let save = SaveVersion { name: "2026.1".into(), note: String::new(), status: Status::Published, effective: None };
    engine.save_version(id, save).unwrap();
    let draft = engine.draft(id).unwrap().0;
    let abilities = draft.children(draft.of_kind(Kind::Step)[0].id, Kind::Ability);
    let fields = FieldEdits(vec![(Field::Statement, Some(Value::Text("Draws the week on a board.".into())))]);
    engine.edit(id, &Intention::Set(Set { node: abilities[0], fields })).unwrap();
    engine.edit(id, &Intention::Remove(Remove { nodes: vec![abilities[1]] })).unwrap();
}
