//! Whether a framework still has what the merge left of a conflict: as long as it has, nobody has done anything about it.

use super::{Conflict, State};
use rungs_model::{Framework, Id, Kind};

/// Whether what is in dispute stands in a framework as the merge left it in its result. Of a node that one side removed
/// this asks only whether it is there, of an order only how those stand to each other that are in both.
pub fn as_left(framework: &Framework, result: &Framework, conflict: &Conflict) -> bool {
    let id = conflict.id;
    if let State::Row(kind, _) = conflict.ours {
        return row(framework, result, id, kind) == row(result, framework, id, kind);
    }
    let (now, left) = (framework.get(id), result.get(id));
    let is_node = |state: &State| matches!(state, State::Node(_) | State::Gone(_));
    let (Some(now), Some(left)) = (now, left) else { return now.is_none() && left.is_none() };
    if is_node(&conflict.ours) || is_node(&conflict.theirs) {
        return true;
    }
    match (conflict.field.as_deref(), super::resolve::field_of(conflict)) {
        (None, _) => now.parent == left.parent,
        (Some(_), Ok(field)) => now.fields.get(field) == left.fields.get(field),
        (Some(key), Err(_)) => {
            let text =
                |extra: &rungs_model::Extra| extra.0.iter().find(|(k, _)| k == key).map(|(_, text)| text.clone());
            text(&now.extra) == text(&left.extra)
        }
    }
}

/// The children of one kind that another framework has in the same place too.
fn row(of: &Framework, other: &Framework, id: Id, kind: Kind) -> Vec<Id> {
    let there = other.children(id, kind);
    of.children(id, kind).iter().copied().filter(|child| there.contains(child)).collect()
}
