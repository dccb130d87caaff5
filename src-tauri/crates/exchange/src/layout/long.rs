//! First floor, layouts of tables: an ability (or another single thing) a row, with columns that say where it stands.

use super::things::Things;
use super::wide::{about_competency, about_step, note, say_once};
use super::{Sheet, abilities};
use crate::build::Build;
use crate::error::ReadError;
use crate::mapping::Role;
use crate::pieces::{Part, Skip};
use crate::table::Row;
use rungs_model::{Field, Id, Kind, Value};

/// What a row stands in, from the row itself or, where cells are filled only when they change, from those above.
#[derive(Default, Clone, Copy)]
struct Stands {
    path: Option<Id>,
    step: Option<Id>,
    group: Option<Id>,
    competency: Option<Id>,
}

pub(super) fn read(
    build: &mut Build<'_>,
    things: &mut Things,
    sheet: &Sheet<'_>,
    fills_down: bool,
) -> Result<(), ReadError> {
    let mut stands = Stands { group: sheet.group, ..Stands::default() };
    for row in sheet.body() {
        if !fills_down {
            // Merged cells hold for every row they cover.
            stands = Stands { group: sheet.group, ..Stands::default() };
        }
        stands.read(build, things, sheet, row)?;
        about_competency(build, sheet, row, stands.competency)?;
        stands.about(build, things, sheet, row)?;
        statements(build, things, sheet, row, stands)?;
    }
    Ok(())
}

impl Stands {
    fn read(
        &mut self,
        build: &mut Build<'_>,
        things: &mut Things,
        sheet: &Sheet<'_>,
        row: &Row,
    ) -> Result<(), ReadError> {
        let root = build.root();
        let cell = |role: Role| {
            let column = sheet.columns(role).next()?;
            row.cell(column).or_else(|| sheet.table.over(row.number, column)).cloned()
        };
        if let Some(name) = cell(Role::Path) {
            let path = things.named(build, Kind::Path, root, &name)?;
            if self.path.replace(path) != Some(path) {
                self.step = None;
            }
        }
        if let Some(name) = cell(Role::Step) {
            let path = match self.path {
                Some(path) => path,
                None => things.called(build, Kind::Path, root, &sheet.title)?,
            };
            self.step = Some(things.named(build, Kind::Step, path, &name)?);
        }
        if let Some(name) = cell(Role::Group) {
            let group = things.named(build, Kind::Group, root, &name)?;
            if self.group.replace(group) != Some(group) {
                self.competency = None;
            }
        }
        if let Some(name) = cell(Role::Competency) {
            self.competency = Some(things.competency(build, self.group, &name)?);
        }
        Ok(())
    }

    /// What a row says of its path, step and group.
    fn about(&self, build: &mut Build<'_>, things: &mut Things, sheet: &Sheet<'_>, row: &Row) -> Result<(), ReadError> {
        for (column, cell) in &row.cells {
            match (sheet.role(*column), self) {
                (Some(Role::Tagline), Stands { path: Some(path), .. }) => say_once(build, *path, Field::Tagline, cell),
                (Some(Role::PathSummary), Stands { path: Some(path), .. }) => {
                    say_once(build, *path, Field::Summary, cell);
                }
                (Some(Role::GroupSummary), Stands { group: Some(group), .. }) => {
                    say_once(build, *group, Field::Summary, cell);
                }
                (
                    Some(role @ (Role::Years | Role::Focus | Role::Code | Role::Grade | Role::StepSummary)),
                    Stands { step: Some(step), .. },
                ) => {
                    let field = match role {
                        Role::Years => Field::Experience,
                        Role::Focus => Field::Focus,
                        Role::Code => Field::Code,
                        Role::Grade => Field::Grade,
                        _ => Field::Summary,
                    };
                    let is_said = build.record(*step).is_some_and(|record| record.fields.get(field).is_some());
                    if is_said && role != Role::StepSummary {
                        build.skip(cell, Skip::Again);
                    } else {
                        about_step(build, things, *step, role, cell)?;
                    }
                }
                (Some(Role::Note), Stands { competency: None, .. }) => {
                    if let Some(node) = self.step.or(self.path).or(self.group) {
                        note(build, sheet, node, *column, cell)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// The abilities of a row.
fn statements(
    build: &mut Build<'_>,
    things: &mut Things,
    sheet: &Sheet<'_>,
    row: &Row,
    stands: Stands,
) -> Result<(), ReadError> {
    let statement = sheet.cell(row, Role::Ability).cloned();
    let title = sheet.cell(row, Role::AbilityTitle).cloned();
    let Some(cell) = statement.as_ref().or(title.as_ref()) else { return Ok(()) };
    let parent = match stands.step.or(stands.path) {
        Some(parent) => parent,
        None => {
            let root = build.root();
            things.called(build, Kind::Path, root, &sheet.title)?
        }
    };
    let made = abilities(build, parent, stands.competency, cell)?;
    if let (Some(title), true) = (&title, statement.is_some()) {
        titles(build, &made, title);
    }
    for (column, cell) in &row.cells {
        match (sheet.role(*column), made.first()) {
            (Some(Role::Examples), Some(ability)) => {
                for parts in crate::lines::statements(build, cell) {
                    let text = crate::lines::joined(build, &parts);
                    build.says(*ability, Field::Examples, &text, &parts);
                }
            }
            (Some(Role::Weight), Some(_)) => weight(build, &made, cell),
            _ => {}
        }
    }
    Ok(())
}

/// A title for every ability of a row.
fn titles(build: &mut Build<'_>, made: &[Id], title: &Part) {
    for ability in made {
        build.say(*ability, Field::Title, title);
    }
}

fn weight(build: &mut Build<'_>, made: &[Id], cell: &Part) {
    let number = build.text(cell).trim().replace(',', ".").parse::<f64>().ok();
    match number.filter(|n| n.is_finite() && *n >= 0.0) {
        Some(number) => {
            for ability in made {
                build.set(*ability, Field::Weight, Value::Number(number), std::slice::from_ref(cell));
            }
        }
        None => build.skip(cell, Skip::NotUnderstood),
    }
}
