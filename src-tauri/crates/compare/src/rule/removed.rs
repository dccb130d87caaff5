//! Nodes of the old side that are not on the new one. They are told where their nearest container that is still there
//! stands now.

use super::{Found, GONE, Sides, Spot};
use crate::comparison::{Change, ChangeKind};

pub(super) fn find(sides: &Sides<'_>) -> Vec<Found> {
    let is_gone = |id| sides.pairing.new_of(id).is_none();
    let mut positions = None;
    let mut found = Vec::new();
    for (i, record) in sides.old_order.iter().enumerate().filter(|(_, r)| is_gone(r.id)) {
        let positions = positions.get_or_insert_with(|| sides.new_positions());
        let still_there = sides.old.ancestors(record.id).into_iter().find_map(|a| sides.pairing.new_of(a.id));
        let at = still_there.and_then(|id| positions.get(&id)).copied().unwrap_or(0);
        let within = record.parent.filter(|p| is_gone(*p)).and_then(|p| sides.old.pointer(p));
        let old_at = sides.old.pointer(record.id);
        let change =
            Change { old_id: Some(record.id), old_at, within, ..Change::new(ChangeKind::Removed, record.kind) };
        found.push(Found { at: Spot(at, GONE, i), change });
    }
    found
}
