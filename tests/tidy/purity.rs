//! The ground floor and the mezzanine do no input or output, read no clock and make no ids.

use crate::tree::{code, holds_words};
use crate::{Tree, finds, holds};

const PURE: &[&str] = &[
    "src-tauri/crates/model/src",
    "src-tauri/crates/compare/src",
    "src-tauri/crates/words/src",
    "src-tauri/crates/wording/src",
];

/// Lists of words are data of a room, made part of it when it is built.
const LISTS: &str = "include_str!(\"../lists/";

/// Modules of the standard library by which the world comes in.
const MODULES: &[&str] = &["fs", "net", "time", "env", "io", "process", "thread"];

/// Words by which it comes in otherwise.
const WORDS: &[&str] =
    &["SystemTime", "Instant", "new_v4", "now_v7", "Utc::now", "Local::now", "println!", "eprintln!", "include_str!"];

fn purity(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, text) in PURE.iter().flat_map(|folder| tree.below(folder, &[".rs"])) {
        for (number, line) in code(text) {
            let line = line.replace(LISTS, "");
            let words = WORDS.iter().filter(|word| holds_words(&line, word));
            faults.extend(words.map(|word| format!("{path}:{number}: {word}")));
        }
        let code: String = code(text).flat_map(|(_, line)| line.chars().chain([' '])).collect();
        let used = used_modules(&code);
        let modules = MODULES.iter().filter(|module| used.contains(&module.to_string()));
        faults.extend(modules.map(|module| format!("{path}: std::{module}")));
    }
    faults
}

/// The modules of `std` that some code names, one by one or in braces.
fn used_modules(code: &str) -> Vec<String> {
    let mut used = Vec::new();
    for (at, words) in code.match_indices("std::") {
        let rest = &code[at + words.len()..];
        let names = if rest.starts_with('{') { first_names(rest) } else { vec![name(rest)] };
        used.extend(names.into_iter().map(String::from));
    }
    used
}

/// The first name of each item between a brace and its fellow.
fn first_names(text: &str) -> Vec<&str> {
    let mut depth = 0;
    let mut names = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        if depth == 1 && matches!(c, '{' | ',') {
            names.push(name(text[at + 1..].trim_start()));
        }
    }
    names
}

fn name(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}

#[test]
fn the_house_keeps_it() {
    holds(purity);
}

#[test]
fn it_can_fail() {
    let file = "src-tauri/crates/model/src/a.rs";
    let check = |code: &str, expect: &[&str]| {
        let expect: Vec<String> = expect.iter().map(|found| format!("{file}:{found}")).collect();
        finds(purity, &[(file, code)], &expect.iter().map(String::as_str).collect::<Vec<_>>());
    };
    check("use std::collections::{HashMap, BTreeMap};\nuse std::fmt;\n// std::fs is for others\nlet timely = 1;", &[]);
    check("let text = std::fs::read(file);", &[" std::fs"]);
    check("use std::{\n    fmt,\n    io::Write,\n    sync::{env, Arc},\n};", &[" std::io"]);
    check("use std::{env, time::Duration};", &[" std::time", " std::env"]);
    check("let id = Uuid::new_v4();\nlet now = Instant::now();", &["1: new_v4", "2: Instant"]);
    check("let list = include_str!(\"../lists/a.json\");", &[]);
    check("let other = include_str!(\"../a.json\");", &["1: include_str!"]);
    finds(purity, &[("src-tauri/crates/store/src/a.rs", "use std::fs;")], &[]);
}
