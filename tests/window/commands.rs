//! Finding, replacing and going anywhere, by keys alone.

use rungs_tests::webdriver::{Place, Window, key, see};

/// Waits until the page says these words somewhere.
fn says(window: &Window, xpath: &str, words: &str) {
    window.wait(&format!("says “{words}”"), || match window.text(xpath) {
        said if said.contains(words) => Ok(()),
        said => Err(said),
    });
}

fn sample(window: &Window) {
    window.click("//button[contains(., 'Delivery planning')]");
    window.find(&see::button("Versions"));
}

/// All statements of the matrix.
fn statements(window: &Window) -> String {
    window.text("//*[@role='grid']")
}

#[test]
fn words_are_replaced_after_a_look_and_one_undo_takes_all_back() {
    let Some(place) = Place::new() else { return };
    let window = place.open();
    sample(&window);
    let before = statements(&window);
    window.chord(&[key::CONTROL, "h"]);
    let dialog = see::dialog("Replace");
    window.ready(&see::field("Find"));
    window.type_text("milestone");
    window.press(&[key::TAB]);
    window.ready(&see::field("Replace with"));
    window.type_text("waypoint");
    let place_of = |n: usize| format!("({dialog}//*[@role='option' and .//del])[{n}]");
    window.find(&place_of(3));
    says(&window, &place_of(1), "Waypoint");
    says(&window, &dialog, "3 places");
    // One place stays as it is.
    window.click(&place_of(2));
    window.find(&format!("{}[@aria-selected='false']", place_of(2)));
    window.shot("replace");
    window.click(&see::button("Replace 2 places"));
    window.gone(&dialog);
    says(&window, "//*[@aria-label='Messages']", "2 places were replaced.");
    window.wait("the words are others", || match statements(&window).to_lowercase() {
        said if said.matches("waypoint").count() == 2 && said.matches("milestone").count() == 1 => Ok(()),
        said => Err(said),
    });
    window.chord(&[key::CONTROL, "z"]);
    window.wait("the words are back", || match statements(&window) {
        said if said == before => Ok(()),
        said => Err(said),
    });
    window.find("//button[@aria-label='Undo' and @disabled]");
}

#[test]
fn nothing_found_is_said() {
    let Some(place) = Place::new() else { return };
    let window = place.open();
    sample(&window);
    window.chord(&[key::CONTROL, "h"]);
    window.ready(&see::field("Find"));
    window.type_text("zeppelin");
    says(&window, &see::dialog("Replace"), "Nothing has these words.");
    window.press(&[key::ESCAPE]);
    window.gone(&see::dialog("Replace"));
    window.chord(&[key::CONTROL, "f"]);
    window.ready(&see::field("Find in this framework"));
    window.type_text("zeppelin");
    window.find(&see::words("Not found"));
}

#[test]
fn what_is_found_stays_selected_when_the_bar_is_closed() {
    let Some(place) = Place::new() else { return };
    let window = place.open();
    sample(&window);
    window.chord(&[key::CONTROL, "f"]);
    window.ready(&see::field("Find in this framework"));
    window.type_text("milestone");
    window.find(&see::words("1 of 3"));
    window.press(&[key::ENTER, key::ENTER]);
    window.find(&see::words("3 of 3"));
    window.press(&[key::F3]);
    window.find(&see::words("1 of 3"));
    window.chord(&[key::SHIFT, key::ENTER]);
    window.find(&see::words("3 of 3"));
    window.press(&[key::ESCAPE]);
    window.gone(&see::field("Find in this framework"));
    let focused = "return document.activeElement.innerText";
    window.wait("the place has the focus", || match window.script(focused).as_str().unwrap_or_default() {
        said if said.contains("milestone is at risk") => Ok(()),
        said => Err(said.to_string()),
    });
}

#[test]
fn everything_is_reached_by_the_palette() {
    let Some(place) = Place::new() else { return };
    let window = place.open();
    sample(&window);
    let field = "//input[@role='combobox']";
    let chosen = "//*[@role='option' and @aria-selected='true']";
    let ask = |words: &str, first: &str| {
        window.chord(&[key::CONTROL, "k"]);
        window.ready(field);
        window.type_text(words);
        says(&window, chosen, first);
    };
    ask("head planning", "Head of planning");
    window.shot("palette");
    window.press(&[key::ENTER]);
    window.gone(field);
    window.find("//main//h1[contains(., 'Planning manager')]");
    window.find("//*[@role='row' and @aria-selected='true' and contains(., 'Head of planning')]");

    // A command, with its key beside it.
    ask("name this", "Ctrl+S");
    window.press(&[key::ENTER]);
    window.find(&see::dialog("Save version"));
    window.press(&[key::ESCAPE]);
    window.gone(&see::dialog("Save version"));

    // What was chosen last stands first next time; Escape leaves everything as it was.
    window.chord(&[key::CONTROL, "k"]);
    window.ready(field);
    says(&window, chosen, "Name this version");
    window.press(&[key::DOWN]);
    says(&window, chosen, "Head of planning");
    window.press(&[key::ESCAPE]);
    window.gone(field);

    // The library is searched with the same words.
    ask("zeppelin", "Search the library");
    window.press(&[key::ENTER]);
    window.find(&see::words("Nothing has these words."));
    assert_eq!(window.value(&see::field("Search everything")), "zeppelin");
}
