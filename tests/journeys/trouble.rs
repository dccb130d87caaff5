//! Trouble with files that come in: one sentence that names the file and the place, and nothing has changed.

use crate::service_desk::{self, TITLE, json};
use rungs_tests::cli::{Answer, Desk};
use serde_json::{Value as Json, json};

/// Fails unless standard error is one calm sentence that has all of these words. What a format does not hold is said
/// before anything is written, and so before that sentence.
pub(crate) fn is_a_sentence(answer: &Answer, words: &[&str]) {
    let is_of_format = |line: &&str| line.starts_with("left out: ") || line.starts_with("does not fit: ");
    let said: String = answer.err.split_inclusive('\n').skip_while(is_of_format).collect();
    assert_eq!(answer.status, 2, "{said}{}", answer.out);
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.starts_with("rungs: ") && said.ends_with(".\n"), "{said}");
    for word in words {
        assert!(said.contains(word), "`{word}` is not in: {said}");
    }
    for slip in ["panicked", "RUST_BACKTRACE", "inside Rungs", "unwrap", "Some(", "None", "Err(", "os error"] {
        assert!(!said.contains(slip), "`{slip}` is in: {said}");
    }
}

/// Fails unless an answer in JSON tells the same as the sentence.
pub(crate) fn is_the_same_in_json(answer: &Answer) {
    let error = &answer.json()["error"];
    assert_eq!(format!("rungs: {}\n", error["message"].as_str().unwrap()), answer.err);
    let code = error["code"].as_str().unwrap();
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    assert!(code.chars().all(is_plain) && !code.is_empty(), "{code}");
    assert!(error["params"].is_object(), "{error:#}");
    assert_eq!(error.as_object().unwrap().len(), 3, "{error:#}");
}

/// The library with all that is in it, as its own words.
pub(crate) fn library(desk: &Desk) -> Vec<String> {
    let list = desk.expect(0, &["list", "--json"]);
    let ids = list.json()["frameworks"].as_array().unwrap().iter().map(|f| f["id"].clone()).collect::<Vec<Json>>();
    let mut all = vec![list.out];
    for id in ids {
        all.push(desk.expect(0, &["versions", id.as_str().unwrap(), "--json"]).out);
        all.push(desk.expect(0, &["show", id.as_str().unwrap(), "--json"]).out);
    }
    all
}

/// A framework with something wrong in it, written so that places have lines.
fn with(change: impl FnOnce(&mut Json)) -> Vec<u8> {
    let mut json = json();
    change(&mut json);
    serde_json::to_string_pretty(&json).unwrap().into_bytes()
}

fn head(rest: &str) -> Vec<u8> {
    format!("{{\n  \"format\": \"rungs.framework/1\",\n  {rest}\n}}\n").into_bytes()
}

fn nested(levels: usize) -> String {
    format!("{}1{}", "[".repeat(levels), "]".repeat(levels))
}

const NOBODY: &str = "00000000-0000-4000-8000-000000000000";

