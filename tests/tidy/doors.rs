//! What only one room knows: everything else goes through its door.

use crate::tree::{code, holds_words};
use crate::{Tree, finds, holds};

/// Something that only some folders may name.
struct Door {
    word: &'static str,
    endings: &'static [&'static str],
    /// Folders, or single files.
    rooms: &'static [&'static str],
}

const RUST: &[&str] = &[".rs"];
const PAGE: &[&str] = &[".ts", ".tsx"];

/// The visible list of doors; the words are put together, so that this file stays outside of them.
const DOORS: &[Door] = &[
    Door { word: concat!("tauri", "::"), endings: RUST, rooms: &["src-tauri/src", "src-tauri/examples"] },
    Door { word: concat!("rusqlite", "::"), endings: RUST, rooms: &["src-tauri/crates/store", "tests"] },
    Door { word: concat!("typst", "::"), endings: RUST, rooms: &["src-tauri/crates/press"] },
    Door { word: concat!("@tauri", "-apps/"), endings: PAGE, rooms: &["ui/src/platform"] },
    // Imported text is data. It becomes part of the page through React, which escapes it, and never otherwise.
    Door { word: concat!("dangerouslySet", "InnerHTML"), endings: PAGE, rooms: &[] },
    Door { word: concat!("inner", "HTML"), endings: PAGE, rooms: &[] },
    Door { word: concat!("insertAdjacent", "HTML"), endings: PAGE, rooms: &[] },
];

fn doors(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for door in DOORS {
        let is_inside = |path: &str| door.rooms.iter().any(|room| path.starts_with(&format!("{room}/")));
        for (path, text) in tree.below("", door.endings).filter(|(path, _)| !is_inside(path)) {
            let lines = code(text).filter(|(_, line)| holds_words(line, door.word));
            faults.extend(lines.map(|(number, _)| format!("{path}:{number}: {}", door.word)));
        }
    }
    faults
}

#[test]
fn the_house_keeps_it() {
    holds(doors);
}

#[test]
fn it_can_fail() {
    let text = format!("use {}Manager;", DOORS[0].word);
    finds(doors, &[("src-tauri/src/menu.rs", &text), ("src-tauri/build.rs", "tauri_build::build()")], &[]);
    let found = |path: &str, door: &Door| format!("{path}:1: {}", door.word);
    for path in ["src-tauri/crates/engine/src/lib.rs", "src-tauri/srcs/a.rs", "tests/window/main.rs"] {
        finds(doors, &[(path, &text)], &[&found(path, &DOORS[0])]);
    }
    for door in DOORS {
        let path = format!("elsewhere/a{}", door.endings[0]);
        finds(doors, &[(&path, &format!("x({} y)", door.word))], &[found(&path, door).as_str()]);
    }
}
