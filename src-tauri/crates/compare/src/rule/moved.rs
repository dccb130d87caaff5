//! Nodes that stand in another container than before.

use super::{Found, Sides, Spot};
use crate::comparison::{Change, ChangeKind};

pub(super) fn find(sides: &Sides<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (i, old, new) in sides.pairs() {
        let (Some(from), Some(to)) = (old.parent, new.parent) else { continue };
        if sides.pairing.new_of(from) == Some(to) {
            continue;
        }
        let face = |side: &rungs_model::Framework, id| side.get(id).map(|r| r.face().to_string());
        let change = Change {
            from: face(sides.old, from),
            to: face(sides.new, to),
            ..sides.change(ChangeKind::Moved, old, new)
        };
        found.push(Found { at: Spot(i, 0, 0), change });
    }
    found
}
