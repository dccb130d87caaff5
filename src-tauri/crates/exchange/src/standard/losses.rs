//! First floor, formats of other houses: what of a framework a format cannot hold.

use crate::{LOST, Loss};
use rungs_model::{Field, Framework, Id, Kind, Record, Value};
use std::collections::{BTreeMap, VecDeque};

/// What of a framework is not there, or is another, once it was written and read again.
pub(crate) fn between(framework: &Framework, back: &Framework) -> Vec<Loss> {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut add = |what: &'static str| *counts.entry(what).or_default() += 1;
    for record in framework.in_order() {
        let Some(other) = back.get(record.id) else {
            if record.kind != Kind::Note {
                add(record.kind.slot());
            }
            continue;
        };
        for (field, value) in record.fields.iter().filter(|_| record.kind != Kind::Note) {
            let now = other.fields.get(field);
            if now != Some(value) {
                let is_face = record.kind.face() == Some(field);
                let is_spacing = now.is_some_and(|now| bare(now) == bare(value)) || (is_face && said(value).is_empty());
                add(if is_spacing { "lines" } else { known(field, is_face) });
            }
        }
        for what in notes(framework, back, record.id) {
            add(what);
        }
    }
    let is_held = |key: &str| [super::links::KEY, super::owned::KEY, super::code::KEY].contains(&key);
    let keys = framework.records().filter(|record| record.extra.0.iter().any(|(key, _)| !is_held(key)));
    keys.for_each(|_| add("keys"));
    // In the order of the list.
    let count = |what: &&'static str| counts.get(what).map(|count| Loss { what, count: *count });
    LOST.iter().filter_map(count).collect()
}

/// What is lost of the notes of a node, which have ids of their own again.
fn notes(framework: &Framework, back: &Framework, id: Id) -> Vec<&'static str> {
    let of = |of: &Framework| -> VecDeque<[String; 2]> {
        let texts = |note: &Record| [Field::Heading, Field::Body].map(|field| note.text(field).to_owned());
        of.below(id, Kind::Note).map(texts).collect()
    };
    let mut have = of(back);
    let mut lost = Vec::new();
    for note in of(framework) {
        let is_like = |other: &[String; 2]| [0, 1].iter().all(|at| plain(&other[*at]) == plain(&note[*at]));
        // Most come back in their order.
        let first = have.front().filter(|first| **first == note || is_like(first)).map(|_| 0);
        let other = || have.iter().position(|other| *other == note).or_else(|| have.iter().position(is_like));
        match first.or_else(other).and_then(|at| have.remove(at)) {
            Some(found) if found == note => {}
            Some(_) => lost.push("lines"),
            None => lost.push("notes"),
        }
    }
    lost
}

/// The word for a field that is lost.
fn known(field: Field, is_face: bool) -> &'static str {
    LOST.iter().find(|what| **what == field.name()).copied().unwrap_or(if is_face { "title" } else { "keys" })
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// All that a value says.
fn said(value: &Value) -> String {
    match value {
        Value::Text(text) => plain(text),
        Value::Texts(texts) => texts.iter().map(|text| plain(text) + "\n").collect(),
        other => format!("{other:?}"),
    }
}

/// A value but for its white space.
fn bare(value: &Value) -> String {
    match value {
        Value::Experience(years) => {
            let mut years = years.clone();
            years.context = plain(&years.context);
            format!("{years:?}")
        }
        Value::Text(_) | Value::Texts(_) => said(value),
        other => format!("{other:?}"),
    }
}

/// What a format that holds fields alone cannot hold: links, and keys that no program here knows.
pub(crate) fn beside_fields(framework: &Framework) -> Vec<Loss> {
    let has_keys = |record: &&std::sync::Arc<rungs_model::Record>| {
        let inner = record.experience().is_some_and(|years| !years.extra.is_empty())
            || record.metric().is_some_and(|metric| !metric.extra.is_empty());
        inner || record.extra.0.iter().any(|(key, _)| key != super::links::KEY)
    };
    let all =
        [("associations", super::links::of(framework).len()), ("keys", framework.records().filter(has_keys).count())];
    all.into_iter().filter(|(_, count)| *count > 0).map(|(what, count)| Loss { what, count }).collect()
}

/// Whether one step follows the other in their path.
pub(crate) fn is_order(framework: &Framework, from: rungs_model::Id, to: rungs_model::Id) -> bool {
    let Some(path) = framework.get(from).and_then(|step| step.parent) else { return false };
    framework.children(path, Kind::Step).windows(2).any(|pair| pair == [from, to])
}
