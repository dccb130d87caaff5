//! First floor, CASE: files that say what cannot be. What is sound in them comes in, and each fault is told of.

use super::*;
use crate::{Fault, Skip};

/// A path with two steps and an ability on each.
fn ladder() -> Vec<serde_json::Value> {
    let none = json!({});
    vec![
        item(1, "Path", "Locks", &none),
        item(2, "Step", "Hand", &none),
        item(3, "Step", "Keeper", &none),
        item(4, "Ability", "Opens a gate", &none),
        item(5, "Ability", "Reads the gauge", &none),
    ]
}

fn places() -> Vec<serde_json::Value> {
    vec![
        edge(1, "isChildOf", &id(1), DOCUMENT, Some(1)),
        edge(2, "isChildOf", &id(2), &id(1), Some(1)),
        edge(3, "isChildOf", &id(3), &id(1), Some(2)),
        edge(4, "isChildOf", &id(4), &id(2), Some(1)),
        edge(5, "isChildOf", &id(5), &id(3), Some(1)),
    ]
}

const LADDER: &str = "framework Delivery\n  path Locks\n    step Hand\n      ability Opens a gate\n    step Keeper\n      ability Reads the gauge\n";

/// The faults that are told of: each kind with its first place and how many there are.
pub(crate) fn told(found: &Imported) -> Vec<(&'static str, String, usize)> {
    let understanding = found.understanding.as_ref().unwrap();
    let of = |why: Skip| {
        let mut all = understanding.trace.iter().filter(|trace| trace.went == Went::Skipped { why });
        let first = understanding.pieces.get(all.next()?.part.piece())?.at.to_string();
        Some((why.code(), first, all.count() + 1))
    };
    [Skip::Dangling, Skip::Circle, Skip::Taken].into_iter().filter_map(of).collect()
}

#[test]
fn what_cannot_be_is_left_out_and_told_of() {
    let check = |more: &[serde_json::Value], expect: &[(&'static str, &str, usize)]| {
        for first in [false, true] {
            let mut edges = places();
            let at = if first { 0 } else { edges.len() };
            edges.splice(at..at, more.iter().cloned());
            let text = package(&json!(ladder()), &json!(edges));
            let found = read("a.json", text.as_bytes());
            is_whole(&text, &found);
            assert_eq!(not_understood(&found), Vec::<String>::new());
            let expect = expect.iter().map(|(why, nth, count)| {
                let nth: usize = nth.parse::<usize>().unwrap() + at;
                (*why, format!("/CFAssociations/{nth}"), *count)
            });
            assert_eq!(told(&found), expect.collect::<Vec<_>>());
            assert_eq!(outline(found.content.framework()), LADDER);
            let ids = (1..=5).filter(|n| found.content.framework().get(id(*n).parse().unwrap()).is_some());
            assert_eq!(ids.count(), 5);
        }
    };
    check(&[], &[]);
    check(&[edge(6, "isChildOf", &id(1), &id(4), None)], &[("circle", "0", 1)]);
    check(&[edge(6, "isChildOf", &id(1), &id(2), None)], &[("circle", "0", 1)]);
    check(&[edge(6, "isChildOf", &id(4), &id(4), None)], &[("circle", "0", 1)]);
    check(&[edge(6, "isChildOf", &id(4), &id(99), None)], &[("dangling", "0", 1)]);
    check(
        &[edge(6, "isRelatedTo", &id(98), &id(99), None), edge(7, "isPeerOf", &id(4), &id(99), None)],
        &[("dangling", "0", 1)],
    );
}

#[test]
fn an_id_that_two_items_have_is_that_of_the_first() {
    let mut items = ladder();
    items.push(item(4, "Ability", "Closes a gate", &json!({})));
    let text = package(&json!(items), &json!(places()));
    let read = || read("a.json", text.as_bytes());
    let found = read();
    assert_eq!(told(&found), [("taken", "/CFItems/5".to_owned(), 1)]);
    assert_eq!(found.content.framework().get(id(4).parse().unwrap()).unwrap().face(), "Opens a gate");
    assert_eq!(found.content.framework(), read().content.framework());
}

#[test]
fn a_package_without_its_document_says_so() {
    let check = |text: String| {
        let found = import(&Input::new("a.json", text.as_bytes()), &mut fresh()).map(|found| found.notices);
        assert_eq!(found.map_err(|error| error.fault), Err(Fault::KeyMissing { key: "CFDocument" }), "{text}");
    };
    let bare = json!({"CFItems": ladder(), "CFAssociations": places()});
    check(bare.to_string());
    check(json!({ "CFPackage": bare }).to_string());
}

/// Ids that a file does not have follow from those that it has.
#[test]
fn the_same_file_is_the_same_framework_whenever_it_is_read() {
    let file = |items: &serde_json::Value| package(items, &json!([]));
    let none = json!({});
    let check = |text: String| {
        let read = |from: u128| {
            let found = import(&Input::new("a.json", text.as_bytes()), &mut random::ids_after(from)).unwrap();
            (found.ids_made, framework(found))
        };
        let ((made, one), (_, other)) = (read(1), read(1 << 80));
        assert_eq!((made, &one), (0, &other), "{text}");
    };
    check(file(&json!([item(1, "Competency", "Flow", &json!({"notes": "Often"})), item(2, "Step", "One", &none)])));
    check(file(&json!([item(1, "Ability", "Plans", &none), item(1, "Ability", "Plans more", &none)])));
}
