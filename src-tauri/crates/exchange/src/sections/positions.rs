//! First floor, sections of documents: a table that lists positions: a level a row, a path a column, and in each cell what
//! somebody of that level is called there.

use super::plant::Planter;
use super::titles;
use crate::build::Build;
use crate::error::ReadError;
use crate::layout;
use crate::pieces::{Part, Skip};
use crate::table::{Row, Table};
use rungs_model::{Field, Id, Kind, Value};

/// The most letters of a position.
const LONGEST: usize = 60;

/// The columns of a table that are paths, if it lists positions. A column may say something else of a level ("Senior:
/// yes"). The first one is the level itself.
fn paths(build: &Build<'_>, table: &Table, is_path: &dyn Fn(&str) -> bool) -> Option<Vec<u32>> {
    let (head, rows) = table.rows.split_first()?;
    let (first, others) = head.cells.split_first()?;
    let says = |part: &Part| build.text(part).trim().to_string();
    let number = |text: &str| text.chars().all(|c| c.is_ascii_digit()) && text.len() <= 2;
    let levels = rows.iter().filter(|row| row.cell(first.0).is_some_and(|part| layout::is_level(&says(part)))).count();
    if rows.len() < 2 || levels < rows.len() || layout::is_level(&says(&first.1)) {
        return None;
    }
    let cells = |column: u32| rows.iter().filter_map(move |row| row.cell(column)).map(says);
    let names = |column: u32| {
        let positions = cells(column).filter(|text| titles::step(text) > 0 || titles::role(text)).count();
        let all = cells(column).count();
        positions > 0 && positions * 10 >= all * 7 && cells(column).all(|text| !number(&text))
    };
    let is_short = others
        .iter()
        .flat_map(|(column, _)| cells(*column))
        .all(|text| text.chars().count() <= LONGEST && !text.contains('\n') && !text.ends_with('.'));
    // Of job titles alone any other head is a path, unless it says what they are: "Title", "Position".
    let titled = |column: u32| cells(column).all(|text| titles::step(&text) > 0 || titles::role(&text));
    let is = |column: u32, head: &str| is_path(head) || (titled(column) && layout::role_of(head).is_none());
    let columns = others.iter().filter(|(column, part)| names(*column) && is(*column, &says(part)));
    let found: Vec<u32> = columns.map(|(column, _)| *column).collect();
    (is_short && found.len() >= 2).then_some(found)
}

/// Reads a table that lists positions; false if it is another one.
pub(super) fn read(p: &mut Planter<'_, '_>, table: &Table) -> Result<bool, ReadError> {
    let root = p.build.root();
    let is_path =
        |title: &str| titles::path(title) || titles::role(title) || p.things.known(Kind::Path, root, title).is_some();
    let Some(columns) = paths(p.build, table, &is_path) else { return Ok(false) };
    let Some((head, rows)) = table.rows.split_first() else { return Ok(false) };
    let mut paths: Vec<(u32, Id)> = Vec::with_capacity(columns.len());
    for (column, part) in &head.cells {
        if columns.contains(column) {
            paths.push((*column, p.things.named(p.build, Kind::Path, root, part)?));
        } else {
            p.build.skip(part, Skip::Head);
        }
    }
    for row in rows {
        level(p, head, row, &paths)?;
    }
    Ok(true)
}

/// The positions of one level, which is the grade of all of them.
fn level(p: &mut Planter<'_, '_>, head: &Row, row: &Row, paths: &[(u32, Id)]) -> Result<(), ReadError> {
    let root = p.build.root();
    let Some((first, name)) = row.cells.first() else { return Ok(()) };
    let text = p.build.text(name).trim().to_string();
    let over = head.cell(*first).map(|part| p.build.text(part).trim().to_string()).unwrap_or_default();
    let said = if text.chars().all(|c| c.is_ascii_digit()) { format!("{over} {text}") } else { text };
    let grade = p.things.said(p.build, Kind::Grade, root, said.trim(), name)?;
    for (column, part) in &row.cells[1..] {
        match paths.iter().find(|(path, _)| path == column) {
            Some((_, path)) => {
                let step = p.things.named(p.build, Kind::Step, *path, part)?;
                p.build.set(step, Field::Grade, Value::Link(grade), &[]);
            }
            None => p.build.skip(part, Skip::NoPlace),
        }
    }
    Ok(())
}
