//! Nodes that stand in another container than before.

use super::{Found, Sides};
use crate::comparison::ChangeKind;

pub(super) fn find(sides: &Sides<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (old, new) in &sides.paired.differing {
        let (Some(from), Some(to)) = (old.parent, new.parent) else { continue };
        if sides.pairing.new_of(from) == Some(to) {
            continue;
        }
        let face = |side: &rungs_model::Framework, id| side.get(id).map(|r| r.face().to_string());
        let mut moved = sides.change(ChangeKind::Moved, old, new, 0);
        moved.change.from = face(sides.old, from);
        moved.change.to = face(sides.new, to);
        found.push(moved);
    }
    found
}
