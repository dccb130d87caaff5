//! First floor, sections of documents: tables below headings. A matrix is read as in a workbook; a table below a step or
//! a competency says more of it; one that lists the steps themselves gives them their grades.

use super::notes::Body;
use super::overview;
use super::plant::{Planter, Stand};
use super::positions;
use super::statement::label;
use super::titles;
use super::topics;
use super::tree::Tree;
use crate::build::Build;
use crate::error::ReadError;
use crate::layout::{self, Sheet};
use crate::mapping::{Layout, Role, SheetMap};
use crate::pieces::{Part, Skip};
use crate::table::{Row, Table};
use regex::Regex;
use rungs_model::{Field, Id, Kind, Value};
use std::sync::LazyLock;

/// Reads a table.
pub(super) fn read(p: &mut Planter<'_, '_>, at: usize, stand: Stand) -> Result<(), ReadError> {
    let Some(table) = &p.tree.tables[at] else { return Ok(()) };
    let told = p.input.map.and_then(|map| map.sheet(&table.name).first().copied()).cloned();
    let (mut map, sure) = match &told {
        Some(map) => (map.clone(), 1.0),
        None => guess(p.build, p.tree, table),
    };
    if told.is_none() {
        if let Some(step) = stand.step {
            return of_step(p, table, stand, step);
        }
        if overview::lists_steps(p, table) {
            return overview::read(p, table);
        }
        if stand.competency.is_none() && (topics::read(p, table, stand)? || positions::read(p, table)?) {
            return Ok(());
        }
        if let Some(competency) = stand.competency
            && of_levels(p, table, stand, competency)?
        {
            return Ok(());
        }
        if sure <= 0.0 {
            map.layout = Layout::Skip;
        }
    }
    p.mapping.sheets.push(map.clone());
    if map.layout == Layout::Skip && told.is_none() {
        return as_note(p, at, stand);
    }
    let title = match stand.path.and_then(|path| p.build.record(path)) {
        Some(path) => path.text(Field::Title).to_string(),
        None => p.title.clone(),
    };
    let first = map.head.unwrap_or(1).saturating_sub(1);
    for (_, part) in table.rows.iter().take_while(|row| row.number < first).flat_map(|row| &row.cells) {
        p.build.skip(part, Skip::Head);
    }
    let sheet = Sheet { title, group: stand.group, ..Sheet::of(table, &map) };
    layout::read(p.build, &mut p.things, &sheet)
}

/// What a table most likely is. Where others of the document are of levels, one over whose columns nobody knows a level is
/// no matrix of them: "Time", "Activity".
pub(super) fn guess(build: &Build<'_>, tree: &Tree, table: &Table) -> (SheetMap, f32) {
    let (map, sure) = layout::guess(build, table);
    let mut levels = map.columns.iter().filter(|column| column.is == Role::Level).peekable();
    let is_other = map.layout == Layout::Wide
        && tree.heads.have_levels
        && levels.peek().is_some()
        && !levels.any(|column| layout::is_level(&column.head))
        && !tree.heads.are_levels(build, table);
    if is_other { (map, 0.0) } else { (map, sure) }
}

/// A table that no reading fits stays a table, in a note.
fn as_note(p: &mut Planter<'_, '_>, at: usize, stand: Stand) -> Result<(), ReadError> {
    let root = p.build.root();
    let node = stand.step.or(stand.competency).or(stand.path).or(stand.group).unwrap_or(root);
    let mut body = Body::default();
    body.block(p, at);
    p.build.note(node, "", &[], &body.text, &body.parts)?;
    Ok(())
}

/// Whether a row reads like heads over what follows.
fn is_head(p: &Planter<'_, '_>, row: &Row) -> bool {
    row.cells.len() >= 2
        && row.cells.iter().all(|(_, part)| {
            let text = p.build.text(part).trim();
            text.chars().count() <= 40 && layout::role_of(text).is_some()
        })
}

