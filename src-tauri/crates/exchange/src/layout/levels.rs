//! First floor, layouts of tables: a sheet that says of the levels, one a row, what holds in all others.

use super::things::{Things, plain};
use super::wide::{about_step, note};
use super::{Sheet, long};
use crate::build::Build;
use crate::error::ReadError;
use crate::mapping::{Layout, Role, SheetMap};
use crate::pieces::Skip;
use rungs_model::{Field, Id, Kind};
use std::collections::HashMap;

/// Whether a sheet speaks of levels and of nothing that stands on them.
pub(crate) fn are_all(map: &SheetMap) -> bool {
    let has = |role: Role| map.columns.iter().any(|column| column.is == role);
    let others =
        [Role::Path, Role::Level, Role::Ability, Role::AbilityTitle, Role::Competency, Role::Group, Role::ParentName];
    matches!(map.layout, Layout::Long | Layout::Indented) && has(Role::Step) && !others.into_iter().any(has)
}

/// Reads what is said of levels that other sheets have named; of any other a step is made.
pub(super) fn read(build: &mut Build<'_>, things: &mut Things, sheet: &Sheet<'_>) -> Result<(), ReadError> {
    let known = known(build);
    let mut rest: Vec<u32> = Vec::new();
    let mut steps: Vec<Id> = Vec::new();
    for row in sheet.body() {
        let names = [Role::Step, Role::Code].into_iter().filter_map(|role| sheet.cell(row, role));
        let found =
            names.map(|part| build.text(part).trim().to_string()).find_map(|text| known.get(&plain(&text)).cloned());
        if sheet.cell(row, Role::Step).is_some() {
            steps = found.unwrap_or_default();
        }
        if steps.is_empty() {
            rest.push(row.number);
            continue;
        }
        for (column, cell) in &row.cells {
            for step in &steps {
                match sheet.role(*column) {
                    Some(Role::Step) => build.skip(cell, Skip::Again),
                    Some(role @ (Role::Years | Role::Focus | Role::Code | Role::Grade | Role::StepSummary)) => {
                        long::about_step_once(build, things, *step, role, cell)?;
                    }
                    Some(Role::Definition) => about_step(build, things, *step, Role::StepSummary, cell)?,
                    Some(Role::Note) => note(build, sheet, *step, *column, cell)?,
                    Some(Role::Name) => build.skip(cell, Skip::Name),
                    _ => build.skip(cell, Skip::LeftOut),
                }
            }
        }
    }
    if rest.is_empty() {
        return Ok(());
    }
    let told = sheet.table.rows.iter().filter(|row| !rest.contains(&row.number)).flat_map(|row| {
        let first = sheet.map.head.unwrap_or(0);
        row.cells.iter().filter(move |_| row.number >= first).map(|(column, _)| (row.number, *column))
    });
    let told: Vec<(u32, u32)> = told.collect();
    let table = sheet.table.without(&told);
    let others = Sheet { title: sheet.title.clone(), whole: sheet.whole.clone(), ..Sheet::of(&table, sheet.map) };
    long::read(build, things, &others, sheet.map.layout == Layout::Indented)
}

/// The steps that were made so far, by their titles and codes.
fn known(build: &Build<'_>) -> HashMap<String, Vec<Id>> {
    let mut known: HashMap<String, Vec<Id>> = HashMap::new();
    for record in build.records().iter().filter(|record| record.kind == Kind::Step) {
        let (title, code) = (plain(record.text(Field::Title)), plain(record.text(Field::Code)));
        let both = [title.clone(), code.clone(), format!("{code} {title}")];
        for name in both.iter().filter(|name| !name.trim().is_empty()) {
            let steps = known.entry(name.clone()).or_default();
            if !steps.contains(&record.id) {
                steps.push(record.id);
            }
        }
    }
    known
}
