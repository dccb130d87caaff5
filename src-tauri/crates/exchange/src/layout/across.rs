//! First floor, layouts of tables: a step a row, a competency a column.

use super::things::Things;
use super::wide::{about_step, note, say_once};
use super::{Sheet, abilities, abilities_of};
use crate::build::Build;
use crate::error::ReadError;
use crate::mapping::Role;
use crate::pieces::{Part, Skip};
use rungs_model::{Field, Id, Kind};
use std::collections::HashMap;

pub(super) fn read(build: &mut Build<'_>, things: &mut Things, sheet: &Sheet<'_>) -> Result<(), ReadError> {
    let root = build.root();
    let (mut path, mut step) = (None, None);
    let groups = groups(sheet);
    for row in sheet.body() {
        if let (Some(Role::Path), Some((_, name))) = (sheet.row(row), row.cells.first()) {
            path = Some(things.named(build, Kind::Path, root, name)?);
            step = None;
            continue;
        }
        if let Some(name) = sheet.cell(row, Role::Path) {
            path = Some(things.named(build, Kind::Path, root, name)?);
        }
        let in_path = match path {
            Some(path) => path,
            None => things.called(build, Kind::Path, root, &sheet.title)?,
        };
        if let Some(name) = sheet.cell(row, Role::Step) {
            step = Some(things.named(build, Kind::Step, in_path, name)?);
        }
        let Some(step) = step else { continue };
        for (column, cell) in &row.cells {
            match sheet.role(*column) {
                // What spans several competencies speaks of the step as a whole.
                Some(Role::Level | Role::Ability) if spans(sheet, row.number, *column) => whole(build, step, cell)?,
                // The head of the column names the competency.
                Some(Role::Level | Role::Ability) => {
                    let number = sheet.map.head.and_then(|head| head.checked_sub(1));
                    let name = number.and_then(|number| sheet.table.over(number, *column)).cloned();
                    let group = match groups.get(column).cloned() {
                        Some(name) => Some(things.named(build, Kind::Group, root, &name)?),
                        None => sheet.group,
                    };
                    let competency = name.map(|name| things.competency(build, group, &name)).transpose()?;
                    abilities_of(build, things, sheet, step, competency, cell)?;
                }
                Some(role @ (Role::Years | Role::Focus | Role::Code | Role::Grade)) => {
                    about_step(build, things, step, role, cell)?;
                }
                Some(Role::StepSummary | Role::Definition) => say_once(build, step, Field::Summary, cell),
                Some(Role::Note) => note(build, sheet, step, *column, cell)?,
                Some(Role::Name | Role::ParentName) => build.skip(cell, Skip::Name),
                Some(Role::Skip) => build.skip(cell, Skip::LeftOut),
                _ => {}
            }
        }
    }
    Ok(())
}

/// The groups over the heads, by column: a name holds for the columns to its right until the next one.
fn groups(sheet: &Sheet<'_>) -> HashMap<u32, Part> {
    let head = sheet.map.head.unwrap_or(0);
    let Some(row) = sheet.table.rows.iter().find(|row| row.number + 1 < head && sheet.row(row) == Some(Role::Group))
    else {
        return HashMap::new();
    };
    let mut last = None;
    let mut groups = HashMap::new();
    for column in sheet.map.columns.iter().filter(|c| matches!(c.is, Role::Level | Role::Ability)) {
        let column = column.column.saturating_sub(1);
        last = row.cell(column).or_else(|| sheet.table.over(row.number, column)).or(last);
        groups.extend(last.map(|name| (column, name.clone())));
    }
    groups
}

/// Whether a cell covers several columns of competencies.
fn spans(sheet: &Sheet<'_>, row: u32, column: u32) -> bool {
    let of = |column: u32| matches!(sheet.role(column), Some(Role::Level | Role::Ability));
    (column..column.saturating_add(64)).filter(|c| of(*c) && sheet.table.covers((row, column), *c)).nth(1).is_some()
}

/// A cell on a step as a whole: its prose is the summary, what it lists are abilities.
fn whole(build: &mut Build<'_>, step: Id, cell: &Part) -> Result<(), ReadError> {
    let text = build.text(cell).to_string();
    let end = text.find('•').unwrap_or(text.len());
    let summary = build.trimmed(&cell.slice(0..end));
    if !build.text(&summary).is_empty() {
        super::wide::say_once(build, step, Field::Summary, &summary);
    }
    if end < text.len() {
        abilities(build, step, None, &cell.slice(end..text.len()))?;
    }
    Ok(())
}
