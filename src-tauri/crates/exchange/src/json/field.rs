//! First floor, native JSON: the values of fields, read by their shape.

use super::cursor::{Cursor, InList, InObject, List, Maybe, Object, Text, id_of, literal};
use super::v1;
use crate::error::{Fault, Form, shortened};
use rungs_model::{Experience, Extra, Id, Metric, Shape, Value, Years};
use serde::de::{MapAccess, SeqAccess};

/// Reads the value of a field; none for `null` and for what is empty.
pub(crate) fn read<'de, A: MapAccess<'de>>(
    c: &mut Cursor,
    shape: Shape,
    map: &mut A,
) -> Result<Option<Value>, A::Error> {
    let value = match shape {
        Shape::Text => text(c, map)?.map(Value::Text),
        Shape::Texts => {
            let mut texts = Texts(Vec::new());
            map.next_value_seed(Maybe(InList { cursor: c, list: &mut texts }))?.map(|()| Value::Texts(texts.0))
        }
        Shape::Number => match literal(c, map, Form::Number)? {
            Some(found) => {
                let number = finite(c, found)?;
                if number < 0.0 {
                    return Err(c.fail(Fault::NumberNegative { found: shortened(found) }));
                }
                Some(Value::Number(number))
            }
            None => None,
        },
        Shape::Experience => {
            let mut experience = Experience::default();
            map.next_value_seed(Maybe(InObject { cursor: c, object: &mut experience }))?
                .map(|()| Value::Experience(Box::new(experience)))
        }
        Shape::Metric => {
            let mut metric = Metric::default();
            map.next_value_seed(Maybe(InObject { cursor: c, object: &mut metric }))?
                .map(|()| Value::Metric(Box::new(metric)))
        }
        Shape::Link(_) => id(c, map)?.map(Value::Link),
        Shape::Links(_) => {
            let mut links = Links(Vec::new());
            map.next_value_seed(Maybe(InList { cursor: c, list: &mut links }))?.map(|()| Value::Links(links.0))
        }
    };
    Ok(value.filter(|v| !v.is_empty()))
}

/// Reads a text; none for `null`.
pub(crate) fn text<'de, A: MapAccess<'de>>(c: &mut Cursor, map: &mut A) -> Result<Option<String>, A::Error> {
    map.next_value_seed(Maybe(Text(c, Form::Text)))
}

/// Reads an id that may be missing: none for `null` and for an empty text.
pub(crate) fn id<'de, A: MapAccess<'de>>(c: &mut Cursor, map: &mut A) -> Result<Option<Id>, A::Error> {
    match map.next_value_seed(Maybe(Text(c, Form::Id)))? {
        Some(text) if !text.is_empty() => id_of(c, &text).map(Some),
        _ => Ok(None),
    }
}

/// A list of texts.
struct Texts(Vec<String>);

impl List for Texts {
    fn entry<'de, A: SeqAccess<'de>>(&mut self, c: &mut Cursor, _: usize, seq: &mut A) -> Result<bool, A::Error> {
        let next = seq.next_element_seed(Text(c, Form::Text))?;
        let more = next.is_some();
        self.0.extend(next);
        Ok(more)
    }
}

/// A list of ids.
pub(crate) struct Links(pub(crate) Vec<Id>);

impl List for Links {
    fn entry<'de, A: SeqAccess<'de>>(&mut self, c: &mut Cursor, _: usize, seq: &mut A) -> Result<bool, A::Error> {
        match seq.next_element_seed(Text(c, Form::Id))? {
            Some(text) => {
                self.0.push(id_of(c, &text)?);
                Ok(true)
            }
            None => Ok(false),
        }
    }
}

fn find(part: &'static v1::Part, key: &str) -> Option<(usize, &'static str)> {
    part.keys.iter().position(|(name, _, _)| *name == key).map(|at| (at, part.keys[at].0))
}

impl Object for Experience {
    fn name(&self) -> &'static str {
        v1::EXPERIENCE.name
    }
    fn find(&self, key: &str) -> Option<(usize, &'static str)> {
        find(&v1::EXPERIENCE, key)
    }
    fn member<'de, A: MapAccess<'de>>(&mut self, c: &mut Cursor, index: usize, map: &mut A) -> Result<(), A::Error> {
        match v1::EXPERIENCE.keys[index].1 {
            v1::Item::Essential => self.essential = literal(c, map, Form::TrueOrFalse)? != Some("false"),
            v1::Item::MinYears => self.min_years = years(c, map)?,
            v1::Item::MaxYears => self.max_years = years(c, map)?,
            _ => self.context = text(c, map)?.unwrap_or_default(),
        }
        Ok(())
    }
    fn keeps_unknown(&self) -> bool {
        true
    }
    fn unknown(&mut self, extra: Extra) {
        self.extra = extra;
    }
}

impl Object for Metric {
    fn name(&self) -> &'static str {
        v1::METRIC.name
    }
    fn find(&self, key: &str) -> Option<(usize, &'static str)> {
        find(&v1::METRIC, key)
    }
    fn member<'de, A: MapAccess<'de>>(&mut self, c: &mut Cursor, index: usize, map: &mut A) -> Result<(), A::Error> {
        match v1::METRIC.keys[index].1 {
            v1::Item::Name => self.name = text(c, map)?.unwrap_or_default(),
            v1::Item::Unit => self.unit = text(c, map)?.unwrap_or_default(),
            v1::Item::Baseline => self.baseline = number(c, map)?,
            _ => self.target = number(c, map)?,
        }
        Ok(())
    }
    fn keeps_unknown(&self) -> bool {
        true
    }
    fn unknown(&mut self, extra: Extra) {
        self.extra = extra;
    }
}

fn number<'de, A: MapAccess<'de>>(c: &mut Cursor, map: &mut A) -> Result<Option<f64>, A::Error> {
    literal(c, map, Form::Number)?.map(|found| finite(c, found)).transpose()
}

fn finite<E: serde::de::Error>(c: &mut Cursor, found: &str) -> Result<f64, E> {
    match found.parse::<f64>() {
        // Zero has one spelling only, so that equal content has equal bytes.
        Ok(number) if number.is_finite() => Ok(if number == 0.0 { 0.0 } else { number }),
        _ => Err(c.fail(Fault::NumberNotFinite { found: shortened(found) })),
    }
}

fn years<'de, A: MapAccess<'de>>(c: &mut Cursor, map: &mut A) -> Result<Option<Years>, A::Error> {
    let Some(literal) = literal(c, map, Form::Number)? else { return Ok(None) };
    let number = literal.parse::<f64>().unwrap_or(f64::INFINITY);
    let found = || shortened(literal);
    match Years::new(number) {
        Some(years) => Ok(Some(years)),
        None if number < 0.0 => Err(c.fail(Fault::YearsNegative { found: found() })),
        None if number > 100.0 => Err(c.fail(Fault::YearsOver { found: found() })),
        None => Err(c.fail(Fault::YearsNotInHalves { found: found() })),
    }
}
