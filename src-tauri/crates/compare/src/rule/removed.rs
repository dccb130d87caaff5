//! Nodes of the old side that are not on the new one. They are told where their nearest container that is still there
//! stands now.

use super::{Found, GONE, Sides, Spot};
use crate::comparison::{Change, ChangeKind};
use crate::native;

pub(super) fn find(sides: &Sides<'_>) -> Vec<Found> {
    let is_gone = |id| sides.pairing.new_of(id).is_none();
    let mut found = Vec::with_capacity(sides.paired.gone.len());
    for record in &sides.paired.gone {
        let still_there = sides.old.ancestors(record.id).into_iter().find_map(|a| sides.pairing.new_of(a.id));
        let at = still_there.map(|id| sides.new_places.of_id(id)).unwrap_or_default();
        let within = record.parent.filter(|p| is_gone(*p)).map(|p| sides.old_places.of_id(p).pointer());
        let was_at = sides.old_places.of(record);
        let old_at = Some(was_at.pointer());
        let before = Some(native::fields(record));
        let change =
            Change { old_id: Some(record.id), old_at, within, before, ..Change::new(ChangeKind::Removed, record.kind) };
        found.push(Found { at: Spot(at, GONE, was_at), change });
    }
    found
}
