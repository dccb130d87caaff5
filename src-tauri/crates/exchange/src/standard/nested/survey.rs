//! First floor, trees of other houses: what repeats over the whole of a tree, before any of it is read.

use super::forms::{all_texts, is_number, is_prose, is_sentence, texts};
use super::keys::{self, Is};
use crate::standard::levels;
use crate::value::Tree;
use rungs_model::Kind;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// What repeats over a tree.
#[derive(Debug, Default)]
pub(super) struct Survey<'t> {
    /// The ids by which the file knows its own things.
    ids: HashSet<Cow<'t, str>>,
    /// Keys of objects that say what a thing is on each level.
    levels: HashSet<&'t str>,
    /// Keys of lists that name the same again and again.
    tags: HashSet<&'t str>,
}

/// The most keys of which anything is told.
const KEYS: usize = 10_000;
/// The most keys of one object that are compared with those of others.
const FEW: usize = 20;

/// The objects of texts under one key.
#[derive(Debug, Default)]
struct Maps<'t> {
    maps: usize,
    prose: usize,
    sentences: usize,
    inner: HashMap<&'t str, usize>,
    /// Others of their kind stand beside them.
    has_sisters: bool,
}

#[derive(Debug, Default)]
struct Found<'t> {
    maps: HashMap<&'t str, Maps<'t>>,
    lists: HashMap<&'t str, (usize, HashSet<&'t str>)>,
    ids: HashSet<Cow<'t, str>>,
}

impl<'t> Survey<'t> {
    pub fn of(tree: &'t Tree<'_>) -> Survey<'t> {
        let mut found = Found::default();
        found.look(tree);
        let levels =
            found.maps.iter().filter(|(key, maps)| maps.are_levels(key, &found.ids)).map(|(key, _)| *key).collect();
        let recurs = |list: &(usize, HashSet<&str>)| list.0 > list.1.len();
        let tags = found.lists.iter().filter(|(_, list)| recurs(list)).map(|(key, _)| *key).collect();
        Survey { ids: found.ids, levels, tags }
    }

    /// Whether what stands under a key says what a thing is on each level.
    pub fn is_of_levels(&self, key: &str) -> bool {
        self.levels.contains(key)
    }

    /// Whether the lists under a key name the same for several things.
    pub fn recurs(&self, key: &str) -> bool {
        self.tags.contains(key)
    }

    /// Whether this is the id of a thing of the file.
    pub fn is_id(&self, said: &str) -> bool {
        self.ids.contains(said)
    }

    /// Whether most of a list are ids of things of the file.
    pub fn are_ids(&self, entries: &[Tree<'_>]) -> bool {
        let is_id = |entry: &&Tree<'_>| entry.says().is_some_and(|said| self.ids.contains(&said));
        let plain = entries.iter().all(|entry| entry.says().is_some());
        plain && !entries.is_empty() && entries.iter().filter(is_id).count() * 5 >= entries.len() * 4
    }
}

