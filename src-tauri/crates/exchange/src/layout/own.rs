//! First floor, layouts of tables: the matrix that Rungs writes itself, which needs no guess.

use crate::build::Build;
use crate::mapping::{ColumnMap, Layout, Role, RowMap, SheetMap};
use crate::rows::{BEFORE, HEADS, ON_STEPS};
use crate::table::{Row, Table};

/// What the columns of the heads hold.
const COLUMNS: [Role; BEFORE] = [Role::Group, Role::Competency, Role::Definition];

/// The map of a matrix of our own; none if the table is another one.
pub(crate) fn own(build: &Build<'_>, table: &Table) -> Option<SheetMap> {
    let says = |row: &Row, column: usize| row.cell(column as u32).map_or("", |part| build.text(part).trim());
    let is_head = |row: &&Row| (0..BEFORE).all(|column| says(row, column) == HEADS[column]);
    let head = table.rows.iter().take(2).position(|row| is_head(&row))?;
    let names = table.rows[..head].iter();
    if names.clone().any(|row| (0..BEFORE).any(|column| !says(row, column).is_empty())) {
        return None;
    }
    let mut rows: Vec<RowMap> = names.map(|row| RowMap { row: row.number + 1, is: Role::Path }).collect();
    let mut left = ON_STEPS.iter();
    for row in &table.rows[head + 1..] {
        let name = if says(row, 0).is_empty() && says(row, 2).is_empty() { says(row, 1) } else { "" };
        let Some((_, is)) = left.find(|(on_steps, _)| *on_steps == name) else { break };
        rows.push(RowMap { row: row.number + 1, is: *is });
    }
    let column = |(at, part): &(u32, crate::Part)| ColumnMap {
        column: at + 1,
        head: build.text(part).trim().to_string(),
        is: COLUMNS.get(*at as usize).copied().unwrap_or(Role::Level),
    };
    let columns = table.rows[head].cells.iter().map(column).collect();
    let head = Some(table.rows[head].number + 1);
    Some(SheetMap { sheet: table.name.clone(), layout: Layout::Wide, head, rows, columns, ..SheetMap::default() })
}
