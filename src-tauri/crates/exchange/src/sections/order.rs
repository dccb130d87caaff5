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
    let mut places: HashMap<Id, usize> = HashMap::new();
    for rows in paths.values().filter(|rows| rows.len() > 1) {
        let steps: HashSet<Id> = rows.iter().flatten().copied().collect();
        // As they were found, with their numbers.
        let found = p.build.records().iter().filter(|record| steps.contains(&record.id));
        let found: Vec<(Id, u32)> = found.map(|step| (step.id, number(step))).collect();
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
    let mut after: HashMap<Id, HashSet<Id>> = HashMap::new();
    for pair in rows.iter().flat_map(|row| row.windows(2)) {
        after.entry(pair[1]).or_default().insert(pair[0]);
    }
    let mut rest: Vec<(Id, u32)> = found.to_vec();
    let mut order = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        let is_next = |step: &Id| after.get(step).is_none_or(|before| before.iter().all(|one| order.contains(one)));
        let (at, _) = rest
            .iter()
            .enumerate()
            .filter(|(_, (step, _))| is_next(step))
            .min_by_key(|(at, (_, number))| (*number, *at))?;
        order.push(rest.remove(at).0);
    }
    Some(order)
}
