//! The details of one thing by keys: years as people write them, a competency found or made, Markdown written and read,
//! a value stream it serves, and its history.

use crate::hands::{again, details, go, inside, menu, outline, reads, redo, sample, stands, to_row, undo};
use rungs_tests::webdriver::{Place, Window, key, see};

/// Types over what stands in the field that has the focus.
fn over(window: &Window, text: &str) {
    window.chord(&[key::CONTROL, "a"]);
    window.type_text(text);
}

/// Whether a tick is set, by the words beside it.
fn is_ticked(window: &Window, words: &str) -> bool {
    let find = "const label = [...document.querySelectorAll('label')].find((one) => one.innerText.trim().startsWith(";
    window.script(&format!("{find}'{words}')); return label?.control.checked ?? null")) == true
}

#[track_caller]
fn ticked(window: &Window, words: &str) {
    window.wait("it is ticked", || if is_ticked(window, words) { Ok(()) } else { Err("not yet") });
}

#[test]
fn years_as_people_write_them_become_data_and_a_picture() {
    let Some(place) = Place::new() else { return };
    let window = sample(&place, "Delivery planning");
    to_row(&window, "Senior planner");
    details(&window, "Title");
    go(&window, key::TAB, "Years");
    let years = see::field("Years");
    let kept = |wanted: &str| reads(&window, "the field", wanted, || window.value(&see::field("Years")));
    let drawn = |words: &str| {
        window.find(&format!(
            "//*[@role='img' and contains(@aria-label, 'Planner: 2–5 years; Senior planner: {words}')]"
        ));
    };
    // Above its column in the matrix.
    let head = |words: &str| window.find(&see::button(&format!("Years of experience: {words}")));
    window.ready(&years);
    kept("5–9");
    drawn("5–9 years");

    // The picture follows what is typed; what is kept does so with Enter.
    over(&window, "2+");
    drawn("2+ years");
    head("5–9 years");
    window.press(&[key::ENTER]);
    head("2+ years");
    for (typed, field, words) in [
        ("18 months", "1.5", "1.5 years"),
        ("up to three years", "≤ 3", "up to 3 years"),
        ("at least 6", "6+", "6+ years"),
        ("between 2 and 5", "2–5", "2–5 years"),
    ] {
        over(&window, typed);
        window.press(&[key::ENTER]);
        kept(field);
        drawn(words);
    }
    assert_eq!(window.count(&see::button("Years of experience: 2–5 years")), 2);

    // What is not understood stays there, with the reason, and changes nothing.
    for (typed, why) in [
        ("a while", "These years are not understood. Write them like 2+, 2–5 or “not essential”."),
        ("5-2", "From 5 to 2 runs backwards. Is it 2–5?"),
        ("2.3", "2.3 does not go: years go in halves, 0, 0.5, 1 … 100."),
    ] {
        over(&window, typed);
        window.press(&[key::ENTER]);
        window.find(&format!("//*[@role='alert' and normalize-space()='{why}']"));
        kept(typed);
    }
    assert_eq!(window.count(&see::button("Years of experience: 2–5 years")), 2);
    over(&window, "not essential");
    window.press(&[key::ENTER]);
    kept("Not essential");
    drawn("Years not essential");
    head("Years not essential");
    ticked(&window, "Years are not essential");
    window.gone("//*[@role='alert']");

    let window = again(&place, window);
    let field = || window.value(&see::field("Years"));
    window.find(&see::button("Years of experience: Years not essential"));
    to_row(&window, "Senior planner");
    details(&window, "Title");
    reads(&window, "the field", "Not essential", field);
    ticked(&window, "Years are not essential");
    outline(&window);
    undo(&window);
    reads(&window, "the field", "2–5", field);
    assert!(!is_ticked(&window, "Years are not essential"));
}

