//! The fields of a record in one column, with texts as keys of texts and references as keys of nodes, so that a revision
//! repeats nothing.
//!
//! First how many texts, and their keys in the order in which the fields need them. Then one after the other the number
//! of a field and its value by its shape. Whole numbers are LEB128. Text: nothing more. Texts: how many. Link: a key.
//! Links: how many, then keys. Number: a double, little-endian. Experience: a byte of flags (1 essential, 2 minimum,
//! 4 maximum, 8 context, 16 unknown keys), then years in halves, a byte each. Metric: flags (1 name, 2 unit, 4 baseline,
//! 8 target, 16 unknown keys), then doubles. Number 0 are the unknown keys of the record. Unknown keys are a text: a
//! JSON list of [key, JSON text].

use super::node::Keys;
use super::text::{Texts, Writing};
use crate::StoreError;
use rungs_model::{Experience, Extra, Field, Fields, Id, Metric, Record, Shape, Value, Years};

/// Numbers for fields in the column; never reused for another field.
const FIELDS: [(u8, Field); 22] = [
    (1, Field::Title),
    (2, Field::Code),
    (3, Field::Tagline),
    (4, Field::Focus),
    (5, Field::Statement),
    (6, Field::Heading),
    (7, Field::Body),
    (8, Field::Definition),
    (9, Field::Example),
    (10, Field::Summary),
    (11, Field::Language),
    (12, Field::Grade),
    (13, Field::Experience),
    (14, Field::Examples),
    (15, Field::Competency),
    (16, Field::Weight),
    (17, Field::From),
    (18, Field::To),
    (19, Field::Note),
    (20, Field::Metric),
    (21, Field::Disqualifiers),
    (22, Field::Abilities),
];
const UNKNOWN: u8 = 0;

/// Writes the fields of a record; texts and nodes that are new are stored. `before`: the record as it was, whose texts
/// those of now may have come of.
pub(crate) fn encode<'c>(
    texts: &mut Writing<'c>,
    keys: &mut Keys<'c>,
    record: &Record,
    before: Option<&Record>,
) -> rusqlite::Result<Vec<u8>> {
    let mut column = Column { bytes: Vec::with_capacity(16), used: Vec::new(), texts, keys };
    for (field, value) in record.fields.iter() {
        column.bytes.push(FIELDS.iter().find(|(_, f)| *f == field).map_or(UNKNOWN, |(n, _)| *n));
        column.value(value, before.and_then(|before| before.fields.get(field)))?;
    }
    if !record.extra.is_empty() {
        column.bytes.push(UNKNOWN);
        // Links stand among them, thousands in one text, of which an edit changes one.
        let near = before.map(|before| unknown(&before.extra));
        column.text(&unknown(&record.extra), near.as_deref())?;
    }
    let mut bytes = Vec::with_capacity(column.bytes.len() + 4 * column.used.len() + 1);
    push(&mut bytes, column.used.len() as u64);
    column.used.iter().for_each(|key| push(&mut bytes, *key as u64));
    bytes.extend(column.bytes);
    Ok(bytes)
}

fn push(bytes: &mut Vec<u8>, mut n: u64) {
    while n >= 0x80 {
        bytes.push(n as u8 | 0x80);
        n >>= 7;
    }
    bytes.push(n as u8);
}

/// A column being written.
struct Column<'w, 'c> {
    bytes: Vec<u8>,
    /// Keys of its texts.
    used: Vec<i64>,
    texts: &'w mut Writing<'c>,
    keys: &'w mut Keys<'c>,
}

