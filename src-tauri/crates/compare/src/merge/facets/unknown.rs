//! Keys that are no fields: each is a facet of its own, as it stands; links are merged one by one.

use crate::merge::Facet;
use crate::merge::orders::weave;
use rungs_model::{Association, Extra, association};
use std::collections::HashSet;

/// What the keys of three states come to.
pub(super) struct Unknown {
    pub extra: Extra,
    /// What each key that was changed comes to.
    pub facets: Vec<Facet>,
    /// Keys that both changed differently, with their three states.
    pub conflicts: Vec<(String, [Option<String>; 3])>,
}

/// Merges the keys of base, ours and theirs; where both changed one differently, ours stands.
pub(super) fn merge(states: [&Extra; 3]) -> Unknown {
    let value = |state: &Extra, key: &str| state.0.iter().find(|(k, _)| k == key).map(|(_, text)| text.clone());
    let mut keys: Vec<&str> = states.iter().flat_map(|state| state.0.iter().map(|(key, _)| key.as_str())).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut unknown = Unknown { extra: Extra::default(), facets: Vec::new(), conflicts: Vec::new() };
    let mut ends: Vec<(&str, String)> = Vec::new();
    for key in keys {
        let [base, ours, theirs] = states.map(|state| value(state, key));
        let mut facet = Facet::of(&base, &ours, &theirs);
        let mut end = if facet == Facet::Theirs { theirs.clone() } else { ours.clone() };
        if facet == Facet::Conflict
            && key == association::KEY
            && let Some(all) = links([&base, &ours, &theirs])
        {
            (facet, end) = (Facet::Each, all);
        }
        if facet == Facet::Conflict {
            unknown.conflicts.push((key.to_string(), [base, ours, theirs]));
        }
        unknown.facets.push(facet);
        ends.extend(end.map(|text| (key, text)));
    }
    let end = |key: &str| ends.binary_search_by_key(&key, |(k, _)| k).ok().map(|at| ends[at].1.clone());
    let rows = states.map(|state| -> Vec<&str> {
        state.0.iter().map(|(key, _)| key.as_str()).filter(|key| end(key).is_some()).collect()
    });
    // The order of keys says nothing, so two orders of them are no conflict.
    let (order, _) = weave(&rows[0], &rows[1], &rows[2]);
    unknown.extra = Extra(order.into_iter().filter_map(|key| Some((key.to_string(), end(key)?))).collect());
    unknown
}

/// Merges links one by one; nothing where both changed the same one differently.
fn links(states: [&Option<String>; 3]) -> Option<Option<String>> {
    let named = |entry: String| {
        let id = Association::read(&entry).map(|link| link.id.to_string());
        (id.unwrap_or_else(|| entry.clone()), entry)
    };
    let [base, ours, theirs] =
        states.map(|raw| Extra(association::entries(raw.as_deref()).into_iter().map(named).collect()));
    let has_each_once = |state: &Extra| {
        let names: HashSet<&str> = state.0.iter().map(|(name, _)| name.as_str()).collect();
        names.len() == state.0.len()
    };
    if ![&base, &ours, &theirs].into_iter().all(has_each_once) {
        return None;
    }
    let merged = merge_whole([&base, &ours, &theirs])?;
    let entries: Vec<String> = merged.0.into_iter().map(|(_, entry)| entry).collect();
    Some(association::joined(&entries))
}

/// How many keys are others than before.
pub(super) fn changed(was: &Extra, is: &Extra) -> usize {
    let value = |state: &Extra, key: &str| state.0.iter().find(|(k, _)| k == key).map(|(_, text)| text.clone());
    let new = is.0.iter().filter(|(key, text)| value(was, key).as_ref() != Some(text)).count();
    new + was.0.iter().filter(|(key, _)| value(is, key).is_none()).count()
}

/// Merges the keys; nothing where both changed one differently.
pub(super) fn merge_whole(states: [&Extra; 3]) -> Option<Extra> {
    let unknown = merge(states);
    unknown.conflicts.is_empty().then_some(unknown.extra)
}