#[test]
fn a_competency_is_found_or_made_while_typing() {
    const WORDS: &str = "Follow the team’s conventions so that reviews can be about what a change does.";
    let Some(place) = Place::new() else { return };
    let window = sample(&place, "Software engineering");
    let within = |row: &str| {
        format!("//*[@role='row' and .//*[@role='rowheader' and contains(., '{row}')]]//*[normalize-space()='{WORDS}']")
    };
    window.find(&within("Readable code"));
    to_row(&window, "Associate engineer");
    window.press(&[key::RIGHT, key::DOWN]);
    stands(&window, WORDS);
    details(&window, "Statement");
    go(&window, key::TAB, "Competency");
    let field = see::field("Competency");
    window.ready(&field);
    reads(&window, "the competency", "Readable code", || window.value(&field));

    window.type_text("plan");
    stands(&window, "Planning work");
    assert_eq!(window.count("//*[@role='option' and not(contains(., 'Create competency'))]"), 1);
    window.press(&[key::ENTER]);
    reads(&window, "the competency", "Planning work", || window.value(&field));
    window.find(&within("Planning work"));
    window.gone(&within("Readable code"));

    // What is not there is made in the group that is meant.
    over(&window, "Pair programming");
    stands(&window, "Create competency “Pair programming” in");
    assert_eq!(window.count("//*[@role='option']"), 3);
    go(&window, key::DOWN, "in Running software");
    window.press(&[key::ENTER]);
    reads(&window, "the competency", "Pair programming", || window.value(&field));
    window.find(&within("Pair programming"));
    // What was made and that it is meant are one step.
    outline(&window);
    undo(&window);
    window.find(&within("Planning work"));
    reads(&window, "the competency", "Planning work", || window.value(&field));
    window.gone("//*[@role='rowheader' and contains(., 'Pair programming')]");
    redo(&window);
    window.find(&within("Pair programming"));

    // Whoever empties the field means none.
    details(&window, "Statement");
    go(&window, key::TAB, "Competency");
    window.ready(&field);
    window.chord(&[key::CONTROL, "a"]);
    window.press(&[key::DELETE, key::TAB]);
    window.gone(&within("Pair programming"));
    outline(&window);
    undo(&window);
    window.find(&within("Pair programming"));

    let window = again(&place, window);
    window.find(&within("Pair programming"));
    to_row(&window, "Running software");
    window.press(&[key::RIGHT]);
    let group = inside(&window, 2, "Running software");
    assert_eq!(group, ["Releasing", "Reliability", "Security and privacy", "Pair programming"]);
}

#[test]
fn a_note_is_written_in_markdown_and_read_as_it_looks() {
    let Some(place) = Place::new() else { return };
    let window = sample(&place, "Delivery planning");
    to_row(&window, "Senior planner");
    menu(&window, "Add note");
    window.ready("//textarea[starts-with(@aria-label, 'Heading of')]");
    window.type_text("What this looks like");
    window.press(&[key::ENTER]);
    window.gone("//textarea[starts-with(@aria-label, 'Heading of')]");
    window.find(&see::outline("What this looks like"));
    details(&window, "Heading");
    go(&window, key::TAB, "Text");
    window.ready(&see::field("Text"));
    window.type_text("Plans **with** the teams, <b>not</b> for them:");
    window.press(&[key::ENTER, key::ENTER]);
    window.type_text("- once a week");
    window.press(&[key::ENTER]);
    window.type_text("- in *one* place");
    let written = window.value(&see::field("Text"));

    let read = || {
        window.chord(&[key::SHIFT, key::TAB]);
        go(&window, key::RIGHT, "Read");
        window.press(&[" "]);
    };
    read();
    let text = "//section[@aria-label='Text']";
    window.find(&format!("{text}//strong[normalize-space()='with']"));
    window.find(&format!("{text}//em[normalize-space()='one']"));
    assert_eq!(window.count(&format!("{text}//ul/li")), 2);
    // Marks that were meant are gone from the words; what is no Markdown is words.
    let words = window.text(text);
    assert!(words.contains("Plans with the teams, <b>not</b> for them:") && !words.contains('*'), "{words}");
    go(&window, key::LEFT, "Write");
    window.press(&[" "]);
    reads(&window, "the text", &written, || window.value(&see::field("Text")));

    let window = again(&place, window);
    to_row(&window, "What this looks like");
    details(&window, "Heading");
    reads(&window, "the text", &written, || window.value(&see::field("Text")));
}

