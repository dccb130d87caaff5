//! Every file says at its beginning which room it is.

use crate::{Tree, finds, holds};

/// Which files, and how they begin.
const BEGINNINGS: &[(&str, &[&str], &[&str])] = &[
    ("src-tauri", &[".rs"], &["//!"]),
    ("tests", &[".rs"], &["//!"]),
    ("ui/src", &[".ts", ".tsx", ".css"], &["//", "/*"]),
    ("src-tauri", &[".sql"], &["--"]),
    ("src-tauri", &[".typ"], &["//"]),
];

/// Below this many letters nothing was said.
const SAID: usize = 12;

fn beginnings(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for (folder, endings, marks) in BEGINNINGS {
        for (path, text) in tree.below(folder, endings) {
            let first = text.lines().next().unwrap_or_default();
            let rest = marks.iter().find_map(|mark| first.strip_prefix(mark));
            if rest.is_none_or(|rest| rest.trim().len() < SAID) {
                faults.push(format!("{path} begins with `{first}`, not with {} and what it is", marks.join(" or ")));
            }
        }
    }
    faults
}

#[test]
fn the_house_keeps_it() {
    holds(beginnings);
}

#[test]
fn it_can_fail() {
    let good = [("tests/a/main.rs", "//! The first floor.\n"), ("ui/src/a.css", "/* Sizes and colours. */")];
    finds(beginnings, &good, &[]);
    finds(beginnings, &[("elsewhere/a.rs", "")], &[]);
    let bad = [("tests/a.rs", "// The first floor.\n"), ("tests/b.rs", "//! .\n"), ("ui/src/c.tsx", "import x;")];
    finds(
        beginnings,
        &bad,
        &[
            "tests/a.rs begins with `// The first floor.`, not with //! and what it is",
            "tests/b.rs begins with `//! .`, not with //! and what it is",
            "ui/src/c.tsx begins with `import x;`, not with // or /* and what it is",
        ],
    );
}
