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
use crate::tree::{Leaf, grow, kind_called};
use rungs_model::{Field, Kind};
use std::collections::{HashMap, HashSet};

/// No tree that people make is as deep.
const DEEPEST: usize = 24;

pub(super) fn read(build: &mut Build<'_>, _things: &mut Things, sheet: &Sheet<'_>) -> Result<(), ReadError> {
    let mut rows: Vec<&Row> = sheet.body().collect();
    let parents = if sheet.map.layout == Layout::Depth {
        match outline(build, sheet, &rows) {
            Some(numbers) => by_outline(build, sheet, &mut rows, numbers),
            None => by_depth(build, sheet, &rows),
        }
    } else {
        by_name(build, sheet, &rows)
    };
    let mut leaves: Vec<Leaf> = rows.iter().zip(parents).map(|(row, parent)| leaf(build, sheet, row, parent)).collect();
    names_only(build, sheet, &rows, &mut leaves);
    // Standards of schools have many levels, and all below the first are competencies.
    let has = |role: Role| sheet.columns(role).next().is_some();
    if has(Role::Competency) || !has(Role::Ability) {
        by_height(&mut leaves);
    }
    grow(build, &leaves)?;
    let unnamed = build.records().iter().find(|record| record.kind == Kind::Path && record.face().is_empty());
    if let Some(path) = unnamed.map(|record| record.id) {
        build.says(path, Field::Title, &sheet.title, &[]);
    }
    Ok(())
}

/// Numbers that say where each row stands, whichever row comes first: "1.2.1". None where some rows have none, or the
/// same.
fn outline(build: &Build<'_>, sheet: &Sheet<'_>, rows: &[&Row]) -> Option<Vec<Vec<u32>>> {
    let number = |row: &&Row| -> Option<Vec<u32>> {
        let text = build.text(sheet.cell(row, Role::Depth)?).trim().trim_end_matches('.');
        text.split('.').map(|part| part.parse().ok()).collect()
    };
    let numbers: Vec<Vec<u32>> = rows.iter().map(number).collect::<Option<_>>()?;
    let is_one_each = numbers.iter().collect::<HashSet<_>>().len() == numbers.len();
    (is_one_each && numbers.iter().any(|number| number.len() > 1)).then_some(numbers)
}

/// The row whose number begins that of another, as far as there is one. The rows are put in the order of their numbers.
fn by_outline(
    build: &mut Build<'_>,
    sheet: &Sheet<'_>,
    rows: &mut [&Row],
    numbers: Vec<Vec<u32>>,
) -> Vec<Option<usize>> {
    let mut numbered: Vec<(Vec<u32>, &Row)> = numbers.into_iter().zip(rows.iter().copied()).collect();
    numbered.sort_by(|(a, _), (b, _)| a.cmp(b));
    let at: HashMap<&[u32], usize> = numbered.iter().enumerate().map(|(at, (number, _))| (&**number, at)).collect();
    let above = |number: &[u32]| (1..number.len()).rev().find_map(|end| at.get(&number[..end]).copied());
    let parents = numbered.iter().map(|(number, _)| above(number)).collect();
    for (row, (_, sorted)) in rows.iter_mut().zip(&numbered) {
        *row = sorted;
        if let Some(cell) = sheet.cell(sorted, Role::Depth) {
            build.skip(cell, Skip::Name);
        }
    }
    parents
}

/// Where the words for the kinds of things say nothing and there are three levels or more: what holds nothing is said of
/// what it stands in, that is a competency, and all above are groups. A word for a kind is the same for all that have it.
fn by_height(leaves: &mut [Leaf]) {
    let mut height = vec![0; leaves.len()];
    let mut depth = vec![0; leaves.len()];
    for at in 0..leaves.len() {
        let (mut up, mut steps) = (leaves[at].parent, 0);
        while let Some(parent) = up.filter(|_| steps < DEEPEST) {
            steps += 1;
            height[parent] = steps.max(height[parent]);
            up = leaves[parent].parent;
        }
        depth[at] = steps;
    }
    let words: HashSet<&str> = leaves.iter().filter_map(|leaf| leaf.kind.as_deref()).collect();
    let is_known = words.iter().any(|word| kind_called(word).is_some());
    let deepest = height.iter().copied().max().unwrap_or_default();
    if is_known || !(2..DEEPEST).contains(&deepest) {
        return;
    }
    let has_words = words.len() > 2 && leaves.iter().all(|leaf| leaf.kind.is_some());
    let key = |at: usize| match &leaves[at].kind {
        Some(word) if has_words => word.clone(),
        _ => depth[at].to_string(),
    };
    let mut highest: HashMap<String, usize> = HashMap::new();
    for (at, height) in height.iter().enumerate() {
        let of = highest.entry(key(at)).or_default();
        *of = (*of).max(*height);
    }
    let kinds: Vec<&str> = (0..leaves.len())
        .map(|at| match highest.get(&key(at)) {
            Some(0) => "ability",
            Some(1) => "competency",
            _ => "group",
        })
        .collect();
    for (leaf, kind) in leaves.iter_mut().zip(kinds) {
        leaf.kind = Some(kind.to_owned());
    }
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
    // What has no name is called by its title.
    let has_names = [Role::Name, Role::Code].into_iter().any(|role| sheet.columns(role).next().is_some());
    let titles = (!has_names || sheet.columns(Role::Ability).next().is_none()).then_some(Role::Competency);
    for role in [Role::Name, Role::Code].into_iter().chain(titles) {
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
    let mut named = None;
    for (column, cell) in &row.cells {
        match sheet.role(*column) {
            Some(Role::Ability) if leaf.text.is_none() => leaf.text = Some(cell.clone()),
            Some(Role::Competency) if named.is_none() => named = Some(cell.clone()),
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
                    leaf.id = leaf.id.or_else(|| crate::ids::uuid(build.text(cell)));
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
    // A name with more behind it is a title, and what stands behind it what is said.
    if leaf.title.is_none() && (leaf.text.is_some() || leaf.definition.is_some()) {
        leaf.title = named.take();
    }
    leaf.text = leaf.text.or(named);
    if let Some(said) = leaf.definition.take_if(|_| leaf.text.is_none()) {
        leaf.text = Some(said);
    }
    leaf
}
