//! The main job through the command line alone: bring a ladder in, name a version, find exactly what changed, hand it out.

use crate::service_desk::{LISTEN, REPRODUCE, TITLE, desk, five_edits_later, framework, json, read};
use rungs_model::edit::{Add, Intention, Remove};
use rungs_model::{Field, FieldEdits, Kind, Value};
use rungs_tests::cli::{Desk, answer, tool};
use serde_json::{Value as Json, json};
use std::path::Path;

/// Fails unless an answer is of a public format.
fn is_of(schema: &str, answer: &Json) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas").join(schema);
    let schema: Json = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> = validator.iter_errors(answer).map(|e| format!("{e} at {}", e.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?} in {answer:#}");
}

const COMPARISON: &str = "rungs.comparison-1.schema.json";

/// What the five edits are, as the comparison should say them.
fn the_five(comparison: &Json) {
    is_of(COMPARISON, comparison);
    let (old, new) = (json(), five_edits_later());
    assert_eq!(comparison["summary"], json!({"added": 1, "removed": 1, "moved": 1, "reordered": 1, "edited": 1}));
    let changes = comparison["changes"].as_array().unwrap();
    assert_eq!(changes.len(), 5, "{comparison:#}");
    for change in changes {
        assert_eq!(change["node"], "ability", "{change:#}");
        // The pointers lead to the node itself on each side.
        for (side, at, id) in [(&old, "oldAt", "oldId"), (&new, "newAt", "newId")] {
            let found = change[at].as_str().map(|at| &side.pointer(at).unwrap()["id"]);
            assert_eq!(found, change.get(id), "{at} of {change:#}");
        }
        let statement =
            |side: &Json, at: &str| side.pointer(change[at].as_str().unwrap()).unwrap()["statement"].clone();
        match change["change"].as_str().unwrap() {
            "edited" => {
                assert_eq!(change["field"], "statement");
                assert_eq!(change["before"], "Ability to reproduce a fault before passing it on");
                assert_eq!(change["after"], REPRODUCE);
                assert_eq!(change["trivial"], false);
                let side = |other: &str| -> String {
                    let words = change["words"].as_array().unwrap().iter();
                    words.filter(|w| w["is"] != other).map(|w| w["text"].as_str().unwrap()).collect()
                };
                assert_eq!(
                    [side("added"), side("removed")],
                    [&change["before"], &change["after"]].map(|t| t.as_str().unwrap())
                );
            }
            "added" => {
                assert_eq!(statement(&new, "newAt"), LISTEN);
                assert_eq!(change.get("within"), None, "its step was there before");
            }
            "removed" => assert_eq!(statement(&old, "oldAt"), "Ability to show the board what the desk saves them"),
            "moved" => {
                assert_eq!([&change["from"], &change["to"]], ["Desk agent", "Desk analyst"]);
                assert_eq!(change["newAt"], "/paths/0/steps/1/abilities/5");
            }
            "reordered" => {
                assert_eq!(
                    [&change["oldAt"], &change["newAt"]],
                    ["/paths/0/steps/2/abilities/4", "/paths/0/steps/2/abilities/0"]
                );
            }
            other => panic!("{other}"),
        }
    }
}

#[test]
fn the_main_job() {
    let desk = Desk::new();
    desk.put("one.rungs.json", crate::service_desk::TEXT);
    let said = desk.expect(0, &["import", "one.rungs.json"]);
    assert!(said.out.starts_with("one.rungs.json: Service desk, 18 abilities; added as "), "{}", said.out);
    let said = desk.expect(0, &["save", TITLE, "--version", "2026.1"]);
    assert!(said.out.contains(&framework().content_hash()), "{}", said.out);

    desk.put("two.rungs.json", five_edits_later().to_string());
    let version = format!("{TITLE}@2026.1");
    let compared = desk.expect(1, &["diff", &version, "two.rungs.json", "--format", "json"]).json();
    the_five(&compared);
    assert_eq!(compared["old"], json!({"title": TITLE, "version": "2026.1"}));
    assert_eq!(compared["new"], json!({"title": TITLE}));

    let said = desk.expect(1, &["diff", &version, "two.rungs.json"]).out;
    assert!(said.contains("1 added, 1 removed, 1 moved, 1 reordered, 1 edited"), "{said}");
    assert!(said.contains("a fault {+twice +}before"), "{said}");

    desk.expect(1, &["diff", &version, "two.rungs.json", "--out", "changes.pdf"]);
    let pages = tool("pdftotext", &["-raw"], &desk.path("changes.pdf"));
    let words = pages.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains(LISTEN) && words.contains("2026.1"), "{words}");

    desk.expect(0, &["export", &version, "--out", "desk.pdf"]);
    let pages = tool("pdftotext", &["-raw"], &desk.path("desk.pdf"));
    for years in ["1+ years", "2+ years", "4+ years", "8+ years"] {
        assert!(pages.contains(years), "{years} in {pages}");
    }
}

