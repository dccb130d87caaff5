//! First floor, layouts of tables: what the columns of a table most likely are, by what stands over and in them.

use super::column::Column;
use super::rows;
use super::words::{is_level, letters, role_of};
use crate::build::Build;
use crate::mapping::{ColumnMap, Layout, Role, SheetMap};
use crate::table::{Row, Table};
use foldhash::fast::RandomState;
use std::collections::{HashMap, HashSet};

/// How many rows may stand above the heads.
const ABOVE: usize = 15;

/// What a table most likely is, and how sure that is, from 0 to 1.
pub(crate) fn guess(build: &Build<'_>, table: &Table) -> (SheetMap, f32) {
    let (head, known) = head_row(build, table);
    let body: Vec<&Row> = match head {
        Some(at) => table.rows[at + 1..].iter().collect(),
        None => table.rows.iter().collect(),
    };
    let mut columns: Vec<Column<'_>> =
        table.columns().into_iter().map(|c| Column::of(build, table, head, &body, c)).collect();
    settle(build, &mut columns, &body);
    let layout = lay_out(&mut columns, &body);
    let sure = sureness(layout, &columns, known, body.len());
    let map = |column: &Column<'_>| ColumnMap {
        column: column.at + 1,
        head: column.head.clone(),
        is: column.role.unwrap_or(Role::Skip),
    };
    let rows = match (layout, head) {
        (Layout::Wide, Some(head)) => rows::guess(build, table, head, &columns),
        _ => Vec::new(),
    };
    let head = head.map(|at| table.rows[at].number + 1);
    let columns = columns.iter().map(map).collect();
    (SheetMap { sheet: table.name.clone(), layout, head, rows, columns, ..SheetMap::default() }, sure)
}

/// Whether rows begin with heads of which at least two are known, and hold more than them.
pub(crate) fn has_heads(build: &Build<'_>, table: &Table) -> bool {
    let (head, known) = head_row(build, table);
    known >= 2 && head.is_some_and(|head| head < 4 && head + 1 < table.rows.len()) && guess(build, table).1 > 0.0
}

/// The row of the heads, and how many of them are known: the row near the top that has most of them, or the first in
/// which several short cells stand over longer ones.
fn head_row(build: &Build<'_>, table: &Table) -> (Option<usize>, usize) {
    let width = table.rows.iter().take(50).map(|row| row.cells.len()).max().unwrap_or(0);
    if let Some(at) = table.head.and_then(|head| table.rows.iter().position(|row| row.number == head)) {
        let texts = table.rows[at].cells.iter().map(|(_, part)| build.text(part));
        return (Some(at), texts.filter(|text| role_of(text).is_some() || is_level(text)).count().max(1));
    }
    let mut best: (Option<usize>, usize, usize) = (None, 0, 0);
    for (at, row) in table.rows.iter().take(ABOVE).enumerate() {
        let texts: Vec<&str> = row.cells.iter().map(|(_, part)| build.text(part).trim()).collect();
        let short = texts.iter().filter(|text| text.chars().count() <= 80 && text.lines().count() <= 4).count();
        let different = texts.iter().map(|text| text.to_lowercase()).collect::<HashSet<_>>().len();
        if texts.len() < 2 || short < texts.len() || different * 2 < texts.len() || texts.len() * 5 < width * 2 {
            continue;
        }
        let levels = texts.iter().filter(|text| is_level(text)).count();
        // "Grade, G5, G6" says something of the steps that another row names.
        let on_steps =
            |role: Role| matches!(role, Role::Years | Role::Grade | Role::Code | Role::Focus | Role::StepSummary);
        let is_on_steps =
            texts.first().and_then(|text| role_of(text)).is_some_and(on_steps) && levels + 1 == texts.len();
        let known = texts.iter().filter(|text| role_of(text).is_some()).count() - usize::from(is_on_steps);
        let score = known * 3 + levels * 2 + 1;
        if score > best.2 {
            best = (Some(at), known + levels, score);
        }
    }
    (best.0, best.1)
}

