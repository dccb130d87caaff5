//! First floor, formats of other houses: what they have no field for, carried along under keys of our own beside their
//! fields, so that what we wrote comes back as it was. Where their own field was changed by somebody since, it counts.

use crate::build::Build;
use crate::error::ReadError;
use crate::pieces::{Part, Skip};
use crate::value::{self, Tree};
use rungs_model::{Experience, Extra, Field, Framework, Id, Kind, Metric, Record, Shape, Value, Years};
use serde_json::{Map, json};

/// What our keys begin with.
pub(crate) const PREFIX: &str = "rungs:";

/// What has no place elsewhere. `shown` gives what the format's own field says for a field of ours, if it has one; a
/// field that says exactly the same when it is read again is not carried.
pub(crate) fn of(
    framework: &Framework,
    record: &Record,
    shown: &dyn Fn(Field) -> Option<String>,
    linked: &[Field],
) -> Map<String, serde_json::Value> {
    let mut carried = Map::new();
    for field in record.kind.fields() {
        let is_held = match (record.fields.get(*field), shown(*field)) {
            (None, None) => true,
            (None, Some(said)) => said.trim().is_empty(),
            (Some(Value::Text(text)), Some(said)) => said.trim() == text,
            (Some(value), _) => linked.contains(field) && value.links().iter().all(|id| framework.get(*id).is_some()),
        };
        if !is_held {
            let value = record.fields.get(*field).map_or_else(|| json!(""), plain);
            carried.insert(format!("{PREFIX}{}", field.name()), value);
        }
    }
    if record.kind.children().contains(&Kind::Note) {
        let notes: Vec<serde_json::Value> = framework.below(record.id, Kind::Note).map(note).collect();
        if !notes.is_empty() {
            carried.insert(format!("{PREFIX}notes"), notes.into());
        }
    }
    unknown(record, &mut carried);
    carried
}

/// A record as an object of our own: its id, its fields, what it keeps.
pub(crate) fn whole(record: &Record) -> serde_json::Value {
    let mut object = Map::new();
    object.insert("id".to_owned(), json!(record.id));
    for (field, value) in record.fields.iter() {
        object.insert(format!("{PREFIX}{}", field.name()), plain(value));
    }
    unknown(record, &mut object);
    object.into()
}

fn note(record: &Record) -> serde_json::Value {
    whole(record)
}

/// Keys that we do not know: as text, because another program's JSON may be unable to hold them.
fn unknown(record: &Record, carried: &mut Map<String, serde_json::Value>) {
    let mut all = Vec::new();
    let mut add = |within: &str, extra: &Extra| {
        all.extend(
            extra.0.iter().filter(|(key, _)| key != super::links::KEY).map(|(key, raw)| json!([within, key, raw])),
        );
    };
    add("", &record.extra);
    if let Some(experience) = record.experience() {
        add(Field::Experience.name(), &experience.extra);
    }
    if let Some(metric) = record.metric() {
        add(Field::Metric.name(), &metric.extra);
    }
    if !all.is_empty() {
        carried.insert(format!("{PREFIX}keys"), all.into());
    }
}

fn plain(value: &Value) -> serde_json::Value {
    match value {
        Value::Text(text) => json!(text),
        Value::Texts(texts) => json!(texts),
        Value::Number(number) => json!(number),
        Value::Link(id) => json!(id),
        Value::Links(ids) => json!(ids),
        Value::Experience(e) => {
            let mut object = Map::new();
            if !e.essential {
                object.insert("essential".into(), false.into());
            }
            for (key, years) in [("minYears", e.min_years), ("maxYears", e.max_years)] {
                if let Some(years) = years {
                    object.insert(key.into(), json!(years.get()));
                }
            }
            if !e.context.is_empty() {
                object.insert("context".into(), json!(e.context));
            }
            object.into()
        }
        Value::Metric(m) => {
            let mut object = Map::new();
            for (key, text) in [("name", &m.name), ("unit", &m.unit)] {
                if !text.is_empty() {
                    object.insert(key.into(), json!(text));
                }
            }
            for (key, number) in [("baseline", m.baseline), ("target", m.target)] {
                if let Some(number) = number {
                    object.insert(key.into(), json!(number));
                }
            }
            object.into()
        }
    }
}

/// Reads what was carried along into a node; gives the members that are none of ours. `shown` says what the format's
/// own field would say for a text: where it says something else by now, it was changed, and counts.
///
/// # Errors
/// If there are too many nodes.
pub(crate) fn read<'t>(
    build: &mut Build<'_>,
    node: Id,
    pointer: &str,
    carried: &'t Tree<'t>,
    shown: &dyn Fn(Field, &str) -> Option<String>,
) -> Result<Vec<(String, &'t Tree<'t>)>, ReadError> {
    let mut others = Vec::new();
    // Unknown keys may belong into a field, so the fields come first.
    let are_keys = |key: &str| key.strip_prefix(PREFIX) == Some("keys");
    let fields = carried.members().iter().filter(|(key, _)| !are_keys(key));
    for (key, value) in fields.chain(carried.members().iter().filter(|(key, _)| are_keys(key))) {
        let at = value::at(pointer, key);
        match key.strip_prefix(PREFIX) {
            Some("notes") => notes(build, node, &at, value)?,
            Some("keys") => keys(build, node, &at, value),
            Some(name) => match Field::from_name(name).filter(|f| has(build, node, *f)) {
                Some(field) => read_field(build, node, field, &at, value, shown),
                None => others.push((at, value)),
            },
            None => others.push((at, value)),
        }
    }
    Ok(others)
}

fn has(build: &Build<'_>, node: Id, field: Field) -> bool {
    build.kind(node).is_some_and(|kind| kind.fields().contains(&field))
}

