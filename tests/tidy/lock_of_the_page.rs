//! The lock file of the page is whole: npm writes one without the packages of other systems when it has been run where
//! those could not be had, and then refuses to install from it on a fresh machine.

use crate::{Tree, finds, holds};
use serde_json::Value as Json;

const LOCK: &str = "ui/package-lock.json";

fn lock(tree: &Tree) -> Vec<String> {
    let lock: Json = serde_json::from_str(tree.text(LOCK).unwrap_or_default()).unwrap_or_default();
    let Some(packages) = lock["packages"].as_object() else { return vec![format!("{LOCK} lists no packages")] };
    let mut faults = Vec::new();
    for (path, package) in packages {
        let lists = ["dependencies", "optionalDependencies"].iter().filter_map(|list| package[list].as_object());
        for name in lists.flat_map(|list| list.keys()) {
            let folder = format!("node_modules/{name}");
            let is_there = packages.keys().any(|key| *key == folder || key.ends_with(&format!("/{folder}")));
            if !is_there {
                faults.push(format!("{LOCK} lacks {name}, which `{path}` names"));
            }
        }
    }
    faults
}

#[test]
fn the_house_keeps_it() {
    holds(lock);
}

#[test]
fn it_can_fail() {
    let whole = r#"{"packages": {"": {"dependencies": {"a": "1"}}, "node_modules/a": {"optionalDependencies": {"@s/b": "1"}},
        "node_modules/a/node_modules/@s/b": {}}}"#;
    finds(lock, &[(LOCK, whole)], &[]);
    let less = r#"{"packages": {"": {"dependencies": {"a": "1"}}, "node_modules/a": {"optionalDependencies": {"@s/b": "1"}},
        "node_modules/b": {}}}"#;
    let lacks = format!("{LOCK} lacks @s/b, which `node_modules/a` names");
    finds(lock, &[(LOCK, less)], &[&lacks]);
    finds(lock, &[], &[&format!("{LOCK} lists no packages")]);
}
