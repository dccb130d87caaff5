//! First floor, layouts of tables: a row a thing, with a column that says how deep it stands or what it stands in.
//!
//! What has something below it is a container. Of three levels the outermost are groups, then competencies, then what is
//! said of them; of two, groups and competencies; of one, competencies.

use super::Sheet;
use super::things::Things;
use crate::build::Build;
use crate::error::ReadError;
use crate::mapping::{Layout, Role};
use crate::pieces::{Part, Skip};
use crate::table::Row;
use crate::tree::{Leaf, grow};
use rungs_model::{Field, Kind};
use std::collections::{HashMap, HashSet};

pub(super) fn read(build: &mut Build<'_>, _things: &mut Things, sheet: &Sheet<'_>) -> Result<(), ReadError> {
    let rows: Vec<&Row> = sheet.body().collect();
    let parents =
        if sheet.map.layout == Layout::Depth { by_depth(build, sheet, &rows) } else { by_name(build, sheet, &rows) };
    let mut leaves: Vec<Leaf> = rows.iter().zip(parents).map(|(row, parent)| leaf(build, sheet, row, parent)).collect();
    names_only(build, sheet, &rows, &mut leaves);
    grow(build, &leaves)?;
    let unnamed = build.records().iter().find(|record| record.kind == Kind::Path && record.face().is_empty());
    if let Some(path) = unnamed.map(|record| record.id) {
        build.says(path, Field::Title, &sheet.title, &[]);
    }
    Ok(())
}

/// The nearest shallower row above.
fn by_depth(build: &mut Build<'_>, sheet: &Sheet<'_>, rows: &[&Row]) -> Vec<Option<usize>> {
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut parents = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let cell = sheet.cell(row, Role::Depth).cloned();
        let depth = cell.as_ref().map_or(0, |cell| depth_of(build.text(cell)));
        if let Some(cell) = &cell {
            build.skip(cell, Skip::Name);
        }
        while open.last().is_some_and(|(_, other)| *other >= depth) {
            open.pop();
        }
        parents.push(open.last().map(|(at, _)| *at));
        open.push((at, depth));
    }
    parents
}

/// A short title that is the name by which the file knows a row refers to that row, and is no title.
fn names_only(build: &mut Build<'_>, sheet: &Sheet<'_>, rows: &[&Row], leaves: &mut [Leaf]) {
    let said = |build: &Build<'_>, part: &Part| build.text(part).trim().to_string();
    let names: HashSet<String> =
        rows.iter().filter_map(|row| Some(said(build, sheet.cell(row, Role::Name)?))).collect();
    for leaf in leaves.iter_mut().filter(|leaf| leaf.text.is_some()) {
        if let Some(title) = leaf.title.take_if(|title| names.contains(&said(build, title))) {
            build.skip(&title, Skip::Name);
        }
    }
}

/// 2 of "2", 3 of "1.4.2".
fn depth_of(text: &str) -> usize {
    let text = text.trim().trim_end_matches('.');
    if text.contains('.') { text.split('.').count() } else { text.parse().unwrap_or(0) }
}

fn by_name(build: &mut Build<'_>, sheet: &Sheet<'_>, rows: &[&Row]) -> Vec<Option<usize>> {
    let name = |build: &Build<'_>, part: &Part| build.text(part).trim().trim_end_matches('.').to_string();
    let mut named: HashMap<String, usize> = HashMap::new();
    for role in [Role::Name, Role::Code] {
        for (at, row) in rows.iter().enumerate() {
            for column in sheet.columns(role) {
                if let Some(part) = row.cell(column) {
                    named.entry(name(build, part)).or_insert(at);
                }
            }
        }
    }
    let mut parents = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let cell = sheet.cell(row, Role::ParentName).cloned();
        let of_code = || {
            // A code says what it stands in: 1.2 of 1.2.3.
            let code = name(build, sheet.cell(row, Role::Code)?);
            named.get(code.rsplit_once('.')?.0).copied()
        };
        let parent = match &cell {
            Some(cell) => named.get(&name(build, cell)).copied(),
            None => of_code(),
        };
        if let Some(cell) = &cell {
            build.skip(cell, if parent.is_some() { Skip::Name } else { Skip::Dangling });
        }
        parents.push(parent.filter(|parent| *parent != at));
    }
    parents
}

fn leaf(build: &mut Build<'_>, sheet: &Sheet<'_>, row: &Row, parent: Option<usize>) -> Leaf {
    let mut leaf = Leaf { parent, ..Leaf::default() };
    for (column, cell) in &row.cells {
        match sheet.role(*column) {
            Some(Role::Ability | Role::Competency) if leaf.text.is_none() => leaf.text = Some(cell.clone()),
            Some(Role::AbilityTitle) => leaf.title = Some(cell.clone()),
            Some(Role::Definition) => leaf.definition = Some(cell.clone()),
            Some(Role::Note) => {
                let heading =
                    sheet.head().and_then(|head| head.cell(*column)).map(|part| build.text(part).trim().to_string());
                leaf.notes.push((heading.unwrap_or_default(), cell.clone()));
            }
            Some(Role::Examples) => leaf.examples.push(cell.clone()),
            // "1.2" says where a row stands, and "E.1.2" what people call it.
            Some(Role::Code) if leaf.code.is_none() && build.text(cell).contains(char::is_alphabetic) => {
                leaf.code = Some(cell.clone());
            }
            Some(role @ (Role::Name | Role::Code)) => {
                if role == Role::Name {
                    leaf.id = crate::ids::uuid(build.text(cell));
                }
                build.skip(cell, Skip::Name);
            }
            Some(Role::Kind) => {
                leaf.kind = Some(build.text(cell).trim().to_lowercase());
                build.skip(cell, Skip::Name);
            }
            Some(Role::Skip) => build.skip(cell, Skip::LeftOut),
            _ => {}
        }
    }
    leaf
}
