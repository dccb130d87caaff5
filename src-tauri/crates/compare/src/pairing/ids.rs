//! Pairs nodes that have the same id and the same kind.

use super::Pairing;
use rungs_model::Framework;

pub(super) fn pair(old: &Framework, new: &Framework) -> Pairing {
    let mut pairing = Pairing::with_capacity(old.len().min(new.len()));
    pairing.join(old.root(), new.root());
    for record in old.records().filter(|r| r.id != old.root()) {
        if new.get(record.id).is_some_and(|n| n.kind == record.kind) {
            pairing.join(record.id, record.id);
        }
    }
    pairing
}
