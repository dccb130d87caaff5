//! The cells of a matrix by keys alone: picked, copied, pasted, cleared, typed into.

use rungs_engine::{Engine, Reading};
use rungs_tests::host::Fixed;
use rungs_tests::webdriver::{Place, Window, key, see};
use serde_json::json;
use std::sync::Arc;

/// The row and the column of the cell that has the focus itself.
const SPOT: &str = "
    const { row, column } = document.activeElement.dataset;
    return row === undefined ? '' : `${row},${column}`;
";

/// Waits until the focus is on this cell.
fn stands(window: &Window, spot: &str) {
    window.wait("the focus is on the cell", || match window.script(SPOT).as_str().unwrap_or_default() {
        now if now == spot => Ok(()),
        now => Err(now.to_string()),
    });
}

/// The lines of a cell, read in one look: one after the other they may change in between.
fn lines(window: &Window, row: usize, column: usize) -> Vec<String> {
    let all = window.script(&format!(
        "const cell = document.querySelector('[role=gridcell][data-row=\"{row}\"][data-column=\"{column}\"]');
         return [...(cell?.querySelectorAll('li') ?? [])].map((line) => line.innerText.trim())"
    ));
    all.as_array().into_iter().flatten().filter_map(|line| line.as_str().map(str::to_string)).collect()
}

/// Waits until a cell says this.
fn says(window: &Window, row: usize, column: usize, wanted: &[String]) {
    window.wait("the cell changes", || match lines(window, row, column) {
        now if now == wanted => Ok(()),
        now => Err(now),
    });
}

#[test]
fn blocks_by_keys() {
    let Some(place) = Place::new() else { return };
    let window = place.open();
    window.click("//button[contains(., 'Software engineering')]");
    window.find("//*[@role='gridcell' and @data-row='1' and @data-column='1']");
    window.chord(&[key::CONTROL, "2"]);
    stands(&window, "1,1");
    let picked = "//*[@role='grid']//*[@aria-selected='true']";

    window.press(&[key::DOWN]);
    window.chord(&[key::SHIFT, key::RIGHT]);
    stands(&window, "2,2");
    assert_eq!(window.count(picked), 2);
    let (first, second) = (lines(&window, 2, 1), lines(&window, 2, 2));
    let (third, fourth) = (lines(&window, 2, 3), lines(&window, 2, 4));
    assert!(!first.is_empty() && first != third, "{first:?}");
    window.chord(&[key::CONTROL, "c"]);

    // One step, also back: what was pasted is what was copied.
    window.press(&[key::RIGHT]);
    window.chord(&[key::CONTROL, "v"]);
    says(&window, 2, 3, &first);
    says(&window, 2, 4, &second);
    window.chord(&[key::CONTROL, "z"]);
    says(&window, 2, 3, &third);
    says(&window, 2, 4, &fourth);

    window.press(&[key::HOME, key::RIGHT]);
    stands(&window, "2,1");
    window.press(&[key::DELETE]);
    says(&window, 2, 1, &[]);
    window.find("//*[normalize-space()='1 cell cleared.']");
    window.chord(&[key::CONTROL, "z"]);
    says(&window, 2, 1, &first);

    window.type_text("Keeps a list of what was learned");
    window.press(&[key::ENTER]);
    let more: Vec<String> = first.iter().cloned().chain(["Keeps a list of what was learned".to_string()]).collect();
    says(&window, 2, 1, &more);
    window.press(&[key::ESCAPE]);
    stands(&window, "2,1");

    // All of it, pasted over itself, is recognised by its heads.
    window.chord(&[key::CONTROL, "a"]);
    window.chord(&[key::CONTROL, "c"]);
    window.chord(&[key::CONTROL, "v"]);
    window.find(&see::dialog("Paste a block"));
    window.press(&[key::ESCAPE]);
    window.gone(&see::dialog("Paste a block"));
    says(&window, 2, 1, &more);
}

#[test]
fn a_long_cell_is_drawn_as_one_comes_to_its_lines() {
    let Some(place) = Place::new() else { return };
    // Long enough that the further lines are far from the window, however wide the column.
    let words = "Plans the work of the team for the quarter and says what it will not do, and why. ".repeat(12);
    let statements: Vec<String> = (1..=50).map(|n| format!("{n}. {}", words.trim())).collect();
    let abilities: Vec<_> = statements.iter().map(|one| json!({"statement": one})).collect();
    let steps = json!([{"title": "Junior", "abilities": abilities}, {"title": "Senior", "abilities": [{"statement": "Leads"}]}]);
    let ladder =
        json!({"format": "rungs.framework/1", "title": "Long", "paths": [{"title": "Making", "steps": steps}]});
    let file = place.dialogs().join("long.rungs.json");
    std::fs::write(&file, ladder.to_string()).unwrap();
    let engine = Engine::open(&place.library(), Arc::new(Fixed::new(1))).unwrap();
    engine.import(&file, Reading::default(), &mut |_, _| true).unwrap();
    drop(engine);

    let window = place.open();
    window.click("//button[starts-with(@aria-label, 'Open Long')]");
    window.find("//*[@role='gridcell' and @data-row='1' and @data-column='1']//li");
    let drawn = || window.count("//*[@data-row='1' and @data-column='1']//li[@data-node]");
    assert!(drawn() < 50, "all of them are drawn at once");
    window.chord(&[key::CONTROL, "2"]);
    stands(&window, "1,1");
    window.press(&[key::ENTER]);
    let at = |wanted: &str| {
        window.wait("the line has the focus", || {
            match window.script("return document.activeElement.innerText").as_str() {
                Some(now) if now.starts_with(wanted) => Ok(()),
                now => Err(now.unwrap_or_default().to_string()),
            }
        });
    };
    at("1. ");
    for n in 2..=50 {
        window.press(&[key::DOWN]);
        at(&format!("{n}. "));
    }
    assert_eq!(drawn(), 50);
}
