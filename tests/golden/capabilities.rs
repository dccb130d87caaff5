//! What the page may ask of the window: as little as there is, and no more by accident.

use crate::settle;
use serde_json::{Value as Json, json};
use std::path::Path;

#[test]
fn the_page_may_hear_of_events_and_nothing_else() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/capabilities");
    let entries = std::fs::read_dir(&folder).unwrap();
    let names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(names, ["main.json"], "every further capability is a further door");
    let text = std::fs::read_to_string(folder.join("main.json")).unwrap();
    settle("capabilities.json", &text);
    let capability: Json = serde_json::from_str(&text).unwrap();
    assert_eq!(capability["permissions"], json!(["core:event:allow-listen", "core:event:allow-unlisten"]));
    assert_eq!(capability["windows"], json!(["main"]));
    assert_eq!(capability["local"], true);
    assert_eq!(capability.get("remote"), None, "no page from elsewhere may ask for anything");
}
