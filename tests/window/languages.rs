//! The page in other languages: chosen by keys, kept over the night, read from the other side where the language is.

use crate::person::{ask, care, dropped, go, stands, step};
use rungs_tests::webdriver::{Place, Window, key, see};

/// How a language is called by itself, its code, which way it is read, and how it calls the outline and frameworks.
pub(crate) const LANGUAGES: [(&str, &str, &str, &str, &str); 3] = [
    ("Deutsch", "de", "ltr", "Gliederung", "Modelle"),
    ("Français", "fr", "ltr", "Plan", "Référentiels"),
    ("العربية", "ar", "rtl", "المخطط", "الأُطر"),
];

#[track_caller]
pub(crate) fn reads(window: &Window, language: &str, direction: &str) {
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
