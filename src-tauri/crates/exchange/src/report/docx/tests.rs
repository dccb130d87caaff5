//! First floor, data formats: tracked documents, read back as a program that accepts or rejects their changes would.

use super::manuscript::manuscript;
use super::xml::holdable;
use super::*;
use crate::random;
use crate::report::Steps;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rungs_compare::{Match, compare, compare_steps, step_pairs};
use rungs_model::{Framework, Id, Kind, outline};
use rungs_words::{Report, Side, Words};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

/// What is done with the changes of a document.
#[derive(Clone, Copy, PartialEq)]
enum All {
    Accepted,
    Rejected,
}

fn side(version: &str) -> Side {
    Side {
        version: Some(version.into()),
        author: Some("Ines".into()),
        date: "2026-02-11T09:00:00Z".parse().ok(),
        ..Side::default()
    }
}

fn docx(old: &Framework, new: &Framework, by: Match) -> Vec<u8> {
    let comparison = compare(old, new, by, [None, None]);
    let words = Words::ENGLISH;
    let report = Report::of(old, new, &comparison, [side("1"), side("2")], &words);
    write(&Edition { old, new, comparison: &comparison, steps: None, report: &report, words: &words })
}

/// The same of two steps of one framework.
fn docx_of_steps(framework: &Framework, [one, two]: [Id; 2]) -> Vec<u8> {
    let comparison = compare_steps(framework, one, framework, two, [None, None]).unwrap();
    let words = Words::ENGLISH.of_steps();
    let sides = [side("1"), side("1")];
    let report = Report::of_steps((framework, one), (framework, two), &comparison, sides, &words);
    let pairs = step_pairs(framework, one, framework, two);
    let steps = Some(Steps { old: one, new: two, pairs: &pairs });
    write(&Edition { old: framework, new: framework, comparison: &comparison, steps, report: &report, words: &words })
}

#[test]
fn two_steps_are_one_in_two_states() {
    let framework = outline::read(
        "\
framework Kitchen #f
  group Craft #g
    competency Heat #heat
  path Line #p
    step Hand #h
      focus: care
      ability Sweeps the floor #s
      ability Watches one pan #w
        competency: #heat
      ability Asks #a
    step Cook #k
      focus: speed
      ability Asks #b
      ability Watches six pans at once #v
        competency: #heat
    step Chef #c
",
    )
    .unwrap();
    let step = |title: &str| framework.of_kind(Kind::Step).into_iter().find(|r| r.face() == title).unwrap().id;
    let check = |one: &str, two: &str, expect: &[&str]| {
        let [one, two] = [step(one), step(two)];
        let docx = docx_of_steps(&framework, [one, two]);
        let expected = |id: Id| {
            let all = expected_below(&framework, id);
            assert!(all.iter().all(|(_, text)| !text.contains("Kitchen")));
            all
        };
        assert_eq!(read(&docx, All::Accepted), expected(two));
        assert_eq!(read(&docx, All::Rejected), expected(one));
        let xml = part(&docx, "word/document.xml");
        for words in expect {
            assert!(xml.contains(words), "{words} in {xml}");
        }
    };
    check("Hand", "Cook", &["From Hand to Cook", "What changes", "<w:t xml:space=\"preserve\">Watches </w:t>"]);
    check("Cook", "Hand", &["From Cook to Hand"]);
    check("Cook", "Chef", &["Watches six pans at once"]);
    check("Chef", "Chef", &["The two steps ask for the same."]);
}

