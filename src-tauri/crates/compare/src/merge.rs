//! Three-way merge of records by ids: base, ours, theirs. One rule a file; the rules in words stand in the decision
//! note on merging.

mod adopt;
mod facets;
mod joined;
mod left;
mod lists;
mod orders;
mod outcome;
mod removals;
mod resolve;
mod rows;
mod side;
mod state;
mod texts;

pub use adopt::adopt_ids;
pub use left::as_left;
pub use resolve::{Choice, ResolveError, resolve};
pub use state::State;

use rungs_model::{Field, Framework, Id, IdMap, Kind, Record};
use schemars::JsonSchema;
use serde::Serialize;
use side::Side;
use std::sync::Arc;

/// The outcome of a merge: the public `rungs.merge/1`, and the framework itself beside it.
#[derive(Debug, Clone)]
pub struct Merge {
    /// Everything that either side did. Where the two are at odds it holds ours; where one removed what the other went
    /// on with, it holds what was to go. Always a valid framework.
    pub framework: Framework,
    /// What was taken and what conflicts.
    pub report: Report,
    /// Nodes that both sides added with the same words: their id, and ours, which stands in the result.
    pub joined: Vec<(Id, Id)>,
}

/// What was taken and what conflicts.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Always `rungs.merge/1`.
    pub format: String,
    /// How many changes came from which side.
    pub taken: Taken,
    /// What both sides changed differently, by id.
    pub conflicts: Vec<Conflict>,
    /// Texts that both sides changed in different places: both changes were taken, and a person should read what came of
    /// it. Left out where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub to_read: Vec<ToRead>,
}

/// How many changes (fields, moves, orders, additions, removals) came from which side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Taken {
    pub ours: u32,
    pub theirs: u32,
    pub both: u32,
}

/// The kinds of conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub enum ConflictKind {
    #[serde(rename = "edit/edit")]
    EditEdit,
    #[serde(rename = "edit/remove")]
    EditRemove,
    #[serde(rename = "move/move")]
    MoveMove,
    #[serde(rename = "order")]
    Order,
    #[serde(rename = "added twice")]
    AddedTwice,
}

/// One thing that both sides changed differently, with all three states.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Conflict {
    /// The node; for an order, the container.
    #[schemars(with = "String")]
    pub id: Id,
    /// Its kind.
    #[schemars(with = "String")]
    pub node: Kind,
    /// The field, where one field is in dispute; for an order, the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The kind of conflict.
    pub kind: ConflictKind,
    /// The state both started from.
    #[schemars(with = "serde_json::Value")]
    pub base: State,
    /// Our state.
    #[schemars(with = "serde_json::Value")]
    pub ours: State,
    /// Their state.
    #[schemars(with = "serde_json::Value")]
    pub theirs: State,
}

/// A text that both sides changed in different places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, ts_rs::TS)]
pub struct ToRead {
    /// The node.
    #[schemars(with = "String")]
    pub id: Id,
    /// Its kind.
    #[schemars(with = "String")]
    #[ts(type = "Kind")]
    pub node: Kind,
    /// The field.
    #[schemars(with = "String")]
    #[ts(type = "Field")]
    pub field: Field,
    /// The text both started from.
    pub base: String,
    /// Our text.
    pub ours: String,
    /// Their text.
    pub theirs: String,
    /// The text with both changes, which stands in the result.
    pub merged: String,
}

/// Merges two descendants of one base.
///
/// Exchanging ours and theirs exchanges the report; without conflicts the content is the same, but for the ids of what
/// both sides added. A side that shares no ids with the base is given the base's first ([`adopt_ids`]).
pub fn merge(base: &Framework, ours: &Framework, theirs: &Framework) -> Merge {
    let [base, ours, theirs] = adopt::one_set_of_ids(base, ours, theirs);
    merge_by_ids(&base, &ours, &theirs)
}

fn merge_by_ids(base: &Framework, ours: &Framework, theirs: &Framework) -> Merge {
    let [our_side, their_side] = side::both(base, ours, theirs);
    if let Some([ours_apart, theirs_apart]) = adopt::ids_of_other_kinds(base, &our_side, &their_side) {
        let (ours, theirs) = (adopt::renamed(ours, &ours_apart), adopt::renamed(theirs, &theirs_apart));
        let merge = merge_by_ids(base, &ours, &theirs);
        return adopt::given_back(merge, &[ours_apart, theirs_apart]);
    }
    let joined = joined::names(&our_side, &their_side);
    if !joined.is_empty() {
        let merge = merge_by_ids(base, ours, &adopt::renamed(theirs, &joined));
        let mut all: Vec<(Id, Id)> = joined.into_iter().chain(merge.joined).collect();
        all.sort_unstable();
        return Merge { joined: all, ..merge };
    }
    let mut work = Work::new(base, our_side, their_side);
    removals::decide(&mut work);
    facets::decide(&mut work);
    rows::decide(&mut work);
    outcome::settle(work)
}

/// A merge under way.
struct Work<'a> {
    base: &'a Framework,
    ours: Side<'a>,
    theirs: Side<'a>,
    /// Nodes that end otherwise than they are in ours; none for those that go.
    ends: IdMap<Id, Option<Arc<Record>>>,
    /// Nodes that one side removed and that stay nevertheless.
    kept: Vec<Id>,
    taken: Taken,
    conflicts: Vec<Conflict>,
    to_read: Vec<ToRead>,
}

/// What one facet comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Facet {
    Same,
    Ours,
    Theirs,
    Both,
    /// Both changed it, and both changes have their place.
    Each,
    Conflict,
}

impl Facet {
    /// A facet that is one whole: equal states are taken from both, a side that left it alone gives way.
    fn of<T: PartialEq + ?Sized>(base: &T, ours: &T, theirs: &T) -> Facet {
        match (base == ours, base == theirs) {
            (true, true) => Facet::Same,
            (true, false) => Facet::Theirs,
            (false, true) => Facet::Ours,
            (false, false) if ours == theirs => Facet::Both,
            (false, false) => Facet::Conflict,
        }
    }
}

impl<'a> Work<'a> {
    fn new(base: &'a Framework, ours: Side<'a>, theirs: Side<'a>) -> Self {
        let (taken, ends) = (Taken::default(), IdMap::default());
        Work { base, ours, theirs, ends, kept: Vec::new(), taken, conflicts: Vec::new(), to_read: Vec::new() }
    }

    /// A node as it ends; none where it goes.
    fn end(&self, id: Id) -> Option<&Record> {
        match self.ends.get(&id) {
            Some(end) => end.as_deref(),
            None => self.ours.now.get(id),
        }
    }

    fn count(&mut self, facet: Facet) {
        let (ours, theirs, both) = match facet {
            Facet::Ours => (1, 0, 0),
            Facet::Theirs => (0, 1, 0),
            Facet::Both => (0, 0, 1),
            Facet::Each => (1, 1, 0),
            Facet::Same | Facet::Conflict => (0, 0, 0),
        };
        self.taken.ours += ours;
        self.taken.theirs += theirs;
        self.taken.both += both;
    }

    fn conflict(&mut self, record: &Record, field: Option<&str>, kind: ConflictKind, states: [State; 3]) {
        let [base, ours, theirs] = states;
        let field = field.map(str::to_string);
        self.conflicts.push(Conflict { id: record.id, node: record.kind, field, kind, base, ours, theirs });
    }
}

#[cfg(test)]
mod tests;
