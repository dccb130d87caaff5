//! Every screen in German, French and Arabic, light and dark, in two sizes: pictures for people to look at in
//! `target/screens`, and what has to hold on each of them.

use crate::languages::{LANGUAGES, reads};
use crate::person::ask;
use crate::review;
use rungs_tests::webdriver::{Place, Window, key, see};

const TABLE: &str = "Rolle;Stufe;Aussage\n\
    Pflege;Junior;Hilft beim Essen und Trinken\n\
    Pflege;Senior;Plant die Pflege einer ganzen Station\n";

/// What is wrong with the page as it stands: English words of the page itself, names of things to press that are cut off,
/// and what sticks out of the window.
const WRONG: &str = r#"
    const wrong = [];
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) wrong.push(`the page is ${page.scrollWidth} wide in ${page.clientWidth}`);
    const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 0;
    const english = /^(Compare|Outline|Library|Cancel|Undo|Redo|Steps?|Abilit(y|ies)|Compet(ency|encies)|Paths?|Side panel|Saved|Actions for .*|Column .*|Complete|Without .*)$/;
    for (const e of document.querySelectorAll("body *")) {
        if (!seen(e)) continue;
        if (e.closest("[role=dialog]") && e.scrollWidth > e.clientWidth && ["auto", "scroll"].includes(getComputedStyle(e).overflowX)) {
            wrong.push(`a dialog scrolls sideways: ${e.scrollWidth} in ${e.clientWidth}`);
        }
        const own = [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join("").trim();
        for (const words of [own, e.getAttribute("aria-label") ?? "", e.getAttribute("title") ?? "", e.getAttribute("placeholder") ?? ""])
            if (english.test(words)) wrong.push(`English: ${words}`);
        const pressed = e.closest("button, [role=tab], [role=radio], label");
        if (own && pressed && !e.closest("[data-place], [dir=auto], [role=grid]") && e.clientWidth > 2 && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== "visible")
            wrong.push(`cut off: ${own}`);
        if (own && pressed && !e.closest(".sr-only")) {
            const { left, right } = e.getBoundingClientRect();
            if ((left < 0 || right > innerWidth + 1) && !e.closest("[role=grid], [role=table]")) wrong.push(`sticks out: ${own}`);
        }
    }
    const middle = (e) => { const box = e.getBoundingClientRect(); return (box.top + box.bottom) / 2; };
    for (const e of document.querySelectorAll("select")) {
        const sign = e.parentElement.querySelector("svg");
        if (seen(e) && sign && Math.abs(middle(sign) - middle(e)) > 1) wrong.push(`the sign of ${e.value} stands ${middle(sign) - middle(e)} beside its middle`);
    }
    for (const e of document.querySelectorAll("[data-more] > *")) {
        const hidden = e.scrollWidth - e.clientWidth - Math.abs(e.scrollLeft) > 1;
        if (hidden && !e.parentElement.closest("[role=dialog]") && !e.parentElement.dataset.more.includes("end")) wrong.push("more stands at the edge than is said");
    }
    const outline = document.getElementById("outline-pane");
    if (outline && innerWidth >= 1900 && outline.offsetWidth < 270) wrong.push(`the outline is ${outline.offsetWidth} wide in ${innerWidth}`);
    const sheet = document.getElementById("import-source");
    if (sheet && sheet.scrollWidth > sheet.parentElement.clientWidth + 1 && sheet.ariaColCount * 184 + 56 < sheet.parentElement.clientWidth)
        wrong.push("the columns of the sheet are wider than the window");
    return [...new Set(wrong)];
"#;

/// Takes a picture in light and in dark, in a small and in a large window, and notes what is wrong.
fn look(window: &Window, name: &str, wrong: &mut Vec<String>) {
    for (width, height) in [(1920, 1080), (1280, 800)] {
        window.resize(width, height);
        for theme in ["light", "dark"] {
            window.script(&format!("document.documentElement.dataset.theme = '{theme}'"));
            window.wait("the colours are there", || {
                let still = "return document.getAnimations().every((one) => one.playState !== 'running')";
                if window.script(still) == true { Ok(()) } else { Err("not yet") }
            });
            window.shot(&format!("language-{name}-{width}x{height}-{theme}"));
        }
        let found = window.script(WRONG);
        wrong.extend(found.as_array().into_iter().flatten().map(|what| format!("{name} at {width}: {what}")));
    }
}

/// The library, in a language.
#[track_caller]
fn to_library(window: &Window, frameworks: &str) {
    // That of the palette may still be on its way out, and would be taken for the next one.
    window.gone("//*[@role='dialog']");
    window.chord(&[key::CONTROL, "l"]);
    window.find(&format!("//h1[.='{frameworks}']"));
}

/// What opens a framework of the library, in any language.
fn card(title: &str) -> String {
    format!("//main//button[contains(@aria-label, '{title}') or contains(., '{title}')]")
}

/// Goes back to English, whose words lead to the next screen.
#[track_caller]
fn home(window: &Window) {
    ask(window, "English", "English");
    reads(window, "en", "ltr");
}

#[test]
fn the_way_of_a_ladder_stands_in_three_languages() {
    let Some(place) = Place::new() else { return };
    let window = place.open();
    let mut wrong = Vec::new();
    window.find("//*[@role='grid']//*[@role='row']");
    for (name, language, direction, ..) in LANGUAGES {
        ask(&window, name, name);
        reads(&window, language, direction);
        look(&window, &format!("{language}-first-start"), &mut wrong);
    }
    home(&window);
    window.click("//button[contains(., 'Software engineering')]");
    window.find(&see::button("Versions"));
    window.chord(&[key::CONTROL, "s"]);
    window.ready(&see::field("Name"));
    window.type_text("2026.1");
    window.press(&[key::ENTER]);
    window.find(&see::button("Open 2026.1, read-only"));
    window.chord(&[key::CONTROL, "2"]);
    window.ready("//*[@role='gridcell' and @data-row='1' and @data-column='1']");
    window.press(&[key::DELETE]);
    window.find("//button[@aria-label='Undo' and not(@disabled)]");
    window.gone("//*[@aria-label='Messages']/*");
    for (name, language, direction, _, frameworks) in LANGUAGES {
        ask(&window, name, name);
        reads(&window, language, direction);
        window.chord(&[key::CONTROL, "3"]);
        look(&window, &format!("{language}-matrix"), &mut wrong);
        window.chord(&[key::CONTROL, key::SHIFT, "e"]);
        window.find("//*[@role='dialog']//*[@role='option'][contains(., 'Moodle')]");
        look(&window, &format!("{language}-export"), &mut wrong);
        window.press(&[key::ESCAPE]);
        window.gone("//*[@role='dialog']");
        window.chord(&[key::CONTROL, key::SHIFT, "c"]);
        window.find("//*[@role='treeitem']");
        look(&window, &format!("{language}-comparison"), &mut wrong);
        to_library(&window, frameworks);
        look(&window, &format!("{language}-library"), &mut wrong);
        place.drop_file(&format!("{language}.csv"), TABLE.as_bytes());
        window.find(&format!("//main//h1[.='{language}.csv']"));
        window.find("//*[@role='treegrid']//*[@role='row'][contains(., 'Pflege')]");
        look(&window, &format!("{language}-import"), &mut wrong);
        window.press(&[key::ESCAPE]);
        window.find(&format!("//h1[.='{frameworks}']"));
        window.click(&card("Software engineering"));
        window.find("//main//h1[contains(., 'Software engineer')]");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The views of a whole framework, as they follow each other in their switch.
const WHOLE: [&str; 4] = ["overview", "grades", "outcomes", "map"];
/// What stands at the side, as its tabs follow each other.
const SIDE: [&str; 4] = ["details", "findings", "versions", "history"];

/// A starter that has grades, outcomes and several paths.
const FULL: &str = "Customer support and success";

#[test]
fn every_view_of_a_framework_stands_in_three_languages() {
    let Some(place) = Place::new() else { return };
    let elsewhere = tempfile::tempdir().unwrap();
    review::prepare(&place, elsewhere.path());
    let window = place.open();
    let mut wrong = Vec::new();
    window.click(&see::button("New framework"));
    window.fill(&see::field("Find a starter"), FULL);
    window.click(&format!("//*[@role='dialog']//*[@role='row'][.//h3[normalize-space()='{FULL}']]"));
    window.find(&see::button("Versions"));
    for (name, language, direction, _, frameworks) in LANGUAGES {
        ask(&window, name, name);
        reads(&window, language, direction);
        to_library(&window, frameworks);
        window.chord(&[key::CONTROL, "n"]);
        window.find("//*[@role='dialog']");
        look(&window, &format!("{language}-new"), &mut wrong);
        window.press(&[key::ESCAPE]);
        window.gone("//*[@role='dialog']");
        window.click(&card(FULL));
        window.find("//*[@role='treegrid']");
        window.click("//*[@role='treegrid']//*[@role='row'][1]");
        for (n, view) in WHOLE.iter().enumerate() {
            window.click(&format!("(//main//button[@role='radio'])[{}]", n + 1));
            window.find(&format!("(//main//button[@role='radio'])[{}][@aria-checked='true']", n + 1));
            look(&window, &format!("{language}-{view}"), &mut wrong);
        }
        for (n, side) in SIDE.iter().enumerate() {
            window.chord(&[key::CONTROL, "3"]);
            window.click(&format!("(//*[@role='tab'])[{}]", n + 1));
            window.find(&format!("(//*[@role='tab'])[{}][@aria-selected='true']", n + 1));
            look(&window, &format!("{language}-{side}"), &mut wrong);
        }
        window.chord(&[key::CONTROL, "h"]);
        window.find("//*[@role='dialog']//input");
        window.type_text("plan");
        window.find("//*[@role='dialog']//*[@role='row' or @role='option']");
        look(&window, &format!("{language}-replace"), &mut wrong);
        window.press(&[key::ESCAPE]);
        window.gone("//*[@role='dialog']");
        window.press(&[key::F1]);
        window.find("//*[@role='dialog']");
        look(&window, &format!("{language}-keys"), &mut wrong);
        window.press(&[key::ESCAPE]);
        window.gone("//*[@role='dialog']");
        window.chord(&[key::CONTROL, "k"]);
        window.ready("//input[@role='combobox']");
        window.type_text("plan");
        window.find("//*[@role='dialog']//*[@role='option' and @aria-selected='true']");
        look(&window, &format!("{language}-palette"), &mut wrong);
        window.press(&[key::ESCAPE]);
        window.gone("//*[@role='dialog']");
    }
    home(&window);
    to_library(&window, "Frameworks");
    window.click(&card("Delivery planning"));
    window.click(&see::button("Take in a colleague’s file…"));
    window.find(&see::words("1 conflict open"));
    window.gone("//*[@aria-label='Messages']/*");
    for (name, language, direction, ..) in LANGUAGES {
        ask(&window, name, name);
        reads(&window, language, direction);
        look(&window, &format!("{language}-review"), &mut wrong);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
