//! The framework of these journeys: a service desk with one path of four steps (1+, 2+, 4+, 8+ years) and 18 abilities,
//! and a second state of it, five edits later.

use rungs_model::Framework;
use rungs_tests::cli::Desk;
use serde_json::{Value as Json, json};

/// Its native JSON, as it is written.
pub(crate) const TEXT: &str = include_str!("fixtures/service-desk.rungs.json");

/// Its title.
pub(crate) const TITLE: &str = "Service desk";

/// What the second state says in place of "Ability to reproduce a fault before passing it on".
pub(crate) const REPRODUCE: &str = "Ability to reproduce a fault twice before passing it on";

pub(crate) const LISTEN: &str = "Ability to listen to a recorded call and name one thing to keep and one to change";

pub(crate) fn json() -> Json {
    serde_json::from_str(TEXT).unwrap()
}

pub(crate) fn framework() -> Framework {
    read(TEXT.as_bytes())
}

/// Reads native JSON in which every id is given.
pub(crate) fn read(bytes: &[u8]) -> Framework {
    let mut fresh = || unreachable!("every id is given");
    let options = rungs_exchange::ReadOptions::default();
    let imported = rungs_exchange::import(
        &rungs_exchange::Input { options, ..rungs_exchange::Input::new("a.rungs.json", bytes) },
        &mut fresh,
    )
    .unwrap();
    imported.content.framework().clone()
}

/// The second state: one statement edited, one ability added, one removed, one moved to the next step, one put first.
pub(crate) fn five_edits_later() -> Json {
    let mut json = json();
    let mut row = |step: usize, change: &mut dyn FnMut(&mut Vec<Json>)| {
        change(json["paths"][0]["steps"][step]["abilities"].as_array_mut().unwrap());
    };
    row(1, &mut |row| row[1]["statement"] = json!(REPRODUCE));
    row(2, &mut |row| row.push(json!({"id": "c1de1a7e-0b07-4a0b-9d3c-2f6a5b8e7d10", "statement": LISTEN})));
    row(3, &mut |row| drop(row.remove(3)));
    let mut known_answer = Json::Null;
    row(0, &mut |row| known_answer = row.remove(3));
    row(1, &mut |row| row.push(known_answer.take()));
    row(2, &mut |row| row[..5].rotate_right(1));
    json
}

/// A desk with the first state as `one.rungs.json`, the second as `two.rungs.json`, and the first in the library as
/// version 2026.1.
pub(crate) fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("one.rungs.json", TEXT);
    desk.put("two.rungs.json", five_edits_later().to_string());
    desk.expect(0, &["import", "one.rungs.json"]);
    desk.expect(0, &["save", TITLE, "--version", "2026.1", "--note", "First edition", "--status", "published"]);
    desk
}
