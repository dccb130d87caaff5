//! Links by keys: one made to something here and one to something outside, followed, seen from its other end, changed,
//! removed, taken back, and still there the next day.

use crate::access;
use crate::hands::{details, go, outline, reads, to_row, undo};
use crate::person::{self, care, dropped, pick, reopened, stands, step};
use rungs_tests::webdriver::{Place, Window, key, see};

/// The links of something, as they read.
fn links(window: &Window, subject: &str) -> Vec<String> {
    let rows = window.script(&format!(
        "const section = document.querySelector('section[aria-label=\"Links of {subject}\"]');
         const words = (row) => row.firstElementChild.innerText.split(/\\s+/).filter(Boolean).join(' ');
         return [...(section?.querySelectorAll('li') ?? [])].map(words)"
    ));
    rows.as_array().into_iter().flatten().filter_map(|row| row.as_str()).map(str::to_string).collect()
}

#[track_caller]
fn linked(window: &Window, subject: &str, wanted: &[&str]) {
    window.wait(&format!("the links of {subject} are {wanted:?}"), || match links(window, subject) {
        now if now == wanted => Ok(()),
        now => Err(now),
    });
}

/// Opens the form for a new link and types what it leads to; `offered` is what is found for that.
#[track_caller]
fn link(window: &Window, typed: &str, offered: &str) {
    details(window, "Title");
    go(window, key::TAB, "Add a link");
    window.press(&[key::ENTER]);
    stands(window, "What it means");
    go(window, key::TAB, "What it leads to");
    window.type_text(typed);
    stands(window, offered);
    window.press(&[key::ENTER]);
    stands(window, "Add a link");
}

#[test]
fn a_thing_is_linked_with_another_and_with_one_outside() {
    let Some(place) = Place::new() else { return };
    let steps = [step("Helper", &["Lends a hand"]), step("Nurse", &["Cares for people"])].join(", ");
    let window = dropped(&place, &care(&steps));
    to_row(&window, "Helper");
    details(&window, "Title");
    linked(&window, "Helper", &[]);
    assert_eq!(window.count("//section[@aria-label='Links of Helper']//*[self::h2 or self::li]"), 0);

    // Escape leaves all as it is, and the focus where it came from.
    go(&window, key::TAB, "Add a link");
    window.press(&[key::ENTER]);
    stands(&window, "What it means");
    window.press(&[key::ESCAPE]);
    stands(&window, "Add a link");
    link(&window, "nur", "Nurse");
    linked(&window, "Helper", &["is related to Nurse Carer"]);

    // A link leads to its other end, which shows where it comes from.
    person::go(&window, &[key::SHIFT, key::TAB], "is related to Nurse");
    window.press(&[key::ENTER]);
    reads(&window, "the title", "Nurse", || window.value(&see::field("Title")));
    linked(&window, "Nurse", &["is related to Helper Carer"]);
    details(&window, "Title");
    go(&window, key::TAB, "Change what the link with “Helper” means");
    window.press(&[key::ENTER]);
    pick(&window, "comes after");
    linked(&window, "Nurse", &["comes after Helper Carer"]);

    // Something outside is words: nothing is fetched, and nothing can be opened by mistake.
    link(&window, "Kind to bees https://example.org/bees", "Link to “Kind to bees” at https://example.org/bees");
    linked(&window, "Nurse", &["is related to Kind to bees https://example.org/bees", "comes after Helper Carer"]);
    assert_eq!(window.count("//section[@aria-label='Links of Nurse']//a"), 0);
    link(&window, "Lends", "Lends a hand");

    let wrong = access::wrong_here(&window, "links");
    assert!(wrong.is_empty(), "{wrong:#?}");

    // Removing one is taken back, and what is selected stays.
    details(&window, "Title");
    go(&window, key::TAB, "Remove the link with “Kind to bees”");
    window.press(&[key::ENTER]);
    window.find(&see::words("The link with “Kind to bees” was removed."));
    stands(&window, "Add a link");
    let left = ["is related to Lends a hand Carer › Helper", "comes after Helper Carer"];
    linked(&window, "Nurse", &left);
    outline(&window);
    undo(&window);
    let all = ["is related to Kind to bees https://example.org/bees", left[0], left[1]];
    linked(&window, "Nurse", &all);
    reads(&window, "the title", "Nurse", || window.value(&see::field("Title")));

    let window = reopened(&place, window);
    to_row(&window, "Nurse");
    details(&window, "Title");
    linked(&window, "Nurse", &all);
    // What goes takes its links along.
    to_row(&window, "Helper");
    window.press(&[key::DELETE]);
    window.gone(&see::outline("Helper"));
    to_row(&window, "Nurse");
    linked(&window, "Nurse", &all[..1]);
    undo(&window);
    to_row(&window, "Nurse");
    linked(&window, "Nurse", &all);
}
