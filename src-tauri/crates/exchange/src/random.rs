//! First floor, data formats: random frameworks for property tests, with everything a framework can hold.

use proptest::prelude::*;
use rungs_model::edit::{Add, Intention, Move, Remove, Reorder, Set, plan};
use rungs_model::{
    Experience, Extra, Field, FieldEdits, Framework, Id, Kind, Metric, Place, Record, Shape, Value, Years,
};

/// What a random node is made of.
#[derive(Debug, Clone)]
pub(crate) struct Sketch {
    parent: usize,
    kind: usize,
    fields: u32,
    texts: Vec<String>,
    number: f64,
    years: (u8, u8),
    link: usize,
    extra: Vec<(String, &'static str)>,
}

fn text() -> impl Strategy<Value = String> {
    let characters =
        prop_oneof![any::<char>(), prop::sample::select("\n\t\"\\\u{7f}\u{2028}é😀 a".chars().collect::<Vec<_>>())];
    prop::collection::vec(characters, 1..6).prop_map(|c| c.into_iter().filter(|c| *c != '\0').collect())
}

fn sketch() -> impl Strategy<Value = Sketch> {
    let raw = prop::sample::select(vec![
        "null",
        "true",
        "1.50",
        "-0",
        "1e400",
        r#""\u00e9 \" [""#,
        "{}",
        "[]",
        r#"[1,{"a":[[],{}],"a":0}]"#,
    ]);
    let number = prop::num::f64::POSITIVE | prop::num::f64::SUBNORMAL | prop::num::f64::ZERO;
    (
        (any::<usize>(), any::<usize>(), any::<u32>(), any::<usize>()),
        prop::collection::vec(text(), 1..4),
        number.prop_map(|n| if n == 0.0 { 0.0 } else { n.abs() }),
        (0..=200u8, 0..=200u8),
        prop::collection::vec((text(), raw), 0..3),
    )
        .prop_map(|((parent, kind, fields, link), texts, number, years, extra)| Sketch {
            parent,
            kind,
            fields,
            texts,
            number,
            years,
            link,
            extra,
        })
}

/// Sketches of up to so many nodes below a root.
pub(crate) fn sketches(most: usize) -> impl Strategy<Value = Vec<Sketch>> {
    prop::collection::vec(sketch(), 1..most + 1)
}

/// New ids, one after the other: the first is the number after this one.
pub(crate) fn ids_after(mut last: u128) -> impl FnMut() -> Id {
    move || {
        last += 1;
        Id::from_bytes(last.to_be_bytes())
    }
}

/// A random framework.
pub(crate) fn framework() -> impl Strategy<Value = Framework> {
    sketches(30).prop_map(|sketches| build(&sketches, 0))
}

/// The framework of these sketches. The same node of a longer list is in the same place; `turn` changes which fields
/// are filled.
pub(crate) fn build(sketches: &[Sketch], turn: u32) -> Framework {
    let id = |n: usize| Id::from_bytes((0x4000_8000_0000_0000_0000u128 + n as u128).to_be_bytes());
    let mut records: Vec<Record> = Vec::new();
    for (n, sketch) in sketches.iter().enumerate() {
        if n == 0 {
            records.push(Record::new(id(0), Kind::Framework, None, Place::default()));
            continue;
        }
        let parent = &records[sketch.parent % n];
        let parent = if parent.kind.children().is_empty() { &records[0] } else { parent };
        let kind = parent.kind.children()[sketch.kind % parent.kind.children().len()];
        let before = records.iter().filter(|r| r.parent == Some(parent.id) && r.kind == kind).count();
        records.push(Record::new(id(n), kind, Some(parent.id), Place::nth(before)));
    }
    let kinds: Vec<(Id, Kind)> = records.iter().map(|r| (r.id, r.kind)).collect();
    for (record, sketch) in records.iter_mut().zip(sketches) {
        let extra = |tag: &str| {
            let key = |(n, (key, raw)): (usize, &(String, &str))| (format!("x{tag}{n}{key}"), (*raw).to_owned());
            Extra(sketch.extra.iter().enumerate().map(key).collect())
        };
        for (n, field) in record.kind.fields().iter().enumerate() {
            if sketch.fields.rotate_left(turn) & (1 << n) == 0 {
                continue;
            }
            let targets = |kind: Kind| kinds.iter().filter(move |(_, k)| *k == kind).map(|(id, _)| *id);
            let text = sketch.texts[n % sketch.texts.len()].clone();
            let value = match field.shape() {
                Shape::Text => Value::Text(text),
                Shape::Texts => Value::Texts(sketch.texts.clone()),
                Shape::Number => Value::Number(sketch.number),
                Shape::Experience => Value::Experience(Box::new(Experience {
                    essential: sketch.years.0 % 2 == 0,
                    min_years: Years::new(f64::from(sketch.years.0) / 2.0),
                    max_years: Years::new(f64::from(sketch.years.1) / 2.0).filter(|_| sketch.years.1 % 3 > 0),
                    context: text,
                    extra: extra("e"),
                })),
                Shape::Metric => Value::Metric(Box::new(Metric {
                    name: text,
                    unit: sketch.texts[0].clone(),
                    baseline: Some(-sketch.number).filter(|n| *n != 0.0),
                    target: Some(sketch.number),
                    extra: extra("m"),
                })),
                Shape::Link(kind) => match targets(kind).collect::<Vec<_>>() {
                    // The two ends of a transition must not meet.
                    ends if ends.len() > 1 => Value::Link(ends[(sketch.link % ends.len() + n) % ends.len()]),
                    _ => continue,
                },
                Shape::Links(kind) => Value::Links(targets(kind).take(sketch.link % 4).collect()),
            };
            record.fields.set(*field, Some(value));
        }
        record.extra = extra("");
        if record.kind == Kind::Transition && record.link(Field::From) == record.link(Field::To) {
            record.fields.set(Field::To, None);
        }
    }
    Framework::from_records(records).unwrap()
}

/// What somebody does to a framework, drawn: which deed, to which node, where, and a text.
#[derive(Debug, Clone)]
pub(crate) struct Deed(u8, usize, usize, String);

/// A random framework and a later state of it.
pub(crate) fn pair() -> impl Strategy<Value = (Framework, Framework)> {
    let deed = (0..10u8, any::<usize>(), any::<usize>(), text())
        .prop_map(|(deed, node, place, text)| Deed(deed, node, place, text));
    (framework(), prop::collection::vec(deed, 0..20)).prop_map(|(old, deeds)| {
        let new = edited(&old, &deeds);
        (old, new)
    })
}

/// A framework after some deeds; those that cannot be done are left undone.
fn edited(framework: &Framework, deeds: &[Deed]) -> Framework {
    let mut state = framework.clone();
    for (n, Deed(deed, node, place, text)) in deeds.iter().enumerate() {
        let all: Vec<(Id, Kind)> = state.in_order().iter().map(|record| (record.id, record.kind)).collect();
        let (id, kind) = all[node % all.len()];
        let (other, _) = all[place % all.len()];
        let fields = || {
            let texts = kind.fields().iter().filter(|field| field.shape() == Shape::Text);
            FieldEdits(texts.map(|field| (*field, Some(Value::Text(format!("{text} and {text}"))))).collect())
        };
        let intention = match deed {
            0..3 => Intention::Set(Set { node: id, fields: fields() }),
            3..5 => match kind.children() {
                [] => continue,
                kinds => {
                    let fields = FieldEdits(Vec::new());
                    Intention::Add(Add { kind: kinds[place % kinds.len()], parent: id, index: Some(place % 3), fields })
                }
            },
            5..6 => Intention::Remove(Remove { nodes: vec![id] }),
            6..8 => Intention::Move(Move { nodes: vec![id], parent: other, index: Some(place % 3) }),
            _ => Intention::Reorder(Reorder { node: id, index: place % 4 }),
        };
        let fresh = Id::from_bytes((0x5000_8000_0000_0000_0000u128 + n as u128).to_be_bytes());
        if let Ok(changes) = plan(&state, &intention, fresh) {
            state.apply(&changes).unwrap();
        }
    }
    state
}
