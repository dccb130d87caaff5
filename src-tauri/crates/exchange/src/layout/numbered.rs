//! First floor, layouts of tables: heads and names that are told apart by their numbers: "Task 1, Task 2"; a column of
//! numbers beside the names that they stand for.

use super::column::Column;
use super::follows::follows;
use super::words::{is_level, letters, role_of};
use crate::build::Build;
use crate::mapping::Role;
use crate::table::Row;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Settles columns under heads that only their numbers tell apart: several statements of one row, unless they are levels.
pub(super) fn heads(columns: &mut [Column<'_>]) {
    let mut of: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, column) in columns.iter().enumerate().filter(|(_, c)| c.role.is_none() && c.filled > 0) {
        if let Some(name) = without_number(&column.head) {
            of.entry(letters(name)).or_default().push(at);
        }
    }
    of.retain(|_, columns| columns.len() > 1);
    let names_levels = columns.iter().any(|c| {
        let may_be = matches!(c.role, Some(Role::Step | Role::AbilityTitle)) && c.filled > 0;
        may_be && c.levels * 2 >= c.filled && c.different() * 2 <= c.filled
    });
    for alike in of.into_values() {
        let Some(name) = alike.first().and_then(|at| without_number(&columns[*at].head)) else { continue };
        let last = name.split_whitespace().next_back().unwrap_or_default();
        let said = match role_of(name).or_else(|| role_of(last)) {
            Some(role @ (Role::Ability | Role::Examples | Role::Example | Role::Note)) => Some(role),
            None => names_levels.then_some(Role::Ability),
            Some(_) => None,
        };
        for at in alike.into_iter().filter(|_| said.is_some()) {
            columns[at].role = said;
        }
    }
}

/// "Basic - Knowledge, Basic - Practice, Expert - Knowledge, Expert - Practice": heads that each name a level and what is
/// said of it, where several levels have the same. Gives the bytes of the level in each of them.
pub(super) fn faceted(heads: &[&str]) -> Option<Vec<Range<usize>>> {
    let parted: Option<Vec<(Range<usize>, &str)>> = heads.iter().map(|head| part(head)).collect();
    let parted = parted?;
    let mut said: HashMap<String, Vec<String>> = HashMap::new();
    for (head, (level, facet)) in heads.iter().zip(&parted) {
        said.entry(letters(&head[level.clone()])).or_default().push(letters(facet));
    }
    let first = said.values().next()?;
    let is_same =
        said.values().all(|facets| facets == first) && first.iter().collect::<HashSet<_>>().len() == first.len();
    (said.len() > 1 && first.len() > 1 && is_same).then(|| parted.into_iter().map(|(level, _)| level).collect())
}

/// The level and the rest of a head that names both: "Basic - Knowledge", "Basic: Knowledge", "Basic (Knowledge)".
pub(super) fn part(head: &str) -> Option<(Range<usize>, &str)> {
    [" - ", " – ", " — ", ": ", " / ", " | ", " (", "\n"].into_iter().find_map(|mark| {
        let (level, facet) = head.split_once(mark)?;
        let is_named = is_level(level) && !is_level(facet) && letters(facet).len() > 1;
        is_named.then(|| (0..level.trim_end().len(), facet))
    })
}

/// "Task" of "Task 1".
pub(super) fn without_number(head: &str) -> Option<&str> {
    let head = head.trim();
    let rest = head.trim_end_matches(|c: char| c.is_ascii_digit());
    let name = rest.trim_end_matches(|c: char| !c.is_alphanumeric());
    (rest.len() < head.len() && name.chars().count() > 2).then_some(name)
}

/// "Cluster, Cluster name": of two columns that say the same, one in numbers or codes, the other one holds the names. The
/// numbers are the file's own.
pub(super) fn names(build: &Build<'_>, columns: &mut [Column<'_>], body: &[&Row]) {
    let kinds = [Role::Path, Role::Group, Role::Competency];
    for at in 0..columns.len() {
        let Some(role) = columns[at].role.filter(|role| kinds.contains(role)) else { continue };
        if !columns[at].are_codes() {
            continue;
        }
        let head = letters(&columns[at].head);
        let may_name = |c: &Column<'_>| {
            let is_like = c.role == Some(role) || (c.role.is_none() && letters(&c.head).starts_with(&head));
            is_like && c.filled > 0 && !c.are_codes()
        };
        let is_beside = |other: &usize| {
            let (one, other) = (columns[at].at, columns[*other].at);
            follows(build, body, one, other) && follows(build, body, other, one)
        };
        let named = (0..columns.len()).filter(|other| *other != at && may_name(&columns[*other])).find(is_beside);
        if let Some(named) = named {
            columns[named].role = Some(role);
            columns[at].role = Some(Role::Name);
        }
    }
}
