//! The fields of a record in one column: compact JSON by field name, with texts as keys of texts and references as
//! keys of nodes, so that a revision repeats nothing.
//!
//! `{"title":12,"examples":[4,5],"weight":2.5,"experience":[1,2,5.5,7,null],"metric":[3,4,0.5,2,null],"competency":9}`:
//! experience is essential, minimum, maximum, context, unknown keys; metric is name, unit, baseline, target, unknown
//! keys. Unknown keys of the record stand under "?", as a text that holds a JSON list of [key, JSON text].

use super::node::Keys;
use super::text::{self, Reading};
use crate::StoreError;
use rungs_model::{Experience, Extra, Field, Fields, Id, Metric, Record, Shape, Value, Years};
use rusqlite::Connection;
use serde_json::{Map, Value as Json};
use std::fmt::Write;

const UNKNOWN: &str = "?";

/// Writes the fields of a record; texts and nodes that are new are stored.
pub(crate) fn encode(connection: &Connection, keys: &mut Keys<'_>, record: &Record) -> rusqlite::Result<String> {
    let mut out = String::from("{");
    for (field, value) in record.fields.iter() {
        let _ = write!(out, "{}\"{}\":", if out.len() > 1 { "," } else { "" }, field.name());
        let text = |body: &str| text::intern(connection, body).map(|key| key.to_string());
        let maybe = |body: &str| if body.is_empty() { Ok("null".to_string()) } else { text(body) };
        let number = |n: Option<f64>| n.map_or(Json::Null, Json::from).to_string();
        match value {
            Value::Text(body) => out.push_str(&text(body)?),
            Value::Texts(bodies) => {
                let keys: Vec<String> = bodies.iter().map(|b| text(b)).collect::<Result<_, _>>()?;
                let _ = write!(out, "[{}]", keys.join(","));
            }
            Value::Number(n) => out.push_str(&number(Some(*n))),
            Value::Link(id) => out.push_str(&keys.of(*id)?.to_string()),
            Value::Links(ids) => {
                let keys: Vec<String> =
                    ids.iter().map(|id| Ok(keys.of(*id)?.to_string())).collect::<Result<_, rusqlite::Error>>()?;
                let _ = write!(out, "[{}]", keys.join(","));
            }
            Value::Experience(e) => {
                let years = |y: Option<Years>| number(y.map(Years::get));
                let (min, max) = (years(e.min_years), years(e.max_years));
                let (context, extra) = (maybe(&e.context)?, maybe(&unknown(&e.extra))?);
                let _ = write!(out, "[{},{min},{max},{context},{extra}]", u8::from(e.essential));
            }
            Value::Metric(m) => {
                let (name, unit, extra) = (maybe(&m.name)?, maybe(&m.unit)?, maybe(&unknown(&m.extra))?);
                let _ = write!(out, "[{name},{unit},{},{},{extra}]", number(m.baseline), number(m.target));
            }
        }
    }
    if !record.extra.is_empty() {
        let key = text::intern(connection, &unknown(&record.extra))?;
        let _ = write!(out, "{}\"{UNKNOWN}\":{key}", if out.len() > 1 { "," } else { "" });
    }
    out.push('}');
    Ok(out)
}

fn unknown(extra: &Extra) -> String {
    if extra.is_empty() { String::new() } else { serde_json::to_string(&extra.0).unwrap_or_default() }
}

/// Reads the fields of a record. `id` gives the id of a node by its key.
pub(crate) fn decode(
    column: &str,
    texts: &mut Reading<'_>,
    id: &impl Fn(i64) -> Result<Id, StoreError>,
) -> Result<(Fields, Extra), StoreError> {
    let map: Map<String, Json> = serde_json::from_str(column).map_err(|e| damaged(column, e))?;
    let mut fields = Fields::default();
    let mut extra = Extra::default();
    for (name, json) in map {
        if name == UNKNOWN {
            extra = unknown_back(&json, texts)?;
            continue;
        }
        let field = Field::from_name(&name).ok_or_else(|| damaged(column, "unknown field"))?;
        let value = value(field, &json, texts, id)?.ok_or_else(|| damaged(column, "wrong shape"))?;
        fields.set(field, Some(value));
    }
    Ok((fields, extra))
}

fn value(
    field: Field,
    json: &Json,
    texts: &mut Reading<'_>,
    id: &impl Fn(i64) -> Result<Id, StoreError>,
) -> Result<Option<Value>, StoreError> {
    let mut text = |json: &Json| -> Result<String, StoreError> {
        json.as_i64().map_or(Ok(String::new()), |key| Ok(texts.get(key)?))
    };
    let at = |i: usize| json.get(i).unwrap_or(&Json::Null);
    Ok(match field.shape() {
        Shape::Text => Some(Value::Text(text(json)?)),
        Shape::Texts => {
            let Some(list) = json.as_array() else { return Ok(None) };
            Some(Value::Texts(list.iter().map(text).collect::<Result<_, _>>()?))
        }
        Shape::Number => json.as_f64().map(Value::Number),
        Shape::Link(_) => json.as_i64().map(id).transpose()?.map(Value::Link),
        Shape::Links(_) => {
            let Some(list) = json.as_array() else { return Ok(None) };
            Some(Value::Links(list.iter().filter_map(Json::as_i64).map(id).collect::<Result<_, _>>()?))
        }
        Shape::Experience => {
            let years = |i: usize| at(i).as_f64().and_then(Years::new);
            let context = text(at(3))?;
            let extra = unknown_back(at(4), texts)?;
            let essential = at(0).as_i64() == Some(1);
            Some(Value::Experience(Experience { essential, min_years: years(1), max_years: years(2), context, extra }))
        }
        Shape::Metric => {
            let (name, unit) = (text(at(0))?, text(at(1))?);
            let extra = unknown_back(at(4), texts)?;
            Some(Value::Metric(Metric { name, unit, baseline: at(2).as_f64(), target: at(3).as_f64(), extra }))
        }
    })
}

fn unknown_back(json: &Json, texts: &mut Reading<'_>) -> Result<Extra, StoreError> {
    let Some(key) = json.as_i64() else { return Ok(Extra::default()) };
    let text = texts.get(key)?;
    serde_json::from_str(&text).map(Extra).map_err(|e| damaged(&text, e))
}

fn damaged(column: &str, why: impl std::fmt::Display) -> StoreError {
    StoreError::Damaged(format!("{why} in {}", column.chars().take(80).collect::<String>()))
}