/// Settles what columns of like heads are by what stands in them: "Job family, Job title, Level" are a path, its steps and
/// their codes.
fn settle(build: &Build<'_>, columns: &mut [Column<'_>], body: &[&Row]) {
    let at = |columns: &[Column<'_>], role: Role| -> Vec<usize> {
        (0..columns.len()).filter(|at| columns[*at].role == Some(role) && columns[*at].filled > 0).collect()
    };
    let (paths, steps) = (at(columns, Role::Path), at(columns, Role::Step));
    let is_code = |column: &Column<'_>| column.length <= 4 || column.numbers == column.filled;
    match (paths.as_slice(), steps.as_slice()) {
        ([outer, inner], []) => (columns[*outer].role, columns[*inner].role) = (Some(Role::Path), Some(Role::Step)),
        ([outer, inner], [level]) if follows(build, body, columns[*inner].at, columns[*level].at) => {
            (columns[*outer].role, columns[*inner].role) = (Some(Role::Path), Some(Role::Step));
            columns[*level].role = Some(if is_code(&columns[*level]) { Role::Code } else { Role::Grade });
        }
        ([outer, _, ..], [_, ..]) => columns[*outer].role = Some(Role::Tagline),
        ([path], [level])
            if is_code(&columns[*level])
                && columns[*path].different() > 1
                && columns[*path].different() >= columns[*level].different()
                && follows(build, body, columns[*path].at, columns[*level].at) =>
        {
            (columns[*path].role, columns[*level].role) = (Some(Role::Step), Some(Role::Code));
        }
        _ => {}
    }
    let steps = at(columns, Role::Step);
    if let [first, .., last] = steps.as_slice() {
        let code = if is_code(&columns[*first]) { *first } else { *last };
        if is_code(&columns[code]) {
            columns[code].role = Some(Role::Code);
        }
    }
    // "Level, Name": the names are those of the levels.
    if let [level] = at(columns, Role::Step).as_slice()
        && is_code(&columns[*level])
        && let Some(name) = columns.get(level + 1)
        && ["name", "title"].contains(&letters(&name.head).as_str())
        && !name.is_prose()
    {
        columns[*level].role = Some(Role::Code);
        columns[level + 1].role = Some(Role::Step);
    }
    // "Subcategory, Skill": the last of several is the competency, the one before it a group.
    let mut competencies = at(columns, Role::Competency);
    competencies.retain(|at| !columns[*at].is_long());
    if let [outer @ .., _] = competencies.as_slice() {
        for at in outer.iter().rev() {
            let has_group = columns.iter().any(|column| column.role == Some(Role::Group));
            columns[*at].role = Some(if has_group { Role::Note } else { Role::Group });
        }
    }
    // "Experience" may head what people do, and "Grade" a mark.
    for column in columns.iter_mut().filter(|column| column.role == Some(Role::Years) && column.is_prose()) {
        let texts = body.iter().filter_map(|row| row.cell(column.at)).map(|part| build.text(part));
        let speak = texts.filter(|text| crate::years::find(text, true).is_some()).count();
        if speak * 2 < column.filled && column.length > 40 {
            column.role = None;
        }
    }
}

/// Whether each text of a column has one and the same beside it in another wherever it stands.
fn follows(build: &Build<'_>, body: &[&Row], from: u32, to: u32) -> bool {
    let mut beside: HashMap<&str, &str, RandomState> = HashMap::default();
    body.iter().all(|row| match (row.cell(from), row.cell(to)) {
        (Some(from), Some(to)) => {
            let to = build.text(to).trim();
            *beside.entry(build.text(from).trim()).or_insert(to) == to
        }
        _ => true,
    })
}

