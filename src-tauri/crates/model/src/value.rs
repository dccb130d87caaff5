//! What can stand in a field.

use crate::{Field, Id, Kind};
use serde::de::{self, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// The form of a field's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A text of any length; empty is the same as absent.
    Text,
    /// An ordered list of texts.
    Texts,
    /// A finite number, zero or more.
    Number,
    /// Years of experience.
    Experience,
    /// A metric.
    Metric,
    /// A reference to one node of that kind.
    Link(Kind),
    /// References to several nodes of that kind.
    Links(Kind),
}

/// A value of a field.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(untagged)]
#[ts(untagged)]
#[allow(missing_docs)] // the shapes say what they are
pub enum Value {
    Text(String),
    Texts(Vec<String>),
    Number(f64),
    Experience(Box<Experience>),
    Metric(Box<Metric>),
    Link(Id),
    Links(Vec<Id>),
}

impl Value {
    /// Whether this is the same as no value at all.
    pub fn is_empty(&self) -> bool {
        match self {
            Value::Text(t) => t.is_empty(),
            Value::Texts(t) => t.is_empty(),
            Value::Links(l) => l.is_empty(),
            Value::Metric(m) => **m == Metric::default(),
            Value::Experience(e) => **e == Experience::default(),
            Value::Number(_) | Value::Link(_) => false,
        }
    }

    /// The form of this value; the kind of a reference is not known to it, so only the form is compared.
    pub fn fits(&self, shape: Shape) -> bool {
        matches!(
            (self, shape),
            (Value::Text(_), Shape::Text)
                | (Value::Texts(_), Shape::Texts)
                | (Value::Number(_), Shape::Number)
                | (Value::Experience(_), Shape::Experience)
                | (Value::Metric(_), Shape::Metric)
                | (Value::Link(_), Shape::Link(_))
                | (Value::Links(_), Shape::Links(_))
        )
    }

    /// The nodes this value refers to.
    pub fn links(&self) -> &[Id] {
        match self {
            Value::Link(id) => std::slice::from_ref(id),
            Value::Links(ids) => ids,
            _ => &[],
        }
    }

    /// Every text in this value, in reading order.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Value::Text(t) => vec![t],
            Value::Texts(t) => t.iter().map(String::as_str).collect(),
            Value::Experience(e) => vec![&e.context],
            Value::Metric(m) => vec![&m.name, &m.unit],
            Value::Number(_) | Value::Link(_) | Value::Links(_) => Vec::new(),
        }
    }
}

/// Years of experience in halves: 0, 0.5, 1 ... 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, ts_rs::TS)]
#[ts(type = "number")]
pub struct Years(u8);

impl Years {
    /// The years nearest to a number that is a multiple of one half between 0 and 100; nothing otherwise.
    pub fn new(years: f64) -> Option<Years> {
        let halves = years * 2.0;
        ((0.0..=200.0).contains(&halves) && halves.fract() == 0.0).then_some(Years(halves as u8))
    }

    /// As a number of years.
    pub fn get(self) -> f64 {
        f64::from(self.0) / 2.0
    }
}

impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

impl Serialize for Years {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_f64(self.get())
    }
}

impl<'de> Deserialize<'de> for Years {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let years = f64::deserialize(d)?;
        Years::new(years).ok_or_else(|| de::Error::custom("years go in halves from 0 to 100"))
    }
}

/// How long people usually work before they reach a step.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Experience {
    /// False says that years are not essential.
    pub essential: bool,
    /// At least so many years.
    pub min_years: Option<Years>,
    /// At most so many years.
    pub max_years: Option<Years>,
    /// Of what: "as contributors to deliveries".
    pub context: String,
    /// Keys of a file that this program does not know.
    #[serde(skip)]
    pub extra: Extra,
}

impl Default for Experience {
    fn default() -> Self {
        Experience {
            essential: true,
            min_years: None,
            max_years: None,
            context: String::new(),
            extra: Extra::default(),
        }
    }
}

