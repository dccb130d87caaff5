//! First floor, CTDL-ASN: names of things and of properties, as JSON-LD has them.

use crate::standard::{carried, owned};
use crate::value::Tree;

/// Whether we wrote a framework.
pub(super) fn ours(entry: &Tree<'_>) -> bool {
    let is_us = |name: &Tree<'_>| name.text() == Some(owned::US);
    is_carried(entry) || one(entry, "ceasn:publisherName").members().iter().any(|(_, name)| is_us(name))
}

/// The members of our own of an object.
pub(super) fn own<'a>(entry: &Tree<'a>) -> Tree<'a> {
    Tree::Object(entry.members().iter().filter(|(key, _)| is_own(key)).cloned().collect())
}

/// Whether an object has members of our own.
pub(super) fn is_carried(entry: &Tree<'_>) -> bool {
    entry.members().iter().any(|(key, _)| is_own(key))
}

fn is_own(key: &str) -> bool {
    key.strip_prefix(carried::PREFIX).is_some_and(|name| name != "kind")
}

/// A property by its full name; documents with a context of their own leave the prefix out.
pub(super) fn one<'t, 'a>(entry: &'t Tree<'a>, key: &str) -> &'t Tree<'a> {
    let found = entry.members().iter().find(|(name, _)| full(name) == key);
    found.map_or(&Tree::Nothing, |(_, value)| value)
}

/// The full name of a property.
pub(super) fn full(key: &str) -> std::borrow::Cow<'_, str> {
    match key {
        "id" | "type" => format!("@{key}").into(),
        "ctid" => "ceterms:ctid".into(),
        _ if key.contains([':', '@']) => key.into(),
        _ => format!("ceasn:{key}").into(),
    }
}

/// Whether a thing is of a class.
pub(super) fn is_of(entry: &Tree<'_>, class: &str) -> bool {
    let mut found = Vec::new();
    one(entry, "@type").leaves("", &mut found);
    found.iter().any(|(_, said)| said.rsplit([':', '/', '#']).next() == Some(class))
}

/// All names that a thing goes by.
pub(super) fn names<'t>(entry: &'t Tree<'_>) -> Vec<&'t str> {
    let both = [one(entry, "@id"), one(entry, "ceterms:ctid")];
    both.into_iter().filter_map(Tree::text).map(str::trim).collect()
}

/// The names that a property refers to: texts, or objects with an id.
pub(super) fn named<'t>(value: &'t Tree<'_>) -> Vec<&'t str> {
    let name = |value: &'t Tree<'_>| value.text().or_else(|| one(value, "@id").text()).map(str::trim);
    match value {
        Tree::List(entries) => entries.iter().filter_map(name).collect(),
        _ => name(value).into_iter().collect(),
    }
}
