//! Files that come from outside: dropped on the window, or opened with it.

use rungs_tests::webdriver::{Place, key, see};

const LADDER: &[u8] = br#"{"format": "rungs.framework/1", "title": "Dropped ladder", "paths": [{"title": "Care"}]}"#;

#[test]
fn a_dropped_file_is_brought_in() {
    let Some(place) = Place::new() else { return };
    let window = place.open();
    window.find("//button[contains(., 'Delivery planning')]");
    place.drop_file("ladder.json", LADDER);
    window.find("//main//h1[contains(., 'Care')]");
    window.find(&see::words_with("“Dropped ladder” came in"));
}

#[test]
fn a_dropped_file_that_is_no_framework_is_refused_in_a_sentence() {
    let Some(place) = Place::new() else { return };
    let window = place.open();
    window.find("//button[contains(., 'Delivery planning')]");
    place.drop_file("shopping.pdf", b"%PDF-1.7\nMilk, bread, and a career.\n");
    let said = window.text(&see::dialog("This file did not come in"));
    assert!(said.contains("shopping.pdf"), "{said}");
    assert!(!said.contains("Something went wrong"), "{said}");
    assert_eq!(said.matches("shopping.pdf").count(), 1, "{said}");
    assert!(said.trim().lines().count() <= 5, "{said}");
    window.shot("dropped-no-framework");
    window.press(&[key::ESCAPE]);
    window.gone(&see::dialog("This file did not come in"));
    // Nothing came into the library.
    window.find("//button[contains(., 'Delivery planning')]");
    assert!(!window.has("//*[@aria-label='Frameworks']"));
}

#[test]
fn a_file_that_was_double_clicked_is_opened() {
    let Some(place) = Place::new() else { return };
    let file = place.dialogs().join("clicked.json");
    std::fs::write(&file, LADDER).unwrap();
    let window = place.open_with(&file);
    window.find("//main//h1[contains(., 'Care')]");
}
