//! Bytes survive: what is canonical comes out as it went in, and what this program does not know comes out as well.

use proptest::prelude::*;
use rungs_tests::cli::Desk;
use serde_json::Value as Json;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).collect();
    files.sort();
    assert!(files.len() > 3, "there should be more in {}", folder.display());
    files
}

/// What comes out of a conversion of these bytes.
fn converted(desk: &Desk, bytes: &[u8], to: &str) -> Vec<u8> {
    desk.put("in", bytes);
    let out = format!("out.{to}");
    desk.expect(0, &["convert", "in", &out]);
    desk.bytes(&out)
}

#[test]
fn samples_and_starters_come_out_as_they_went_in() {
    let desk = Desk::new();
    let samples = files("src-tauri/crates/engine/samples");
    for file in samples.into_iter().chain(files("src-tauri/crates/engine/starters")) {
        let bytes = std::fs::read(&file).unwrap();
        assert!(converted(&desk, &bytes, "rungs.json") == bytes, "{}", file.display());
        let history = converted(&desk, &bytes, "rungs");
        assert!(converted(&desk, &history, "rungs.json") == bytes, "{} by way of a history", file.display());
    }
    assert_eq!(desk.names(), ["in", "out.rungs", "out.rungs.json"], "and nothing is left beside");
}

#[test]
fn examples_are_canonical_after_one_pass() {
    let desk = Desk::new();
    for file in files("schemas/examples/valid") {
        let bytes = std::fs::read(&file).unwrap();
        let is_history = file.file_name().unwrap().to_string_lossy().starts_with("history");
        let to = if is_history { "rungs" } else { "rungs.json" };
        let first = converted(&desk, &bytes, to);
        assert!(converted(&desk, &first, to) == first, "{}", file.display());
    }
}

#[test]
fn invalid_examples_are_refused_for_the_fault_they_are_named_after() {
    let desk = Desk::new();
    for file in files("schemas/examples/invalid") {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let fault = name.split_once('-').unwrap().1;
        desk.put("in.json", std::fs::read(&file).unwrap());
        let answer = desk.expect(2, &["import", "in.json", "--json"]).json();
        assert_eq!(answer["error"]["code"], format!("read-{fault}"), "{}", file.display());
    }
}

/// Every key that nobody knows, with the text of its value without white space.
fn unknown(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting = vec![text];
    while let Some(text) = waiting.pop() {
        if let Ok(object) = serde_json::from_str::<BTreeMap<String, &RawValue>>(text) {
            for (key, value) in object {
                match key.strip_prefix("x-") {
                    Some(n) => found.push(format!("{n}: {}", compact(value.get()))),
                    None => waiting.push(value.get()),
                }
            }
        } else if let Ok(list) = serde_json::from_str::<Vec<&RawValue>>(text) {
            waiting.extend(list.into_iter().map(RawValue::get));
        }
    }
    found.sort();
    found
}

/// Without white space between the tokens.
fn compact(text: &str) -> String {
    let (mut is_text, mut is_escaped) = (false, false);
    let keep = |c: &char| {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => is_text = !is_text,
            _ => {}
        }
        is_text || !c.is_ascii_whitespace()
    };
    text.chars().filter(keep).collect()
}

/// A framework in which every kind of object has a key that nobody knows, with this value.
fn sprinkled(value: &str) -> String {
    let x = |n: u32| format!("\"x-{n}\": {value}");
    let id = |n: u32| format!("\"id\": \"00000000-0000-4000-8000-0000000000{n:02}\"");
    format!(
        r#"{{"format": "rungs.framework/1", {}, "title": "F", {},
          "notes": [{{{}, "heading": "N", {}}}],
          "grades": [{{{}, "title": "G", {}}}],
          "groups": [{{{}, "title": "D", {}, "competencies": [{{{}, "title": "C", {}}}]}}],
          "paths": [{{{}, "title": "P", {}, "steps": [
            {{{}, "title": "S", "experience": {{"minYears": 1, {}}}, {}, "abilities": [{{{}, "statement": "A", {}}}]}},
            {{{}, "title": "T", {}}}]}}],
          "transitions": [{{{}, "from": "00000000-0000-4000-8000-000000000007",
             "to": "00000000-0000-4000-8000-000000000009", {}}}],
          "objectives": [{{{}, "title": "O", {}, "valueStreams": [
            {{{}, "title": "V", "metric": {{"name": "M", {}}}, {}}}]}}]}}"#,
        id(1),
        x(1),
        id(2),
        x(2),
        id(3),
        x(3),
        id(4),
        x(4),
        id(5),
        x(5),
        id(6),
        x(6),
        id(7),
        x(7),
        x(8),
        id(8),
        x(9),
        id(9),
        x(10),
        id(10),
        x(11),
        id(11),
        x(12),
        id(12),
        x(13),
        x(14),
    )
}