#[test]
fn what_is_the_same_is_the_same_wherever_it_stands() {
    let desk = desk();
    for (old, new) in [("one.rungs.json", "one.rungs.json"), ("one.rungs.json", TITLE), ("Service desk@2026.1", TITLE)]
    {
        let compared = desk.expect(0, &["diff", old, new, "--format", "json"]).json();
        is_of(COMPARISON, &compared);
        assert_eq!(compared["changes"], json!([]));
        assert!(desk.expect(0, &["diff", old, new]).out.ends_with("no differences\n"));
    }
    let backwards = desk.expect(1, &["diff", "two.rungs.json", TITLE, "--format", "json"]).json();
    assert_eq!(backwards["summary"]["added"], 1);
}

#[test]
fn a_comparison_is_written_in_the_format_of_the_file_it_goes_to() {
    let desk = desk();
    desk.expect(1, &["diff", "one.rungs.json", "two.rungs.json", "--out", "changes.json"]);
    the_five(&serde_json::from_slice(&desk.bytes("changes.json")).unwrap());
    desk.expect(1, &["diff", "one.rungs.json", "two.rungs.json", "--out", "changes.txt"]);
    assert!(desk.bytes("changes.txt").starts_with(b"Service desk -> Service desk\n"));
    desk.expect(1, &["diff", "one.rungs.json", "two.rungs.json", "--out", "changes.pdf"]);
    assert!(desk.bytes("changes.pdf").starts_with(b"%PDF-"));
    for (file, begins) in
        [("changes.md", &b"# What changed: "[..]), ("changes.html", b"<!DOCTYPE html>"), ("changes.docx", b"PK")]
    {
        desk.expect(1, &["diff", "one.rungs.json", "two.rungs.json", "--out", file]);
        assert!(desk.bytes(file).starts_with(begins), "{file}");
    }
    let said = desk.expect(1, &["diff", "one.rungs.json", "two.rungs.json", "--format", "markdown"]).out;
    assert!(said.as_bytes() == desk.bytes("changes.md"), "the same on a terminal and in a file");
    desk.expect(0, &["diff", "one.rungs.json", "one.rungs.json", "--out", "none.html"]);
}

#[test]
fn states_are_paired_as_asked() {
    let desk = desk();
    // Without ids, as another program would write it, only the content can tell what is what.
    let mut bare = five_edits_later();
    strip_ids(&mut bare);
    bare.as_object_mut().unwrap().remove("transitions");
    desk.put("bare.json", bare.to_string());
    let found = |how: &str, change: &str| {
        let args = ["diff", "one.rungs.json", "bare.json", "--format", "json", "--match", how];
        let compared = desk.expect(1, &args).json();
        let is_meant = |c: &&Json| c["node"] == "ability" && c["change"] == change;
        compared["changes"].as_array().unwrap().iter().filter(is_meant).count()
    };
    for how in ["content", "auto"] {
        assert_eq!([found(how, "moved"), found(how, "reordered")], [1, 1], "{how}");
        assert!(found(how, "removed") <= 2 && found(how, "added") <= 2, "{how}");
    }
    assert_eq!(["moved", "removed", "added"].map(|change| found("ids", change)), [0, 18, 18]);
}

fn strip_ids(json: &mut Json) {
    match json {
        Json::Object(map) => {
            map.remove("id");
            map.values_mut().for_each(strip_ids);
        }
        Json::Array(list) => list.iter_mut().for_each(strip_ids),
        _ => {}
    }
}

