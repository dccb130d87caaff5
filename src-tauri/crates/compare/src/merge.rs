//! Three-way merge of records by ids: base, ours, theirs. The rules stand in the decision note on merging.

use crate::native;
use rungs_model::{Changes, Field, Framework, Id, Kind, Place, Record, Value};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// The outcome of a merge: the public `rungs.merge/1`, and the framework itself beside it.
#[derive(Debug, Clone)]
pub struct Merge {
    /// Ours with everything of theirs that does not conflict: always a valid framework.
    pub framework: Framework,
    /// What was taken and what conflicts.
    pub report: Report,
}

/// What was taken and what conflicts.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Report {
    /// Always `rungs.merge/1`.
    pub format: String,
    /// How many changes came from which side.
    pub taken: Taken,
    /// What both sides changed differently; ours stands in the result.
    pub conflicts: Vec<Conflict>,
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
    /// The node.
    #[schemars(with = "String")]
    pub id: Id,
    /// Its kind.
    #[schemars(with = "String")]
    pub node: Kind,
    /// The field, where one field is in dispute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The kind of conflict.
    pub kind: ConflictKind,
    /// The state both started from.
    pub base: Json,
    /// Our state, which stands in the result.
    pub ours: Json,
    /// Their state.
    pub theirs: Json,
}

/// Merges two descendants of one base.
pub fn merge(base: &Framework, ours: &Framework, theirs: &Framework) -> Merge {
    let mut work = Work { base, ours, theirs, result: HashMap::new(), taken: Taken::default(), conflicts: Vec::new() };
    let ids: BTreeSet<Id> = [base, ours, theirs].iter().flat_map(|f| f.records().map(|r| r.id)).collect();
    for id in &ids {
        if let Some(record) = work.record(*id) {
            work.result.insert(*id, record);
        }
    }
    work.settle();
    work.orders();
    let framework = work.framework();
    let mut conflicts = work.conflicts;
    conflicts.sort_by(|a, b| (a.id, a.kind, &a.field).cmp(&(b.id, b.kind, &b.field)));
    Merge { framework, report: Report { format: "rungs.merge/1".to_string(), taken: work.taken, conflicts } }
}

struct Work<'a> {
    base: &'a Framework,
    ours: &'a Framework,
    theirs: &'a Framework,
    result: HashMap<Id, Record>,
    taken: Taken,
    conflicts: Vec<Conflict>,
}

/// What one facet of a record comes to.
enum Facet {
    Same,
    Ours,
    Theirs,
    Both,
    Conflict,
}

fn facet<T: PartialEq>(base: &T, ours: &T, theirs: &T) -> Facet {
    match (base == ours, base == theirs, ours == theirs) {
        (true, true, _) => Facet::Same,
        (_, _, true) => Facet::Both,
        (true, false, _) => Facet::Theirs,
        (false, true, _) => Facet::Ours,
        (false, false, _) => Facet::Conflict,
    }
}