/// What is in the file, and words that the sentence has to have beside the name of the file.
fn bad_files() -> Vec<(&'static str, Vec<u8>, Vec<&'static str>)> {
    let step = |n: usize| json()["paths"][0]["steps"][n]["id"].clone();
    let path = json()["paths"][0]["id"].clone();
    vec![
        ("no JSON", b"Dear team,\nhere is the ladder.\n".to_vec(), vec!["line 1", "not JSON"]),
        ("nothing", Vec::new(), vec!["empty"]),
        ("white space", b" \n\n ".to_vec(), vec!["empty"]),
        ("no format", b"{\n \"title\": \"F\"}".to_vec(), vec!["line 1", "format", "rungs.framework/1"]),
        ("other format", b"{\n \"format\": \"tree/3\"}".to_vec(), vec!["line 2", "/format", "tree/3"]),
        ("newer format", b"{\n \"format\": \"rungs.framework/2\"}".to_vec(), vec!["line 2", "framework/2", "newer"]),
        ("format is a number", b"{\n \"format\": 1}".to_vec(), vec!["line 2", "/format", "text", "number"]),
        ("list", b"[\n1]".to_vec(), vec!["line 1", "an object belongs here", "a list"]),
        ("text alone", b"\"ladder\"".to_vec(), vec!["line 1", "an object belongs here", "text"]),
        ("cut off", b"{\n\"format\": \"rungs.framework/1\",\n\"title\": \"F".to_vec(), vec!["line 3", "too early"]),
        ("two in one", [head("\"title\": \"F\""), b"{}".to_vec()].concat(), vec!["line 5", "after the end"]),
        ("number for text", head("\"title\": 7"), vec!["line 3", "/title", "text belongs here", "a number"]),
        ("text for list", head("\"paths\": \"P\""), vec!["line 3", "/paths", "a list belongs here", "text"]),
        ("object for list", head("\"paths\": {}"), vec!["line 3", "/paths", "a list belongs here", "an object"]),
        ("number in list", head("\"paths\": [\n 7]"), vec!["line 4", "/paths/0", "an object belongs here"]),
        ("list for object", head("\"objectives\": [[]]"), vec!["line 3", "/objectives/0", "an object belongs here"]),
        (
            "text for weight",
            with(|f| f["paths"][0]["steps"][0]["abilities"][0]["weight"] = json!("much")),
            vec!["/paths/0/steps/0/abilities/0/weight", "a number belongs here"],
        ),
        (
            "years below none",
            with(|f| f["paths"][0]["steps"][0]["experience"]["minYears"] = json!(-1)),
            vec!["/minYears", "fewer than none"],
        ),
        (
            "years in thirds",
            with(|f| f["paths"][0]["steps"][0]["experience"]["minYears"] = json!(0.3)),
            vec!["0.3", "half"],
        ),
        ("too many years", with(|f| f["paths"][0]["steps"][0]["experience"]["minYears"] = json!(1e9)), vec!["100"]),
        (
            "endless number",
            head("\"objectives\": [{\"valueStreams\": [{\"metric\": {\"target\": 1e999}}]}]"),
            vec!["1e999", "too large"],
        ),
        ("no id", with(|f| f["id"] = json!("first")), vec!["line", "/id", "first", "UUID"]),
        ("id of another kind", with(|f| f["id"] = json!(5)), vec!["/id", "a number"]),
        (
            "an id twice",
            with(|f| f["paths"][0]["steps"][1]["id"] = step(0)),
            vec!["at /paths/0/steps/1:", "second time", "/paths/0/steps/0"],
        ),
        (
            "a node in itself",
            with(|f| f["paths"][0]["steps"][1]["id"] = path.clone()),
            vec!["at /paths/0/steps/1:", "second time", "first at /paths/0"],
        ),
        (
            "the framework in itself",
            with(|f| f["paths"][0]["id"] = f["id"].clone()),
            vec!["at /paths/0:", "second time"],
        ),
        ("a key twice", head("\"title\": \"F\",\n\"title\": \"G\""), vec!["line 4", "/title", "twice"]),
        (
            "transition to nothing",
            with(|f| f["transitions"][0]["to"] = json!(NOBODY)),
            vec!["/transitions/0/to", NOBODY, "no step"],
        ),
        (
            "competency of nothing",
            with(|f| f["paths"][0]["steps"][0]["abilities"][0]["competency"] = json!(NOBODY)),
            vec!["/competency", "no competency"],
        ),
        ("grade of nothing", with(|f| f["paths"][0]["steps"][0]["grade"] = json!(NOBODY)), vec!["/grade", "no grade"]),
        ("grade that is a step", with(|f| f["paths"][0]["steps"][0]["grade"] = step(1)), vec!["/grade", "is a step"]),
        (
            "transition to itself",
            with(|f| f["transitions"][0]["to"] = f["transitions"][0]["from"].clone()),
            vec!["/transitions/0", "from a step to itself"],
        ),
        ("deep in what is unknown", head(&format!("\"x\": {}", nested(200))), vec!["line 3", "/x", "64 levels"]),
        ("deep in steps", head(&format!("\"paths\": {}", nested(200))), vec!["line 3", "/paths"]),
        ("deep before the format", format!("{{\"x\": {}}}", nested(200)).into_bytes(), vec!["line 1"]),
        ("NUL as an escape", head("\"title\": \"a\\u0000b\""), vec!["line 3", "/title", "NUL"]),
        ("NUL as it is", head("\"title\": \"a\0b\""), vec!["line 3", "/title"]),
        ("half a character", head("\"title\": \"a\\ud83d\""), vec!["line 3", "/title", "surrogate"]),
        ("the other half", head("\"title\": \"\\ude00b\""), vec!["line 3", "/title", "surrogate"]),
        (
            "bytes of no text",
            [head("\"title\": \"F\"").as_slice(), b"\n\xff\xfe\xfd"].concat(),
            vec!["line 6", "UTF-8"],
        ),
        (
            "Latin 1",
            b"{\"format\": \"rungs.framework/1\",\n\"title\": \"Gr\xf6\xdfe\"}".to_vec(),
            vec!["line 2", "UTF-8"],
        ),
        ("half of UTF-16", b"\xff\xfe{\0\"".to_vec(), vec!["UTF-8"]),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), vec![]),
        ("comments", head("// a note\n\"title\": \"F\""), vec!["line 3", "not JSON"]),
        ("one comma too many", head("\"title\": \"F\","), vec!["line 4", "not JSON"]),
        ("a history without its versions", b"{\"format\": \"rungs.history/1\"}".to_vec(), vec!["missing"]),
    ]
}

