//! One node of a framework as a record: what is stored, sent and compared.

use crate::association::{self, Association};
use crate::value::{Experience, Extra, Fields, Metric, Value};
use crate::{Field, Id, Kind};
use serde::{Deserialize, Serialize};

/// Where a node stands among its siblings: smaller comes first. Neighbours are far apart so that an insertion changes
/// one record. Always within ±2^53, so that a page can hold it as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, ts_rs::TS)]
#[ts(type = "number")]
pub struct Place(pub i64);

impl Place {
    /// The distance kept between neighbours: 20 insertions at one spot before siblings have to be spread anew.
    pub const GAP: i64 = 1 << 20;

    /// The place of the n-th of a fresh row of siblings.
    pub const fn nth(n: usize) -> Place {
        Place((n as i64 + 1) * Place::GAP)
    }

    /// A place between two neighbours, either of which may be missing; none where there is no room.
    pub fn between(before: Option<Place>, after: Option<Place>) -> Option<Place> {
        const LIMIT: i64 = 1 << 53;
        let place = match (before, after) {
            (None, None) => Place::GAP,
            (Some(b), None) => b.0 + Place::GAP,
            (None, Some(a)) => a.0 - Place::GAP,
            (Some(b), Some(a)) => b.0 + (a.0 - b.0) / 2,
        };
        let fits = place.abs() < LIMIT && before.is_none_or(|b| b.0 < place) && after.is_none_or(|a| place < a.0);
        fits.then_some(Place(place))
    }
}

/// A node without its children.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    /// Its name, for ever.
    pub id: Id,
    /// What it is.
    pub kind: Kind,
    /// What it stands in; none for the framework itself.
    pub parent: Option<Id>,
    /// Where it stands among its siblings of the same kind.
    pub place: Place,
    /// Its fields that are not empty.
    #[ts(type = "Fields")]
    pub fields: Fields,
    /// Keys of a file that are no fields. The page is shown the links among them, and nothing else.
    #[serde(rename = "associations", skip_serializing_if = "association::are_none")]
    #[ts(rename = "associations", optional, as = "Option<Vec<Association>>")]
    pub extra: Extra,
}

impl Record {
    /// An empty record.
    pub fn new(id: Id, kind: Kind, parent: Option<Id>, place: Place) -> Record {
        Record { id, kind, parent, place, fields: Fields::default(), extra: Extra::default() }
    }

    /// The same record with a text in a field.
    #[must_use]
    pub fn with(mut self, field: Field, value: Value) -> Record {
        self.fields.set(field, Some(value));
        self
    }

    /// The text of a field, "" where there is none.
    pub fn text(&self, field: Field) -> &str {
        match self.fields.get(field) {
            Some(Value::Text(t)) => t,
            _ => "",
        }
    }

    /// The list of texts in a field.
    pub fn texts(&self, field: Field) -> &[String] {
        match self.fields.get(field) {
            Some(Value::Texts(t)) => t,
            _ => &[],
        }
    }

    /// The node a field refers to.
    pub fn link(&self, field: Field) -> Option<Id> {
        match self.fields.get(field) {
            Some(Value::Link(id)) => Some(*id),
            _ => None,
        }
    }

    /// The nodes a field refers to.
    pub fn links(&self, field: Field) -> &[Id] {
        match self.fields.get(field) {
            Some(Value::Links(ids)) => ids,
            _ => &[],
        }
    }

    /// Years of experience of a step.
    pub fn experience(&self) -> Option<&Experience> {
        match self.fields.get(Field::Experience) {
            Some(Value::Experience(e)) => Some(e),
            _ => None,
        }
    }

    /// The metric of a value stream.
    pub fn metric(&self) -> Option<&Metric> {
        match self.fields.get(Field::Metric) {
            Some(Value::Metric(m)) => Some(m),
            _ => None,
        }
    }

    /// The weight of an ability, 1 where none is given.
    pub fn weight(&self) -> f64 {
        match self.fields.get(Field::Weight) {
            Some(Value::Number(n)) => *n,
            _ => 1.0,
        }
    }

    /// What a person would read out when asked which node this is: its title, statement or heading; an ability may
    /// have a title and no statement yet.
    pub fn face(&self) -> &str {
        let face = self.kind.face().map_or("", |f| self.text(f));
        if face.is_empty() { self.text(Field::Title) } else { face }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_between_two_others() {
        let check = |before: Option<i64>, after: Option<i64>, expect: Option<i64>| {
            assert_eq!(Place::between(before.map(Place), after.map(Place)), expect.map(Place), "{before:?} {after:?}");
        };
        check(None, None, Some(1 << 20));
        check(Some(10), None, Some(10 + (1 << 20)));
        check(None, Some(10), Some(10 - (1 << 20)));
        check(Some(10), Some(20), Some(15));
        check(Some(10), Some(11), None);
        check(Some(10), Some(10), None);
        check(Some((1 << 53) - 1), None, None);
    }
}
