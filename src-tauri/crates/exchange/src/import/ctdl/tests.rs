//! First floor, CTDL-ASN: documents of ours that come back as they were, and documents of others.

use super::*;
use crate::export::ctdl::write;
use crate::import::case::tests::{framework, fresh, is_whole, read};
use crate::standard::links;
use crate::{import, random};
use proptest::prelude::*;
use serde_json::json;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn what_ctdl_holds_comes_back(old in random::framework()) {
        let text = write(&old);
        let found = read("a.json", text.as_bytes());
        let new = framework(found);
        prop_assert_eq!(rungs_model::outline::write(&new), rungs_model::outline::write(&old), "{}", text);
        prop_assert_eq!(new, old, "{}", text);
    }

    #[test]
    fn broken_documents_end(old in random::framework(), cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = write(&old).into_bytes();
        for (at, byte) in cuts {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = import(&Input::new("a.json", &bytes), &mut fresh());
    }
}

#[test]
fn a_document_in_the_envelope_of_a_registry() {
    let id = |n: u32| format!("https://example.org/resources/ce-00000000-0000-4000-8000-{n:012}");
    let text = json!({"envelope_type": "resource_data", "decoded_resource": {"@id": id(1), "@graph": [
        {"@type": "ceasn:CompetencyFramework", "@id": id(1), "ceasn:name": {"en": "Sail making"}, "ceasn:hasTopChild": [id(2)]},
        {"@type": "ceasn:Competency", "@id": id(2), "ceasn:competencyText": {"en": "Cutting"}, "ceasn:hasChild": [id(3)]},
        {"@type": "ceasn:Competency", "@id": id(3), "ceasn:competencyText": {"en": "Cuts along the line"}, "ceasn:isChildOf": [id(2)]},
    ]}, "node_headers": {"created_at": "2019-01-01"}})
    .to_string();
    let found = read("a.json", text.as_bytes());
    is_whole(&text, &found);
    let outline = rungs_model::outline::write(found.content.framework());
    assert_eq!(outline, "framework Sail making\n  group Cutting\n    competency Cuts along the line\n");
}

#[test]
fn competencies_of_a_registry() {
    let ctid = |n: u32| format!("ce-00000000-0000-4000-8000-{n:012}");
    let id = |n: u32| format!("https://example.org/resources/{}", ctid(n));
    let competency = |n: u32, text: &str, more: serde_json::Value| {
        let mut one = json!({"@type": "ceasn:Competency", "@id": id(n), "ceterms:ctid": ctid(n),
            "ceasn:competencyText": {"en-US": text, "fr": "autre"}, "ceasn:isPartOf": id(1)});
        for (key, value) in more.as_object().unwrap() {
            one[key] = value.clone();
        }
        one
    };
    let text = json!({"@context": "https://credreg.net/ctdlasn/schema/context/json", "@id": id(1), "@graph": [
        {"@type": "ceasn:CompetencyFramework", "@id": id(1), "ceterms:ctid": ctid(1), "ceasn:name": {"en-US": "Delivery"},
         "ceasn:description": {"en-US": "How we deliver"}, "ceasn:inLanguage": ["en-US"], "ceasn:publisherName": {"en-US": ["Us"]},
         "ceasn:hasTopChild": [id(3), id(2)], "ceasn:hasRiddle": "x"},
        competency(2, "Risk", json!({"ceasn:isTopChildOf": id(1), "ceasn:competencyCategory": {"en-US": "Domain"}})),
        competency(3, "Flow", json!({"ceasn:isTopChildOf": id(1), "ceasn:competencyCategory": {"en-US": "Domain"}, "ceasn:hasChild": [id(5), id(4)]})),
        competency(4, "Shapes work", json!({"ceasn:isChildOf": [id(3)], "ceasn:comment": {"en-US": ["Often asked."]}, "ceasn:codedNotation": "F.2"})),
        competency(5, "Sees work in the queue", json!({"ceasn:isChildOf": [id(3)], "ceasn:competencyLabel": {"en-US": "Sees work"},
            "ceasn:exactAlignment": ["https://example.org/other"], "ceasn:minorAlignment": [id(4)]})),
    ]})
    .to_string();
    let found = read("a.json", text.as_bytes());
    is_whole(&text, &found);
    let framework = found.content.framework();
    let expect = "framework Delivery
  summary: How we deliver
  language: en-US
  note Source
    body: Publisher: Us
  group Flow
    competency Sees work
      definition: Sees work in the queue
    competency Shapes work
      note Notes
        body: Often asked.
  group Risk
";
    assert_eq!(rungs_model::outline::write(framework), expect);
    assert_eq!(framework.root().to_string(), ctid(1)[3..]);
    let kept: Vec<(String, String)> = links::of(framework).into_iter().map(|l| (l.relation, l.to)).collect();
    assert_eq!(
        kept,
        [("exactMatchOf".into(), "https://example.org/other".into()), ("isRelatedTo".into(), ctid(4)[3..].to_owned())]
    );
}

#[test]
fn odd_documents() {
    let check = |text: &str, expect: Result<usize, &str>| {
        let found = import(&Input::new("a.jsonld", text.as_bytes()), &mut fresh());
        assert_eq!(found.map(|f| f.content.framework().len()).map_err(|e| e.code()), expect, "{text}");
    };
    check(r#"{"@type": "ceasn:Competency", "ceasn:competencyText": "A"}"#, Err("nothing-understood"));
    check(r#"{"@type": "ceasn:Competency", "@id": "x", "ceasn:competencyText": "A"}"#, Ok(3));
    check(
        r#"{"@graph": [{"@type": "ceasn:Competency", "@id": "a", "ceasn:isChildOf": "b"}, {"@type": "ceasn:Competency", "@id": "b", "ceasn:isChildOf": ["a"]}]}"#,
        Ok(3),
    );
    check(r#"{"@graph": [], "@context": "schema/context/json"}"#, Err("nothing-understood"));
}
