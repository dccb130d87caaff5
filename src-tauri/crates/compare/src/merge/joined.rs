//! Both sides add the same thing under ids of their own: the same kind, in the same container, with the same words. It
//! is joined into one node, which keeps our id.

use super::adopt::Names;
use super::side::Side;
use crate::trivial::is_trivial;
use rungs_model::{Field, Framework, Id, Kind, Record};
use std::collections::HashMap;

/// Our names of what they added too, by theirs.
pub(super) fn names(ours: &Side<'_>, theirs: &Side<'_>) -> Names {
    let mut names = Names::default();
    let mut waiting: HashMap<(Id, Kind, String), Vec<Id>> = HashMap::new();
    // Backwards, so that the first of several comes out first.
    for record in only_in(ours, theirs.now).rev() {
        if let Some(key) = key(record, &names) {
            waiting.entry(key).or_default().push(record.id);
        }
    }
    if waiting.is_empty() {
        return names;
    }
    // Transitions last: the steps at their ends may be joined first.
    let (transitions, nodes): (Vec<_>, Vec<_>) =
        only_in(theirs, ours.now).partition(|record| record.kind == Kind::Transition);
    for record in nodes.into_iter().chain(transitions) {
        let Some(fellows) = key(record, &names).and_then(|key| waiting.get_mut(&key)) else { continue };
        let says_the_same = |id: &Id| ours.now.get(*id).is_some_and(|ours| is_trivial(ours.face(), record.face()));
        if let Some(at) = fellows.iter().rposition(says_the_same) {
            names.insert(record.id, fellows.remove(at));
        }
    }
    names
}

fn only_in<'s>(side: &'s Side<'_>, other: &'s Framework) -> impl DoubleEndedIterator<Item = &'s Record> {
    side.added.iter().filter(|id| other.get(**id).is_none()).filter_map(|id| side.now.get(*id))
}

/// What makes two additions one: the container, the kind and the words; for a transition the two ends. Nothing where
/// there are no words to go by.
fn key(record: &Record, names: &Names) -> Option<(Id, Kind, String)> {
    let name = |id: Id| names.get(&id).copied().unwrap_or(id);
    let words = match record.kind {
        Kind::Transition => {
            let (from, to) = (record.link(Field::From)?, record.link(Field::To)?);
            format!("{} {}", name(from), name(to))
        }
        _ => record.face().chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect(),
    };
    (!words.is_empty()).then_some((name(record.parent?), record.kind, words))
}
