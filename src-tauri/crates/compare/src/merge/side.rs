//! What one side did to the base.

use rungs_model::{Framework, Id, IdMap, Kind, Record};

/// One side of a merge: its state, and where that differs from the base.
pub(super) struct Side<'a> {
    pub now: &'a Framework,
    /// Nodes of the base that are not there any more.
    pub removed: IdMap<Id, ()>,
    /// Nodes of the base whose fields, unknown keys or container are others.
    pub touched: Vec<Id>,
    /// Nodes that the base does not have, containers before what they contain.
    pub added: Vec<Id>,
    /// Rows of siblings that do not hold the same nodes in the same order.
    pub rows: Vec<(Id, Kind)>,
    /// Ids that stand for a node of another kind in the base.
    pub other_kinds: Vec<Id>,
}

/// A node of the base, and the same one in ours and theirs.
type Three<'a> = (&'a Record, [Option<&'a Record>; 2]);

/// What two sides did, in one walk through the base: its texts are read once, row by row as they lie in memory, which is
/// what a merge of a large framework spends its time on.
pub(super) fn both<'a>(base: &'a Framework, ours: &'a Framework, theirs: &'a Framework) -> [Side<'a>; 2] {
    let mut sides = [Side::new(ours), Side::new(theirs)];
    let here = |id: &Id| Some((base.get(*id)?, [ours.get(*id), theirs.get(*id)]));
    let mut row: Vec<Three<'a>> = here(&base.root()).into_iter().collect();
    let mut containers: Vec<Three<'a>> = Vec::new();
    loop {
        for (was, is) in row.drain(..) {
            for (side, is) in sides.iter_mut().zip(is) {
                side.compare(was, is);
            }
            if !was.kind.children().is_empty() {
                containers.push((was, is));
            }
        }
        let Some((was, is)) = containers.pop() else { return sides };
        for kind in was.kind.children() {
            let children = base.children(was.id, *kind);
            for (side, is) in sides.iter_mut().zip(is) {
                side.compare_row(base, is.filter(|is| is.kind == was.kind), *kind, children);
            }
            row.extend(children.iter().filter_map(here));
        }
    }
}

impl<'a> Side<'a> {
    fn new(now: &'a Framework) -> Side<'a> {
        let (removed, touched, added) = (IdMap::default(), Vec::new(), Vec::new());
        Side { now, removed, touched, added, rows: Vec::new(), other_kinds: Vec::new() }
    }

    fn compare(&mut self, was: &Record, is: Option<&Record>) {
        match is {
            None => drop(self.removed.insert(was.id, ())),
            Some(is) if is.kind != was.kind => self.other_kinds.push(was.id),
            Some(is) if differs(was, is) => self.touched.push(was.id),
            Some(_) => {}
        }
    }

    fn compare_row(&mut self, base: &Framework, container: Option<&Record>, kind: Kind, before: &[Id]) {
        let Some(container) = container else { return };
        let row = self.now.children(container.id, kind);
        if row != before {
            self.rows.push((container.id, kind));
            row.iter().for_each(|id| self.add(base, *id));
        }
    }

    /// Notes a node and all below it that the base does not have; what it has and stands there now was moved, and is met
    /// on the walk through the base.
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
