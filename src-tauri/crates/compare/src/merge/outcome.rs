//! The result of a merge: ours with everything that ends otherwise. What is as in ours is the very same record.

use super::{Merge, Report, Work};
use rungs_model::{Changes, Field, Framework, Id, Record, Value};
use std::sync::Arc;

/// Puts the result together.
pub(super) fn settle(mut work: Work<'_>) -> Merge {
    clear_links(&mut work);
    let mut changes = Changes::default();
    for (id, end) in work.ends {
        changes.note(id, work.ours.now.shared(id), end);
    }
    let framework = applied(work.ours.now, &changes);
    let (mut conflicts, mut to_read) = (work.conflicts, work.to_read);
    conflicts.sort_by(|a, b| (a.id, a.kind, &a.field).cmp(&(b.id, b.kind, &b.field)));
    to_read.sort_by_key(|text| (text.id, text.field));
    let report = Report { format: "rungs.merge/1".to_string(), taken: work.taken, conflicts, to_read };
    Merge { framework, report, joined: Vec::new() }
}

fn applied(ours: &Framework, changes: &Changes) -> Framework {
    let mut framework = ours.clone();
    // Whatever stays has what it stands in kept with it, so this fits; ours would still be the valid framework that is
    // promised.
    let fits = framework.apply(changes);
    debug_assert!(fits.is_ok(), "{fits:?}");
    framework
}

/// Clears references to what went. Only what ends otherwise than in ours, came back, or is in dispute can hold one: in
/// every other record the side that removed a node has cleared its references too.
fn clear_links(work: &mut Work<'_>) {
    let mut ids: Vec<Id> = work.ends.keys().copied().collect();
    ids.extend(&work.kept);
    ids.extend(work.conflicts.iter().map(|conflict| conflict.id));
    ids.sort_unstable();
    ids.dedup();
    for id in ids {
        let Some(record) = work.end(id) else { continue };
        let lost: Vec<(Field, Id)> = record
            .fields
            .iter()
            .flat_map(|(field, value)| value.links().iter().map(move |link| (field, *link)))
            .filter(|(field, link)| work.end(*link).is_none() && !dangles(work, id, *field, *link))
            .collect();
        if !lost.is_empty() {
            let left = without(record, &lost);
            work.ends.insert(id, Some(Arc::new(left)));
        }
    }
}

/// Whether a side refers to nothing itself: that is left as it is, a finding and no work of the merge.
fn dangles(work: &Work<'_>, id: Id, field: Field, link: Id) -> bool {
    [work.ours.now, work.theirs.now].into_iter().any(|side| {
        let refers = |r: &Record| r.fields.get(field).is_some_and(|value| value.links().contains(&link));
        side.get(id).is_some_and(refers) && side.get(link).is_none()
    })
}

fn without(record: &Record, lost: &[(Field, Id)]) -> Record {
    let mut left = record.clone();
    for (field, value) in record.fields.iter() {
        match value {
            Value::Link(id) if lost.contains(&(field, *id)) => left.fields.set(field, None),
            Value::Links(ids) => {
                let stay = ids.iter().copied().filter(|id| !lost.contains(&(field, *id))).collect();
                left.fields.set(field, Some(Value::Links(stay)));
            }
            _ => {}
        }
    }
    left
}
