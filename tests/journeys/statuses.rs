//! The exit statuses of every call, as scripts rely on them: 0 done or the same, 1 something to act on, 2 trouble.

use crate::service_desk::{desk, json};
use serde_json::json;

#[test]
fn every_call_ends_as_promised() {
    let desk = desk();
    let mut odd = json();
    odd["paths"][0]["steps"][3]["abilities"] = json!([]);
    desk.put("odd.json", odd.to_string());
    let mut theirs = json();
    theirs["paths"][0]["steps"][1]["abilities"][1]["statement"] = json!("Ability to reproduce a fault");
    desk.put("theirs.json", theirs.to_string());
    let check = |status: i32, line: &str| {
        let args: Vec<&str> = line.split(' ').map(|arg| if arg == "DESK" { "Service desk" } else { arg }).collect();
        let answer = desk.run(&args);
        assert_eq!(answer.status, status, "rungs {line}\n{}\n{}", answer.out, answer.err);
    };
    check(0, "import one.rungs.json");
    check(0, "import one.rungs.json --from json --json");
    check(2, "import missing.json");
    check(2, "import");
    check(0, "convert one.rungs.json a.rungs");
    check(0, "convert a.rungs a.out --from rungs --to json");
    check(2, "convert a.rungs a.out");
    check(2, "convert a.rungs");
    check(0, "list");
    check(0, "list --json");
    check(2, "list --library one.rungs.json");
    check(0, "show DESK");
    check(0, "show one.rungs.json --json");
    check(2, "show nothing");
    check(0, "save DESK --version 2 --note x --status retired --effective 2026-03-01");
    check(2, "save DESK --version 2");
    check(2, "save DESK");
    check(0, "versions DESK");
    check(0, "versions DESK --json");
    check(2, "versions nothing");
    check(2, "restore DESK");
    check(2, "restore nothing@1");
    check(0, "diff one.rungs.json DESK");
    check(0, "diff one.rungs.json DESK --format json --match ids");
    check(1, "diff one.rungs.json two.rungs.json");
    check(1, "diff one.rungs.json two.rungs.json --match content --out c.txt");
    check(1, "diff one.rungs.json two.rungs.json --out c.pdf");
    check(2, "diff one.rungs.json missing.json");
    check(2, "diff one.rungs.json two.rungs.json --format nothing");
    check(2, "diff one.rungs.json two.rungs.json --match nothing");
    check(0, "merge one.rungs.json two.rungs.json one.rungs.json --out m.json");
    check(1, "merge one.rungs.json two.rungs.json theirs.json --out m.json");
    check(1, "merge one.rungs.json two.rungs.json theirs.json --out m.json --format json");
    check(2, "merge one.rungs.json two.rungs.json missing.json --out m.json");
    check(2, "merge one.rungs.json two.rungs.json theirs.json");
    check(0, "export DESK --out e.pdf --layout booklet --path Desk");
    check(0, "export one.rungs.json --out e.json");
    check(2, "export nothing --out e.pdf");
    check(0, "check one.rungs.json");
    check(0, "check DESK --json");
    check(1, "check odd.json");
    check(1, "check odd.json --json");
    check(2, "check missing.json");
    check(0, "doctor");
    check(0, "doctor --json");
    check(0, "doctor --backup");
    check(2, "doctor --restore one.rungs.json");
    check(2, "doctor --restore missing.db");
    check(0, "--help");
    check(0, "diff --help");
    check(0, "--version");
    check(2, "nothing");
    check(2, "list --nothing");
    // With a space in it, so not one of the words above.
    desk.expect(0, &["show", "Service desk@2026.1"]);
    desk.expect(0, &["restore", "Service desk@2026.1"]);
    desk.expect(2, &["show", "Service desk@1999"]);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_trouble() {
    let desk = desk();
    let mut call = desk.call(&["show", "Service desk", "--json"]);
    let mut child = call.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn nothing_but_the_answer_is_on_standard_output_and_no_bar_without_a_terminal() {
    let desk = desk();
    let said = desk.expect(1, &["diff", "one.rungs.json", "two.rungs.json", "--out", "c.pdf"]);
    assert_eq!([said.out.as_str(), said.err.as_str()], ["", ""]);
    let said = desk.expect(0, &["export", "one.rungs.json", "--out", "a.pdf"]);
    assert_eq!([said.out.as_str(), said.err.as_str()], ["", ""]);
}

#[test]
fn help_is_an_answer_and_a_slip_is_told_as_json_where_that_was_asked_for() {
    let desk = desk();
    let told = desk.expect(2, &["list", "--bogus", "--json"]).json();
    assert_eq!(told["error"]["code"], "usage");
    assert!(desk.expect(0, &["--help"]).out.contains("Usage"));
}