#[test]
fn an_ability_is_tied_to_a_value_stream() {
    let Some(place) = Place::new() else { return };
    let window = sample(&place, "Customer support, by outcome");
    to_row(&window, "Support lead");
    window.press(&[key::RIGHT]);
    go(&window, key::DOWN, "Decide on goodwill payments");
    details(&window, "Statement");
    window.find(&see::words("0 of 4 chosen"));
    go(&window, key::TAB, "Promises kept");
    window.press(&[" "]);
    window.find(&see::words("1 of 4 chosen"));
    ticked(&window, "Promises kept");
    // Taken back and done again, it is shown where it stands: in the value stream.
    outline(&window);
    undo(&window);
    window.find(&see::words("3 of 13 chosen"));
    redo(&window);
    window.find(&see::words("4 of 13 chosen"));
    // However much there is in the details, they scroll, and never the window.
    let still = "return document.scrollingElement.scrollHeight === document.scrollingElement.clientHeight";
    assert_eq!(window.script(still), true);

    let window = again(&place, window);
    to_row(&window, "Support lead");
    window.press(&[key::RIGHT]);
    go(&window, key::DOWN, "Decide on goodwill payments");
    details(&window, "Statement");
    window.find(&see::words("1 of 4 chosen"));
    ticked(&window, "Promises kept");
    // The stream says the same from its side.
    to_row(&window, "Customers have their problem solved");
    window.press(&[key::RIGHT]);
    go(&window, key::DOWN, "Promises kept");
    window.find(&see::words("4 of 13 chosen"));
}

#[test]
fn the_history_of_a_thing_says_what_changed_and_puts_it_back() {
    let Some(place) = Place::new() else { return };
    let window = sample(&place, "Delivery planning");
    to_row(&window, "Assistant planner");
    window.press(&[key::RIGHT, key::DOWN]);
    details(&window, "Statement");
    let statement = see::field("Statement");
    let before = window.value(&statement);
    window.chord(&[key::CONTROL, key::END]);
    window.type_text(" Nobody has to ask for it.");
    window.press(&[key::ENTER]);
    window.find("//button[@aria-label='Undo' and not(@disabled)]");
    go(&window, key::TAB, "History");
    window.press(&[key::ENTER]);
    let history = "//section[starts-with(@aria-label, 'History of')]";
    let entry = |n: usize| format!("({history}//ol/li)[{n}]");
    window.find(&format!("{}//ins[contains(., 'Nobody has to ask for it.')]", entry(1)));
    window.find(&format!("{}//*[normalize-space()='Came into the library']", entry(2)));

    go(&window, key::TAB, "Put back what Statement said before:");
    window.press(&[key::ENTER]);
    reads(&window, "the statement", &before, || window.value(&statement));
    window.find(&see::words("Statement says again what it said before."));
    window.find(&format!("{}//del[contains(., 'Nobody has to ask for it.')]", entry(1)));
    assert_eq!(window.count(&format!("{history}//ol/li")), 3);

    let window = again(&place, window);
    to_row(&window, &before);
    details(&window, "Statement");
    reads(&window, "the statement", &before, || window.value(&statement));
    go(&window, key::TAB, "History");
    window.press(&[key::ENTER]);
    window.find(&format!("{}//del[contains(., 'Nobody has to ask for it.')]", entry(1)));
    window.find(&format!("{}//ins[contains(., 'Nobody has to ask for it.')]", entry(2)));
    assert_eq!(window.count(&format!("{history}//ol/li")), 3);
}
