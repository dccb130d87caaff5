//! The first ten minutes of somebody new, without a pointer and in few actions: a starter becomes their own ladder, is
//! mended, kept and handed out. An action is one chord, or one text that is typed.

use rungs_tests::webdriver::{Place, Window, key, see};
use std::cell::Cell;

/// So much may be asked of somebody new.
const MOST: u32 = 60;

/// A person at the keys, and how often they did something.
struct Person<'a> {
    window: &'a Window,
    actions: Cell<u32>,
}

impl Person<'_> {
    fn press(&self, one: &str) {
        self.actions.set(self.actions.get() + 1);
        self.window.press(&[one]);
    }

    fn chord(&self, keys: &[&str]) {
        self.actions.set(self.actions.get() + 1);
        self.window.chord(keys);
    }

    fn types(&self, text: &str) {
        self.actions.set(self.actions.get() + 1);
        self.window.type_text(text);
    }
}

/// Twelve rows and six columns, as a spreadsheet puts them on the clipboard.
fn block() -> String {
    let cell = |row: usize, column: usize| format!("Keeps promise {row}.{column} to customers");
    let rows = (1..=12).map(|row| (1..=6).map(|column| cell(row, column)).collect::<Vec<_>>().join("\\t"));
    rows.collect::<Vec<_>>().join("\\n")
}

/// Pastes into what has the focus what another program has put on the clipboard, which the driver cannot fill.
fn paste(person: &Person<'_>, text: &str) {
    person.actions.set(person.actions.get() + 1);
    person.window.script(&format!(
        "const data = new DataTransfer();
         data.setData('text/plain', '{text}');
         const event = new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }});
         document.activeElement.dispatchEvent(event);
         return null"
    ));
}

/// Wherever somebody is, some element has the focus, so that the next key means something.
fn somewhere(window: &Window) {
    let at = "return document.activeElement !== document.body && document.activeElement !== null";
    window.wait("something has the focus", || if window.script(at) == true { Ok(()) } else { Err("nothing has it") });
}

#[test]
fn from_a_starter_to_a_pdf_by_keys() {
    let Some(place) = Place::new() else { return };
    let window = place.open();
    let person = Person { window: &window, actions: Cell::new(0) };
    window.find("//*[@role='grid']//*[@role='row']");

    person.chord(&[key::CONTROL, "f"]);
    window.ready("//input[@type='search']");
    person.types("sales");
    window.find(&see::words("1 starter"));
    person.press(key::DOWN);
    window.ready("//*[@role='row' and .//h3[normalize-space()='Sales']]");
    person.press(key::ENTER);
    window.ready("//*[@role='treegrid']");

    // The path that the framework opens with has the focus.
    person.press(key::F2);
    window.ready("//textarea[@aria-label='Title of Account executive']");
    person.types("Sales in Berlin");
    person.press(key::ENTER);
    window.find(&see::outline("Sales in Berlin"));

    // Faster than a person: the next key would meet the editor that is just closing.
    window.wait("the outline has the focus again", || {
        let at = "return document.activeElement.closest('[role=treegrid]') !== null && document.activeElement.tagName !== 'TEXTAREA'";
        if window.script(at) == true { Ok(()) } else { Err("not yet") }
    });
    person.press(key::DOWN);
    person.press(key::INSERT);
    window.ready("//textarea[@aria-label='Title of New step']");
    person.types("Junior executive");
    person.press(key::ENTER);
    window.find(&see::outline("Junior executive"));

    person.chord(&[key::CONTROL, "2"]);
    window.ready("//*[@role='gridcell' and @data-row='1' and @data-column='1']");
    // Both the button and the tab say how much there is to mend.
    let to_mend = || {
        let said = window.script("return document.querySelector('[aria-label$=\" to mend\"]')?.ariaLabel ?? ''");
        said.as_str().and_then(|said| said.split(' ').next()?.parse::<u32>().ok()).unwrap_or(0)
    };
    let before = to_mend();
    paste(&person, &block());
    window.find(&see::words_with("72 cells pasted"));
    window.find(&see::editable("Keeps promise 12.6 to customers"));

    let mended = |last: &str| {
        person.chord(&[key::CONTROL, "."]);
        window.wait("the way to mend it has the focus", || {
            let at = "return document.activeElement.closest('[data-mends]') !== null";
            if window.script(at) == true { Ok(()) } else { Err("not yet") }
        });
        person.press(key::ENTER);
        window.wait("it is mended", || {
            let now = window.text("//*[@data-open]");
            if now == last { Err(now) } else { Ok(()) }
        });
        window.find(&see::words_with("Mended."));
        somewhere(&window);
    };
    window.wait("what was pasted was looked at", || match to_mend() {
        now if now > before => Ok(()),
        now => Err(now),
    });
    for _ in 0..2 {
        person.press(key::F8);
        let open = window.text("//*[@data-open]");
        mended(&open);
    }

    person.chord(&[key::CONTROL, "s"]);
    window.ready(&see::field("Name"));
    window.wait("a name is suggested", || match window.value(&see::field("Name")) {
        name if name.is_empty() => Err("none yet"),
        _ => Ok(()),
    });
    person.types("First draft");
    person.press(key::ENTER);
    window.gone(&see::dialog("Save version"));
    window.find(&see::button("Open First draft, read-only"));
    somewhere(&window);

    person.chord(&[key::CONTROL, "p"]);
    window.wait("the pages are there", || {
        let files = std::fs::read_dir(place.dialogs()).map_err(|why| why.to_string())?;
        let pdf = files.flatten().find(|file| file.path().extension().is_some_and(|end| end == "pdf"));
        let pages = pdf.and_then(|file| std::fs::read(file.path()).ok()).unwrap_or_default();
        if pages.starts_with(b"%PDF-") { Ok(()) } else { Err("no PDF yet".to_string()) }
    });
    somewhere(&window);
    let actions = person.actions.get();
    assert!(actions <= MOST, "{actions} actions");
}
