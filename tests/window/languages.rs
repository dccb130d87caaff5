//! The page in other languages: chosen by keys, kept over the night, read from the other side where the language is.

use crate::person::{ask, care, dropped, go, stands, step};
use rungs_tests::webdriver::{Place, Window, key, see};

/// How a language is called by itself, its code, which way it is read, and how it calls the outline and frameworks.
const LANGUAGES: [(&str, &str, &str, &str, &str); 3] = [
    ("Deutsch", "de", "ltr", "Gliederung", "Modelle"),
    ("Français", "fr", "ltr", "Plan", "Référentiels"),
    ("العربية", "ar", "rtl", "المخطط", "الأُطر"),
];

#[track_caller]
fn reads(window: &Window, language: &str, direction: &str) {
    let page = "const { lang, dir } = document.documentElement; return `${lang} ${dir}`";
    window.wait("the page is in the language", || match window.script(page).as_str().unwrap_or_default() {
        now if now == format!("{language} {direction}") => Ok(()),
        now => Err(now.to_string()),
    });
}

#[track_caller]
fn kept(window: &Window, place: &Place, language: &str) {
    window.wait("the choice is kept", || match place.settings() {
        settings if settings.contains(&format!("\"language\": \"{language}\"")) => Ok(()),
        settings => Err(settings),
    });
}

#[test]
fn a_language_is_chosen_by_keys_and_stays() {
    let Some(place) = Place::new() else { return };
    let mut window = dropped(&place, &care(&step("Junior", &["Helps people to eat in peace."])));
    reads(&window, "en", "ltr");
    for (name, language, direction, outline, frameworks) in LANGUAGES {
        ask(&window, name, name);
        reads(&window, language, direction);
        window.find(&see::role("treegrid", outline));
        kept(&window, &place, language);
        drop(window);
        window = place.open();
        reads(&window, language, direction);
        window.find(&format!("//h1[.='{frameworks}']"));
        stands(&window, "Care");
        window.press(&[key::ENTER]);
        window.find(&see::role("treegrid", outline));
    }
    // Whoever cannot read the page finds the way back by the name of their language.
    ask(&window, "English", "English");
    reads(&window, "en", "ltr");
    window.find(&see::role("treegrid", "Outline"));
}

#[test]
fn where_one_reads_from_the_right_the_arrows_lead_that_way() {
    let Some(place) = Place::new() else { return };
    let steps =
        [step("Junior", &["Helps people to eat in peace."]), step("المرحلة الثانية", &["يخطط العمل مع الفريق"])];
    let window = dropped(&place, &care(&steps.join(", ")));
    let junior = see::outline("Junior");
    let unfolds = |unfold: &str, fold: &str| {
        window.chord(&[key::CONTROL, "1"]);
        window.ready("//*[@role='treegrid']");
        window.press(&[key::HOME]);
        go(&window, &[key::DOWN], "Junior");
        window.find(&format!("{junior}[@aria-expanded='false']"));
        window.press(&[unfold]);
        window.find(&format!("{junior}[@aria-expanded='true']"));
        window.press(&[fold]);
        window.find(&format!("{junior}[@aria-expanded='false']"));
    };
    unfolds(key::RIGHT, key::LEFT);
    ask(&window, "العربية", "العربية");
    reads(&window, "ar", "rtl");
    unfolds(key::LEFT, key::RIGHT);

    // Beside each other the outline stands at the right and the second step to the left of the first.
    let left = |words: &str| {
        let at = format!(
            "return [...document.querySelectorAll('[role=grid] [data-place]')].find((one) => one.textContent === '{words}')
                .getBoundingClientRect().left"
        );
        window.script(&at).as_f64().unwrap()
    };
    assert!(left("المرحلة الثانية") < left("Junior"));
    let outline = "return document.querySelector('[role=treegrid]').getBoundingClientRect().left > innerWidth / 2";
    assert_eq!(window.script(outline), true);
    // What people wrote reads its own way, whichever way the page does.
    for (words, direction) in [("Helps people to eat in peace.", "ltr"), ("يخطط العمل مع الفريق", "rtl")]
    {
        let place = see::editable(words);
        window.find(&format!("{place}[@dir='auto']"));
        let is = format!(
            "return getComputedStyle(document.evaluate({place:?}, document, null, 9, null).singleNodeValue).direction"
        );
        assert_eq!(window.script(&is), direction, "{words}");
    }
}

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
    const english = /^(Versions|Compare|Outline|Library|Cancel|Undo|Redo|Steps?|Abilit(y|ies)|Compet(ency|encies)|Paths?|Side panel|Saved|Actions for .*|Column .*|Holds all of it|Without .*)$/;
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

#[test]
fn every_screen_stands_in_german_and_arabic() {
    let Some(place) = Place::new() else { return };
    let window = place.open();
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
    let mut wrong = Vec::new();
    for (name, language, direction, _, frameworks) in [LANGUAGES[0], LANGUAGES[2]] {
        ask(&window, name, name);
        reads(&window, language, direction);
        window.chord(&[key::CONTROL, "3"]);
        look(&window, &format!("{language}-matrix"), &mut wrong);
        window.chord(&[key::CONTROL, key::SHIFT, "e"]);
        window.find("//*[@role='dialog']//*[@role='option']//*[contains(., '(1)') or contains(., 'Ohne')]");
        look(&window, &format!("{language}-export"), &mut wrong);
        window.press(&[key::ESCAPE]);
        window.gone("//*[@role='dialog']");
        window.chord(&[key::CONTROL, key::SHIFT, "c"]);
        window.find("//*[@role='treeitem']");
        look(&window, &format!("{language}-comparison"), &mut wrong);
        window.chord(&[key::CONTROL, "l"]);
        window.find(&format!("//h1[.='{frameworks}']"));
        look(&window, &format!("{language}-library"), &mut wrong);
        place.drop_file(&format!("{language}.csv"), TABLE.as_bytes());
        window.find(&format!("//main//h1[.='{language}.csv']"));
        window.find("//*[@role='treegrid']//*[@role='row'][contains(., 'Pflege')]");
        look(&window, &format!("{language}-import"), &mut wrong);
        window.press(&[key::ESCAPE]);
        window.find(&format!("//h1[.='{frameworks}']"));
        go(&window, &[key::TAB], "Software engineering");
        window.press(&[key::ENTER]);
        window.find("//main//h1[contains(., 'Software engineer')]");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
