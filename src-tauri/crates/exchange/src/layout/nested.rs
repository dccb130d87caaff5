//! First floor, layouts of tables: columns that stand in each other: a domain, its areas, and what is said of each.
//!
//! Of columns that name what a row stands in, the one that changes most seldom is the outermost. A framework has groups,
//! competencies in them, and statements of these: of three levels each has its own, of more those between become notes.

use super::column::Column;
use super::follows::follows;
use super::words::{role_of, speaks_of_competencies};
use crate::build::Build;
use crate::mapping::Role;
use crate::table::Row;

/// Settles columns that stand in each other in a table of a thing a row.
pub(super) fn nest(build: &Build<'_>, columns: &mut [Column<'_>], body: &[&Row]) {
    let find = |columns: &[Column<'_>], role: Role| columns.iter().position(|c| c.role == Some(role) && c.filled > 0);
    let Some(statement) = find(columns, Role::Ability) else { return };
    let competency = find(columns, Role::Competency);
    let inner = competency.unwrap_or(statement);
    let held = [Role::Step, Role::Path].map(|role| find(columns, role).map(|at| columns[at].at));
    let is_outer = |at: &usize| {
        let c = &columns[*at];
        let follows = |from: u32| follows(build, body, from, c.at);
        // What a step or a path has once is said of it.
        let is_of_them = c.role.is_none() && held.into_iter().flatten().any(follows);
        let is_told = c.role.is_some() || (c.different() > 1 && c.length > 3 && is_in_turn(c, columns));
        is_told && !is_of_them && (competency.is_none() || follows(columns[inner].at))
    };
    let mut outer = before(columns, body, inner);
    outer.retain(is_outer);
    let named = outer.pop_if(|_| competency.is_none());
    if let Some(at) = named {
        columns[at].role = Some(Role::Competency);
    }
    let has_group = columns.iter().any(|c| c.role == Some(Role::Group) && c.filled > 0);
    for (number, at) in outer.into_iter().enumerate() {
        let is_group = number == 0 && (!has_group || columns[at].role == Some(Role::Group));
        match columns[at].role {
            None | Some(Role::Group) if is_group => columns[at].role = Some(Role::Group),
            None | Some(Role::Group) => columns[at].role = Some(Role::Note),
            _ => {}
        }
    }
    // "Theme, Sub-theme": what only some rows name within is kept with what they stand in.
    let within = find(columns, Role::Competency).map(|at| at + 1..statement);
    for at in within.into_iter().flatten() {
        if columns[at].role.is_none() && is_name(&columns[at]) && columns[at].length > 3 {
            columns[at].role = Some(Role::Note);
        }
    }
}

/// "Domain, Area, Element": where nothing is said of what stands innermost, it is itself what is said of the second.
pub(super) fn innermost(build: &Build<'_>, columns: &mut [Column<'_>], body: &[&Row]) {
    let taken = [Role::Ability, Role::Definition, Role::Example, Role::Step, Role::Path, Role::AbilityTitle];
    if columns.iter().any(|c| c.filled > 0 && c.role.is_some_and(|role| taken.contains(&role))) {
        return;
    }
    let is_named = |c: &Column<'_>| c.role == Some(Role::Competency) && c.filled > 0 && c.numbers * 2 < c.filled;
    let Some(inner) = columns.iter().rposition(is_named).filter(|at| columns[*at].is_different()) else { return };
    let outer = before(columns, body, inner);
    let [.., first, second] = outer.as_slice() else { return };
    let ([first, second], number) = ([*first, *second], |at: usize| columns[at].different());
    let are_fewer = number(first) < number(second) && number(second) < number(inner);
    let stands = |one: usize, other: usize| follows(build, body, columns[one].at, columns[other].at);
    if are_fewer && stands(second, first) && stands(inner, second) {
        columns[inner].role = Some(Role::Ability);
        columns[second].role = Some(Role::Competency);
        columns[first].role = Some(Role::Group);
    }
}