impl Work<'_> {
    /// The merged record of one node, without its final place; none where it goes.
    fn record(&mut self, id: Id) -> Option<Record> {
        let (base, ours, theirs) = (self.base.get(id), self.ours.get(id), self.theirs.get(id));
        match (base, ours, theirs) {
            (_, None, None) => {
                self.taken.both += u32::from(base.is_some());
                None
            }
            (None, Some(one), None) => {
                self.taken.ours += 1;
                Some(one.clone())
            }
            (None, None, Some(one)) => {
                self.taken.theirs += 1;
                Some(one.clone())
            }
            (Some(base), Some(ours), None) => {
                if self.touched(self.base, self.ours, id) {
                    self.conflict(ours, None, ConflictKind::EditRemove, [state(base), state(ours), Json::Null]);
                    return Some(ours.clone());
                }
                self.taken.theirs += 1;
                None
            }
            (Some(base), None, Some(theirs)) => {
                if self.touched(self.base, self.theirs, id) {
                    self.conflict(theirs, None, ConflictKind::EditRemove, [state(base), Json::Null, state(theirs)]);
                } else {
                    self.taken.ours += 1;
                }
                None
            }
            (base, Some(ours), Some(theirs)) => Some(self.both_have(base, ours, theirs)),
        }
    }

    /// Whether one side changed a node or anything below it, so that its removal by the other would lose work.
    fn touched(&self, base: &Framework, side: &Framework, id: Id) -> bool {
        let changed = |a: Option<&Record>, b: Option<&Record>| match (a, b) {
            (Some(a), Some(b)) => a.fields != b.fields || a.extra != b.extra || a.parent != b.parent,
            (None, Some(_)) => true,
            (Some(_), None) => false,
            (None, None) => false,
        };
        side.subtree(id).into_iter().any(|below| changed(base.get(below), side.get(below)))
    }

    fn both_have(&mut self, base: Option<&Record>, ours: &Record, theirs: &Record) -> Record {
        let mut merged = ours.clone();
        if ours.kind != theirs.kind {
            self.conflict(
                ours,
                None,
                ConflictKind::AddedTwice,
                [base.map_or(Json::Null, state), state(ours), state(theirs)],
            );
            return merged;
        }
        let clash = if base.is_some() { ConflictKind::EditEdit } else { ConflictKind::AddedTwice };
        for field in ours.kind.fields() {
            let of = |r: &Record| r.fields.get(*field).cloned();
            let (b, o, t) = (base.and_then(of), of(ours), of(theirs));
            match self.facet(&b, &o, &t) {
                Facet::Theirs => merged.fields.set(*field, t),
                Facet::Conflict => match joined_links(&b, &o, &t) {
                    Some(links) => {
                        self.taken.both += 1;
                        merged.fields.set(*field, Some(links));
                    }
                    None => {
                        let json = |v: Option<Value>| v.as_ref().map_or(Json::Null, native::json);
                        self.conflict(ours, Some(*field), clash, [json(b), json(o), json(t)]);
                    }
                },
                _ => {}
            }
        }
        let extra = |r: &Record| r.extra.clone();
        let none = base.map(extra).unwrap_or_default();
        match self.facet(&none, &ours.extra, &theirs.extra) {
            Facet::Theirs => merged.extra = theirs.extra.clone(),
            Facet::Conflict => {
                let states = [base.map_or(Json::Null, state), state(ours), state(theirs)];
                self.conflict(ours, None, clash, states);
            }
            _ => {}
        }
        let parent = base.and_then(|b| b.parent);
        match self.facet(&parent, &ours.parent, &theirs.parent) {
            Facet::Theirs => (merged.parent, merged.place) = (theirs.parent, theirs.place),
            Facet::Conflict => {
                let json = |p: Option<Id>| p.map_or(Json::Null, |p| p.to_string().into());
                let kind = if base.is_some() { ConflictKind::MoveMove } else { ConflictKind::AddedTwice };
                self.conflict(ours, None, kind, [json(parent), json(ours.parent), json(theirs.parent)]);
            }
            _ => {}
        }
        merged
    }

    fn facet<T: PartialEq>(&mut self, base: &T, ours: &T, theirs: &T) -> Facet {
        let facet = facet(base, ours, theirs);
        match facet {
            Facet::Ours => self.taken.ours += 1,
            Facet::Theirs => self.taken.theirs += 1,
            Facet::Both => self.taken.both += 1,
            Facet::Same | Facet::Conflict => {}
        }
        facet
    }

    fn conflict(&mut self, record: &Record, field: Option<Field>, kind: ConflictKind, [base, ours, theirs]: [Json; 3]) {
        let field = field.map(|f| f.name().to_string());
        self.conflicts.push(Conflict { id: record.id, node: record.kind, field, kind, base, ours, theirs });
    }

    /// Makes the result a framework: what would stand in something that went comes back to where we have it, or goes
    /// with it; references to what went are cleared. Each loss of something one side made is a conflict.
    fn settle(&mut self) {
        let stands = |result: &HashMap<Id, Record>, r: &Record| match r.parent {
            None => r.kind == Kind::Framework,
            Some(p) => result.get(&p).is_some_and(|p| p.kind.children().contains(&r.kind)),
        };
        loop {
            let homeless: BTreeSet<Id> =
                self.result.values().filter(|r| !stands(&self.result, r)).map(|r| r.id).collect();
            let Some(id) = homeless.first().copied() else { break };
            let Some(record) = self.result.remove(&id) else { break };
            let mine = self.ours.get(id).filter(|r| r.parent != record.parent && stands(&self.result, r));
            let (base, theirs) = (self.base.get(id), self.theirs.get(id));
            if let Some(mine) = mine {
                let back = Record { parent: mine.parent, place: mine.place, ..record.clone() };
                self.result.insert(id, back);
            }
            let states = [
                base.map_or(Json::Null, state),
                self.ours.get(id).map_or(Json::Null, state),
                theirs.map_or(Json::Null, state),
            ];
            let known = self.conflicts.iter().any(|c| c.id == id && c.kind == ConflictKind::EditRemove);
            if !known && (theirs.is_some() || self.ours.get(id).is_some()) {
                self.conflict(&record, None, ConflictKind::EditRemove, states);
            }
        }
        let here: HashSet<Id> = self.result.keys().copied().collect();
        let dangling: Vec<Record> = self
            .result
            .values()
            .filter(|r| r.fields.iter().any(|(_, v)| v.links().iter().any(|l| !here.contains(l))))
            .cloned()
            .collect();
        for record in dangling {
            self.clear_links(record, &here);
        }
    }

    fn clear_links(&mut self, record: Record, here: &HashSet<Id>) {
        let was_dangling = |side: &Framework, link: Id| {
            side.get(record.id).is_some_and(|r| r.fields.iter().any(|(_, v)| v.links().contains(&link)))
                && side.get(link).is_none()
        };
        let mut left = record.clone();
        for (field, value) in record.fields.iter() {
            let lost: Vec<Id> = value.links().iter().copied().filter(|l| !here.contains(l)).collect();
            // A side may itself hold a reference to nothing: it is left as it is, a finding and no conflict.
            let lost: Vec<Id> = lost.into_iter().filter(|l| !was_dangling(self.ours, *l)).collect();
            if lost.is_empty() {
                continue;
            }
            let of = |side: &Framework| {
                side.get(record.id).and_then(|r| r.fields.get(field)).map_or(Json::Null, native::json)
            };
            let base_has = self.base.get(record.id).and_then(|r| r.fields.get(field));
            if lost.iter().any(|l| !base_has.is_some_and(|v| v.links().contains(l))) {
                let states = [of(self.base), of(self.ours), of(self.theirs)];
                self.conflict(&record, Some(field), ConflictKind::EditRemove, states);
            }
            let stay: Vec<Id> = value.links().iter().copied().filter(|l| !lost.contains(l)).collect();
            match value {
                Value::Links(_) => left.fields.set(field, Some(Value::Links(stay))),
                _ => left.fields.set(field, None),
            }
        }
        let lost_end = record.kind == Kind::Transition && left.fields != record.fields;
        if lost_end {
            self.result.remove(&record.id);
        } else {
            self.result.insert(record.id, left);
        }
    }

    /// Decides the order of every row of siblings.
    fn orders(&mut self) {
        let mut rows: HashMap<(Id, Kind), Vec<Id>> = HashMap::new();
        for record in self.result.values() {
            if let Some(parent) = record.parent {
                rows.entry((parent, record.kind)).or_default().push(record.id);
            }
        }
        let mut keys: Vec<(Id, Kind)> = rows.keys().copied().collect();
        keys.sort_unstable();
        for key in keys {
            let members: HashSet<Id> = rows[&key].iter().copied().collect();
            let order = self.order(key, &members);
            for (i, id) in order.into_iter().enumerate() {
                if let Some(record) = self.result.get_mut(&id) {
                    record.place = Place::nth(i);
                }
            }
        }
    }

    fn order(&mut self, (parent, kind): (Id, Kind), members: &HashSet<Id>) -> Vec<Id> {
        let row = |side: &Framework| -> Vec<Id> {
            side.children(parent, kind).iter().copied().filter(|id| members.contains(id)).collect()
        };
        let (base, ours, theirs) = (row(self.base), row(self.ours), row(self.theirs));
        let common: HashSet<Id> = base.iter().copied().filter(|id| ours.contains(id) && theirs.contains(id)).collect();
        let shared = |row: &[Id]| -> Vec<Id> { row.iter().copied().filter(|id| common.contains(id)).collect() };
        let (b, o, t) = (shared(&base), shared(&ours), shared(&theirs));
        let (lead, follow) = match self.facet(&b, &o, &t) {
            Facet::Theirs => (theirs, ours),
            Facet::Conflict => {
                if let Some(container) = self.result.get(&parent).cloned() {
                    let json = |row: &[Id]| Json::from(row.iter().map(ToString::to_string).collect::<Vec<_>>());
                    self.conflict(&container, None, ConflictKind::Order, [json(&b), json(&o), json(&t)]);
                }
                (ours, theirs)
            }
            _ => (ours, theirs),
        };
        weave(lead, &follow, members)
    }

    /// The result, in which a record that is as ours is the very same as ours.
    fn framework(&self) -> Framework {
        let mut changes = Changes::default();
        for record in self.ours.records() {
            changes.note(record.id, Some(record.clone()), self.result.get(&record.id).cloned().map(Arc::new));
        }
        for (id, record) in &self.result {
            if self.ours.get(*id).is_none() {
                changes.note(*id, None, Some(Arc::new(record.clone())));
            }
        }
        let mut framework = self.ours.clone();
        // `settle` made every record stand; should that ever fail, ours is the valid framework that is promised.
        match framework.apply(&changes) {
            Ok(()) => framework,
            Err(_) => self.ours.clone(),
        }
    }
}

