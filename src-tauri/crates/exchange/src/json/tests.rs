//! First floor, native JSON: what is read, what is refused and where, and that nothing is lost on the way.

use super::*;
use crate::error::{Fault, Notice, ReadError};
use crate::random;
use proptest::prelude::*;
use rungs_model::{Field, Framework, Id, Kind, Place, Value};

/// `$a` and so on stand for ids.
fn with_ids(text: &str) -> String {
    "abcdef".chars().fold(text.to_owned(), |text, c| {
        text.replace(&format!("${c}"), &format!("00000000-0000-4000-8000-00000000000{c}"))
    })
}

fn read_text(text: &str) -> Result<Read, ReadError> {
    read("test.rungs.json", text.as_bytes(), ReadOptions::default(), &mut random::ids_after(0))
}

/// A framework whose members begin on line 3, two blanks in.
fn with(members: &str) -> String {
    with_ids(&format!("{{\n  \"format\": \"rungs.framework/1\",\n  {members}\n}}\n"))
}

#[test]
fn faults_of_a_text() {
    let check = |text: &str, code: &str, pointer: &str, line: usize, column: usize| {
        let error = read_text(text).expect_err(text);
        assert_eq!((error.code(), &*error.pointer, error.line, error.column), (code, pointer, line, column), "{text}");
    };
    check("", "empty-file", "", 0, 0);
    check(" \n", "empty-file", "", 0, 0);
    check("hello", "not-json", "", 1, 1);
    check("{\n \"a\": 1,\n}", "not-json", "", 3, 1);
    check("{\n \"a\": é}", "not-json", "", 2, 7);
    check("{\n \"a\": 1", "cut-off", "", 2, 7);
    check("{}", "format-missing", "", 1, 1);
    check("{} {}", "trailing-characters", "", 1, 4);
    check("[]", "wrong-type", "", 1, 1);
    check("\n 7", "wrong-type", "", 2, 2);
    check("{\"format\": 1}", "wrong-type", "/format", 1, 12);
    check("{\"format\":\n\"rungs.framework/2\"}", "format-newer", "/format", 2, 1);
    check("{\"format\": \"rungs.framework/99999999999\"}", "format-newer", "/format", 1, 12);
    check("{\"format\": \"rungs.framework/0\"}", "format-not-ours", "/format", 1, 12);
    check("{\"format\": \"rungs.framework/01\"}", "format-not-ours", "/format", 1, 12);
    check("{\"format\": \"rungs.framework/+1\"}", "format-not-ours", "/format", 1, 12);
    check("{\"format\": \"rungs.framework\"}", "format-not-ours", "/format", 1, 12);
    check("{\"format\": \"rungs.history/1\"}", "format-not-ours", "/format", 1, 12);
    check("{\"title\": 1, \"format\": \"other\"}", "format-not-ours", "/format", 1, 24);
}

