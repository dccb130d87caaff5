//! First floor, sections of documents: the order of steps that several competencies name, of which none may name all. What
//! one of them names first stands first; where none says which, the number of the step does.

use super::plant::Planter;
use crate::standard::levels;
use rungs_model::{Field, Id, Kind, Record};
use std::collections::{HashMap, HashSet};

/// The most steps of a path that are put in order.
const MOST: usize = 200;

/// The steps that each competency names, as they follow each other there.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// By the path and the competency.
    rows: HashMap<(Id, Id), Vec<Id>>,
    /// Steps that stand below no competency.
    alone: HashSet<Id>,
}

impl Rows {
    /// Takes down that a competency names a step of a path next.
    pub fn names(&mut self, path: Id, competency: Option<Id>, step: Id) {
        match competency {
            Some(competency) => {
                let row = self.rows.entry((path, competency)).or_default();
                if row.len() < MOST && !row.contains(&step) {
                    row.push(step);
                }
            }
            None => {
                self.alone.insert(path);
            }
        }
    }
}

/// Puts the steps in order, path by path. Where two competencies contradict each other all stays as it was found.
pub(super) fn put(p: &mut Planter<'_, '_>) {
    let rows = std::mem::take(&mut p.rows);
    let mut paths: HashMap<Id, Vec<Vec<Id>>> = HashMap::new();
    for ((path, _), row) in rows.rows {
        if !rows.alone.contains(&path) {
            paths.entry(path).or_default().push(row);
        }
    }
    paths.retain(|_, rows| rows.len() > 1);
    // As they were found, with their numbers.
    let mut found: HashMap<Id, Vec<(Id, u32)>> = HashMap::new();
    for step in p.build.records().iter().filter(|record| record.kind == Kind::Step) {
        if let Some(path) = step.parent.filter(|path| paths.contains_key(path)) {
            found.entry(path).or_default().push((step.id, number(step)));
        }
    }
    let mut places: HashMap<Id, usize> = HashMap::new();
    for (path, rows) in &paths {
        let found = found.remove(path).unwrap_or_default();
        if found.len() <= MOST
            && let Some(order) = merged(&found, rows)
        {
            places.extend(order.into_iter().enumerate().map(|(nth, step)| (step, nth)));
        }
    }
    let paths: Vec<Id> = paths.into_keys().collect();
    p.build.sort_rows(&paths, Kind::Step, |step| places.get(&step.id).copied());
}

fn number(step: &Record) -> u32 {
    [Field::Code, Field::Title].into_iter().find_map(|field| levels::number(step.text(field))).unwrap_or(u32::MAX)
}

/// One order that keeps all rows, if there is one: of those that may come next, the one with the smallest number, or the
/// one that was found first.
fn merged(found: &[(Id, u32)], rows: &[Vec<Id>]) -> Option<Vec<Id>> {
    let pairs: HashSet<(Id, Id)> = rows.iter().flat_map(|row| row.windows(2)).map(|pair| (pair[0], pair[1])).collect();
    let mut after: HashMap<Id, Vec<Id>> = HashMap::new();
    let mut waits: HashMap<Id, usize> = HashMap::new();
    for (first, then) in pairs {
        after.entry(first).or_default().push(then);
        *waits.entry(then).or_default() += 1;
    }
    let mut rest: Vec<(Id, u32)> = found.to_vec();
    let mut order = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        let is_next = |step: &Id| waits.get(step).is_none_or(|before| *before == 0);
        let ready = rest.iter().enumerate().filter(|(_, (step, _))| is_next(step));
        let (at, _) = ready.min_by_key(|(at, (_, number))| (*number, *at))?;
        let step = rest.remove(at).0;
        for then in after.remove(&step).unwrap_or_default() {
            waits.entry(then).and_modify(|before| *before = before.saturating_sub(1));
        }
        order.push(step);
    }
    Some(order)
}