/// One row led by one side; what only the other side has comes behind its neighbour there.
fn weave(lead: Vec<Id>, follow: &[Id], members: &HashSet<Id>) -> Vec<Id> {
    let mut row = lead;
    for (i, id) in follow.iter().enumerate() {
        if !row.contains(id) {
            let before = follow[..i].iter().rev().find_map(|b| row.iter().position(|r| r == b));
            row.insert(before.map_or(0, |b| b + 1), *id);
        }
    }
    // Nodes that neither side has in this row: a move that was taken back.
    let mut rest: Vec<Id> = members.iter().copied().filter(|id| !row.contains(id)).collect();
    rest.sort_unstable();
    row.extend(rest);
    row
}

/// References of both sides together, where each side only added to or took from the same list.
fn joined_links(base: &Option<Value>, ours: &Option<Value>, theirs: &Option<Value>) -> Option<Value> {
    let list = |v: &Option<Value>| match v {
        Some(Value::Links(ids)) => Some(ids.clone()),
        None => Some(Vec::new()),
        _ => None,
    };
    if ![base, ours, theirs].iter().any(|v| matches!(v, Some(Value::Links(_)))) {
        return None;
    }
    let (base, ours, theirs) = (list(base)?, list(ours)?, list(theirs)?);
    let mut joined: Vec<Id> = ours.into_iter().filter(|id| !base.contains(id) || theirs.contains(id)).collect();
    let added = theirs.into_iter().filter(|id| !base.contains(id));
    for id in added {
        if !joined.contains(&id) {
            joined.push(id);
        }
    }
    Some(Value::Links(joined))
}

/// A record as JSON: its fields by name.
fn state(record: &Record) -> Json {
    record.fields.iter().map(|(f, v)| (f.name().to_string(), native::json(v))).collect::<serde_json::Map<_, _>>().into()
}

#[cfg(test)]
mod tests;
