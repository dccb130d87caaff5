//! First floor, NICE: small releases of our own, and the one from the field.

use crate::import::case::tests::{is_whole, read};
use rungs_model::Kind;
use serde_json::json;

fn element(kind: &str, name: &str, title: &str, text: &str) -> serde_json::Value {
    json!({"element_type": kind, "element_identifier": name, "title": title, "text": text, "doc_identifier": "D"})
}

fn tie(from: &str, to: &str) -> serde_json::Value {
    json!({"source_element_identifier": from, "source_doc_identifier": "D", "dest_element_identifier": to,
        "dest_doc_identifier": "D", "relationship_identifier": "projection"})
}

#[test]
fn roles_with_what_they_need() {
    let inner = json!({
        "documents": [{"doc_identifier": "D", "name": "Watch", "version": "3.0", "website": "https://example.org"}],
        "relationship_types": [{"relationship_identifier": "projection", "description": "Ties two elements."}],
        "elements": [
            element("work_role", "W-2", "Keeper", "Keeps the light."), element("category", "W", "WATCH", "Watches."),
            element("work_role", "W-1", "Lookout", "Looks out."), element("task", "T1", "", "Light the lamp"),
            element("knowledge", "K1", "", "Knowledge of lamps"), element("skill", "S1", "", "Skill in seeing far"),
            element("competency_area", "A1", "Weather", "Knows the weather."), element("sort", "S-W", "00001", ""),
            element("riddle", "R1", "", "What is it?"),
        ],
        "relationships": [tie("W", "W-1"), tie("W", "W-2"), tie("W-2", "T1"), tie("W-2", "K1"), tie("W-1", "K1"),
            tie("W-1", "K1"), tie("W-1", "S-W"), tie("A1", "K1")],
    });
    let expect = "framework Watch
  note Source
    body: Version: 3.0\\nSource: https://example.org
  note WATCH
    body: Watches.
  group Tasks
    competency Light the lamp #2
  group Knowledge
    competency Knowledge of lamps #1
  group Skills
    competency Skill in seeing far
  group Competency areas
    competency Weather
      definition: Knows the weather.
  path Lookout
    tagline: WATCH
    summary: Looks out.
    ability Knowledge of lamps
      title: K1
      competency: #1
  path Keeper
    tagline: WATCH
    summary: Keeps the light.
    ability Light the lamp
      title: T1
      competency: #2
    ability Knowledge of lamps
      title: K1
      competency: #1
";
    for file in
        [inner.clone(), json!({"response": {"requestType": 4, "elements": inner.clone()}}), json!({"elements": inner})]
    {
        let text = file.to_string();
        let found = read("a.json", text.as_bytes());
        is_whole(&text, &found);
        assert_eq!(rungs_model::outline::write(found.content.framework()), expect);
    }
}

#[test]
fn ids_are_those_of_every_release() {
    let file = |text: &str| {
        json!({"documents": [], "elements": [element("work_role", "W-1", "Lookout", ""), element("task", "T1", "", text)],
            "relationships": [tie("W-1", "T1")]})
        .to_string()
    };
    let ids = |text: &str| {
        let found = read("a.json", file(text).as_bytes());
        found.content.framework().in_order().iter().map(|record| record.id).collect::<Vec<_>>()
    };
    assert_eq!(ids("Light the lamp"), ids("Light every lamp"));
}

/// All its ids follow from those of the file, the notes included.
#[test]
fn the_same_release_is_the_same_framework_whenever_it_is_read() {
    let file = json!({"documents": [{"name": "Watch", "version": "3"}], "elements": [element("work_role", "W-1", "Lookout", "")],
        "relationships": []})
    .to_string();
    let read = |from: u128| {
        let found =
            crate::import(&crate::Input::new("a.json", file.as_bytes()), &mut crate::random::ids_after(from)).unwrap();
        (found.ids_made, found.content)
    };
    assert_eq!(read(1), read(1 << 80));
    assert_eq!(read(1).0, 0);
}

#[test]
fn a_release_without_its_documents_says_so() {
    let inner = json!({"elements": [element("work_role", "W-1", "Lookout", "")], "relationships": []});
    let bare = json!({"elements": [element("work_role", "W-1", "Lookout", "")]});
    for file in [inner.clone(), json!({"response": {"elements": inner}}), json!({"response": {"elements": bare}})] {
        let text = file.to_string();
        let mut fresh = crate::random::ids_after(0);
        let found = crate::import(&crate::Input::new("a.json", text.as_bytes()), &mut fresh).map(|found| found.notices);
        assert_eq!(found.map_err(|error| error.fault), Err(crate::Fault::KeyMissing { key: "documents" }), "{text}");
    }
}

#[test]
fn roles_stand_in_the_order_of_the_file() {
    let inner = json!({
        "documents": [{"doc_identifier": "D", "name": "Watch"}],
        "elements": [
            element("work_role", "A-1", "Painter", ""), element("work_role", "B-1", "Lookout", ""),
            element("work_role", "B-2", "Keeper", ""), element("work_role", "B-3", "Newcomer", ""),
            element("category", "A", "YARD", ""), element("category", "B", "WATCH", ""),
            element("sort", "S-B", "00001", ""), element("sort", "S-A", "00002", ""),
            element("sort", "S-B-2", "00001.00001", ""), element("sort", "S-B-1", "00001.00002", ""),
        ],
        "relationships": [tie("A", "A-1"), tie("B", "B-1"), tie("B", "B-2"), tie("B", "B-3"), tie("B", "S-B")],
    });
    let text = json!({"response": {"elements": inner}}).to_string();
    let found = read("cprt.json", text.as_bytes());
    is_whole(&text, &found);
    let roles: Vec<&str> = found.content.framework().of_kind(Kind::Path).iter().map(|path| path.face()).collect();
    assert_eq!(roles, ["Keeper", "Lookout", "Newcomer", "Painter"]);
}

/// The release of the corpus, where it is present: counts only.
#[test]
fn the_release_from_the_field() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/corpora/nice/cprt_SP_800_181_2_1_0.json");
    let Ok(bytes) = std::fs::read(file) else { return };
    let found = read("cprt.json", &bytes);
    is_whole(std::str::from_utf8(&bytes).unwrap(), &found);
    let framework = found.content.framework();
    let count = |kind| framework.of_kind(kind).len();
    assert_eq!([Kind::Path, Kind::Ability, Kind::Group, Kind::Competency].map(count), [41, 5334, 4, 2159]);
    let groups: Vec<usize> = framework
        .of_kind(Kind::Group)
        .iter()
        .map(|group| framework.children(group.id, Kind::Competency).len())
        .collect();
    assert_eq!(groups, [946, 662, 540, 11]);
}
