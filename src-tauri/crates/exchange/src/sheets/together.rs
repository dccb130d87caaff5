//! First floor, formats to read: what the sheets of a workbook are beside each other.

use crate::build::Build;
use crate::layout;
use crate::mapping::{Layout, Role, SheetMap};
use crate::table::Table;
use rungs_model::Kind;
use std::borrow::Cow;
use std::collections::HashSet;

/// Settles what no sheet says alone.
pub(super) fn settle(build: &Build<'_>, tables: &[Cow<'_, Table>], maps: &mut [SheetMap]) {
    leave_out(maps);
    of_levels(tables, maps);
    name(build, tables, maps);
}

/// Beside sheets with heads, one without them is a list of something else; beside those that say what is expected, one in
/// which people are marked says it again.
fn leave_out(maps: &mut [SheetMap]) {
    const MARKS: &[&str] =
        &["rating", "score", "selfassess", "managerassess", "einschatzung", "autoeval", "beoordeling"];
    let is_marked = |map: &SheetMap| {
        let is_mark = |head: &str| MARKS.iter().any(|mark| layout::plain(head).replace(' ', "").contains(mark));
        map.columns.iter().filter(|column| is_mark(&column.head)).count() > 1
    };
    let is_matrix = |map: &SheetMap| matches!(map.layout, Layout::Wide | Layout::Across) && map.head.is_some();
    let has_matrix = maps.iter().any(|map| is_matrix(map) && !is_marked(map));
    let has_heads = maps.iter().any(|map| map.layout != Layout::Skip && map.head.is_some());
    let asks = |map: &SheetMap| {
        map.columns.iter().filter(|c| ["expected", "overall"].contains(&layout::plain(&c.head).as_str())).count() > 1
    };
    for map in maps {
        let is_beside = has_matrix && (is_marked(map) || (!is_matrix(map) && asks(map)));
        if is_beside || (has_heads && map.head.is_none()) {
            map.layout = Layout::Skip;
        }
    }
}

/// A sheet among others that is named after levels, and names nothing that stands on them, describes them.
fn of_levels(tables: &[Cow<'_, Table>], maps: &mut [SheetMap]) {
    let used = maps.iter().filter(|map| map.layout != Layout::Skip).count();
    for (table, map) in tables.iter().zip(maps).filter(|_| used > 1) {
        let has = |role: Role| map.columns.iter().any(|column| column.is == role);
        let is_long = matches!(map.layout, Layout::Long | Layout::Indented);
        let others = [Role::Path, Role::Competency, Role::Group, Role::Level].into_iter().any(has);
        if is_long && has(Role::Step) && !others && layout::names_levels(&table.name) {
            for column in map.columns.iter_mut().filter(|c| matches!(c.is, Role::Ability | Role::Definition)) {
                column.is = Role::StepSummary;
            }
        }
    }
}

/// What the sheets are named after, where they all have the same form and no column says it: steps, or competencies.
fn name(build: &Build<'_>, tables: &[Cow<'_, Table>], maps: &mut [SheetMap]) {
    let has = |map: &SheetMap, role: Role| map.columns.iter().any(|column| column.is == role);
    let used: Vec<usize> = (0..maps.len()).filter(|at| maps[*at].layout != Layout::Skip).collect();
    // A matrix without names of rows is of what its sheet is called, and so are its sisters.
    let is_nameless = |map: &SheetMap| {
        map.layout == Layout::Wide && ![Role::Competency, Role::Group, Role::Path].iter().any(|role| has(map, *role))
    };
    let nameless: Vec<usize> = used.iter().copied().filter(|at| is_nameless(&maps[*at])).collect();
    if nameless.len() > 1
        && same_heads(&nameless, maps)
        && !nameless.iter().any(|at| layout::is_role(&tables[*at].name))
    {
        for at in nameless {
            maps[at].names = Some(Kind::Competency);
        }
        return;
    }
    let are_long = used.iter().all(|at| matches!(maps[*at].layout, Layout::Long | Layout::Indented));
    if used.len() < 2 || !are_long || used.iter().any(|at| has(&maps[*at], Role::Path)) {
        return;
    }
    let all = |role: Role, says: bool| used.iter().all(|at| has(&maps[*at], role) == says);
    let names = if all(Role::Step, false) && used.iter().all(|at| layout::is_level(&tables[*at].name)) {
        Kind::Step
    } else if all(Role::Step, true)
        && all(Role::Competency, false)
        && !used.iter().any(|at| layout::is_role(&tables[*at].name))
        && same_steps(build, &used, tables, maps)
    {
        Kind::Competency
    } else {
        return;
    };
    for at in used {
        maps[at].names = Some(names);
    }
}

/// Whether wide sheets have the same steps over their columns.
fn same_heads(used: &[usize], maps: &[SheetMap]) -> bool {
    let heads = |at: usize| -> Vec<String> {
        let levels = maps[at].columns.iter().filter(|column| column.is == Role::Level);
        levels.map(|column| layout::plain(&column.head)).collect()
    };
    let first = used.first().map(|at| heads(*at)).unwrap_or_default();
    first.len() > 1 && used.iter().all(|at| heads(*at) == first)
}

/// Whether the sheets speak of the same steps.
fn same_steps(build: &Build<'_>, used: &[usize], tables: &[Cow<'_, Table>], maps: &[SheetMap]) -> bool {
    let steps = |at: usize| -> HashSet<String> {
        let column = maps[at].columns.iter().find(|column| column.is == Role::Step).map_or(0, |column| column.column);
        let rows = tables[at].rows.iter().filter(|row| row.number >= maps[at].head.unwrap_or(0));
        rows.filter_map(|row| row.cell(column.saturating_sub(1)))
            .map(|part| build.text(part).trim().to_lowercase())
            .collect()
    };
    let first = used.first().map(|at| steps(*at)).unwrap_or_default();
    first.len() > 1 && used.iter().all(|at| steps(*at).intersection(&first).count() * 10 >= first.len() * 7)
}