/// Settles what the columns are by how they stand together.
fn lay_out(columns: &mut [Column<'_>], body: &[&Row]) -> Layout {
    let has = |columns: &[Column<'_>], role: Role| columns.iter().any(|column| column.role == Some(role));
    if has(columns, Role::ParentName) && (has(columns, Role::Ability) || has(columns, Role::Competency)) {
        return Layout::Parent;
    }
    let is_number_like = |column: &Column<'_>| column.filled > 0 && column.numbers * 10 >= column.filled * 9;
    // "Level" over numbers, beside a full statement, says how deep a row stands.
    if let Some(depth) = columns
        .iter()
        .position(|c| matches!(c.role, Some(Role::Depth)) || (c.role == Some(Role::Step) && is_number_like(c)))
        && columns.iter().any(|c| letters(&c.head).contains("statement"))
    {
        columns[depth].role = Some(Role::Depth);
        return Layout::Depth;
    }
    // A column whose head names a level and whose cells are prose is a step of a wide table.
    let is_step = |column: &Column<'_>| {
        let says = column.length >= 3 && column.numbers * 2 < column.filled.max(1);
        is_level(&column.head) && (column.is_prose() || says) && column.role.is_none_or(|r| r == Role::Name)
    };
    let mut levels = columns.iter().filter(|column| is_step(column)).count();
    let prose_left = columns.iter().filter(|c| c.role.is_none() && c.is_prose()).count();
    if levels < 2
        && let Some(step) = one_step_a_row(columns, body.len())
    {
        columns[step].role = Some(Role::Step);
        for column in columns.iter_mut().filter(|c| c.is_said_of_a_step() && !c.head.is_empty()) {
            column.role = Some(Role::Level);
        }
        return Layout::Across;
    }
    if levels < 2 && !has(columns, Role::Ability) && prose_left >= 2 {
        // Nobody knows these names; still, several columns of prose beside names are a matrix.
        let is_name = |head: &str| !head.is_empty() && head.split_whitespace().count() <= 4;
        for column in columns.iter_mut().filter(|c| c.role.is_none() && c.is_prose() && is_name(&c.head)) {
            column.role = Some(Role::Level);
            levels += 1;
        }
    }
    // Numbers under the names of levels are how much of it each of them asks for; beside prose they would be scores.
    let asks = |column: &Column<'_>| {
        let is_free = column.role.is_none_or(|role| role == Role::Name);
        is_level(&column.head) && is_free && column.numbers == column.filled && column.filled > 0
    };
    if levels == 0 && has(columns, Role::Competency) && columns.iter().filter(|column| asks(column)).count() >= 2 {
        for column in columns.iter_mut().filter(|column| asks(column)) {
            column.role = Some(Role::Level);
        }
        return Layout::Wide;
    }
    if levels >= 2 {
        for column in columns.iter_mut() {
            if is_step(column) {
                column.role = Some(Role::Level);
            }
        }
        beside_levels(columns);
        name_rows(columns);
        return Layout::Wide;
    }
    long(columns, body)
}

/// "Engineer" beside "Senior engineer" is a step as well, though its name alone says nothing.
fn beside_levels(columns: &mut [Column<'_>]) {
    let may_be = |column: &Column<'_>| {
        let says = column.length >= 3 && column.numbers * 2 < column.filled.max(1);
        column.role.is_none() && says && !column.head.is_empty() && column.head.split_whitespace().count() <= 4
    };
    let is_level = |column: &Column<'_>| column.role == Some(Role::Level);
    let lengths = columns.iter().filter(|column| is_level(column)).map(|column| column.length).collect::<Vec<_>>();
    let usual = lengths.iter().sum::<usize>() / lengths.len().max(1);
    // Names are shorter than what is said.
    let alike = |column: &Column<'_>| column.length * 3 >= usual;
    for at in 1..columns.len() {
        if is_level(&columns[at - 1]) && may_be(&columns[at]) && alike(&columns[at]) {
            columns[at].role = Some(Role::Level);
        }
    }
    for at in (1..columns.len().saturating_sub(1)).rev() {
        if is_level(&columns[at + 1]) && may_be(&columns[at]) && alike(&columns[at]) {
            columns[at].role = Some(Role::Level);
        }
    }
}

/// The column of steps where each row is one of them and at least two columns say what is expected there.
fn one_step_a_row(columns: &[Column<'_>], rows: usize) -> Option<usize> {
    let said = columns.iter().filter(|c| c.is_said_of_a_step() && !c.head.is_empty()).count();
    // In a document, a merged name or rows that go on with the one above say no name of their own.
    let is_filled = |c: &Column<'_>| c.told || c.filled * 10 >= rows * 7;
    let is_one_each = |c: &Column<'_>| is_filled(c) && !c.is_long() && c.is_different();
    let named = |c: &Column<'_>| matches!(c.role, Some(Role::Step));
    let reads = |c: &Column<'_>| {
        let may_be = matches!(c.role, None | Some(Role::Grade | Role::Code | Role::Path | Role::Name));
        may_be && c.filled > 1 && c.levels * 10 >= c.filled * 7
    };
    let step = columns.iter().position(|c| named(c) && is_one_each(c)).or_else(|| {
        let first = columns.iter().position(|c| c.filled > 0)?;
        let by_name = matches!(columns[first].role, Some(Role::Grade | Role::Code | Role::Path));
        ((by_name || reads(&columns[first])) && is_one_each(&columns[first])).then_some(first)
    })?;
    (said >= 2).then_some(step)
}