impl Column<'_, '_> {
    fn value(&mut self, value: &Value, before: Option<&Value>) -> rusqlite::Result<()> {
        let near: Vec<&str> = before.map(Value::texts).unwrap_or_default();
        let near = |i: usize| near.get(i).copied();
        match value {
            Value::Text(body) => self.text(body, near(0))?,
            Value::Texts(bodies) => {
                push(&mut self.bytes, bodies.len() as u64);
                for (i, body) in bodies.iter().enumerate() {
                    self.text(body, near(i))?;
                }
            }
            Value::Number(n) => self.bytes.extend(n.to_le_bytes()),
            Value::Link(id) => self.link(*id)?,
            Value::Links(ids) => {
                push(&mut self.bytes, ids.len() as u64);
                ids.iter().try_for_each(|id| self.link(*id))?;
            }
            Value::Experience(e) => {
                let extra = unknown(&e.extra);
                let there = [e.essential, e.min_years.is_some(), e.max_years.is_some(), !e.context.is_empty()];
                self.flags([there[0], there[1], there[2], there[3], !extra.is_empty()]);
                self.bytes.extend([e.min_years, e.max_years].into_iter().flatten().map(|y| (y.get() * 2.0) as u8));
                self.texts_there([(e.context.as_str(), near(0)), (&extra, None)])?;
            }
            Value::Metric(m) => {
                let extra = unknown(&m.extra);
                let numbers = [m.baseline, m.target];
                let [baseline, target] = numbers.map(|n| n.is_some());
                self.flags([!m.name.is_empty(), !m.unit.is_empty(), baseline, target, !extra.is_empty()]);
                self.bytes.extend(numbers.into_iter().flatten().flat_map(f64::to_le_bytes));
                self.texts_there([(m.name.as_str(), near(0)), (&m.unit, near(1)), (&extra, None)])?;
            }
        }
        Ok(())
    }

    fn flags(&mut self, there: [bool; 5]) {
        self.bytes.push(there.iter().rev().fold(0, |flags, is| flags << 1 | u8::from(*is)));
    }

    fn text(&mut self, body: &str, near: Option<&str>) -> rusqlite::Result<()> {
        self.used.push(self.texts.intern(body, near)?);
        Ok(())
    }

    fn texts_there<const N: usize>(&mut self, texts: [(&str, Option<&str>); N]) -> rusqlite::Result<()> {
        texts.into_iter().filter(|(body, _)| !body.is_empty()).try_for_each(|(body, near)| self.text(body, near))
    }

    fn link(&mut self, id: Id) -> rusqlite::Result<()> {
        let key = self.keys.of(id)?;
        push(&mut self.bytes, key as u64);
        Ok(())
    }
}

fn unknown(extra: &Extra) -> String {
    if extra.is_empty() { String::new() } else { serde_json::to_string(&extra.0).unwrap_or_default() }
}

/// Notes the keys of the texts of a record.
pub(crate) fn texts(column: &[u8], keys: &mut Vec<i64>) -> Result<(), StoreError> {
    let mut bytes = Bytes { column, rest: column };
    for _ in 0..bytes.whole()? {
        keys.push(bytes.whole()?);
    }
    Ok(())
}

/// Reads the fields of a record. `node` gives the id of a node by its key.
pub(crate) fn decode(
    column: &[u8],
    texts: &Texts,
    node: &impl Fn(i64) -> Result<Id, StoreError>,
) -> Result<(Fields, Extra), StoreError> {
    let keys = Bytes { column, rest: column };
    let mut reading = Reading { bytes: Bytes { column, rest: column }, keys, left: 0, texts, node };
    reading.left = reading.keys.whole()?;
    for _ in 0..=reading.left {
        reading.bytes.whole()?;
    }
    let mut fields = Vec::with_capacity(reading.left as usize + 1);
    let mut extra = Extra::default();
    while let Some((number, rest)) = reading.bytes.rest.split_first() {
        reading.bytes.rest = rest;
        if *number == UNKNOWN {
            extra = unknown_back(&reading.text()?)?;
            continue;
        }
        let field = usize::from(*number).checked_sub(1).and_then(|i| FIELDS.get(i));
        let (_, field) = field.ok_or_else(|| reading.bytes.damaged())?;
        fields.push((*field, reading.value(field.shape())?));
    }
    Ok((fields.into(), extra))
}

/// Bytes of a column being read.
struct Bytes<'b> {
    column: &'b [u8],
    rest: &'b [u8],
}

impl Bytes<'_> {
    fn damaged(&self) -> StoreError {
        StoreError::Damaged(format!("fields {:02x?}", self.column))
    }

    fn some<const N: usize>(&mut self) -> Result<[u8; N], StoreError> {
        let (first, rest) = self.rest.split_first_chunk().ok_or_else(|| self.damaged())?;
        self.rest = rest;
        Ok(*first)
    }

    /// A whole number.
    fn whole(&mut self) -> Result<i64, StoreError> {
        let mut whole = 0;
        for shift in (0..63).step_by(7) {
            let [byte] = self.some()?;
            whole |= i64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(whole);
            }
        }
        Err(self.damaged())
    }

    fn flags(&mut self) -> Result<[bool; 5], StoreError> {
        let [flags] = self.some()?;
        Ok(std::array::from_fn(|i| flags >> i & 1 == 1))
    }

    fn number_there(&mut self, there: bool) -> Result<Option<f64>, StoreError> {
        there.then(|| self.some().map(f64::from_le_bytes)).transpose()
    }

    fn years_there(&mut self, there: bool) -> Result<Option<Years>, StoreError> {
        if !there {
            return Ok(None);
        }
        let [halves] = self.some()?;
        Years::new(f64::from(halves) / 2.0).map(Some).ok_or_else(|| self.damaged())
    }
}

