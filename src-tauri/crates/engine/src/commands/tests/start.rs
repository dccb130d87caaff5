//! Starting a framework from a starter or as a copy, and the trace that leads back.

use super::*;

const WORDS: [(&str, &str); 2] = [("version", "As started"), ("note", "From somewhere")];

/// A request with the words for the first version.
fn with_words(mut request: Json) -> Json {
    for (key, words) in WORDS {
        request[key] = json!(words);
    }
    request
}

fn start(desk: &Desk, starter: &str) -> Json {
    desk.ask("libraryStart", with_words(json!({"starter": starter})))["framework"].clone()
}

fn copy(desk: &Desk, framework: &Json, version: &Json, title: &str) -> Json {
    let state = json!({"framework": framework, "version": version});
    desk.ask("libraryCopy", with_words(json!({"state": state, "title": title})))["framework"].clone()
}

fn origin(desk: &Desk, framework: &Json) -> Json {
    desk.ask("frameworkOrigin", json!({"framework": framework}))["origin"].clone()
}

/// The changes between two states, as kind and field.
fn changes(desk: &Desk, old: (&Json, &Json), new: (&Json, &Json)) -> Vec<(String, Json)> {
    let state = |(framework, version): (&Json, &Json)| json!({"framework": framework, "version": version});
    let answer = desk.ask("compareStates", json!({"old": state(old), "new": state(new)}));
    let changes = answer["comparison"]["changes"].as_array().unwrap();
    changes.iter().map(|c| (c["change"].as_str().unwrap().to_string(), c["field"].clone())).collect()
}

fn retitle(desk: &Desk, framework: &Json, title: &str) {
    desk.edit(framework, json!({"verb": "set", "node": framework, "fields": {"title": title}}));
}

#[test]
fn every_starter_begins_a_framework_that_can_be_compared_with_it() {
    let desk = Desk::new(0x51);
    let offered = desk.ask("libraryStarters", json!({}))["starters"].clone();
    for starter in offered.as_array().unwrap() {
        let name = starter["name"].as_str().unwrap();
        let (one, two) = (start(&desk, name), start(&desk, name));
        assert_ne!(one, two, "{name}: each is a framework of its own");
        let trace = origin(&desk, &one);
        assert_eq!([&trace["starter"], &trace["title"]], [&json!(name), &starter["title"]]);
        assert_eq!([&trace["versionName"], &trace["isThere"]], [&json!(env!("CARGO_PKG_VERSION")), &json!(false)]);
        assert_eq!(changes(&desk, (&one, &trace["first"]), (&one, &Json::Null)), []);
        retitle(&desk, &one, "Ours");
        let edited = [("edited".to_string(), json!("title"))];
        assert_eq!(changes(&desk, (&one, &trace["first"]), (&one, &Json::Null)), edited, "{name}");
        assert_eq!(changes(&desk, (&two, &Json::Null), (&one, &Json::Null)), edited, "{name}: nodes keep their ids");
        let versions = desk.ask("versionList", json!({"framework": one}))["versions"].clone();
        assert_eq!([&versions[0]["name"], &versions[0]["note"]], [&json!("As started"), &json!("From somewhere")]);
    }
}

#[test]
fn a_copy_of_a_version_leads_back_to_it_even_when_it_is_off_the_shelf() {
    let desk = Desk::new(0x52);
    let source = start(&desk, "professional-skills");
    desk.save(&source, "2026.1");
    let version = desk.ask("versionList", json!({"framework": source}))["versions"][0]["id"].clone();
    retitle(&desk, &source, "Later");
    let made = copy(&desk, &source, &version, "  Berlin ");
    let trace = origin(&desk, &made);
    assert_eq!([&trace["framework"], &trace["version"], &trace["versionName"]], [&source, &version, &json!("2026.1")]);
    assert_eq!([&trace["title"], &trace["isThere"]], [&json!("Professional skills"), &json!(true)]);
    assert_eq!(desk.ask("frameworkOpen", json!({"framework": made}))["log"]["undo"], Json::Null);
    assert_eq!(changes(&desk, (&source, &version), (&made, &Json::Null)), [("edited".to_string(), json!("title"))]);
    desk.ask("libraryRemove", json!({"framework": source}));
    assert_eq!(origin(&desk, &made)["isThere"], json!(false));
    assert_eq!(changes(&desk, (&source, &version), (&made, &Json::Null)).len(), 1);
    assert_eq!(desk.engine.doctor().unwrap().damage, Vec::<String>::new());
}

#[test]
fn a_copy_of_a_draft_is_that_draft_and_no_more() {
    let desk = Desk::new(0x53);
    let source = start(&desk, "competency-library");
    let made = copy(&desk, &source, &Json::Null, "");
    let trace = origin(&desk, &made);
    assert_eq!([&trace["version"], &trace["versionName"], &trace["starter"]], [&Json::Null, &json!(""), &Json::Null]);
    assert_eq!(changes(&desk, (&source, &Json::Null), (&made, &Json::Null)), []);
    retitle(&desk, &made, "Ours");
    assert_eq!(changes(&desk, (&source, &Json::Null), (&made, &Json::Null)).len(), 1, "the other one stays as it was");
}

#[test]
fn what_was_started_from_nothing_has_no_origin() {
    let desk = Desk::new(0x54);
    let made = desk.ask("libraryCreate", json!({"title": "New"}))["framework"].clone();
    assert_eq!(origin(&desk, &made), Json::Null);
}

#[test]
fn what_is_refused_leaves_nothing_behind() {
    let desk = Desk::new(0x55);
    assert_eq!(desk.refused("libraryStart", with_words(json!({"starter": "none"}))), "no-such-starter");
    let nameless = json!({"starter": "engineering", "version": " ", "note": ""});
    assert_eq!(desk.refused("libraryStart", nameless), "version-without-name");
    let nowhere = json!({"framework": "00000000-0000-4000-8000-00000000ffff", "version": null});
    let request = with_words(json!({"state": nowhere, "title": ""}));
    assert_eq!(desk.refused("libraryCopy", request), "no-such-framework");
    assert_eq!(desk.ask("libraryList", json!({}))["frameworks"], json!([]));
}
