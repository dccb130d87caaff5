//! What one side did to the base.

use rungs_model::{Framework, Id, IdMap, Kind, Record};

/// One side of a merge: its state, and where that differs from the base.
pub(super) struct Side<'a> {
    pub now: &'a Framework,
    /// Nodes of the base that are not there any more.
    pub removed: IdMap<Id, ()>,
    /// Nodes of the base whose fields, unknown keys or container are others, in the reading order of the base.
    pub touched: Vec<Id>,
    /// Nodes that the base does not have, containers before what they contain.
    pub added: Vec<Id>,
    /// Rows of siblings that do not hold the same nodes in the same order.
    pub rows: Vec<(Id, Kind)>,
    /// Ids that stand for a node of another kind in the base.
    pub other_kinds: Vec<Id>,
}

impl<'a> Side<'a> {
    /// Compares a state with the base, whose records are given in reading order.
    pub fn of(base: &Framework, order: &[&Record], now: &'a Framework) -> Side<'a> {
        let mut side = Side {
            now,
            removed: IdMap::default(),
            touched: Vec::new(),
            added: Vec::new(),
            rows: Vec::new(),
            other_kinds: Vec::new(),
        };
        for was in order {
            match now.get(was.id) {
                None => drop(side.removed.insert(was.id, ())),
                Some(is) if is.kind != was.kind => side.other_kinds.push(was.id),
                Some(is) => {
                    if differs(was, is) {
                        side.touched.push(was.id);
                    }
                    side.compare_rows(base, is);
                }
            }
        }
        side
    }

    fn compare_rows(&mut self, base: &Framework, container: &Record) {
        for kind in container.kind.children() {
            let row = self.now.children(container.id, *kind);
            if row != base.children(container.id, *kind) {
                self.rows.push((container.id, *kind));
                row.iter().for_each(|id| self.add(base, *id));
            }
        }
    }

    /// Notes a node and all below it that the base does not have; what it has and stands there now was moved, and is met
    /// on the way through the base.
    fn add(&mut self, base: &Framework, id: Id) {
        let mut waiting = vec![id];
        while let Some(id) = waiting.pop() {
            let Some(record) = self.now.get(id).filter(|_| base.get(id).is_none()) else { continue };
            self.added.push(id);
            for kind in record.kind.children().iter().rev() {
                let row = self.now.children(id, *kind);
                if !row.is_empty() {
                    self.rows.push((id, *kind));
                    waiting.extend(row.iter().rev());
                }
            }
        }
    }

    /// Whether this side removed a node of the base.
    pub fn lacks(&self, id: Id) -> bool {
        self.removed.contains_key(&id)
    }
}

/// Whether anything but the place among siblings is another.
fn differs(was: &Record, is: &Record) -> bool {
    // Two states of one library share the records that are the same.
    !std::ptr::eq(was, is) && (was.parent != is.parent || was.fields != is.fields || was.extra != is.extra)
}