#[test]
fn a_bad_file_is_told_and_changes_nothing() {
    let desk = service_desk::desk();
    let before = library(&desk);
    desk.put("target.json", "what was there");
    for (name, bytes, words) in bad_files() {
        desk.put("bad.json", bytes);
        let words = [&["bad.json"][..], &words].concat();
        let calls: [&[&str]; 5] = [
            &["import", "bad.json", "--json"],
            &["convert", "bad.json", "target.json"],
            &["convert", "bad.json", "absent.json"],
            &["diff", "one.rungs.json", "bad.json", "--format", "json", "--out", "absent.json"],
            &["merge", "one.rungs.json", "bad.json", "one.rungs.json", "--out", "absent.json"],
        ];
        for args in calls {
            let answer = desk.run(args);
            assert_eq!(answer.status, 2, "{name}: {args:?} {}", answer.out);
            is_a_sentence(&answer, &words);
            if args.contains(&"json") || args.contains(&"--json") {
                is_the_same_in_json(&answer);
            } else {
                assert_eq!(answer.out, "", "{name}: {args:?}");
            }
        }
        assert_eq!(desk.names(), ["bad.json", "one.rungs.json", "target.json", "two.rungs.json"], "{name}");
        assert_eq!(desk.bytes("target.json"), b"what was there", "{name}");
    }
    assert_eq!(library(&desk), before);
}

#[test]
fn the_line_is_where_the_fault_is() {
    let desk = Desk::new();
    let text = String::from_utf8(with(|f| f["transitions"][0]["to"] = json!(NOBODY))).unwrap();
    let line = text.lines().position(|line| line.contains(NOBODY)).unwrap() + 1;
    desk.put("bad.json", text);
    let answer = desk.run(&["import", "bad.json", "--json"]);
    assert!(answer.err.starts_with(&format!("rungs: bad.json, line {line}, at /transitions/0/to: ")), "{}", answer.err);
    assert_eq!(answer.json()["error"]["params"]["line"], line);
}

#[test]
fn what_refers_to_nothing_can_still_be_checked() {
    let desk = Desk::new();
    desk.put("bad.json", with(|f| f["transitions"][0]["to"] = json!(NOBODY)));
    let found = desk.expect(1, &["check", "bad.json", "--json"]).json();
    assert_eq!(found["findings"][0]["code"], "reference-to-nothing");
    assert_eq!(found["findings"].as_array().unwrap().len(), 1, "{found:#}");
}

