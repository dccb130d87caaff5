//! First floor, layouts of tables: a step a row, a competency a column.

use super::things::Things;
use super::wide::{about_step, note, say_once};
use super::{Sheet, abilities_of};
use crate::build::Build;
use crate::error::ReadError;
use crate::mapping::Role;
use crate::pieces::Skip;
use rungs_model::{Field, Kind};

pub(super) fn read(build: &mut Build<'_>, things: &mut Things, sheet: &Sheet<'_>) -> Result<(), ReadError> {
    let root = build.root();
    let (mut path, mut step) = (None, None);
    for row in sheet.body() {
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
                // The head of the column names the competency.
                Some(Role::Level | Role::Ability) => {
                    let number = sheet.map.head.and_then(|head| head.checked_sub(1));
                    let name = number.and_then(|number| sheet.table.over(number, *column)).cloned();
                    let competency = name.map(|name| things.competency(build, None, &name)).transpose()?;
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
