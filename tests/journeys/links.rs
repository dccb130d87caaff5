//! Links of a foreign file are kept, edited, told in a comparison, and handed out again.

use rungs_engine::Engine;
use rungs_model::edit::{Associate, Dissociate, Intention, Reassociate, Remove};
use rungs_model::{Association, Framework, Id, association};
use rungs_tests::cli::Desk;
use serde_json::{Value as Json, json};

const OUTSIDE: &str = "https://example.org/ims/case/v1p1/CFItems/00000000-0000-4000-8000-0000000000aa";

fn id(n: u32) -> String {
    format!("00000000-0000-4000-8000-{n:012}")
}

/// A package of another program: two competencies in a group, linked with each other and with something outside.
fn package() -> Json {
    let item = |n: u32, words: &str, kind: &str| {
        json!({"identifier": id(n), "uri": format!("https://example.org/{n}"), "fullStatement": words, "CFItemType": kind,
            "lastChangeDateTime": "2024-01-01T00:00:00Z"})
    };
    let end = |n: u32| json!({"title": "x", "identifier": id(n), "uri": format!("https://example.org/{n}")});
    let edge = |n: u32, relation: &str, from: Json, to: Json| {
        json!({"identifier": id(n), "uri": format!("urn:uuid:{}", id(n)), "associationType": relation,
            "originNodeURI": from, "destinationNodeURI": to, "lastChangeDateTime": "2024-01-01T00:00:00Z"})
    };
    let outside = json!({"title": "Flow elsewhere", "identifier": id(0), "uri": OUTSIDE});
    json!({
        "CFDocument": {"identifier": id(100), "uri": "https://example.org/100", "creator": "Us", "title": "Delivery",
            "lastChangeDateTime": "2024-01-01T00:00:00Z"},
        "CFItems": [item(1, "Skills", "Group"), item(2, "Flow", "Competency"), item(3, "Risk", "Competency")],
        "CFAssociations": [
            edge(11, "isChildOf", end(2), end(1)), edge(12, "isChildOf", end(3), end(1)),
            edge(21, "isRelatedTo", end(2), end(3)), edge(22, "exactMatchOf", end(2), outside),
        ],
    })
}

fn draft(engine: &Engine, framework: Id) -> Framework {
    Framework::clone(&engine.draft(framework).unwrap().0)
}

/// The links in words: nodes by what they are called.
fn said(framework: &Framework) -> Vec<String> {
    let end = |end: &str| {
        let node = end.parse().ok().and_then(|id| framework.get(id));
        node.map_or(end.to_string(), |record| record.face().to_string())
    };
    let line = |link: &Association| format!("{} {} {}", end(&link.from), link.relation, end(&link.to));
    association::of(framework).iter().map(line).collect()
}

#[test]
fn links_of_a_foreign_file_are_edited_and_handed_out_again() {
    let desk = Desk::new();
    desk.put("delivery.case.json", package().to_string());
    desk.expect(0, &["import", "delivery.case.json"]);
    desk.expect(0, &["save", "Delivery", "--version", "As it came"]);
    let framework: Id =
        desk.expect(0, &["list", "--json"]).json()["frameworks"][0]["id"].as_str().unwrap().parse().unwrap();

    let engine = desk.engine(1);
    let came = draft(&engine, framework);
    assert_eq!(said(&came), ["Flow isRelatedTo Risk".to_string(), format!("Flow exactMatchOf {OUTSIDE}")]);
    let node = |n: u32| -> Id { id(n).parse().unwrap() };
    let (flow, risk) = (node(2), node(3));
    let edits = [
        Intention::Reassociate(Reassociate { node: flow, association: node(21), relation: "isPeerOf".to_string() }),
        Intention::Dissociate(Dissociate { node: flow, association: node(22) }),
        Intention::Associate(Associate {
            from: risk,
            relation: "replacedBy".to_string(),
            to: "https://example.org/risk".to_string(),
            title: "Risk elsewhere".to_string(),
        }),
    ];
    for (edit, verb) in edits.iter().zip(["reassociate", "dissociate", "associate"]) {
        let outcome = engine.edit(framework, edit).unwrap();
        let undo = outcome.log.undo.unwrap();
        assert_eq!((undo.verb.as_str(), outcome.changes.len()), (verb, 1));
        assert_eq!(undo.subject, if verb == "associate" { "Risk" } else { "Flow" });
    }
    let edited = draft(&engine, framework);
    assert_eq!(said(&edited), ["Flow isPeerOf Risk", "Risk replacedBy https://example.org/risk"]);
    // What goes takes its links along; what comes back brings them.
    engine.edit(framework, &Intention::Remove(Remove { nodes: vec![flow] })).unwrap();
    assert_eq!(said(&draft(&engine, framework)), ["Risk replacedBy https://example.org/risk"]);
    engine.undo(framework).unwrap();
    drop(engine);
    assert_eq!(draft(&desk.engine(2), framework), edited);

    // Each format that has room for links gives them back as they are.
    for name in ["out.case.json", "out.case10.json", "out.ctdl.json", "out.rungs.json", "out.rungs"] {
        desk.expect(0, &["export", "Delivery", "--out", name]);
        desk.expect(0, &["convert", name, "back.rungs.json"]);
        let back = crate::service_desk::read(&desk.bytes("back.rungs.json"));
        assert_eq!(association::of(&back), association::of(&edited), "{name}");
    }

    // A comparison names each of them.
    let told = desk.expect(1, &["diff", "Delivery@As it came", "Delivery"]).out;
    let line = told.lines().find(|line| line.contains("links:")).unwrap_or_else(|| panic!("{told}"));
    assert!(
        line.contains(&format!("- Flow is related to Risk; Flow is an exact match of Flow elsewhere ({OUTSIDE})")),
        "{line}"
    );
    assert!(
        line.contains("+ Flow is a peer of Risk; Risk is replaced by Risk elsewhere (https://example.org/risk)"),
        "{line}"
    );
    let report = desk.expect(1, &["diff", "Delivery@As it came", "Delivery", "--format", "markdown"]).out;
    assert!(report.contains("Links") && report.contains("Flow is a peer of Risk"), "{report}");
    assert!(!report.contains("associations"), "{report}");
}

#[test]
fn what_a_format_does_not_hold_of_links_is_said() {
    let desk = Desk::new();
    let mut package = package();
    package["CFAssociations"][2]["associationType"] = "ext:supports".into();
    desk.put("delivery.case.json", package.to_string());
    desk.expect(0, &["import", "delivery.case.json"]);
    let lost = desk.expect(0, &["export", "Delivery", "--out", "out.case10.json"]);
    assert!(lost.err.contains("1 link"), "{} {}", lost.out, lost.err);
    let none = desk.expect(0, &["export", "Delivery", "--out", "out.case.json"]);
    assert!(!none.err.contains("link") && !none.out.contains("link"), "{} {}", none.out, none.err);
}
