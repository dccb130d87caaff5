//! Handing out by keys: every format to choose from, with what of the framework it cannot hold said before.

use crate::person::{dropped, go, stands};
use rungs_tests::webdriver::{Place, key, see};

/// A note and years, which a table of abilities has no room for.
const LADDER: &str = r#"{"format": "rungs.framework/1", "title": "Care", "language": "en", "paths": [{"title": "Carer",
    "notes": [{"heading": "How to grow", "body": "Ask for a ward of your own."}],
    "steps": [{"title": "Junior", "experience": {"minYears": 1}, "abilities": [
        {"statement": "Helps people to eat in peace."}]}]}]}"#;

#[test]
fn a_format_is_chosen_knowing_what_it_leaves_out() {
    let Some(place) = Place::new() else { return };
    let window = dropped(&place, LADDER);
    window.chord(&[key::CONTROL, key::SHIFT, "e"]);
    let dialog = see::dialog("Export");
    window.find(&dialog);
    stands(&window, "PDF");
    let option = |name: &str| format!("{dialog}//*[@role='option' and starts-with(normalize-space(), '{name}')]");
    window.find(&format!("{}[contains(., 'Complete')]", option("Rungs file")));
    window.find(&format!("{}[contains(., 'Without') and contains(., '1 note')]", option("Table (CSV)")));
    for theme in ["dark", "light"] {
        window.script(&format!("document.documentElement.dataset.theme = '{theme}'"));
        window.shot(&format!("export-dialog-{theme}"));
    }
    go(&window, &[key::DOWN], "Table (CSV)");
    window.find(&format!("{}[@aria-selected='true']", option("Table (CSV)")));
    window.press(&[key::ENTER]);
    window.gone(&dialog);
    window.wait("the table is there", || {
        let files = std::fs::read_dir(place.dialogs()).map_err(|why| why.to_string())?;
        let table = files.flatten().find(|file| file.path().extension().is_some_and(|end| end == "csv"));
        let words = table.and_then(|file| std::fs::read_to_string(file.path()).ok()).unwrap_or_default();
        if words.contains("Helps people to eat in peace.") { Ok(()) } else { Err(words) }
    });
}
