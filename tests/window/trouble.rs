//! When things go wrong, there is one calm sentence, and nothing else has changed.

use rungs_engine::{Engine, Machine};
use rungs_tests::webdriver::{Place, Window, key, see};
use std::sync::Arc;

/// All cards of the library.
fn cards(window: &Window) -> Vec<String> {
    let card = "//*[@aria-label='Frameworks']//button[starts-with(@aria-label, 'Open ')]";
    window.find(card);
    (1..=window.count(card)).map(|n| window.text(&format!("({card})[{n}]"))).collect()
}

fn sample(window: &Window) {
    window.click("//button[contains(., 'Delivery planning')]");
    window.find(&see::button("Versions"));
}

#[test]
fn a_broken_file_is_named_with_its_line() {
    let Some(place) = Place::new() else { return };
    place.offer(
        "Broken ladder.json",
        b"{\n  \"format\": \"rungs.framework/1\",\n  \"title\": \"Ladder\"\n  \"paths\": []\n}\n",
    );
    let window = place.open();
    sample(&window);
    window.chord(&[key::CONTROL, "l"]);
    let before = cards(&window);
    window.click(&see::button("Import…"));
    let said = window.text(&see::dialog("This file did not come in"));
    assert!(said.contains("Broken ladder.json"), "{said}");
    assert!(said.contains("line 4"), "{said}");
    assert!(!said.contains("Something went wrong"), "{said}");
    window.press(&[key::ESCAPE]);
    window.gone(&see::dialog("This file did not come in"));
    assert_eq!(cards(&window), before);
}

#[test]
fn a_folder_that_is_gone_is_said_in_a_sentence() {
    let Some(place) = Place::new() else { return };
    let window = place.open();
    sample(&window);
    std::fs::remove_dir_all(place.dialogs()).unwrap();
    for format in ["PDF", "Excel", "Word", "Rungs file"] {
        window.click(&see::button("Export"));
        window.click(&format!("//*[@role='menuitem' and contains(., '{format}')]"));
        let messages = "//*[@aria-label='Messages']";
        window.find(&format!("{messages}//p[starts-with(., 'The folder') and contains(., 'is not there')]"));
        let said = window.text(messages);
        assert!(said.contains(&*place.dialogs().to_string_lossy()), "{said}");
        window.click(&see::button("Dismiss"));
        window.gone(&format!("{messages}//p"));
        assert!(!place.dialogs().exists(), "the folder was made");
    }
}

/// Opens the window over a file that is no library of ours and expects a sentence with these words.
fn is_said_calmly(content: &[u8], words: &str) {
    let Some(place) = Place::new() else { return };
    std::fs::write(place.library(), content).unwrap();
    let window = place.open();
    window.find(&see::words_with(words));
    let page = window.text("//main");
    let sentences = page.lines().filter(|line| line.contains(words)).count();
    assert_eq!(sentences, 1, "{page}");
    assert!(!page.contains("Something went wrong"), "{page}");
    window.shot(&format!("trouble-library-{}", words.split_whitespace().last().unwrap_or_default()));
    drop(window);
    assert!(std::fs::read(place.library()).unwrap() == content, "the file was touched");
}

#[test]
fn a_library_that_is_none_is_left_alone() {
    is_said_calmly(b"Dear diary, nothing happened today.\n".repeat(300).as_slice(), "is not one of Rungs");
}

#[test]
fn a_library_of_a_newer_program_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("library.db");
    drop(Engine::open(&file, Arc::new(Machine)).unwrap());
    let mut content = std::fs::read(&file).unwrap();
    // Where SQLite keeps the number of the schema (sqlite.org/fileformat.html, the database header).
    content[60..64].copy_from_slice(&99_u32.to_be_bytes());
    is_said_calmly(&content, "written by a newer Rungs");
}

#[test]
fn every_script_stands_as_it_was_written() {
    let Some(place) = Place::new() else { return };
    let window = place.open();
    sample(&window);
    let statements = [
        "يخطط العمل مع الفريق",
        "מתכנן את העבודה עם הצוות",
        "与团队一起规划工作",
        "<script>document.title = \"taken\"</script><b onclick='x'>*bold*</b> &amp; {{count}} $t(app.name)",
    ];
    let field = "//textarea[starts-with(@aria-label, 'Add ability')]";
    window.click("(//button[starts-with(@aria-label, 'Add ability')])[1]");
    for statement in statements {
        window.ready(field);
        window.type_text(statement);
        window.press(&[key::ENTER]);
        window.find(&see::editable(statement));
        window.wait("the field is empty", || match window.value(field) {
            left if left.is_empty() => Ok(()),
            left => Err(left),
        });
    }
    window.press(&[key::ESCAPE]);
    for (n, direction) in [(0, "rtl"), (1, "rtl"), (2, "ltr"), (3, "ltr")] {
        let is = format!(
            "return getComputedStyle([...document.querySelectorAll('[role=grid] li [role=button]')]
                .find((e) => e.textContent === {:?})).direction",
            statements[n]
        );
        assert_eq!(window.script(&is), direction, "{}", statements[n]);
    }
    window.shot("every-script");
    assert_eq!(window.script("return [...document.scripts].filter((s) => s.textContent.includes('taken')).length"), 0);
    assert_ne!(window.script("return document.title"), "taken");

    drop(window);
    let window = place.open();
    for statement in statements {
        window.fill(&see::field("Search everything"), &statement[..statement.char_indices().nth(8).unwrap().0]);
        window.wait("the statement is found", || {
            let hit = window.text("//*[@aria-label='What was found']");
            if hit.contains(statement) { Ok(()) } else { Err(hit) }
        });
    }
}
