//! Who made each change of a comparison, as far as the step log knows.

use crate::{Engine, Loaded, Problem};
use rungs_compare::{Change, ChangeKind, Comparison};
use rungs_model::{Id, Place, Record, Value};
use rungs_store::{ReviewRow, Worked};
use std::collections::BTreeMap;

/// Who made the changes of a comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct People {
    /// Their names, who made most of them first.
    pub names: Vec<String>,
    /// For each change the place of its author among the names; none where nobody knows.
    pub authors: Vec<Option<u32>>,
}

impl Engine {
    /// Who made each change between two states of one framework: where several worked on the same thing, the last who gave
    /// it the state it has now. Of two frameworks, of files, and of one state with itself nobody knows.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn people(&self, old: &Loaded, new: &Loaded, comparison: &Comparison) -> Result<People, Problem> {
        let states = (old.state, new.state);
        let (Some(old), Some(new)) = states else { return Ok(People::nobody(comparison)) };
        if old.framework != new.framework {
            return Ok(People::nobody(comparison));
        }
        let desk = self.desk();
        let step = |version| desk.store.step_of(old.framework, version);
        let (one, two) = (step(old.version)?, step(new.version)?);
        let ids = comparison.changes.iter().filter_map(node);
        let touched = desk.store.touched(old.framework, (one.min(two), one.max(two)), ids)?;
        Ok(People::of(comparison, |change| author(change, touched.get(&node(change)?)?)))
    }

    /// Who made each change that came with a colleague's file, as far as the versions in it tell.
    pub(crate) fn people_of(
        &self,
        framework: Id,
        review: &ReviewRow,
        comparison: &Comparison,
    ) -> Result<People, Problem> {
        // Their state is kept under an id of its own; what stands in it has the ids of the framework.
        let theirs = |id: Id| if id == framework { review.theirs } else { id };
        let desk = self.desk();
        let span = (desk.store.first_step(review.theirs)?, desk.store.step_of(review.theirs, None)?);
        let ids = comparison.changes.iter().filter_map(node).map(theirs);
        let touched = desk.store.touched(review.theirs, span, ids)?;
        Ok(People::of(comparison, |change| author(change, touched.get(&theirs(node(change)?))?)))
    }
}

impl People {
    fn nobody(comparison: &Comparison) -> People {
        People { names: Vec::new(), authors: vec![None; comparison.changes.len()] }
    }

    fn of<'a>(comparison: &'a Comparison, author: impl Fn(&'a Change) -> Option<&'a str>) -> People {
        let by: Vec<Option<&str>> = comparison.changes.iter().map(author).collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for name in by.iter().flatten() {
            *counts.entry(name).or_default() += 1;
        }
        let mut names: Vec<&str> = counts.keys().copied().collect();
        names.sort_by_key(|name| std::cmp::Reverse(counts.get(name)));
        let places: BTreeMap<&str, u32> = names.iter().copied().zip(0..).collect();
        let authors = by.into_iter().map(|name| places.get(name?).copied()).collect();
        People { names: names.into_iter().map(str::to_string).collect(), authors }
    }
}

/// The node of a change; paired by content it has two ids, and its state now is told under the newer one.
fn node(change: &Change) -> Option<Id> {
    change.new_id.or(change.old_id)
}

/// What a change is about in a state of its node.
#[derive(PartialEq)]
enum Facet<'r> {
    There(bool),
    Container(Option<Id>),
    Spot(Option<Place>),
    Field(Option<&'r Value>),
    Key(Option<&'r str>),
}

fn facet<'r>(change: &Change, record: Option<&'r Record>) -> Facet<'r> {
    let name = change.field.as_deref().unwrap_or_default();
    match (change.change, change.node.field_named(name)) {
        (ChangeKind::Added | ChangeKind::Removed, _) => Facet::There(record.is_some()),
        (ChangeKind::Moved, _) => Facet::Container(record.and_then(|r| r.parent)),
        (ChangeKind::Reordered, _) => Facet::Spot(record.map(|r| r.place)),
        (ChangeKind::Edited, Some(field)) => Facet::Field(record.and_then(|r| r.fields.get(field))),
        (ChangeKind::Edited, None) => {
            let keys = record.map(|r| r.extra.0.as_slice()).unwrap_or_default();
            Facet::Key(keys.iter().find(|(key, _)| key == name).map(|(_, text)| text.as_str()))
        }
    }
}

/// The last who gave what a change is about the state it has at the end. Who takes a step back or does it again has written
/// nothing: that counts only where nobody else is left.
fn author<'t>(change: &Change, touched: &'t Worked) -> Option<&'t str> {
    let found = match touched {
        Worked::One(author) => Some(author),
        Worked::Several { before, states } => {
            let end = facet(change, states.last()?.record.as_ref());
            let mut known = facet(change, before.as_ref());
            let (mut own, mut any) = (None, None);
            for state in states {
                let now = facet(change, state.record.as_ref());
                if now != known && now == end {
                    any = Some(&state.author);
                    own = if state.is_own { any } else { own };
                }
                known = now;
            }
            own.or(any)
        }
    };
    found.map(String::as_str).filter(|author| !author.is_empty())
}