/// Below a step each row is about a competency, or says a field of the step.
fn of_step(p: &mut Planter<'_, '_>, table: &Table, stand: Stand, step: Id) -> Result<(), ReadError> {
    let head = table.rows.first().filter(|row| is_head(p, row) || p.tree.heads.come_again(p.build, row));
    let roles: Vec<(u32, Option<Role>)> = head
        .into_iter()
        .flat_map(|row| &row.cells)
        .map(|(column, part)| (*column, layout::role_of(p.build.text(part))))
        .collect();
    for (_, part) in head.into_iter().flat_map(|row| &row.cells) {
        p.build.skip(part, Skip::Head);
    }
    let mut competency = stand.competency;
    for row in &table.rows[usize::from(head.is_some())..] {
        let [(first, name), rest @ ..] = row.cells.as_slice() else { continue };
        if rest.is_empty() {
            if *first == 0 && p.build.text(name).chars().count() <= 50 {
                competency = Some(p.things.competency(p.build, stand.group, name)?);
            } else {
                layout::abilities(p.build, step, competency, name)?;
            }
            continue;
        }
        if let Some(role) = label(p.build.text(name)).filter(|_| head.is_none()) {
            p.build.skip(name, Skip::Head);
            for (_, part) in rest {
                layout::about_step(p.build, &mut p.things, step, role, part)?;
            }
            continue;
        }
        let named = *first == 0 && p.build.text(name).chars().count() <= 80;
        if named {
            competency = Some(p.things.competency(p.build, stand.group, name)?);
        }
        let mut last: Option<Id> = None;
        for (column, part) in rest.iter().chain(row.cells[..1].iter().filter(|_| !named)) {
            let role = roles.iter().find(|(at, _)| at == column).and_then(|(_, role)| *role);
            match (role, last, competency) {
                (Some(Role::Examples), Some(ability), _) => p.build.say(ability, Field::Examples, part),
                (Some(Role::Definition), _, Some(id)) => layout::say_once(p.build, id, Field::Definition, part),
                (_, _, Some(id)) if named && head.is_some() && p.tree.heads.says_again(p.build, row, *column) => {
                    layout::say_once(p.build, id, Field::Definition, part);
                }
                _ => last = layout::abilities(p.build, step, competency, part)?.last().copied(),
            }
        }
    }
    Ok(())
}

#[allow(clippy::unwrap_used)] // the pattern is constant, and the samples run it
static GRADE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:grade|band|level|stufe|gehaltsband)\s+(?:\d{1,2}|\p{Lu}\d{0,2})\b").unwrap()
});

/// Takes the grade of a step from a sentence: "The planner is a grade 6."
pub(super) fn grade_said(p: &mut Planter<'_, '_>, step: Id, part: &Part) -> Result<bool, ReadError> {
    let text = p.build.text(part).to_string();
    let Some(found) = GRADE.find(&text).filter(|found| found.len() + 8 < text.len()) else { return Ok(false) };
    let mut letters = found.as_str().chars();
    let said: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let root = p.build.root();
    let grade = p.things.said(p.build, Kind::Grade, root, &said, &part.slice(found.range()))?;
    p.build.set(step, Field::Grade, Value::Link(grade), &[]);
    p.build.skip(&part.slice(0..found.start()), Skip::Head);
    p.build.skip(&part.slice(found.end()..text.len()), Skip::Head);
    Ok(true)
}

/// Whether a table says what one thing means at each level: true with the levels as columns, false with the levels as
/// rows.
pub(super) fn is_of_levels(build: &Build<'_>, tree: &Tree, table: &Table) -> Option<bool> {
    if tree.heads.are_levels(build, table) {
        return Some(true);
    }
    let reads = |part: &Part| layout::is_level(build.text(part)) && titles::known(build.text(part)).is_none();
    let (head, rows) = table.rows.split_first()?;
    let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let down = rows.iter().filter(|row| row.cells.first().is_some_and(|(_, part)| reads(part))).count();
    let few = (2..=3).contains(&width) && down >= 2 && down * 10 >= rows.len() * 8;
    // Heads that are levels themselves stand over something else.
    let over = head.cells.iter().skip(1).any(|(_, part)| reads(part));
    (few && !over).then_some(false)
}

/// Below a competency: levels as rows, or as columns over one row.
fn of_levels(p: &mut Planter<'_, '_>, table: &Table, stand: Stand, competency: Id) -> Result<bool, ReadError> {
    let Some(across) = is_of_levels(p.build, p.tree, table) else { return Ok(false) };
    let path = p.path_of(stand)?;
    if across {
        let Some((head, rows)) = table.rows.split_first() else { return Ok(false) };
        for (column, name) in &head.cells {
            let step = p.things.named(p.build, Kind::Step, path, name)?;
            for cell in rows.iter().filter_map(|row| row.cell(*column)) {
                layout::abilities(p.build, step, Some(competency), cell)?;
            }
        }
        return Ok(true);
    }
    for (n, row) in table.rows.iter().enumerate() {
        let [(_, name), rest @ ..] = row.cells.as_slice() else { continue };
        if n == 0 && (is_head(p, row) || !layout::is_level(p.build.text(name))) {
            row.cells.iter().for_each(|(_, part)| p.build.skip(part, Skip::Head));
            continue;
        }
        let step = p.things.named(p.build, Kind::Step, path, name)?;
        for (_, cell) in rest {
            layout::abilities(p.build, step, Some(competency), cell)?;
        }
    }
    Ok(true)
}