/// A column being read: its fields, and beside them the keys of its texts.
struct Reading<'r, N> {
    bytes: Bytes<'r>,
    keys: Bytes<'r>,
    /// How many texts have not been asked for yet.
    left: i64,
    texts: &'r Texts,
    node: &'r N,
}

impl<N: Fn(i64) -> Result<Id, StoreError>> Reading<'_, N> {
    fn value(&mut self, shape: Shape) -> Result<Value, StoreError> {
        Ok(match shape {
            Shape::Text => Value::Text(self.text()?),
            Shape::Texts => Value::Texts(self.several(Self::text)?),
            Shape::Number => Value::Number(self.bytes.some().map(f64::from_le_bytes)?),
            Shape::Link(_) => Value::Link(self.link()?),
            Shape::Links(_) => Value::Links(self.several(Self::link)?),
            Shape::Experience => {
                let [essential, min, max, context, extra] = self.bytes.flags()?;
                let (min_years, max_years) = (self.bytes.years_there(min)?, self.bytes.years_there(max)?);
                let context = self.text_there(context)?;
                let extra = unknown_back(&self.text_there(extra)?)?;
                Value::Experience(Box::new(Experience { essential, min_years, max_years, context, extra }))
            }
            Shape::Metric => {
                let [name, unit, baseline, target, extra] = self.bytes.flags()?;
                let (baseline, target) = (self.bytes.number_there(baseline)?, self.bytes.number_there(target)?);
                let (name, unit) = (self.text_there(name)?, self.text_there(unit)?);
                let extra = unknown_back(&self.text_there(extra)?)?;
                Value::Metric(Box::new(Metric { name, unit, baseline, target, extra }))
            }
        })
    }

    fn text(&mut self) -> Result<String, StoreError> {
        if self.left == 0 {
            return Err(self.bytes.damaged());
        }
        self.left -= 1;
        self.texts.get(self.keys.whole()?).map(str::to_string)
    }

    fn text_there(&mut self, there: bool) -> Result<String, StoreError> {
        if there { self.text() } else { Ok(String::new()) }
    }

    fn link(&mut self) -> Result<Id, StoreError> {
        (self.node)(self.bytes.whole()?)
    }

    fn several<T>(&mut self, mut one: impl FnMut(&mut Self) -> Result<T, StoreError>) -> Result<Vec<T>, StoreError> {
        let n = self.bytes.whole()?;
        (0..n).map(|_| one(self)).collect()
    }
}

fn unknown_back(text: &str) -> Result<Extra, StoreError> {
    if text.is_empty() {
        return Ok(Extra::default());
    }
    serde_json::from_str(text).map(Extra).map_err(|e| StoreError::Damaged(format!("unknown keys: {e}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_its_number() {
        for (i, (number, _)) in FIELDS.iter().enumerate() {
            assert_eq!(usize::from(*number), i + 1);
        }
        for field in Field::ALL {
            assert_eq!(FIELDS.iter().filter(|(_, f)| *f == field).count(), 1, "{field:?}");
        }
    }

    #[test]
    fn a_column_that_breaks_off_is_damage() {
        let check = |column: &[u8]| {
            let read = decode(column, &Texts::default(), &|_| Ok(Id::from_bytes([1; 16])));
            assert!(matches!(read, Err(StoreError::Damaged(_))), "{column:?}");
        };
        check(&[]);
        check(&[2, 1]);
        check(&[0, 99]);
        check(&[0, 1]);
        check(&[1, 1, 1]);
        check(&[0, 16, 0, 0]);
        check(&[0, 15, 0x80]);
        check(&[0, 22, 3, 1, 1]);
        check(&[0, 13, 2]);
        check(&[0, 13, 2, 255]);
    }
}
