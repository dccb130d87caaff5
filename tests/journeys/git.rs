//! Frameworks under git: the merge driver and the way git shows changes, set up as the README says.

use crate::service_desk::{REPRODUCE, TEXT, five_edits_later, json};
use rungs_tests::cli::{Answer, Desk, answer, program};
use serde_json::{Value as Json, json};
use std::process::Command;

const FILE: &str = "desk.rungs.json";

/// Calls git in the folder, without the settings of the person who runs the tests.
fn git(desk: &Desk, args: &[&str]) -> Answer {
    let mut git = Command::new("git");
    git.args(args).current_dir(desk.folder());
    git.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", desk.path("none")).env("HOME", desk.folder());
    git.env("RUNGS_LIBRARY", desk.library()).env("GIT_PAGER", "cat").env("GIT_MERGE_AUTOEDIT", "no");
    for name in ["GIT_AUTHOR", "GIT_COMMITTER"] {
        git.env(format!("{name}_NAME"), "Ines").env(format!("{name}_EMAIL"), "ines@example.org");
    }
    answer(&mut git)
}

fn done(desk: &Desk, args: &[&str]) -> String {
    let answer = git(desk, args);
    assert_eq!(answer.status, 0, "git {args:?}\n{}\n{}", answer.out, answer.err);
    answer.out
}

fn commit(desk: &Desk, state: &str) {
    desk.put(FILE, state);
    done(desk, &["add", "."]);
    done(desk, &["commit", "-q", "-m", "state"]);
}

/// A repository with the two lines of configuration, on a branch `ours` without a commit.
fn repository() -> Desk {
    let desk = Desk::new();
    done(&desk, &["init", "-q", "."]);
    done(&desk, &["checkout", "-q", "-b", "ours"]);
    let program = program().display().to_string();
    done(&desk, &["config", "merge.rungs.driver", &format!("'{program}' merge %O %A %B --out %A")]);
    done(&desk, &["config", "diff.rungs.textconv", &format!("'{program}' show")]);
    desk.put(".gitattributes", "*.rungs.json merge=rungs diff=rungs\n");
    desk.put(".gitignore", "library.db*\n");
    desk
}

/// One state, then one on each of two branches; `ours` is checked out.
fn two_branches(theirs: &Json) -> Desk {
    let desk = repository();
    commit(&desk, TEXT);
    done(&desk, &["checkout", "-q", "-b", "theirs"]);
    commit(&desk, &theirs.to_string());
    done(&desk, &["checkout", "-q", "ours"]);
    commit(&desk, &five_edits_later().to_string());
    desk
}

fn merged(desk: &Desk) -> Json {
    serde_json::from_slice(&desk.bytes(FILE)).unwrap()
}

#[test]
fn what_two_people_did_is_merged() {
    let mut theirs = json();
    theirs["summary"] = json!("How helpers grow.");
    let desk = two_branches(&theirs);
    done(&desk, &["merge", "-q", "theirs"]);
    assert_eq!(merged(&desk)["summary"], "How helpers grow.");
    assert_eq!(merged(&desk)["paths"], five_edits_later()["paths"]);
    assert_eq!(done(&desk, &["status", "--porcelain"]), "");
    assert_eq!(desk.names().iter().filter(|name| name.contains(".part")).count(), 0);
}

#[test]
fn a_conflict_is_gits_too() {
    let mut theirs = json();
    theirs["summary"] = json!("How helpers grow.");
    theirs["paths"][0]["steps"][1]["abilities"][1]["statement"] = json!("Ability to reproduce a fault");
    let desk = two_branches(&theirs);
    let answer = git(&desk, &["merge", "theirs"]);
    assert_eq!(answer.status, 1, "{}\n{}", answer.out, answer.err);
    assert!(answer.out.contains("edited on both sides"), "{}", answer.out);
    assert_eq!(done(&desk, &["status", "--porcelain"]), format!("UU {FILE}\n"));
    // No marks of a conflict in the file: a framework, with ours where the two are at odds.
    assert_eq!(merged(&desk)["summary"], "How helpers grow.");
    assert_eq!(merged(&desk)["paths"][0]["steps"][1]["abilities"][1]["statement"], REPRODUCE);
    desk.expect(0, &["show", FILE]);
    done(&desk, &["commit", "-q", "-a", "-m", "decided"]);
}

#[test]
fn a_file_that_both_added_has_nothing_before_it() {
    let desk = repository();
    done(&desk, &["add", "."]);
    done(&desk, &["commit", "-q", "-m", "nothing"]);
    done(&desk, &["checkout", "-q", "-b", "theirs"]);
    let mut theirs = json();
    let further = json!({"id": "5b0d7a52-7a0c-4f3e-8f0a-1d2c3b4a5960", "statement": "Ability to say what comes next"});
    theirs["paths"][0]["steps"][0]["abilities"].as_array_mut().unwrap().push(further);
    commit(&desk, &theirs.to_string());
    done(&desk, &["checkout", "-q", "ours"]);
    commit(&desk, TEXT);
    done(&desk, &["merge", "-q", "theirs"]);
    assert_eq!(merged(&desk), theirs, "all of both, and nothing twice");
}

#[test]
fn changes_are_shown_as_an_outline() {
    let desk = two_branches(&json());
    let shown = done(&desk, &["diff", "HEAD~1", "HEAD", "--", FILE]);
    assert!(shown.contains(&format!("+      ability {REPRODUCE}")), "{shown}");
    assert!(!shown.contains("\"statement\""), "{shown}");
}
