//! What the window remembers of itself from one day to the next.

use rungs_tests::webdriver::{Place, Window, key, see};

/// Waits until this is on the disk.
fn kept(window: &Window, place: &Place, part: &str) {
    window.wait(&format!("keeps {part}"), || match place.settings() {
        settings if settings.contains(part) => Ok(()),
        settings => Err(settings),
    });
}

fn look(window: &Window, what: &str) -> String {
    let data = window.script(&format!("return document.documentElement.dataset.{what}"));
    data.as_str().unwrap_or_default().to_string()
}

/// How wide the page is, in its own pixels: half as wide at 200 %.
fn width(window: &Window) -> i64 {
    window.script("return window.innerWidth").as_i64().unwrap_or_default()
}

#[test]
fn zoom_theme_density_and_the_last_framework_are_there_again() {
    let Some(place) = Place::new() else { return };
    let window = place.open();
    let full = width(&window);
    window.click("//button[contains(., 'Delivery planning')]");
    window.find(&see::button("Versions"));
    for words in ["Dark", "Compact"] {
        window.click(&see::button("Appearance"));
        window.click(&format!("//*[contains(@role, 'menuitem') and normalize-space()='{words}']"));
        window.gone("//*[@role='menu']");
    }
    assert_eq!((look(&window, "theme"), look(&window, "density")), ("dark".to_string(), "compact".to_string()));
    // By keys from here on: the driver does not know that the page is larger, and would point beside everything.
    window.chord(&[key::CONTROL, "="]);
    window.chord(&[key::CONTROL, "="]);
    window.wait("everything is larger", || match width(&window) {
        now if now < full * 9 / 10 => Ok(()),
        now => Err(now),
    });
    window.shot("dark-compact-zoomed");
    for part in ["\"zoom\": 125", "\"dark\"", "\"compact\"", "\"last\": {"] {
        kept(&window, &place, part);
    }
    drop(window);

    let window = place.open();
    assert_eq!((look(&window, "theme"), look(&window, "density")), ("dark".to_string(), "compact".to_string()));
    window.wait("everything is as large as it was", || match width(&window) {
        now if now < full * 9 / 10 => Ok(()),
        now => Err(now),
    });
    window.ready("//button[contains(., 'Go on with')]");
    window.press(&[key::ENTER]);
    window.find(&see::button("Versions"));
    window.chord(&[key::CONTROL, "0"]);
    kept(&window, &place, "\"zoom\": 100");
    window.wait("everything is as on the first day", || match width(&window) {
        now if now >= full * 95 / 100 => Ok(()),
        now => Err(now),
    });
}

#[test]
fn the_window_keeps_its_size_and_high_contrast() {
    let Some(place) = Place::new() else { return };
    let window = place.open();
    window.chord(&[key::CONTROL, "k"]);
    window.ready("//input[@role='combobox']");
    window.type_text("high contrast");
    window.wait("the command is found", || {
        let first = window.text("//*[@role='option' and @aria-selected='true']");
        if first.contains("High contrast") { Ok(()) } else { Err(first) }
    });
    window.press(&[key::ENTER]);
    kept(&window, &place, "\"contrast\"");
    window.resize(1100, 700);
    kept(&window, &place, "\"width\"");
    window.shot("high-contrast");
    drop(window);
    let window = place.open();
    assert!(look(&window, "theme").starts_with("contrast"));
}
