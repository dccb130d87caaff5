//! First floor, data formats: what holds for reports of every format.

use super::*;
use crate::random;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use rungs_compare::{Match, compare, compare_steps, step_pairs};
use rungs_model::outline;

fn written(format: &str, old: &Framework, new: &Framework) -> Vec<u8> {
    let comparison = compare(old, new, Match::Auto, [None, None]);
    let words = Words::ENGLISH;
    let side = |note: &str| Side { version: Some("v<1>".into()), note: Some(note.into()), ..Side::default() };
    let mut report = Report::of(old, new, &comparison, [side("*a*"), side("<b>")], &words);
    report.headlines.push("Now <i>and</i> *then*".to_owned());
    let edition = Edition { old, new, comparison: &comparison, steps: None, report: &report, words: &words };
    (report_named(format).unwrap().write)(&edition)
}

fn text(format: &str, old: &Framework, new: &Framework) -> String {
    String::from_utf8(written(format, old, new)).unwrap()
}

const OLD: &str = "\
framework Kitchen #f
  path Line #p
    step Hand #h
      ability Cuts onions #o
      ability Asks #a
      ability Waits #w
    step Cook #k
";

/// The same with one change of every kind, and marks of every language in the texts.
fn both() -> (Framework, Framework) {
    let new = OLD
        .replace("Cuts onions", "<script>alert('1')</script> & *all* [x](javascript:y) https://a.example")
        .replace("      ability Asks #a\n", "")
        .replace("step Cook #k\n", "step Cook #k\n      ability Asks #a\n      ability <img src=x onerror=y> #n\n")
        .replace("Waits", "waits.")
        .replace("path Line", "path Line \u{202E}");
    (outline::read(OLD).unwrap(), outline::read(&new).unwrap())
}

#[test]
fn two_steps_are_told_from_one_to_the_other() {
    let framework = outline::read(OLD).unwrap();
    let step = |title: &str| framework.of_kind(Kind::Step).into_iter().find(|r| r.face() == title).unwrap().id;
    let (one, two) = (step("Hand"), step("Cook"));
    let comparison = compare_steps(&framework, one, &framework, two, [None, None]).unwrap();
    let words = Words::ENGLISH.of_steps();
    let side = || Side { version: Some("2026".into()), ..Side::default() };
    let report = Report::of_steps((&framework, one), (&framework, two), &comparison, [side(), side()], &words);
    let pairs = step_pairs(&framework, one, &framework, two);
    let steps = Some(Steps { old: one, new: two, pairs: &pairs });
    let edition =
        Edition { old: &framework, new: &framework, comparison: &comparison, steps, report: &report, words: &words };
    let written = |format: &str| String::from_utf8((report_named(format).unwrap().write)(&edition)).unwrap();
    let text = written("markdown");
    for said in [
        "# What changes: From Hand to Cook",
        "| | From | To |",
        "| **Step** | Hand | Cook |",
        "| **Path** | Line | Line |",
        "## Line › Cook",
        "- Ability: ~~Cuts onions~~",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    let page = written("html");
    for said in ["<title>What changes: From Hand to Cook</title>", "<th scope=\"row\">Step</th>"] {
        assert!(page.contains(said), "{said} in {page}");
    }
    assert!(!text.contains(words.affected) && !page.contains(words.affected), "nobody's path reads otherwise");
}

#[test]
fn formats_are_found_by_name() {
    for format in REPORTS {
        assert_eq!(report_named(format.name).map(|f| f.extensions), Some(format.extensions));
    }
    assert!(report_named("pdf").is_none());
}

#[test]
fn equal_input_gives_equal_bytes() {
    let (old, new) = both();
    for format in REPORTS {
        assert!(written(format.name, &old, &new) == written(format.name, &old, &new), "{}", format.name);
    }
}

#[test]
fn a_page_is_inert_and_whole() {
    let (old, new) = both();
    let html = text("html", &old, &new);
    for mark in ["<script", "<img", "<i>", "<b>", "javascript:y\"", "href=\"http", "url(", "@import", "\u{202E}"] {
        assert!(!html.contains(mark), "{mark} in\n{html}");
    }
    for words in ["&lt;script&gt;", "[U+202E]", "Line", "id=\"trivial\"", "class=\"changed trivial\"", "lang=\"en\""] {
        assert!(html.contains(words), "{words} not in\n{html}");
    }
    assert!(html.contains("default-src 'none'"));
    for n in html.match_indices("href=\"#").map(|(at, mark)| html[at + mark.len()..].split('"').next().unwrap()) {
        assert!(html.contains(&format!("id=\"{n}\"")), "nothing is at #{n}");
    }
}

/// Elements that HTML leaves open.
const OPEN: [&str; 3] = ["meta", "input", "br"];

/// Every element that is opened is closed, in its order.
fn is_balanced(html: &str) {
    let mut reader = Reader::from_str(html.strip_prefix("<!DOCTYPE html>").unwrap());
    reader.config_mut().check_end_names = false;
    let mut open: Vec<String> = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(e) if !OPEN.contains(&e.name().as_ref()) => open.push(e.name().as_ref().to_owned()),
            Event::End(e) => assert_eq!(open.pop().as_deref(), Some(e.name().as_ref())),
            _ => {}
        }
    }
    assert_eq!(open, Vec::<String>::new());
}

#[test]
fn markdown_says_what_happened() {
    let (old, new) = both();
    let markdown = text("markdown", &old, &new);
    for line in [
        "# What changed: Kitchen",
        "| **Note** | \\*a\\* | \\<b\\> |",
        "| 1 | 3 | 1 | 0 | 0 |",
        "- Now \\<i\\>and\\</i\\> \\*then\\*",
        "- Ability: Asks (Hand → Cook)",
        "## Line \\[U+202E\\] › Cook",
    ] {
        assert!(markdown.lines().any(|l| l == line), "{line} is not in\n{markdown}");
    }
    for (mark, escaped) in [("<script", "\\<script"), ("[x]", "\\[x\\]"), ("https:", "https\\:")] {
        assert!(!markdown.replace(escaped, "").contains(mark), "{mark} in\n{markdown}");
    }
}

#[test]
fn nothing_changed_is_said() {
    let (old, _) = both();
    for format in ["markdown", "html"] {
        let said = text(format, &old, &old);
        assert!(said.contains(Words::ENGLISH.no_changes) && !said.contains(Words::ENGLISH.affected), "{said}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_two_states_make_a_report((old, new) in random::pair()) {
        is_balanced(&text("html", &old, &new));
        let steers = text("markdown", &old, &new).contains('\u{202E}');
        prop_assert!(!steers);
    }
}
