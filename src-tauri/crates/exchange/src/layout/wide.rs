//! First floor, layouts of tables: a competency a row, a step a column.

use super::things::{self, Things};
use super::{Sheet, abilities};
use crate::build::Build;
use crate::error::ReadError;
use crate::mapping::Role;
use crate::pieces::{Part, Skip};
use crate::table::Row;
use rungs_model::{Field, Id, Kind};

pub(super) fn read(build: &mut Build<'_>, things: &mut Things, sheet: &Sheet<'_>) -> Result<(), ReadError> {
    let levels: Vec<u32> = sheet.columns(Role::Level).collect();
    let mut above = Above { group: sheet.group, ..Above::default() };
    for row in sheet.body() {
        above.read(build, things, sheet, row)?;
        let path = match above.path {
            Some(path) => path,
            None => {
                let root = build.root();
                things.called(build, Kind::Path, root, &sheet.title)?
            }
        };
        let steps = steps(build, things, sheet, path, &levels)?;
        if let Some(field) = about_steps(build, sheet, row) {
            for (step, cell) in steps.iter().filter_map(|(column, step)| Some((*step, row.cell(*column)?))) {
                about_step(build, things, step, field, cell)?;
            }
            skip_rest(build, sheet, row);
            continue;
        }
        let competency = sheet.cell(row, Role::Competency);
        let competency = match (competency, above.group) {
            (Some(name), group) => Some(things.competency(build, group, name)?),
            (None, _) => None,
        };
        about_competency(build, sheet, row, competency)?;
        for (step, cell) in steps.iter().filter_map(|(column, step)| Some((*step, row.cell(*column)?))) {
            abilities(build, step, competency, cell)?;
        }
    }
    Ok(())
}

/// The group and the path that rows belong to until another one is named.
#[derive(Default)]
pub(super) struct Above {
    pub path: Option<Id>,
    pub group: Option<Id>,
}

impl Above {
    /// Reads what a row says of its path and group. A row that says nothing but a name is the head of those below it.
    pub fn read(
        &mut self,
        build: &mut Build<'_>,
        things: &mut Things,
        sheet: &Sheet<'_>,
        row: &Row,
    ) -> Result<(), ReadError> {
        let root = build.root();
        if let Some(name) = sheet.cell(row, Role::Path) {
            self.path = Some(things.named(build, Kind::Path, root, name)?);
        }
        if let Some(name) = sheet.cell(row, Role::Group) {
            self.group = Some(things.named(build, Kind::Group, root, name)?);
        }
        let group = self.group.filter(|_| sheet.cell(row, Role::Group).is_some());
        for part in sheet.columns(Role::GroupSummary).filter_map(|column| row.cell(column)) {
            match group {
                Some(group) => build.say(group, Field::Summary, part),
                None => build.skip(part, Skip::Again),
            }
        }
        let has_level = sheet.columns(Role::Level).any(|column| row.cell(column).is_some());
        if let (Some(name), false, None) =
            (sheet.cell(row, Role::Competency), has_level, sheet.columns(Role::Group).next())
            && row.cells.len() == 1
        {
            self.group = Some(things.named(build, Kind::Group, root, name)?);
        }
        Ok(())
    }
}

/// The steps of a path, one for each column that holds one.
fn steps(
    build: &mut Build<'_>,
    things: &mut Things,
    sheet: &Sheet<'_>,
    path: Id,
    levels: &[u32],
) -> Result<Vec<(u32, Id)>, ReadError> {
    let mut steps = Vec::with_capacity(levels.len());
    for column in levels {
        let number = sheet.map.head.and_then(|head| head.checked_sub(1));
        let name = number.and_then(|number| sheet.table.over(number, *column)).cloned();
        let step = match name {
            Some(name) => things.named(build, Kind::Step, path, &name)?,
            None => things.called(build, Kind::Step, path, &crate::pieces::letters(*column))?,
        };
        steps.push((*column, step));
    }
    Ok(steps)
}

/// What a row says of the steps themselves rather than of a competency: their years, focus, summary, code or grade.
fn about_steps(build: &Build<'_>, sheet: &Sheet<'_>, row: &Row) -> Option<Role> {
    let name = sheet.cell(row, Role::Competency)?;
    let role = super::guess::role_of(build.text(name))?;
    matches!(role, Role::Years | Role::Focus | Role::Code | Role::Grade | Role::StepSummary | Role::Step)
        .then_some(role)
}

/// Says something of a step.
pub(crate) fn about_step(
    build: &mut Build<'_>,
    things: &mut Things,
    step: Id,
    role: Role,
    cell: &Part,
) -> Result<(), ReadError> {
    match role {
        Role::Years => things::years_of(build, step, cell),
        Role::Grade => {
            let root = build.root();
            let grade = things.named(build, Kind::Grade, root, cell)?;
            things::grade(build, step, grade);
        }
        Role::Focus => build.say(step, Field::Focus, cell),
        Role::Code => build.say(step, Field::Code, cell),
        _ => say_once(build, step, Field::Summary, cell),
    }
    Ok(())
}

/// Says something of a field unless it says just that already, as columns repeat what holds for several rows.
pub(crate) fn say_once(build: &mut Build<'_>, node: Id, field: Field, cell: &Part) {
    let text = build.text(cell).trim().to_string();
    let is_there = build.record(node).is_some_and(|record| record.text(field).split('\n').eq(text.split('\n')));
    let has_line = build.record(node).is_some_and(|record| record.text(field).contains(&text));
    if is_there || has_line { build.skip(cell, Skip::Again) } else { build.say(node, field, cell) }
}

/// What a row says of its competency; what has no competency is skipped with what is known of it.
pub(super) fn about_competency(
    build: &mut Build<'_>,
    sheet: &Sheet<'_>,
    row: &Row,
    competency: Option<Id>,
) -> Result<(), ReadError> {
    for (column, cell) in &row.cells {
        let role = sheet.role(*column);
        match (role, competency) {
            (Some(Role::Definition), Some(id)) => say_once(build, id, Field::Definition, cell),
            (Some(Role::Example), Some(id)) => say_once(build, id, Field::Example, cell),
            (Some(Role::Note), Some(id)) => note(build, sheet, id, *column, cell)?,
            (Some(Role::Name | Role::ParentName), _) => build.skip(cell, Skip::Name),
            (Some(Role::Skip), _) => build.skip(cell, Skip::LeftOut),
            _ => {}
        }
    }
    Ok(())
}

/// A note of a node, under the head of its column. The same note is not made twice.
pub(super) fn note(
    build: &mut Build<'_>,
    sheet: &Sheet<'_>,
    node: Id,
    column: u32,
    cell: &Part,
) -> Result<(), ReadError> {
    let heading = sheet.head().and_then(|head| head.cell(column)).map(|part| build.text(part).trim().to_string());
    let heading = heading.unwrap_or_default();
    let text = build.text(cell).trim().to_string();
    let is_there = build
        .records()
        .iter()
        .rev()
        .take(64)
        .any(|record| record.kind == Kind::Note && record.parent == Some(node) && record.text(Field::Body) == text);
    if is_there {
        build.skip(cell, Skip::Again);
    } else {
        build.note(node, &heading, &[], &text, std::slice::from_ref(cell))?;
    }
    Ok(())
}

/// The name of a row that speaks of the steps is its head.
fn skip_rest(build: &mut Build<'_>, sheet: &Sheet<'_>, row: &Row) {
    for (column, cell) in &row.cells {
        if sheet.role(*column) != Some(Role::Level) {
            build.skip(cell, Skip::Head);
        }
    }
}
