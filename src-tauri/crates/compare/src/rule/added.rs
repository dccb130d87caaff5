//! Nodes of the new side that are not on the old one.

use super::{Found, Sides, Spot};
use crate::comparison::{Change, ChangeKind};
use crate::native;
use crate::place::Address;

pub(super) fn find(sides: &Sides<'_>) -> Vec<Found> {
    let is_new = |id| sides.pairing.old_of(id).is_none();
    let mut found = Vec::with_capacity(sides.paired.come.len());
    for record in &sides.paired.come {
        let within = record.parent.filter(|p| is_new(*p)).map(|p| sides.new_places.of_id(p).pointer());
        let at = sides.new_places.of(record);
        let new_at = Some(at.pointer());
        let after = Some(native::fields(record));
        let change =
            Change { new_id: Some(record.id), new_at, within, after, ..Change::new(ChangeKind::Added, record.kind) };
        found.push(Found { at: Spot(at, 0, Address::default()), change });
    }
    found
}