/// "Domain, Area, Skill, Description" where each row names one of the three, and says more of that one alone.
pub(super) fn is_stairs(columns: &mut [Column<'_>], body: &[&Row]) -> bool {
    let is_number = |c: &Column<'_>| matches!(c.role, Some(Role::Name | Role::Code | Role::Kind)) || c.filled == 0;
    let first = columns.iter().position(|c| !is_number(c)).unwrap_or_default();
    let last = columns[first..].iter().position(|c| !may_name(c)).map_or(columns.len(), |n| first + n);
    let says_more = columns[last..].iter().position(|c| c.role == Some(Role::Definition) && c.filled > 0);
    let (Some(_), 2..=3) = (says_more, last - first) else { return false };
    let stairs: Vec<u32> = columns[first..last].iter().map(|c| c.at).collect();
    let steps = |row: &&&Row| stairs.iter().filter(|column| row.cell(**column).is_some()).count() == 1;
    let has_names = body.first().is_some_and(|row| row.cell(stairs[0]).is_some());
    if !has_names || body.len() < 4 || body.iter().filter(steps).count() * 20 < body.len() * 19 {
        return false;
    }
    for (column, role) in columns[first..last].iter_mut().zip([Role::Group, Role::Competency, Role::AbilityTitle]) {
        column.role = Some(role);
    }
    true
}

/// The columns in front of another that may name what its texts stand in: each is filled in all rows, or from the first
/// one on wherever its name changes.
fn before(columns: &[Column<'_>], body: &[&Row], inner: usize) -> Vec<usize> {
    let mut most = 0;
    let mut found = Vec::new();
    for (at, column) in columns[..inner].iter().enumerate() {
        let is_full = column.filled * 10 >= columns[inner].filled * 7;
        let comes_again = column.different() < column.filled;
        let begins = || body.first().is_some_and(|row| row.cell(column.at).is_some());
        let may_be = may_name(column) && if is_full { comes_again } else { begins() };
        // "Theme, Sub-theme": what only some rows name holds nothing together.
        if may_be && column.filled * 10 >= most * 7 {
            most = most.max(column.filled);
            found.push(at);
        }
    }
    found
}

/// Whether a column may name what rows stand in.
fn may_name(column: &Column<'_>) -> bool {
    let says = || match role_of(&column.head) {
        Some(role) => matches!(role, Role::Competency | Role::Group),
        None => speaks_of_competencies(&column.head),
    };
    let is_free = match column.role {
        None | Some(Role::Group | Role::Competency) => true,
        // One of several competencies was kept beside the last of them.
        Some(Role::Note) => says(),
        _ => false,
    };
    is_free && is_name(column)
}

fn is_name(column: &Column<'_>) -> bool {
    // Names of what holds many rows may be long.
    let comes_again = column.different() * 2 <= column.filled && column.length <= 120;
    let is_short = !column.is_long() || comes_again;
    column.filled > 0 && column.numbers == 0 && is_short && !column.are_codes() && !column.head.is_empty()
}

/// Whether rows of one name stand together, at least within each step.
fn is_in_turn(column: &Column<'_>, columns: &[Column<'_>]) -> bool {
    let times = |role: Role| columns.iter().find(|c| c.role == Some(role)).map_or(1, |c| c.different().max(1));
    column.changes() * 4 <= column.different() * times(Role::Step) * times(Role::Path) * 5
}

/// What there are more of stands in what there are fewer of, whatever the heads say: of names that are all different, each
/// with one of a few competencies, these are the families.
pub(super) fn outer_first(columns: &mut [Column<'_>]) {
    let of = |role: Role| columns.iter().position(|column| column.role == Some(role));
    let (Some(group), Some(competency)) = (of(Role::Group), of(Role::Competency)) else { return };
    let (outer, inner) = (&columns[group], &columns[competency]);
    let is_turned = outer.is_different() && outer.filled == inner.filled && outer.different() > 2 * inner.different();
    if is_turned {
        (columns[group].role, columns[competency].role) = (Some(Role::Competency), Some(Role::Group));
    }
}