/// The one measure of a value stream.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Metric {
    /// What is measured.
    pub name: String,
    /// In which unit.
    pub unit: String,
    /// Where it stands today.
    pub baseline: Option<f64>,
    /// Where it should be.
    pub target: Option<f64>,
    /// Keys of a file that this program does not know.
    #[serde(skip)]
    pub extra: Extra,
}

/// Keys of a file that this program does not know, kept to be written back: the key and its value as compact JSON
/// text, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Extra(pub Vec<(String, String)>);

impl Extra {
    /// Whether there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The fields of one record that are not empty, in the order of [`Field`].
#[derive(Debug, Clone, Default)]
pub struct Fields(Filled);

/// Most records of a large framework say one thing, which needs no list.
#[derive(Debug, Clone, Default)]
enum Filled {
    #[default]
    None,
    One((Field, Value)),
    Many(Vec<(Field, Value)>),
}

impl PartialEq for Fields {
    fn eq(&self, other: &Fields) -> bool {
        self.all() == other.all()
    }
}

impl Fields {
    fn all(&self) -> &[(Field, Value)] {
        match &self.0 {
            Filled::None => &[],
            Filled::One(one) => std::slice::from_ref(one),
            Filled::Many(many) => many,
        }
    }

    /// Changes them as a list.
    fn change(&mut self, change: impl FnOnce(&mut Vec<(Field, Value)>)) {
        let mut many = match std::mem::take(&mut self.0) {
            Filled::None => Vec::new(),
            Filled::One(one) => vec![one],
            Filled::Many(many) => many,
        };
        change(&mut many);
        self.0 = Filled::Many(many);
    }

    /// The value of a field.
    pub fn get(&self, field: Field) -> Option<&Value> {
        self.all().iter().find(|(f, _)| *f == field).map(|(_, v)| v)
    }

    /// Puts a value into a field; an empty one, or none, clears it.
    pub fn set(&mut self, field: Field, value: Option<Value>) {
        let value = value.filter(|v| !v.is_empty());
        let at = self.all().binary_search_by_key(&field, |(f, _)| *f);
        match (&mut self.0, at, value) {
            (held @ Filled::None, _, Some(v)) => *held = Filled::One((field, v)),
            (Filled::One((_, held)), Ok(_), Some(v)) => *held = v,
            (held @ Filled::One(_), Ok(_), None) => *held = Filled::None,
            (_, Ok(i), Some(v)) => self.change(|many| many[i].1 = v),
            (_, Ok(i), None) => self.change(|many| drop(many.remove(i))),
            (_, Err(i), Some(v)) => self.change(|many| many.insert(i, (field, v))),
            (_, Err(_), None) => {}
        }
    }

    /// Takes the value of a field out.
    pub fn take(&mut self, field: Field) -> Option<Value> {
        let at = self.all().binary_search_by_key(&field, |(f, _)| *f).ok()?;
        match &mut self.0 {
            Filled::Many(many) => Some(many.remove(at).1),
            held => match std::mem::take(held) {
                Filled::One((_, value)) => Some(value),
                Filled::None | Filled::Many(_) => None,
            },
        }
    }

    /// The fields that are not empty.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &Value)> {
        self.all().iter().map(|(f, v)| (*f, v))
    }
}

impl From<Vec<(Field, Value)>> for Fields {
    /// Of a field that comes twice, the first value counts.
    fn from(mut fields: Vec<(Field, Value)>) -> Self {
        fields.retain(|(_, value)| !value.is_empty());
        fields.sort_by_key(|(field, _)| *field);
        fields.dedup_by_key(|(field, _)| *field);
        Fields(match fields.len() {
            0 => Filled::None,
            1 => fields.pop().map_or(Filled::None, Filled::One),
            _ => Filled::Many(fields),
        })
    }
}

impl Serialize for Fields {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(Some(self.all().len()))?;
        for (field, value) in self.all() {
            map.serialize_entry(field.name(), value)?;
        }
        map.end()
    }
}

/// New values for some fields of a record; none clears a field. On the wire an object in which `null` clears.
#[derive(Debug, Clone, Default, PartialEq, ts_rs::TS)]
#[ts(type = "FieldEdits")]
pub struct FieldEdits(pub Vec<(Field, Option<Value>)>);

