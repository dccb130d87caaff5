//! What people who do without a pointer, without colours or without the screen meet on every screen: axe-core and rules
//! of our own in every theme and at 200 %, and the focus as Tab leads it about.

use rungs_tests::webdriver::{Place, Window, key, see};
use serde_json::Value as Json;
use std::path::Path;

/// What is wrong with the page as it stands; needs axe-core in it.
const WRONG: &str = include_str!("access.js");
/// What is wrong with where the focus is.
const FOCUS: &str = include_str!("focus.js");

/// The themes as the palette calls them, and how the page calls them.
const THEMES: [(&str, &str); 3] = [("Light", "light"), ("Dark", "dark"), ("High contrast", "contrast")];
/// Half of 1280 x 800: what is seen at 200 %.
const SIZES: [(u32, u32); 2] = [(1280, 800), (640, 400)];
/// No screen has as many stops; a round that is longer goes in circles.
const STOPS: usize = 120;

/// The program that looks, from the packages of the page. The page's own rules forbid it to run code from a text, so
/// the driver brings it in.
fn bring_axe(window: &Window) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(&file).expect("`npm ci` in ui brings axe-core");
    window.script(&axe);
}

/// Chooses a theme by keys, which works where there is no room for its button.
fn theme(window: &Window, words: &str, name: &str) {
    window.chord(&[key::CONTROL, "k"]);
    window.ready("//*[@role='dialog']//input[@role='combobox']");
    window.type_text(words);
    window.wait("the command is found", || {
        let first = window.text("//*[@role='dialog']//*[@role='option' and @aria-selected='true']");
        if first.contains(words) { Ok(()) } else { Err(first) }
    });
    window.press(&[key::ENTER]);
    let put = format!("return (document.documentElement.dataset.theme ?? '').startsWith('{name}')");
    window.wait("the theme changes", || if window.script(&put) == true { Ok(()) } else { Err("not yet") });
}

/// Looks at the screen in every theme and size; `wrong` takes what is not well, once each.
fn look(window: &Window, screen: &str, wrong: &mut Vec<String>) {
    for (words, name) in THEMES {
        theme(window, words, name);
        look_here(window, &format!("{screen} {name}"), wrong);
    }
}

/// Looks at the screen as it is. A menu or a dialog would close if the theme was chosen.
fn look_here(window: &Window, screen: &str, wrong: &mut Vec<String>) {
    for (width, height) in SIZES {
        window.resize(width, height);
        if let Json::Array(found) = window.script(WRONG) {
            wrong.extend(found.iter().map(|what| format!("{screen} at {width}: {what}")));
        }
    }
    window.resize(SIZES[0].0, SIZES[0].1);
}

/// What is wrong with the screen as it is, in every theme and size.
pub(crate) fn wrong_here(window: &Window, screen: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    bring_axe(window);
    look(window, screen, &mut wrong);
    wrong
}

/// Goes round the screen by Tab: wherever the focus is, it is seen, and nothing lies over it.
fn round(window: &Window, screen: &str, wrong: &mut Vec<String>) {
    const SAME: &str = "
        const seen = (window.stopsSeen ??= new Set());
        const known = seen.has(document.activeElement);
        seen.add(document.activeElement);
        return known;
    ";
    window.script("window.stopsSeen = new Set(); return null");
    for stop in 0..=STOPS {
        window.press(&[key::TAB]);
        if window.script(SAME) == true {
            return;
        }
        let found = window.script(FOCUS);
        let found = found.as_str().unwrap_or_default();
        if !found.is_empty() {
            wrong.push(format!("{screen}, stop {stop}: {found}"));
        }
    }
    wrong.push(format!("{screen}: Tab never comes round"));
}

fn to_library(window: &Window) {
    window.chord(&[key::CONTROL, "l"]);
    window.find(&see::words("Frameworks"));
}

fn open(window: &Window, title: &str) {
    to_library(window);
    window.click(&see::button(&format!("Open {title}")));
    window.find(&see::button("Versions"));
}

fn sample(window: &Window, title: &str, is_first: bool) {
    if is_first {
        window.click(&format!("//button[contains(., '{title}')]"));
    } else {
        to_library(window);
        window.click(&see::button("New framework"));
        window.click(&format!("//*[@role='dialog']//button[contains(., '{title}')]"));
    }
    window.find(&see::button("Versions"));
}

fn view(window: &Window, name: &str) {
    window.click(&format!("//button[@role='radio' and normalize-space()='{name}']"));
}

