//! A name says what is in there; some names can hold anything and so say nothing.

use crate::tree::code;
use crate::{Tree, finds, holds};

/// The visible list of names that say nothing.
const EMPTY: &[&str] = &["util", "utils", "helper", "helpers", "manager", "common", "service", "services", "misc"];

/// What may stand before a module's name.
const VISIBILITIES: &[&str] = &["", "pub", "pub(crate)", "pub(super)"];

fn names(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, text) in tree.files() {
        for part in path.split('/') {
            let stem = part.split('.').next().unwrap_or_default().to_lowercase();
            if EMPTY.contains(&stem.as_str()) {
                faults.push(format!("{path}: `{part}` says nothing"));
            }
        }
        let lines = code(text).filter(|_| path.ends_with(".rs"));
        for (number, line) in lines {
            let module = line.trim().split_once("mod ").filter(|(before, _)| VISIBILITIES.contains(&before.trim()));
            let module = module.and_then(|(_, rest)| rest.split([' ', ';', '{']).next());
            if let Some(module) = module.filter(|module| EMPTY.contains(module)) {
                faults.push(format!("{path}:{number}: `mod {module}` says nothing"));
            }
        }
    }
    faults
}

#[test]
fn the_house_keeps_it() {
    holds(names);
}

#[test]
fn it_can_fail() {
    finds(names, &[("src/serviceable.rs", "mod commonplace;\n// mod misc;"), ("a/helpful.ts", "mod misc;")], &[]);
    finds(
        names,
        &[("src/Utils.test.ts", ""), ("src/common/x.rs", "pub(crate) mod helpers {")],
        &[
            "src/Utils.test.ts: `Utils.test.ts` says nothing",
            "src/common/x.rs: `common` says nothing",
            "src/common/x.rs:1: `mod helpers` says nothing",
        ],
    );
}