#[test]
fn what_the_library_says_can_be_read_by_programs() {
    let desk = desk();
    let list = desk.expect(0, &["list", "--json"]).json();
    let row = &list["frameworks"][0];
    assert_eq!(list["frameworks"].as_array().unwrap().len(), 1);
    assert_eq!(row["id"], json()["id"]);
    assert_eq!([&row["title"], &row["latest"]], [TITLE, "2026.1"]);
    assert_eq!([&row["paths"], &row["steps"], &row["abilities"], &row["competencies"]], [1, 4, 18, 0]);

    let versions = desk.expect(0, &["versions", TITLE, "--json"]).json();
    let version = &versions["versions"][0];
    assert_eq!([&version["name"], &version["note"], &version["status"]], ["2026.1", "First edition", "published"]);
    assert_eq!([&version["author"], &version["hash"]], ["Ines", framework().content_hash().as_str()]);
    assert_eq!(version["effective"], Json::Null);

    let shown = desk.expect(0, &["show", TITLE, "--json"]);
    assert_eq!(shown.out, crate::service_desk::TEXT);
    assert!(desk.expect(0, &["show", TITLE]).out.starts_with("framework Service desk\n"));

    let id = json()["id"].as_str().unwrap().to_string();
    desk.expect(0, &["save", &id, "--version", "2026.2", "--effective", "2026-09-01", "--status", "in-review"]);
    let versions = desk.expect(0, &["versions", &id, "--json"]).json();
    let newest = &versions["versions"][0];
    assert_eq!([&newest["name"], &newest["status"], &newest["effective"]], ["2026.2", "in review", "2026-09-01"]);

    let again = desk.expect(0, &["import", "one.rungs.json", "two.rungs.json", "--json"]).json();
    assert_eq!(again["imported"][0]["wasThere"], true);
    assert_eq!(again["imported"][1]["wasThere"], false);
    assert_ne!(again["imported"][1]["id"], json()["id"], "another state comes in beside the one that is there");
    assert_eq!(desk.expect(0, &["list", "--json"]).json()["frameworks"].as_array().unwrap().len(), 2);
}

#[test]
fn a_dry_run_adds_nothing() {
    let desk = desk();
    let before = desk.expect(0, &["list", "--json"]).out;
    let said = desk.expect(0, &["import", "two.rungs.json", "--dry-run"]).out;
    let expect = "two.rungs.json: Service desk, 18 abilities; nothing was added (dry run)\n  \
        1 path, 4 steps, 18 abilities, 1 note; years on 4 steps\n";
    assert_eq!(said, expect);
    assert_eq!(desk.expect(0, &["list", "--json"]).out, before);
}

#[test]
fn findings_have_a_place_and_a_sentence() {
    let desk = Desk::new();
    let mut odd = json();
    odd["paths"][0]["steps"][2]["experience"]["minYears"] = json!(1);
    odd["paths"][0]["steps"][3]["abilities"] = json!([]);
    odd["transitions"][0]["to"] = json!("00000000-0000-4000-8000-000000000000");
    desk.put("odd.json", odd.to_string());
    let found = desk.expect(1, &["check", "odd.json", "--json"]).json();
    let said = |n: usize| [&found["findings"][n]["code"], &found["findings"][n]["at"]];
    assert_eq!(found["findings"].as_array().unwrap().len(), 3, "{found:#}");
    assert_eq!(said(0), ["step-without-abilities", "/paths/0/steps/3"]);
    assert_eq!(said(1), ["falling-years", "/paths/0/steps/2"]);
    assert_eq!(said(2), ["reference-to-nothing", "/transitions/0"]);
    let lines = desk.expect(1, &["check", "odd.json"]).out;
    assert_eq!(lines.lines().count(), 3);
    assert!(lines.starts_with("/paths/0/steps/3: the step \"Desk manager\" has no abilities\n"), "{lines}");
}

#[test]
fn wording_is_found_too_and_a_gentle_hint_stops_no_script() {
    let desk = Desk::new();
    desk.put("desk.json", crate::service_desk::TEXT);
    let found = desk.expect(0, &["check", "desk.json", "--json"]).json();
    assert_eq!(found["findings"], json!([]));
    assert_eq!(found["hints"][0]["code"], "minimum-of-years");
    assert_eq!(found["hints"][0]["also"].as_array().unwrap().len(), 3);
    let told = desk.expect(0, &["check", "desk.json"]);
    assert_eq!(told.out, "");
    assert!(told.err.contains("4 steps ask for a minimum of years"), "{}", told.err);

    let mut odd = json();
    odd["paths"][0]["steps"][0]["abilities"][0]["statement"] = json!("Plans manpower for the desk");
    desk.put("odd.json", odd.to_string());
    let found = desk.expect(1, &["check", "odd.json", "--json"]).json();
    let first = &found["findings"][0];
    assert_eq!([&first["code"], &first["area"]], ["inconsiderate", "wording"], "{found:#}");
    assert_eq!(first["at"], "/paths/0/steps/0/abilities/0");
    assert_eq!(first["mends"][0], json!({"code": "write", "params": {"word": "workforce"}}));
}

