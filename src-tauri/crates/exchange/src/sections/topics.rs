//! First floor, sections of documents: tables whose columns are levels and whose rows have no name in front: each cell
//! begins with the line that names what the row is about, the same in all of them.

use super::plant::{Planter, Stand};
use super::titles;
use crate::build::Build;
use crate::error::ReadError;
use crate::layout;
use crate::pieces::{Part, Skip};
use crate::table::{Row, Table};
use rungs_model::{Id, Kind};

/// The most letters of what a row is about.
const LONGEST: usize = 60;

/// The line that names what a row is about, and what stands below it, in each cell; none where the cells do not agree.
fn topic(build: &Build<'_>, row: &Row) -> Option<Vec<(Part, Part)>> {
    let parted = |part: &Part| {
        let text = build.text(part);
        let from = text.len() - text.trim_start().len();
        let end = from + text[from..].find('\n')?;
        let is_name = text[from..end].chars().count() <= LONGEST && crate::lines::bullet(&text[from..end]) == 0;
        is_name.then(|| (build.trimmed(&part.slice(from..end)), part.slice(end..text.len())))
    };
    let cells: Vec<(Part, Part)> = row.cells.iter().map(|(_, part)| parted(part)).collect::<Option<_>>()?;
    let name = titles::plain(build.text(&cells.first()?.0));
    let agree = cells.iter().all(|(topic, _)| titles::plain(build.text(topic)) == name);
    (cells.len() >= 2 && !name.is_empty() && agree).then_some(cells)
}

/// Whether each of some rows says in its cells what it is about.
pub(super) fn have(build: &Build<'_>, rows: &[Row]) -> bool {
    !rows.is_empty() && rows.iter().all(|row| topic(build, row).is_some())
}

/// Reads a table of that kind, or one that goes on with the last one of them; false if it is another one.
pub(super) fn read(p: &mut Planter<'_, '_>, table: &Table, stand: Stand) -> Result<bool, ReadError> {
    let Some((head, rows)) = table.rows.split_first() else { return Ok(false) };
    if p.tree.heads.are_levels(p.build, table) && have(p.build, rows) {
        let path = p.path_of(stand)?;
        p.levels.clear();
        for (column, name) in &head.cells {
            let step = p.things.named(p.build, Kind::Step, path, name)?;
            p.levels.push((*column, step));
        }
        return rows.iter().try_for_each(|row| one(p, row, stand)).map(|()| true);
    }
    let fits = |row: &Row| row.cells.iter().all(|(column, _)| p.levels.iter().any(|(at, _)| at == column));
    if p.levels.is_empty() || !table.rows.iter().all(fits) || !have(p.build, &table.rows) {
        return Ok(false);
    }
    table.rows.iter().try_for_each(|row| one(p, row, stand)).map(|()| true)
}

/// Reads a row.
fn one(p: &mut Planter<'_, '_>, row: &Row, stand: Stand) -> Result<(), ReadError> {
    let Some(cells) = topic(p.build, row) else { return Ok(()) };
    let mut competency: Option<Id> = None;
    for ((column, _), (name, said)) in row.cells.iter().zip(cells) {
        match competency {
            Some(_) => p.build.skip(&name, Skip::Again),
            None => competency = Some(p.things.competency(p.build, stand.group, &name)?),
        }
        if let Some((_, step)) = p.levels.iter().find(|(at, _)| at == column).copied() {
            layout::abilities(p.build, step, competency, &said)?;
        }
    }
    Ok(())
}
