//! "To mend" by keys alone: the list follows what is typed, F8 goes through it, a mend is one step, and what somebody
//! does not want to see stays out of sight until it is asked for.

use crate::person::{F6, care, dropped, focused, go, pick, reopened, says, stands, step};
use rungs_tests::webdriver::{Place, Window, key, see};

const LIST: &str = "//section[@aria-label='Things to mend']";
const MANPOWER: &str = "“manpower” can leave people out";
const CHAIRMAN: &str = "“chairman” can leave people out";
const EMPTY: &str = "Says nothing about what people on it can do";

/// A finding in the list.
fn finding(sentence: &str) -> String {
    format!("{LIST}//button[@aria-expanded and contains(., '{sentence}')]")
}

/// How many things there are to mend, as the bar says it beside the list.
fn sum(count: usize) -> String {
    let things = if count == 1 { "thing" } else { "things" };
    format!("//header{}", see::button(&format!("{count} {things} to mend")))
}

/// Nothing is left to mend, neither in the bar nor in the list.
#[track_caller]
fn all_mended(window: &Window) {
    window.find(&format!("{LIST}[contains(., 'Nothing to mend.')]"));
    window.gone("//header//button[contains(@aria-label, 'to mend')]");
}

/// Goes to the first cell of the matrix, wherever in it somebody was last.
#[track_caller]
fn to_cell(window: &Window) {
    window.chord(&[key::CONTROL, "2"]);
    window.wait("the matrix has the focus", || {
        let inside = "return document.activeElement.closest('[role=grid]') !== null";
        if window.script(inside) == true { Ok(()) } else { Err(focused(window)) }
    });
    window.press(&[key::DOWN, key::HOME, key::RIGHT]);
    window.ready("//*[@role='gridcell' and @data-row='1' and @data-column='1']");
}

#[test]
fn the_list_follows_what_is_typed_and_a_mend_is_one_undo() {
    let Some(place) = Place::new() else { return };
    let steps = [step("Junior", &["Helps people to eat in peace."]), step("Senior", &["Writes the plan of a ward."])];
    let window = dropped(&place, &care(&steps.join(", ")));
    window.chord(&[key::CONTROL, "."]);
    all_mended(&window);

    let written = ["Plans the manpower of one ward.", "Counts the manpower of every night."];
    let mended = ["Plans the workforce of one ward.", "Counts the workforce of every night."];
    to_cell(&window);
    window.type_text(written[0]);
    window.press(&[key::ENTER]);
    window.find(&finding(MANPOWER));
    window.find(&sum(1));
    window.type_text(written[1]);
    window.press(&[key::ENTER]);
    says(&window, &written);

    // One word at two places is one thing to mend, and one step mends both.
    window.chord(&[key::CONTROL, "."]);
    stands(&window, "Write “workforce” everywhere");
    window.press(&[key::ENTER]);
    says(&window, &mended);
    window.find(&see::words_with("Mended. Write “workforce” everywhere"));
    all_mended(&window);
    window.chord(&[key::CONTROL, "z"]);
    says(&window, &written);
    window.find(&finding(MANPOWER));
    window.find(&sum(1));
    window.chord(&[key::CONTROL, key::SHIFT, "z"]);
    says(&window, &mended);
    all_mended(&window);

    // The next day it is still mended, and still one step to take back.
    let window = reopened(&place, window);
    says(&window, &mended);
    window.chord(&[key::CONTROL, "z"]);
    says(&window, &written);
    window.find(&sum(1));
}