#[test]
fn good_files_before_and_behind_a_bad_one_came_in() {
    let desk = Desk::new();
    desk.put("good.json", service_desk::TEXT);
    desk.put("bad.json", "{");
    desk.put("later.csv", "Role,Level,Skill,Behaviour\nKeeper,Level 1,Locks,opens the gates in time\n");
    let answer = desk.run(&["import", "good.json", "bad.json", "later.csv"]);
    is_a_sentence(&answer, &["bad.json"]);
    assert!(answer.out.starts_with("good.json: Service desk, 18 abilities; added as "), "{}", answer.out);
    assert!(answer.out.contains("\nlater.csv: Later, 1 ability"), "{}", answer.out);
    desk.expect(0, &["show", TITLE]);
    let answer = desk.expect(2, &["import", "good.json", "bad.json", "none.json", "--json"]).json();
    assert_eq!(answer["imported"][0]["file"], "good.json", "{answer:#}");
    let files: Vec<&Json> = answer["errors"].as_array().unwrap().iter().map(|e| &e["params"]["file"]).collect();
    assert!(files.len() == 2 && answer["error"] == answer["errors"][0], "{answer:#}");
}

/// Whatever way a foreign file comes in, what of it did not is said.
#[test]
fn what_is_left_out_is_said_wherever_a_file_is_read() {
    let desk = Desk::new();
    desk.put("gates.csv", "Role,Level,Skill,Behaviour,Score\nKeeper,Level 1,Locks,opens the gates in time,4\n");
    let said = "left out: 1 character in 1 place, first at E2:";
    for call in [&["import", "gates.csv"][..], &["import", "gates.csv", "--dry-run"]] {
        let answer = desk.expect(0, call);
        assert!(answer.out.contains(said), "{call:?}: {}", answer.out);
    }
    let answer = desk.expect(0, &["import", "gates.csv", "--json"]).json();
    assert!(answer["imported"][0]["expected"]["skipped"][0]["why"].is_string(), "{answer:#}");
    for call in [&["convert", "gates.csv", "gates.json"][..], &["export", "gates.csv", "--out", "gates.md"]] {
        let answer = desk.expect(0, call);
        assert!(answer.out.is_empty() && answer.err.contains(said), "{call:?}: {}", answer.err);
    }
}

#[test]
fn a_mapping_of_which_nothing_fits_is_no_mapping_of_that_file() {
    let desk = Desk::new();
    desk.put("gates.csv", "Role,Level,Skill,Behaviour\nKeeper,Level 1,Locks,opens the gates in time\n");
    desk.put("one.rungs.json", service_desk::TEXT);
    let sheet =
        |name: &str| json!({"sheet": name, "layout": "long", "head": 1, "columns": [{"column": 4, "is": "ability"}]});
    desk.put("map.json", json!({"format": "rungs.mapping/1", "sheets": [sheet("Roles")]}).to_string());
    for file in ["gates.csv", "one.rungs.json"] {
        let answer = desk.run(&["import", file, "--map", "map.json"]);
        is_a_sentence(&answer, &[file, "mapping"]);
    }
    assert_eq!(desk.expect(0, &["list", "--json"]).json()["frameworks"], json!([]));
    desk.put("map.json", json!({"format": "rungs.mapping/1", "sheets": [sheet("")]}).to_string());
    desk.expect(0, &["import", "gates.csv", "--map", "map.json"]);
}

#[test]
fn a_file_that_is_too_large_is_not_even_read() {
    let desk = Desk::new();
    // Sparse: it takes no room.
    std::fs::File::create(desk.path("large.json")).unwrap().set_len(100_000_001).unwrap();
    let begin = std::time::Instant::now();
    is_a_sentence(&desk.run(&["import", "large.json"]), &["large.json", "100 MB"]);
    is_a_sentence(&desk.run(&["convert", "large.json", "absent.json"]), &["large.json", "100 MB"]);
    assert!(begin.elapsed().as_secs() < 5);
    assert_eq!(desk.names(), ["large.json"]);
}

