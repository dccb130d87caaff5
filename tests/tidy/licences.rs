//! Everything that Rungs is built of may be handed on under its own licence: the list is in `deny.toml`.

use crate::tree::{Tree, root};
use serde_json::Value as Json;
use std::process::Command;

/// The licences that `deny.toml` allows: the strings of the list `allow` in `[licenses]`.
fn allowed(deny: &str) -> Vec<String> {
    let section = deny.split("[licenses]").nth(1).unwrap_or_default();
    let section = section.split("\n[").next().unwrap_or_default();
    let lines = section.lines().skip_while(|line| !line.trim_start().starts_with("allow")).map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.starts_with('#')).collect();
    let list = lines.join(" ");
    let list = list.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map_or("", |(list, _)| list);
    list.split(',').map(|item| item.trim().trim_matches('"').to_string()).filter(|item| !item.is_empty()).collect()
}

/// What a licence expression (SPDX, and the older `MIT/Apache-2.0`) asks for: an alternative is enough, a sum needs
/// all.
struct Reader<'a> {
    words: Vec<String>,
    at: usize,
    allowed: &'a [String],
}

fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words = spaced.split_whitespace().map(String::from).collect();
    let mut reader = Reader { words, at: 0, allowed };
    // Whatever cannot be read to its end is not allowed.
    reader.alternatives() && reader.at == reader.words.len()
}

impl Reader<'_> {
    fn takes(&mut self, word: &str) -> bool {
        let is_next = self.words.get(self.at).is_some_and(|next| next == word);
        self.at += usize::from(is_next);
        is_next
    }

    fn alternatives(&mut self) -> bool {
        let mut any = self.sum();
        while self.takes("OR") {
            any |= self.sum();
        }
        any
    }

    fn sum(&mut self) -> bool {
        let mut all = self.one();
        while self.takes("AND") {
            all &= self.one();
        }
        all
    }

    fn one(&mut self) -> bool {
        if self.takes("(") {
            return self.alternatives() & self.takes(")");
        }
        let name = self.words.get(self.at).cloned().unwrap_or_default();
        // Also past the end, which tells that something is missing there.
        self.at += 1;
        let name = if self.takes("WITH") {
            let exception = self.words.get(self.at).cloned().unwrap_or_default();
            self.at += 1;
            format!("{name} WITH {exception}")
        } else {
            name
        };
        self.allowed.contains(&name)
    }
}

/// The faults of a list of packages and their licences.
fn licences(packages: &[(String, String)], allowed: &[String]) -> Vec<String> {
    let foreign = packages.iter().filter(|(_, licence)| !is_allowed(licence, allowed));
    foreign.map(|(name, licence)| format!("{name}: `{licence}` is not allowed by deny.toml")).collect()
}

/// All crates that a build on this machine needs, tests and build scripts included. `cargo metadata` would also want
/// those of other systems, which nobody loaded.
fn crates() -> Vec<(String, String)> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let words = ["tree", "--offline", "--workspace", "--all-features", "--prefix", "none", "--format", "{p}\t{l}"];
    let output = Command::new(cargo).args(words).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    packages_of(&String::from_utf8(output.stdout).unwrap())
}

fn packages_of(tree: &str) -> Vec<(String, String)> {
    let lines = tree.lines().filter(|line| !line.is_empty());
    let mut packages: Vec<(String, String)> = lines
        .map(|line| line.trim_end_matches(" (*)").split_once('\t').unwrap_or((line, "")))
        .map(|(name, licence)| (name.to_string(), licence.to_string()))
        .collect();
    packages.sort();
    packages.dedup();
    packages
}

/// All packages of the page, tools of its build included.
fn packages_of_the_page(lock: &str) -> Vec<(String, String)> {
    let lock: Json = serde_json::from_str(lock).unwrap();
    let packages = lock["packages"].as_object().unwrap().iter();
    packages.map(|(name, package)| (name.clone(), package["license"].as_str().unwrap_or("").to_string())).collect()
}

#[test]
fn the_house_keeps_it() {
    let house = Tree::of_the_house();
    let allowed = allowed(house.text("deny.toml").unwrap());
    let crates = crates();
    let page = packages_of_the_page(house.text("ui/package-lock.json").unwrap());
    assert!(crates.len() > 100 && page.len() > 20, "these are not all packages");
    let faults = [licences(&crates, &allowed), licences(&page, &allowed)].concat();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn the_list_is_read() {
    let check = |deny: &str, expect: &[&str]| assert_eq!(allowed(deny), expect, "{deny}");
    check(
        "[licenses]\n# allow = [\"X\"]\nallow = [\n  \"MIT\",\n  # \"GPL-3.0\",\n  \"A WITH B\",\n]\n",
        &["MIT", "A WITH B"],
    );
    check("[licenses]\nallow = [\"MIT\", \"ISC\"]\n[sources]\nallow-git = [\"x\"]", &["MIT", "ISC"]);
    check("[licenses]\nversion = 2\n[bans]\nallow = [\"x\"]", &[]);
}

#[test]
fn expressions_are_read() {
    let allowed = ["MIT", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"].map(String::from);
    let check = |expression: &str, expect| assert_eq!(is_allowed(expression, &allowed), expect, "{expression}");
    check("MIT", true);
    check("GPL-3.0-only", false);
    check("", false);
    check("GPL-3.0-only OR MIT", true);
    check("GPL-3.0-only AND MIT", false);
    check("Apache-2.0/MIT", true);
    check("GPL-3.0-only / LGPL-2.1-or-later", false);
    check("(MIT OR Apache-2.0) AND Unicode-3.0", true);
    check("(GPL-3.0-only OR Apache-2.0) AND Unicode-3.0", false);
    check("Apache-2.0 WITH LLVM-exception", true);
    check("MIT WITH something", false);
    check("GPL-3.0-only OR MIT AND Unicode-3.0", true);
    check("MIT OR GPL-3.0-only AND", false);
    check("(MIT", false);
    check("MIT ISC", false);
}

#[test]
fn a_foreign_licence_is_found() {
    let mit = ["MIT".to_string()];
    let tree = "a v1.0.0\tMIT (*)\nb v2.0.0\tAGPL-3.0\n\nb v2.0.0\tAGPL-3.0 (*)\nc v1.0.0\t\n";
    let expect = ["b v2.0.0: `AGPL-3.0` is not allowed by deny.toml", "c v1.0.0: `` is not allowed by deny.toml"];
    assert_eq!(licences(&packages_of(tree), &mit), expect);
    let lock = r#"{"packages": {"node_modules/x": {"license": "MIT"}, "node_modules/y": {}}}"#;
    assert_eq!(licences(&packages_of_the_page(lock), &mit), ["node_modules/y: `` is not allowed by deny.toml"]);
}
