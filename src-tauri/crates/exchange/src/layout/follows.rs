//! First floor, layouts of tables: which columns say what others say, in other words.

use crate::build::Build;
use crate::table::Row;
use foldhash::fast::RandomState;
use std::collections::{HashMap, HashSet};

/// How many rows tell of a table of any length what its columns are to each other.
const LOOKS: usize = 20_000;

/// Whether each text of a column has one and the same beside it in another wherever it stands.
pub(super) fn follows(build: &Build<'_>, body: &[&Row], from: u32, to: u32) -> bool {
    let mut beside: HashMap<&str, &str, RandomState> = HashMap::default();
    body.iter().take(LOOKS).all(|row| match (row.cell(from), row.cell(to)) {
        (Some(from), Some(to)) => {
            let to = build.text(to).trim();
            *beside.entry(build.text(from).trim()).or_insert(to) == to
        }
        _ => true,
    })
}

/// Whether a column hardly ever says two things of one text of another: of each competency one definition.
pub(super) fn comes_of(build: &Build<'_>, body: &[&Row], from: u32, to: u32) -> bool {
    let mut names: HashSet<&str, RandomState> = HashSet::default();
    let mut both: HashSet<(&str, &str), RandomState> = HashSet::default();
    for (from, to) in body.iter().take(LOOKS).filter_map(|row| row.cell(from).zip(row.cell(to))) {
        let from = build.text(from).trim();
        names.insert(from);
        both.insert((from, build.text(to).trim()));
    }
    both.len() * 2 < names.len() * 3
}