fn read_field(
    build: &mut Build<'_>,
    node: Id,
    field: Field,
    at: &str,
    value: &Tree<'_>,
    shown: &dyn Fn(Field, &str) -> Option<String>,
) {
    if field.shape() == Shape::Text {
        let Tree::Text(text) = value else { return value::leave_out(build, at, value, Skip::NotUnderstood) };
        let part = value::piece(build, at.to_owned(), text);
        let now = build.record(node).map(|record| record.text(field).to_owned()).unwrap_or_default();
        let was = shown(field, text);
        if was.as_ref().is_some_and(|was| was.trim() != now) {
            build.skip(&part, Skip::Again);
        } else if text.is_empty() {
            build.clear(node, field);
        } else {
            build.set(node, field, Value::Text(text.replace('\0', "")), &[part]);
        }
        return;
    }
    let Some(read) = shaped(field.shape(), value) else {
        return value::leave_out(build, at, value, Skip::NotUnderstood);
    };
    let mut found = Vec::new();
    value.leaves(at, &mut found);
    let parts: Vec<Part> = found.into_iter().map(|(at, said)| value::piece(build, at, &said)).collect();
    build.set(node, field, read, &parts);
}

/// A value of a shape other than a text; nothing if it is none.
fn shaped(shape: Shape, value: &Tree<'_>) -> Option<Value> {
    let clean = |text: &str| text.replace('\0', "");
    let years = |key: &str| value.get(key).number().and_then(Years::new);
    let text = |key: &str| if let Tree::Text(text) = value.get(key) { clean(text) } else { String::new() };
    Some(match shape {
        Shape::Text => return None,
        Shape::Texts => {
            let texts =
                value.entries().iter().filter_map(|e| if let Tree::Text(t) = e { Some(clean(t)) } else { None });
            Value::Texts(texts.collect())
        }
        Shape::Number => Value::Number(value.number().filter(|n| *n >= 0.0)?),
        Shape::Link(_) => Value::Link(value.text()?.parse().ok()?),
        Shape::Links(_) => Value::Links(value.entries().iter().filter_map(|e| e.text()?.parse().ok()).collect()),
        Shape::Experience => Value::Experience(Box::new(Experience {
            essential: *value.get("essential") != Tree::Truth(false),
            min_years: years("minYears"),
            max_years: years("maxYears"),
            context: text("context"),
            extra: Extra::default(),
        })),
        Shape::Metric => Value::Metric(Box::new(Metric {
            name: text("name"),
            unit: text("unit"),
            baseline: value.get("baseline").number(),
            target: value.get("target").number(),
            extra: Extra::default(),
        })),
    })
}

fn notes(build: &mut Build<'_>, node: Id, at: &str, value: &Tree<'_>) -> Result<(), ReadError> {
    for (nth, entry) in value.entries().iter().enumerate() {
        read_whole(build, Kind::Note, node, &value::at(at, &nth.to_string()), entry)?;
    }
    Ok(())
}

/// Reads a record that was written as an object of our own.
///
/// # Errors
/// If there are too many nodes, or it cannot stand there.
pub(crate) fn read_whole(
    build: &mut Build<'_>,
    kind: Kind,
    parent: Id,
    at: &str,
    entry: &Tree<'_>,
) -> Result<(), ReadError> {
    let may = build.kind(parent).is_some_and(|p| p.children().contains(&kind));
    if !may || entry.members().is_empty() {
        value::leave_out(build, at, entry, Skip::NotUnderstood);
        return Ok(());
    }
    let id = entry.get("id").text().and_then(|id| id.parse().ok()).filter(|id| build.record(*id).is_none());
    let node = match id {
        Some(id) => build.node_as(id, kind, parent)?,
        None => build.node(kind, parent)?,
    };
    value::leave_out(build, &value::at(at, "id"), entry.get("id"), Skip::Name);
    let are_keys = |key: &str| key.strip_prefix(PREFIX) == Some("keys");
    let members = entry.members().iter().filter(|(key, _)| key != "id");
    let (last, first): (Vec<_>, Vec<_>) = members.partition(|(key, _)| are_keys(key));
    for (key, value) in first.into_iter().chain(last) {
        let at = value::at(at, key);
        let field = key.strip_prefix(PREFIX).and_then(Field::from_name).filter(|f| kind.fields().contains(f));
        match (key.strip_prefix(PREFIX), field) {
            (Some("keys"), _) => keys(build, node, &at, value),
            (_, Some(field)) => read_field(build, node, field, &at, value, &|_, _| None),
            _ => value::leave_out(build, &at, value, Skip::NotUnderstood),
        }
    }
    Ok(())
}

fn keys(build: &mut Build<'_>, node: Id, at: &str, value: &Tree<'_>) {
    for (nth, entry) in value.entries().iter().enumerate() {
        let at = value::at(at, &nth.to_string());
        let read = match entry.entries() {
            [Tree::Text(within), Tree::Text(key), Tree::Text(raw)] if is_json(raw) => {
                Some((Field::from_name(within), key, raw)).filter(|(field, ..)| may_hold(build, node, *field))
            }
            _ => None,
        };
        let why = if read.is_some() { Skip::Name } else { Skip::NotUnderstood };
        value::leave_out(build, &at, entry, why);
        if let Some((field, key, raw)) = read {
            build.keep_within(node, field, key, raw);
        }
    }
}

/// Whether keys can stand with a node itself, or within this field of it.
fn may_hold(build: &Build<'_>, node: Id, field: Option<Field>) -> bool {
    field.is_none_or(|field| matches!(field.shape(), Shape::Experience | Shape::Metric) && has(build, node, field))
}

/// JSON of our own that nests no deeper than a file may.
fn is_json(raw: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(raw).is_ok()
}
