//! First floor, CASE: rubrics, and what they say of their criteria.

use super::*;
use crate::{At, Skip, Trace};

#[test]
fn rubrics_are_a_matrix() {
    let level = |n: u32, quality: &str, text: &str, position: u32| {
        json!({"identifier": id(n), "uri": "urn:l", "lastChangeDateTime": "2024-01-01T00:00:00Z",
        "quality": quality, "description": text, "position": position, "score": 5.0})
    };
    let mut package: serde_json::Value =
        serde_json::from_str(&package(&json!([item(1, "Competency", "Flow", &json!({}))]), &json!([]))).unwrap();
    package["CFRubrics"] = json!([{"identifier": id(20), "uri": "urn:r", "title": "Delivery matrix", "lastChangeDateTime": "2024-01-01T00:00:00Z",
        "CFRubricCriteria": [
            {"identifier": id(21), "uri": "urn:c", "lastChangeDateTime": "x", "position": 2, "category": "Craft", "description": "Risk",
             "CFRubricCriterionLevels": [level(31, "Working", "Names risks", 2), level(32, "Awareness", "Hears of risks", 1)]},
            {"identifier": id(22), "uri": "urn:c", "lastChangeDateTime": "x", "position": 1, "CFItemURI": {"title": "Flow", "identifier": id(1), "uri": "urn:i"},
             "weight": 2, "CFRubricCriterionLevels": [level(33, "Awareness", "Sees work", 1)]}]}]);
    let text = json!({"CFPackage": package, "extra": "outside"}).to_string();
    let found = read("a.json", text.as_bytes());
    is_whole(&text, &found);
    let expect = "framework Delivery\n  group\n    competency Flow #1\n  group Craft\n    competency Risk #2\n  path Delivery matrix\n    step Awareness\n      ability Sees work\n        competency: #1\n        weight: 2\n      ability Hears of risks\n        competency: #2\n    step Working\n      ability Names risks\n        competency: #2\n";
    assert_eq!(outline(found.content.framework()), expect);
}

#[test]
fn the_weight_of_a_criterion_is_kept_where_a_statement_has_it() {
    let check = |weight: serde_json::Value, says: &str, expect: Option<Went>| {
        let level = json!({"identifier": id(22), "quality": "P1", "description": says});
        let criterion = json!({"identifier": id(21), "description": "Risk", "weight": weight,
            "CFRubricCriterionLevels": [level]});
        let mut package: serde_json::Value = serde_json::from_str(&package(&json!([]), &json!([]))).unwrap();
        package["CFRubrics"] = json!([{"identifier": id(20), "title": "Matrix", "CFRubricCriteria": [criterion]}]);
        let text = package.to_string();
        let found = read("a.json", text.as_bytes());
        is_whole(&text, &found);
        let understood = found.understanding.as_ref().unwrap();
        let is_weight = |at: At<'_>| at.to_string().ends_with("/weight");
        let went = |trace: &Trace| {
            is_weight(understood.pieces.get(trace.part.piece()).unwrap().at).then(|| trace.went.clone())
        };
        assert_eq!(understood.trace.iter().find_map(went), expect, "{weight} {says}");
    };
    let kept = || Some(Went::Kept { node: id(22).parse().unwrap(), field: Field::Weight });
    let lost = || Some(Went::Skipped { why: Skip::NoPlace });
    check(json!(2), "Sees risks", kept());
    check(json!(1), "Sees risks", kept());
    check(json!(2), "", lost());
    check(json!(-2), "Sees risks", lost());
    check(json!("heavy"), "Sees risks", lost());
    check(json!(null), "Sees risks", None);
}
