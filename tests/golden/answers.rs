//! Golden answers of the command line: outlines, comparisons, merges, findings, and a history as a file.

use crate::pages::{base, history, ours, theirs};
use crate::settle;
use rungs_tests::cli::Desk;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put_framework("base.rungs.json", &base());
    desk.put_framework("ours.rungs.json", &ours());
    desk.put_framework("theirs.rungs.json", &theirs());
    desk
}

#[test]
fn outlines_of_the_samples() {
    let desk = Desk::new();
    for sample in rungs_engine::SAMPLES {
        desk.put("sample.rungs.json", sample.json);
        let outline = desk.expect(0, &["show", "sample.rungs.json"]).out;
        settle(&format!("outline-{}.txt", sample.name), &outline);
    }
}

#[test]
fn comparisons() {
    let desk = desk();
    let json = desk.expect(1, &["diff", "base.rungs.json", "ours.rungs.json", "--format", "json"]).out;
    settle("comparison.json", &json);
    let text = desk.expect(1, &["diff", "base.rungs.json", "ours.rungs.json"]).out;
    settle("comparison.txt", &text);
}

#[test]
fn merges() {
    let desk = desk();
    let args = ["merge", "base.rungs.json", "ours.rungs.json", "theirs.rungs.json", "--out", "merged.rungs.json"];
    settle("merge.txt", &desk.expect(1, &args).out);
    settle("merge.json", &desk.expect(1, &[&args[..], &["--format", "json"]].concat()).out);
    settle("merged.rungs.json", &String::from_utf8(desk.bytes("merged.rungs.json")).unwrap());
}

#[test]
fn a_history_goes_through_the_library_unchanged() {
    let desk = Desk::new();
    desk.put("history.rungs", rungs_exchange::history::write(&history()));
    desk.expect(0, &["import", "history.rungs"]);
    desk.expect(0, &["export", "Kitchen", "--out", "back.rungs"]);
    settle("history.rungs", &String::from_utf8(desk.bytes("back.rungs")).unwrap());
    assert!(desk.bytes("back.rungs") == desk.bytes("history.rungs"));
}

#[test]
fn findings() {
    let desk = Desk::new();
    let odd = r#"{"format": "rungs.framework/1", "title": "", "language": "en",
      "groups": [{"title": "Craft", "competencies": [{"title": "Heat"}, {"title": ""}]}],
      "paths": [{"title": "Line", "steps": [
        {"title": "Hand", "experience": {"minYears": 3}, "abilities": [
          {"statement": "Ability to ask"}, {"statement": " ability to  ask "}, {"title": "Empty"}]},
        {"title": "Cook", "experience": {"minYears": 1},
         "grade": "00000000-0000-4000-8000-000000000001"}]}],
      "transitions": [{"to": "00000000-0000-4000-8000-000000000002"}],
      "objectives": [{"title": "Guests", "valueStreams": [{"title": "Plates",
        "abilities": ["00000000-0000-4000-8000-000000000003"]}]}]}"#;
    desk.put("odd.json", odd);
    settle("check.txt", &desk.expect(1, &["check", "odd.json"]).out);
}
