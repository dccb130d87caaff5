//! First floor, formats of other houses: what an association between two things means in a framework.

use super::links::RELATIONS;
use crate::build::Build;
use rungs_model::{Field, Id, Kind, Place};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// What an association says.
pub(crate) enum Means {
    /// No more than the order of the steps.
    Order(Id, Id),
    /// A move from one step to another.
    Transition(Id, Id),
    /// A field of a node refers to another.
    Field(Id, Field, Id),
    /// An ability serves a value stream.
    Member(Id, Id),
    /// What a framework has no field for.
    Link,
}

/// What a relation between two nodes says.
pub(crate) fn means(build: &Build<'_>, order: &HashSet<(Id, Id)>, relation: &str, ends: Option<(Id, Id)>) -> Means {
    let Some((from, to)) = ends else { return Means::Link };
    let kinds = (build.kind(from), build.kind(to));
    let is_free = |field: Field| build.record(from).is_some_and(|record| record.fields.get(field).is_none());
    match (relation, kinds) {
        ("precedes", (Some(Kind::Step), Some(Kind::Step))) if from != to && order.contains(&(from, to)) => {
            Means::Order(from, to)
        }
        ("precedes", (Some(Kind::Step), Some(Kind::Step))) if from != to => Means::Transition(from, to),
        ("isPartOf", (Some(Kind::Ability), Some(Kind::Competency))) if is_free(Field::Competency) => {
            Means::Field(from, Field::Competency, to)
        }
        ("hasSkillLevel", (Some(Kind::Step), Some(Kind::Grade))) if is_free(Field::Grade) => {
            Means::Field(from, Field::Grade, to)
        }
        ("isPartOf", (Some(Kind::Ability), Some(Kind::ValueStream))) => Means::Member(from, to),
        _ => Means::Link,
    }
}

/// The relation that a word means, however it is spelled.
pub(crate) fn relation(word: &str) -> Cow<'_, str> {
    if let Some(known) = RELATIONS.iter().find(|known| **known == word) {
        return Cow::Borrowed(known);
    }
    let plain: String = word.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    let plain = if plain == "relatedto" { "isrelatedto" } else { &plain };
    let found = RELATIONS.iter().find(|known| known.to_lowercase() == plain);
    Cow::Borrowed(found.map_or_else(|| word.trim(), |known| *known))
}

/// The steps that follow each other in their paths.
pub(crate) fn neighbours(build: &Build<'_>) -> HashSet<(Id, Id)> {
    let mut rows: HashMap<Id, Vec<(Place, Id)>> = HashMap::new();
    for record in build.records().iter().filter(|record| record.kind == Kind::Step) {
        if let Some(path) = record.parent {
            rows.entry(path).or_default().push((record.place, record.id));
        }
    }
    let mut found = HashSet::new();
    for mut row in rows.into_values() {
        row.sort_unstable();
        found.extend(row.windows(2).map(|pair| (pair[0].1, pair[1].1)));
    }
    found
}
