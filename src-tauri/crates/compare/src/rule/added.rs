//! Nodes of the new side that are not on the old one.

use super::{Found, Sides, Spot};
use crate::comparison::{Change, ChangeKind};

pub(super) fn find(sides: &Sides<'_>) -> Vec<Found> {
    let is_new = |id| sides.pairing.old_of(id).is_none();
    let mut found = Vec::new();
    for (i, record) in sides.new_order.iter().enumerate().filter(|(_, r)| is_new(r.id)) {
        let within = record.parent.filter(|p| is_new(*p)).and_then(|p| sides.new.pointer(p));
        let new_at = sides.new.pointer(record.id);
        let change = Change { new_id: Some(record.id), new_at, within, ..Change::new(ChangeKind::Added, record.kind) };
        found.push(Found { at: Spot(i, 0, 0), change });
    }
    found
}
