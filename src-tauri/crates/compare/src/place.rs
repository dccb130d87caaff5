//! Where a node stands: its way down from the framework, slot by slot, worked out only for what is told.

use rungs_model::{Framework, Id, IdMap, Kind, Record};
use std::cell::RefCell;
use std::fmt::Write;

/// The way from the framework down to a node. Sorts as people read: a node before what stands in it, slot by slot.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Address(Vec<Turn>);

/// Into which slot of a container (its rank among them, its kind) and to which position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Turn {
    slot: u8,
    position: usize,
    kind: Kind,
}

impl Address {
    /// The JSON pointer (RFC 6901) into the native JSON.
    pub fn pointer(&self) -> String {
        let mut pointer = String::with_capacity(self.0.len() * 14);
        for turn in &self.0 {
            let _ = write!(pointer, "/{}/{}", turn.kind.slot(), turn.position);
        }
        pointer
    }
}

/// The addresses of one side. Those of containers are kept: many changes stand in one.
pub(crate) struct Places<'a> {
    side: &'a Framework,
    containers: RefCell<IdMap<Id, Address>>,
}

impl<'a> Places<'a> {
    pub fn new(side: &'a Framework) -> Self {
        Places { side, containers: RefCell::default() }
    }

    /// The address of a record of this side.
    pub fn of(&self, record: &Record) -> Address {
        let Some(parent) = record.parent.and_then(|id| self.side.get(id)) else { return Address::default() };
        let known = self.containers.borrow().get(&parent.id).cloned();
        let mut address = known.unwrap_or_else(|| {
            let address = self.of(parent);
            self.containers.borrow_mut().insert(parent.id, address.clone());
            address
        });
        let slot = parent.kind.children().iter().position(|kind| *kind == record.kind).unwrap_or(0);
        let position = self.position(parent.id, record);
        address.0.push(Turn { slot: slot as u8, position, kind: record.kind });
        address
    }

    /// Looking through a short row is faster than halving it, for which records have to be looked up.
    fn position(&self, parent: Id, record: &Record) -> usize {
        const SHORT: usize = 64;
        let row = self.side.children(parent, record.kind);
        let short = (row.len() <= SHORT).then(|| row.iter().position(|id| *id == record.id));
        short.unwrap_or_else(|| self.side.position(record.id)).unwrap_or(0)
    }

    /// The address of the container of a record of this side.
    pub fn of_id(&self, id: Id) -> Address {
        self.side.get(id).map(|record| self.of(record)).unwrap_or_default()
    }
}