#[test]
fn faults_of_a_framework() {
    let check = |members: &str, code: &str, pointer: &str, line: usize, column: usize| {
        let error = read_text(&with(members)).expect_err(members);
        let found = (error.code(), &*error.pointer, error.line, error.column);
        assert_eq!(found, (code, pointer, line, column), "{members}");
    };
    check(r#""title": "a" } x"#, "trailing-characters", "", 3, 18);
    check(r#""title": "a"#, "not-json", "/title", 3, 14);
    check(r#""title": "a", "paths": [{"steps": [{"title" 1}]}]"#, "not-json", "/paths/0/steps/0/title", 3, 47);
    check(r#""title": "\ud800""#, "lone-surrogate", "/title", 3, 19);
    check(r#""title": "a\u0000b""#, "nul-character", "/title", 3, 12);
    check(r#""x\u0000": 1"#, "nul-character", "/x\0", 3, 14);
    check(r#""title": 1"#, "wrong-type", "/title", 3, 12);
    check(r#""title": ["a"]"#, "wrong-type", "/title", 3, 12);
    check(r#""notes": {}"#, "wrong-type", "/notes", 3, 12);
    check("\"notes\": [\n{}, null]", "wrong-type", "/notes/1", 4, 5);
    check(r#""notes": ["a"]"#, "wrong-type", "/notes/0", 3, 13);
    check(r#""id": 7"#, "wrong-type", "/id", 3, 9);
    check(r#""id": """#, "not-an-id", "/id", 3, 9);
    check(r#""id": "7""#, "not-an-id", "/id", 3, 9);
    check(r#""id": "{00000000-0000-4000-8000-000000000000}""#, "not-an-id", "/id", 3, 9);
    check("\"notes\": [{\"id\": \"$a\"},\n {\"id\": \"$a\"}]", "duplicate-id", "/notes/1", 4, 2);
    check(r#""id": "$a", "notes": [{"id": "$A"}]"#, "not-an-id", "/notes/0/id", 3, 66);
    check(r#""title": "a", "title": "b""#, "duplicate-key", "/title", 3, 26);
    check(r#""format": "rungs.framework/1""#, "duplicate-key", "/format", 3, 13);
    check(r#""x/y": 1, "x/y": 2"#, "duplicate-key", "/x~1y", 3, 20);
    check(r#""paths": [{"steps": [{"grade": "$a"}]}]"#, "reference-to-nothing", "/paths/0/steps/0/grade", 3, 34);
    check(
        "\"objectives\": [{\"valueStreams\": [{\"abilities\": [\"$b\",\n\"$a\"]}]}],\n\"paths\": [{\"abilities\": [{\"id\": \"$b\"}]}]",
        "reference-to-nothing",
        "/objectives/0/valueStreams/0/abilities/1",
        4,
        1,
    );
    check(r#""id": "$a", "transitions": [{"from": "$a"}]"#, "reference-to-other-kind", "/transitions/0/from", 3, 74);
    check(
        "\"paths\": [{\"steps\": [{\"id\": \"$a\"}]}],\n\"transitions\": [{\"from\": \"$a\", \"to\": \"$a\"}]",
        "transition-to-itself",
        "/transitions/0/to",
        4,
        72,
    );
    let step = |experience: &str| format!(r#""paths": [{{"steps": [{{"experience": {experience}}}]}}]"#);
    let at = "/paths/0/steps/0/experience";
    check(&step("2"), "wrong-type", at, 3, 39);
    check(&step(r#"{"minYears": 0.3}"#), "years-not-in-halves", &format!("{at}/minYears"), 3, 52);
    check(&step(r#"{"maxYears": -1}"#), "years-negative", &format!("{at}/maxYears"), 3, 52);
    check(&step(r#"{"maxYears": 100.5}"#), "years-over-100", &format!("{at}/maxYears"), 3, 52);
    check(&step(r#"{"maxYears": 1e999}"#), "years-over-100", &format!("{at}/maxYears"), 3, 52);
    check(&step(r#"{"minYears": "2"}"#), "wrong-type", &format!("{at}/minYears"), 3, 52);
    check(&step(r#"{"essential": 0}"#), "wrong-type", &format!("{at}/essential"), 3, 53);
    let ability = |member: &str| format!(r#""paths": [{{"abilities": [{{{member}}}]}}]"#);
    check(&ability(r#""weight": -1"#), "number-negative", "/paths/0/abilities/0/weight", 3, 39);
    check(&ability(r#""weight": 1e999"#), "number-not-finite", "/paths/0/abilities/0/weight", 3, 39);
    check(&ability(r#""weight": "1""#), "wrong-type", "/paths/0/abilities/0/weight", 3, 39);
    check(&ability(r#""examples": ["a", 1]"#), "wrong-type", "/paths/0/abilities/0/examples/1", 3, 47);
    check(&ability(r#""competency": 1"#), "wrong-type", "/paths/0/abilities/0/competency", 3, 43);
    let deep = format!("\"x\": {}{}", "[".repeat(64), "]".repeat(64));
    check(&deep, "too-deep", "/x", 3, 8);
    check(&format!("\"x\": {}1{}", "{\"a\":".repeat(500_000), "}".repeat(500_000)), "too-deep", "/x", 3, 8);
}

#[test]
fn what_is_expected_and_what_is_found() {
    let check = |members: &str, expected: &str, found: &str| {
        let params = read_text(&with(members)).unwrap_err().params();
        assert_eq!((&params["expected"], &params["found"]), (&expected.into(), &found.into()), "{members}");
    };
    check(r#""title": 1"#, "text", "number");
    check(r#""title": true"#, "text", "true-or-false");
    check(r#""title": {}"#, "text", "object");
    check(r#""id": []"#, "id", "list");
    check(r#""notes": "a""#, "list", "text");
    check(r#""notes": [null]"#, "object", "null");
    check(r#""objectives": [{"valueStreams": [{"metric": {"target": "9"}}]}]"#, "number", "text");
    check(r#""paths": [{"steps": [{"experience": {"essential": "no"}}]}]"#, "true-or-false", "text");
    let twice = read_text(&with(r#""notes": [{}, {"id": "$a"}, {"id": "$a"}]"#)).unwrap_err();
    assert_eq!(twice.params()["first"], "/notes/1");
}

#[test]
fn limits_one_past_each() {
    let abilities = |n: usize| with(&format!("\"paths\": [{{\"abilities\": [{}]}}]", vec!["{}"; n].join(",")));
    assert_eq!(read_text(&abilities(crate::MAX_ABILITIES)).unwrap().ids_made, crate::MAX_ABILITIES + 2);
    let error = read_text(&abilities(crate::MAX_ABILITIES + 1)).unwrap_err();
    assert_eq!((error.code(), &*error.pointer), ("too-many", "/paths/0/abilities/100000"));
    let disqualifiers = vec!["\"\""; crate::MAX_ITEMS + 1].join(",");
    let many = format!("\"objectives\": [{{\"valueStreams\": [{{\"disqualifiers\": [{disqualifiers}]}}]}}]");
    assert_eq!(read_text(&with(&many)).unwrap_err().code(), "too-many");
    let large = vec![b' '; crate::MAX_BYTES as usize + 1];
    let error = read("a", &large, ReadOptions::default(), &mut random::ids_after(0)).unwrap_err();
    assert_eq!(error.fault, Fault::TooLarge { size: crate::MAX_BYTES + 1, limit: crate::MAX_BYTES });
    let deep = format!("\"x\": {}{}", "[".repeat(63), "]".repeat(63));
    assert!(read_text(&with(&deep)).is_ok());
}

#[test]
fn what_a_person_writes_by_hand() {
    let found = read_text(&with(
        r#""paths": [{"title": "A", "tagline": null, "steps": [{"title": "B", "grade": "", "code": "",
             "abilities": [{"statement": "C", "weight": 1, "examples": []}, {"statement": "D", "weight": -0.0}]}],
             "id": "ABCDEF00-0000-4000-8000-000000000000"}], "notes": null"#,
    ))
    .unwrap();
    let framework = &found.framework;
    assert_eq!(found.ids_made, 4);
    assert_eq!(framework.root(), Id::from_bytes(1u128.to_be_bytes()));
    let path = framework.of_kind(Kind::Path)[0];
    assert_eq!(path.id.to_string(), "abcdef00-0000-4000-8000-000000000000");
    let step = framework.of_kind(Kind::Step)[0];
    assert_eq!(step.parent, Some(path.id));
    assert_eq!(step.fields.iter().count(), 1);
    let abilities = framework.of_kind(Kind::Ability);
    assert_eq!(abilities[0].fields.get(Field::Weight), Some(&Value::Number(1.0)));
    assert_eq!(abilities[1].place, Place::nth(1));
    assert!(write(framework).contains("\"weight\": 0\n"));
}

#[test]
fn references_to_nothing_are_kept_for_those_who_look_for_them() {
    let text = with(r#""paths": [{"steps": [{"grade": "$a"}]}]"#);
    let found =
        read("a", text.as_bytes(), ReadOptions { lenient: true, ..ReadOptions::default() }, &mut random::ids_after(0))
            .unwrap();
    assert_eq!(found.framework.of_kind(Kind::Step)[0].link(Field::Grade), with_ids("$a").parse().ok());
}

#[test]
fn unknown_keys_are_told_of_and_kept() {
    let text = with(
        r#""x": [ 1.50, "\u00e9" ], "id": "$a", "paths": [{"id": "$b", "colour" : { }}, {"id": "$c", "colour": 1e0}]"#,
    );
    let found = read_text(&text).unwrap();
    let told = |n: usize| {
        let Notice::UnknownKey { within, key, first, count, kept } = &found.notices[n];
        (*within, &**key, &**first, *count, *kept)
    };
    assert_eq!(told(0), ("framework", "x", "/x", 1, true));
    assert_eq!(told(1), ("path", "colour", "/paths/0/colour", 2, true));
    assert_eq!(found.framework.framework().extra.0, [("x".to_owned(), r#"[1.50,"\u00e9"]"#.to_owned())]);
    let written = write(&found.framework);
    assert!(written.ends_with("  ],\n  \"x\": [\n    1.50,\n    \"\\u00e9\"\n  ]\n}\n"), "{written}");
    assert!(written.contains("\"colour\": {}\n"), "{written}");
}

#[test]
fn links_are_kept_as_they_stand_and_need_no_word() {
    let entry = r#"{"relation": "isPeerOf", "x": 1.50, "id": "$b", "from": "$a", "to": "urn:x"}"#;
    let read = |text: &str| read_text(&with(&text.replace("LINKS", entry))).unwrap();
    let found = read(r#""id": "$a", "associations": [LINKS, 7], "paths": [{"id": "$c", "associations": []}]"#);
    assert_eq!(rungs_model::association::of(&found.framework).len(), 1);
    let within: Vec<&str> = found.notices.iter().map(|Notice::UnknownKey { within, .. }| *within).collect();
    assert_eq!(within, ["path"]);
    let text = write(&found.framework);
    assert!(text.contains("\"x\": 1.50"), "{text}");
    assert_eq!(read_text(&text).unwrap().framework, found.framework);
}

/// Every field there is, in the canonical form.
const GOLDEN: &str = include_str!("golden.rungs.json");

#[test]
fn the_canonical_form_stays() {
    let framework = read_text(GOLDEN).unwrap().framework;
    assert_eq!(write(&framework), GOLDEN);
    for kind in Kind::ALL {
        for field in kind.fields() {
            let filled = framework.of_kind(kind).iter().any(|r| r.fields.get(*field).is_some());
            assert!(filled, "no {} with a {}", kind.name(), field.name());
        }
    }
}

#[test]
fn white_space_order_and_encoding_do_not_matter() {
    // Unknown keys keep their order and their numbers as they are written, which another order would change.
    let known = |framework: &Framework| {
        let records = framework.records().map(|r| rungs_model::Record { extra: Default::default(), ..(**r).clone() });
        Framework::from_records(records).unwrap()
    };
    let framework = read_text(GOLDEN).unwrap().framework;
    let value: serde_json::Value = serde_json::from_str(GOLDEN).unwrap();
    let sorted = read_text(&value.to_string()).unwrap().framework;
    let utf16: Vec<u8> = [0xFEFF].into_iter().chain(GOLDEN.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let wide = read("a", &utf16, ReadOptions::default(), &mut random::ids_after(0)).unwrap().framework;
    assert!(known(&sorted) == known(&framework));
    assert_eq!(wide, framework);
}

#[test]
fn the_samples_are_canonical() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../engine/samples");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let found = read_text(&text).unwrap_or_else(|error| panic!("{path:?}: {error}"));
        assert_eq!((write(&found.framework), found.ids_made), (text, 0), "{path:?}");
        seen += 1;
    }
    assert!(seen >= 5, "{seen} samples");
}

#[test]
fn an_unfinished_framework_can_be_written_and_read() {
    let text =
        with(r#""id": "$a", "transitions": [{"id": "$b"}], "paths": [{"id": "$c", "abilities": [{"id": "$d"}]}]"#);
    let framework = read_text(&text).unwrap().framework;
    let written = write(&framework);
    assert!(written.contains("\"from\": \"\",\n      \"to\": \"\"\n"), "{written}");
    assert!(written.contains("\"statement\": \"\"\n"), "{written}");
    assert_eq!(read_text(&written).unwrap().framework, framework);
}

proptest! {
    #[test]
    fn what_is_written_is_what_is_read(framework in random::framework()) {
        let written = write(&framework);
        let found = read_text(&written).map_err(|e| TestCaseError::fail(format!("{e} in {written}")))?;
        prop_assert_eq!(found.ids_made, 0);
        prop_assert_eq!(found.framework.content_hash(), framework.content_hash());
        prop_assert_eq!(&found.framework, &framework);
        prop_assert_eq!(write(&found.framework), written);
    }

    #[test]
    fn a_broken_text_is_an_error_or_a_framework(at in 0..GOLDEN.len(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = GOLDEN.as_bytes().to_vec();
        if cut {
            bytes.truncate(at);
        } else {
            bytes[at] = byte;
        }
        // Without the line end behind it the text is whole.
        let is_cut = cut && at < GOLDEN.trim_end().len();
        match read("a", &bytes, ReadOptions::default(), &mut random::ids_after(0)) {
            Ok(found) => prop_assert!(found.framework.len() > 1 && !is_cut),
            Err(error) => prop_assert!(Fault::CODES.contains(&error.code()) && error.line <= GOLDEN.lines().count() + 1),
        }
    }
}
