//! What a person does at the keys on every screen of a framework: go somewhere, open it, show it in another way.

use crate::person::{self, STOPS};
pub(crate) use crate::person::{focused, reopened as again, stands};
use rungs_tests::webdriver::{Place, Window, key, see};

/// The outline, which has the focus itself whatever row is meant.
pub(crate) const OUTLINE: &str = "//*[@role='treegrid']";

const ROWS: &str = "
    const rows = [...document.querySelectorAll('[role=treegrid] [role=row]')];
    return rows.map((row) => [row.getAttribute('aria-level'), row.getAttribute('aria-selected') ?? '', row.innerText.trim()]);
";

/// Presses a key until the focus is on what has these words.
#[track_caller]
pub(crate) fn go(window: &Window, by: &str, words: &str) {
    person::go(window, &[by], words);
}

/// Presses Tab until the focus is where it should be.
#[track_caller]
pub(crate) fn tab(window: &Window, to: &str, there: impl Fn() -> bool) {
    let mut left = STOPS;
    while !there() {
        assert!(left > 0, "no Tab leads to {to}");
        window.press(&[key::TAB]);
        left -= 1;
    }
}

/// Opens a sample from an empty library.
#[track_caller]
pub(crate) fn sample(place: &Place, title: &str) -> Window {
    let window = place.open();
    window.find(&format!("//button[contains(., '{title}')]"));
    // A starter may be called like the sample.
    let on = format!(
        "const at = document.activeElement; return at.tagName === 'BUTTON' && at.innerText.includes('{title}')"
    );
    tab(&window, title, || window.script(&on) == true);
    window.press(&[key::ENTER]);
    window.find(&see::button("Versions"));
    window
}

/// Goes to the outline.
#[track_caller]
pub(crate) fn outline(window: &Window) {
    window.chord(&[key::CONTROL, "1"]);
    window.ready(OUTLINE);
}

/// Goes to the row of the outline that has these words, from the top.
#[track_caller]
pub(crate) fn to_row(window: &Window, words: &str) {
    outline(window);
    window.press(&[key::HOME]);
    go(window, key::DOWN, words);
}

/// Goes to the details of what is selected; the focus is on this field then.
#[track_caller]
pub(crate) fn details(window: &Window, first: &str) {
    window.chord(&[key::CONTROL, "3"]);
    window.ready(&see::field(first));
}

/// Shows in the middle what is selected, in another way.
#[track_caller]
pub(crate) fn view(window: &Window, name: &str) {
    outline(window);
    tab(window, "the views", || window.script("return document.activeElement.getAttribute('role')") == "radio");
    go(window, key::RIGHT, name);
    window.press(&[" "]);
    window.find(&format!("//button[@role='radio' and @aria-checked='true' and normalize-space()='{name}']"));
    stands(window, name);
}

/// Chooses from the menu of what has the focus.
#[track_caller]
pub(crate) fn menu(window: &Window, entry: &str) {
    window.chord(&[key::SHIFT, key::F10]);
    window.find("//*[@role='menuitem']");
    go(window, key::DOWN, entry);
    window.press(&[key::ENTER]);
    window.gone("//*[@role='menu']");
}

/// A row of the outline.
pub(crate) struct Row {
    pub(crate) level: usize,
    pub(crate) selected: bool,
    pub(crate) words: String,
}

/// The rows of the outline as they are shown; all in one look, since rows come and go.
pub(crate) fn rows(window: &Window) -> Vec<Row> {
    let found: Vec<(String, String, String)> = serde_json::from_value(window.script(ROWS)).unwrap_or_default();
    let row = |(level, selected, words): (String, String, String)| {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        Row { level: level.parse().unwrap_or_default(), selected: selected == "true", words }
    };
    found.into_iter().map(row).collect()
}

/// What stands in a row of the outline, as far as it is unfolded.
pub(crate) fn inside(window: &Window, level: usize, words: &str) -> Vec<String> {
    let rows = rows(window).into_iter().skip_while(|row| row.level != level || row.words != words).skip(1);
    rows.take_while(|row| row.level > level).map(|row| row.words).collect()
}

/// Waits until this stands in a row of the outline, and nothing else.
#[track_caller]
pub(crate) fn holds(window: &Window, level: usize, words: &str, wanted: &[&str]) {
    window.wait(&format!("“{words}” holds {wanted:#?}"), || match inside(window, level, words) {
        now if now == wanted => Ok(()),
        now => Err(now),
    });
}

/// Waits until something reads as it should.
#[track_caller]
pub(crate) fn reads(window: &Window, what: &str, wanted: &str, read: impl Fn() -> String) {
    window.wait(&format!("{what} is “{wanted}”"), || match read() {
        now if now == wanted => Ok(()),
        now => Err(now),
    });
}

/// Takes back, or does again, and waits until that shows.
#[track_caller]
pub(crate) fn undo(window: &Window) {
    window.find("//button[@aria-label='Undo' and not(@disabled)]");
    window.chord(&[key::CONTROL, "z"]);
}

#[track_caller]
pub(crate) fn redo(window: &Window) {
    window.find("//button[@aria-label='Redo' and not(@disabled)]");
    window.chord(&[key::CONTROL, key::SHIFT, "z"]);
}