#[test]
fn what_is_ignored_in_the_window_is_ignored_here() {
    let desk = desk();
    let which = rungs_engine::Ignoring { code: "minimum-of-years".into(), node: None, word: None };
    {
        let engine = desk.engine(1);
        let id = read(crate::service_desk::TEXT.as_bytes()).root();
        engine.ignore(id, &which, true).unwrap();
    }
    let found = desk.expect(0, &["check", "Service desk", "--json"]).json();
    assert_eq!((&found["hints"], &found["ignored"]), (&json!([]), &json!(1)));
}

#[test]
fn a_restored_version_is_the_draft_again() {
    let desk = desk();
    let second = read(five_edits_later().to_string().as_bytes());
    {
        // Somebody works on it in the window.
        let engine = desk.engine(1);
        let id = second.root();
        let step = second.of_kind(Kind::Step)[0].id;
        let fields = FieldEdits(vec![(Field::Statement, Some(Value::Text("Ability to smile".into())))]);
        engine.edit(id, &Intention::Add(Add { kind: Kind::Ability, parent: step, index: Some(0), fields })).unwrap();
        let gone = framework().of_kind(Kind::Ability)[7].id;
        engine.edit(id, &Intention::Remove(Remove { nodes: vec![gone] })).unwrap();
    }
    let state = |source: &str| desk.expect(0, &["show", source, "--json"]).out;
    assert_ne!(state(TITLE), state("Service desk@2026.1"));
    desk.expect(0, &["save", TITLE, "--version", "2026.2"]);
    let said = desk.expect(0, &["restore", "Service desk@2026.1"]).out;
    assert!(said.contains("restored, 2 records changed"), "{said}");
    assert_eq!(state(TITLE), crate::service_desk::TEXT);
    assert_ne!(state("Service desk@2026.2"), state(TITLE), "no version was touched");
    assert!(desk.expect(0, &["restore", "Service desk@2026.1"]).out.contains("the same already"));
    let versions = desk.expect(0, &["versions", TITLE, "--json"]).json();
    assert_eq!(versions["versions"].as_array().unwrap().len(), 2);
}

#[test]
fn a_merge_tells_its_conflicts() {
    let desk = desk();
    let mut theirs = json();
    theirs["paths"][0]["steps"][1]["abilities"][1]["statement"] = json!("Ability to reproduce a fault");
    theirs["summary"] = json!("How helpers grow.");
    desk.put("three.rungs.json", theirs.to_string());
    let args = ["merge", "one.rungs.json", "two.rungs.json", "three.rungs.json", "--out", "merged.rungs.json"];
    let report = desk.expect(1, &[&args[..], &["--format", "json"]].concat()).json();
    is_of("rungs.merge-1.schema.json", &report);
    let conflict = &report["conflicts"][0];
    assert_eq!(report["conflicts"].as_array().unwrap().len(), 1);
    assert_eq!([&conflict["kind"], &conflict["node"], &conflict["field"]], ["edit/edit", "ability", "statement"]);
    assert_eq!([&conflict["ours"], &conflict["theirs"]], [REPRODUCE, "Ability to reproduce a fault"]);
    assert_eq!(report["taken"]["theirs"], 1);
    let merged: Json = serde_json::from_slice(&desk.bytes("merged.rungs.json")).unwrap();
    assert_eq!(merged["summary"], "How helpers grow.");
    assert_eq!(merged["paths"], five_edits_later()["paths"], "ours stands");
    assert!(desk.expect(1, &args).out.contains("edited on both sides"));

    // Without a conflict, and from the library.
    let clean =
        ["merge", "Service desk@2026.1", TITLE, "two.rungs.json", "--out", "clean.rungs.json", "--format", "json"];
    assert_eq!(desk.expect(0, &clean).json()["conflicts"], json!([]));
    desk.expect(0, &["diff", "clean.rungs.json", "two.rungs.json"]);
}