/// In a wide table the columns in front of the steps name and describe the competency of a row.
fn name_rows(columns: &mut [Column<'_>]) {
    let first = columns.iter().position(|c| c.role == Some(Role::Level)).unwrap_or(0);
    let has = |columns: &[Column<'_>], role: Role| columns[..first].iter().any(|c| c.role == Some(role));
    for at in 0..first {
        let role = match columns[at].role {
            // "Area" beside "Skill" is a group, alone it is the competency itself.
            Some(Role::Group)
                if !has(columns, Role::Competency) && columns[..first].iter().filter(|c| !c.is_prose()).count() < 2 =>
            {
                Some(Role::Competency)
            }
            Some(Role::Step | Role::Path | Role::Ability)
                if !has(columns, Role::Competency) && columns[at].is_different() =>
            {
                Some(Role::Competency)
            }
            None if columns[at].is_prose() && columns[at].length > 60 && has(columns, Role::Competency) => {
                Some(Role::Definition)
            }
            None if !has(columns, Role::Competency) => {
                let repeats = !columns[at].is_different();
                let sparse = at + 1 < first && columns[at].filled * 2 < columns[at + 1].filled;
                Some(if at + 1 < first && (repeats || sparse) { Role::Group } else { Role::Competency })
            }
            other => other,
        };
        columns[at].role = role;
    }
    if !has(columns, Role::Competency) {
        let names = (0..first).rev().find(|at| matches!(columns[*at].role, Some(Role::Group | Role::Name) | None));
        if let Some(at) = names {
            columns[at].role = Some(Role::Competency);
        }
    }
}

/// A thing a row: the column of prose that nobody named is the statement.
fn long(columns: &mut [Column<'_>], body: &[&Row]) -> Layout {
    let has = |columns: &[Column<'_>], role: Role| columns.iter().any(|c| c.role == Some(role));
    let stands_in = [Role::Path, Role::Step].into_iter().any(|role| has(columns, role));
    if !has(columns, Role::Ability) {
        let free = columns
            .iter()
            .enumerate()
            .filter(|(_, c)| c.role.is_none() && c.is_prose())
            .max_by_key(|(_, c)| c.length)
            .map(|(at, _)| at);
        let described = columns
            .iter()
            .position(|c| stands_in && c.role == Some(Role::Definition) && !has(columns, Role::Competency));
        let named = columns.iter().position(|c| stands_in && c.role == Some(Role::Competency) && c.is_prose());
        if let Some(at) = free.or(described).or(named) {
            columns[at].role = Some(Role::Ability);
        }
    }
    let leading: Vec<&Column<'_>> =
        columns.iter().take_while(|c| !matches!(c.role, Some(Role::Ability | Role::Definition))).collect();
    let sparse = leading.iter().any(|c| {
        c.filled > 0
            && c.filled * 10 < body.len() * 7
            && matches!(c.role, Some(Role::Path | Role::Step | Role::Group | Role::Competency))
    });
    if sparse { Layout::Indented } else { Layout::Long }
}

fn sureness(layout: Layout, columns: &[Column<'_>], known: usize, rows: usize) -> f32 {
    let used = columns.iter().filter(|c| c.role.is_some_and(|r| r != Role::Skip)).count();
    let says = |role: Role| columns.iter().any(|c| c.role == Some(role));
    if rows == 0 || !(says(Role::Level) || says(Role::Ability) || says(Role::Competency)) {
        return 0.0;
    }
    let told = known.min(used) as f32 / columns.len().max(1) as f32;
    let base = if matches!(layout, Layout::Wide | Layout::Parent | Layout::Depth) { 0.5 } else { 0.4 };
    (base + told / 2.0).min(1.0)
}
