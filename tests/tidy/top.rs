//! The top level of the repository holds what one has to see first, and what tools need there.

use crate::{Tree, finds, holds};
use std::collections::BTreeSet;

/// The visible list of what is there; beside it, only files whose name begins with a dot.
const TOP: &[&str] = &[
    "Cargo.toml",
    "README.md",
    "schemas",
    "src-tauri",
    "tests",
    "ui",
    // What tools need there:
    "Cargo.lock",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "deny.toml",
    "rustfmt.toml",
];

fn top(tree: &Tree) -> Vec<String> {
    let there: BTreeSet<&str> = tree.files().filter_map(|(path, _)| path.split('/').next()).collect();
    let strange = there.iter().filter(|name| !name.starts_with('.') && !TOP.contains(name));
    let strange = strange.map(|name| format!("{name} does not belong on the top level"));
    let missing = TOP.iter().filter(|name| !there.contains(*name)).map(|name| format!("{name} is missing"));
    strange.chain(missing).collect()
}

#[test]
fn the_house_keeps_it() {
    holds(top);
}

#[test]
fn it_can_fail() {
    let all: Vec<(&str, &str)> =
        TOP.iter().map(|name| (*name, "")).chain([(".gitignore", ""), (".ci/run", "")]).collect();
    finds(top, &all, &[]);
    finds(top, &[&all[..], &[("scripts/build.sh", "")]].concat(), &["scripts does not belong on the top level"]);
    finds(top, &all[1..], &["Cargo.toml is missing"]);
}