impl<'t> Found<'t> {
    /// Looks at all of it; nested as deeply as the text may be, which is bounded.
    fn look(&mut self, tree: &'t Tree<'_>) {
        tree.entries().iter().for_each(|entry| self.look(entry));
        if let Some(id) = keys::own_id(tree).and_then(|key| tree.get(key).says()) {
            self.ids.insert(id);
        }
        let is_map =
            |value: &Tree<'_>| matches!(value, Tree::Object(members) if !members.is_empty()) && are_said(value);
        let maps: Vec<(&'t str, &'t Tree<'_>)> =
            tree.members().iter().filter(|(_, value)| is_map(value)).map(|(key, value)| (&**key, value)).collect();
        for (key, value) in &maps {
            let is_sister = |other: &&'t str| keys::of(other) == Is::Other && other != key;
            let shares = |other: &&'t Tree<'_>| {
                other.members().iter().take(FEW).any(|(key, _)| !is_number(key) && !value.get(key).is_nothing())
            };
            let sisters = value.members().len() <= FEW
                && maps.iter().take(5).any(|(other, inner)| is_sister(other) && shares(inner));
            self.map(key, value, sisters && keys::of(key) == Is::Other);
        }
        for (key, value) in tree.members() {
            if !value.members().is_empty() && keys::title(value).is_some() {
                self.ids.insert(Cow::Borrowed(key));
            }
            if let (true, Tree::List(entries)) = (all_texts(value), value) {
                self.list(key, entries);
            }
            self.look(value);
        }
    }

    fn map(&mut self, key: &'t str, value: &'t Tree<'_>, has_sisters: bool) {
        if self.maps.len() >= KEYS && !self.maps.contains_key(key) {
            return;
        }
        let maps = self.maps.entry(key).or_default();
        maps.maps += 1;
        maps.has_sisters |= has_sisters;
        for (inner, said) in value.members() {
            maps.prose += usize::from(texts(said).any(is_prose));
            maps.sentences += usize::from(texts(said).any(is_sentence));
            *maps.inner.entry(inner).or_default() += 1;
        }
    }

    fn list(&mut self, key: &'t str, entries: &'t [Tree<'_>]) {
        if self.lists.len() < KEYS || self.lists.contains_key(key) {
            let list = self.lists.entry(key).or_default();
            list.0 += entries.len();
            list.1.extend(entries.iter().filter_map(Tree::text));
        }
    }
}

impl Maps<'_> {
    /// Several things have one, the same keys come again in them, none of which is a word of the form of files, and what
    /// stands under these was written to be read.
    fn are_levels(&self, key: &str, ids: &HashSet<Cow<'_, str>>) -> bool {
        let (all, different): (usize, usize) = (self.inner.values().sum(), self.inner.len());
        let is = keys::of(key);
        let is_other = matches!(is, Is::Kind(Kind::Path | Kind::Competency | Kind::Group) | Is::Furniture | Is::Years);
        let are = |is: &dyn Fn(&str) -> bool| self.inner.keys().filter(|inner| is(inner)).count() * 3 > different * 2;
        let numbers = self.inner.keys().all(|inner| is_number(inner));
        let repeats = if numbers { all > different } else { all * 2 >= different * 3 };
        // What nobody knows for a word of levels repeats in three things at least, and every level is said in a sentence.
        let look = are(&|inner| levels::looks(&keys::heading(inner)).is_some());
        let is_told = numbers
            || look
            || matches!(is, Is::Body | Is::Kind(Kind::Ability | Kind::Step))
            || are(&|inner| ids.contains(inner))
            || (self.maps > 2 && different > 2 && all * 5 >= self.maps * different * 3 && self.sentences * 5 > all * 4);
        is_told
            && self.maps > 1
            && different > 1
            && repeats
            && (!is_other || look)
            && !matches!(is, Is::Title(_) | Is::Tagline)
            && !self.has_sisters
            && levels::looks(&keys::heading(key)).is_none()
            && !are_opposites(&self.inner.keys().copied().collect::<Vec<_>>())
            && are(&|inner| is_number(inner) || is_name(inner))
            && self.prose * 2 > all
    }
}

/// What may name a level: no word of the form of files, and no language.
fn is_name(key: &str) -> bool {
    let is_language = key.len() == 2 || (key.len() == 5 && key.is_char_boundary(2) && key[2..].starts_with(['-', '_']));
    let is_level = levels::looks(&keys::heading(key)).is_some();
    is_level || (!is_language && matches!(keys::of(key), Is::Other | Is::Kind(Kind::Step)))
}

/// Of two names one is the other with a syllable before it: effective and ineffective, do and do not.
fn are_opposites(names: &[&str]) -> bool {
    let [one, other] = names else { return false };
    let letters = |name: &str| name.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let (one, other) = (letters(one), letters(other));
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let negates = |rest: &str| ["in", "un", "im", "non", "not", "dont", "less", "ir"].contains(&rest.trim_matches('s'));
    !short.is_empty()
        && (long.strip_suffix(&*short).is_some_and(negates) || long.strip_prefix(&*short).is_some_and(negates))
}

/// Texts or lists of texts alone, and no empty list among them.
fn are_said(value: &Tree<'_>) -> bool {
    value.members().iter().all(|(_, value)| {
        value.text().is_some() || (matches!(value, Tree::List(_)) && all_texts(value) && texts(value).next().is_some())
    })
}
