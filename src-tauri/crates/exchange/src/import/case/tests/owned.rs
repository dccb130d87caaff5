//! First floor, CASE: what belongs to whoever made a file comes back as it was, in both editions.

use super::*;

fn theirs() -> serde_json::Value {
    let kind = json!({"title": "Strand", "identifier": id(77), "uri": "https://example.org/types/strand"});
    let own = json!({"uri": "https://example.org/items/1", "CFItemTypeURI": kind, "listEnumeration": "3", "language": "en",
        "educationLevel": ["06"], "humanCodingScheme": "L.1"});
    let short = json!({"abbreviatedStatement": "Gates", "uri": "https://example.org/items/2"});
    let edges = json!([
        edge(1, "isChildOf", &id(1), DOCUMENT, Some(1)),
        edge(2, "isChildOf", &id(2), &id(1), Some(1)),
        edge(3, "isChildOf", &id(3), &id(1), Some(2))
    ]);
    let items = json!([
        item(1, "Strand", "Locks and how they work", &own),
        item(2, "", "Knows which way each gate opens", &short),
        item(3, "Competency", "Water", &json!({}))
    ]);
    let mut package: serde_json::Value = serde_json::from_str(&package(&items, &edges)).unwrap();
    let document = json!({"creator": "Canal school", "publisher": "The canal trust", "adoptionStatus": "Adopted",
        "version": "2", "subject": ["Water", "Boats"], "uri": "https://example.org/documents/1", "language": "en",
        "licenseURI": {"title": "Open", "identifier": id(88), "uri": "https://example.org/licences/1"}});
    for (key, value) in document.as_object().unwrap() {
        package["CFDocument"][key] = value.clone();
    }
    package
}

#[test]
fn what_belongs_to_the_owner_comes_back() {
    let old = theirs();
    let found = read("a.json", old.to_string().as_bytes());
    is_whole(&old.to_string(), &found);
    let found = framework(found);
    for edition in [Edition::V11, Edition::V10] {
        let text = write(&found, edition);
        let new: serde_json::Value = serde_json::from_str(&text).unwrap();
        for key in ["uri", "creator", "publisher", "adoptionStatus", "version", "subject", "licenseURI", "title"] {
            assert_eq!(new["CFDocument"][key], old["CFDocument"][key], "{key} {text}");
        }
        for at in 0..3 {
            let of = |package: &serde_json::Value| {
                let items = package["CFItems"].as_array().unwrap().clone();
                items.into_iter().find(|item| item["identifier"] == id(at + 1).as_str()).unwrap()
            };
            let (old, new) = (of(&old), of(&new));
            for key in ["uri", "fullStatement", "abbreviatedStatement", "listEnumeration", "language"] {
                assert_eq!(new[key], old[key], "{key} {text}");
            }
            if !old["CFItemType"].is_null() {
                assert_eq!(new["CFItemType"], old["CFItemType"], "{text}");
            }
            if edition == Edition::V11 && !old["CFItemTypeURI"].is_null() {
                assert_eq!(new["CFItemTypeURI"], old["CFItemTypeURI"], "{text}");
            }
        }
        let again = read("b.json", text.as_bytes());
        is_whole(&text, &again);
        let again = framework(again);
        assert_eq!(rungs_model::outline::write(&again), rungs_model::outline::write(&found), "{text}");
        if edition == Edition::V11 {
            assert_eq!(again, found, "{text}");
        }
    }
    let document = crate::export::ctdl::write(&found);
    assert!(document.contains("The canal trust") && !document.contains("Rungs"), "{document}");
    let again = framework(read("a.jsonld", document.as_bytes()));
    assert_eq!(rungs_model::outline::write(&again), rungs_model::outline::write(&found), "{document}");
}
