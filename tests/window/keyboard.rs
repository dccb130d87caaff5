//! The whole way without a pointer: from the library to a named version.

use rungs_tests::webdriver::{Place, Window, key, see};

/// What has the focus, as it is called.
const FOCUSED: &str = "
    const at = document.activeElement;
    if (at === document.body) return '';
    const row = document.getElementById(at.getAttribute('aria-activedescendant') ?? '') ?? at;
    return row.getAttribute('aria-label') ?? row.labels?.[0]?.textContent ?? row.innerText;
";

fn focused(window: &Window) -> String {
    window.script(FOCUSED).as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Presses a key until the focus is on what has these words.
fn go(window: &Window, by: &str, words: &str) {
    let mut seen = Vec::new();
    while !focused(window).contains(words) {
        assert!(seen.len() < 60, "{by:?} does not lead to “{words}”, but to {seen:#?}");
        window.press(&[by]);
        seen.push(focused(window));
    }
}

/// The rows of the outline, as they are shown; all in one look, since rows come and go.
fn rows(window: &Window) -> Vec<String> {
    let rows = window.script(
        "return [...document.querySelectorAll('[role=treegrid] [role=row]')].map((row) => row.innerText.trim())",
    );
    rows.as_array().into_iter().flatten().filter_map(|row| row.as_str()).map(str::to_string).collect()
}

/// Waits until the outline shows these rows next to each other.
fn shows(window: &Window, wanted: &[&str]) {
    window.wait("the outline changes", || {
        let rows = rows(window);
        if rows.windows(wanted.len()).any(|some| some == wanted) { Ok(()) } else { Err(rows) }
    });
}

#[test]
fn without_a_pointer() {
    let Some(place) = Place::new() else { return };
    let window = place.open();
    window.find("//button[contains(., 'Delivery planning')]");
    go(&window, key::TAB, "Delivery planning");
    window.press(&[key::ENTER]);
    window.find(&see::button("Versions"));

    window.chord(&[key::CONTROL, "1"]);
    go(&window, key::DOWN, "Assistant planner");
    window.press(&[key::RIGHT, key::DOWN]);
    let abilities: Vec<String> = {
        let rows = rows(&window);
        let step = rows.iter().position(|row| row == "Assistant planner").unwrap();
        rows[step + 1..step + 5].to_vec()
    };
    let [first, second, third, fourth] = &abilities[..] else { panic!("{abilities:?}") };
    let before = ["Assistant planner", first, second, third, fourth, "Planner"];
    shows(&window, &before);

    window.chord(&[key::ALT, key::DOWN]);
    shows(&window, &["Assistant planner", second, first, third, fourth, "Planner"]);

    window.press(&[key::HOME]);
    go(&window, key::DOWN, "Assistant planner");
    window.press(&[key::F2]);
    window.ready("//textarea[@aria-label='Title of Assistant planner']");
    window.type_text("Trainee");
    window.press(&[key::ENTER]);
    shows(&window, &["Trainee", second, first, third, fourth, "Planner"]);

    go(&window, key::DOWN, "Trainee");
    window.press(&[key::INSERT]);
    window.ready("//textarea[@aria-label='Title of New step']");
    window.type_text("Junior planner");
    window.press(&[key::ENTER]);
    shows(&window, &[fourth, "Junior planner", "Planner"]);

    // The move, the new name, the step and its name.
    for _ in 0..4 {
        let now = rows(&window);
        window.chord(&[key::CONTROL, "z"]);
        window.wait("a step is taken back", || if rows(&window) == now { Err(now.clone()) } else { Ok(()) });
    }
    shows(&window, &before);
    window.find("//button[@aria-label='Undo' and @disabled]");

    window.chord(&[key::CONTROL, "s"]);
    window.find(&see::dialog("Save version"));
    assert_eq!(focused(&window), "Name");
    window.chord(&[key::CONTROL, "a"]);
    window.type_text("By hand");
    window.press(&[key::ENTER]);
    window.gone(&see::dialog("Save version"));
    window.find(&see::button("Open By hand, read-only"));

    window.chord(&[key::CONTROL, "1"]);
    let before = focused(&window);
    assert_ne!(before, "");
    window.press(&[key::F1]);
    window.find(&see::dialog("Keyboard shortcuts"));
    window.press(&[key::ESCAPE]);
    window.gone(&see::dialog("Keyboard shortcuts"));
    window.wait("the focus comes back to the outline", || match focused(&window) {
        now if now == before => Ok(()),
        now => Err(now),
    });
}
