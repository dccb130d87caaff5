//! Values as they stand in the native JSON, for `before` and `after`.

use rungs_model::{Extra, Record, Value};
use serde_json::{Map, Number, Value as Json};

/// The fields of a node as they stand in the native JSON, without its id and what stands below it.
pub(crate) fn fields(record: &Record) -> Json {
    let fields = record.fields.iter().map(|(field, value)| (field.name().to_string(), json(value)));
    with(fields.collect(), &record.extra)
}

/// The value in the native JSON.
pub(crate) fn json(value: &Value) -> Json {
    match value {
        Value::Text(t) => t.as_str().into(),
        Value::Texts(t) => t.as_slice().into(),
        Value::Number(n) => number(*n),
        Value::Link(id) => id.to_string().into(),
        Value::Links(ids) => ids.iter().map(ToString::to_string).collect::<Vec<_>>().into(),
        Value::Experience(e) => {
            let mut map = Map::new();
            if !e.essential {
                map.insert("essential".into(), false.into());
            }
            for (key, years) in [("minYears", e.min_years), ("maxYears", e.max_years)] {
                if let Some(years) = years {
                    map.insert(key.into(), number(years.get()));
                }
            }
            if !e.context.is_empty() {
                map.insert("context".into(), e.context.as_str().into());
            }
            with(map, &e.extra)
        }
        Value::Metric(m) => {
            let mut map = Map::new();
            map.insert("name".into(), m.name.as_str().into());
            if !m.unit.is_empty() {
                map.insert("unit".into(), m.unit.as_str().into());
            }
            for (key, n) in [("baseline", m.baseline), ("target", m.target)] {
                if let Some(n) = n {
                    map.insert(key.into(), number(n));
                }
            }
            with(map, &m.extra)
        }
    }
}

/// A key of a file that this program does not know, as JSON.
pub(crate) fn unknown(text: &str) -> Json {
    serde_json::from_str(text).unwrap_or_else(|_| text.into())
}

fn with(mut map: Map<String, Json>, extra: &Extra) -> Json {
    map.extend(extra.0.iter().map(|(key, text)| (key.clone(), unknown(text))));
    Json::Object(map)
}

/// Whole numbers without a point, as a person writes them.
fn number(n: f64) -> Json {
    if n.fract() == 0.0 && n.abs() < 9e15 {
        (n as i64).into()
    } else {
        Number::from_f64(n).map_or(Json::Null, Json::Number)
    }
}
