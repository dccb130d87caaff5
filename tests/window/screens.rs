//! Every screen with every sample, light and dark, in two sizes: pictures for people to look at in `target/screens`, and
//! what has to hold on each of them.

use rungs_tests::webdriver::{Place, Window, key, see};
use serde_json::Value as Json;

const SIZES: [(u32, u32); 2] = [(1280, 800), (1920, 1080)];

/// A sample: its title, the name of its pictures, and how its path is to be shown, if it has one.
const SAMPLES: [(&str, &str, Option<&str>); 5] = [
    ("Delivery planning", "path", Some("Matrix")),
    ("Software engineering", "matrix", Some("Matrix")),
    ("People skills", "taxonomy", None),
    ("Leading people", "narrative", Some("Document")),
    ("Customer support, by outcome", "outcomes", None),
];

/// What is wrong with the page as it stands, as a list of sentences.
const WRONG: &str = r#"
    const wrong = [];
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) wrong.push(`the page is ${page.scrollWidth} wide in ${page.clientWidth}`);
    const seen = (e) => !e.closest("[aria-hidden=true]") && e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 0;
    const named = (e) => (e.getAttribute("aria-label") ?? "").trim() || e.textContent.trim() ||
        (e.getAttribute("aria-labelledby") ?? "").split(" ").some((id) => document.getElementById(id)?.textContent.trim());
    for (const e of document.querySelectorAll("button, [role=button], a, [role=tab], [role=menuitem]"))
        if (seen(e) && !named(e)) wrong.push(`a button without a name: ${e.outerHTML.slice(0, 200)}`);
    for (const e of document.querySelectorAll("input, textarea, select"))
        if (seen(e) && !e.labels?.length && !named(e)) wrong.push(`a field without a label: ${e.outerHTML.slice(0, 200)}`);
    if (![...document.querySelectorAll("h1, h2")].some((e) => seen(e) && e.textContent.trim())) wrong.push("no heading");
    const words = document.body.innerText;
    const odd = /\{\{|\bundefined\b|\bNaN\b|\[object|Something went wrong|did not open|\b(library(?!\.db)|framework|matrix|details|compare|versionsPanel|exporting|problem|kind|field)\.[a-zA-Z]+/.exec(words);
    if (odd) wrong.push(`“${odd[0]}” is on the screen`);
    for (const e of document.querySelectorAll("[id]"))
        if (document.querySelectorAll(`[id="${e.id}"]`).length > 1) wrong.push(`two elements are called ${e.id}`);
    return wrong;
"#;

/// The screens of one theme, and what was wrong on them.
struct Round<'a> {
    window: &'a Window,
    theme: &'a str,
    wrong: Vec<String>,
}

impl Round<'_> {
    /// Takes a picture of what is on the screen in every size, and looks whether all is well on it.
    fn look(&mut self, name: &str) {
        for (width, height) in SIZES {
            self.window.resize(width, height);
            self.window.shot(&format!("{name}-{width}x{height}-{}", self.theme));
            if let Json::Array(found) = self.window.script(WRONG) {
                self.wrong.extend(found.iter().map(|what| format!("{name} {width}x{height} {}: {what}", self.theme)));
            }
        }
        self.window.resize(SIZES[0].0, SIZES[0].1);
    }
}

fn theme(window: &Window, name: &str) {
    window.click(&see::button("Appearance"));
    window.click(&format!("//*[starts-with(@role, 'menuitem') and contains(., '{name}')]"));
    let put = format!("return document.documentElement.dataset.theme === '{}'", name.to_lowercase());
    window.wait("the theme changes", || if window.script(&put) == true { Ok(()) } else { Err("not yet") });
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

/// Fills the library with every sample and gives the first one a version and some changes after it.
fn stock(window: &Window) {
    for (n, (title, _, _)) in SAMPLES.iter().enumerate() {
        if n == 0 {
            window.click(&format!("//button[contains(., '{title}')]"));
        } else {
            to_library(window);
            window.click(&see::button("New framework"));
            window.click(&format!("//*[@role='dialog']//button[contains(., '{title}')]"));
        }
        window.find(&see::button("Versions"));
    }
    open(window, SAMPLES[0].0);
    window.chord(&[key::CONTROL, "s"]);
    window.fill(&see::field("Name"), "2026.1");
    window.fill(&see::field("What changed, and why"), "The first one that everybody agreed to");
    window.click("//*[@role='dialog']//button[normalize-space()='Save version']");
    window.gone(&see::dialog("Save version"));
    let line = "(//*[@role='grid']//li//*[@role='button'])";
    let editor = "//textarea[starts-with(@aria-label, 'Statement of')]";
    window.click(&format!("{line}[1]"));
    window.ready(editor);
    window.press(&[key::END]);
    window.type_text(" And says so in good time.");
    window.press(&[key::ENTER]);
    window.ready("//*[@role='button' and contains(., 'And says so in good time.')]");
    let third = window.text(&format!("{line}[3]"));
    window.click(&format!("{line}[3]"));
    window.ready(editor);
    window.press(&[key::ESCAPE]);
    window.ready(&see::editable(&third));
    window.press(&[key::DELETE]);
    window.gone(&see::editable(&third));
}

#[test]
fn every_screen_stands() {
    let Some(place) = Place::new() else { return };
    let window = place.open();
    let mut wrong = Vec::new();
    for name in ["Light", "Dark"] {
        theme(&window, name);
        let mut round =
            Round { window: &window, theme: if name == "Light" { "light" } else { "dark" }, wrong: Vec::new() };
        // The starters are read while the rest stands already.
        window.find("//*[@role='grid']//*[@role='row']");
        round.look("first-start");
        wrong.append(&mut round.wrong);
    }
    stock(&window);
    // What was said about the changes goes by itself; it is no part of the pictures.
    window.gone("//*[@aria-label='Messages']/*");
    for name in ["Light", "Dark"] {
        to_library(&window);
        theme(&window, name);
        let mut round =
            Round { window: &window, theme: if name == "Light" { "light" } else { "dark" }, wrong: Vec::new() };
        visit(&mut round);
        wrong.append(&mut round.wrong);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Goes to every screen.
fn visit(round: &mut Round<'_>) {
    let window = round.window;
    round.look("library");
    window.fill(&see::field("Search everything"), "plan");
    window.find("//*[@aria-label='What was found']//mark");
    round.look("search");
    window.press(&[key::ESCAPE]);
    for (title, name, view) in SAMPLES {
        open(window, title);
        if let Some(view) = view {
            window.click(&format!("//button[@role='radio' and normalize-space()='{view}']"));
        } else {
            window.click(&see::outline(title));
        }
        round.look(name);
    }
    open(window, SAMPLES[1].0);
    window.click("(//*[@role='grid']//li//*[@role='button'])[1]");
    round.look("matrix-editing");
    window.press(&[key::ESCAPE]);
    window.click(&see::button("Export"));
    window.find("//*[@role='menuitem']");
    round.look("menu");
    window.press(&[key::ESCAPE]);

    open(window, SAMPLES[0].0);
    window.click(&see::button("Versions"));
    window.find(&see::button("Open 2026.1, read-only"));
    round.look("versions");
    window.chord(&[key::CONTROL, "s"]);
    window.find(&see::dialog("Save version"));
    round.look("save-version");
    window.press(&[key::ESCAPE]);
    window.gone(&see::dialog("Save version"));
    window.click(&see::button("Open 2026.1, read-only"));
    window.find(&see::button("Restore"));
    round.look("version");
    window.click(&see::button("Back to the draft"));
    window.click(&see::button("Compare"));
    window.find("//*[@role='treeitem']");
    round.look("comparison");
    window.click("//button[@role='radio' and normalize-space()='Marked up']");
    round.look("comparison-marked");
    window.click(&see::button("Back"));
    window.press(&[key::F1]);
    window.find(&see::dialog("Keyboard shortcuts"));
    round.look("keys");
    window.press(&[key::ESCAPE]);
    window.gone(&see::dialog("Keyboard shortcuts"));
}