fn panel(window: &Window, name: &str) {
    window.click(&format!("//*[@role='tab' and starts-with(normalize-space(), '{name}')]"));
}

#[test]
fn everything_can_be_used_by_everybody() {
    let Some(place) = Place::new() else { return };
    let window = place.open();
    bring_axe(&window);
    let mut wrong = Vec::new();
    window.find("//*[@role='grid']//*[@role='row']");
    look(&window, "first start", &mut wrong);
    round(&window, "first start", &mut wrong);

    sample(&window, "Software engineering", true);
    sample(&window, "Customer support, by outcome", false);
    sample(&window, "People skills", false);
    to_library(&window);
    look(&window, "library", &mut wrong);
    round(&window, "library", &mut wrong);
    window.click(&see::button("New framework"));
    window.find("//*[@role='dialog']");
    look_here(&window, "new framework", &mut wrong);
    window.press(&[key::ESCAPE]);

    framework(&window, &mut wrong);
    opened(&window, &mut wrong);
    earlier(&window, &mut wrong);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The views of a framework, of its paths, and the panels beside them.
fn framework(window: &Window, wrong: &mut Vec<String>) {
    open(window, "People skills");
    window.click(&see::outline("People skills"));
    look(window, "overview", wrong);
    open(window, "Customer support, by outcome");
    window.click(&see::outline("Customer support, by outcome"));
    for name in ["Overview", "By grade", "Outcomes", "Map"] {
        view(window, name);
        look(window, name, wrong);
        round(window, name, wrong);
    }
    open(window, "Software engineering");
    for name in ["Document", "Map", "Matrix"] {
        view(window, name);
        look(window, name, wrong);
        round(window, name, wrong);
    }
    window.chord(&[key::CONTROL, "3"]);
    for name in ["Details", "To mend", "Versions", "History"] {
        panel(window, name);
        look(window, name, wrong);
        round(window, name, wrong);
    }
    panel(window, "Details");
}

/// What opens over the framework, or in it.
fn opened(window: &Window, wrong: &mut Vec<String>) {
    window.chord(&[key::CONTROL, "2"]);
    window.find("//*[@role='gridcell' and @data-row='1']");
    window.find("//h1");
    window.chord(&[key::SHIFT, key::RIGHT]);
    window.find("//*[@role='gridcell' and @data-picked]");
    look_here(window, "a block", wrong);
    window.press(&[key::ESCAPE, key::F2]);
    window.find("//textarea[starts-with(@aria-label, 'Statement of')]");
    look_here(window, "the editor", wrong);
    window.press(&[key::ESCAPE]);
    window.chord(&[key::SHIFT, key::F10]);
    window.find("//*[@role='menuitem']");
    look_here(window, "a menu", wrong);
    window.press(&[key::ESCAPE]);
    for (name, chord, shown) in [
        ("find", "f", "//*[@role='search'] | //input[@type='search']"),
        ("replace", "h", "//*[@role='dialog']"),
        ("palette", "k", "//input[@role='combobox']"),
        ("save version", "s", "//*[@role='dialog']"),
    ] {
        window.chord(&[key::CONTROL, chord]);
        window.find(shown);
        window.type_text("te");
        look_here(window, name, wrong);
        window.press(&[key::ESCAPE]);
    }
    window.press(&[key::F1]);
    window.find(&see::dialog("Keyboard shortcuts"));
    look_here(window, "keys", wrong);
    window.press(&[key::ESCAPE]);
    window.gone(&see::dialog("Keyboard shortcuts"));
}

/// A version, and what changed since.
fn earlier(window: &Window, wrong: &mut Vec<String>) {
    window.chord(&[key::CONTROL, "s"]);
    window.find(&see::dialog("Save version"));
    window.fill(&see::field("Name"), "2026.1");
    window.press(&[key::ENTER]);
    window.gone(&see::dialog("Save version"));
    window.chord(&[key::CONTROL, "2"]);
    window.press(&[key::DELETE]);
    window.click(&see::button("Compare"));
    window.find("//*[@role='treeitem']");
    for name in ["Side by side", "Marked up", "New", "Old"] {
        view(window, name);
        look(window, name, wrong);
        round(window, name, wrong);
    }
    window.click(&see::button("Back"));
    window.click(&see::button("Versions"));
    window.click(&see::button("Open 2026.1, read-only"));
    window.find(&see::button("Restore"));
    look(window, "a version", wrong);
    round(window, "a version", wrong);
}