#[test]
fn what_is_not_there_is_told_by_name() {
    let desk = service_desk::desk();
    let before = library(&desk);
    let check = |args: &[&str], words: &[&str]| {
        let answer = desk.run(args);
        assert_eq!(answer.status, 2, "{args:?}");
        is_a_sentence(&answer, words);
        if args.contains(&"--json") {
            is_the_same_in_json(&answer);
        }
    };
    check(&["import", "missing.json", "--json"], &["missing.json", "no such file"]);
    check(&["import", "."], &["folder"]);
    check(&["import", "one.rungs.json/x.json"], &["one.rungs.json/x.json", "no such file"]);
    check(&["import", "one.rungs.json", "--from", "tree"], &["tree", "json", "rungs"]);
    check(&["import", "one.rungs.json", "--from", "rungs"], &["one.rungs.json", "line 2"]);
    check(&["import", "one.rungs.json", "--map", "map.json"], &["map.json", "no such file"]);
    check(&["convert", "one.rungs.json", "absent.tree"], &["absent.tree", "--to", "json", "pdf"]);
    check(&["convert", "one.rungs.json", "absent", "--to", "tree"], &["tree", "json", "pdf"]);
    check(&["show", "Nothing", "--json"], &["Nothing", "rungs list"]);
    check(&["show", "missing.rungs.json", "--json"], &["missing.rungs.json", "no such file"]);
    check(&["show", "Service desk@1999", "--json"], &[TITLE, "1999", "2026.1"]);
    check(&["versions", "Nothing", "--json"], &["Nothing"]);
    check(&["restore", TITLE], &[TITLE, "framework@version"]);
    check(&["restore", "Service desk@1999"], &["1999"]);
    check(&["save", TITLE, "--version", "2026.1"], &["2026.1", "already"]);
    check(&["save", TITLE, "--version", " "], &["--version"]);
    check(&["save", TITLE, "--version", "2", "--status", "ready"], &["ready", "draft, in review, published, retired"]);
    check(&["save", TITLE, "--version", "2", "--effective", "2026-02-30"], &["2026-02-30", "date"]);
    check(&["save", TITLE, "--version", "2", "--effective", "soon"], &["soon", "2026-03-01"]);
    check(&["save", "Service desk@2026.1", "--version", "2"], &["never changes"]);
    check(&["export", TITLE, "--out", "absent.pdf", "--layout", "poster"], &["poster", "booklet"]);
    check(&["export", TITLE, "--out", "absent.pdf", "--path", "Kitchen"], &["Kitchen", "rungs show"]);
    check(&["export", TITLE, "--out", "absent.doc", "--to", "doc"], &["doc", "pdf"]);
    check(&["diff", TITLE, "two.rungs.json", "--format", "poster"], &["poster", "text, json, pdf"]);
    check(&["diff", TITLE, "two.rungs.json", "--format", "pdf"], &["--out"]);
    check(&["diff", TITLE, "two.rungs.json", "--format", "docx"], &["docx", "--out"]);
    check(&["check", "missing.json", "--json"], &["missing.json"]);
    check(&["doctor", "--restore", "missing.db", "--json"], &["missing.db"]);
    assert_eq!(library(&desk), before);
    assert_eq!(desk.names(), ["one.rungs.json", "two.rungs.json"]);
}

#[test]
fn a_title_that_two_have_is_told_with_both_ids() {
    let desk = service_desk::desk();
    let second = desk.expect(0, &["import", "two.rungs.json", "--json"]).json();
    let (first, second) = (json()["id"].clone(), second["imported"][0]["id"].clone());
    let ids = [&first, &second].map(|id| id.as_str().unwrap());
    for args in [&["show", TITLE, "--json"][..], &["versions", TITLE, "--json"]] {
        let answer = desk.run(args);
        is_a_sentence(&answer, &[TITLE, ids[0], ids[1]]);
        is_the_same_in_json(&answer);
    }
    is_a_sentence(&desk.run(&["save", TITLE, "--version", "2"]), &ids);
    for id in ids {
        desk.expect(0, &["show", id]);
    }
}

#[test]
fn a_call_that_is_none_is_answered_with_how_to_call() {
    let desk = Desk::new();
    for args in [&["nothing"][..], &["save", "x"], &["diff", "one"], &["merge", "a", "b", "c"], &["list", "--nothing"]]
    {
        let answer = desk.run(args);
        assert_eq!(answer.status, 2, "{args:?}");
        assert!(answer.err.starts_with("rungs: ") && answer.err.contains("--help"), "{}", answer.err);
        assert_eq!(answer.err.trim_end().lines().count(), 1, "{}", answer.err);
        assert_eq!(answer.out, "");
    }
    assert_eq!(desk.names(), [""; 0]);
}