fn part(docx: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn attribute(element: &BytesStart<'_>, name: &str) -> String {
    let found = element.attributes().map(Result::unwrap).find(|a| a.key.as_ref() == name);
    found.map(|a| a.value.into_owned()).unwrap_or_default()
}

/// Style and text of each paragraph of the framework, as it is with all changes accepted or rejected. A paragraph
/// whose mark goes flows into the next one, which keeps its style.
fn read(docx: &[u8], all: All) -> Vec<(String, String)> {
    let xml = part(docx, "word/document.xml");
    let body = &xml[xml.find("w:type=\"page\"").unwrap()..];
    let body = &body[body.find("</w:p>").unwrap() + "</w:p>".len()..body.find("<w:sectPr>").unwrap()];
    let goes = |name: &str| match all {
        All::Accepted => matches!(name, "w:del" | "w:moveFrom"),
        All::Rejected => matches!(name, "w:ins" | "w:moveTo"),
    };
    let mut reader = Reader::from_str(body);
    let (mut paragraphs, mut style, mut text) = (Vec::new(), String::new(), String::new());
    let (mut hidden, mut mark_goes, mut is_text) = (0, false, false);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Empty(e) if e.name().as_ref() == "w:pStyle" => style = attribute(&e, "w:val"),
            Event::Empty(e) if goes(e.name().as_ref()) => mark_goes = true,
            Event::Start(e) if goes(e.name().as_ref()) => hidden += 1,
            Event::End(e) if goes(e.name().as_ref()) => hidden -= 1,
            Event::Start(e) => is_text = matches!(e.name().as_ref(), "w:t" | "w:delText"),
            Event::Empty(e) if hidden == 0 && e.name().as_ref() == "w:br" => text.push('\n'),
            Event::Empty(e) if hidden == 0 && e.name().as_ref() == "w:tab" => text.push('\t'),
            Event::Text(t) if hidden == 0 && is_text => text.push_str(&t),
            Event::GeneralRef(r) if hidden == 0 && is_text => {
                text.push_str(quick_xml::escape::resolve_predefined_entity(&r).unwrap());
            }
            Event::End(e) if e.name().as_ref() == "w:p" => match std::mem::take(&mut mark_goes) {
                true => {}
                false => paragraphs.push((style.clone(), std::mem::take(&mut text))),
            },
            Event::End(_) => is_text = false,
            _ => {}
        }
    }
    assert_eq!(paragraphs.pop(), Some(("Caption".to_string(), END.to_string())), "the end is nobody's change");
    paragraphs
}

fn expected(framework: &Framework) -> Vec<(String, String)> {
    expected_below(framework, framework.root())
}

