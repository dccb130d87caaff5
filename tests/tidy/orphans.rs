//! Every Rust file is part of a program: one that no `mod` names, or a folder of tests that is no target, would pass all
//! checks by never being compiled.

use crate::{Tree, finds, holds};

fn orphans(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, _) in tree.below("src-tauri", &[".rs"]).chain(tree.below("tests", &[".rs"])) {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let stem = name.trim_end_matches(".rs");
        match name {
            "lib.rs" | "build.rs" => {}
            "main.rs" => faults.extend(target(tree, folder)),
            _ if folder.ends_with("/examples") || folder.ends_with("/src/bin") => {}
            "mod.rs" => faults.extend(part(tree, path, folder)),
            _ => faults.extend(part(tree, path, &format!("{folder}/{stem}"))),
        }
    }
    faults
}

/// A module has to be named by one of the files that can: the one with its folder's name, or the root of its folder; or,
/// where its folder is a module inside another file, by the root of the folder above.
fn part(tree: &Tree, path: &str, module: &str) -> Option<String> {
    let (folder, stem) = module.rsplit_once('/')?;
    let above = folder.rsplit_once('/').map_or("", |(above, _)| above);
    let files = |folder: &str| ["mod.rs", "lib.rs", "main.rs"].map(|root| format!("{folder}/{root}"));
    let mut parents = files(folder).into_iter().chain(files(above)).chain([format!("{folder}.rs")]);
    let is_named = parents.any(|parent| {
        parent != path && tree.text(&parent).is_some_and(|text| text.lines().any(|line| names(line, stem)))
    });
    (!is_named).then(|| format!("{path} is named by no `mod {stem};`"))
}

fn names(line: &str, stem: &str) -> bool {
    let line = line.trim();
    !line.starts_with("//") && (line == format!("mod {stem};") || line.ends_with(&format!(" mod {stem};")))
}

/// Cargo finds the main files of crates by itself, but not those of the folders of tests.
fn target(tree: &Tree, folder: &str) -> Option<String> {
    let name = folder.strip_prefix("tests/")?;
    let line = format!("path = \"{name}/main.rs\"");
    let is_target = tree.text("tests/Cargo.toml").is_some_and(|text| text.lines().any(|l| l.trim() == line));
    (!is_target && name != "src").then(|| format!("{folder}/main.rs is no target of tests/Cargo.toml"))
}

#[test]
fn the_house_keeps_it() {
    holds(orphans);
}

#[test]
fn it_can_fail() {
    let good = [
        ("src-tauri/src/lib.rs", "mod menu;\nmod import {\n    pub(crate) mod json;\n}\nmod floor;"),
        ("src-tauri/src/menu.rs", "mod item;"),
        ("src-tauri/src/menu/item.rs", ""),
        ("src-tauri/src/import/json.rs", ""),
        ("src-tauri/src/floor/mod.rs", ""),
        ("src-tauri/examples/print.rs", ""),
        ("tests/Cargo.toml", "path = \"tidy/main.rs\""),
        ("tests/tidy/main.rs", ""),
    ];
    finds(orphans, &good, &[]);
    let bad = [
        ("src-tauri/src/lib.rs", "// mod menu;\nmod remenu;"),
        ("src-tauri/src/menu.rs", "mod menu;"),
        ("src-tauri/src/menu/item.rs", ""),
        ("tests/Cargo.toml", "# path = \"tidy/main.rs\""),
        ("tests/tidy/main.rs", ""),
    ];
    finds(
        orphans,
        &bad,
        &[
            "src-tauri/src/menu.rs is named by no `mod menu;`",
            "src-tauri/src/menu/item.rs is named by no `mod item;`",
            "tests/tidy/main.rs is no target of tests/Cargo.toml",
        ],
    );
}