#[test]
fn no_unknown_key_is_lost_or_changed() {
    let desk = Desk::new();
    let mut deep = "1".to_string();
    for _ in 0..50 {
        deep = format!("[{deep}]");
    }
    let long = format!("\"{}\"", "z".repeat(100_000));
    let values = [
        "1.50",
        "1e400",
        "-0",
        "-0.0e-0",
        "12345678901234567890123",
        "0.1000000000000000055511151231257827021181583404541015625",
        "null",
        "true",
        "{}",
        "[]",
        r#""""#,
        r#""\u00e9\n\/\"\\ \ud83d\ude00 é 😀""#,
        r#"{"b": 1, "a": [2, {"c": "\u0041"}], "b": 3}"#,
        r#"["}", "]", "\"", ","]"#,
        deep.as_str(),
        long.as_str(),
    ];
    for value in values {
        let text = sprinkled(value);
        let before = unknown(&text);
        assert_eq!(before.len(), 14);
        let out = String::from_utf8(converted(&desk, text.as_bytes(), "rungs.json")).unwrap();
        assert!(before == unknown(&out), "{value:.80} in {out:.2000}");
        assert!(converted(&desk, out.as_bytes(), "rungs.json") == out.as_bytes());
        let history = converted(&desk, out.as_bytes(), "rungs");
        assert!(converted(&desk, &history, "rungs.json") == out.as_bytes(), "by way of a history: {value:.80}");
    }
}

#[test]
fn unknown_keys_live_through_the_library() {
    let desk = Desk::new();
    let text = sprinkled(r#"{"n": 1.50, "e": "\u00e9"}"#);
    let canonical = converted(&desk, text.as_bytes(), "rungs.json");
    desk.put("in.json", &text);
    desk.expect(0, &["import", "in.json"]);
    desk.expect(0, &["save", "F", "--version", "1"]);
    for source in ["F", "F@1"] {
        desk.expect(0, &["export", source, "--out", "back.json"]);
        assert!(desk.bytes("back.json") == canonical, "{source}");
    }
    // A comparison hides none of them either.
    desk.put("other.json", text.replace("1.50", "1.51"));
    let compared = desk.expect(1, &["diff", "F@1", "other.json", "--format", "json"]).json();
    let fields: Vec<&Json> = compared["changes"].as_array().unwrap().iter().map(|c| &c["field"]).collect();
    assert_eq!(fields.len(), 14, "{compared:#}");
}

#[test]
fn the_same_text_in_another_encoding_is_the_same_framework() {
    let desk = Desk::new();
    let text = include_str!("../../src-tauri/crates/engine/samples/planner.rungs.json");
    let wide = |unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(unit).collect()
    };
    let with_mark = ["\u{FEFF}", text].concat().into_bytes();
    for bytes in [with_mark, wide(u16::to_le_bytes), wide(u16::to_be_bytes), text.replace('\n', "\r\n").into_bytes()] {
        assert!(converted(&desk, &bytes, "rungs.json") == text.as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any text of a person: every character that JSON can carry, in every field that holds text.
    #[test]
    fn any_text_survives(words in "[^\\x00]{0,40}", more in "\\PC{0,40}") {
        let desk = Desk::new();
        let json = serde_json::json!({"format": "rungs.framework/1", "title": words, "summary": more, "paths": [
            {"title": more, "steps": [{"title": words, "experience": {"context": more},
              "abilities": [{"statement": words, "examples": [more, words]}]}]}]});
        desk.put("in.json", json.to_string());
        desk.expect(0, &["import", "in.json"]);
        desk.expect(0, &["convert", "in.json", "out.json"]);
        let out: Json = serde_json::from_slice(&desk.bytes("out.json")).unwrap();
        let text = |json: &Json, at: &str| json.pointer(at).and_then(Json::as_str).unwrap_or_default().to_string();
        for at in ["/title", "/summary", "/paths/0/title", "/paths/0/steps/0/title",
                   "/paths/0/steps/0/experience/context", "/paths/0/steps/0/abilities/0/statement"] {
            prop_assert_eq!(text(&json, at), text(&out, at), "{}", at);
        }
        let examples = "/paths/0/steps/0/abilities/0/examples";
        prop_assert_eq!(json.pointer(examples), out.pointer(examples));
    }
}