fn expected_below(framework: &Framework, top: Id) -> Vec<(String, String)> {
    let lines = |text: String| holdable(&text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n"));
    let said = |p: &manuscript::Paragraph| (body::style_id(p.style).to_string(), lines(p.text()));
    manuscript(framework, top, &Words::ENGLISH).iter().map(said).collect()
}

/// Both readings, that numbers are given once, and that each move has both of its sides.
fn check(old: &Framework, new: &Framework, by: Match) -> String {
    let docx = docx(old, new, by);
    assert_eq!(read(&docx, All::Accepted), expected(new), "accepted");
    assert_eq!(read(&docx, All::Rejected), expected(old), "rejected");
    let xml = part(&docx, "word/document.xml");
    let (mut ids, mut starts, mut ends) = (BTreeSet::new(), BTreeMap::new(), BTreeSet::new());
    let mut reader = Reader::from_str(&xml);
    loop {
        let (Event::Start(e) | Event::Empty(e)) = (match reader.read_event().unwrap() {
            Event::Eof => break,
            event @ (Event::Start(_) | Event::Empty(_)) => event,
            _ => continue,
        }) else {
            unreachable!()
        };
        match e.name().as_ref() {
            "w:moveFromRangeEnd" | "w:moveToRangeEnd" => assert!(ends.insert(attribute(&e, "w:id"))),
            name @ ("w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" | "w:moveFromRangeStart" | "w:moveToRangeStart") => {
                assert!(ids.insert(attribute(&e, "w:id")), "a number is given twice");
                assert_eq!(attribute(&e, "w:author"), "Ines");
                assert_eq!(attribute(&e, "w:date"), "2026-02-11T09:00:00Z");
                if name.ends_with("Start") {
                    let names: &mut Vec<(String, String)> = starts.entry(attribute(&e, "w:name")).or_default();
                    names.push((name.to_owned(), attribute(&e, "w:id")));
                }
            }
            _ => {}
        }
    }
    let mut closed = BTreeSet::new();
    for (name, sides) in starts {
        let mut elements: Vec<&str> = sides.iter().map(|(element, _)| element.as_str()).collect();
        elements.sort_unstable();
        assert_eq!(elements, ["w:moveFromRangeStart", "w:moveToRangeStart"], "{name}");
        closed.extend(sides.into_iter().map(|(_, id)| id));
    }
    assert_eq!(closed, ends);
    xml
}

const OLD: &str = "\
framework Kitchen #f
  summary: How cooks grow
  path Line #p
    step Hand #h
      experience: 0-1 anywhere
      ability Cuts onions #o
        examples: one
        examples: two
      ability Asks #a
      ability Sweeps #s
    step Cook #k
      ability Plates #t
";

fn framework(text: &str) -> Framework {
    outline::read(text).unwrap()
}

#[test]
fn words_paragraphs_and_moves_are_tracked() {
    let new = OLD
        .replace("Cuts onions", "Cuts all onions")
        .replace("      ability Asks #a\n", "")
        .replace("Plates #t\n", "Plates #t\n      ability Asks first #a\n      ability Tastes #n\n")
        .replace("      ability Sweeps #s\n", "")
        .replace("examples: one", "examples: none");
    let xml = check(&framework(OLD), &framework(&new), Match::Ids);
    let count = |element: &str| xml.matches(&format!("<{element} ")).count();
    // The paragraph that moved and was edited: its mark and its words, on both sides.
    assert_eq!((count("w:moveFrom"), count("w:moveTo")), (2, 2));
    assert_eq!((count("w:moveFromRangeStart"), count("w:moveToRangeStart")), (1, 1));
    // Sweeps: mark and words; "one". Tastes: mark and words; "all", "none".
    assert_eq!((count("w:del"), count("w:ins")), (3, 4));
    assert!(xml.contains(">Cuts </w:t></w:r><w:ins ") || xml.contains(">Cuts</w:t></w:r><w:ins "), "{xml}");
}

#[test]
fn nothing_changed_is_nothing_tracked() {
    let xml = check(&framework(OLD), &framework(OLD), Match::Auto);
    for element in ["w:ins", "w:del", "w:move"] {
        assert!(!xml.contains(&format!("<{element}")), "{element}");
    }
}

#[test]
fn pairs_without_ids_are_the_same_paragraphs() {
    let new = OLD.replace(" #", " #other").replace("Asks", "Asks\n      ability Tastes");
    let xml = check(&framework(OLD), &framework(&new), Match::Content);
    assert_eq!(xml.matches("<w:ins ").count(), 2);
    assert!(!xml.contains("<w:del ") && !xml.contains("<w:moveFrom "));
}

#[test]
fn a_reordered_step_is_moved_whole() {
    let cook = "    step Cook #k\n      ability Plates #t\n";
    let new = OLD.replace(cook, "").replace("    step Hand #h", &format!("{cook}    step Hand #h"));
    let xml = check(&framework(OLD), &framework(&new), Match::Ids);
    assert_eq!(xml.matches("<w:moveFromRangeStart ").count(), 1);
}

#[test]
fn text_from_right_to_left_is_set_so() {
    let new = OLD.replace("Asks", "שואל לפני").replace("Sweeps", "<w:del>&\u{1}");
    let xml = check(&framework(OLD), &framework(&new), Match::Ids);
    assert!(xml.contains("<w:bidi/>") && xml.contains("<w:rtl/>"));
    assert!(xml.contains("&lt;w:del&gt;&amp;\u{FFFD}"));
}

#[test]
fn the_same_input_gives_the_same_bytes_in_order() {
    let (old, new) = (framework(OLD), framework(&OLD.replace("Asks", "Tells")));
    let bytes = docx(&old, &new, Match::Auto);
    assert!(bytes == docx(&old, &new, Match::Auto));
    let zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert!(names.is_sorted() && names.len() == 10, "{names:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_two_states_can_be_read_from_a_document((old, new) in random::pair()) {
        check(&old, &new, Match::Ids);
    }

    #[test]
    fn any_two_frameworks_can_be_read_from_a_document(old in random::framework(), new in random::framework()) {
        check(&old, &new, Match::Content);
        check(&old, &new, Match::Auto);
    }
}
