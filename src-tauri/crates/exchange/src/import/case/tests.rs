//! First floor, CASE: files of ours that come back as they were, and files of others.

mod associations;
mod carried;
pub(crate) mod faults;
mod limits;
mod losses;
mod owned;
mod rubrics;

use crate::export::case::{Edition, write};
use crate::standard::links;
use crate::standard::prose::one_line;
use crate::standard::words::{KINDS, word};
use crate::value;
use crate::{Content, Imported, Input, Went, import, random};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rungs_model::{Field, Framework, Id, Kind, Years};
use serde_json::json;

pub(crate) fn fresh() -> impl FnMut() -> Id {
    random::ids_after(0x7000_8000_0000_0000_0000)
}

pub(crate) fn read(name: &str, bytes: &[u8]) -> Imported {
    import(&Input::new(name, bytes), &mut fresh()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

pub(crate) fn framework(found: Imported) -> Framework {
    let Content::Framework(framework) = found.content else { panic!("no framework") };
    framework
}

/// Every character of every value of the file is a character of a piece, kept or skipped.
pub(crate) fn is_whole(text: &str, found: &Imported) {
    let tree = value::json(text).unwrap();
    let mut leaves = Vec::new();
    tree.leaves("", &mut leaves);
    let all: u32 = leaves.iter().map(|(_, said)| crate::pieces::characters(said)).sum();
    let understanding = found.understanding.as_ref().unwrap();
    let tally = understanding.tally;
    if tally.all != all {
        let have: std::collections::HashSet<String> =
            understanding.pieces.iter().map(|piece| piece.at.to_string()).collect();
        let is_part =
            |pointer: &str| have.contains(pointer) || have.iter().any(|h| pointer.starts_with(&format!("{h}/")));
        let missing: Vec<&String> =
            leaves.iter().map(|(pointer, _)| pointer).filter(|pointer| !is_part(pointer)).collect();
        panic!("{} characters of {all}; no piece: {missing:?}", tally.all);
    }
    assert_eq!(tally.kept + tally.skipped, tally.all);
}

fn not_understood(found: &Imported) -> Vec<String> {
    let understanding = found.understanding.as_ref().unwrap();
    let is = |went: &Went| matches!(went, Went::Skipped { why: crate::Skip::NotUnderstood });
    let traces = understanding.trace.iter().filter(|trace| is(&trace.went));
    traces.map(|trace| understanding.pieces.get(trace.part.piece()).unwrap().at.to_string()).collect()
}

/// An outline without what every foreign file has: where it comes from.
fn outline(framework: &Framework) -> String {
    let all = rungs_model::outline::write(framework);
    all.lines()
        .filter(|line| !line.starts_with("  note Source") && !line.starts_with("    body: Creator"))
        .map(|l| format!("{l}\n"))
        .collect()
}

fn package(items: &serde_json::Value, edges: &serde_json::Value) -> String {
    json!({
        "CFDocument": {"identifier": DOCUMENT, "uri": "https://example.org/d", "creator": "Us", "title": "Delivery",
            "lastChangeDateTime": "2024-01-01T00:00:00+00:00"},
        "CFItems": items, "CFAssociations": edges,
    })
    .to_string()
}

const DOCUMENT: &str = "00000000-0000-4000-8000-00000000000d";

fn id(n: u32) -> String {
    format!("00000000-0000-4000-8000-{n:012}")
}

fn item(n: u32, kind: &str, statement: &str, more: &serde_json::Value) -> serde_json::Value {
    let mut item = json!({"identifier": id(n), "uri": format!("urn:uuid:{}", id(n)), "fullStatement": statement,
        "lastChangeDateTime": "2024-01-01T00:00:00+00:00"});
    if !kind.is_empty() {
        item["CFItemType"] = kind.into();
    }
    for (key, value) in more.as_object().unwrap() {
        item[key] = value.clone();
    }
    item
}

fn edge(n: u32, relation: &str, from: &str, to: &str, sequence: Option<u32>) -> serde_json::Value {
    let end = |id: &str| json!({"title": "x", "identifier": id, "uri": format!("urn:uuid:{id}")});
    let mut edge = json!({"identifier": id(9000 + n), "uri": "urn:e", "associationType": relation,
        "originNodeURI": end(from), "destinationNodeURI": end(to), "lastChangeDateTime": "2024-01-01T00:00:00Z"});
    if let Some(sequence) = sequence {
        edge["sequenceNumber"] = sequence.into();
    }
    edge
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn what_case_1_1_holds_comes_back(old in random::framework()) {
        let text = write(&old, Edition::V11);
        let found = read("a.case.json", text.as_bytes());
        is_whole(&text, &found);
        let new = framework(found);
        prop_assert_eq!(rungs_model::outline::write(&new), rungs_model::outline::write(&old), "{}", text);
        prop_assert_eq!(new, old, "{}", text);
    }

    #[test]
    fn what_case_1_0_holds_comes_back(old in random::framework()) {
        let text = write(&old, Edition::V10);
        let found = read("a.case10.json", text.as_bytes());
        is_whole(&text, &found);
        let new = framework(found);
        prop_assert_eq!(held(&new), held(&old), "{}", text);
        let has = years_held(&new);
        for years in years_held(&old) {
            prop_assert!(has.contains(&years), "{:?} {:?} {}", years, has, text);
        }
    }

    #[test]
    fn broken_files_end_in_a_framework_or_a_sentence(
        old in random::framework(), cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = write(&old, Edition::V11).into_bytes();
        for (at, byte) in cuts {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(found) = import(&Input::new("a.json", &bytes), &mut fresh())
            && let Some(understanding) = found.understanding
        {
            prop_assert_eq!(understanding.tally.all, understanding.tally.kept + understanding.tally.skipped);
        }
    }
}

/// What CASE 1.0 has fields for: kinds, ids, places, faces and codes in one line, links.
fn held(framework: &Framework) -> Vec<String> {
    let items = framework.in_order().into_iter().filter(|r| KINDS.contains(&r.kind));
    let mut all: Vec<String> = items
        .map(|r| {
            let face = r.kind.face().map(|field| one_line(r.text(field))).unwrap_or_default();
            // What is called like its kind cannot be told from what has no name.
            let face = if face == word(r.kind) { String::new() } else { face };
            let links = (r.link(Field::Competency), r.link(Field::Grade));
            let row = framework.position(r.id);
            format!("{} {:?} {row:?} {face} {} {links:?}", r.kind.name(), r.parent, one_line(r.text(Field::Code)))
        })
        .collect();
    all.sort();
    all
}

/// The years that stand in the prose of a step, where a reader could tell them.
fn years_held(framework: &Framework) -> Vec<(Id, Option<f64>, Option<f64>)> {
    let steps = framework.of_kind(Kind::Step).into_iter();
    steps
        .filter_map(|step| {
            let years = step.experience().filter(|years| years.essential)?;
            let (min, max) = (years.min_years.map(Years::get), years.max_years.map(Years::get));
            let is_span = min.zip(max).is_none_or(|(min, max)| min <= max);
            let is_read = [min, max].into_iter().flatten().all(|years| years < 100.0);
            (is_span && is_read && (min.is_some() || max.is_some())).then_some((step.id, min, max))
        })
        .collect()
}

#[test]
fn what_is_written_is_valid_in_both_editions() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/corpora/schemas/");
    for (edition, file) in [
        (Edition::V11, "case-v1p1-cfpackage.official.schema.json"),
        (Edition::V10, "case-v1p0-cfpackage.opensalt.schema.json"),
    ] {
        let Ok(schema) = std::fs::read(format!("{folder}{file}")) else { continue };
        let schema: serde_json::Value = serde_json::from_slice(&schema).unwrap();
        let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
        let mut runner = TestRunner::deterministic();
        for _ in 0..60 {
            let framework = random::framework().new_tree(&mut runner).unwrap().current();
            let text = write(&framework, edition);
            let value: serde_json::Value = serde_json::from_str(&text).unwrap();
            let errors: Vec<String> =
                validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
            assert_eq!(errors, Vec::<String>::new(), "{text}");
        }
    }
}

#[test]
fn items_of_others() {
    let check = |items: serde_json::Value, edges: serde_json::Value, expect: &str| {
        let text = package(&items, &edges);
        let found = read("a.json", text.as_bytes());
        is_whole(&text, &found);
        assert_eq!(not_understood(&found), Vec::<String>::new());
        assert_eq!(outline(found.content.framework()), expect);
    };
    let none = json!({});
    // Roots without an edge, order by code: 10 after 9.
    check(
        json!([
            item(1, "Domain", "Flow", &none),
            item(2, "", "Ten", &json!({"humanCodingScheme": "F.10"})),
            item(3, "", "Nine", &json!({"humanCodingScheme": "F.9"}))
        ]),
        json!([edge(1, "isChildOf", &id(2), &id(1), None), edge(2, "isChildOf", &id(3), &id(1), None)]),
        "framework Delivery\n  group Flow\n    competency Nine\n    competency Ten\n",
    );
    // Paths, steps with years in their notes, abilities; order by number; precedes says no more than the order.
    check(
        json!([
            item(1, "Job Family", "Planning", &none),
            item(2, "Level", "P2 - Senior planner", &json!({"notes": "Typically 5+ years"})),
            item(3, "Level", "P1 - Planner", &json!({"notes": "Learns the trade. Typically 0-2 years."})),
            item(4, "Indicator", "Plans a week", &none)
        ]),
        json!([
            edge(1, "isChildOf", &id(1), DOCUMENT, Some(1)),
            edge(2, "isChildOf", &id(2), &id(1), Some(2)),
            edge(3, "isChildOf", &id(3), &id(1), Some(1)),
            edge(4, "isChildOf", &id(4), &id(3), Some(1)),
            edge(5, "precedes", &id(3), &id(2), None)
        ]),
        "framework Delivery\n  path Planning\n    step Planner\n      code: P1\n      experience: 0-2\n      note Notes\n        body: Learns the trade. Typically 0-2 years.\n      ability Plans a week\n    step Senior planner\n      code: P2\n      experience: 5+\n",
    );
    // A statement shared by two steps stands in both; a move across paths is a transition.
    check(
        json!([
            item(1, "Path", "A", &none),
            item(2, "Path", "B", &none),
            item(3, "Step", "One", &none),
            item(4, "Step", "Two", &none),
            item(5, "Ability", "Plans", &none)
        ]),
        json!([
            edge(1, "isChildOf", &id(3), &id(1), None),
            edge(2, "isChildOf", &id(4), &id(2), None),
            edge(3, "isChildOf", &id(5), &id(3), None),
            edge(4, "isChildOf", &id(5), &id(4), None),
            edge(5, "precedes", &id(3), &id(4), None)
        ]),
        "framework Delivery\n  path A\n    step One #1\n      ability Plans\n  path B\n    step Two #2\n      ability Plans\n  transition\n    from: #1\n    to: #2\n",
    );
    // A cycle, a thing in itself, an item with no statement but another name, a type in the plural.
    check(
        json!([
            item(1, "Skills", "A", &none),
            item(2, "", "B", &none),
            item(3, "", "", &json!({"alternativeLabel": "C"}))
        ]),
        json!([
            edge(1, "isChildOf", &id(1), &id(2), None),
            edge(2, "isChildOf", &id(2), &id(1), None),
            edge(3, "is Child Of", &id(3), &id(3), None)
        ]),
        "framework Delivery\n  group\n    competency A #1\n    competency C\n  path Delivery\n    ability B\n      competency: #1\n",
    );
    // Levels below competencies are steps that all of them share.
    check(
        json!([
            item(1, "Competency", "Flow", &none),
            item(2, "Level", "Level 1", &none),
            item(3, "", "Sees work", &none),
            item(4, "Competency", "Risk", &none),
            item(5, "Level", "Level 1", &none),
            item(6, "", "Names risks", &none)
        ]),
        json!([
            edge(1, "isChildOf", &id(2), &id(1), None),
            edge(2, "isChildOf", &id(3), &id(2), None),
            edge(3, "isChildOf", &id(5), &id(4), None),
            edge(4, "isChildOf", &id(6), &id(5), None)
        ]),
        "framework Delivery\n  group\n    competency Flow #1\n    competency Risk #2\n  path Delivery\n    step Level 1\n      ability Sees work\n        competency: #1\n      ability Names risks\n        competency: #2\n",
    );
}

#[test]
fn what_another_program_changed_counts() {
    let mut runner = TestRunner::deterministic();
    let old = loop {
        let framework = random::framework().new_tree(&mut runner).unwrap().current();
        if !framework.of_kind(Kind::Ability).is_empty() {
            break framework;
        }
    };
    let mut package: serde_json::Value = serde_json::from_str(&write(&old, Edition::V11)).unwrap();
    let ability = old.of_kind(Kind::Ability)[0].id.to_string();
    let items = package["CFItems"].as_array_mut().unwrap();
    let item = items.iter_mut().find(|item| item["identifier"] == ability.as_str()).unwrap();
    item["fullStatement"] = "Said anew".into();
    let new = framework(read("a.json", package.to_string().as_bytes()));
    assert_eq!(new.get(ability.parse().unwrap()).unwrap().face(), "Said anew");
}

#[test]
fn awkward_and_hostile_packages() {
    let check = |text: &str, expect: Result<usize, &str>| {
        let start = std::time::Instant::now();
        let found = import(&Input::new("a.json", text.as_bytes()), &mut fresh());
        let found = found.map(|found| found.content.framework().len()).map_err(|error| error.code());
        assert_eq!(found, expect, "{}", text.chars().take(200).collect::<String>());
        assert!(start.elapsed().as_secs() < 20);
    };
    check(r#"{"CFDocument": {"title": "A"}}"#, Ok(1));
    check(r#"{"CFDocument": {"title": "A"}, "CFItems": null, "CFAssociations": [], "CFDefinitions": []}"#, Ok(1));
    check(r#"{"CFDocument": []}"#, Err("key-missing"));
    check(r#"{"CFDocument": 7}"#, Err("key-missing"));
    check(
        r#"{"CFDocument": {"title": ["A"], "subject": "x"}, "CFItems": [1, null, "x", {}], "CFAssociations": [2, {}]}"#,
        Ok(2),
    );
    check(r#"{"CFDocument": {"#, Err("cut-off"));
    // A chain as long as there are items, and a ring of them.
    for ring in [false, true] {
        let number = 5_000;
        let items: Vec<_> = (0..number).map(|n| item(n, "", "x", &json!({}))).collect();
        let edges: Vec<_> = (0..number)
            .filter(|n| ring || *n > 0)
            .map(|n| edge(n, "isChildOf", &id(n), &id((n + number - 1) % number), None))
            .collect();
        let text = package(&json!(items), &json!(edges));
        let found = read("a.json", text.as_bytes());
        assert!(found.content.framework().len() > number as usize);
    }
    // The same identifier again and again.
    let items: Vec<_> = (0..100).map(|_| item(1, "", "x", &json!({}))).collect();
    check(&package(&json!(items), &json!([])), Ok(103));
}

/// The corpus, where it is present: counts only.
#[test]
fn packages_from_the_field() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/corpora/case/opensalt-");
    for (name, expect) in [
        ("MarkdownFramework", [0, 0, 0, 1, 2]),
        ("Ordering", [1, 1, 25, 2, 1]),
        ("SequenceNumberFramework", [0, 0, 0, 1, 2]),
        ("SmartLevelFramework", [0, 0, 0, 2, 12]),
        ("sample-framework", [1, 0, 8, 2, 6]),
    ] {
        let Ok(bytes) = std::fs::read(format!("{folder}{name}.case10.json")) else { continue };
        let found = read("a.json", &bytes);
        is_whole(std::str::from_utf8(&bytes).unwrap(), &found);
        assert_eq!(not_understood(&found), Vec::<String>::new());
        let framework = found.content.framework();
        let count = |kind| framework.of_kind(kind).len();
        let kinds = [Kind::Path, Kind::Step, Kind::Ability, Kind::Group, Kind::Competency];
        assert_eq!(kinds.map(count), expect, "{name}");
        if name == "sample-framework" {
            assert_eq!(links::of(framework).len(), 23);
        }
    }
}
