//! The house is tidy: rules about the files themselves, which no compiler knows. Each rule is a function from a tree of
//! files to its faults, is held against the house, and shows on a made-up tree that it can fail.

mod beginnings;
mod doors;
mod floors;
mod licences;
mod lists;
mod lock_of_the_page;
mod machine;
mod names;
mod orphans;
mod purity;
mod top;
mod tree;
mod unfinished;

use tree::Tree;

/// Fails if the house breaks a rule, with a line for each fault.
fn holds(rule: fn(&Tree) -> Vec<String>) {
    let faults = rule(&Tree::of_the_house());
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// Checks what a rule finds in a made-up tree of paths and texts.
fn finds(rule: fn(&Tree) -> Vec<String>, files: &[(&str, &str)], expect: &[&str]) {
    assert_eq!(rule(&Tree::made_up(files)), expect, "{files:#?}");
}
