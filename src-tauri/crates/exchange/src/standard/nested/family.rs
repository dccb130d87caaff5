//! First floor, trees of other houses: what the things of one list or map have in common. They are looked at together, so
//! that what is told of one is told of all.

use super::forms::{all_texts, is_prose};
use super::keys::{self, Is};
use crate::standard::levels;
use crate::value::Tree;
use rungs_model::Kind;
use std::collections::{HashMap, HashSet};

/// What things that stand beside each other have in common.
#[derive(Debug, Default)]
pub(super) struct Family<'t> {
    /// The key of their names, where that is no word for a name.
    pub name: Option<&'t str>,
    /// Keys under which each of them, which are levels, says something of a competency.
    pub columns: Vec<&'t str>,
    /// The one key under which they hold what stands in them.
    pub holds: Option<&'t str>,
    /// They are levels and stand in the order of falling numbers.
    pub descends: bool,
    /// They say what somebody in a role does.
    pub are_roles: bool,
    /// The keys that they stand under are the names of levels.
    pub are_levels: bool,
}

/// The most keys that are compared.
const KEYS: usize = 200;
/// The most things of which the names are looked at.
const NAMES: usize = 50;

#[derive(Debug, Default)]
struct Column<'t> {
    texts: usize,
    prose: usize,
    names: usize,
    different: HashSet<&'t str>,
    /// Things in which this is the only list or object.
    alone: usize,
}

impl<'t> Family<'t> {
    /// The things of a list.
    pub fn of_list(entries: &'t [Tree<'_>], kind: Option<Kind>) -> Family<'t> {
        Family::of(entries.iter().map(|entry| (None, entry)), kind)
    }

    /// The things of an object, by its keys.
    pub fn of_map(value: &'t Tree<'_>, kind: Option<Kind>) -> Family<'t> {
        Family::of(value.members().iter().map(|(key, value)| (Some(&**key), value)), kind)
    }

    fn of<'a: 't>(
        entries: impl Iterator<Item = (Option<&'t str>, &'t Tree<'a>)> + Clone,
        kind: Option<Kind>,
    ) -> Family<'t> {
        let are_levels = are_levels(entries.clone().filter_map(|(key, value)| Some((key?, value))));
        let objects = || entries.clone().filter(|(_, value)| matches!(value, Tree::Object(_)));
        let count = objects().count();
        let mut family = Family { are_levels, ..Family::default() };
        if count < 2 || entries.clone().count() != count {
            return family;
        }
        let mut order: Vec<&'t str> = Vec::new();
        let mut columns: HashMap<&'t str, Column<'t>> = HashMap::new();
        let (mut titled, mut stated, mut numbers) = (0, false, Vec::new());
        for (_, object) in objects() {
            titled += usize::from(keys::title(object).is_some());
            numbers.extend(
                object
                    .members()
                    .iter()
                    .find_map(|(key, value)| value.number().filter(|_| keys::of(key) == Is::Kind(Kind::Step))),
            );
            let inner = object.members().iter().filter(|(_, value)| value.says().is_none() && !value.is_nothing());
            let is_alone = inner.count() == 1;
            for (key, value) in object.members() {
                stated |= keys::of(key) == Is::Kind(Kind::Ability);
                if !matches!(keys::of(key), Is::Other) || (order.len() >= KEYS && !columns.contains_key(&**key)) {
                    continue;
                }
                let column = columns.entry(key).or_insert_with(|| {
                    order.push(key);
                    Column::default()
                });
                column.see(value, is_alone);
            }
        }
        let named = objects().take(NAMES).filter_map(|(key, value)| keys::title(value).or(key));
        let is_of_levels = kind == Some(Kind::Step)
            || numbers.len() == count
            || levels::most(named.map(keys::heading)).is_some_and(|_| kind.is_none());
        if titled == 0 && !stated {
            let is_name = |key: &&&str| columns.get(**key).is_some_and(|column| column.is_name(count));
            family.name = order.iter().find(is_name).copied();
        }
        let roles =
            objects().filter(|(_, object)| object.members().iter().any(|(key, _)| keys::is_of_role(key))).count();
        family.are_roles = titled == count && roles * 2 > count && !is_of_levels;
        if is_of_levels {
            let says = |key: &&&str| columns.get(**key).is_some_and(|column| column.prose * 5 >= count * 3);
            let found: Vec<&'t str> = order.iter().filter(says).filter(|key| !is_phrase(key)).copied().collect();
            let differ = |key: &&str| columns.get(*key).is_some_and(|column| column.different.len() > 1);
            family.columns = if found.len() > 1 && !stated && found.iter().all(differ) { found } else { Vec::new() };
            family.descends = numbers.len() == count && numbers.windows(2).all(|pair| pair[0] > pair[1]);
        } else if titled == count {
            let holds = |key: &&&str| columns.get(**key).is_some_and(|column| column.alone > 1);
            family.holds = order.iter().find(holds).copied();
        }
        family
    }
}

impl<'t> Column<'t> {
    fn see(&mut self, value: &'t Tree<'_>, is_alone: bool) {
        match value.text() {
            Some(text) => {
                self.texts += 1;
                self.prose += usize::from(is_prose(text));
                self.names += usize::from(is_short(text));
                self.different.insert(text);
            }
            None => self.alone += usize::from(is_alone && matches!(value, Tree::List(_))),
        }
    }

    /// Each thing has one, and no two the same.
    fn is_name(&self, things: usize) -> bool {
        self.names == things && self.different.len() == things
    }
}

/// Whether most keys are the names of levels, and what stands under them is not levels again.
pub(super) fn are_levels<'t, 'a: 't>(members: impl Iterator<Item = (&'t str, &'t Tree<'a>)>) -> bool {
    let (mut all, mut found) = (0, 0);
    for (key, value) in members.take(NAMES).filter(|(key, _)| keys::of(key) == Is::Other) {
        let inner = || value.members().iter().take(NAMES).map(|(key, _)| keys::heading(key));
        all += 1;
        found += usize::from(levels::looks(&keys::heading(key)).is_some() && levels::most(inner()).is_none());
    }
    all > 0 && found * 2 > all
}

/// A name, not a sentence.
pub(super) fn is_short(text: &str) -> bool {
    const WORDS: usize = 5;
    let text = text.trim();
    !text.is_empty()
        && text.split_whitespace().count() <= WORDS
        && text.chars().count() <= 60
        && !text.ends_with(['.', '!', '?', '。'])
}

/// Names alone, as things are marked with.
pub(super) fn are_short(value: &Tree<'_>) -> bool {
    matches!(value, Tree::List(_)) && all_texts(value) && value.entries().iter().filter_map(Tree::text).all(is_short)
}

/// A heading of prose, which is no name of a subject: "What this looks like", "How to grow".
fn is_phrase(key: &str) -> bool {
    const WORDS: &[&str] = &[
        "what", "how", "why", "who", "when", "where", "the", "this", "you", "your", "we", "our", "is", "are", "to",
        "not", "note", "notes", "comment", "comments", "goal", "next",
    ];
    keys::heading(key).to_lowercase().split_whitespace().any(|word| WORDS.contains(&word))
}
