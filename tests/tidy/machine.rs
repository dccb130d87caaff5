//! The house can be built by anybody: no file knows the machine it was written on, or a registry that only some can
//! reach.

use crate::tree::root;
use crate::{Tree, finds, holds};

/// Homes and work folders of machines, put together so that this file keeps its own rule. Homes of made-up people are
/// fine in tests.
const FOLDERS: &[&str] = &[
    concat!("/ro", "ot/"),
    concat!("/wo", "rk/"),
    concat!("/bui", "lds/"),
    concat!("/home/", "runner/"),
    concat!("/home/", "ubuntu/"),
    concat!("/home/", "user/"),
    concat!("/Users/", "runner/"),
];

/// Where lock files may have packages from.
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";
const NPM: &str = "https://registry.npmjs.org/";

/// Words of configuration that send cargo or npm to another registry: the file's name, and how a line begins.
const DETOURS: &[(&str, &str)] = &[
    ("config.toml", "[source"),
    ("config.toml", "[registries"),
    ("config.toml", "replace-with"),
    ("Cargo.toml", "[patch"),
    (".npmrc", "registry"),
    (".npmrc", "//"),
];

fn machine(tree: &Tree) -> Vec<String> {
    let mut folders: Vec<String> = FOLDERS.iter().map(ToString::to_string).collect();
    // This very machine's too, unless they are so short that any address may hold them.
    let own = [std::env::var("HOME").ok(), root().to_str().map(String::from)];
    folders.extend(own.into_iter().flatten().filter(|path| path.matches('/').count() > 1).map(|path| path + "/"));
    folders.sort();
    folders.dedup();
    let mut faults = Vec::new();
    for (path, text) in tree.files() {
        for (i, line) in text.lines().enumerate() {
            let found = folders.iter().filter(|folder| begins_at(line, folder));
            faults.extend(found.map(|folder| format!("{path}:{}: {folder}", i + 1)));
        }
    }
    faults
}

/// Whether a line holds an absolute path that begins so, and not only a longer path with the same folder inside.
fn begins_at(line: &str, folder: &str) -> bool {
    let continues = |c: char| c.is_alphanumeric() || "._-~}*".contains(c);
    line.match_indices(folder).any(|(at, _)| line[..at].chars().next_back().is_none_or(|c| !continues(c)))
}

fn registries(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, text) in tree.files() {
        let name = path.rsplit('/').next().unwrap_or_default();
        for (i, line) in text.lines().enumerate() {
            let line = line.trim();
            let value = |key| line.strip_prefix(key).map(|value: &str| value.trim_matches([' ', '"', ',', '=', ':']));
            let is_foreign = match name {
                "Cargo.lock" => value("source").is_some_and(|from| from != CRATES_IO),
                "package-lock.json" => value("\"resolved\"").is_some_and(|from| !from.starts_with(NPM)),
                _ => DETOURS.iter().any(|(file, begin)| *file == name && line.starts_with(begin)),
            };
            if is_foreign {
                faults.push(format!("{path}:{}: {line}", i + 1));
            }
        }
    }
    faults
}

#[test]
fn the_house_keeps_it() {
    holds(machine);
    holds(registries);
}

#[test]
fn a_path_of_a_machine_is_found() {
    let check = |text: &str, expect: &[&str]| finds(machine, &[("a.md", text)], expect);
    let folder = FOLDERS[1];
    // Not folders of a machine: an address with such a beginning, and paths that begin elsewhere.
    let address = FOLDERS[5].trim_end_matches('/');
    check(&format!("See net.example{address}-guide and .{folder}plan and home/maya{folder}plan."), &[]);
    check("Open file:///home/maya/plan.json", &[]);
    check(&format!("cd {folder}main"), &[&format!("a.md:1: {folder}")]);
    check(&format!("\n\"{folder}main\""), &[&format!("a.md:2: {folder}")]);
    check(&format!("a{folder}main"), &[]);
    check(&format!("{}x", FOLDERS[5]), &[&format!("a.md:1: {}", FOLDERS[5])]);
}

#[test]
fn another_registry_is_found() {
    let crate_line = format!("source = \"{CRATES_IO}\"");
    let npm_line = format!("  \"resolved\": \"{NPM}react/-/react-19.tgz\",");
    finds(registries, &[("Cargo.lock", &crate_line), ("ui/package-lock.json", &npm_line)], &[]);
    let check = |path: &str, line: &str| finds(registries, &[(path, line)], &[&format!("{path}:1: {line}")]);
    check("Cargo.lock", "source = \"registry+https://crates.example/index\"");
    check("Cargo.lock", "source = \"git+https://example.org/x#1\"");
    check("ui/package-lock.json", "\"resolved\": \"https://npm.example/react.tgz\",");
    check(".cargo/config.toml", "[source.crates-io]");
    check("ui/.npmrc", "registry=https://npm.example/");
}
