//! Every script is set in letters of its own, and a character that no typeface shows is named, never a box.

use rungs_tests::cli::{Desk, tool};
use serde_json::json;

/// Words of many scripts. Those that are written from left to right without joining come back letter by letter.
const PLAIN: &[&str] = &[
    "Ικανότητα σχεδιασμού",
    "Умение планировать работу",
    "Fähigkeit, Größe einzuschätzen",
    "Compétence à évaluer l’œuvre",
    "Zdolność łączenia źródeł",
    "Khả năng lập kế hoạch",
    "計画を立てる能力",
    "规划里程碑的能力",
    "계획을 세우는 능력",
];

/// Words that are written from right to left: a reader of PDFs may hand their letters back in another order.
const FROM_RIGHT: &[&str] = &["יכולת לתכנן אבני דרך", "القدرة على التخطيط"];

/// Text in another order of letters, with the shapes that Arabic letters take in a word led back to the letters.
fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.sort_unstable();
    letters
}

#[test]
fn every_script_is_set_in_its_letters() {
    let desk = Desk::new();
    let abilities: Vec<_> = PLAIN.iter().chain(FROM_RIGHT).map(|words| json!({"statement": words})).collect();
    let steps = json!([{"title": "Words", "abilities": abilities}]);
    let framework =
        json!({"format": "rungs.framework/1", "title": "Scripts", "paths": [{"title": "All", "steps": steps}]});
    desk.put("scripts.json", framework.to_string());
    let said = desk.expect(0, &["export", "scripts.json", "--out", "scripts.pdf"]);
    assert_eq!(said.err, "", "are fonts-noto-core and fonts-noto-cjk installed?");
    let text = tool("pdftotext", &["-raw"], &desk.path("scripts.pdf"));
    let dense = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let all = dense(&text);
    for words in PLAIN {
        assert!(all.contains(&dense(words)), "{words} is not in\n{text}");
    }
    for words in FROM_RIGHT {
        for word in words.split(' ') {
            let same = |line: &str| line.split_whitespace().any(|found| letters(found) == letters(word));
            assert!(text.lines().any(same), "{word} is not in\n{text}");
        }
    }
}

#[test]
fn a_character_without_a_shape_is_named_and_the_rest_is_printed() {
    let desk = Desk::new();
    // No typeface of this world can show what is private to one.
    let abilities = json!([{"statement": "Ability to read \u{F1234} aloud"}, {"statement": "Ability to write"}]);
    let steps = json!([{"title": "Reader", "abilities": abilities}]);
    let framework =
        json!({"format": "rungs.framework/1", "title": "Signs", "paths": [{"title": "All", "steps": steps}]});
    desk.put("signs.json", framework.to_string());
    let said = desk.expect(0, &["export", "signs.json", "--out", "signs.pdf"]);
    assert_eq!(said.out, "");
    assert_eq!(said.err.lines().count(), 1, "{}", said.err);
    assert!(said.err.contains("\u{F1234}") && said.err.contains("Ability to read"), "{}", said.err);
    let text = tool("pdftotext", &["-raw"], &desk.path("signs.pdf"));
    assert!(text.contains("Ability to read [U+F1234] aloud") && text.contains("Ability to write"), "{text}");

    desk.put("other.json", framework.to_string().replace("aloud", "softly"));
    let said = desk.expect(1, &["diff", "signs.json", "other.json", "--out", "changes.pdf"]);
    assert!(said.err.starts_with("not shown: "), "{}", said.err);
}
