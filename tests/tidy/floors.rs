//! A floor uses only floors below it, and the rooms of one floor do not know each other.

use crate::tree::root;
use serde_json::Value as Json;
use std::process::Command;

/// A crate of the workspace and those it may use, tests and build scripts included.
struct Room {
    name: &'static str,
    below: &'static [&'static str],
}

const MODEL: &str = "rungs-model";
const COMPARE: &str = "rungs-compare";
const WORDS: &str = "rungs-words";
const WORDING: &str = "rungs-wording";
const STORE: &str = "rungs-store";
const EXCHANGE: &str = "rungs-exchange";
const PRESS: &str = "rungs-press";
const ENGINE: &str = "rungs-engine";
const DESKTOP: &str = "rungs-desktop";
const BENCH: &str = "rungs-bench";
const TESTS: &str = "rungs-tests";

/// The visible list of rooms.
const ROOMS: &[Room] = &[
    Room { name: MODEL, below: &[] },
    Room { name: COMPARE, below: &[MODEL] },
    Room { name: WORDS, below: &[MODEL, COMPARE] },
    Room { name: WORDING, below: &[MODEL] },
    Room { name: STORE, below: &[MODEL] },
    Room { name: EXCHANGE, below: &[MODEL, COMPARE, WORDS] },
    Room { name: PRESS, below: &[MODEL, COMPARE, WORDS] },
    Room { name: ENGINE, below: &[MODEL, COMPARE, WORDS, WORDING, STORE, EXCHANGE, PRESS] },
    Room { name: "rungs-cli", below: &[MODEL, COMPARE, WORDS, WORDING, STORE, EXCHANGE, PRESS, ENGINE] },
    Room { name: DESKTOP, below: &[MODEL, COMPARE, WORDS, WORDING, STORE, EXCHANGE, PRESS, ENGINE] },
    Room { name: BENCH, below: &[MODEL, COMPARE, WORDS, WORDING, STORE, EXCHANGE, PRESS, ENGINE] },
    Room { name: TESTS, below: &[MODEL, COMPARE, WORDS, WORDING, STORE, EXCHANGE, PRESS, ENGINE, DESKTOP, BENCH] },
    Room { name: "xtask", below: &[] },
];

/// Libraries that only some rooms may use themselves: how their names begin, and the rooms.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("tauri", &[DESKTOP]),
    ("wry", &[DESKTOP]),
    ("rusqlite", &[STORE, BENCH, TESTS]),
    ("typst", &[PRESS]),
    ("clap", &["rungs-cli"]),
    ("spellbook", &[ENGINE]),
    ("ureq", &[TESTS]),
    ("jsonschema", &[EXCHANGE, TESTS]),
];

/// The faults of a workspace: for each crate its name and what it depends on.
fn floors(crates: &[(String, Vec<String>)]) -> Vec<String> {
    let mut faults = Vec::new();
    let is_room = |name: &str| crates.iter().any(|(own, _)| own == name);
    for (name, uses) in crates {
        let Some(room) = ROOMS.iter().find(|room| room.name == name) else {
            faults.push(format!("{name} stands on no floor: it is missing from ROOMS"));
            continue;
        };
        for used in uses {
            if is_room(used) && !room.below.contains(&used.as_str()) {
                faults.push(format!("{name} must not use {used}"));
            }
            let closed =
                LIBRARIES.iter().find(|(library, rooms)| used.starts_with(library) && !rooms.contains(&room.name));
            if let Some((_, rooms)) = closed {
                faults.push(format!("{name} must not use {used}, only {} may", rooms.join(", ")));
            }
        }
    }
    let is_crate = |room: &&Room| !is_room(room.name);
    faults.extend(ROOMS.iter().filter(is_crate).map(|room| format!("there is no {}", room.name)));
    faults
}

/// Asks cargo for the crates of the workspace.
fn crates() -> Vec<(String, Vec<String>)> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let words = ["metadata", "--format-version", "1", "--no-deps", "--offline"];
    let output = Command::new(cargo).args(words).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Json = serde_json::from_slice(&output.stdout).unwrap();
    let name = |json: &Json| json["name"].as_str().unwrap().to_string();
    let uses = |package: &Json| package["dependencies"].as_array().unwrap().iter().map(name).collect();
    metadata["packages"].as_array().unwrap().iter().map(|package| (name(package), uses(package))).collect()
}

#[test]
fn the_house_keeps_it() {
    let faults = floors(&crates());
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn it_can_fail() {
    let check = |name: &str, uses: &[&str], expect: &[&str]| {
        let mut crates: Vec<(String, Vec<String>)> = ROOMS.iter().map(|r| (r.name.to_string(), Vec::new())).collect();
        crates.retain(|(own, _)| own != name);
        crates.push((name.to_string(), uses.iter().map(ToString::to_string).collect()));
        assert_eq!(floors(&crates), expect, "{name} uses {uses:?}");
    };
    check(PRESS, &[MODEL, "serde", "typst-pdf"], &[]);
    check(PRESS, &[EXCHANGE], &["rungs-press must not use rungs-exchange"]);
    check(MODEL, &[COMPARE], &["rungs-model must not use rungs-compare"]);
    check("xtask", &[MODEL], &["xtask must not use rungs-model"]);
    check(ENGINE, &["tauri"], &["rungs-engine must not use tauri, only rungs-desktop may"]);
    check(
        "rungs-cli",
        &["tauri-plugin-dialog"],
        &["rungs-cli must not use tauri-plugin-dialog, only rungs-desktop may"],
    );
    check("rungs-attic", &[], &["rungs-attic stands on no floor: it is missing from ROOMS"]);
    assert_eq!(floors(&[]).len(), ROOMS.len());
}
