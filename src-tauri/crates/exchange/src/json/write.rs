//! First floor, native JSON: writing. One canonical form, so that equal frameworks give equal bytes.

use super::out::Out;
use super::upgrade::NEWEST;
use super::v1::{EXPERIENCE, Item, METRIC, Means, Node};
use rungs_model::{Experience, Framework, Metric, Record, Value};

/// The framework as native JSON of the newest version. Fields that are empty are left out, except for those by which a
/// node is known.
pub fn write(framework: &Framework) -> String {
    let mut out = Out::default();
    node(&mut out, framework, framework.framework());
    out.finish()
}

fn node(out: &mut Out, framework: &Framework, record: &Record) {
    out.object(|out| {
        for key in Node::of(record.kind).keys {
            match key.means {
                Means::Format => out.member(key.name, NEWEST),
                Means::Id => out.member(key.name, &record.id.to_string()),
                Means::Field(field) => match record.fields.get(field) {
                    Some(found) => {
                        out.key(key.name);
                        value(out, found);
                    }
                    None if key.always => out.member(key.name, ""),
                    None => {}
                },
                Means::Children(kind) if framework.children(record.id, kind).is_empty() => {}
                Means::Children(kind) => {
                    out.key(key.name);
                    out.list(framework.below(record.id, kind), |out, child| node(out, framework, child));
                }
            }
        }
        out.extra(&record.extra);
    });
}

/// Writes the value of a field.
pub(crate) fn value(out: &mut Out, value: &Value) {
    match value {
        Value::Text(text) => out.text(text),
        Value::Texts(texts) => out.list(texts, |out, text| out.text(text)),
        Value::Number(number) => out.number(*number),
        Value::Experience(e) => experience(out, e),
        Value::Metric(m) => metric(out, m),
        Value::Link(id) => out.text(&id.to_string()),
        Value::Links(ids) => out.list(ids, |out, id| out.text(&id.to_string())),
    }
}

fn experience(out: &mut Out, e: &Experience) {
    out.object(|out| {
        for (key, item, _) in EXPERIENCE.keys {
            match item {
                Item::Essential if !e.essential => {
                    out.key(key);
                    out.literal(false);
                }
                Item::MinYears => number(out, key, e.min_years.map(|y| y.get())),
                Item::MaxYears => number(out, key, e.max_years.map(|y| y.get())),
                Item::Context if !e.context.is_empty() => out.member(key, &e.context),
                _ => {}
            }
        }
        out.extra(&e.extra);
    });
}

fn metric(out: &mut Out, m: &Metric) {
    out.object(|out| {
        for (key, item, _) in METRIC.keys {
            match item {
                Item::Name if !m.name.is_empty() => out.member(key, &m.name),
                Item::Unit if !m.unit.is_empty() => out.member(key, &m.unit),
                Item::Baseline => number(out, key, m.baseline),
                Item::Target => number(out, key, m.target),
                _ => {}
            }
        }
        out.extra(&m.extra);
    });
}

fn number(out: &mut Out, key: &str, number: Option<f64>) {
    if let Some(number) = number {
        out.key(key);
        out.number(number);
    }
}
