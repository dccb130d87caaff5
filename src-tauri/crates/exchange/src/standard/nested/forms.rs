//! First floor, trees of other houses: what a value is by its form alone: names, counts, prose.

use super::keys::{self, Is};
use crate::pieces::Skip;
use crate::standard::levels;
use crate::value::Tree;

/// Words in small letters, of which one at least is of several.
pub(super) fn are_handles(entries: &[Tree<'_>]) -> bool {
    let is_handle = |text: &str| text.chars().all(|c| c.is_lowercase() || c.is_ascii_digit() || "_-".contains(c));
    let texts: Vec<&str> = entries.iter().filter_map(Tree::text).collect();
    texts.len() == entries.len() && texts.iter().all(|text| is_handle(text)) && texts.iter().any(|t| t.contains('_'))
}

pub(super) fn is_number(key: &str) -> bool {
    (1..=2).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_digit())
}

/// A number, or a mark for none.
pub(super) fn is_count(value: &Tree<'_>) -> bool {
    let mark = |text: &str| text.chars().count() <= 2 && text.chars().all(|c| c.is_uppercase() || "-–/".contains(c));
    value.number().is_some() || (value.text().is_some_and(mark))
}

/// A list of such numbers.
pub(super) fn is_counts(value: &Tree<'_>) -> bool {
    matches!(value, Tree::List(entries) if !entries.is_empty() && entries.iter().all(is_count))
}

/// A short mark of a level: P3.
pub(super) fn is_mark(key: &str) -> bool {
    key.contains(|c: char| c.is_ascii_digit()) && levels::looks(&keys::heading(key)).is_some()
}

/// A text that somebody wrote to be read.
pub(super) fn is_prose(said: &str) -> bool {
    said.trim().contains(char::is_whitespace) && said.chars().any(char::is_alphabetic)
}

/// Why a short text that nobody asked for is left out.
pub(super) fn why_not(said: &str) -> Skip {
    let is_address = said.contains("://") || said.starts_with(['/', '#', '.']) || said.contains('_');
    if is_address { Skip::Furniture } else { Skip::NotUnderstood }
}

/// Texts alone, in a list or a plain object.
pub(super) fn all_texts(value: &Tree<'_>) -> bool {
    match value {
        Tree::List(entries) => entries.iter().all(|entry| entry.text().is_some()),
        Tree::Object(members) => members.iter().all(|(_, value)| value.text().is_some()),
        _ => false,
    }
}

/// An object whose keys are names: everything under them is of one form, and none is a word of the form of files.
pub(super) fn is_map(value: &Tree<'_>) -> bool {
    let members = value.members();
    let is_name = |key: &str| matches!(keys::of(key), Is::Other) || key.bytes().all(|b| b.is_ascii_digit());
    let objects = members.iter().filter(|(_, value)| matches!(value, Tree::Object(_))).count();
    let lists = members.iter().filter(|(_, value)| matches!(value, Tree::List(_))).count();
    let texts = members.iter().filter(|(_, value)| value.text().is_some()).count();
    let of_one_form = (objects == members.len() || lists + texts == members.len()) && !members.is_empty();
    let names = members.iter().filter(|(key, _)| is_name(key)).count();
    of_one_form && names * 2 > members.len()
}
