//! First floor, trees of other houses: what a value is by its form alone: names, counts, prose.

use super::keys::{self, Is};
use crate::pieces::Skip;
use crate::standard::levels;
use crate::value::Tree;
use std::collections::HashSet;

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
    let said = said.trim();
    (said.contains(char::is_whitespace) || without_spaces(said) > 4) && said.chars().any(char::is_alphabetic)
}

/// How many letters a text has of writings that put no spaces between words.
fn without_spaces(said: &str) -> usize {
    let is_one = |c: &char| {
        matches!(*c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
            | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
    };
    said.chars().filter(is_one).take(50).count()
}

/// Prose of several words: no name of a thing.
pub(super) fn is_sentence(said: &str) -> bool {
    const WORDS: usize = 5;
    let words = said.split_whitespace().take(WORDS).count();
    let is_closed = said.trim_end().ends_with(['.', '!', '?', '。']);
    words == WORDS || (words > 2 && is_closed) || without_spaces(said) > 2 * WORDS
}

/// The texts of a list or plain object, or the one that it is.
pub(super) fn texts<'t>(value: &'t Tree<'_>) -> impl Iterator<Item = &'t str> {
    let inner = value.members().iter().map(|(_, value)| value);
    value.text().into_iter().chain(value.entries().iter().chain(inner).filter_map(Tree::text))
}

/// Whether something in it was written to be read. Nested as deeply as the text may be, which is bounded.
pub(super) fn has_sentences(value: &Tree<'_>) -> bool {
    let inner = value.members().iter().map(|(_, value)| value);
    value.text().is_some_and(is_sentence) || value.entries().iter().chain(inner).any(has_sentences)
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

/// Whether the objects in an object are of one form: they say the same keys, which are texts or lists of texts. Their own
/// keys are names then, whatever words these are.
pub(super) fn are_alike(object: &Tree<'_>) -> bool {
    const FEW: usize = 50;
    let inner = || object.members().iter().filter(|(_, value)| value.says().is_none() && !value.is_nothing());
    let plain = |value: &Tree<'_>| {
        value.members().len() > 1
            && value.members().iter().all(|(_, v)| v.text().is_some() || (!v.is_nothing() && all_texts(v)))
    };
    let Some((_, first)) = inner().next().filter(|(_, first)| first.members().len() <= FEW) else { return false };
    let (mut all, mut same) = (0, 0);
    for (_, value) in inner() {
        if !plain(value) {
            return false;
        }
        all += value.members().len();
        same += value.members().iter().take(FEW).filter(|(key, _)| !first.get(key).is_nothing()).count();
    }
    inner().count() > 1 && same * 5 >= all * 3 && first.members().iter().all(|(key, _)| keys::of(key) == Is::Other)
}

/// Whether a member of a whole is a list of names that the other members say again where they belong.
pub(super) fn are_named_elsewhere(whole: &Tree<'_>, key: &str) -> bool {
    const MANY: usize = 50;
    let list = whole.get(key);
    let is_list = |value: &Tree<'_>| matches!(value, Tree::List(_)) && !value.is_nothing() && all_texts(value);
    if whole.members().len() > MANY || !is_list(list) || texts(list).any(is_sentence) {
        return false;
    }
    let mut wanted: HashSet<&str> = texts(list).collect();
    let others = whole.members().iter().filter(|(name, value)| name != key && !is_list(value));
    others.for_each(|(_, value)| strike(value, &mut wanted));
    wanted.is_empty()
}

/// Strikes out what a value says. Nested as deeply as the text may be, which is bounded.
fn strike(value: &Tree<'_>, wanted: &mut HashSet<&str>) {
    if let Some(text) = value.text() {
        wanted.remove(text);
    }
    value.entries().iter().for_each(|entry| strike(entry, wanted));
    for (key, value) in value.members() {
        wanted.remove(&**key);
        strike(value, wanted);
    }
}