impl Serialize for FieldEdits {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.0.iter().map(|(f, v)| (f.name(), v)))
    }
}

impl<'de> Deserialize<'de> for FieldEdits {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Edits;
        impl<'de> Visitor<'de> for Edits {
            type Value = FieldEdits;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of fields")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<FieldEdits, A::Error> {
                let mut edits = Vec::new();
                while let Some(field) = map.next_key::<Field>()? {
                    let value = match field.shape() {
                        Shape::Text => map.next_value::<Option<String>>()?.map(Value::Text),
                        Shape::Texts => map.next_value::<Option<Vec<String>>>()?.map(Value::Texts),
                        Shape::Number => map.next_value::<Option<f64>>()?.map(Value::Number),
                        Shape::Experience => {
                            map.next_value::<Option<Experience>>()?.map(|e| Value::Experience(Box::new(e)))
                        }
                        Shape::Metric => map.next_value::<Option<Metric>>()?.map(|m| Value::Metric(Box::new(m))),
                        Shape::Link(_) => map.next_value::<Option<Id>>()?.map(Value::Link),
                        Shape::Links(_) => map.next_value::<Option<Vec<Id>>>()?.map(Value::Links),
                    };
                    edits.push((field, value));
                }
                Ok(FieldEdits(edits))
            }
        }
        d.deserialize_map(Edits)
    }
}

/// TypeScript for the two shapes of fields that go over the wire, written from the table of fields.
pub fn fields_declaration() -> String {
    let mut fields = String::from("export type Fields = {");
    let mut edits = String::from("export type FieldEdits = {");
    for field in Field::ALL {
        let ts = match field.shape() {
            Shape::Text | Shape::Link(_) => "string",
            Shape::Texts | Shape::Links(_) => "Array<string>",
            Shape::Number => "number",
            Shape::Experience => "Experience",
            Shape::Metric => "Metric",
        };
        fields.push_str(&format!(" {}?: {ts},", field.name()));
        edits.push_str(&format!(" {}?: {ts} | null,", field.name()));
    }
    format!("{fields} }};\n\n{edits} }};")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_go_in_halves() {
        let check = |years: f64, expect: Option<f64>| assert_eq!(Years::new(years).map(Years::get), expect, "{years}");
        check(0.0, Some(0.0));
        check(0.5, Some(0.5));
        check(2.0, Some(2.0));
        check(100.0, Some(100.0));
        check(100.5, None);
        check(0.3, None);
        check(-1.0, None);
        check(f64::NAN, None);
    }

    #[test]
    fn fields_are_the_same_however_they_came_to_be() {
        let text = |text: &str| Value::Text(text.into());
        let mut fields = Fields::default();
        fields.set(Field::Statement, Some(text("Plans")));
        assert_eq!(fields, Fields::from(vec![(Field::Statement, text("Plans"))]));
        fields.set(Field::Title, Some(text("Planning")));
        let both = vec![(Field::Statement, text("Plans")), (Field::Title, text("Planning"))];
        assert_eq!(fields, Fields::from(both));
        assert_eq!(fields.take(Field::Title), Some(text("Planning")));
        assert_eq!(fields, Fields::from(vec![(Field::Statement, text("Plans"))]));
        fields.set(Field::Statement, Some(text("Leads")));
        assert_eq!((fields.take(Field::Title), fields.take(Field::Statement)), (None, Some(text("Leads"))));
        assert_eq!(fields, Fields::default());
        fields.set(Field::Code, Some(text("P1")));
        assert_eq!((fields.take(Field::Code), fields), (Some(text("P1")), Fields::default()));
    }

    #[test]
    fn an_empty_value_is_no_value() {
        let mut fields = Fields::default();
        fields.set(Field::Title, Some(Value::Text("Analyst".into())));
        fields.set(Field::Code, Some(Value::Text("A1".into())));
        fields.set(Field::Title, Some(Value::Text(String::new())));
        assert_eq!(fields.iter().map(|(f, _)| f).collect::<Vec<_>>(), [Field::Code]);
        fields.set(Field::Code, None);
        assert_eq!(fields, Fields::default());
    }
}
