//! A framework taken apart so that it can be edited at will: records and rows of children.

use rungs_model::{Framework, Id, IdMap, Kind, Place, Record};

/// Records, and the children of each in order.
#[derive(Clone)]
pub(super) struct Sheet {
    pub records: IdMap<Id, Record>,
    pub rows: IdMap<(Id, Kind), Vec<Id>>,
}

impl Sheet {
    pub fn of(framework: &Framework) -> Sheet {
        let mut sheet = Sheet { records: IdMap::default(), rows: IdMap::default() };
        for record in framework.in_order() {
            if let Some(parent) = record.parent {
                sheet.rows.entry((parent, record.kind)).or_default().push(record.id);
            }
            sheet.records.insert(record.id, record.clone());
        }
        sheet
    }

    /// The framework again, every row with fresh places.
    pub fn framework(&self) -> Framework {
        let mut records = self.records.clone();
        for ((parent, _), row) in &self.rows {
            for (n, id) in row.iter().enumerate() {
                if let Some(record) = records.get_mut(id) {
                    record.parent = Some(*parent);
                    record.place = Place::nth(n);
                }
            }
        }
        match Framework::from_records(records.into_values()) {
            Ok(framework) => framework,
            Err(error) => unreachable!("a row holds what may stand there: {error}"),
        }
    }

    pub fn row(&self, parent: Id, kind: Kind) -> &[Id] {
        self.rows.get(&(parent, kind)).map_or(&[], Vec::as_slice)
    }

    /// Takes a node out of its row; the row's length stays known to nobody.
    pub fn lift(&mut self, id: Id) {
        let Some(record) = self.records.get(&id) else { return };
        if let Some(row) = record.parent.and_then(|parent| self.rows.get_mut(&(parent, record.kind))) {
            row.retain(|other| *other != id);
        }
    }

    /// Puts a node into a row.
    pub fn put(&mut self, id: Id, parent: Id, at: usize) {
        let Some(record) = self.records.get_mut(&id) else { return };
        record.parent = Some(parent);
        let row = self.rows.entry((parent, record.kind)).or_default();
        row.insert(at.min(row.len()), id);
    }

    /// A node and everything below it goes.
    pub fn remove(&mut self, id: Id) {
        self.lift(id);
        let mut waiting = vec![id];
        while let Some(id) = waiting.pop() {
            let Some(record) = self.records.remove(&id) else { continue };
            for kind in record.kind.children() {
                waiting.extend(self.rows.remove(&(id, *kind)).unwrap_or_default());
            }
        }
    }
}
