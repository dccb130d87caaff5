//! Nothing is lost, by keys alone: every step can be looked at, compared and gone back to; undo and redo say what they
//! would do; what was removed comes back from its message; and a sentence survives the end of the program.

use crate::person::{F6, ask, care, dropped, focused, go, pick, reopened, says, stands, step};
use rungs_engine::Engine;
use rungs_tests::host::Fixed;
use rungs_tests::webdriver::{Place, Window, key, see};
use std::process::Command;
use std::sync::Arc;

const JUNIOR: &str = "Helps people to eat in peace.";
const SENIOR: &str = "Writes the plan of a ward.";

fn ladder() -> String {
    care(&[step("Junior", &[JUNIOR]), step("Senior", &[SENIOR])].join(", "))
}

/// Goes to a row of the outline.
#[track_caller]
fn row(window: &Window, words: &str) {
    window.chord(&[key::CONTROL, "1"]);
    window.ready("//*[@role='treegrid']");
    window.press(&[key::HOME]);
    go(window, &[key::DOWN], words);
}

#[track_caller]
fn rename(window: &Window, from: &str, to: &str) {
    row(window, from);
    window.press(&[key::F2]);
    window.ready(&format!("//textarea[@aria-label='Title of {from}']"));
    window.type_text(to);
    window.press(&[key::ENTER]);
    window.find(&see::outline(to));
}

#[track_caller]
fn remove(window: &Window, words: &str) {
    row(window, words);
    window.press(&[key::DELETE]);
    window.gone(&see::outline(words));
}

/// Goes to the list of all steps.
#[track_caller]
fn to_steps(window: &Window) {
    window.chord(&[key::CONTROL, "3"]);
    window.find("//*[@role='tab' and @aria-selected='true' and normalize-space()='Details']");
    window.wait("the details have the focus", || {
        let inside = "return document.activeElement.closest('#details') !== null";
        if window.script(inside) == true { Ok(()) } else { Err(focused(window)) }
    });
    go(window, &[key::SHIFT, key::TAB], "Details");
    window.press(&[key::END, key::TAB]);
    window.ready("//*[@role='listbox' and @aria-label='Every step, newest first']");
}

/// The page shows an earlier moment, after the step that is called so.
#[track_caller]
fn looks_at(window: &Window, step: &str) {
    window.find(&format!("//section[starts-with(@aria-label, 'As it was on ') and contains(., 'after: {step}')]"));
    assert!(!window.has("//button[@aria-label='Undo']"), "an earlier moment can be edited");
}

#[test]
fn a_step_is_looked_at_compared_and_gone_back_to() {
    let Some(place) = Place::new() else { return };
    let window = dropped(&place, &ladder());
    rename(&window, "Junior", "Beginner");
    remove(&window, "Senior");

    to_steps(&window);
    stands(&window, "Removed “Senior”, with 1 inside. now");
    window.press(&[key::DOWN]);
    stands(&window, "Changed the title of “Beginner”");
    window.press(&[key::ENTER]);
    looks_at(&window, "Changed the title of “Beginner”");
    window.find(&see::outline("Senior"));
    // Whoever goes through the steps stays among them.
    stands(&window, "Changed the title of “Beginner”. on the screen");
    window.press(&[key::DOWN, key::ENTER]);
    looks_at(&window, "Came into the library");
    window.find(&see::outline("Junior"));
    window.gone(&see::outline("Beginner"));

    stands(&window, "Came into the library. on the screen");
    window.chord(&[key::SHIFT, key::F10]);
    pick(&window, "Compare with now");
    window.find("//*[@role='treeitem' and contains(., 'Senior')]");
    window.find("//*[@role='treeitem' and contains(., 'Beginner')]");
    go(&window, &[key::SHIFT, key::TAB], "Back");
    window.press(&[key::ENTER]);
    looks_at(&window, "Came into the library");
    go(&window, &[key::TAB], "Go back to here");
    window.press(&[key::ENTER]);
    window.find(&see::words_with("What came after is still in the history."));
    window.find(&see::outline("Junior"));
    window.find(&see::outline("Senior"));
    says(&window, &[JUNIOR, SENIOR]);

    // It is a step like any other: it can be taken back, and done again.
    window.chord(&[key::CONTROL, "z"]);
    window.find(&see::outline("Beginner"));
    window.gone(&see::outline("Senior"));
    window.chord(&[key::CONTROL, key::SHIFT, "z"]);
    window.find(&see::outline("Junior"));

    let window = reopened(&place, window);
    window.find(&see::outline("Junior"));
    window.find(&see::outline("Senior"));
    to_steps(&window);
    let list = "//*[@role='listbox' and @aria-label='Every step, newest first']";
    for words in ["Went back to ", "Removed “Senior”, with 1 inside", "Changed the title of “Beginner”"] {
        window.find(&format!("{list}//*[@role='option' and starts-with(@aria-label, '{words}')]"));
    }
}

