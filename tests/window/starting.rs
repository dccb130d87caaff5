//! Ways to begin: a starter from the first page, a copy of it, and the trace that leads back.

use rungs_tests::webdriver::{Place, key, see};

#[test]
fn a_starter_and_a_copy_of_it() {
    let Some(place) = Place::new() else { return };
    let window = place.open();
    let starters = "//*[@role='grid']//*[@role='row']";
    window.find(starters);
    window.fill(&see::field("Find a starter"), "chief revenue");
    window.find(&see::words("1 starter"));
    assert_eq!(window.count(starters), 1);
    window.click(&format!("{starters}[.//h3[normalize-space()='Sales']]"));
    window.find(&see::button("Versions"));

    window.chord(&[key::CONTROL, "l"]);
    window.click(&see::button("Actions for Sales"));
    window.click("//*[@role='menuitem' and contains(., 'Start a copy')]");
    window.fill(&see::field("What is the copy called?"), "Sales in Berlin");
    window.press(&[key::ENTER]);
    window.gone(&see::dialog("Start a copy of “Sales”"));
    window.click(&see::outline("Sales in Berlin"));
    window.chord(&[key::CONTROL, "3"]);
    window.find("//section[@aria-label='Where it comes from' and contains(., 'Copied from the draft of Sales on ')]");

    window.click(&see::button("Compare with the original"));
    window.find(&see::words_with("Sales in Berlin"));
    window.click(&see::button("Back"));
    window.click(&see::outline("Sales in Berlin"));
    window.chord(&[key::CONTROL, "3"]);
    window.click(&see::button("Open “Sales”"));
    window.find(&see::outline("Sales"));
}