#[test]
fn f8_goes_from_one_to_the_next_and_round() {
    let Some(place) = Place::new() else { return };
    let steps = [
        step("Junior", &["Plans the manpower of one ward."]),
        step("Senior", &["Stands in for the chairman of the council."]),
        step("Lead", &[]),
    ];
    let window = dropped(&place, &care(&steps.join(", ")));
    window.find(&sum(3));
    let at = |n: usize, sentence: &str, words: &str| {
        window.find(&see::words(&format!("Finding {n} of 3: {sentence}")));
        window.find(&format!("{}[@aria-expanded='true']", finding(sentence)));
        assert_eq!(window.count(&format!("{LIST}//button[@data-finding and @aria-expanded='true']")), 1);
        stands(&window, words);
    };
    window.press(&[key::F8]);
    at(1, EMPTY, "Lead");
    window.press(&[key::F8]);
    at(2, MANPOWER, "Plans the manpower of one ward.");

    // From within a text it keeps what was typed, and goes on.
    window.press(&[key::F2]);
    window.ready("//textarea[starts-with(@aria-label, 'Statement of')]");
    window.type_text(" Daily.");
    window.press(&[key::F8]);
    at(3, CHAIRMAN, "Stands in for the chairman of the council.");
    says(&window, &["Plans the manpower of one ward. Daily."]);
    window.press(&[key::F8]);
    at(1, EMPTY, "Lead");
    window.chord(&[key::SHIFT, key::F8]);
    at(3, CHAIRMAN, "Stands in for the chairman of the council.");
    window.chord(&[key::SHIFT, key::F8]);
    at(2, MANPOWER, "Plans the manpower of one ward. Daily.");
}

/// Goes to a finding, opens the menu beside it and says how far it is to be ignored.
#[track_caller]
fn ignore(window: &Window, sentence: &str, how: &str) {
    let open = format!("{}[@aria-expanded='true']", finding(sentence));
    for _ in 0..3 {
        if !window.has(&open) {
            window.press(&[key::F8]);
        }
    }
    window.find(&open);
    window.chord(&[key::CONTROL, "."]);
    window.wait("a finding is open and has the focus", || {
        let inside = "return document.activeElement.closest('[data-mends]') !== null";
        if window.script(inside) == true { Ok(()) } else { Err(focused(window)) }
    });
    go(window, &[key::TAB], &format!("Ignore: {sentence}"));
    window.press(&[key::ENTER]);
    pick(window, how);
    window.gone(&finding(sentence));
}

#[test]
fn what_is_ignored_stays_out_of_sight_until_it_is_asked_for() {
    let Some(place) = Place::new() else { return };
    let steps = [
        step("Junior", &["Plans the manpower of one ward."]),
        step("Senior", &["Stands in for the chairman of the council."]),
        step("Lead", &[]),
    ];
    let window = dropped(&place, &care(&steps.join(", ")));
    window.find(&sum(3));

    ignore(&window, EMPTY, "Ignore all of this kind: Steps without abilities");
    window.find(&see::words("Ignored in this framework: Steps without abilities."));
    window.find(&sum(2));
    window.press(&[F6]);
    stands(&window, "Undo");
    window.press(&[key::ENTER]);
    window.find(&finding(EMPTY));
    window.find(&sum(3));

    ignore(&window, EMPTY, "Ignore all of this kind: Steps without abilities");
    ignore(&window, MANPOWER, "Ignore “manpower” everywhere");
    window.find(&see::words("“manpower” is ignored in this framework."));
    window.find(&sum(1));
    ignore(&window, CHAIRMAN, "Ignore here");
    window.find(&see::words("Ignored here."));
    all_mended(&window);
    // A word that is ignored everywhere is ignored where it is typed next.
    to_cell(&window);
    for words in ["Counts the manpower of every night.", "Writes the whitelist of visitors."] {
        window.type_text(words);
        window.press(&[key::ENTER]);
        says(&window, &[words]);
    }
    window.find(&finding("“whitelist” can leave people out"));
    window.find(&sum(1));
    assert!(!window.has(&finding(MANPOWER)));

    let window = reopened(&place, window);
    window.find(&sum(1));
    window.chord(&[key::CONTROL, "."]);
    window.find(&finding("“whitelist” can leave people out"));
    go(&window, &[key::TAB], "Show ignored (3)");
    window.press(&[key::ENTER]);
    for (sentence, how) in
        [(EMPTY, "ignored everywhere"), (MANPOWER, "ignored everywhere: “manpower”"), (CHAIRMAN, "ignored here")]
    {
        window.find(&format!("{LIST}//li[contains(., '{sentence} · {how}')]"));
    }
    go(&window, &[key::TAB], &format!("Show again: {CHAIRMAN}"));
    window.press(&[key::ENTER]);
    window.find(&finding(CHAIRMAN));
    window.find(&sum(2));
    // The focus stays in the list of what is ignored, so that the next one can be shown again.
    stands(&window, "Hide ignored");

    let window = reopened(&place, window);
    window.find(&sum(2));
}