#[test]
fn undo_and_redo_say_what_they_would_do() {
    let Some(place) = Place::new() else { return };
    let window = dropped(&place, &ladder());
    rename(&window, "Junior", "Beginner");
    remove(&window, "Senior");
    ask(&window, "undo", "Undo remove “Senior”");
    window.find(&see::outline("Senior"));
    says(&window, &[SENIOR]);
    ask(&window, "undo", "Undo change “Beginner”");
    window.find(&see::outline("Junior"));

    // The next day both can still be done again, in their order.
    let window = reopened(&place, window);
    window.find(&see::outline("Junior"));
    ask(&window, "redo", "Redo change “Junior”");
    window.find(&see::outline("Beginner"));
    ask(&window, "redo", "Redo remove “Senior”");
    window.gone(&see::outline("Senior"));
    window.find("//button[@aria-label='Redo' and @disabled]");
}

#[test]
fn what_was_removed_comes_back_from_its_message() {
    let Some(place) = Place::new() else { return };
    let window = dropped(&place, &ladder());
    remove(&window, "Senior");
    window.find(&see::words("“Senior” and 1 node in it were removed."));
    window.press(&[F6]);
    stands(&window, "Undo");
    window.press(&[key::ENTER]);
    window.find(&see::outline("Senior"));
    says(&window, &[SENIOR]);
    window.gone(&see::words("“Senior” and 1 node in it were removed."));
    // The focus is back on it, so that work goes on where it was.
    stands(&window, "Senior");
    window.find("//button[@aria-label='Undo' and @disabled]");

    let window = reopened(&place, window);
    window.find(&see::outline("Senior"));
}

/// Ends the program as a crash does: without a word, in the middle of everything.
fn kill(place: &Place) {
    let library = format!("RUNGS_LIBRARY={}", place.library().display());
    let processes = std::fs::read_dir("/proc").unwrap().flatten().map(|process| process.path());
    let ours: Vec<_> = processes
        .filter(|process| std::fs::read_link(process.join("exe")).is_ok_and(|exe| exe.ends_with("rungs-desktop")))
        .filter(|process| {
            let environment = std::fs::read(process.join("environ")).unwrap_or_default();
            environment.split(|byte| *byte == 0).any(|one| one == library.as_bytes())
        })
        .collect();
    let [process] = &ours[..] else { panic!("one program has this library, not {ours:?}") };
    let ended = Command::new("kill").arg("-KILL").arg(process.file_name().unwrap()).status();
    assert!(ended.is_ok_and(|status| status.success()));
}

#[test]
fn a_sentence_survives_the_end_of_the_program() {
    let Some(place) = Place::new() else { return };
    let window = dropped(&place, &ladder());
    row(&window, "Junior");
    window.press(&[key::RIGHT, key::DOWN, key::F2]);
    window.ready("//textarea[starts-with(@aria-label, 'Statement of')]");
    window.press(&[key::END]);
    window.type_text(" Asks what they liked");
    let typed = format!("{JUNIOR} Asks what they liked");
    let engine = Engine::open(&place.library(), Arc::new(Fixed::new(1))).unwrap();
    let framework = engine.frameworks().unwrap()[0].id;
    window.wait("what is typed is handed over", || match engine.typing(framework).unwrap() {
        left if left.iter().any(|one| one.text == typed) => Ok(()),
        left => Err(left),
    });
    drop(engine);
    kill(&place);
    drop(window);

    // It stands beside what is kept, until somebody says what becomes of it.
    let window = place.open();
    window.ready("//button[contains(., 'Go on with')]");
    window.press(&[key::ENTER]);
    let left = "//section[@aria-label='You were typing here when Rungs closed']";
    window.find(&format!("{left}[contains(., '{typed}') and contains(., 'Now it says: {JUNIOR}')]"));
    says(&window, &[JUNIOR]);
    window.shot("typing-left");
    window.chord(&[key::CONTROL, "1"]);
    go(&window, &[key::SHIFT, key::TAB], "Keep");
    window.press(&[key::ENTER]);
    window.gone(left);
    says(&window, &[&typed]);
    window.chord(&[key::CONTROL, "z"]);
    says(&window, &[JUNIOR]);
    window.chord(&[key::CONTROL, key::SHIFT, "z"]);
    says(&window, &[&typed]);

    let window = reopened(&place, window);
    says(&window, &[&typed]);
    assert!(!window.has(left), "it is asked once");
}