#[test]
fn a_framework_is_handed_out_whole_or_by_paths() {
    let desk = desk();
    let mut two_paths = json();
    let steps = json!([{"title": "Lead of leads", "abilities": [{"statement": "Ability to let go"}]}]);
    two_paths["paths"].as_array_mut().unwrap().push(json!({"title": "Leads", "steps": steps}));
    desk.put("paths.json", two_paths.to_string());
    let text = |file: &str| tool("pdftotext", &["-raw"], &desk.path(file));
    desk.expect(0, &["export", "paths.json", "--out", "leads.pdf", "--path", "Leads", "--layout", "booklet"]);
    assert!(text("leads.pdf").contains("Ability to let go") && !text("leads.pdf").contains("Desk analyst"));
    desk.expect(0, &["export", "paths.json", "--out", "both.pdf", "--path", "Leads", "--path", "Desk"]);
    assert!(text("both.pdf").contains("Ability to let go") && text("both.pdf").contains("Desk analyst"));
    desk.expect(0, &["export", "paths.json", "--out", "leads.rungs.json", "--path", "Leads"]);
    let left: Json = serde_json::from_slice(&desk.bytes("leads.rungs.json")).unwrap();
    assert_eq!(left["paths"].as_array().unwrap().len(), 1);
    assert_eq!(left["paths"][0]["title"], "Leads");
    assert_eq!(left.get("transitions"), None, "a move between steps that are not handed out goes with them");

    let said = desk.expect(0, &["export", TITLE, "--out", "state.json"]);
    assert_eq!(said.err, "left out: 1 version (this format holds one state; .rungs holds all)\n");
    assert_eq!(desk.bytes("state.json"), crate::service_desk::TEXT.as_bytes());
    assert_eq!(desk.expect(0, &["export", TITLE, "--out", "all.rungs"]).err, "");
    desk.expect(0, &["export", TITLE, "--out", "no-ending", "--to", "rungs"]);
    assert_eq!(desk.bytes("all.rungs"), desk.bytes("no-ending"));
}

#[test]
fn a_history_goes_to_a_colleague_and_comes_back() {
    let (here, there) = (desk(), Desk::new());
    here.expect(0, &["export", TITLE, "--out", "all.rungs"]);
    there.put("all.rungs", here.bytes("all.rungs"));
    let came = there.expect(0, &["import", "all.rungs", "--json"]).json();
    assert_eq!(came["imported"][0]["versions"], 1);
    let versions = |desk: &Desk| desk.expect(0, &["versions", TITLE, "--json"]).out;
    assert_eq!(versions(&here), versions(&there));
    there.expect(0, &["export", TITLE, "--out", "back.rungs"]);
    assert_eq!(here.bytes("all.rungs"), there.bytes("back.rungs"));
    there.expect(0, &["convert", "all.rungs", "state.rungs.json"]);
    assert_eq!(there.bytes("state.rungs.json"), crate::service_desk::TEXT.as_bytes());
}

#[test]
fn the_doctor_checks_backs_up_and_restores() {
    let desk = desk();
    let report = desk.expect(0, &["doctor", "--backup", "--json"]).json();
    assert_eq!([&report["frameworks"], &report["versions"], &report["damage"]], [&json!(1), &json!(1), &json!([])]);
    let backup = report["backup"].as_str().unwrap().to_string();
    assert!(Path::new(&backup).is_file(), "{backup}");
    desk.expect(0, &["import", "two.rungs.json"]);
    assert_eq!(desk.expect(0, &["doctor", "--json"]).json()["frameworks"], 2);
    let report = desk.expect(0, &["doctor", "--restore", &backup, "--json"]).json();
    assert_eq!(report["frameworks"], 1);
    // What was there before the restoring was kept too.
    let kept = report["backup"].as_str().unwrap().to_string();
    assert_eq!(desk.expect(0, &["doctor", "--restore", &kept, "--json"]).json()["frameworks"], 2);
    assert!(desk.expect(0, &["doctor"]).out.ends_with("everything is as it should be\n"));
}

#[test]
fn the_library_is_chosen_by_option_then_by_environment_then_by_custom() {
    let desk = desk();
    let titles = |call: &mut std::process::Command| {
        let answered = answer(call);
        assert_eq!(answered.status, 0, "{}", answered.err);
        answered.json()["frameworks"].as_array().unwrap().len()
    };
    assert_eq!(titles(&mut desk.call(&["list", "--json"])), 1);
    assert_eq!(titles(&mut desk.call(&["list", "--json", "--library", "other.db"])), 0);
    assert_eq!(titles(&mut desk.call(&["--library", "other.db", "list", "--json"])), 0);
    desk.expect(0, &["--library", "other.db", "import", "one.rungs.json", "two.rungs.json"]);
    assert_eq!(titles(desk.call(&["list", "--json"]).env("RUNGS_LIBRARY", desk.path("other.db"))), 2);
    // The one the window uses: in the folder for data of the account.
    let unset = |args: &[&str]| {
        let mut call = desk.call(args);
        call.env_remove("RUNGS_LIBRARY").env("XDG_DATA_HOME", desk.path("data"));
        call
    };
    assert_eq!(titles(&mut unset(&["list", "--json"])), 0);
    if cfg!(target_os = "linux") {
        assert!(desk.path("data/rungs/library.db").is_file());
    }
}
