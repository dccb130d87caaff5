//! First floor, CASE: links that are no containment, and those that look like something else.

use super::*;

#[test]
fn links_are_kept_with_their_ends() {
    let outside = "https://example.org/other/1";
    let mut far = edge(1, "exactMatchOf", &id(1), outside, None);
    far["destinationNodeURI"]["uri"] = outside.into();
    let text = package(
        &json!([item(1, "Competency", "Flow", &json!({})), item(2, "Competency", "Flux", &json!({}))]),
        &json!([far, edge(2, "RelatedTo", &id(1), &id(2), None), edge(3, "ext:supports", &id(2), &id(1), None)]),
    );
    let found = framework(read("a.json", text.as_bytes()));
    let kept: Vec<(String, String, String)> =
        links::of(&found).into_iter().map(|l| (l.relation, l.from, l.to)).collect();
    let expect =
        [("exactMatchOf", id(1), outside.to_owned()), ("isRelatedTo", id(1), id(2)), ("ext:supports", id(2), id(1))];
    assert_eq!(kept, expect.map(|(relation, from, to)| (relation.to_owned(), from, to)));
    for edition in [Edition::V11, Edition::V10] {
        let again = framework(read("a.json", write(&found, edition).as_bytes()));
        let relations: Vec<String> = links::of(&again).into_iter().map(|l| l.relation).collect();
        let last = if edition == Edition::V11 { "ext:supports" } else { "isRelatedTo" };
        assert_eq!(relations, ["exactMatchOf", "isRelatedTo", last]);
    }
}

#[test]
fn what_is_remarked_about_a_link_is_kept_with_it() {
    let check = |to: &str| {
        let mut one = edge(1, "isRelatedTo", &id(1), to, None);
        one["notes"] = "Often".into();
        let items = [item(1, "Competency", "Flow", &json!({})), item(2, "Competency", "Flux", &json!({}))];
        let text = package(&json!(items), &json!([one]));
        let found = read("a.json", text.as_bytes());
        is_whole(&text, &found);
        let notes: Vec<String> = links::of(found.content.framework()).into_iter().map(|link| link.note).collect();
        assert_eq!(notes, ["Often"], "{to}");
    };
    check(&id(2));
    check("https://example.org/other/1");
}

#[test]
fn links_that_look_like_fields_come_back_as_links() {
    const OUTLINE: &str = "framework F #f\n  grade G #g\n  group H #h\n    competency C #c\n  path P #p\n    step A #a\n      ability S #s\n    step B #b\n";
    let old = rungs_model::outline::read(OUTLINE).unwrap();
    let node = |face: &str| old.in_order().into_iter().find(|record| record.face() == face).unwrap().id;
    let check = |from: &str, relation: &str, to: &str, in_1_0: bool| {
        let inside = old.in_order().into_iter().find(|record| record.face() == to).map(|record| record.id.to_string());
        let (relation, to) = (relation.to_owned(), inside.unwrap_or_else(|| to.to_owned()));
        let one = rungs_model::edit::Associate { from: node(from), relation, to, title: "Elsewhere".to_owned() };
        let mut edited = old.clone();
        let intention = rungs_model::edit::Intention::Associate(one);
        edited.apply(&rungs_model::edit::plan(&old, &intention, old.root().derive(b"link")).unwrap()).unwrap();
        let text = write(&edited, Edition::V11);
        let found = read("a.case.json", text.as_bytes());
        is_whole(&text, &found);
        assert_eq!(framework(found).content_hash(), edited.content_hash(), "{text}");
        let losses = (crate::export::case::EXPORT_1_0.losses)(&edited);
        assert_eq!(losses.iter().all(|loss| loss.what != "associations"), in_1_0, "{from} {losses:?}");
        if in_1_0 {
            let again = framework(read("a.case10.json", write(&edited, Edition::V10).as_bytes()));
            assert_eq!(links::of(&again), links::of(&edited));
        }
    };
    check("A", "isPeerOf", "C", true);
    check("A", "precedes", "B", false);
    check("S", "isPartOf", "C", false);
    check("A", "hasSkillLevel", "G", false);
    check("S", "isChildOf", "C", false);
    check("S", "exactMatchOf", "https://example.org/items/00000000-0000-4000-8000-0000000000aa", true);
    check("S", "exactMatchOf", "00000000-0000-4000-8000-0000000000aa", true);
    check("S", "ext:supports", "urn:example:1", false);
    check("F", "replacedBy", "https://example.org/next", true);
    check("C", "isRelatedTo", "F", true);
}
