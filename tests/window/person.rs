//! A person at the keys with a ladder that is small enough to know by heart: where the focus is, the way to something
//! without a pointer, and the next day.

use rungs_tests::webdriver::{Place, Window, key, see};

/// To the last message, and back from it.
pub(crate) const F6: &str = "\u{E036}";

/// No way leads past so many stops.
pub(crate) const STOPS: usize = 150;

/// What has the focus, as it is called; of a list, the row that it is on.
const FOCUSED: &str = "
    const at = document.activeElement;
    if (at === document.body) return '';
    const row = document.getElementById(at.getAttribute('aria-activedescendant') ?? '') ?? at;
    return row.getAttribute('aria-label') ?? row.labels?.[0]?.textContent ?? row.innerText;
";

pub(crate) fn focused(window: &Window) -> String {
    window.script(FOCUSED).as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Presses keys together, again and again, until the focus is on what has these words.
#[track_caller]
pub(crate) fn go(window: &Window, by: &[&str], words: &str) {
    let mut seen = Vec::new();
    while !focused(window).contains(words) {
        assert!(seen.len() < STOPS, "{by:?} does not lead to “{words}”, but to {seen:#?}");
        window.chord(by);
        seen.push(focused(window));
    }
}

/// Waits until the focus is on what has these words, which the page puts there by itself.
#[track_caller]
pub(crate) fn stands(window: &Window, words: &str) {
    window.wait(&format!("the focus is on “{words}”"), || match focused(window) {
        now if now.contains(words) => Ok(()),
        now => Err(now),
    });
}

/// Goes to an entry of the menu that is opening, and takes it.
#[track_caller]
pub(crate) fn pick(window: &Window, words: &str) {
    window.find("//*[@role='menu']//*[starts-with(@role, 'menuitem')]");
    go(window, &[key::DOWN], words);
    window.press(&[key::ENTER]);
    window.gone("//*[@role='menu']");
}

/// Asks the palette for a command; `first` is what it offers for the words.
#[track_caller]
pub(crate) fn ask(window: &Window, words: &str, first: &str) {
    window.chord(&[key::CONTROL, "k"]);
    window.ready("//input[@role='combobox']");
    window.type_text(words);
    window.wait(&format!("the palette offers “{first}”"), || {
        let offered = window.text("//*[@role='dialog']//*[@role='option' and @aria-selected='true']");
        if offered.contains(first) { Ok(()) } else { Err(offered) }
    });
    window.press(&[key::ENTER]);
    window.gone("//input[@role='combobox']");
}

/// Waits until each of these can be edited on the screen.
#[track_caller]
pub(crate) fn says(window: &Window, words: &[&str]) {
    for one in words {
        window.find(&see::editable(one));
    }
}

/// A framework "Care" with one path, whose steps come as they are written.
pub(crate) fn care(steps: &str) -> String {
    format!(
        r#"{{"format": "rungs.framework/1", "title": "Care", "language": "en",
             "paths": [{{"title": "Carer", "steps": [{steps}]}}]}}"#
    )
}

/// A step with its statements.
pub(crate) fn step(title: &str, statements: &[&str]) -> String {
    let abilities: Vec<String> = statements.iter().map(|one| format!(r#"{{"statement": "{one}"}}"#)).collect();
    format!(r#"{{"title": "{title}", "abilities": [{}]}}"#, abilities.join(", "))
}

/// Opens the window on a framework that is dropped on it.
#[track_caller]
pub(crate) fn dropped(place: &Place, framework: &str) -> Window {
    let window = place.open();
    window.find("//*[@role='grid']//*[@role='row']");
    place.drop_file("care.json", framework.as_bytes());
    window.find("//main//h1[contains(., 'Carer')]");
    // What lies there the next day would be dropped once more.
    std::fs::remove_file(place.dialogs().join("drop/care.json")).expect("the file was dropped");
    window
}

/// Closes the window, opens it again, and goes on with the framework.
#[track_caller]
pub(crate) fn reopened(place: &Place, window: Window) -> Window {
    window.wait("it is remembered what was open", || match place.settings() {
        settings if settings.contains("\"last\": {") => Ok(()),
        settings => Err(settings),
    });
    drop(window);
    let window = place.open();
    window.ready("//button[contains(., 'Go on with')]");
    window.press(&[key::ENTER]);
    window.find(&see::button("Versions"));
    window
}
