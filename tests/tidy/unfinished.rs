//! Nothing is left for later: what is in the house works, and what is not in it is in nobody's way.

use crate::tree::holds_words;
use crate::{Tree, finds, holds};

/// Put together here, so that this file keeps its own rule.
const MARKS: &[&str] =
    &[concat!("to", "do!("), concat!("un", "implemented!("), concat!("TO", "DO"), concat!("FIX", "ME")];

const WRITTEN_BY_HAND: &[&str] =
    &[".rs", ".ts", ".tsx", ".css", ".html", ".sql", ".typ", ".toml", ".md", ".py", ".sh", ".yml", "/run"];

fn unfinished(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, text) in tree.below("", WRITTEN_BY_HAND) {
        for (i, line) in text.lines().enumerate() {
            let marks = MARKS.iter().filter(|mark| holds_words(line, mark));
            faults.extend(marks.map(|mark| format!("{path}:{}: {mark}", i + 1)));
        }
    }
    faults
}

#[test]
fn the_house_keeps_it() {
    holds(unfinished);
}

#[test]
fn it_can_fail() {
    finds(unfinished, &[("a.rs", "// What to do: nothing.\nlet mastodons = 1;"), ("a.lock", MARKS[2])], &[]);
    let text = format!("fn f() {{ {}) }}\n// {}: mend\n// {}", MARKS[0], MARKS[2], MARKS[3]);
    let expect = [format!("a.rs:1: {}", MARKS[0]), format!("a.rs:2: {}", MARKS[2]), format!("a.rs:3: {}", MARKS[3])];
    finds(unfinished, &[("a.rs", &text)], &expect.each_ref().map(String::as_str));
    finds(unfinished, &[("a.md", MARKS[1])], &[&format!("a.md:1: {}", MARKS[1])]);
}
