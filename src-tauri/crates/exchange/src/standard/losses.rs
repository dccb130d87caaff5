//! First floor, formats of other houses: what of a framework a format cannot hold.

use crate::Loss;
use rungs_model::{Field, Framework, Kind};

/// What a format without room for anything of ours turns into lines of prose, or leaves out.
pub(crate) fn without_room(framework: &Framework) -> Vec<Loss> {
    const FIELDS: [Field; 11] = [
        Field::Experience,
        Field::Focus,
        Field::Tagline,
        Field::Example,
        Field::Examples,
        Field::Weight,
        Field::Metric,
        Field::Disqualifiers,
        Field::Definition,
        Field::Summary,
        Field::Note,
    ];
    let mut losses: Vec<Loss> = FIELDS
        .iter()
        .map(|field| {
            let has = |record: &&std::sync::Arc<rungs_model::Record>| {
                record.kind != Kind::Framework && record.fields.get(*field).is_some()
            };
            Loss { what: field.name(), count: framework.records().filter(has).count() }
        })
        .collect();
    let notes = framework.records().filter(|record| record.kind == Kind::Note).count();
    losses.push(Loss { what: "notes", count: notes });
    losses.push(Loss { what: "transitions", count: neighbours(framework) });
    let is_held = |key: &str| [super::links::KEY, super::owned::KEY].contains(&key);
    let keys = framework.records().filter(|record| record.extra.0.iter().any(|(key, _)| !is_held(key)));
    losses.push(Loss { what: "keys", count: keys.count() });
    losses.retain(|loss| loss.count > 0);
    losses
}

/// What a format that holds fields alone cannot hold: links, and keys that no program here knows.
pub(crate) fn beside_fields(framework: &Framework) -> Vec<Loss> {
    let has_keys = |record: &&std::sync::Arc<rungs_model::Record>| {
        let inner = record.experience().is_some_and(|years| !years.extra.is_empty())
            || record.metric().is_some_and(|metric| !metric.extra.is_empty());
        inner || record.extra.0.iter().any(|(key, _)| key != super::links::KEY)
    };
    let all =
        [("associations", super::links::of(framework).len()), ("keys", framework.records().filter(has_keys).count())];
    all.into_iter().filter(|(_, count)| *count > 0).map(|(what, count)| Loss { what, count }).collect()
}

/// Transitions that say no more than the order of the steps, or have an open end.
fn neighbours(framework: &Framework) -> usize {
    let is_lost = |transition: &&rungs_model::Record| match (transition.link(Field::From), transition.link(Field::To)) {
        (Some(from), Some(to)) => is_order(framework, from, to),
        _ => true,
    };
    framework.below(framework.root(), Kind::Transition).filter(is_lost).count()
}

/// Whether one step follows the other in their path.
pub(crate) fn is_order(framework: &Framework, from: rungs_model::Id, to: rungs_model::Id) -> bool {
    let Some(path) = framework.get(from).and_then(|step| step.parent) else { return false };
    framework.children(path, Kind::Step).windows(2).any(|pair| pair == [from, to])
}
