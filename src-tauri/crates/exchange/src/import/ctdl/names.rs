//! First floor, CTDL-ASN: names of things and of properties, as JSON-LD has them.

use crate::standard::carried;
use crate::value::Tree;

/// Whether we wrote a framework.
pub(super) fn ours(entry: &Tree<'_>) -> bool {
    one(entry, "ceasn:publisherName").members().iter().any(|(_, name)| name.text() == Some("Rungs"))
}

/// The members of our own of an object.
pub(super) fn own<'a>(entry: &Tree<'a>) -> Tree<'a> {
    let ours = entry.members().iter().filter(|(key, _)| key.starts_with(carried::PREFIX));
    Tree::Object(ours.filter(|(key, _)| key[carried::PREFIX.len()..] != *"kind").cloned().collect())
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
pub(super) fn names(entry: &Tree<'_>) -> Vec<String> {
    let both = [one(entry, "@id"), one(entry, "ceterms:ctid")];
    both.iter().filter_map(|name| name.text()).map(|name| name.trim().to_owned()).collect()
}

/// The names that a property refers to: texts, or objects with an id.
pub(super) fn named(value: &Tree<'_>) -> Vec<String> {
    let name = |value: &Tree<'_>| value.text().or_else(|| one(value, "@id").text()).map(|name| name.trim().to_owned());
    match value {
        Tree::List(entries) => entries.iter().filter_map(name).collect(),
        _ => name(value).into_iter().collect(),
    }
}
